"""A first name, a middle name and a last name in columns of their own, read as one name."""

from collections.abc import Sequence
from dataclasses import replace

from graphmodel.catalogue import fold
from importers.tables import Cell, TableColumn, TableRow

_FIRST = frozenset({"fornavn", "fornavne", "first name", "given name", "firstname"})
_MIDDLE = frozenset({"mellemnavn", "mellemnavne", "middle name", "middlename"})
_LAST = frozenset({"efternavn", "efternavne", "last name", "surname", "family name", "lastname"})
_WHOLE = "Fulde navn"
"""A header that the catalogue knows as a person's name."""


def unite_names(
    columns: tuple[TableColumn, ...], rows: tuple[TableRow, ...]
) -> tuple[tuple[TableColumn, ...], tuple[TableRow, ...]]:
    """The columns and rows, each first name put together with the last name under the same heading; the name stands at its first cell."""
    for first in columns:
        if fold(first.said) not in _FIRST:
            continue
        beside = [other for other in columns if other.group == first.group]
        last = next((other for other in beside if fold(other.said) in _LAST), None)
        if last is not None:
            middle = [other for other in beside if fold(other.said) in _MIDDLE]
            parts = (first, *middle[:1], last)
            columns, rows = _with_one(parts, columns), tuple(_row(row, parts) for row in rows)
    return columns, rows


def _with_one(parts: Sequence[TableColumn], columns: tuple[TableColumn, ...]) -> tuple[TableColumn, ...]:
    first, *others = parts
    header = " ".join(part.header for part in parts)
    whole = replace(first, header=header, said=_WHOLE, united=tuple(parts))
    return tuple(whole if column is first else column for column in columns if column not in others)


def _row(row: TableRow, parts: Sequence[TableColumn]) -> TableRow:
    indexes = [part.index for part in parts]
    said = [cell for index in indexes if (cell := row.cells.get(index))]
    cells = {column: cell for column, cell in row.cells.items() if column not in indexes}
    if said:
        cells[indexes[0]] = Cell(" ".join(cell.text for cell in said), said[0].address)
    return replace(row, cells=dict(sorted(cells.items())))
