"""The sheet as it is: a part of its rows and columns, merged cells merged, tables framed, every cell with what there is to say about it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue
from graphmodel.cpr import mask_cpr
from importers.masking import masked_row
from importers.reading.sheets import Area, Sheet, column_letter
from importers.result import Severity
from webviz.importing.looking import Frame, Looked, Problem, RowIs
from webviz.importing.naming import targets_name
from webviz.importing.places import Place
from webviz.importing.wanted import COLUMNS_A_PAGE, ROWS_A_PAGE, Addresses, anchor_of

_LONGEST = 300
_MOST_NOTES = 200
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
class Tab:
    """A sheet to turn to."""

    name: str
    file: str
    address: str
    is_here: bool
    is_hidden: bool
    problems: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A part of a sheet; the addresses lead to the parts beside it."""

    name: str
    is_hidden: bool
    tabs: tuple[Tab, ...]
    letters: tuple[str, ...]
    rows: tuple[GridRow, ...]
    first: int
    last: int
    height: int
    width: int
    above: str | None
    below: str | None
    left: str | None
    right: str | None
    titles: tuple[tuple[str, str], ...]
    """The tables of this sheet: what each is called, and where it begins."""

    @property
    def notes(self) -> list[Problem]:
        """What there is to say about the cells that are shown, as many as one reads."""
        return [note for row in self.rows for cell in row.cells for note in cell.notes][:_MOST_NOTES]


def build_grid(looked: Looked, addresses: Addresses, catalogue: Catalogue) -> Grid | None:
    """The part of the sheet that the address asks for; None where the files have no sheet."""
    if not looked.sheets:
        return None
    wanted = addresses.wanted
    at_first = looked.frames[0].sheet if looked.frames else 0
    number = min(wanted.sheet, len(looked.sheets)) - 1 if wanted.sheet else at_first
    sheet = looked.sheets[number]
    height, width = len(sheet.rows), max(map(len, sheet.rows), default=0)
    top = min(max(wanted.row, 1), max(height, 1)) - 1
    left = min(max(wanted.column, 1), max(width, 1)) - 1
    window = Area(top, left, min(top + ROWS_A_PAGE, height) - 1, min(left + COLUMNS_A_PAGE, width) - 1)
    frames = [frame for frame in looked.frames if frame.sheet == number]

    def beside(row: int, column: int) -> str:
        return addresses.of("ark", sheet=number + 1, row=row + 1, column=column + 1)

    return Grid(
        name=mask_cpr(sheet.name),
        is_hidden=sheet.is_hidden,
        tabs=tuple(_tabs(looked, addresses, number)),
        letters=tuple(column_letter(column) for column in range(left, window.right + 1)),
        rows=tuple(_Part(looked, number, window, frames, catalogue).rows()),
        first=top + 1,
        last=window.bottom + 1,
        height=height,
        width=width,
        above=beside(max(0, top - ROWS_A_PAGE), left) if top else None,
        below=beside(window.bottom + 1, left) if window.bottom + 1 < height else None,
        left=beside(top, max(0, left - COLUMNS_A_PAGE)) if left else None,
        right=beside(top, window.right + 1) if window.right + 1 < width else None,
        titles=tuple((table_name(frame), addresses.of_cell(_corner(frame))) for frame in frames),
    )


def table_name(frame: Frame) -> str:
    """What a table is called: its title, else where it stands."""
    title = frame.table.title
    if title is not None and title.text:
        return mask_cpr(title.text)[:_LONGEST]
    return _("Tabellen i række %(first)d–%(last)d", first=frame.area.top + 1, last=frame.area.bottom + 1)


def _corner(frame: Frame) -> Place:
    return Place(frame.sheet, frame.area.top, frame.area.left)


def _tabs(looked: Looked, addresses: Addresses, here: int) -> Iterator[Tab]:
    counts: dict[int, int] = {}
    for (place, _row), numbers in looked.problems_at.items():
        counts[place] = counts.get(place, 0) + len(numbers)
    has_several = len({sheet.file for sheet in looked.sheets}) > 1
    for number, sheet in enumerate(looked.sheets):
        address = addresses.of("ark", sheet=number + 1, row=1, column=1)
        file = mask_cpr(sheet.file) if has_several and Path(sheet.file).stem != sheet.name else ""
        yield Tab(mask_cpr(sheet.name), file, address, number == here, sheet.is_hidden, counts.get(number, 0))


class _Part:
    """The rows of a window on a sheet."""

    def __init__(
        self, looked: Looked, number: int, window: Area, frames: Sequence[Frame], catalogue: Catalogue
    ) -> None:
        self._looked, self._number, self._window, self._frames = looked, number, window, frames
        self._sheet: Sheet = looked.sheets[number]
        self._merged = {(area.top, area.left): area for area in _clipped(self._sheet.merged, window)}
        self._covered = {
            (row, column)
            for area in self._merged.values()
            for row in range(area.top, area.bottom + 1)
            for column in range(area.left, area.right + 1)
        } - self._merged.keys()
        self._reads = {
            column.header_at[1:]: targets_name(column.use.targets, catalogue)
            for column in looked.columns
            if column.use and column.header_at and column.header_at.sheet == number
        }
        self._titles = {frame.title_at[1:] for frame in frames if frame.title_at}

    def rows(self) -> Iterator[GridRow]:
        """Every row with its cells; what a merged cell covers is left out."""
        for row in range(self._window.top, self._window.bottom + 1):
            kind = self._looked.rows.get((self._number, row))
            yield GridRow(
                row + 1, kind.value if kind else "", ROW_NAMES[kind]() if kind else "", tuple(self._cells(row))
            )

    def _cells(self, row: int) -> Iterator[GridCell]:
        texts = masked_row(self._sheet.rows[row], row, self._looked.p_numbers[self._number])
        notes = [self._looked.problems[number] for number in self._looked.problems_at.get((self._number, row), ())]
        for column in range(self._window.left, self._window.right + 1):
            if (row, column) in self._covered:
                continue
            area = self._merged.get((row, column), Area(row, column, row, column))
            text = texts[column] if column < len(texts) else ""
            yield GridCell(
                anchor=anchor_of(row, column),
                text=text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…",
                rows=area.bottom - area.top + 1,
                columns=area.right - area.left + 1,
                looks=" ".join(self._looks(area)),
                reads=self._reads.get((row, column), ""),
                notes=tuple(note for note in notes if note.place and note.place.column == column),
            )

    def _looks(self, area: Area) -> Iterator[str]:
        if Place(self._number, area.top, area.left) in self._looked.held_cells:
            yield "is-held"
        if (area.top, area.left) in self._titles:
            yield "is-title"
        for frame in self._frames:
            table = frame.area
            if not (table.top <= area.top <= table.bottom and table.left <= area.left <= table.right):
                continue
            yield "is-in-table"
            if frame.table.header_row is not None and (area.top, area.left) in self._reads:
                yield "is-header"
            edges = (
                ("top", area.top == table.top),
                ("left", area.left == table.left),
                ("bottom", area.bottom >= table.bottom),
                ("right", area.right >= table.right),
            )
            yield from (f"edge-{name}" for name, is_edge in edges if is_edge)
            return


def _clipped(merged: Sequence[Area], window: Area) -> Iterator[Area]:
    """The merged cells within a window, as much of each as is in it."""
    for area in merged:
        inside = Area(
            max(area.top, window.top),
            max(area.left, window.left),
            min(area.bottom, window.bottom),
            min(area.right, window.right),
        )
        if inside.top <= inside.bottom and inside.left <= inside.right:
            yield inside
