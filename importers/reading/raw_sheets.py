"""What the programs that read values write, each in a process of its own: a line of JSON a sheet, and how they may end.

They import little, for one of them starts for every workbook.
"""

import json
import resource
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NotRequired, TypedDict

PROTECTED, TOO_LARGE = 3, 4
"""How the process ends where the file asks for a password, and where it needs more memory than there is."""
PACKED_PAGES = b"MIME-Version:"
"""How a file begins that holds a page and all that belongs to it."""


class RawSheet(TypedDict):
    """A sheet in types that JSON knows.

    `height` and `width` reach to the last cell in use; `rows` begin with the sheet's first row and column, and are empty where
    they are too large. `merged` areas are top, left, bottom, right. What else stands in a sheet is there where the reader tells it:
    hidden rows and columns, comments as row, column, author, text, and links as row, column, address.
    """

    name: str
    is_hidden: bool
    height: int
    width: int
    rows: list[list[str]]
    merged: list[list[int]]
    hidden_rows: NotRequired[list[int]]
    hidden_columns: NotRequired[list[int]]
    comments: NotRequired[list[tuple[int, int, str, str]]]
    links: NotRequired[list[tuple[int, int, str]]]


class NeedsPassword(Exception):
    """The file cannot be read without a password."""


ReadSheets = Callable[[bytes, int, int], Iterable[RawSheet]]
"""Reads bytes, with so many rows a sheet and cells from A1 to the last one in use at most."""


def run_reader(read: ReadSheets) -> None:
    """Read standard input, write standard output; the arguments are the rows, cells, seconds and bytes of memory there may be at most."""
    most_rows, most_cells, seconds, memory = map(int, sys.argv[1:])
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        _limit(kind, most)
    try:
        for sheet in read(sys.stdin.buffer.read(), most_rows, most_cells):
            sys.stdout.write(f"{json.dumps(sheet)}\n")
    except NeedsPassword:
        sys.exit(PROTECTED)
    except MemoryError:
        sys.exit(TOO_LARGE)


@dataclass(slots=True)
class SheetInTheMaking:
    """A sheet whose cells come one by one, wherever a file says that they stand; nothing is allotted before all are counted."""

    name: str
    is_hidden: bool = False
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[list[int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    comments: list[tuple[int, int, str, str]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)

    def as_raw(self, most_rows: int, most_cells: int) -> RawSheet:
        """The sheet as it goes out."""
        height = max((row + 1 for row, _ in self.cells), default=0)
        width = max((column + 1 for _, column in self.cells), default=0)
        rows: list[list[str]] = []
        if height * width <= most_cells:
            rows = [[""] * width for _ in range(min(height, most_rows + 1))]
            for (row, column), text in self.cells.items():
                if row < len(rows):
                    rows[row][column] = text
        return RawSheet(
            name=self.name,
            is_hidden=self.is_hidden,
            height=height,
            width=width,
            rows=without_empty_end(rows),
            merged=self.merged,
            hidden_rows=sorted(self.hidden_rows),
            hidden_columns=sorted(self.hidden_columns),
            comments=self.comments,
            links=self.links,
        )


def without_empty_end(rows: list[list[str]]) -> list[list[str]]:
    """The same rows, each up to its last filled cell; rows stay where they are, empty ones too."""
    for cells in rows:
        while cells and not cells[-1]:
            cells.pop()
    return rows


def _limit(kind: int, most: int) -> None:
    """Lower what the process may use; a limit that is stricter already stays."""
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
