"""What a list seems to say and does not: days are no phones, guesses are shown as guesses, contradictions are told."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from importers.result import Issue
from tests.importers.cells import WORDS, fields_of, marks_of
from tests.importers.lists import (
    KOLDING,
    Rows,
    codes,
    edges_of,
    look,
    look_alone,
    nodes_of,
    opened,
    store_it,
    write_csv,
)

DAYS = (
    "15/10/2017",
    "15/10 2017",
    "15-10-2017",
    "15.10 2017",
    "15. 10. 2017",
    "15 10 2017",
    "15102017",
    "2017/10/15",
    "2017-10-15",
    "10/25/2017",
    "15/10/2017 10:00",
    "01.08.26-31.07.27",
    "2026/2027",
    "10.00-12.00",
)


def offer_of(tmp_path: Path, rows: Rows) -> Mapping[str, object]:
    """The one offer that a list makes."""
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)
    (offer,) = nodes_of(shown, "Offer").values()
    return offer.properties


def told(tmp_path: Path, rows: Rows, code: str) -> list[Issue]:
    """What is told of a list under a code."""
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)
    return [issue for issue in shown.result.issues if issue.code == code]


@pytest.mark.parametrize("day", DAYS)
def test_a_day_under_the_header_of_phones_is_not_understood(day: str) -> None:
    assert fields_of("Tlf.", day) == {}
    assert marks_of("Tlf.", day) == "unknown"


@pytest.mark.parametrize("day", DAYS[:10])
def test_a_day_beside_a_name_is_no_phone_and_the_phone_beside_it_is(day: str) -> None:
    assert "phone" not in fields_of("Kontaktperson", f"Hanne Holm (fra {day})")
    assert fields_of("Kontaktperson", f"Hanne Holm, tlf. 66 11 22 33 (fra {day})")["phone"] == "66 11 22 33"


@pytest.mark.parametrize(
    "phone", ["20 10 20 17", "20.10.20.17", "+45 20102017", "20171015", "75-12-34-56", "2030-4050"]
)
def test_a_phone_that_only_resembles_a_day_is_a_phone(phone: str) -> None:
    assert fields_of("Tlf.", phone) == {"phone": phone}


@pytest.mark.parametrize("day", [*DAYS[:10], "20171015"])
def test_a_column_of_days_is_no_column_of_phones(tmp_path: Path, day: str) -> None:
    rows = [["Medarbejder", "Organisation", "Ansat i"], *([f"Hanne Holm {n}", "Ørnereden", day] for n in "ABC")]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert not any("phone" in node.properties for node in shown.plan.change_set.nodes)


@pytest.mark.parametrize(
    ("header", "cell", "fields", "marks"),
    [
        ("Varighed", "½ år", {"duration_weeks": 26}, "inferred kept"),
        ("Varighed", "3 mdr.", {"duration_weeks": 13}, "inferred kept"),
        ("Varighed", "26 uger", {"duration_weeks": 26}, ""),
        ("Varighed", "14 dage", {"duration_weeks": 2}, "kept"),
        ("Varighed", "10 dage", {"duration_weeks": 2}, "inferred kept"),
        ("Varighed", "1 år (40 uger)", {"duration_weeks": 40}, "kept"),
        ("Ventetid", "ca. 3 mdr.", {"waiting_weeks": 13}, "inferred kept"),
        ("Ventetid", "ca. 6 uger", {"waiting_weeks": 6}, "inferred kept"),
        ("Pladser", "ca. 12", {"seats_total": 12}, "inferred"),
        ("Timer om ugen", "ca. 10 timer", {"hours_per_week": 10}, "inferred kept"),
        ("Pris", "Egenbetaling 50 kr.", {"price": "Egenbetaling 50 kr.", "payer": "Egenbetaling"}, ""),
        ("Pris", "Betales af jobcentret", {"price": "Betales af jobcentret", "payer": "jobcentret"}, ""),
        ("Pris", "Kontingent 300 kr.", {"price": "Kontingent 300 kr."}, ""),
        ("Tilgængelighed", "Kørestol", {"accessibility": ["koerestol"]}, ""),
        ("Tilgængelighed", "Tolk", {"accessibility": ["tolk"]}, ""),
        ("Tilgængelighed", "kørestol og tolk", {"accessibility": ["koerestol", "tolk"]}, ""),
        ("Tilgængelighed", "Handicaptoilet", {"accessibility": ["koerestol"]}, "inferred kept"),
        ("Tilgængelighed", "Elevator", {}, "unknown"),
        ("Telefon", "66 11 11 11 / +45 66111111", {"phone": "66 11 11 11"}, ""),
        ("Nøgleord", "Shelter/Refuge", {}, "unknown"),
    ],
)
def test_what_is_more_exact_than_its_cell_is_marked_and_what_is_read_whole_is_not_kept_again(
    header: str, cell: str, fields: dict[str, object], marks: str
) -> None:
    assert fields_of(header, cell) == fields
    assert marks_of(header, cell) == marks


def test_the_same_guess_for_many_cells_is_told_once_with_their_number(tmp_path: Path) -> None:
    rows = [["Tilbud", "Udbyder", "Varighed"], *([f"Hold {n}", "Ørnereden", "½ år"] for n in "ABCDE")]
    issues = told(tmp_path, rows, "inferred_value")

    assert [(issue.cell, issue.message) for issue in issues] == [
        ("liste!C2", "Varighed: »½ år« er læst som 26 uger. Det gælder 5 celler.")
    ]


def test_ages_in_prose_are_inferred_and_an_age_column_goes_before_them(tmp_path: Path) -> None:
    rows = [["Tilbud", "Udbyder", "Målgruppe"], ["Skak", "Ørnereden", "Unge mellem 15 og 25 år med angst"]]
    assert marks_of("Målgruppe", rows[1][2]) == "inferred"
    (note,) = told(tmp_path, rows, "inferred_value")
    assert (note.cell, "fra 15 til 25 år" in note.message) == ("liste!C2", True)

    both = [[*rows[0], "Alder"], [*rows[1], "18-30"]]
    offer = offer_of(tmp_path, both)
    assert (offer["min_age"], offer["max_age"]) == (18, 30)


@pytest.mark.parametrize(
    "rows",
    [
        [["Tilbud", "Udbyder", "Telefon"], ["Skak", "Ørnereden", "66 11 11 11"], ["Skak", "Ørnereden", "+45 66111111"]],
        [["Tilbud", "Udbyder", "Telefon", "Mobil"], ["Skak", "Ørnereden", "66 11 11 11", "+45 66111111"]],
    ],
)
def test_two_spellings_of_a_phone_are_one_phone(tmp_path: Path, rows: Rows) -> None:
    offer = offer_of(tmp_path, rows)

    assert str(offer["phone"]).replace(" ", "").removeprefix("+45") == "66111111"
    assert not {"conditions", "how_to_apply"} & offer.keys()


CONTRADICTIONS: dict[str, tuple[list[str], list[str], str, str]] = {
    "an end before the beginning": (
        ["Gyldig fra", "Gyldig til"],
        ["1/1-2026", "1/1-2025"],
        "ends_before_it_begins",
        "D2",
    ),
    "more free than there are": (["Pladser", "Ledige pladser"], ["12", "15"], "too_many_free", "C2"),
    "the youngest over the oldest": (["Fra alder", "Til alder"], ["25", "15"], "ages_turned", "D2"),
}


@pytest.mark.parametrize(("headers", "cells", "code", "at"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_values_that_contradict_each_other_are_a_warning_with_both_cells(
    tmp_path: Path, headers: list[str], cells: list[str], code: str, at: str
) -> None:
    (issue,) = told(tmp_path, [["Tilbud", "Udbyder", *headers], ["Skak", "Ørnereden", *cells]], code)

    assert (issue.severity, issue.cell) == ("warning", f"liste!{at}")
    assert "liste!C2" in issue.message
    assert "liste!D2" in issue.message


def test_what_the_list_says_may_also_contradict_the_graph(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, write_csv(tmp_path / "a.csv", [["Tilbud", "Udbyder", "Pladser"], ["Skak", "Ørnereden", "12"]]))
        later = write_csv(tmp_path / "b.csv", [["Tilbud", "Udbyder", "Ledige pladser"], ["Skak", "Ørnereden", "15"]])

        (issue,) = [one for one in look(store, later).result.issues if one.code == "too_many_free"]
        assert (issue.cell, "i kortet" in issue.message) == ("b!C2", True)


def test_values_that_agree_are_no_contradiction(tmp_path: Path) -> None:
    rows = [
        ["Tilbud", "Udbyder", "Gyldig fra", "Gyldig til", "Pladser", "Ledige pladser", "Fra alder", "Til alder"],
        ["Skak", "Ørnereden", "1/1-2026", "1/1-2026", "12", "12", "15", "15"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)
    assert codes(shown) == []
    assert edges_of(shown, "PROVIDES") == {("org-oernereden", "offer-skak")}


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("se side 4", True),
        ("Se s. 12-13", True),
        ("(se bilag A)", True),
        ("jf. bilag 2 og 3", True),
        ("se ark 2", True),
        ("se side 4 om priser", False),
        ("se Anna", False),
        ("sende mail", False),
    ],
)
def test_a_cell_that_only_names_another_place_is_a_placeholder(text: str, is_one: bool) -> None:
    assert WORDS.is_placeholder(text) is is_one


def test_a_wrong_check_digit_is_a_warning() -> None:
    assert (fields_of("CVR", "12345678"), marks_of("CVR", "12345678")) == ({"cvr": "12345678"}, "doubt")


def test_one_row_is_not_counted_as_several(tmp_path: Path) -> None:
    (issue,) = told(tmp_path, [["Telefon", "Mail"], ["66111111", "a@b.dk"]], "no_name_column")
    assert "så den ene række er holdt tilbage" in issue.message


def test_a_known_header_of_names_over_days_names_nobody(tmp_path: Path) -> None:
    rows: Rows = [["Navn", "Organisation", "Ansat"], ["Hanne Holm", "Ørnereden", "15/10/2017"]]
    rows += [["Per Pind", "Mågen", "16/08/2016"]]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert {node.properties["name"] for node in nodes_of(shown, "Actor").values()} == {"Hanne Holm", "Per Pind"}
    assert [issue.cell for issue in shown.result.issues if issue.code == "column_unknown"] == ["liste!C1"]


@pytest.mark.parametrize(
    ("text", "is_none"),
    [("15/10/2017", True), ("2017-10-15", True), ("10.00-12.00", True), ("24/7", False), ("3F", False), ("112", False)],
)
def test_a_day_is_no_name_and_a_number_may_be_one(text: str, is_none: bool) -> None:
    assert WORDS.is_no_name(text) == is_none
