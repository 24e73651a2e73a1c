"""What reading gives: a workbook of sheets, and sheets of text with an address for every cell."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from string import ascii_uppercase

_COLUMN_LETTERS = re.compile(r"[A-Z]{1,3}")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, counted from 0, both ends included: merged cells."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that reading noticed and a person should know; `cell` is an address or the file's name.

    A note tells what was done; anything else asks for a look.
    """

    cell: str
    code: str
    message: str
    suggestion: str = ""
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as text: `rows` from the sheet's first row and column, "" where a cell is empty, rows as long as they are.

    `prefix` stands before the name in addresses where several files are read at once. Hidden columns and rows are those
    that hold something, counted from 0; they are read as all others. Links are the web and mail addresses that cells lead to, by
    row and column.
    """

    file: str
    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Area, ...] = ()
    is_hidden: bool = False
    prefix: str = ""
    hidden_columns: tuple[int, ...] = field(default=(), kw_only=True)
    hidden_rows: tuple[int, ...] = field(default=(), kw_only=True)
    links: Mapping[tuple[int, int], str] = field(default_factory=dict, kw_only=True, hash=False)

    @property
    def is_named_after_file(self) -> bool:
        """Whether it bears its file's name, as the one list of a text file does."""
        return self.file.rpartition(".")[0] == self.name

    def address(self, row: int, column: int) -> str:
        """Where a cell is, as spreadsheets write it; row and column are counted from 0.

        >>> Sheet("liste.xlsx", "Ark1", ()).address(3, 1)
        'Ark1!B4'
        """
        return f"{self.prefix}{self.name}!{column_letter(column)}{row + 1}"

    def span(self, first_row: int, last_row: int, first_column: int, last_column: int) -> str:
        """Where a rectangle of cells is, both ends included.

        >>> Sheet("liste.xlsx", "Ark1", ()).span(1, 4, 0, 2)
        'Ark1!A2:C5'
        """
        return f"{self.address(first_row, first_column)}:{column_letter(last_column)}{last_row + 1}"

    def text(self, row: int, column: int) -> str:
        """The text of a cell; "" where there is none."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else ""

    def filled(self) -> Iterator[tuple[int, int, str]]:
        """Every cell that holds something: row, column, text."""
        for row, cells in enumerate(self.rows):
            for column, text in enumerate(cells):
                if text:
                    yield row, column, text


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file that was read: its name, the hash of its bytes, its sheets, and what reading noticed."""

    file: str
    sha256: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[Remark, ...] = ()


@cache
def column_letter(column: int) -> str:
    """The letters of a column counted from 0.

    >>> column_letter(0), column_letter(25), column_letter(26), column_letter(701), column_letter(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = ascii_uppercase[place] + letters
    return letters


def column_index(letters: str) -> int | None:
    """The column that letters stand for, counted from 0; None where they are no column's letters.

    >>> column_index("A"), column_index("AA"), column_index("Navn")
    (0, 26, None)
    """
    if not _COLUMN_LETTERS.fullmatch(letters):
        return None
    index = 0
    for letter in letters:
        index = index * 26 + ascii_uppercase.index(letter) + 1
    return index - 1
