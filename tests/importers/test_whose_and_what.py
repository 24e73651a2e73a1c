"""Cells and headers that were once taken for something else: whose a detail is, what eight digits are, where a group ends."""

from pathlib import Path

import pytest

from tests.importers.cells import Row, each_cell, fields_of, marks_of
from tests.importers.kept import Things, things, ties
from tests.importers.lists import KOLDING, Rows, codes, look_alone, write_csv

DETAILS: list[tuple[str, Rows, Things, Things]] = [
    (
        "a phone is the provider's where its header says so, and no CVR number though its check digit fits",
        [["Udbyder", "Telefon udbyder", "Tilbud", "Telefon"], ["Mågen", "66112233", "Skak", "66112234"]],
        {"Skak": {"phone": "66112234"}},
        {"Mågen": {"phone": "66112233"}},
    ),
    (
        "a genitive before a detail tells whose it is",
        [
            ["Udbyder", "Udbyders telefon", "Mail udbyder", "Udbyders adresse", "Tilbud", "Kontaktperson tilbud", "Tilbuddets adresse"],
            ["Mågen", "66112233", "m@fugl.dk", "Vestergade 1, 5000 Odense C", "Skak", "Anna Lind", "Søndergade 4, 5220 Odense SØ"],
        ],
        {"Skak": {"contact_name": "Anna Lind", "address": "Søndergade 4", "postcode": "5220", "town": "Odense SØ"}},
        {"Mågen": {"phone": "66112233", "email": "m@fugl.dk", "address": "Vestergade 1", "postcode": "5000", "town": "Odense C"}},
    ),
    (
        "a phone within a longer header is one",
        [["Organisation", "Telefonnr. reception"], ["Mågen", "66112233"]],
        {},
        {"Mågen": {"phone": "66112233"}},
    ),
    (
        "a header for a contact over numbers alone is of phones",
        [["Tilbud", "Udbyder", "Kontakt tlf."], ["Skak", "Mågen", "66112234"]],
        {"Skak": {"phone": "66112234"}},
        {"Mågen": {}},
    ),
    (
        "an account is no phone and no CVR number",
        [["Organisation", "Konto"], ["Mågen", "66112233"]],
        {},
        {"Mågen": {}},
    ),
    (
        "a place that closes does so at an hour, not on a last day",
        [["Tilbud", "Udbyder", "Åbner", "Lukker"], ["Skak", "Mågen", "15.00", "21.30"]],
        {"Skak": {"schedule": "15.00\nLukker: 21.30"}},
        {"Mågen": {}},
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "offers", "organisations"), [case[1:] for case in DETAILS], ids=[case[0] for case in DETAILS]
)
def test_a_detail_goes_to_whom_its_header_names(
    tmp_path: Path, rows: Rows, offers: Things, organisations: Things
) -> None:
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert things(shown, "Offer") == offers
    assert things(shown, "Organisation") == organisations


CELLS: dict[str, list[Row]] = {
    "Alder": [
        ("under 18 og over 25", {}, "doubt kept"),
        ("ikke under 18 og over 25", {"min_age": 18, "max_age": 25}, ""),
        ("under 18 og 18+", {}, "kept"),
        ("16-årige til 24-årige", {"min_age": 16, "max_age": 24}, ""),
        ("20+ (ikke under 18)", {"min_age": 20}, "kept"),
    ],
    "Alder min": [("15,0", {"min_age": 15}, "")],
    "Postnr": [("05000", {"postcode": "5000"}, "inferred")],
    "Timer (min.)": [("45", {}, "doubt kept")],
    "Frist": [("senest en måned før", {"apply_by_days": 31}, "inferred kept")],
    "Henvisning": [("Selvhenvendelse frabedes", {}, "unknown")],
    "Lukker": [("21.30", {}, "kept"), ("31.12.2027", {"valid_to": "2027-12-31"}, "")],
    "Hvor": [
        ("fremmøde", {"form": "on_site"}, "inferred kept"),
        ("online og i huset", {}, "kept"),
        ("Onlinehuset", {"address": "Onlinehuset"}, ""),
    ],
}


@pytest.mark.parametrize(("header", "text", "fields", "marks"), each_cell(CELLS))
def test_what_a_cell_says_is_not_more_than_it_says(
    header: str, text: str, fields: dict[str, object], marks: str
) -> None:
    assert fields_of(header, text) == fields
    assert marks_of(header, text) == marks


@pytest.mark.parametrize(
    "text",
    [
        "Henvisning kræves kun for unge under 18 år",
        "Vi er 30 frivillige over 60 år og hjælper unge",
        "Forældresamtykke, hvis man er under 18 år",
    ],
)
def test_ages_of_some_are_no_age_group_in_prose(text: str) -> None:
    fields = fields_of("Beskrivelse", text)

    assert fields == {"description": text}


def test_a_text_that_names_other_ages_than_the_column_is_told_not_to_count(tmp_path: Path) -> None:
    rows = [["Tilbud", "Udbyder", "Alder", "Målgruppe"], ["Skak", "Mågen", "15-18", "Unge 18-25 år med lyst"]]

    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert things(shown, "Offer")["Skak"] == {"min_age": 15, "max_age": 18, "conditions": "Unge 18-25 år med lyst"}
    assert [(issue.cell, issue.code) for issue in shown.result.issues] == [("liste!D2", "two_columns")]


def test_a_municipality_that_nobody_knows_is_not_the_one_of_the_import(tmp_path: Path) -> None:
    rows = [["Organisation", "Kommune"], ["Mågen", "Narnia"], ["Ternen", "Odense"], ["Klyden", ""]]

    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    places = {edge.from_id: edge.to_id for edge in shown.plan.change_set.edges if edge.type == "LOCATED_IN"}
    assert places == {"org-ternen": "0461", "org-klyden": "0621"}
    assert [(issue.cell, issue.code) for issue in shown.result.issues] == [("liste!B2", "not_understood")]
    assert "ingen kommune" in shown.result.issues[0].message


GROUPED = [
    [
        ["Kommune", "Udbyder", "Tilbud"],
        ["Odense", "Klub Syd", "Fodbold"],
        ["Odense", "", "Håndbold"],
        ["Nyborg", "", "Samtaler"],
        ["Nyborg", "Klub Nord", "Dans"],
        ["Nyborg", "", "Skak"],
    ],
    [
        ["Udbyder", "Kommune", "Tilbud"],
        ["Klub Syd", "Odense", "Fodbold"],
        ["", "Odense", "Håndbold"],
        ["", "Nyborg", "Samtaler"],
        ["Klub Nord", "Nyborg", "Dans"],
        ["", "Nyborg", "Skak"],
    ],
]


@pytest.mark.parametrize("rows", GROUPED, ids=["the municipality first", "the municipality behind"])
def test_a_name_above_does_not_reach_into_another_municipality(tmp_path: Path, rows: Rows) -> None:
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert ties(shown) == {
        "Klub Syd PROVIDES Fodbold",
        "Klub Syd PROVIDES Håndbold",
        "Klub Nord PROVIDES Dans",
        "Klub Nord PROVIDES Skak",
    }
    assert set(things(shown, "Organisation")) == {"Klub Syd", "Klub Nord"}
    assert "liste!C4" in [issue.cell for issue in shown.result.issues if issue.code == "no_provider"]


STAFF = [
    ["Navn", "Afdeling", "Telefon"],
    ["Anna Lind", "Jobhuset", "66112233"],
    ["Bo Dam", "Jobhuset", "66112234"],
    ["Vagttelefon", "Jobhuset", "66112235"],
    ["Reception", "Jobhuset", "66112236"],
]


def test_names_beside_units_are_of_persons(tmp_path: Path) -> None:
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", STAFF), options=KOLDING)

    assert set(things(shown, "Actor")) == {"Anna Lind", "Bo Dam", "Vagttelefon", "Reception"}
    assert things(shown, "Offer") == {}
    assert "Anna Lind WORKS_AT Jobhuset" in ties(shown)


def test_names_beside_units_that_are_no_persons_are_asked_about(tmp_path: Path) -> None:
    rows = [["Navn", "Afdeling", "Telefon"], ["Skak", "Jobhuset", "66112233"], ["Kor", "Jobhuset", "66112234"]]

    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert shown.result.planned == 0
    assert len(shown.result.held_back) == 2
    assert "undecided" in codes(shown)


def test_a_place_of_staff_that_is_an_organisation_is_where_they_work(tmp_path: Path) -> None:
    rows = [["Navn", "Stilling", "Sted"], ["Anna Lind", "Leder", "Klub Øst"], ["Bo Dam", "Pædagog", "Klub Vest"]]

    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert ties(shown) == {"Anna Lind WORKS_AT Klub Øst", "Bo Dam WORKS_AT Klub Vest"}
    assert things(shown, "Actor") == {"Anna Lind": {"job_title": "Leder"}, "Bo Dam": {"job_title": "Pædagog"}}
