"""What the cells of a column without a usable header hold."""

import pytest

from importers.columns.column_contents import contents_of
from importers.values.ages import read_title_ages
from tests.importers.cells import WORDS

COLUMNS: dict[str, list[str]] = {
    "phone": ["75 12 34 56", "20304050", "+45 75 12 34 57", "tlf. 75123458 (Hanne)"],
    "email": ["info@kolding.dk", "åse@ærø.dk", "mailto:a@b.dk"],
    "website": ["www.kolding.dk", "https://vejle.dk/unge", "headspace.dk"],
    "cvr": ["29189897", "29189838", "DK29189811"],
    "postcode": ["6000 Kolding", "7100 Vejle", "DK-8000 Aarhus C"],
    "address": ["Storegade 1, 6000 Kolding", "Nørre Allé 12 B", "H.C. Andersens Vej 3, 2. th."],
    "age": ["15-25 år", "18+", "15-17", "fra 18 år", "under 30"],
    "verified-on": ["1. oktober 2026", "03-11-2026", "2026-08-01"],
    "municipality": ["Kolding", "Vejle Kommune", "0607"],
    "route": ["ingen henvisning", "Visitation", "selvhenvendelse", "henvisning fra læge"],
    "intake": ["løbende", "hele året", "to gange om året"],
    "price": ["gratis", "250 kr.", "100 kr./md."],
    "legal-basis": ["SEL § 85", "§ 101", "Barnets lov § 32"],
    "hours": ["Man-tors 9-15", "mandag kl. 10", "hver tirsdag"],
    "sector": ["Kommune", "Civilsamfund", "Region"],
    "stage": ["uddannelsesparat", "jobparat", "aktivitetsparat"],
    "area": ["motivation", "døgnrytme; økonomi", "ensomhed"],
    "organisation-name": ["Viuf Skole", "Kolding Ungdomsskole", "Ungehuset", "Headspace Fonden"],
    "person-name": ["Hanne Jensen", "Per Holm", "Sara Bendtsen Høegh"],
    "description": [
        "Et sted, hvor unge kan mødes om mad og musik, og hvor der altid er en voksen.",
        "Vi taler sammen to gange om ugen, og du bestemmer selv, hvad det skal handle om.",
    ],
}


@pytest.mark.parametrize(("meaning", "texts"), COLUMNS.items(), ids=COLUMNS)
def test_a_column_is_known_by_what_its_cells_hold(meaning: str, texts: list[str]) -> None:
    likeliest = contents_of(texts, WORDS)[0]

    assert likeliest.meaning == meaning
    assert 0.5 <= likeliest.confidence <= 1
    assert likeliest.reason.startswith(f"{len(texts)} af {len(texts)} celler ligner ")


def test_placeholders_count_for_nothing_and_strangers_lower_the_confidence() -> None:
    texts = ["75123456", "-", "20304050", "ikke oplyst", "ring til os", "30405060"]
    guesses = contents_of(texts, WORDS)

    assert (guesses[0].meaning, guesses[0].reason) == ("phone", "3 af 4 celler ligner telefonnumre.")
    assert guesses[0].confidence == pytest.approx(0.9 * 3 / 4, abs=0.01)


@pytest.mark.parametrize("texts", [[], ["-", "?"], ["blå", "rød", "grøn"], ["1", "2", "3"], ["3112991234"]])
def test_cells_that_tell_nothing_give_no_guess(texts: list[str]) -> None:
    assert contents_of(texts, WORDS) == ()


def test_eight_digits_are_phones_unless_their_check_digits_say_that_they_are_cvr_numbers() -> None:
    assert [contents_of([text], WORDS)[0].meaning for text in ("75123456", "29189897")] == ["phone", "cvr"]


@pytest.mark.parametrize(
    ("title", "ages"),
    [
        ("Tilbud 18+", (18, None)),
        ("Unge 15-17", (15, 17)),
        ("Tilbud til unge 18-29 år", (18, 29)),
        ("Tilbud til voksne over 18 år", (18, None)),
    ],
)
def test_a_header_or_title_may_say_an_age(title: str, ages: tuple[int | None, int | None]) -> None:
    said = read_title_ages(title)

    assert said is not None
    assert (said.min_age, said.max_age) == ages


@pytest.mark.parametrize(
    "title", ["Tilbud 2026", "Tilbud 2026-27", "Uge 10-12", "Liste pr. 1/10-26", "Tilbud", "12-16 uger", "Fase 1-2"]
)
def test_a_number_in_a_title_is_no_age_by_itself(title: str) -> None:
    assert read_title_ages(title) is None
