"""Grouped lists: who provides is written once, at the first row of each group, and left out in the rows under it."""

from collections.abc import Mapping

from graphmodel.catalogue import fold
from importers.columns.columns import ColumnUse, Understanding
from importers.result import Issue, Severity
from importers.tables import Cell, Table, TableRow

_LEAST_SHARE = 1 / 3
"""How many of the rows must leave it out: where only a few do, the cell is more likely forgotten."""
_FEWEST_GROUPS = 2
_PLACE = "municipality"


def providers_above(table: Table, understanding: Understanding) -> Mapping[int, Cell]:
    """For each row without a provider that stands in a group, by number, the cell above it that names the group's; else none.

    A column is grouped where it stands before the names of the rows, its first row is filled, no name is written twice, and a third of
    the rows or more leave it out: a list that repeats its names would have repeated this one as well.
    """
    use = _provider(understanding)
    if (
        use is None
        or not table.rows
        or use.column.index not in table.rows[0].cells
        or not _stands_before_names(use, understanding)
    ):
        return {}
    names = [fold(text) for text in table.texts(use.column.index)]
    left_out = len(table.rows) - len(names)
    is_grouped = _FEWEST_GROUPS <= len({*names}) == len(names) and left_out >= _LEAST_SHARE * len(table.rows)
    return _cells_above(table, use, _shared_columns(use, understanding)) if is_grouped else {}


def with_provider(row: TableRow, above: Mapping[int, Cell], understanding: Understanding) -> Mapping[int, Cell]:
    """The cells of a row, with the provider of its group where it leaves that out."""
    if row.number not in above:
        return row.cells
    use = _provider(understanding)
    return {**row.cells, use.column.index: above[row.number]} if use else row.cells


def told_of_groups(table: Table, understanding: Understanding, above: Mapping[int, Cell]) -> list[Issue]:
    """One note for the rows that were given the provider of their group."""
    use = _provider(understanding)
    if use is None or not above:
        return []
    first = min(above)
    others = _told_of_others(table, use, above)
    rows = f"I {len(above)} rækker er" if len(above) > 1 else "I én række er"
    why = "Den er læst som den nærmeste udfyldte over rækken, for hvert navn står kun ét sted i kolonnen."
    message = f"{rows} »{use.column.header}« tom. {why}"
    cell = table.sheet.address(first, use.column.index)
    return [Issue(Severity.NOTE, cell, "group", message, "Skriv navnet i rækken, hvis det er en anden."), *others]


def _told_of_others(table: Table, use: ColumnUse, above: Mapping[int, Cell]) -> list[Issue]:
    """A warning for each row of a grouped list that no name above is meant for."""
    message = f"»{use.column.header}« er tom, og rækken hører ikke til det, der står over den. Den er læst uden."
    return [
        Issue(
            Severity.WARNING,
            table.sheet.address(row.number, use.column.index),
            "group_ended",
            message,
            "Skriv navnet i rækken.",
        )
        for row in table.rows
        if use.column.index not in row.cells and row.number not in above
    ]


def _provider(understanding: Understanding) -> ColumnUse | None:
    """The column of names of organisations, in a list of what they have."""
    if understanding.subject == "organisation":
        return None
    return next((use for use in understanding.uses if use.targets[0] == "Organisation.name"), None)


def _stands_before_names(use: ColumnUse, understanding: Understanding) -> bool:
    names = [other.column.index for other in understanding.uses if other.targets[0] in ("Offer.name", "Actor.name")]
    return bool(names) and use.column.index < min(names)


def _shared_columns(use: ColumnUse, understanding: Understanding) -> frozenset[int]:
    """The columns in which the rows of one group say the same: those left of its name that are understood, and the municipality."""
    return frozenset(
        other.column.index
        for other in understanding.uses
        if (other.column.index < use.column.index and other.column.index not in understanding.numbering)
        or other.meaning == _PLACE
    )


def _cells_above(table: Table, use: ColumnUse, shared: frozenset[int]) -> Mapping[int, Cell]:
    above: dict[int, Cell] = {}
    group: TableRow | None = None
    section: Cell | None = None
    for row in table.rows:
        if row.section != section:
            section, group = row.section, None
        if use.column.index in row.cells:
            group = row
        elif group is not None and _say_the_same(row, group, shared):
            above[row.number] = group.cells[use.column.index]
        else:
            group = None
    return above


def _say_the_same(row: TableRow, group: TableRow, columns: frozenset[int]) -> bool:
    """Whether a row says nothing else than the first of its group in the columns that a group shares."""
    said = ((row.cells.get(column), group.cells.get(column)) for column in columns)
    return all(own is None or (first is not None and fold(own.text) == fold(first.text)) for own, first in said)
