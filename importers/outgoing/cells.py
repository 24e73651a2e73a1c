"""Cells of a workbook that is being written: every text stays a text, whatever it begins with, and comes back as it was."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink

from importers.own_sheets import GUIDE, MARK
from importers.reading.sheets import column_letter

LONGEST_TEXT = 32_767
"""What a spreadsheet has room for in one cell."""
_LIVE = ("=", "+", "-", "@", "\t")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AUTHOR = "Kædekort"
_SIGNS_A_LINE, _LINE, _COMMENT_WIDTH, _TALLEST_COMMENT = 45, 20, 320, 600
_NARROWEST, _WIDEST, _MEASURED_ROWS = 8, 60, 200
_LAST_ROW = 2_000
"""Down to here the lists of what may stand in a cell are offered."""
_WIDTH = 110


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks: its colour ("" for none), whether it is bold or grey, wraps its text, or is cut off at its edge."""

    colour: str = ""
    is_bold: bool = False
    is_grey: bool = False
    wraps: bool = False
    is_cut: bool = False


PLAIN, HEADER, WRAPPED = Look(), Look("DDE7F0", is_bold=True, wraps=True), Look(wraps=True)


def text_cell(page: Any, text: str, look: Look = PLAIN, comment: str = "", link: str = "") -> Any:
    """A cell that holds a text and nothing live: it stays a text when somebody edits it, so that "10-12" does not become a day.

    `link` is a place in the same workbook.
    """
    cell = WriteOnlyCell(page)
    cell.value = _LOOKS_ESCAPED.sub("_x005F_", _NOT_IN_XML.sub("\ufffd", text))[:LONGEST_TEXT]
    cell.data_type = "s"
    cell.number_format = "@"
    if text.startswith(_LIVE):
        cell.quotePrefix = True
    if look.colour:
        cell.fill = PatternFill("solid", fgColor=look.colour)
    if look.wraps:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if look.is_cut:
        cell.alignment = Alignment(horizontal="fill")
    if look.is_bold or look.is_grey or link:
        colour = "0B4F9E" if link else "666666" if look.is_grey else None
        cell.font = Font(bold=look.is_bold, color=colour, underline="single" if link else None)
    if comment:
        cell.comment = _comment(comment)
    if link:
        cell.hyperlink = Hyperlink(ref="", location=link)
    return cell


def _comment(text: str) -> Comment:
    lines = sum(1 + len(line) // _SIGNS_A_LINE for line in text.split("\n"))
    plain = _NOT_IN_XML.sub("\ufffd", text)[:LONGEST_TEXT]
    return Comment(plain, _AUTHOR, height=min(_LINE * (lines + 1), _TALLEST_COMMENT), width=_COMMENT_WIDTH)


def set_widths(page: Any, rows: Iterable[Sequence[str]]) -> None:
    """Make columns as wide as their first rows need; it must be said before the first row is written."""
    widths: dict[int, int] = {}
    for _, cells in zip(range(_MEASURED_ROWS), rows, strict=False):
        for column, text in enumerate(cells, start=1):
            longest = max((len(line) for line in text.split("\n")), default=0)
            widths[column] = max(widths.get(column, _NARROWEST), longest + 2)
    for column, width in widths.items():
        page.column_dimensions[column_letter(column - 1)].width = min(width, _WIDEST)


def new_workbook() -> Workbook:
    """A workbook to be written row by row."""
    return Workbook(write_only=True)


def offer_list(page: Any, column: int, first_row: int, source: str) -> None:
    """Offer what may stand in a column from a row on; other texts are taken as well, for a cell may hold several of the list."""
    validation = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
    letter = column_letter(column)
    validation.add(f"{letter}{first_row}:{letter}{_LAST_ROW}")
    page.data_validations.append(validation)


def write_guide(book: Workbook, title: str, lines: Sequence[str]) -> None:
    """A sheet that tells how to fill the others in."""
    page = book.create_sheet(GUIDE)
    page.column_dimensions["A"].width = _WIDTH
    page.append([text_cell(page, f"{MARK}{title}", Look(is_bold=True))])
    for line in lines:
        page.append([text_cell(page, line, WRAPPED)])
    page.close()
