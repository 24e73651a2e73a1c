"""Matrices of organisations: names above and at the side, and in each cell how the two are tied."""

from collections.abc import Sequence
from typing import NamedTuple

from graphmodel.catalogue import fold
from importers.tables import Cell, Table, TableColumn, TableRow
from importers.values.contents import looks_like_organisation, share_of
from importers.values.relations import RelationReader

_ENOUGH = 0.6
_HALF = 0.5
_NEARLY_ALL = 0.8
_SURELY_SQUARE = 3
_LONGEST_NAME = 80
_SAMPLE = 200
"""Rows to look at: what a column holds shows in its first ones."""


class Across(NamedTuple):
    """The columns of a matrix, none where a table is no matrix; `are_words` where its cells are no types but words about a relation."""

    columns: tuple[TableColumn, ...] = ()
    are_words: bool = False


def columns_across(table: Table, columns: Sequence[TableColumn], reader: RelationReader) -> Across:
    """What makes a table a matrix.

    Either the same names stand above and at the side, or they look like organisations and nearly every cell is a type. Where hardly any
    other names stand there, the cells may say anything ("ugentligt").
    """
    if len(columns) < 3 or len(table.rows) < 2:
        return Across()
    names = {column.index: name for column in columns[1:] if (name := name_above(table, column))}
    if len(names) < len(columns) - 1:
        return Across()
    above = [name.text for name in names.values()]
    side = [row.cells[columns[0].index].text for row in _body(table) if columns[0].index in row.cells]
    shared = {*map(fold, above)} & {*map(fold, side)}
    is_square = len(shared) >= 2 and len(shared) * 2 >= min(len(above), len(side))
    if not is_square and not (share_of(above, looks_like_organisation) >= _ENOUGH and are_names(side)):
        return Across()
    cells = [row.cells[index].text for row in _body(table) for index in names if index in row.cells]
    marks = [text for text in cells if fold(text) or reader.is_mark(text)]
    if not is_square:
        return Across(
            tuple(columns[1:]) if share_of(marks, lambda text: reader.read(text).is_plain) >= _NEARLY_ALL else ()
        )
    if share_of(marks, lambda text: reader.is_mark(text) or bool(reader.read(text).directions)) >= _HALF:
        return Across(tuple(columns[1:]))
    are_the_same = len(shared) >= _SURELY_SQUARE and len(shared) >= _NEARLY_ALL * max(len(above), len(side))
    are_words = are_the_same and share_of(marks, lambda text: any(map(str.isalpha, text))) >= _NEARLY_ALL
    return Across(tuple(columns[1:]), are_words=True) if are_words else Across()


def name_above(table: Table, column: TableColumn) -> Cell | None:
    """The name above a column; where no header was believed, it stands in the first row."""
    if table.header_row is not None:
        return Cell(column.said, table.sheet.address(table.header_row, column.index)) if column.said else None
    return table.rows[0].cells.get(column.index)


def is_header_row(table: Table, row: TableRow) -> bool:
    """Whether a row of a matrix is the one that names its columns."""
    return table.header_row is None and row is table.rows[0]


def are_names(texts: Sequence[str]) -> bool:
    """Whether half of the texts, or more, may be names: a word in them, and no day, age or long text."""
    return not texts or share_of(texts, _may_be_a_name) >= _HALF


def _may_be_a_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and sum(sign.isalpha() for sign in text) > 1 and not text[0].isdigit()


def sample_of(table: Table, column: TableColumn) -> list[str]:
    """What stands in the first rows of a column."""
    return [row.cells[column.index].text for row in table.rows[:_SAMPLE] if column.index in row.cells]


def _body(table: Table) -> Sequence[TableRow]:
    return table.rows[:_SAMPLE] if table.header_row is not None else table.rows[1:_SAMPLE]
