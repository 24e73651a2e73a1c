"""The program that reads an .xls by xlrd, in a process of its own (see reader_process).

Beside the values it gives what numbers look like, errors, comments, links, hidden rows and columns. Formulas are never computed:
their stored results are read.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import timedelta

import xlrd
from xlrd.biffh import XLRDError
from xlrd.book import Book
from xlrd.sheet import Cell, Sheet

from importers.reading.number_formats import elapses, number_form
from importers.reading.raw_sheets import NeedsPassword, RawSheet, run_reader, without_empty_end
from importers.reading.texts import number_text, text_of

_IS_PROTECTED = "encrypted"
"""What the library says of a file with a password; it has no exception of its own for it."""
_LONGEST_SPAN = 86_400_000
"""More days than there are in any list: what looks like one is a number."""


def read_sheets(content: bytes, most_rows: int, most_cells: int) -> Iterator[RawSheet]:
    """Every sheet of cells. Raises NeedsPassword, and whatever the library raises for a damaged file."""
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO())
    except XLRDError as error:
        if _IS_PROTECTED in str(error):
            raise NeedsPassword from error
        raise
    looks = _Looks(book)
    for sheet in book.sheets():
        yield _raw_sheet(looks, sheet, most_rows, most_cells)


def _raw_sheet(looks: "_Looks", sheet: Sheet, most_rows: int, most_cells: int) -> RawSheet:
    widths = [_width(sheet.row_types(row)) for row in range(sheet.nrows)]
    height, width = max((row + 1 for row, used in enumerate(widths) if used), default=0), max(widths, default=0)
    fits = height * width <= most_cells
    rows = (
        [[looks.text(cell) for cell in sheet.row(row)[: widths[row]]] for row in range(min(height, most_rows + 1))]
        if fits
        else []
    )
    return RawSheet(
        name=sheet.name,
        is_hidden=sheet.visibility != 0,
        height=height,
        width=width,
        rows=without_empty_end(rows),
        merged=[[top, left, bottom - 1, right - 1] for top, bottom, left, right in sheet.merged_cells],
        hidden_rows=sorted(row for row, info in sheet.rowinfo_map.items() if info.hidden),
        hidden_columns=sorted(column for column, info in sheet.colinfo_map.items() if info.hidden),
        comments=[(row, column, note.author, note.text) for (row, column), note in sorted(sheet.cell_note_map.items())],
        links=[
            (row, column, link.url_or_path)
            for (row, column), link in sorted(sheet.hyperlink_map.items())
            if link.type == "url" and isinstance(link.url_or_path, str)
        ],
    )


def _width(types: Sequence[int]) -> int:
    """How far a row of cells of some types reaches; a cell that is only coloured holds nothing."""
    width = len(types)
    while width and types[width - 1] in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        width -= 1
    return width


class _Looks:
    """What the cells of a workbook look like."""

    def __init__(self, book: Book) -> None:
        self._days_since = book.datemode
        self._codes = [
            found.format_str if (found := book.format_map.get(style.format_key)) else "" for style in book.xf_list
        ]

    def text(self, cell: Cell) -> str:
        """A cell as a person sees it, an error by its word."""
        value = cell.value
        if cell.ctype == xlrd.XL_CELL_ERROR:
            return xlrd.error_text_from_code.get(int(value), "#VALUE!")
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return text_of(bool(value))
        if isinstance(value, str):
            return text_of(value)
        code = self._codes[cell.xf_index] if cell.xf_index is not None else ""
        if cell.ctype == xlrd.XL_CELL_DATE:
            return self._moment(value, code)
        form = number_form(code)
        return form.show(value) if form else number_text(value)

    def _moment(self, value: float, code: str) -> str:
        """A day, a time of the day or how long something lasts; what is none of them is a number."""
        if not 0 <= value < _LONGEST_SPAN:
            return number_text(value)
        if elapses(code):
            return text_of(timedelta(seconds=round(value * 86_400)))
        try:
            moment = xlrd.xldate_as_datetime(value, self._days_since)
        except (OverflowError, ValueError):
            return number_text(value)
        return text_of(moment.time() if value < 1 else moment)


if __name__ == "__main__":
    run_reader(read_sheets)
