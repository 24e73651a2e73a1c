"""The workbooks of traps beside the project: the rows of each header and of its data. They are no part of the project and may be absent."""

from pathlib import Path

import pytest

from importers.reading.files import read_file
from importers.shapes.finding import find_tables
from tests.importers.grids import CATALOGUE, PLACES, headers, title

TRAPS = Path(__file__).parents[2] / ".." / "shared" / "data" / "spreadsheet-traps"

pytestmark = pytest.mark.skipif(not TRAPS.is_dir(), reason="de rigtige filer ligger ikke ved siden af projektet")


@pytest.mark.parametrize(
    ("file", "sheet", "place", "rows"),
    [
        ("fl_adjust-floating-point-error.xlsx", 0, (0, 1, 5), 5),
        ("fl_bom.csv", 0, (0, 1, 2), 2),
        ("fl_doublequote.csv", 0, (0, 1, 5), 5),
        ("fl_encoding-issue-274.csv", 0, (0, 1, 507), 507),
        ("fl_issue-312.xlsx", 0, (0, 1, 5), 4),
        ("fl_issue-320.xlsx", 0, (9, 12, 57), 46),
        ("fl_issue-870.xlsx", 0, (0, 1, 9), 9),
        ("fl_issue-1024.xlsx", 0, (9, 12, 57), 46),
        ("fl_latin1.csv", 0, (0, 1, 2), 2),
        ("fl_merged-cells.xls", 0, (None, 0, 0), 1),
        ("fl_merged-cells.xlsx", 0, (None, 0, 0), 1),
        ("fl_multiline-headers.xlsx", 0, (0, 5, 5), 1),
        ("fl_sheets.xlsx", 0, (0, 1, 1), 1),
        ("fl_sheets.xlsx", 1, (0, 1, 1), 1),
        ("fl_sheets.xlsx", 2, (0, 1, 1), 1),
        ("fl_skip-rows.xlsx", 0, (1, 2, 2), 1),
        ("fl_table-with-ints-floats-dates.ods", 0, (0, 1, 3), 3),
        ("fl_table-with-two-sheets.ods", 0, (0, 1, 2), 2),
        ("fl_table-with-two-sheets.ods", 1, (0, 1, 1), 1),
        ("ugnis_TrailingCellsWorkbook.xlsx", 0, (0, 1, 3), 3),
        ("ugnis_Workbook1.xlsx", 0, (0, 1, 3), 3),
        ("ugnis_Workbook2.xlsx", 0, (0, 1, 3), 3),
    ],
)
def test_the_header_and_the_rows_of_each_trap(
    file: str, sheet: int, place: tuple[int | None, int, int], rows: int
) -> None:
    (table,) = find_tables(read_file(TRAPS / file).sheets[sheet], CATALOGUE, PLACES)

    assert (tuple(table.place), len(table.rows)) == (place, rows)


def test_headings_over_three_rows_name_every_column() -> None:
    (table,) = find_tables(read_file(TRAPS / "fl_issue-320.xlsx").sheets[0], CATALOGUE, PLACES)

    assert len(table.columns) == 54
    assert headers(table)[10:12] == ["Phase 1 / Current #", "Phase 1 / Current %"]
    assert title(table) == "Afghanistan"
    assert [aside.cell.address for aside in table.asides] == ["IPC!A8", "IPC!A9", "IPC!A62", "IPC!A64"]


def test_cells_beyond_the_header_are_kept_under_their_letter() -> None:
    (table,) = find_tables(read_file(TRAPS / "ugnis_TrailingCellsWorkbook.xlsx").sheets[0], CATALOGUE, PLACES)

    assert headers(table) == ["a", "b", "v", "Kolonne D", "Kolonne G"]
    assert table.rows[1].cells[6] == ("trailingcell", "Sheet1!G3")
