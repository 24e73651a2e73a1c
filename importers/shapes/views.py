"""Sheets looked at otherwise: turned, a form's answers as rows, with further columns; every cell keeps its true address."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import TypeAlias

from importers.reading.sheets import Area, Sheet, column_letter

Place: TypeAlias = tuple[int, int]
"""A row and a column, counted from 0."""
FilledRow: TypeAlias = dict[int, str]
"""The cells of a row that hold something, by column."""


class MergedAreas:
    """The merged areas of a sheet, to be asked for row by row: a sheet may have as many of them as it has rows."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._from_above = sorted(areas, key=lambda area: area.top)
        self._tops = [area.top for area in self._from_above]
        self._tall = [area for area in self._from_above if area.bottom > area.top]

    def touching(self, rows: range) -> tuple[Area, ...]:
        """The areas that cover a cell of some of the rows."""
        beginning_above = (area for area in self._tall if area.top < rows.start <= area.bottom)
        first, last = bisect_left(self._tops, rows.start), bisect_left(self._tops, rows.stop)
        return (*beginning_above, *self._from_above[first:last])


@dataclass(frozen=True, slots=True)
class RearrangedSheet(Sheet):
    """A sheet whose cells stand elsewhere than in the file; `places` are where they stand there."""

    places: Mapping[Place, Place] = field(default_factory=dict)

    def address(self, row: int, column: int) -> str:
        """Where the cell is in the file; for one that is not there, where its row begins, else its column."""
        return Sheet.address(self, *self._near(row, column))

    def span(self, first_row: int, last_row: int, first_column: int, last_column: int) -> str:
        """The smallest rectangle of the file that holds these cells."""
        found = [
            place
            for row in range(first_row, last_row + 1)
            for column in range(first_column, last_column + 1)
            if (place := self.places.get((row, column)))
        ] or [self._near(first_row, first_column)]
        rows, columns = [row for row, _ in found], [column for _, column in found]
        return f"{Sheet.address(self, min(rows), min(columns))}:{column_letter(max(columns))}{max(rows) + 1}"

    def _near(self, row: int, column: int) -> Place:
        if (row, column) in self.places:
            return self.places[row, column]
        inside = [place for (other, _), place in self.places.items() if other == row]
        return min(inside or [place for (_, other), place in self.places.items() if other == column] or [(0, 0)])


@dataclass(frozen=True, slots=True)
class WidenedSheet(Sheet):
    """A sheet with further columns right of its own, whose cells stand elsewhere in it.

    `stated` are those whose one cell counts for all rows; `beside` those whose cells stand in another column of the same row.
    """

    stated: Mapping[int, Place] = field(default_factory=dict)
    beside: Mapping[int, int] = field(default_factory=dict)

    def address(self, row: int, column: int) -> str:
        """Where a cell is; what is stated has one place for all rows."""
        return Sheet.address(self, *self.stated.get(column, (row, self.beside.get(column, column))))

    def span(self, first_row: int, last_row: int, first_column: int, last_column: int) -> str:
        """The rectangle of the list's own cells; where there are none, the place of what stands elsewhere."""
        own = min((*self.stated, *self.beside), default=last_column + 1) - 1
        if first_column > own:
            return f"{self.address(first_row, first_column)}:{self.address(last_row, last_column).rpartition('!')[2]}"
        return f"{Sheet.address(self, first_row, first_column)}:{column_letter(min(last_column, own))}{last_row + 1}"


def widened(
    sheet: Sheet, *, stated: Mapping[int, Place] | None = None, beside: Mapping[int, int] | None = None
) -> WidenedSheet:
    """The sheet with further columns, beside those that it has been given already."""
    plain = {each.name: getattr(sheet, each.name) for each in fields(Sheet)}
    before = sheet if isinstance(sheet, WidenedSheet) else WidenedSheet(**plain)
    return replace(before, stated={**before.stated, **(stated or {})}, beside={**before.beside, **(beside or {})})


def filled_rows(sheet: Sheet) -> list[FilledRow]:
    """The filled cells of every row."""
    return [{column: text for column, text in enumerate(row) if text} if row else {} for row in sheet.rows]


def turned(sheet: Sheet, rows: range) -> RearrangedSheet:
    """Some rows of a sheet as columns, and its columns as rows, counted as they were."""
    cells = {(row, column): text for row, column, text in sheet.filled() if row in rows}
    width = 1 + max((column for _, column in cells), default=-1)
    height = 1 + max((row for row, _ in cells), default=-1)
    return RearrangedSheet(
        sheet.file,
        sheet.name,
        tuple(tuple(cells.get((row, column), "") for row in range(height)) for column in range(width)),
        tuple(
            Area(area.left, area.top, area.right, area.bottom)
            for area in sheet.merged
            if area.top in rows and area.bottom in rows
        ),
        sheet.is_hidden,
        sheet.prefix,
        places={(column, row): (row, column) for row in range(height) if row in rows for column in range(width)},
    )


def with_text(sheet: RearrangedSheet, row: int, column: int, text: str) -> RearrangedSheet:
    """The sheet with a text in an empty cell."""
    cells = list(sheet.rows[row])
    cells[column] = text
    return replace(sheet, rows=(*sheet.rows[:row], tuple(cells), *sheet.rows[row + 1 :]))


def part_of(sheet: Sheet, columns: range) -> Sheet:
    """The sheet with the cells of some columns alone, which stand where they stood."""
    return replace(
        sheet,
        rows=tuple(("",) * columns.start + row[columns.start : columns.stop] for row in sheet.rows),
        merged=tuple(area for area in sheet.merged if area.left in columns and area.right in columns),
    )
