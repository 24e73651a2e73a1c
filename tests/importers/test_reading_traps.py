"""The workbooks of others beside the project, each with a trap: what a person sees in it is what is read. They may be absent."""

from pathlib import Path

import openpyxl
import pytest

from importers.reading.files import read_file
from importers.reading.sheets import Sheet

TRAPS = Path(__file__).parents[2] / ".." / "shared" / "data" / "spreadsheet-traps"
pytestmark = pytest.mark.skipif(not TRAPS.is_dir(), reason="de rigtige filer ligger ikke ved siden af projektet")

FIGURES: dict[str, list[tuple[str, int, int, int, int]]] = {
    "fl_adjust-floating-point-error.xlsx": [("Sheet1", 6, 4, 24, 0)],
    "fl_bom.csv": [("fl_bom", 3, 2, 6, 0)],
    "fl_doublequote.csv": [("fl_doublequote", 6, 17, 100, 0)],
    "fl_encoding-issue-274.csv": [("fl_encoding-issue-274", 508, 17, 2303, 0)],
    "fl_issue-1024.xlsx": [("IPC", 64, 55, 1692, 26)],
    "fl_issue-312.xlsx": [("invalid", 6, 5, 14, 0)],
    "fl_issue-320.xlsx": [("IPC", 64, 54, 1646, 26)],
    "fl_issue-870.xlsx": [("Sheet1", 10, 8, 80, 0)],
    "fl_latin1.csv": [("fl_latin1", 3, 2, 6, 0)],
    "fl_merged-cells.xls": [("Лист1", 1, 1, 1, 1)],
    "fl_merged-cells.xlsx": [("Лист1", 1, 1, 1, 1)],
    "fl_multiline-headers.xlsx": [("Лист1", 6, 4, 10, 5)],
    "fl_preserve-formatting.xlsx": [("Sheet1", 2, 11, 21, 0)],
    "fl_sheets.xlsx": [("Sheet1", 2, 2, 4, 0), ("Sheet2", 2, 2, 4, 0), ("Sheet3", 2, 2, 4, 0)],
    "fl_skip-rows.xlsx": [("Sheet 1", 4, 2, 6, 1)],
    "fl_table-with-ints-floats-dates.ods": [("test", 4, 4, 16, 0)],
    "fl_table-with-two-sheets.ods": [("Лист1", 3, 2, 6, 0), ("Tabelle2", 2, 3, 6, 0)],
    "ugnis_TrailingCellsWorkbook.xlsx": [("Sheet1", 4, 7, 16, 0)],
    "ugnis_Workbook1.xlsx": [("Sheet1", 4, 2, 8, 0), ("Sheet2", 3, 2, 6, 0)],
    "ugnis_Workbook2.xlsx": [("Sheet1", 4, 3, 12, 0)],
}
CELLS = [
    ("fl_adjust-floating-point-error.xlsx", "C3", "274,66"),
    ("fl_bom.csv", "A1", "id"),
    ("fl_bom.csv", "B3", "中国人"),
    ("fl_encoding-issue-274.csv", "B2", "Asia New Zealand Foundation"),
    ("fl_issue-1024.xlsx", "A9", "Create date: 15.4.2022"),
    ("fl_issue-1024.xlsx", "M14", "10%"),
    ("fl_issue-312.xlsx", "D1", "name"),
    ("fl_issue-870.xlsx", "G2", "15/10/2017"),
    ("fl_latin1.csv", "B3", "©"),
    ("fl_merged-cells.xls", "A1", "data"),
    ("fl_multiline-headers.xlsx", "D4", "from baseline (%)"),
    ("fl_preserve-formatting.xlsx", "B2", "1000,5577"),
    ("fl_preserve-formatting.xlsx", "H2", "2040-05-20"),
    ("fl_skip-rows.xlsx", "B4", "TOTAL"),
    ("fl_table-with-ints-floats-dates.ods", "B4", "11,7"),
    ("fl_table-with-ints-floats-dates.ods", "D4", "2012-08-23 20:40"),
    ("ugnis_TrailingCellsWorkbook.xlsx", "G3", "trailingcell"),
    ("ugnis_Workbook2.xlsx", "C4", "1994-02-27"),
]


def at(sheet: Sheet, address: str) -> str:
    (text,) = [text for row, column, text in sheet.filled() if sheet.address(row, column) == f"{sheet.name}!{address}"]
    return text


def test_every_trap_has_its_figures() -> None:
    assert sorted(FIGURES) == sorted(path.name for path in TRAPS.iterdir())


@pytest.mark.parametrize("file", FIGURES)
def test_a_trap_reads_into_its_sheets_rows_columns_cells_and_merged_areas(file: str) -> None:
    sheets = read_file(TRAPS / file).sheets

    assert [
        (sheet.name, len(sheet.rows), max(map(len, sheet.rows)), len(list(sheet.filled())), len(sheet.merged))
        for sheet in sheets
    ] == FIGURES[file]


@pytest.mark.parametrize("file", FIGURES)
def test_no_trap_gives_a_warning(file: str) -> None:
    assert [remark.code for remark in read_file(TRAPS / file).remarks] == []


@pytest.mark.parametrize(("file", "address", "text"), CELLS)
def test_a_cell_of_a_trap_reads_as_a_person_sees_it(file: str, address: str, text: str) -> None:
    assert at(read_file(TRAPS / file).sheets[0], address) == text


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("file", [file for file in FIGURES if file.endswith(".xlsx")])
def test_another_reader_finds_something_in_the_same_cells(file: str) -> None:
    ours = {sheet.address(row, column) for sheet in read_file(TRAPS / file).sheets for row, column, _ in sheet.filled()}
    theirs = {
        f"{sheet.title}!{cell.coordinate}"
        for sheet in openpyxl.load_workbook(TRAPS / file, data_only=True).worksheets
        for cells in sheet.iter_rows()
        for cell in cells
        if cell.value is not None and str(cell.value).strip()
    }

    assert ours == theirs
