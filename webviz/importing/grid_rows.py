"""The rows of a sheet as they are shown: merged cells merged, tables framed, every cell with what there is to say about it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue
from importers.masking import masked_row
from importers.reading.sheets import Area, Sheet
from importers.result import Severity
from webviz.importing.looking import Looked, Problem
from webviz.importing.naming import targets_name
from webviz.importing.places import Place
from webviz.importing.row_kinds import Frame, RowIs
from webviz.importing.wanted import anchor_of

_LONGEST = 300
ROW_NAMES: Mapping[RowIs, Callable[[], str]] = {
    RowIs.TITLE: lambda: _("Titel"),
    RowIs.HEADER: lambda: _("Overskrift"),
    RowIs.SECTION: lambda: _("Afsnit"),
    RowIs.TOTAL: lambda: _("Sum"),
    RowIs.NOTE: lambda: _("Note"),
    RowIs.EXAMPLE: lambda: _("Eksempel"),
    RowIs.HELD_BACK: lambda: _("Venter"),
}
"""What a row is called beside its number."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its room, its place in a table's frame, what it is read as, and the notes on it."""

    anchor: str
    text: str
    rows: int
    columns: int
    looks: str
    reads: str
    notes: tuple[Problem, ...]

    @property
    def worst(self) -> str:
        """The gravest of what there is to say."""
        order = list(Severity)
        return min((note.issue.severity for note in self.notes), key=order.index).value if self.notes else ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of the sheet, counted from 1, and what it is where it is no plain data."""

    number: int
    kind: str
    kind_name: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """What of a sheet is shown: some of its rows, in order but not always one after another, and the columns between two."""

    rows: Sequence[int]
    left: int
    right: int


class Part:
    """A window on a sheet, with everything that its cells are shown with."""

    def __init__(
        self, looked: Looked, number: int, window: Window, frames: Sequence[Frame], catalogue: Catalogue
    ) -> None:
        self._looked, self._number, self._window, self._frames = looked, number, window, frames
        self._sheet: Sheet = looked.sheets[number]
        self._merged = dict(_seen(self._sheet.merged, window))
        self._covered = {
            (row, column)
            for corner, (area, rows) in self._merged.items()
            for row in rows
            for column in range(max(area.left, window.left), min(area.right, window.right) + 1)
        } - self._merged.keys()
        self._reads = {
            column.header_at[1:]: targets_name(column.use.targets, catalogue)
            for column in looked.columns
            if column.use and column.header_at and column.header_at.sheet == number
        }
        self._titles = {frame.title_at[1:] for frame in frames if frame.title_at}
        self._wide = [
            problem for problem in looked.problems if problem.area and problem.place and problem.place.sheet == number
        ]

    def rows(self) -> Iterator[GridRow]:
        """Every row with its cells; what a merged cell covers is left out."""
        for row in self._window.rows:
            kind = self._looked.rows.get((self._number, row))
            yield GridRow(
                row + 1, kind.value if kind else "", ROW_NAMES[kind]() if kind else "", tuple(self._cells(row))
            )

    def _cells(self, row: int) -> Iterator[GridCell]:
        texts = self._texts(row)
        notes = self._notes(row)
        for column in range(self._window.left, self._window.right + 1):
            if (row, column) in self._covered:
                continue
            area, rows = self._merged.get((row, column), (Area(row, column, row, column), [row]))
            above = texts if area.top == row else self._texts(area.top)
            text = above[area.left] if area.left < len(above) else ""
            yield GridCell(
                anchor=anchor_of(row, column),
                text=text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…",
                rows=len(rows),
                columns=min(area.right, self._window.right) - column + 1,
                looks=" ".join(self._looks(row, column, area)),
                reads=self._reads.get((row, column), ""),
                notes=tuple(notes.get(column, ())),
            )

    def _texts(self, row: int) -> list[str]:
        return masked_row(self._sheet.rows[row], row, self._looked.p_numbers[self._number])

    def _notes(self, row: int) -> Mapping[int, Sequence[Problem]]:
        """What there is to say of a row's cells, by column; what concerns several rows stands at the first filled cell of each."""
        found: defaultdict[int, list[Problem]] = defaultdict(list)
        for number in self._looked.problems_at.get((self._number, row), ()):
            problem = self._looked.problems[number]
            if problem.place:
                found[problem.place.column].append(problem)
        for problem in self._wide:
            if problem.area and problem.place and problem.place.row != row and _has_row(problem.area, row):
                columns = range(problem.area.left, problem.area.right + 1)
                filled = (column for column in columns if self._sheet.text(row, column))
                found[next(filled, problem.area.left)].append(problem)
        return found

    def _looks(self, row: int, column: int, area: Area) -> Iterator[str]:
        if Place(self._number, row, column) in self._looked.held_cells:
            yield "is-held"
        if (row, column) in self._titles:
            yield "is-title"
        for frame in self._frames:
            table = frame.area
            if not (table.top <= area.top <= table.bottom and table.left <= area.left <= table.right):
                continue
            yield "is-in-table"
            if frame.table.header_row is not None and (row, column) in self._reads:
                yield "is-header"
            edges = (
                ("top", area.top == table.top),
                ("left", area.left == table.left),
                ("bottom", area.bottom >= table.bottom),
                ("right", area.right >= table.right),
            )
            yield from (f"edge-{name}" for name, is_edge in edges if is_edge)
            return


def _seen(merged: Sequence[Area], window: Window) -> Iterator[tuple[tuple[int, int], tuple[Area, list[int]]]]:
    """The merged cells that a window shows anything of: by the first cell that is shown, the whole area and its rows that are shown."""
    if not window.rows:
        return
    for area in merged:
        if area.right < window.left or area.left > window.right or area.bottom < window.rows[0]:
            continue
        rows = [row for row in window.rows if area.top <= row <= area.bottom]
        if rows:
            yield (rows[0], max(area.left, window.left)), (area, rows)


def _has_row(area: Area, row: int) -> bool:
    return area.top <= row <= area.bottom
