"""The made-up partner list as a spreadsheet that a coordinator might really keep: titles, sections, placeholders and all.

`python -m kaedekort.demo.partner_list FILE` writes it; the file beside this module is what the demo ships. The same bytes every time.
"""

import re
import sys
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kaedekort.demo.exchange import Table
from kaedekort.demo.reading import read_document

FILE = Path(__file__).with_name("partnerliste.xlsx")
_FIRST_COLUMN = 2
"""The list begins in column B: people leave a narrow empty column to the left."""
_MADE_ON = (2026, 11, 17, 9, 0, 0)
_STAMP = b"2026-11-17T09:00:00Z"
_SECTION_FILL = PatternFill("solid", fgColor="DDEBF7")


def build_partner_list() -> bytes:
    """The workbook as bytes."""
    document = read_document("partnerliste")
    workbook = Workbook()
    sheet = workbook.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has a sheet")
    sheet.title = "Tilbud"
    _write_head(sheet, document)
    for section in document["section"]:
        _write_section(sheet, section)
    _write_foot(sheet, document)
    _set_widths(sheet)
    return _without_clock(workbook)


def _write_head(sheet: Worksheet, document: Table) -> None:
    width = len(document["header"])
    sheet.cell(1, _FIRST_COLUMN, document["title"]).font = Font(bold=True, size=16)
    sheet.merge_cells(start_row=1, start_column=_FIRST_COLUMN, end_row=1, end_column=_FIRST_COLUMN + width - 1)
    sheet.cell(2, _FIRST_COLUMN, document["subtitle"]).font = Font(italic=True)
    _append(sheet, 4, document["header"], bold=True)
    sheet.freeze_panes = "C5"


def _write_section(sheet: Worksheet, section: Table) -> None:
    row = sheet.max_row + 1
    heading = sheet.cell(row, _FIRST_COLUMN, section["name"])
    heading.font = Font(bold=True)
    heading.fill = _SECTION_FILL
    for number, cells in enumerate(section["rows"], start=row + 1):
        _append(sheet, number, cells)


def _write_foot(sheet: Worksheet, document: Table) -> None:
    rows = [row for section in document["section"] for row in section["rows"]]
    seats = document["header"].index("Pladser")
    row = sheet.max_row + 1
    sheet.cell(row, _FIRST_COLUMN, document["total"]).font = Font(bold=True)
    sheet.cell(row, _FIRST_COLUMN + 1, f"{len(rows)} tilbud")
    sheet.cell(row, _FIRST_COLUMN + seats, sum(cells[seats] for cells in rows if isinstance(cells[seats], int)))
    sheet.cell(row + 2, _FIRST_COLUMN, document["note"])


def _append(sheet: Worksheet, row: int, cells: list[Any], *, bold: bool = False) -> None:
    for column, value in enumerate(cells, start=_FIRST_COLUMN):
        cell = sheet.cell(row, column, value)
        cell.font = Font(bold=bold)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        if isinstance(value, date):
            cell.number_format = "DD-MM-YYYY"


def _set_widths(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 3
    for column in range(_FIRST_COLUMN, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 24


def _without_clock(workbook: Workbook) -> bytes:
    """The workbook's file with one time of writing throughout and nothing compressed, so that equal content is equal bytes."""
    written, rewritten = BytesIO(), BytesIO()
    workbook.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(rewritten, "w", zipfile.ZIP_STORED) as target:
        for entry in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = source.read(entry)
            if entry == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", _STAMP, content)
            target.writestr(zipfile.ZipInfo(entry, _MADE_ON), content)
    return rewritten.getvalue()


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(build_partner_list())
