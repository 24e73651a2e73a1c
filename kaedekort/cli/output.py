"""Answers on stdout: JSON a line at a time, tables, and spreadsheets in which no formula lives."""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import Any

import click

from graphmodel.cpr import mask_cpr_in_json
from graphmodel.errors import WrongUse
from graphmodel.system_errors import why

_WIDEST_COLUMN = 60
_MEASURED_ROWS = 1_000
"""A column is made wide enough for these; a spreadsheet says how wide it is before its first row."""
_MOST_ROWS = 1_048_575
"""A spreadsheet has no room for more below its header."""

_LONGEST_NAME = 31
"""Of a sheet."""
_ABOUT = "Om svaret"

Value = str | float | None
"""What a cell of a spreadsheet holds."""

_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def tell(message: str) -> None:
    """Say something on stderr, where nobody may be listening; no CPR number that was typed or read, and no sign that moves the cursor."""
    with suppress(OSError):
        click.echo(printable(mask_cpr_in_json(message)), err=True)


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Let a file be written so that it is there whole or stays as it was. Raises WrongUse where it cannot be."""
    with _told_where_unwritable(path):
        if is_stream(path):
            write(path)
            return
        with _beside(path) as part:
            write(part)
            part.replace(path.resolve())


def refuse_unwritable(path: Path) -> None:
    """Find out at once whether a file can be written, rather than after the work that is to stand in it. Raises WrongUse."""
    with _told_where_unwritable(path):
        if not is_stream(path):
            with _beside(path) as part:
                part.touch()


def file_for_sheet(out: Path | None) -> Path:
    """The file that a spreadsheet is to stand in. Raises WrongUse where none is said."""
    if out is None:
        raise WrongUse("Sig, hvilken fil regnearket skal skrives i: --out FIL.xlsx")
    return out


def is_stream(path: Path) -> bool:
    """Whether a path leads to a pipe or the terminal, which cannot be replaced by a file."""
    return path.exists() and not path.is_file()


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A name for a file that is still being written; what is left of it at the end goes away."""
    target = path.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _told_where_unwritable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WrongUse(f"Der kan ikke skrives i »{path}«: {why(error)}.") from error


def printable(value: object) -> str:
    """A value as it may stand on a terminal: nothing for None, and no signs that move the cursor."""
    return "" if value is None else _UNPRINTABLE.sub("·", str(value))


def print_json(answer: Mapping[str, Any]) -> None:
    """One object as one compact line, handed on at once: who reads along need not wait for the next one."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")) + "\n")
    sys.stdout.flush()


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


Sheet = tuple[str, Sequence[str], Iterable[Sequence[Value]]]
"""What a sheet is called, its columns, and its rows."""


def write_sheets(path: Path, sheets: Iterable[Sheet], about: Iterable[str]) -> None:
    """Rows as a spreadsheet, one after the other: every text stays a text, also one that begins with = or +.

    `about` is what the answer is about, of which day and which version of the graph: a last sheet says so, and the file's own title.
    It is asked for when the rows have been written.
    Raises WrongUse where there are more rows than a sheet has room for, or where the file cannot be written.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name, columns, rows in sheets:
        _fill(book.create_sheet(name[:_LONGEST_NAME]), columns, rows)
    lines = list(about)
    _fill(book.create_sheet(_ABOUT), ("Svaret gælder",), [[line] for line in lines])
    book.properties.creator, book.properties.title = "Kædekort", " · ".join(lines)
    whole = BytesIO()
    book.save(whole)
    write_whole(path, lambda part: part.write_bytes(whole.getvalue()))
    tell(f"Skrevet i {path}.")


def _fill(page: Any, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    page.freeze_panes = "A2"
    bold, plain, wrapped = Font(bold=True), Font(bold=False), Alignment(wrap_text=True, vertical="top")

    def cell(value: Value, font: Font) -> Any:
        made = WriteOnlyCell(page, value=ILLEGAL_CHARACTERS_RE.sub("·", value) if isinstance(value, str) else value)
        if isinstance(value, str):
            made.data_type = "s"
        made.font = font
        made.alignment = wrapped
        return made

    waiting = iter(rows)
    measured = list(islice(waiting, _MEASURED_ROWS))
    for number, column in enumerate(columns):
        widest = max([len(column), *(len(str(row[number] or "")) for row in measured)])
        page.column_dimensions[get_column_letter(number + 1)].width = min(widest + 2, _WIDEST_COLUMN)
    with closing(page):
        page.append([cell(column, bold) for column in columns])
        for number, row in enumerate(chain(measured, waiting)):
            if number == _MOST_ROWS:
                raise WrongUse(
                    f"Der er flere end {_MOST_ROWS} rækker, og flere kan et regneark ikke rumme. "
                    "Spørg om færre, eller brug --format json."
                )
            page.append([cell(value, plain) for value in row])
