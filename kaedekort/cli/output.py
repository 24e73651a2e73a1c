"""Answers on stdout: JSON a line at a time, tables, and spreadsheets in which no formula lives."""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import click

from graphmodel.cpr import mask_cpr_in_json
from graphmodel.errors import WrongUse
from kaedekort.cli.system_errors import why

_WIDEST_COLUMN = 60
_MOST_ROWS = 1_048_575
"""A spreadsheet has no room for more below its header."""

Value = str | float | None
"""What a cell of a spreadsheet holds."""

_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def tell(message: str) -> None:
    """Say something on stderr, where nobody may be listening; no CPR number that was typed or read, and no sign that moves the cursor."""
    with suppress(OSError):
        click.echo(printable(mask_cpr_in_json(message)), err=True)


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Let a file be written so that it is there whole or stays as it was. Raises WrongUse where it cannot be."""
    try:
        if path.exists() and not path.is_file():  # a pipe, or the terminal
            write(path)
            return
        target = path.resolve()
        part = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            write(part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise WrongUse(f"Der kan ikke skrives i »{path}«: {why(error)}.") from error


def printable(value: object) -> str:
    """A value as it may stand on a terminal: nothing for None, and no signs that move the cursor."""
    return "" if value is None else _UNPRINTABLE.sub("·", str(value))


def print_json(answer: Mapping[str, Any]) -> None:
    """One object as one compact line."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")) + "\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]], title: str = "") -> None:
    """Rows as a table; on a terminal it is as wide as the terminal."""
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(printable(title), style="bold") if title else None, title_justify="left")
    for column in columns:
        table.add_column(Text(printable(column)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(value)) for value in row))
    console().print(table) if table.row_count else sys.stdout.write(f"{printable(title) or 'Svar'}: ingen.\n")


def console() -> Any:
    """A console on stdout that wraps at the terminal's width, or at 160 where there is no terminal."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else 160)


def write_sheet(path: Path | None, sheet: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Rows as a spreadsheet: every text stays a text, also one that begins with = or +. Raises WrongUse where no file is named."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    if path is None:
        raise WrongUse("Sig, hvilken fil regnearket skal skrives i: --out FIL.xlsx")
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet)
    page.freeze_panes = "A2"
    filled = [
        [ILLEGAL_CHARACTERS_RE.sub("·", value) if isinstance(value, str) else value for value in row] for row in rows
    ]
    if len(filled) > _MOST_ROWS:
        raise WrongUse(
            f"{len(filled)} rækker er flere, end et regneark kan rumme. Spørg om færre, eller brug --format json."
        )
    for number, column in enumerate(columns, start=1):
        widest = max([len(column), *(len(str(row[number - 1] or "")) for row in filled)])
        page.column_dimensions[get_column_letter(number)].width = min(widest + 2, _WIDEST_COLUMN)

    def cell(value: Value, *, bold: bool = False) -> Any:
        made = WriteOnlyCell(page, value=value)
        if isinstance(value, str):
            made.data_type = "s"
        made.font = Font(bold=bold)
        made.alignment = Alignment(wrap_text=True, vertical="top")
        return made

    page.append([cell(column, bold=True) for column in columns])
    for row in filled:
        page.append([cell(value) for value in row])
    whole = BytesIO()
    book.save(whole)
    write_whole(path, lambda part: part.write_bytes(whole.getvalue()))
    tell(f"Skrevet i {path}.")
