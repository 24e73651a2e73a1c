"""Finding the tables of a sheet: the title above the header, the header, the rows below with their sections, and what is no data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graphmodel.catalogue import Catalogue
from importers.header_rows import Header, find_headers
from importers.reading.sheets import Sheet, column_letter
from importers.row_kinds import RowKind, is_section_word, kinds_of_rows

_LONGEST_TITLE = 200


class Cell(NamedTuple):
    """A text and where it stands; for merged cells, where it was written.

    A list has hundreds of thousands: a tuple is made in half the time, and nothing need look through it for garbage.
    """

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table; `header` is unique in the table, `said` is what stands above the column ("" where nothing does).

    `group` is the heading above that, where the header is over two rows.
    """

    index: int
    letter: str
    header: str
    said: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of data, counted from 0: the cells that hold something, by column, and the section that it stands under."""

    number: int
    cells: Mapping[int, Cell]
    section: Cell | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that is no data: a sum, a note, a header repeated."""

    kind: RowKind
    cell: Cell


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a sheet; rows are counted from 0. `header_row` is None where no header can be believed."""

    sheet: Sheet
    title: Cell | None
    header_row: int | None
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    asides: tuple[Aside, ...] = ()
    has_known_header: bool = False

    @property
    def first_row(self) -> int:
        """The first row of data; where there is none, the row after the header."""
        return self.rows[0].number if self.rows else (self.header_row or 0) + 1

    @property
    def last_row(self) -> int:
        """The last row of data."""
        return self.rows[-1].number if self.rows else self.first_row

    def texts(self, column: int) -> list[str]:
        """Everything that stands in a column, from above."""
        return [row.cells[column].text for row in self.rows if column in row.cells]

    def row_address(self, row: TableRow) -> str:
        """Where a row is, from its first cell to its last."""
        return self.sheet.span(row.number, row.number, min(row.cells), max(row.cells))


def find_tables(
    sheet: Sheet,
    catalogue: Catalogue,
    place_words: frozenset[str] = frozenset(),
    named: frozenset[str] = frozenset(),
) -> tuple[Table, ...]:
    """The tables of a sheet from above; a sheet with cells but no header is one table without a header.

    `named` are folded headers that a person spoke of.
    """
    headers = find_headers(sheet, catalogue, named)
    if not headers:
        rows = _rows(sheet, range(len(sheet.rows)), {}, {})
        return (Table(sheet, None, None, _columns({}, {}, rows), rows),) if rows else ()
    tables = []
    start = 0
    for place, header in enumerate(headers):
        end = headers[place + 1].top if place + 1 < len(headers) else len(sheet.rows)
        above = _Above.of(sheet, range(start, header.top), catalogue, place_words, is_first=place == 0)
        body = range(header.bottom + 1, _end_of_body(sheet, header.bottom + 1, end, is_last=place + 1 == len(headers)))
        tables.append(_table(sheet, header, above, body, catalogue, place_words))
        start = body.stop
    return tuple(tables)


def _filled(sheet: Sheet, row: int) -> dict[int, str]:
    return {column: text for column, text in enumerate(sheet.rows[row]) if text}


def _end_of_body(sheet: Sheet, first: int, end: int, *, is_last: bool) -> int:
    """Where a table ends: before the empty row above the next one's title, or before the titles right above it."""
    if is_last:
        return end
    row = end
    while row > first and len(_filled(sheet, row - 1)) <= 1:
        row -= 1
    # From here on there are only lone texts and empty rows: what comes before the first empty one still belongs to this table.
    while row < end and _filled(sheet, row):
        row += 1
    return row if row < end else _before_lone_texts(sheet, first, end)


def _before_lone_texts(sheet: Sheet, first: int, end: int) -> int:
    while end > first and len(_filled(sheet, end - 1)) == 1:
        end -= 1
    return end


@dataclass(frozen=True, slots=True)
class _Above:
    """What stands above a header: the table's title, a section that its first rows stand under, and words that are neither."""

    title: Cell | None
    section: Cell | None
    asides: tuple[Aside, ...]

    @classmethod
    def of(
        cls, sheet: Sheet, rows: range, catalogue: Catalogue, place_words: frozenset[str], *, is_first: bool
    ) -> "_Above":
        """The title is the first lone text for the sheet's first table, since more may be said under it; else the last.

        A sector or a place right above the header is about the rows, whatever else is the title.
        """
        filled = [(row, cells) for row in rows if (cells := _filled(sheet, row))]
        lone = {row: _first_cell(sheet, row, cells) for row, cells in filled if len(cells) == 1}
        titles = {row: cell for row, cell in lone.items() if len(cell.text) <= _LONGEST_TITLE}
        at = (min if is_first else max)(titles, default=None)
        nearest = lone.get(rows.stop - 1) if at != rows.stop - 1 else None
        section = nearest if nearest and is_section_word(nearest.text, catalogue, place_words) else None
        rest = [_first_cell(sheet, row, cells) for row, cells in filled if row != at]
        return cls(
            titles.get(at) if at is not None else None,
            section,
            tuple(Aside(RowKind.NOTE, cell) for cell in rest if cell != section),
        )


def _first_cell(sheet: Sheet, row: int, cells: Mapping[int, str]) -> Cell:
    column = min(cells)
    return Cell(cells[column], sheet.address(row, column))


def _table(
    sheet: Sheet, header: Header, above: _Above, body: range, catalogue: Catalogue, place_words: frozenset[str]
) -> Table:
    kinds = kinds_of_rows(sheet, body, header.texts, catalogue, place_words)
    data = [row for row in body if kinds[row] is RowKind.DATA]
    sections: dict[int, Cell] = {}
    asides = list(above.asides)
    current = above.section
    for row in body:
        cells = _filled(sheet, row)
        if kinds[row] is RowKind.BLANK:
            continue
        cell = _first_cell(sheet, row, cells)
        if kinds[row] is RowKind.SECTION:
            current = Cell(cell.text.rstrip(" :"), cell.address)
        elif kinds[row] is not RowKind.DATA:
            asides.append(Aside(kinds[row], cell))
        elif current is not None:
            sections[row] = current
    rows = _rows(sheet, data, sections, _filled_down(sheet, data))
    return Table(
        sheet,
        above.title,
        header.top,
        _columns(header.texts, header.groups, rows),
        rows,
        tuple(asides),
        header.is_known,
    )


def _filled_down(sheet: Sheet, data: Sequence[int]) -> dict[int, dict[int, Cell]]:
    """What merged cells say about the rows below their first one, by row and column."""
    wanted = set(data)
    spread: dict[int, dict[int, Cell]] = {}
    for area in sheet.merged:
        text = sheet.text(area.top, area.left)
        if text and area.bottom > area.top:
            for row in wanted.intersection(range(area.top + 1, area.bottom + 1)):
                spread.setdefault(row, {})[area.left] = Cell(text, sheet.address(area.top, area.left))
    return spread


def _rows(
    sheet: Sheet, data: Sequence[int], sections: Mapping[int, Cell], spread: Mapping[int, Mapping[int, Cell]]
) -> tuple[TableRow, ...]:
    found = []
    for row in data:
        cells = {column: Cell(text, sheet.address(row, column)) for column, text in _filled(sheet, row).items()}
        cells = dict(sorted(({**spread.get(row, {})} | cells).items()))
        if cells:
            found.append(TableRow(row, cells, sections.get(row)))
    return tuple(found)


def _said(text: str, group: str) -> str:
    """What stands above a column, on one line; signs alone, such as "(%)", need the heading above them to say anything."""
    whole = text if any(sign.isalpha() for sign in text) or not text else f"{group} {text}"
    return " ".join(whole.split())


def _columns(texts: Mapping[int, str], groups: Mapping[int, str], rows: Sequence[TableRow]) -> tuple[TableColumn, ...]:
    """The columns that have a header or hold something; a header that stands twice is told apart by its group or its letter."""
    used = sorted({*texts, *(column for row in rows for column in row.cells)})
    said = {column: _said(texts.get(column, ""), groups.get(column, "")) for column in used}
    taken: set[str] = set()
    columns = []
    for column in used:
        letter = column_letter(column)
        header = said[column] or f"Kolonne {letter}"
        if list(said.values()).count(said[column]) > 1 and said[column] and column in groups:
            header = f"{' '.join(groups[column].split())}: {header}"
        if header in taken:
            header = f"{header} ({letter})"
        taken.add(header)
        columns.append(TableColumn(column, letter, header, said[column], groups.get(column, "")))
    return tuple(columns)
