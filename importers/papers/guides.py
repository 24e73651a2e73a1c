"""What helps whoever fills a workbook in: a sheet that tells how, and what may stand in a column."""

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from importers.papers.cells import WRAPPED, Look, text_cell
from importers.papers.ours import GUIDE, MARK
from importers.reading.sheets import column_letter

_LAST_ROW = 2_000
"""Down to here the lists of what may stand in a cell are offered."""
_WIDTH = 110


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
