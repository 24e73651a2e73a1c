"""A first name and a last name in columns of their own, read as one name."""

from dataclasses import replace

from graphmodel.catalogue import fold
from importers.tables import Cell, TableColumn, TableRow

_FIRST = frozenset({"fornavn", "fornavne", "first name", "given name", "firstname"})
_LAST = frozenset({"efternavn", "efternavne", "last name", "surname", "family name", "lastname"})
_WHOLE = "Fulde navn"
"""A header that the catalogue knows as a person's name."""


def unite_names(
    columns: tuple[TableColumn, ...], rows: tuple[TableRow, ...]
) -> tuple[tuple[TableColumn, ...], tuple[TableRow, ...]]:
    """The columns and rows, each first name put together with the last name under the same heading; the name stands at its first cell."""
    for first in columns:
        last = next((other for other in columns if other.group == first.group and fold(other.said) in _LAST), None)
        if fold(first.said) in _FIRST and last is not None:
            columns, rows = _with_one(first, last, columns), tuple(_row(row, first, last) for row in rows)
    return columns, rows


def _with_one(first: TableColumn, last: TableColumn, columns: tuple[TableColumn, ...]) -> tuple[TableColumn, ...]:
    whole = replace(first, header=f"{first.header} {last.header}", said=_WHOLE, united=(first, last))
    return tuple(whole if column is first else column for column in columns if column is not last)


def _row(row: TableRow, first: TableColumn, last: TableColumn) -> TableRow:
    parts = [cell for column in (first, last) if (cell := row.cells.get(column.index))]
    cells = {column: cell for column, cell in row.cells.items() if column not in (first.index, last.index)}
    if parts:
        cells[first.index] = Cell(" ".join(part.text for part in parts), parts[0].address)
    return replace(row, cells=cells)
