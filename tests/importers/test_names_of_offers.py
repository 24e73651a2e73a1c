"""Which column names the rows of a list of offers, where its header does not say so, says it of several, or stands over other things."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from importers.columns.overrides import ColumnChoice
from importers.importing import Preview
from importers.options import Options
from importers.ways import Choosing, Way
from tests.importers.kept import things, ties
from tests.importers.lists import YES, codes, look_alone, write_csv

TAKEN = Options(municipality="0461", answers=YES, today="2026-11-23")
Rows = Sequence[Sequence[str]]
Things = Mapping[str, Mapping[str, object]]


def looked_at(rows: Rows, folder: Path, options: Options = TAKEN) -> Preview:
    shown = look_alone(folder, write_csv(folder / "liste.csv", rows), options=options)
    assert shown.result.read == shown.result.planned + len(shown.result.held_back)
    return shown


def columns_of(shown: Preview) -> dict[str, str]:
    return dict(shown.result.tables[0].columns)


@pytest.mark.parametrize(
    ("rows", "offers", "persons"),
    [
        pytest.param(
            [
                ["Klub", "Adresse", "Åbningstider", "Alder", "Leder", "Tlf", "Medlemspris"],
                ["Klub 1", "Vesterbro 12", "Man-tors 14-21", "10-18", "Ole Hansen", "63754001", "200 kr/kvt"],
                ["Ungdomsklubben Hjallese", "", "tirsdag 18-22", "13+", "", "63754003", "gratis"],
            ],
            {
                "Klub 1": {
                    "min_age": 10, "max_age": 18, "schedule": "Man-tors 14-21", "price": "200 kr/kvt", "phone": "63754001",
                    "address": "Vesterbro 12",
                },
                "Ungdomsklubben Hjallese": {"min_age": 13, "schedule": "tirsdag 18-22", "price": "gratis", "phone": "63754003"},
            },
            {"Ole Hansen": {"job_title": "Leder"}},
            id="clubs with a leader and a price",
        ),
        pytest.param(
            [
                ["Titel", "Underviser", "Start", "Kl.", "Pris", "Sted"],
                ["Keramik for unge", "Lise Holm", "7. september 2027", "18.30", "1250", "Kulturhuset"],
            ],
            {
                "Keramik for unge": {
                    "intake": "dates", "intake_dates": ["2027-09-07"], "schedule": "18.30", "price": "1250",
                    "contact_name": "Lise Holm", "address": "Kulturhuset",
                }
            },
            {},
            id="titles of courses are nobody's job",
        ),
        pytest.param(
            [
                ["Emne", "Oplægsholder", "Kl.", "Pris"],
                ["Unge og hash", "Lise Holm", "19.00", "gratis"],
                ["Angst", "Ole Hansen", "19.30", "gratis"],
            ],
            {
                "Unge og hash": {"schedule": "19.00", "price": "gratis", "contact_name": "Lise Holm"},
                "Angst": {"schedule": "19.30", "price": "gratis", "contact_name": "Ole Hansen"},
            },
            {},
            id="a header of another meaning that the list begins with",
        ),
    ],
)  # fmt: skip
def test_a_column_that_only_offers_have_makes_a_list_one_of_offers(
    tmp_path: Path, rows: Rows, offers: Things, persons: Things
) -> None:
    shown = looked_at(rows, tmp_path)

    assert things(shown, "Offer") == offers
    assert things(shown, "Actor") == persons
    assert "name_column_guessed" in codes(shown)


@pytest.mark.parametrize(
    "header",
    [
        "Behandling", "Workshop", "Arrangement", "Event", "Uddannelse", "Klub", "Café", "Støtteform", "Støttemulighed", "Hjælp",
        "Mulighed", "Redskab", "Idræt", "Spor", "Gruppe", "Emne", "Opgave", "Mentorkorps",
    ],
)  # fmt: skip
def test_the_names_of_offers_may_stand_under_any_header(tmp_path: Path, header: str) -> None:
    shown = looked_at(
        [
            [header, "Beskrivelse", "Alder", "Pris", "Tlf"],
            ["Natfodbold", "Vi spiller om natten", "13-18", "gratis", "63754001"],
            ["Samtaler for unge", "Man taler med en voksen", "15-25", "50 kr", "63754002"],
        ],
        tmp_path,
    )

    assert set(things(shown, "Offer")) == {"Natfodbold", "Samtaler for unge"}
    assert shown.result.held_back == ()


@pytest.mark.parametrize(
    ("rows", "answer"),
    [
        ([["Redskab", "Tlf"], ["Ungekort", "63754001"], ["Mestringsplan", "63754002"]], "tilbud"),
        ([["Behandling", "Mail"], ["Samtaler om hash", "a@b.dk"], ["Pårørendegruppe", "b@b.dk"]], "tilbud"),
        ([["Emne", "Link"], ["Angst", "https://angst.dk"], ["Gæld", "https://penge.dk"]], "tilbud"),
        ([["Klub", "Tlf"], ["Klub 1", "63754001"], ["Bolbro", "63754002"]], "organisationer"),
        ([["Værested", "Adresse", "Leder"], ["Perronen", "Byvej 3", "Ole Bo"], ["Den Gule", "Byvej 4", ""]], "organisationer"),
        ([["Bemyndiget", "Tlf"], ["Lise Holm", "63754001"], ["Ole Hansen", "63754002"]], "personer"),
    ],
)  # fmt: skip
def test_names_under_an_unknown_header_are_asked_about_where_nothing_tells(
    tmp_path: Path, rows: Rows, answer: str
) -> None:
    shown = looked_at(rows, tmp_path, Options(municipality="0461"))

    (asked,) = shown.result.decisions
    assert asked.question == f"Hvad er navnene i kolonnen »{rows[0][0]}«? Det første er »{rows[1][0]}«."
    assert asked.suggested == answer
    assert shown.result.planned == 0


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Uddannelse", "Skole", "Adgangskrav", "Start", "Varighed"],
            ["Bygge og anlæg", "Erhvervsskolen Lyng", "Bestået dansk", "Januar og august", "20 uger"],
            ["Tømrer", "Erhvervsskolen Lyng", "Over 1 år siden 9. klasse", "August", "20 uger"],
        ],
        [
            ["Uddannelse", "Skole", "Kontakt"],
            ["Bygge og anlæg", "Erhvervsskolen Lyng", "Ole Bo"],
            ["Tømrer", "Erhvervsskolen Lyng", "Ida Bo"],
        ],
        [
            ["Spor", "Indhold", "Optag", "Skole"],
            ["Bygge og anlæg", "Dansk", "August", "Erhvervsskolen Lyng"],
            ["Tømrer", "Værksted", "Løbende", "Erhvervsskolen Lyng"],
        ],
        [
            ["Skole", "Hvad", "Pris"],
            ["Erhvervsskolen Lyng", "Bygge og anlæg", "gratis"],
            ["Erhvervsskolen Lyng", "Tømrer", "gratis"],
        ],
    ],
)
def test_what_an_organisation_has_several_of_are_its_offers(tmp_path: Path, rows: Rows) -> None:
    shown = looked_at(rows, tmp_path)

    assert ties(shown) == {
        "Erhvervsskolen Lyng PROVIDES Bygge og anlæg", "Erhvervsskolen Lyng PROVIDES Tømrer"
    }  # fmt: skip
    assert "procedure" not in things(shown, "Organisation")["Erhvervsskolen Lyng"]


@pytest.mark.parametrize(
    ("rows", "ties_of_list"),
    [
        (
            [["Hold", "Klub", "Alder"], ["U8 drenge", "Dalum IF", "6-8"], ["U10 piger", "Dalum IF", "8-10"]],
            {"Dalum IF PROVIDES U8 drenge", "Dalum IF PROVIDES U10 piger"},
        ),
        (
            [["Sport", "Klub", "Kontingent"], ["Fodbold", "Dalum IF", "450"], ["Svømning", "Odense Svøm", "600"]],
            {"Dalum IF PROVIDES Fodbold", "Odense Svøm PROVIDES Svømning"},
        ),
        ([["Tilbud", "Klub", "Alder"], ["Musik", "ja", "15-25"], ["Dans", "nej", "18-30"]], set()),
        ([["Aktivitet", "Voksen", "Alder"], ["Musik", "Lise", "15-25"], ["Dans", "Ole", "18-30"]], set()),
    ],
)  # fmt: skip
def test_names_under_a_kind_of_organisation_are_the_providers_of_offers(
    tmp_path: Path, rows: Rows, ties_of_list: set[str]
) -> None:
    assert ties(looked_at(rows, tmp_path)) == ties_of_list


def test_what_one_lives_of_names_no_offer(tmp_path: Path) -> None:
    shown = looked_at(
        [
            ["FGU-spor", "Optag", "Ydelse", "Længde", "Skole"],
            ["Almen grunduddannelse (AGU)", "Januar og august", "FGU-ydelse", "op til 2 år", "FGU Lyng"],
            ["Erhvervsgrunduddannelse (EGU)", "Løbende", "elevløn", "2 år", "FGU Lyng"],
            ["Basis", "Løbende optag", "", "max 20 uger", "FGU Lyng"],
        ],
        tmp_path,
    )

    offers = things(shown, "Offer")
    assert set(offers) == {"Almen grunduddannelse (AGU)", "Erhvervsgrunduddannelse (EGU)", "Basis"}
    assert offers["Almen grunduddannelse (AGU)"]["for_income"] == ["fgu-ydelse"]
    assert offers["Erhvervsgrunduddannelse (EGU)"]["for_income"] == ["loen"]
    assert "for_income" not in offers["Basis"]


def test_a_list_of_what_one_may_live_of_holds_no_offers(tmp_path: Path) -> None:
    shown = looked_at([["Ydelse", "Sats"], ["Kontanthjælp", "7.000 kr"], ["SU", "6.000 kr"]], tmp_path)

    assert things(shown, "Offer") == {}
    assert (shown.result.read, len(shown.result.held_back)) == (2, 2)


SUBJECTS = [
    ["Linje", "Fag", "Værksted", "Antal elever", "Lærer", "Telefon"],
    ["PGU", "Mad og ernæring", "Køkkenet", "16", "Bo", "63750001"],
    ["PGU", "Byg, bolig og anlæg", "Træ", "18", "Kim", "63750002"],
    ["PGU", "Musik", "Studiet", "12", "Ida", "63750003"],
    ["AGU", "Matematik", "", "", "Ane", ""],
]


def test_of_several_columns_of_names_the_one_counts_that_tells_the_rows_apart(tmp_path: Path) -> None:
    shown = looked_at(SUBJECTS, tmp_path)

    assert things(shown, "Offer") == {
        "Mad og ernæring": {
            "kind": "fgu-pgu", "conditions": "Værksted: Køkkenet\nAntal elever: 16", "contact_name": "Bo", "phone": "63750001",
        },
        "Byg, bolig og anlæg": {
            "kind": "fgu-pgu", "conditions": "Værksted: Træ\nAntal elever: 18", "contact_name": "Kim", "phone": "63750002",
        },
        "Musik": {
            "kind": "fgu-pgu", "conditions": "Værksted: Studiet\nAntal elever: 12", "contact_name": "Ida", "phone": "63750003",
        },
        "Matematik": {"kind": "fgu-agu", "contact_name": "Ane"},
    }  # fmt: skip
    (told,) = (issue for issue in shown.result.issues if issue.code == "name_column_guessed")
    assert told.message == (
        "Tilbuddene er kaldt det, der står i kolonnen »Fag«, for dér er hver række forskellig. "
        "»Linje« og »Værksted« er ikke navnet."
    )
    assert told.way == Choosing(Way.CHOOSE_COLUMN, "Fag", "Offer.description")
    assert "same_field" not in codes(shown)


def test_numbers_alone_tell_no_offers_apart(tmp_path: Path) -> None:
    shown = looked_at(
        [
            ["Aktivitet", "Hold", "Alder"],
            ["Svømning", "Hold 1", "6-8 år"],
            ["Svømning", "Hold 2", "9-12 år"],
            ["Svømning", "Hold 3", "13-15 år"],
        ],
        tmp_path,
    )

    assert {name.partition(" (")[0] for name in things(shown, "Offer")} == {"Svømning"}
    assert "same_field" in codes(shown)


@pytest.mark.parametrize(
    ("rows", "subject"),
    [
        ([["Titel", "Navn", "Startdato", "Tlf"], ["Overlæge", "Lise Holm", "01-02-2020", "63754001"],
          ["UU-vejleder", "Ole Hansen", "01-02-2021", "63754002"]], "Actor"),
        ([["Klinik", "Land", "Leder", "Tlf"], ["Ly", "+45", "Lise Holm", "63754001"], ["Læ", "+46", "Ole Hansen", "63754002"]], "Actor"),
        ([["Bydel", "Leder", "Tlf"], ["Vollsmose", "Lise Holm", "63754001"], ["Bolbro", "Ole Hansen", "63754002"]], "Actor"),
        ([["Initialer", "Navn", "Telefon"], ["LIHO", "Lise Holm", "63754001"], ["OLHA", "Ole Hansen", "63754002"]], "Actor"),
        ([["Medarbejder", "Niveau", "Timer"], ["Lise Holm", "2", "37"], ["Ole Hansen", "1", "30"]], "Actor"),
        ([["Forening", "Facebookgruppe", "Alder", "Kontingent"], ["Dalum IF", "Dalumfans", "6-14", "450"],
          ["Lyng Volley", "Volleyvenner", "13-18", "500"]], "Organisation"),
        ([["Kategori", "Forening", "Aldersgruppe"], ["Fodbold", "Dalum IF", "6-14"], ["Volley", "Lyng Volley", "8-14"]], "Organisation"),
        ([["Organisation", "Kontaktperson", "Titel", "Alder"], ["Dalum IF", "Ole Hansen", "Formand", "6-14"],
          ["Lyng Volley", "Mia Lund", "Koordinator", "8-18"]], "Organisation"),
        ([["Distrikt", "Skole", "Vejleder", "Klassetrin"], ["Distrikt Nord", "Nordskolen", "Lise Holm", "8.-9."],
          ["Distrikt Syd", "Sydskolen", "Ole Hansen", "7.-9."]], "Organisation"),
    ],
)  # fmt: skip
def test_lists_of_staff_and_of_organisations_stay_what_they_are(tmp_path: Path, rows: Rows, subject: str) -> None:
    shown = looked_at(rows, tmp_path)

    assert things(shown, "Offer") == {}
    assert len(things(shown, subject)) == 2


def test_what_a_person_chose_to_name_the_rows_stands(tmp_path: Path) -> None:
    rows = [["Klub", "Beskrivelse", "Alder"], ["Klub 1", "Musik", "10-18"], ["Klub 2", "Natfodbold", "12-18"]]
    shown = looked_at(
        rows, tmp_path, Options(answers=YES, columns=(ColumnChoice("Beskrivelse", "Offer.name"),), municipality="0461")
    )

    assert set(things(shown, "Offer")) == {"Musik", "Natfodbold"}


@pytest.mark.parametrize(
    ("rows", "offers", "organisations"),
    [
        pytest.param(
            [
                ["Ungdomsskolen", "Gaming", "13-18 år", "63752020"],
                ["Ungdomsskolen", "Boksning", "13-18 år", "63752020"],
                ["Fritidscentret", "Klatring", "10-18 år", "63752021"],
            ],
            {
                "Gaming": {"min_age": 13, "max_age": 18, "phone": "63752020"},
                "Boksning": {"min_age": 13, "max_age": 18, "phone": "63752020"},
                "Klatring": {"min_age": 10, "max_age": 18, "phone": "63752021"},
            },
            {"Ungdomsskolen", "Fritidscentret"},
            id="providers that come again stand first",
        ),
        pytest.param(
            [
                ["Gaming", "Tirsdag kl. 18", "gratis"],
                ["Boksning", "Onsdag kl. 17", "gratis"],
                ["Klatring", "Fredag kl. 16", "50 kr"],
            ],
            {
                "Gaming": {"schedule": "Tirsdag kl. 18", "price": "gratis"},
                "Boksning": {"schedule": "Onsdag kl. 17", "price": "gratis"},
                "Klatring": {"schedule": "Fredag kl. 16", "price": "50 kr"},
            },
            set(),
            id="a day and its hour are no street",
        ),
        pytest.param(
            [
                ["Mandag", "Gaming", "16-18 år", "Lise Holm"],
                ["Tirsdag", "Musik", "17-19 år", "Ole Hansen"],
                ["Onsdag", "Madlavning", "16-19 år", "Mia Lund"],
            ],
            {
                "Gaming": {"schedule": "Mandag", "min_age": 16, "max_age": 18, "contact_name": "Lise Holm"},
                "Musik": {"schedule": "Tirsdag", "min_age": 17, "max_age": 19, "contact_name": "Ole Hansen"},
                "Madlavning": {"schedule": "Onsdag", "min_age": 16, "max_age": 19, "contact_name": "Mia Lund"},
            },
            set(),
            id="persons beside ages are contacts",
        ),
    ],
)
def test_a_list_without_a_header_names_its_offers_and_their_providers(
    tmp_path: Path, rows: Rows, offers: Things, organisations: set[str]
) -> None:
    shown = looked_at(rows, tmp_path)

    assert things(shown, "Offer") == offers
    assert set(things(shown, "Organisation")) == organisations


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([["Uddannelse", "Skole", "Kontakt"], ["Kok", "Kold College", "Ida Bo"], ["Murer", "Erhvervsskolen", "Per Bo"]], 1),
        ([["Ydelse", "Sats"], ["Mentor", "7.000 kr"], ["Bostøtte", "6.000 kr"]], 1),
        ([["Gaming", "Alle", "gratis"], ["Boksning", "15-25 år", "50 kr"], ["Klatring", "18+", "60 kr"]], None),
    ],
)  # fmt: skip
def test_words_that_may_be_values_are_a_header_where_no_row_below_has_their_like(
    tmp_path: Path, rows: Rows, header: int | None
) -> None:
    shown = looked_at(rows, tmp_path)

    assert shown.result.tables[0].header_row == header
    assert shown.result.read == 3 - (header or 0)
