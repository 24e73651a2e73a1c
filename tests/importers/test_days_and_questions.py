"""Headers whose meaning the rest of the list tells: "Dato" of what happens once, questions, headings over "Navn", many of one kind."""

from pathlib import Path

import pytest

from importers.header_questions import asks_what_is_offered, meaning_of_question
from importers.ways import Choosing, Way
from tests.importers.kept import things
from tests.importers.lists import codes
from tests.importers.test_names_of_offers import Rows, columns_of, looked_at


@pytest.mark.parametrize(
    ("rows", "days"),
    [
        pytest.param(
            [
                ["Titel", "Alder", "Dato", "Tidspunkt", "Sted", "Arrangør"],
                ["Fodboldskole", "6-14", "29-06-2026", "9-15", "Stadion", "Dalum IF"],
                ["Filmaften", "13-18", "14-01-2027", "19-21", "", "Ungdomsskolen"],
            ],
            {"Fodboldskole": ["2026-06-29"], "Filmaften": ["2027-01-14"]},
            id="beside a time of day",
        ),
        pytest.param(
            [
                ["Aktivitet", "Dato", "Kl.", "Hvor"],
                ["Julefrokost", "2026-11-01", "18-22", "Klubben"],
                ["Bowling", "2026-11-08", "kl. 15", "Bowlinghallen"],
            ],
            {"Julefrokost": ["2026-11-01"], "Bowling": ["2026-11-08"]},
            id="also where all have been held",
        ),
        pytest.param(
            [
                ["Aktivitet", "Dato", "Sted"],
                ["Sommerlejr", "01-07-2027", "Fyn"],
                ["Julefest", "12-12-2026", "Klubben"],
                ["Tur", "01-10-2026", "Skoven"],
            ],
            {"Sommerlejr": ["2027-07-01"], "Julefest": ["2026-12-12"], "Tur": ["2026-10-01"]},
            id="half of them still to come",
        ),
        pytest.param(
            [
                ["Arrangør", "Arrangement", "Dato"],
                ["Dalum IF", "Fodboldskole", "29-06-2027"],
                ["Ungdomsskolen", "Filmaften", "14-01-2027"],
                ["Ungdomsskolen", "Lan", "15-01-2027"],
            ],
            {"Fodboldskole": ["2027-06-29"], "Filmaften": ["2027-01-14"], "Lan": ["2027-01-15"]},
            id="days to come make offers of the rows",
        ),
    ],
)
def test_the_day_of_what_happens_once_is_when_it_is_held(
    tmp_path: Path, rows: Rows, days: dict[str, list[str]]
) -> None:
    shown = looked_at(rows, tmp_path)

    offers = things(shown, "Offer")
    assert {name: fields["intake_dates"] for name, fields in offers.items()} == days
    assert not any("verified_on" in fields for fields in offers.values())
    (told,) = (issue for issue in shown.result.issues if issue.code == "day_held")
    assert told.way == Choosing(Way.CHOOSE_COLUMN, "Dato", "Offer.verified_on")
    assert "day_ahead" not in codes(shown)


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (["Tilbud", "Udbyder", "Dato"], [["Mentor", "KUI", "01-10-2026"], ["Natcafé", "Røde Kors", "02-10-2026"]]),
        (["Tilbud", "Åbningstider", "Dato"], [["Mentor", "man-tors 9-15", "01-10-2026"], ["Natcafé", "fre 20-02", "02-10-2026"]]),
        (["Tilbud", "Kl.", "Sidst opdateret"], [["Mentor", "9-15", "01-10-2026"], ["Natcafé", "20-02", "02-10-2026"]]),
    ],
)  # fmt: skip
def test_the_day_of_a_list_that_is_kept_is_when_it_was_confirmed(
    tmp_path: Path, header: list[str], rows: list[list[str]]
) -> None:
    shown = looked_at([header, *rows], tmp_path)

    offers = things(shown, "Offer")
    assert [offers[name]["verified_on"] for name in ("Mentor", "Natcafé")] == ["2026-10-01", "2026-10-02"]
    assert "day_held" not in codes(shown)


def test_one_day_to_come_among_many_is_a_slip(tmp_path: Path) -> None:
    rows = [["Tilbud", "Dato"], ["Mentor", "01-10-2026"], ["Natcafé", "02-10-2026"], ["Lektiecafé", "03-10-2062"]]
    shown = looked_at(rows, tmp_path)

    assert things(shown, "Offer")["Mentor"] == {"verified_on": "2026-10-01"}
    assert "day_ahead" in codes(shown)


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Hvem må komme?", "target-group"),
        ("Hvem kan bruge jer og jeres hus?", "target-group"),
        ("Hvem skal en ung ringe til?", "contact-name"),
        ("Hvem driver stedet for jer?", "organisation-name"),
        ("Hvem betaler for det hele?", "payer"),
        ("Hvad koster det for den unge?", "price"),
        ("Koster det noget for den unge?", "price"),
        ("Hvor gamle må de være?", "age"),
        ("Hvor mange unge kan I have på en gang?", "seats-total"),
        ("Hvor længe kan man være hos jer?", "duration"),
        ("Hvor finder man jer?", "address"),
        ("Hvornår holder I åbent for unge?", "hours"),
        ("Hvornår kan en ung begynde?", "intake"),
        ("Hvordan kommer en ung i gang hos jer?", "how-to-apply"),
        ("Hvordan henviser jeg en ung?", "how-to-apply"),
        ("Skal den unge visiteres først?", "route"),
        ("Hvad kræver det af den unge?", "conditions"),
        ("Hvor lang er ventelisten nu?", "waiting"),
        ("Hvad sker der hos jer?", "description"),
        ("Er I glade for kortet?", ""),
        ("Hvidevarer", ""),
        ("Erfaring", ""),
    ],
)
def test_a_question_asks_for_a_field(header: str, meaning: str) -> None:
    assert meaning_of_question(header) == meaning


def test_only_what_there_is_may_be_an_offers_name() -> None:
    asked = ["Hvad tilbyder I unge?", "Hvad kan I tilbyde de unge?", "Hvilke tilbud har I?", "Hvad laver I?"]
    assert [asks_what_is_offered(header) for header in asked] == [True] * 4
    assert not asks_what_is_offered("Hvad koster det?")


def test_answers_to_questions_are_offers_with_all_their_fields(tmp_path: Path) -> None:
    shown = looked_at(
        [
            ["Organisation", "Hvad tilbyder I unge?", "Hvem må komme?", "Hvordan kommer man i gang?", "Hvad koster det?",
             "Hvem kan vi kontakte?"],
            ["Røde Kors Odense", "Lektiecafé og fællesspisning", "Unge 15-35 år", "Bare mød op", "Det er gratis", "Mia Lund, 63751111"],
            ["Headspace", "Samtaler med frivillige", "Unge 12-25 år", "Ring eller kom forbi", "Ikke noget", "Jens, 63751112"],
        ],
        tmp_path,
    )  # fmt: skip

    assert things(shown, "Offer") == {
        "Lektiecafé og fællesspisning": {
            "conditions": "Unge 15-35 år", "min_age": 15, "max_age": 35, "route": "open", "how_to_apply": "Bare mød op",
            "price": "gratis", "contact_name": "Mia Lund", "phone": "63751111",
        },
        "Samtaler med frivillige": {
            "conditions": "Unge 12-25 år", "min_age": 12, "max_age": 25, "route": "open", "how_to_apply": "Ring eller kom forbi",
            "price": "gratis", "contact_name": "Jens", "phone": "63751112",
        },
    }  # fmt: skip
    assert things(shown, "Organisation") == {"Røde Kors Odense": {}, "Headspace": {}}


def test_a_form_of_questions_is_one_offer(tmp_path: Path) -> None:
    shown = looked_at(
        [
            ["Spørgsmål", "Svar"],
            ["Hvad hedder jeres tilbud?", "Natcafé"],
            ["Hvem må komme?", "Unge 15-25 år"],
            ["Hvad koster det for den unge?", "Gratis"],
            ["Hvor finder man jer?", "Byvej 3, 5000 Odense C"],
            ["Hvem skal man ringe til?", "Ole Hansen 63754002"],
        ],
        tmp_path,
    )

    assert things(shown, "Organisation") == {}
    assert things(shown, "Offer") == {
        "Natcafé": {
            "conditions": "Unge 15-25 år", "min_age": 15, "max_age": 25, "price": "gratis", "contact_name": "Ole Hansen",
            "phone": "63754002", "address": "Byvej 3", "postcode": "5000", "town": "Odense C",
        }
    }  # fmt: skip


def test_who_is_a_person_or_a_target_group_by_its_cells(tmp_path: Path) -> None:
    rows = [["Hvad", "Hvem", "Alder"], ["Fodbold", "Ole Hansen", "6-14"], ["Volley", "Mia Lund", "8-18"]]
    assert columns_of(looked_at(rows, tmp_path))["Hvem"] == "Offer.contact_name"
    groups = [["Hvad", "Hvem", "Alder"], ["Fodbold", "alle unge", "6-14"], ["Volley", "nye i byen", "8-18"]]
    assert columns_of(looked_at(groups, tmp_path))["Hvem"] == "Offer.conditions"


def test_sentences_that_answer_what_is_offered_are_no_names(tmp_path: Path) -> None:
    shown = looked_at(
        [
            ["Organisation", "Hvad tilbyder I unge?", "Hvad koster det?"],
            ["Røde Kors", "Vi hjælper unge med lektier og laver mad sammen hver tirsdag.", "gratis"],
            ["Headspace", "Vi taler med unge om det, der er svært, og er der bare.", "gratis"],
        ],
        tmp_path,
    )

    assert things(shown, "Offer") == {}
    assert set(things(shown, "Organisation")) == {"Røde Kors", "Headspace"}


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (
            [["Tilbud", ""], ["Navn", "Den Grønne Have"], ["Adresse", "Havevej 2"], ["Telefon", "63751111"]],
            {"Navn": "Offer.name"},
        ),
        (
            [["Organisation", ""], ["Navn", "Den Grønne Have"], ["Adresse", "Havevej 2"], ["Telefon", "63751111"]],
            {"Navn": "Organisation.name"},
        ),
        (
            [["Tilbud", ""], ["Navn", "Den Grønne Have"], ["Telefon", "63751111"], ["Kontaktperson", ""], ["Navn", "Birgit Olsen"],
             ["Mail", "bo@have.dk"]],
            {"Navn": "Offer.name", "Navn (5)": "Offer.contact_name"},
        ),
        (
            [["Tilbud", "", ""], ["Navn", "Den Grønne Have", "Natcafé"], ["Adresse", "Havevej 2", "Byvej 3"],
             ["Telefon", "63751111", "63751112"]],
            {"Navn": "Offer.name"},
        ),
    ],
)  # fmt: skip
def test_an_empty_field_above_navn_is_the_heading_that_says_whose_it_is(
    tmp_path: Path, rows: Rows, columns: dict[str, str]
) -> None:
    shown = looked_at(rows, tmp_path)

    assert columns_of(shown).items() >= columns.items()
    assert shown.result.held_back == ()


def test_columns_of_counts_and_of_interests_meet_one_fate_each(tmp_path: Path) -> None:
    shown = looked_at(
        [
            ["Forening", "Idræt", "Antal medlemmer 0-18 år", "Antal medlemmer 19-25 år", "Antal elever", "Telefon"],
            ["Dalum IF", "Fodbold", "120", "30", "3", "63754001"],
            ["Lyng Volley", "Volleyball", "60", "20", "4", "63754002"],
        ],
        tmp_path,
    )

    assert things(shown, "Organisation")["Dalum IF"]["procedure"] == (
        "Idræt: Fodbold\nAntal medlemmer 0-18 år: 120\nAntal medlemmer 19-25 år: 30\nAntal elever: 3"
    )
    assert "column_unknown" not in codes(shown)
