"""Answers on stdout: JSON a line at a time, tables, and spreadsheets in which no formula lives."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from graphmodel.errors import WrongUse

_WIDEST_COLUMN = 60


def print_json(answer: Mapping[str, Any]) -> None:
    """One object as one compact line."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")) + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str = "") -> None:
    """Rows as a table; on a terminal it is as wide as the terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left", title_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if value is None else str(value)) for value in row))
    console().print(table) if table.row_count else sys.stdout.write(f"{title or 'Svar'}: ingen.\n")


def console() -> Any:
    """A console on stdout that wraps at the terminal's width, or at 160 where there is no terminal."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else 160)


def write_sheet(path: Path | None, sheet: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Rows as a spreadsheet: every text stays a text, also one that begins with = or +. Raises WrongUse where no file is named."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    if path is None:
        raise WrongUse("Sig, hvilken fil regnearket skal skrives i: --out FIL.xlsx")
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet)
    page.freeze_panes = "A2"
    filled = [list(row) for row in rows]
    for number, column in enumerate(columns, start=1):
        widest = max([len(column), *(len(str(row[number - 1] or "")) for row in filled)])
        page.column_dimensions[get_column_letter(number)].width = min(widest + 2, _WIDEST_COLUMN)

    def cell(value: object, *, bold: bool = False) -> Any:
        made = WriteOnlyCell(page, value=value)
        if isinstance(value, str):
            made.data_type = "s"
        made.font = Font(bold=bold)
        made.alignment = Alignment(wrap_text=True, vertical="top")
        return made

    page.append([cell(column, bold=True) for column in columns])
    for row in filled:
        page.append([cell(value) for value in row])
    try:
        book.save(path)
    except OSError as error:
        raise WrongUse(f"Regnearket kan ikke skrives i »{path}«: {error.strerror}.") from error
    sys.stderr.write(f"Skrevet i {path}\n")
