"""Where the tables of a list stand, and what every row of its sheets is to the import."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from importers.columns.columns import Understanding
from importers.importing import Preview
from importers.reading.sheets import Area
from importers.tables import RowKind, Table
from webviz.importing.places import Place, Places


class RowIs(Enum):
    """What a row of a sheet is to the import."""

    TITLE = "title"
    HEADER = "header"
    SECTION = "section"
    TOTAL = "total"
    NOTE = "note"
    EXAMPLE = "example"
    HELD_BACK = "held_back"


_MOST_HEADER_ROWS = 4
_MOST_HELD = 100
"""So far an area that is held back is marked, down and over."""
_ASIDES = {
    RowKind.TOTAL: RowIs.TOTAL,
    RowKind.NOTE: RowIs.NOTE,
    RowKind.HEADER: RowIs.HEADER,
    RowKind.EXAMPLE: RowIs.EXAMPLE,
}


@dataclass(frozen=True, slots=True)
class Frame:
    """A table where it stands in its sheet, and as its rows were read."""

    number: int
    sheet: int
    area: Area
    table: Table
    understanding: Understanding
    title_at: Place | None
    read_as: Table


def frames_of(preview: Preview, places: Places) -> Iterator[Frame]:
    """Where the tables stand."""
    for number, ((table, understanding), read_as) in enumerate(zip(preview.tables, preview.read_as, strict=True)):
        indexes = [one.index for column in table.columns for one in (column.united or (column,))]
        top = table.first_row if table.header_row is None else table.header_row
        last = max(table.last_row, top)
        found = places.area(table.sheet.span(top, last, min(indexes, default=0), max(indexes, default=0)))
        if found is not None:
            title_at = places.place(table.title.address) if table.title else None
            yield Frame(number, found[0], found[1], table, understanding, title_at, read_as)


def rows_of(preview: Preview, frames: Iterable[Frame], places: Places) -> dict[tuple[int, int], RowIs]:
    """What each row is that is no plain data."""
    rows: dict[tuple[int, int], RowIs] = {}
    for frame in frames:
        rows |= {place[:2]: kind for address, kind in _marked(frame.table) if (place := places.place(address))}
    sheets = _count_sheets(preview)
    held_back = (held.row for held in preview.result.held_back if held.row.sheet < sheets)
    return rows | {(row.sheet, row.row): RowIs.HELD_BACK for row in held_back}


def _count_sheets(preview: Preview) -> int:
    return sum(len(workbook.sheets) for workbook in preview.workbooks)


def held_cells_of(preview: Preview, places: Places) -> Iterator[Place]:
    """The cells of what is held back and is no row of any sheet: its row is counted beyond all sheets."""
    sheets = _count_sheets(preview)
    for held in preview.result.held_back:
        found = places.area(held.issue.cell) if held.row.sheet >= sheets else None
        if found is not None:
            sheet, area = found
            yield from (
                Place(sheet, row, column)
                for row in range(area.top, min(area.bottom, area.top + _MOST_HELD) + 1)
                for column in range(area.left, min(area.right, area.left + _MOST_HELD) + 1)
            )


def _marked(table: Table) -> Iterator[tuple[str, RowIs]]:
    """The addresses of the rows that are no plain data; of several words for one row the last holds."""
    if table.header_row is not None:
        left = table.columns[0].index if table.columns else 0
        last = min(max(table.first_row, table.header_row + 1), table.header_row + _MOST_HEADER_ROWS)
        yield from ((table.sheet.address(row, left), RowIs.HEADER) for row in range(table.header_row, last))
    for row in table.rows:
        if row.section is not None:
            yield row.section.address, RowIs.SECTION
    for aside in table.asides:
        yield aside.cell.address, _ASIDES[aside.kind]
    if table.title is not None:
        yield table.title.address, RowIs.TITLE


def by_sheet(rows: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """Rows, each with its sheet, as those of each sheet from above."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for sheet, row in sorted(rows):
        found[sheet].append(row)
    return dict(found)
