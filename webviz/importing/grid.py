"""The sheet as it is: which of its rows and columns are shown, the ways to the others, and the tables that were found in it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue
from graphmodel.cpr import mask_cpr
from importers.own_sheets import is_own_sheet
from importers.reading.sheets import column_letter
from webviz.importing.grid_rows import GridRow, Part, Window
from webviz.importing.looking import Looked, Problem
from webviz.importing.places import Place
from webviz.importing.row_kinds import Frame, RowIs
from webviz.importing.walking import Walk, build_walk
from webviz.importing.wanted import COLUMNS_A_PAGE, DOUBTFUL, HELD_BACK, ROWS_A_PAGE, Addresses

_LONGEST = 300
_MOST_NOTES = 200
_LONGEST_HEADER = 30
_MOST_HEADER_ROWS = 4


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
class RowChoice:
    """Which rows may be shown: all, or some alone; how many these are."""

    name: str
    rows: int
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A part of a sheet; the addresses lead to the parts beside it. `first` to `last` of `total` rows are shown, counted among them."""

    name: str
    is_hidden: bool
    tabs: tuple[Tab, ...]
    choices: tuple[RowChoice, ...]
    letters: tuple[tuple[str, str], ...]
    """The columns: the letter of each, and its header where that stands above what is shown."""
    rows: tuple[GridRow, ...]
    first: int
    last: int
    total: int
    is_whole: bool
    """Whether all rows of the sheet may be shown, and not some alone."""
    height: int
    width: int
    above: str | None
    below: str | None
    left: str | None
    right: str | None
    titles: tuple[tuple[str, str], ...]
    """The tables of this sheet: what each is called, and where it begins."""
    walk: Walk

    @property
    def notes(self) -> list[Problem]:
        """What there is to say about the cells that are shown, each once, as many as one reads."""
        found = {note.number: note for row in self.rows for cell in row.cells for note in cell.notes}
        return list(found.values())[:_MOST_NOTES]


def build_grid(looked: Looked, addresses: Addresses, catalogue: Catalogue) -> Grid | None:
    """The part of the sheet that the address asks for; None where the files have no sheet."""
    if not looked.sheets:
        return None
    wanted = addresses.wanted
    at_first = looked.frames[0].sheet if looked.frames else 0
    number = min(wanted.sheet, len(looked.sheets)) - 1 if wanted.sheet else at_first
    sheet = looked.sheets[number]
    height, width = len(sheet.rows), max(map(len, sheet.rows), default=0)
    frames = [frame for frame in looked.frames if frame.sheet == number]
    among = _rows_among(looked, number, frames, wanted.only)
    top = min(bisect_left(among, max(wanted.row, 1) - 1), max(len(among) - 1, 0))
    left = min(max(wanted.column, 1), max(width, 1)) - 1
    shown = among[top : top + ROWS_A_PAGE]
    window = Window(shown, left, min(left + COLUMNS_A_PAGE, width) - 1)

    def beside(place: int, column: int) -> str:
        return addresses.of("ark", sheet=number + 1, row=among[place] + 1 if among else 1, column=column + 1)

    return Grid(
        name=mask_cpr(sheet.name),
        is_hidden=sheet.is_hidden,
        tabs=tuple(_tabs(looked, addresses, number)),
        choices=tuple(_choices(looked, number, height, addresses)),
        letters=tuple(_letters(frames, window)),
        rows=tuple(Part(looked, number, window, frames, catalogue).rows()),
        first=top + 1,
        last=top + len(shown),
        total=len(among),
        is_whole=not wanted.only,
        height=height,
        width=width,
        above=beside(max(0, top - ROWS_A_PAGE), left) if top else None,
        below=beside(top + ROWS_A_PAGE, left) if top + ROWS_A_PAGE < len(among) else None,
        left=beside(top, max(0, left - COLUMNS_A_PAGE)) if left else None,
        right=beside(top, window.right + 1) if window.right + 1 < width else None,
        titles=tuple((table_name(frame), addresses.of_cell(_corner(frame))) for frame in frames),
        walk=build_walk(looked, addresses),
    )


def _rows_among(looked: Looked, number: int, frames: Sequence[Frame], only: str) -> Sequence[int]:
    """The rows that may be shown: all of a sheet, or some alone with the headers of their tables."""
    height = len(looked.sheets[number].rows)
    if not only:
        return range(height)
    rows = (looked.held_rows if only == HELD_BACK else looked.doubtful_rows).get(number, ())
    headers = {
        row
        for frame in frames
        if any(frame.area.top <= row <= frame.area.bottom for row in rows)
        for row in range(frame.area.top, frame.area.top + _MOST_HEADER_ROWS)
        if looked.rows.get((number, row)) is RowIs.HEADER
    }
    return sorted(row for row in headers.union(rows) if row < height)


def _choices(looked: Looked, number: int, height: int, addresses: Addresses) -> Iterator[RowChoice]:
    found = (
        ("", _("Alle rækker"), height),
        (DOUBTFUL, _("Rækker at se efter"), len(looked.doubtful_rows.get(number, ()))),
        (HELD_BACK, _("Rækker, der ikke kommer med"), len(looked.held_rows.get(number, ()))),
    )
    for only, name, rows in found:
        is_here = only == addresses.wanted.only
        if rows or is_here or not only:
            address = addresses.of("ark", sheet=number + 1, row=1, only=only, problem=0)
            yield RowChoice(name, rows, address, is_here)


def _letters(frames: Sequence[Frame], window: Window) -> Iterator[tuple[str, str]]:
    """The letters of the columns, with the headers of the table that the first row lies in, where these are out of sight."""
    first = window.rows[0] if window.rows else 0
    headers = {
        one.index: mask_cpr(one.header)
        for frame in frames
        if frame.table.header_row is not None and frame.table.header_row < first <= frame.area.bottom
        for column in frame.table.columns
        for one in (column.united or (column,))
    }
    for column in range(window.left, window.right + 1):
        header = headers.get(column, "")
        yield column_letter(column), header if len(header) <= _LONGEST_HEADER else f"{header[:_LONGEST_HEADER]}…"


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
        if sheet.is_hidden and is_own_sheet(sheet):
            continue  # what a marked workbook says of itself
        address = addresses.of("ark", sheet=number + 1, row=1, column=1, problem=0)
        file = mask_cpr(sheet.file) if has_several and not sheet.is_named_after_file else ""
        yield Tab(mask_cpr(sheet.name), file, address, number == here, sheet.is_hidden, counts.get(number, 0))
