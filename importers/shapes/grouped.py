"""Rows that belong to the row above because their first cells are empty: a group's name that stands once, a text that goes on."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from graphmodel.catalogue import Catalogue, fold
from importers.header_words import NAMES, NAMES_OF_ROWS, meanings
from importers.own_sheets import is_own_header
from importers.tables import Cell, TableColumn, TableRow, Told

_GROUPS = NAMES_OF_ROWS | {"sector", "kind", "area", "municipality", "stage", "edge-from"}
"""What a column of groups may say."""
_NAMES_IN_GROUPS = NAMES | {"edge-to"}
_GOES_ON = frozenset({"contact-name", "phone", "email", "website", "address", "description", "conditions"})
"""Columns in which a text may go on in the next row, as in tables that were pasted from a letter."""
_ENDS = frozenset({"edge-from", "edge-to", "edge-type"})
_PLACE = "municipality"
_TREE = "organisation-level"
_FEWEST = 2
_LEAST_SHARE = 2
"""One empty cell for so many filled ones at least: fewer may simply be unknown."""
Filled = dict[int, dict[int, Cell]]
"""The cells that empty ones stand for, by the row's number and the column."""


def with_values_of_groups(
    rows: tuple[TableRow, ...], columns: Sequence[TableColumn], sums: frozenset[int], catalogue: Catalogue
) -> tuple[tuple[TableRow, ...], tuple[Told, ...]]:
    """The rows with what stands once above several of them, and a note for each column of such cells.

    Columns of groups stand left of what names the rows, and say nothing twice in a row. A row that has no name and only goes on with
    texts of the row above belongs to that. `sums` are the numbers of rows that sum others up: where groups have sums, they are groups.
    """
    said = _meanings(columns, catalogue)
    if _TREE in said.values() or any(is_own_header(column.said) for column in columns):
        return rows, ()
    filled = _continued(rows, said)
    named = [row for row in rows if row.number not in filled]
    for column, cells in _of_groups(named, said, sums) if len(rows) > _FEWEST else ():
        for number, cell in cells.items():
            filled.setdefault(number, {})[column] = cell
    if not filled:
        return rows, ()
    found = tuple(_with(row, filled[row.number]) if row.number in filled else row for row in rows)
    return found, tuple(_told(columns, rows, filled))


def _meanings(columns: Sequence[TableColumn], catalogue: Catalogue) -> dict[int, str]:
    """What the columns say, by the likeliest meaning of their headers; "Fra" and "Til" are ends of relations where a type is named too."""
    found = {column.index: meanings(column.said, catalogue) or ("",) for column in columns}
    ends = _ENDS if {meaning for candidates in found.values() for meaning in candidates} >= _ENDS else frozenset()
    return {
        index: next((meaning for meaning in candidates if meaning in ends), candidates[0])
        for index, candidates in found.items()
    }


def _with(row: TableRow, cells: Mapping[int, Cell]) -> TableRow:
    return TableRow(row.number, dict(sorted({**row.cells, **cells}.items())), row.section)


def _continued(rows: Sequence[TableRow], said: Mapping[int, str]) -> Filled:
    """The names of the rows above, for rows that have none and only go on with texts of theirs."""
    names = [column for column, meaning in said.items() if meaning in NAMES_OF_ROWS]
    filled: Filled = {}
    if not names:
        return filled
    for above, row in pairwise(rows):
        if any(column in row.cells for column in names):
            continue
        own = {column: cell for column in names if (cell := filled.get(above.number, above.cells).get(column))}
        goes_on = all(said.get(column) in _GOES_ON for column in row.cells)
        goes_on = goes_on and (len(row.cells) == 1 or above.cells.keys() >= row.cells.keys())
        if own and goes_on and _is_right_below(above, row, frozenset()) and max(row.cells) > min(own):
            filled[row.number] = own
    return filled


def _of_groups(
    rows: Sequence[TableRow], said: Mapping[int, str], sums: frozenset[int]
) -> Iterable[tuple[int, dict[int, Cell]]]:
    """The columns of groups from the left, each with what its empty cells stand for; within a group, a column of smaller ones."""
    starts = frozenset(row.number for row in rows[:1])
    for column in [column for column, meaning in said.items() if meaning]:
        later = [other for other, meaning in said.items() if other > column and meaning in _NAMES_IN_GROUPS]
        places = [other for other, meaning in said.items() if meaning == _PLACE and other > column]
        cells = _of_group(rows, column, later, starts, sums, places) if said[column] in _GROUPS else {}
        if not cells:
            return
        yield column, cells
        starts = frozenset(row.number for row in rows if row.number not in cells)


def _of_group(
    rows: Sequence[TableRow],
    column: int,
    later: Sequence[int],
    starts: frozenset[int],
    sums: frozenset[int],
    places: Sequence[int],
) -> dict[int, Cell]:
    """What the empty cells of a column stand for; empty where they need not stand for anything.

    `starts` are the numbers of the rows in which a larger group begins; a row with another municipality than its group's, in one of
    the columns of `places`, is left as it is.
    """
    cells: dict[int, Cell] = {}
    there: set[str] = set()
    current: Cell | None = None
    above: TableRow | None = None
    filled = 0
    for row in rows:
        if row.number in starts:
            current = None
        own = row.cells.get(column)
        if own:
            if current and above and column in above.cells and fold(own.text) == fold(current.text):
                return {}
            current, filled = own, filled + 1
            there = _said_in(row, places)
        elif current is None or above is None or not _is_right_below(above, row, sums):
            if len(starts) == 1:
                return {}
        elif not any(name in row.cells for name in later):
            return {}
        elif _said_in(row, places) <= there:
            cells[row.number] = current
        above = row
    are_summed = any(row.number < rows[-1].number for row in rows if row.number + 1 in sums)
    are_groups = are_summed or (len(cells) >= _FEWEST and len(cells) * _LEAST_SHARE >= filled)
    return cells if are_groups else {}


def _said_in(row: TableRow, columns: Sequence[int]) -> set[str]:
    return {fold(row.cells[column].text) for column in columns if column in row.cells}


def _is_right_below(above: TableRow, row: TableRow, sums: frozenset[int]) -> bool:
    return row.section == above.section and sums.issuperset(range(above.number + 1, row.number))


def _told(columns: Sequence[TableColumn], rows: Sequence[TableRow], filled: Filled) -> Iterable[Told]:
    for column in columns:
        found = [row for row in rows if column.index in filled.get(row.number, {})]
        if found:
            cells = f"{len(found)} tomme celler" if len(found) > 1 else "En tom celle"
            message = (
                f"{cells} i kolonnen »{column.header}« er læst som det, der står ovenover, for rækkerne hører til det."
            )
            yield Told(filled[found[0].number][column.index].address, "group", message)
