"""Tables of things as the rest of an import reads them: an id gives way to the name it leads to, at the same cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from graphmodel.catalogue import Catalogue, fold
from graphmodel.cpr import contains_cpr
from importers.header_words import meanings
from importers.joining.dead_ends import dead_end
from importers.joining.entities import BARE_NAMES, ORGANISATIONS, Entity, end_of, words_of
from importers.joining.joins import Joins, Lead, RowAt
from importers.linking.names import compact
from importers.result import HeldBack
from importers.tables import Cell, Table, TableColumn, TableRow

_TOLD = {
    Entity.ORGANISATION: "Organisation",
    Entity.LOCATION: "Organisation",
    Entity.OFFER: "Tilbud",
    Entity.PERSON: "Medarbejder",
}
"""Headers that say what a column called "Navn" names."""
_ABOVE, _WHOSE, _WORDS = "Hører under", "Organisation", "Andre oplysninger"
_NAMELESS = "uden navn"
"""What stands in for the name of a row that is held back; so is every row that refers to it."""
_JOINTS = re.compile(r"\s*(?:;|\s/\s|\s\+\s)\s*")
"""Signs that part several names in one cell: a name that an id leads to is one."""


@dataclass(slots=True)
class NamedTable:
    """A table of things to be read by its names.

    `ends` says of each cell that holds such a name which row it stands for; `held_back` are the rows whose ids lead nowhere.
    """

    table: Table
    ends: dict[str, RowAt] = field(default_factory=dict)
    held_back: list[HeldBack] = field(default_factory=list)


def name_things(joins: Joins, place: int, catalogue: Catalogue) -> NamedTable:
    """The table at a place with names for the ids of organisations; the other ids are left to be followed afterwards."""
    named = NamedTable(joins.keyed.tables[place])
    rows = []
    used: set[int] = set()
    for at, row in enumerate(named.table.rows):
        if issue := dead_end(joins, (place, at)):
            named.held_back.append(HeldBack(joins.id((place, at)), issue))
            continue
        end = joins.organisation((place, at))
        lead = next((lead for lead in joins.leads((place, at)) if end and _leads_to(joins, lead, end)), None)
        cells = dict(row.cells)
        for reference in joins.keyed.references[place]:
            cells.pop(reference.column.index, None)
        if end and lead:
            used.add(lead.reference.column.index)
            cells[lead.reference.column.index] = Cell(_called(joins, end, (place, at)), lead.cell.address)
            named.ends[lead.cell.address] = end
        rows.append(TableRow(row.number, dict(sorted(cells.items())), row.section))
    # "Organisationer" over a sheet says what its rows are, and nothing of their sector.
    title, sheet_name = (
        None if cell and words_of(cell.text) == joins.keyed.nouns[place] else cell
        for cell in (named.table.title, named.table.sheet_name)
    )
    columns = _columns_of_names(joins, place, used, catalogue)
    named.table = replace(named.table, title=title, sheet_name=sheet_name, columns=columns, rows=tuple(rows))
    return named


def _columns_of_names(joins: Joins, place: int, used: set[int], catalogue: Catalogue) -> tuple[TableColumn, ...]:
    """The columns of a table without its ids, those that hold names now (`used`) under a header that says whose."""
    entity, name = joins.keyed.entities[place], joins.names[place]
    is_above = entity in ORGANISATIONS or _names_units(joins, place, catalogue)
    passed = joins.keyed.id_columns(place) - used
    columns = []
    for column in (column for column in joins.keyed.tables[place].columns if column.index not in passed):
        said = column.said
        if column.index in used:
            said = _ABOVE if is_above else _WHOSE
        elif entity in (Entity.OFFER, Entity.PERSON) and _is_other_name(said, catalogue):
            said = _WORDS
        elif name and column.index == name.index and entity and (fold(said) in BARE_NAMES or entity is Entity.LOCATION):
            said = _TOLD[entity]
        columns.append(replace(column, said=said, group="" if said != column.said else column.group))
    return tuple(columns)


def name_ends(joins: Joins, place: int) -> NamedTable:
    """A table of relations with names for the ids of both ends."""
    table = joins.keyed.tables[place]
    named = NamedTable(table)
    rows = []
    for at, row in enumerate(table.rows):
        if issue := dead_end(joins, (place, at)):
            named.held_back.append(HeldBack(joins.id((place, at)), issue))
            continue
        cells = dict(row.cells)
        for lead in joins.leads((place, at)):
            for end in joins.things(lead)[:1]:
                cells[lead.reference.column.index] = Cell(_called(joins, end, (place, at)), lead.cell.address)
                named.ends[lead.cell.address] = end
        rows.append(TableRow(row.number, cells, row.section))
    key, said = (
        joins.keyed.keys[place],
        {one.column.index: end_of(one.column.said) for one in joins.keyed.references[place]},
    )
    columns = [
        replace(column, said=said.get(column.index) or column.said)
        for column in table.columns
        if not key or column.index != key.column.index
    ]
    named.table = replace(table, columns=tuple(columns), rows=tuple(rows))
    return named


def _is_other_name(said: str, catalogue: Catalogue) -> bool:
    """Whether a column holds other names: in a table of offers those are the offers', not the organisation's that an id leads to."""
    return "also-known-as" in meanings(said, catalogue)


def _leads_to(joins: Joins, lead: Lead, end: RowAt) -> bool:
    """Whether an id leads to a row, or to what hangs on it: a person's service to the service's provider."""
    things = joins.things(lead)
    return end in things or any(
        joins.entity(thing) is Entity.OFFER and joins.organisation(thing) == end for thing in things
    )


def _called(joins: Joins, end: RowAt, at: RowAt) -> str:
    """The name that stands in for an id; a unit called as its organisation is the organisation, in its own spelling."""
    name = joins.name(end) or next((joins.name(up) for up in _up(joins, end) if joins.name(up)), _NAMELESS)
    own = joins.name(at)
    if contains_cpr(name):
        return _NAMELESS
    return own if own and compact(own) == compact(name) else _JOINTS.sub(", ", name)


def _up(joins: Joins, at: RowAt) -> Iterator[RowAt]:
    passed = {at}
    while (above := joins.organisation(at)) and above not in passed:
        passed.add(above)
        yield above
        at = above


def _names_units(joins: Joins, place: int, catalogue: Catalogue) -> bool:
    """Whether a table names organisations of its own beside the ids: those are units of what the ids lead to."""
    return any(
        "organisation-name" in meanings(column.said, catalogue)[:1]
        for column in joins.keyed.other_columns(place)
        if column != joins.names[place]
    )
