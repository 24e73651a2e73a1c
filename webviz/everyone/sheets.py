"""Workbooks of what a page lists: every text stays a text, and every count a number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, islice
from typing import Any

from flask_babel import gettext as _
from openpyxl.cell import WriteOnlyCell

from importers.outgoing.cells import HEADER, new_workbook, set_widths, text_cell
from webviz.errors import WrongAddress

Value = str | int | float | None

_MEASURED_ROWS = 200
_MOST_ROWS = 1_048_575
"""A spreadsheet has no room for more below its header."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with a header; its rows may come one after the other."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]


def as_bytes(sheets: Iterable[Sheet]) -> bytes:
    """The workbook. Raises WrongAddress where there are more rows than a sheet has room for."""
    book = new_workbook()
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet)
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()


def _write(page: Any, sheet: Sheet) -> None:
    page.freeze_panes = "A2"
    waiting = iter(sheet.rows)
    measured = list(islice(waiting, _MEASURED_ROWS))
    set_widths(page, [sheet.columns, *([_text(value) for value in row] for row in measured)])
    page.append([text_cell(page, column, HEADER) for column in sheet.columns])
    for number, row in enumerate(chain(measured, waiting)):
        if number == _MOST_ROWS:
            raise WrongAddress(_("Der er flere rækker, end et regneark kan rumme. Vælg en kommune først."))
        page.append([_cell(page, value) for value in row])
    page.close()


def _cell(page: Any, value: Value) -> Any:
    return text_cell(page, value) if isinstance(value, str) else WriteOnlyCell(page, value=value)


def _text(value: Value) -> str:
    return "" if value is None else str(value)
