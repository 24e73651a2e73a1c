"""How one meets, for how long one waits, how many there is room for, and where: cells of strangers' lists."""

from pathlib import Path

import pytest

from tests.importers.cells import Row, each_cell, fields_of, marks_of
from tests.importers.kept import things
from tests.importers.lists import KOLDING, look_alone, write_csv

CELLS: dict[str, list[Row]] = {
    "Form": [
        ("individuelt", {"setting": "individual"}, ""),
        ("gruppe", {"setting": "group"}, ""),
        ("hold", {"setting": "group"}, ""),
        ("1:1", {"setting": "individual"}, ""),
        ("Individuel og gruppe", {"setting": "both"}, ""),
        ("online gruppe", {"setting": "group", "form": "online"}, ""),
        ("Individuelt, på stedet", {"setting": "individual", "form": "on_site"}, ""),
        ("gruppe om mandagen", {"setting": "group"}, "kept"),
        ("online", {"form": "online"}, ""),
        ("kursus", {}, "unknown"),
    ],
    "Individuelt eller gruppe": [
        ("gruppe, online", {"setting": "group", "form": "online"}, ""),
        ("telefonisk", {"form": "online"}, ""),
    ],
    "Ventetid": [
        ("5 arbejdsdage", {"waiting_weeks": 1}, "kept"),
        ("10 hverdage", {"waiting_weeks": 2}, "kept"),
        ("10-15 hverdage", {"waiting_weeks": 3}, "kept"),
        ("8 hverdage", {"waiting_weeks": 2}, "inferred kept"),
        ("48 timer", {"waiting_weeks": 1}, "kept"),
    ],
    "Varighed": [("20 skoledage", {"duration_weeks": 4}, "kept")],
    "Pladser": [
        ("5 pr. 1/9-2026", {"seats_total": 5, "seats_on": "2026-09-01"}, ""),
        ("5 pr. 1/9", {"seats_total": 5}, "kept"),
        ("2 hold á 12", {"seats_total": 24}, "inferred kept"),
        ("3 hold à 8 deltagere", {"seats_total": 24}, "inferred kept"),
        ("2 x 12 pladser", {"seats_total": 24}, "inferred kept"),
        ("2 x 12", {}, "unknown"),
        ("8/10", {}, "doubt kept"),
        ("24/7", {}, "unknown"),
    ],
    "Ledige pladser": [("2 hold á 12", {}, "unknown"), ("8/10", {}, "doubt kept")],
    "Visitation": [
        ("på venteliste", {}, "unknown"),
        ("løbende", {"intake": "rolling"}, "inferred"),
        ("(x)", {"route": "visitation"}, "kept"),
        ("x", {"route": "visitation"}, ""),
    ],
    "Adgang": [("på venteliste", {"route": "self"}, "inferred kept")],
    "Adresse": [
        ("Odense", {"town": "Odense"}, ""),
        ("Vestergade 1, Aarhus", {"address": "Vestergade 1", "town": "Aarhus"}, ""),
        ("Hele Fyn", {}, "kept"),
    ],
    "Kommune": [
        ("Gentofde", {}, "doubt kept"),
        ("Middelfart, Nyborgg", {"SERVES": ["0410"]}, "doubt kept"),
        ("Hele landet", {"reach": "national"}, ""),
        ("Malmø", {}, "unknown"),
    ],
}


@pytest.mark.parametrize(("header", "text", "fields", "marks"), each_cell(CELLS))
def test_a_cell_gives_what_it_says_and_tells_what_was_taken_for_what(
    header: str, text: str, fields: dict[str, object], marks: str
) -> None:
    assert fields_of(header, text) == fields
    assert marks_of(header, text) == marks


def test_an_organisation_of_the_whole_country_or_of_a_misspelt_municipality_lies_in_no_other(tmp_path: Path) -> None:
    rows = [
        ["Organisation", "Kommune"],
        ["Mågen", "Hele landet"],
        ["Ternen", "Gentofde"],
        ["Klyden", "Region Syddanmark"],
    ]

    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert [edge for edge in shown.plan.change_set.edges if edge.type == "LOCATED_IN"] == []
    assert {issue.cell: issue.message for issue in shown.result.issues} == {
        "liste!B2": "Kommune: »Hele landet« er ingen enkelt kommune, så organisationen er ikke lagt i nogen. Teksten er gemt.",
        "liste!B3": "Kommune: »Gentofde« er ingen kommune, vi kender, så rækken er ikke lagt i nogen. Menes Gentofte?",
        "liste!B4": "Kommune: »Region Syddanmark« er en region og ingen kommune. Teksten er gemt.",
    }


def test_the_day_of_the_free_seats_goes_before_that_of_all_seats(tmp_path: Path) -> None:
    rows = [
        ["Tilbud", "Udbyder", "Pladser", "Ledige pladser"],
        ["Skak", "Mågen", "20 pr. 1/9-2026", "3 pr. 1/10-2026"],
        ["Dans", "Mågen", "20 pr. 1/9-2026", "3"],
    ]

    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert {name: offer["seats_on"] for name, offer in things(shown, "Offer").items()} == {
        "Skak": "2026-10-01",
        "Dans": "2026-09-01",
    }


def test_a_sector_above_offers_of_nobody_is_the_area_of_that_name(tmp_path: Path) -> None:
    rows = [
        ["Uddannelse", "", ""],
        ["Tilbud", "Alder", "Pris"],
        ["Lektiecafé", "13-18 år", "gratis"],
        ["Læsehjælp", "15-25 år", "50 kr."],
    ]

    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    areas = {edge.from_id: edge.to_id for edge in shown.plan.change_set.edges if edge.type == "DEVELOPS"}
    assert areas == {"offer-lektiecafe": "area-uddannelse", "offer-laesehjaelp": "area-uddannelse"}
    assert "no_home" not in {issue.code for issue in shown.result.issues}
