"""Tables of things as the rest of an import reads them: an id gives way to the name it leads to, at the same cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from graphmodel.catalogue import Catalogue, fold
from graphmodel.cpr import contains_cpr
from importers.header_rows import known_header
from importers.joining.joins import Joins, Lead, Role, RowAt
from importers.joining.nouns import Entity, end_of, name_of, words_of
from importers.linking.names import compact
from importers.result import HeldBack, Issue, Severity, shortened
from importers.tables import Cell, Table, TableRow

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
_BARE = frozenset({"navn", "name"})
_JOINTS = re.compile(r"\s*(?:;|\s/\s|\s\+\s)\s*")
"""Signs that part several names in one cell: a name that an id leads to is one."""


@dataclass(slots=True)
class Widened:
    """A table of things to be read by its names.

    `ends` says of each cell that holds such a name which row it stands for; `held_back` are the rows whose ids lead nowhere.
    """

    table: Table
    ends: dict[str, RowAt] = field(default_factory=dict)
    held_back: list[HeldBack] = field(default_factory=list)


def widen(joins: Joins, place: int, catalogue: Catalogue) -> Widened:
    """The table at a place with names for the ids of organisations; the other ids are left to be followed afterwards."""
    table, entity = joins.keyed.tables[place], joins.keyed.entities[place]
    widened = Widened(table)
    rows = []
    used: set[int] = set()
    for at, row in enumerate(table.rows):
        if issue := dead_end(joins, (place, at)):
            widened.held_back.append(HeldBack(joins.id((place, at)), issue))
            continue
        end = joins.organisation((place, at))
        lead = next((lead for lead in joins.leads((place, at)) if end and _leads_to(joins, lead, end)), None)
        cells = dict(row.cells)
        for reference in joins.keyed.references[place]:
            cells.pop(reference.column.index, None)
        if end and lead:
            used.add(lead.reference.column.index)
            cells[lead.reference.column.index] = Cell(_called(joins, end, (place, at)), lead.cell.address)
            widened.ends[lead.cell.address] = end
        rows.append(TableRow(row.number, dict(sorted(cells.items())), row.section))
    key, name = joins.keyed.keys[place], joins.names[place]
    passed = {reference.column.index for reference in joins.keyed.references[place]} - used
    passed |= {key.column.index} if key else set()
    columns = []
    is_above = entity in (Entity.ORGANISATION, Entity.LOCATION) or _names_units(joins, place, catalogue)
    for column in (column for column in table.columns if column.index not in passed):
        said = column.said
        if column.index in used:
            said = _ABOVE if is_above else _WHOSE
        elif entity in (Entity.OFFER, Entity.PERSON) and _is_other_name(said, catalogue):
            said = _WORDS
        elif name and column.index == name.index and entity and (fold(said) in _BARE or entity is Entity.LOCATION):
            said = _TOLD[entity]
        columns.append(replace(column, said=said, group="" if said != column.said else column.group))
    # "Organisationer" over a sheet says what its rows are, and nothing of their sector.
    title, sheet_name = (
        None if cell and words_of(cell.text) == joins.keyed.nouns[place] else cell
        for cell in (table.title, table.sheet_name)
    )
    widened.table = replace(table, title=title, sheet_name=sheet_name, columns=tuple(columns), rows=tuple(rows))
    return widened


def name_ends(joins: Joins, place: int) -> Widened:
    """A table of relations with names for the ids of both ends."""
    table = joins.keyed.tables[place]
    widened = Widened(table)
    rows = []
    for at, row in enumerate(table.rows):
        if issue := dead_end(joins, (place, at)):
            widened.held_back.append(HeldBack(joins.id((place, at)), issue))
            continue
        cells = dict(row.cells)
        for lead in joins.leads((place, at)):
            for end in joins.things(lead)[:1]:
                cells[lead.reference.column.index] = Cell(_called(joins, end, (place, at)), lead.cell.address)
                widened.ends[lead.cell.address] = end
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
    widened.table = replace(table, columns=tuple(columns), rows=tuple(rows))
    return widened


def _is_other_name(said: str, catalogue: Catalogue) -> bool:
    """Whether a column holds other names: in a table of offers those are the offers', not the organisation's that an id leads to."""
    return "also-known-as" in catalogue.headers.candidates(known_header(said, catalogue))


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
    passed = {reference.column.index for reference in joins.keyed.references[place]}
    return any(
        "organisation-name" in catalogue.headers.candidates(known_header(column.said, catalogue))[:1]
        for column in joins.keyed.tables[place].columns
        if column.index not in passed and column != joins.names[place]
    )


def dead_end(joins: Joins, at: RowAt) -> Issue | None:
    """Why a row cannot take part: an id of it leads nowhere, or to several."""
    for lead in joins.leads(at):
        if not _is_loose(joins, at, lead) and (issue := _end_of(joins, lead)):
            return issue
    return None


def loose_ends(joins: Joins, at: RowAt) -> Iterator[Issue]:
    """The ids of a row that lead nowhere, though the row says enough without them: an organisation's parent, a program."""
    for lead in joins.leads(at):
        if (
            joins.roles[lead.reference.target] is not Role.CODES
            and _is_loose(joins, at, lead)
            and (issue := _end_of(joins, lead))
        ):
            message = issue.message.replace("så rækken er holdt tilbage", "så den del er ikke taget med")
            yield replace(issue, severity=Severity.WARNING, message=message)


def _is_loose(joins: Joins, at: RowAt, lead: Lead) -> bool:
    """Whether a row says enough without what an id of it leads to; codes are only words."""
    role = joins.roles[lead.reference.target]
    is_a_thing = joins.roles[at[0]] is Role.THING
    is_above = lead.reference.target == at[0] or joins.entity(at) is Entity.ORGANISATION
    return role is Role.CODES or (is_a_thing and (role is Role.DETAIL or is_above))


def _end_of(joins: Joins, lead: Lead) -> Issue | None:
    target = name_of(joins.keyed.tables[lead.reference.target])
    header, key = lead.reference.column.header, shortened(lead.key)
    if not lead.rows:
        message = f"{header} {key} findes ikke i »{target}«, så rækken er holdt tilbage."
        suggestion = f"Ret {header}, eller tag den række med i »{target}«, som den henviser til."
        return Issue(Severity.ERROR, lead.cell.address, "reference_unknown", message, suggestion)
    if len({compact(joins.name(row)) for row in lead.rows}) > 1:
        message = f"{header} {key} står ved {len(lead.rows)} forskellige rækker i »{target}«, så ingen kan vide, hvilken der menes."
        suggestion = f"Giv rækkerne i »{target}« hver sit nummer."
        return Issue(Severity.ERROR, lead.cell.address, "reference_ambiguous", message, suggestion)
    return None
