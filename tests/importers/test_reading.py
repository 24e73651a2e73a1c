from datetime import date
from pathlib import Path

import pytest

from importers.reading.encodings import decode
from importers.reading.files import read_file, read_files
from importers.reading.separated import separate
from tests.importers.lists import write_csv, write_xlsx

DANISH = [["Navn", "By"], ["Ungdomsskolen Årslev", "Nørre Åby"], ["Ærø Højskole", "Ærøskøbing"]]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "mac_roman", "cp850", "iso8859_15"]
)
def test_danish_letters_survive_every_encoding(tmp_path: Path, encoding: str) -> None:
    sheet = read_file(write_csv(tmp_path / "liste.csv", DANISH, encoding)).sheets[0]

    assert [list(row) for row in sheet.rows] == DANISH


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_separators_and_line_ends_are_recognised(tmp_path: Path, separator: str, line_end: str) -> None:
    path = write_csv(tmp_path / "liste.csv", DANISH, separator=separator, line_end=line_end)

    assert [list(row) for row in read_file(path).sheets[0].rows] == DANISH


def test_a_file_put_together_of_two_encodings_names_the_odd_line_and_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    lines = ["Navn;By", "Højskolen;Ærø", "Skolen;Nørre Åby", "Klubben;Årslev"]
    path.write_bytes(b"\n".join(line.encode("cp1252" if "Klubben" in line else "utf-8") for line in lines))

    workbook = read_file(path)

    assert workbook.sheets[0].rows[3] == ("Klubben", "Årslev")
    assert [(remark.code, remark.cell) for remark in workbook.remarks] == [("mixed_encoding", "linje 4")]


def test_bytes_that_are_no_danish_at_all_still_become_text() -> None:
    assert decode(bytes(range(128, 256))).text


def test_quoted_cells_keep_their_separators_and_line_breaks() -> None:
    assert separate('a;"b;\r\nc"\r\nd;e\r\n').rows == (("a", "b;\nc"), ("d", "e"))


def test_a_quotation_mark_that_is_never_closed_swallows_nothing(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Navn;Type\n" + '"Klub;sport\n' + "Skole;leg\n" * 300, encoding="utf-8")

    workbook = read_file(path)

    assert len(workbook.sheets[0].rows) == 302
    assert [remark.code for remark in workbook.remarks] == ["open_quote"]


def test_an_open_quotation_mark_in_a_short_list_is_told_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text('Tilbud;Udbyder\n"a\nb";KUI\n"A;B\nC;D\nE;F', encoding="utf-8")

    workbook = read_file(path)

    assert workbook.sheets[0].rows == (("Tilbud", "Udbyder"), ("a\nb", "KUI"), ('"A', "B"), ("C", "D"), ("E", "F"))
    assert [(remark.code, remark.cell) for remark in workbook.remarks] == [("open_quote", "liste!A3")]


def test_an_open_quotation_mark_that_a_later_one_seems_to_close_is_found() -> None:
    separated = separate('"A;B\nC;D\n"q;r";3\n"slip" ;4\n')

    assert separated.rows == (('"A', "B"), ("C", "D"), ("q;r", "3"), ("slip", "4"))
    assert separated.open_quotes == (0,)


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_of_any_length_is_a_cell_and_nobody_is_told_of_quotation_marks(quote: str) -> None:
    separated = separate(f"Navn;By\n{quote}{'x' * 300_000}{quote};Ribe\n")

    assert [len(cell) for cell in separated.rows[1]] == [300_000, 4]
    assert separated.open_quotes == ()


def test_quotation_marks_that_open_every_line_mean_nothing() -> None:
    separated = separate('"A;B\n' * 500)

    assert separated.rows == (('"A', "B"),) * 500


def test_excels_line_about_the_separator_is_no_data(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("sep=,\nNavn,By\nKlub,Ribe\n", encoding="utf-8")

    assert read_file(path).sheets[0].rows == ((), ("Navn", "By"), ("Klub", "Ribe"))


def test_ragged_rows_blanks_and_apostrophes_are_evened_out() -> None:
    assert separate("a; b;c;;\n'12345678;\u00a0x \u200b\n\n\n").rows == (("a", "b", "c"), ("12345678", "x"))


def test_numbers_dates_and_truths_of_a_workbook_become_what_a_person_sees(tmp_path: Path) -> None:
    rows = [[67338448.0, 2.5, date(2026, 2, 1), True, 1234567890123, "x"]]
    sheet = read_file(write_xlsx(tmp_path / "liste.xlsx", {"Ark1": rows})).sheets[0]

    assert sheet.rows == (("67338448", "2,5", "2026-02-01", "SAND", "1234567890123", "x"),)


def test_addresses_are_those_of_the_sheet_whatever_stands_above_and_to_the_left(tmp_path: Path) -> None:
    sheet = read_file(write_xlsx(tmp_path / "liste.xlsx", {"Ark1": [[], [], [], ["", "", "Navn"]]})).sheets[0]

    assert sheet.text(3, 2) == "Navn"
    assert sheet.address(3, 2) == "Ark1!C4"


def test_merged_cells_and_hidden_sheets_are_told(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "liste.xlsx", {"Ark1": [["Titel"]], "Gemt": [["x"]]}, merged=["A1:C2"], hidden=["Gemt"]
    )
    sheets = read_file(path).sheets

    assert [(area.top, area.left, area.bottom, area.right) for area in sheets[0].merged] == [(0, 0, 1, 2)]
    assert [sheet.is_hidden for sheet in sheets] == [False, True]


def test_several_files_are_told_apart_in_every_address(tmp_path: Path) -> None:
    one, other = write_csv(tmp_path / "a.csv", DANISH), write_csv(tmp_path / "b.csv", DANISH)

    assert [workbook.sheets[0].address(0, 0) for workbook in read_files([one, other])] == ["[a.csv]a!A1", "[b.csv]b!A1"]
