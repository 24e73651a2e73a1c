"""What a sheet is found to hold: tables with a header and rows, each cell with where it stands, and what is no data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from importers.reading.sheets import Sheet
from importers.result import Issue


class Cell(NamedTuple):
    """A text and where it stands; for merged cells, where it was written.

    A list has hundreds of thousands: a tuple is made in half the time, and nothing need look through it for garbage.
    """

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table; `header` is unique in the table, `said` is what stands above the column ("" where nothing does).

    `group` is what stands above that, where the header is over several rows. `united` are the columns that were read as this one:
    an age group, a language or a month each, with a mark in the rows that have it.
    """

    index: int
    letter: str
    header: str
    said: str
    group: str = ""
    united: tuple["TableColumn", ...] = ()

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers as the sheet has them: several where columns were united."""
        return tuple(column.header for column in self.united) or (self.header,)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of data, counted from 0: the cells that hold something, by column, and the section that it stands under."""

    number: int
    cells: Mapping[int, Cell]
    section: Cell | None = None


class RowKind(Enum):
    """What a row under a header is."""

    DATA = "data"
    BLANK = "blank"
    SECTION = "section"
    TOTAL = "total"
    NOTE = "note"
    HEADER = "header"
    EXAMPLE = "example"
    NAME_OR_SECTION = "name or section"


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that is no data, or a part of one: a sum, a note, a header repeated; all its cells from the left."""

    kind: RowKind
    cells: tuple[Cell, ...]

    @property
    def cell(self) -> Cell:
        """All that the row says, at its first cell."""
        return Cell(" | ".join(cell.text for cell in self.cells), self.cells[0].address)


class Told(NamedTuple):
    """Something that was done to a table's cells and that a person should know; `cell` is an address, `message` a Danish sentence."""

    cell: str
    code: str
    message: str


class Span(NamedTuple):
    """The rows that a table fills in its sheet, counted from 0: of its header (None without one), its first and its last."""

    header: int | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a sheet; rows are counted from 0. `header_row` is None where no header can be believed.

    `sheet_name` is the name of the sheet where that is data as a title is. `span` is where the table stands where its rows are
    not rows of the sheet. `told` is what was done to its cells. `doubtful` are the numbers of rows with a name alone that may as well
    be headings; `waits` is why no row can take part before somebody has answered what they are.
    """

    sheet: Sheet
    title: Cell | None
    header_row: int | None
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    asides: tuple[Aside, ...] = ()
    has_known_header: bool = False
    sheet_name: Cell | None = None
    span: Span | None = None
    told: tuple[Told, ...] = ()
    doubtful: tuple[int, ...] = ()
    waits: Issue | None = None

    @property
    def first_row(self) -> int:
        """The first row of data; where there is none, the row after the header."""
        return self.rows[0].number if self.rows else (self.header_row or 0) + 1

    @property
    def last_row(self) -> int:
        """The last row of data."""
        return self.rows[-1].number if self.rows else self.first_row

    @property
    def place(self) -> Span:
        """The rows of the sheet that the table fills."""
        return self.span or Span(self.header_row, self.first_row, self.last_row)

    @property
    def titles(self) -> tuple[Cell, ...]:
        """What is said of the table as a whole: its title, and the name of its sheet where that is data."""
        return tuple(cell for cell in (self.title, self.sheet_name) if cell)

    def texts(self, column: int) -> list[str]:
        """Everything that stands in a column, from above."""
        return [row.cells[column].text for row in self.rows if column in row.cells]

    def row_address(self, row: TableRow) -> str:
        """Where a row is, from its first cell to its last; where nothing is left of it, in the table's first column."""
        columns = row.cells or [column.index for column in self.columns[:1]] or [0]
        return self.sheet.span(row.number, row.number, min(columns), max(columns))
