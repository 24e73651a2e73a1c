"""No CPR number comes in, and none comes out again in what the import says."""

import json
from pathlib import Path

import pytest

from tests.importers.lists import KOLDING, Rows, contents, look_alone, nodes_of, opened, store_it, write_csv, write_xlsx

CPR = "311299-1234"
HEADER = ["Tilbud", "Udbyder", "Beskrivelse", "Telefon", "Hemmeligt"]


@pytest.mark.parametrize(
    "form",
    [
        CPR,
        "3112991234",
        "311299 1234",
        "se 311299-1234 for mere",
        "31.12.99-1234",
        "31 12 99 1234",
        "311299 12 34",
        "31/12-99-1234",
        "31\u00a012\u00a099\u00a01234",
        "3112 99 1234",
        "31-12-99-1234",
        "31-12-1999-1234",
        "311299.1234",
        "311299/1234",
    ],
)
@pytest.mark.parametrize("column", range(5))
def test_a_row_with_a_cpr_number_anywhere_is_held_back_and_masked(tmp_path: Path, form: str, column: int) -> None:
    row = ["Mentor", "KUI Ribe", "En voksen", "75123456", "x"]
    row[column] = form
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", [HEADER, row, ["Praktik", "KUI Ribe", "", "", ""]]))

    assert [held.issue.cell for held in shown.result.held_back] == [f"liste!{'ABCDE'[column]}2"]
    assert shown.result.held_back[0].issue.code == "cpr"
    assert set(nodes_of(shown, "Offer")) == {"offer-praktik"}
    assert "1234" not in json.dumps(shown.result.as_json()).replace("75123456", "")


def test_a_cpr_number_over_two_cells_is_found_and_a_phone_beside_a_postcode_is_none(tmp_path: Path) -> None:
    rows = [HEADER, ["Mentor", "KUI Ribe", "x", "311299", "1234"], ["Praktik", "KUI Ribe", "", "75 01 02 03", "6000"]]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert [(held.issue.code, held.issue.cell) for held in shown.result.held_back] == [("cpr", "liste!D2")]
    assert "1234" not in json.dumps(shown.result.as_json())


def test_a_cpr_number_that_a_workbook_took_for_a_number_is_found(tmp_path: Path) -> None:
    rows: Rows = [HEADER, ["Mentor", "KUI Ribe", "", 112991234.0, ""], ["Praktik", "KUI Ribe", "", 3112991234.0, ""]]
    shown = look_alone(tmp_path, write_xlsx(tmp_path / "liste.xlsx", {"Ark1": rows}))

    assert [held.issue.code for held in shown.result.held_back] == ["cpr", "cpr"]
    assert "1234" not in json.dumps(shown.result.as_json())


@pytest.mark.parametrize(
    "rows",
    [
        [[f"Liste for {CPR}"], HEADER, ["Mentor", "KUI Ribe", "x", "75003456", "y"]],
        [[*HEADER, CPR], ["Mentor", "KUI Ribe", "x", "75003456", "y", "z"]],
        [HEADER, [f"{CPR}:"], ["Mentor", "KUI Ribe", "x", "75003456", "y"]],
        [HEADER, ["Mentor", "KUI Ribe", "x", "75003456", "y"], [], [f"Spørg {CPR}"]],
        [["Tilbud", "Udbyder", f"Telefon {CPR}"], ["Mentor", "KUI Ribe", "hos Ulla"]],
    ],
)
def test_neither_titles_headers_sections_nor_notes_let_one_through(tmp_path: Path, rows: Rows) -> None:
    with opened(tmp_path) as store:
        result = store_it(store, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

        assert "1234" not in json.dumps(result.as_json())
        assert not [line for line in contents(store) if "1234" in line]
        assert "1234" not in str(store.changes())


def test_ten_digits_under_a_p_number_are_a_p_number_and_elsewhere_a_cpr_number(tmp_path: Path) -> None:
    rows = [
        ["Organisation", "P-nummer", "CVR"],
        ["Kolding IF", "1003456789", "10034567"],
        ["Ribe IF", "", "1003456789"],
    ]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert nodes_of(shown, "Organisation")["org-kolding-if"].properties["p_number"] == "1003456789"
    assert [held.issue.cell for held in shown.result.held_back] == ["liste!C3"]


def test_the_name_of_a_sheet_is_masked(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "liste.xlsx", {CPR: [["Tilbud", "Udbyder"], ["Mentor", "KUI Ribe"]]})

    assert "1234" not in json.dumps(look_alone(tmp_path, path).result.as_json())


@pytest.mark.parametrize(
    "cell", ["1003456789", "1003 456 789", "P-nr. 1003456789", "P-nummer: 1003456789", "P1003456789"]
)
def test_a_p_number_is_welcome_in_every_form_where_the_header_says_so(tmp_path: Path, cell: str) -> None:
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", [["Organisation", "P-nr."], ["Kolding IF", cell]]))

    assert nodes_of(shown, "Organisation")["org-kolding-if"].properties["p_number"] == "1003456789"
    assert shown.result.held_back == ()


@pytest.mark.parametrize("cell", [CPR, "311299 1234", "P-nr. 311299-1234", "3112991234 (Ulla)"])
def test_what_is_written_as_a_cpr_number_is_none_under_a_header_of_p_numbers_either(tmp_path: Path, cell: str) -> None:
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", [["Organisation", "P-nr."], ["Kolding IF", cell]]))

    assert [held.issue.code for held in shown.result.held_back] == ["cpr"]
    assert "1234" not in json.dumps(shown.result.as_json())


@pytest.mark.parametrize("header", ["CVR", "Telefon", "Beskrivelse", "EAN"])
def test_a_p_number_under_another_header_is_held_back_as_a_cpr_number(tmp_path: Path, header: str) -> None:
    rows = [["Organisation", header], ["Kolding IF", "P-nr. 1003456789"]]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows))

    assert [held.issue.cell for held in shown.result.held_back] == ["liste!B2"]
