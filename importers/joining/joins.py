"""What the tables of an import are to each other: things, details of things, lists of codes; and where each row's ids lead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from graphmodel.catalogue import Catalogue, fold
from importers.columns.overrides import ColumnChoice, find_column
from importers.header_words import meanings
from importers.joining.entities import (
    BARE_NAMES,
    ORGANISATIONS,
    Entity,
    are_alike,
    end_of,
    entity_of,
    stem_of,
    words_of,
)
from importers.joining.keys import Keyed, Reference, find_keys
from importers.result import RowId
from importers.tables import Cell, Table, TableColumn, TableRow

_CODE_NAMES = ("navn", "name", "betegnelse", "tekst", "titel", "title", "label", "beskrivelse", "description")
_REMARKS = frozenset({"description", "beskrivelse", "bemaerkning", "bemaerkninger", "note", "noter", "kommentar"})
_MEANINGS = {
    Entity.ORGANISATION: frozenset({"organisation-name"}),
    Entity.LOCATION: frozenset({"organisation-name"}),
    Entity.OFFER: frozenset({"offer-name"}),
    Entity.PERSON: frozenset({"person-name", "contact-name"}),
}
_MOST_STEPS = 8
"""How many tables of ids on the way to a thing are followed: links to links, groups of groups."""

RowAt = tuple[int, int]
"""A row: the place of its table among all tables, and its own place in the table."""


class Role(Enum):
    """What the rows of a table are to the import."""

    THING = "thing"
    DETAIL = "detail"
    CODES = "codes"
    RELATIONS = "relations"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Lead:
    """Where one id of a row leads: the rows of the target table that have it."""

    reference: Reference
    cell: Cell
    key: str
    rows: tuple[RowAt, ...]


@dataclass(frozen=True, slots=True)
class Joins:
    """The tables of an import as their ids join them; `sheets` are their numbers in results, `names` the columns that name their rows."""

    keyed: Keyed
    sheets: Sequence[int]
    roles: Sequence[Role]
    names: Sequence[TableColumn | None]
    _leads: dict[RowAt, tuple[Lead, ...]] = field(default_factory=dict)
    _above: dict[RowAt, RowAt | None] = field(default_factory=dict)

    def entity(self, at: RowAt) -> Entity | None:
        """What a row is, where it is a thing."""
        return self.keyed.entities[at[0]] if self.roles[at[0]] is Role.THING else None

    def row(self, at: RowAt) -> TableRow:
        """The row itself."""
        return self.keyed.tables[at[0]].rows[at[1]]

    def id(self, at: RowAt) -> RowId:
        """The row as results name it."""
        return RowId(self.sheets[at[0]], self.row(at).number)

    def name(self, at: RowAt) -> str:
        """What a row is called, "" where it has no name."""
        column = self.names[at[0]]
        cell = self.row(at).cells.get(column.index) if column else None
        return " ".join(cell.text.split()) if cell else ""

    def leads(self, at: RowAt) -> tuple[Lead, ...]:
        """Where the ids of a row lead, column by column."""
        if at not in self._leads:
            self._leads[at] = tuple(self._leads_of(at))
        return self._leads[at]

    def _leads_of(self, at: RowAt) -> Iterator[Lead]:
        for reference in self.keyed.references[at[0]]:
            cell = self.row(at).cells.get(reference.column.index)
            for key in self.keyed.parts_of(reference, cell.text) if cell else ():
                rows = tuple((reference.target, place) for place in self.keyed.rows_at(reference, key))
                yield Lead(reference, cell or Cell("", ""), key, rows)

    def things(self, lead: Lead) -> list[RowAt]:
        """The things that an id leads to: the row itself where it is one, else those that it refers to, offers before all else."""
        return self._things(lead.rows[:1], ())

    def _things(self, rows: Sequence[RowAt], passed: tuple[RowAt, ...]) -> list[RowAt]:
        found: list[RowAt] = []
        for at in rows:
            if self.roles[at[0]] is Role.THING:
                found.append(at)
            elif at not in passed and len(passed) < _MOST_STEPS:
                further = [far for lead in self.leads(at) for far in self._things(lead.rows[:1], (*passed, at))]
                offers = [far for far in further if self.entity(far) is Entity.OFFER]
                found.extend(offers or further)
        return list(dict.fromkeys(found))

    def organisation(self, at: RowAt) -> RowAt | None:
        """What a row hangs on: a unit's organisation, an organisation's own parent, an offer's provider, a person's workplace."""
        if at not in self._above:
            self._above[at] = self._organisation_of(at)
        return self._above[at]

    def _organisation_of(self, at: RowAt) -> RowAt | None:
        found = [thing for lead in self.leads(at) for thing in self.things(lead) if thing != at]
        organisation = next((thing for thing in found if self.entity(thing) is Entity.ORGANISATION), None)
        if self.entity(at) in ORGANISATIONS:
            return organisation or next((thing for thing in found if self.entity(thing) is self.entity(at)), None)
        unit = next((thing for thing in found if self.entity(thing) is Entity.LOCATION), None)
        if unit and (organisation is None or self.organisation(unit) == organisation):
            return unit
        offer = next((thing for thing in found if self.entity(thing) is Entity.OFFER), None)
        return (
            organisation or unit or (self.organisation(offer) if offer and self.entity(at) is Entity.PERSON else None)
        )

    def is_link(self, place: int) -> bool:
        """Whether the rows of a table say nothing but which things belong together."""
        are_only_remarks = all(fold(column.said) in _REMARKS for column in self.keyed.other_columns(place))
        return len(self.keyed.references[place]) > 1 and are_only_remarks


def find_joins(
    tables: Sequence[tuple[int, Table]],
    catalogue: Catalogue,
    lists: Sequence[Table] = (),
    choices: Sequence[ColumnChoice] = (),
) -> Joins | None:
    """How ids join the tables of an import, each with its number among all; None where no id leads anywhere.

    `lists` are tables that hold no rows of their own, such as what may be chosen; ids may still be explained there. A column that
    a person has chosen a field for is no reference, and its table no details.
    """
    keyed = _keyed_tables(tables, lists, choices)
    if not any(keyed.references[: len(tables)]):
        return None
    targets = {
        reference.target
        for place, references in enumerate(keyed.references)
        for reference in references
        if reference.target != place
    }
    for place in range(len(tables)):
        if keyed.entities[place] is None and (place in targets or keyed.references[place]):
            keyed.entities[place] = _entity_by_headers(keyed, place, catalogue)
    names = [_name_column(keyed, place, catalogue) for place in range(len(keyed.tables))]
    roles = [_role(keyed, place, place in targets, names[place]) for place in range(len(keyed.tables))]
    for place, (_, table) in enumerate(tables):
        if roles[place] is Role.DETAIL and any(choice.target and find_column(table, choice) for choice in choices):
            roles[place] = Role.APART
    names = [
        name or (_code_name(keyed, place) if role in (Role.CODES, Role.DETAIL) else None)
        for place, (name, role) in enumerate(zip(names, roles, strict=True))
    ]
    numbers = [number for number, _ in tables]
    return Joins(keyed, [*numbers, *range(max(numbers) + 1, max(numbers) + 1 + len(lists))], roles, names)


def _keyed_tables(
    tables: Sequence[tuple[int, Table]], lists: Sequence[Table], choices: Sequence[ColumnChoice]
) -> Keyed:
    """The keys and references of all tables; of lists those to the list itself, and no column that a person chose a field for."""
    keyed = find_keys([*(table for _, table in tables), *lists])
    for place, (_, table) in enumerate(tables):
        chosen = [find_column(table, choice) for choice in choices]
        keyed.references[place] = [one for one in keyed.references[place] if one.column not in chosen]
    for place in range(len(tables), len(keyed.tables)):
        keyed.entities[place] = None
        keyed.references[place] = [reference for reference in keyed.references[place] if reference.target == place]
    return keyed


def _role(keyed: Keyed, place: int, is_target: bool, name: TableColumn | None) -> Role:
    if {end_of(reference.column.said) for reference in keyed.references[place]} >= {"Fra", "Til"}:
        return Role.RELATIONS
    others = [reference for reference in keyed.references[place] if reference.target != place]
    if keyed.entities[place] and name and (is_target or keyed.references[place]):
        return Role.THING
    if is_target and _leads_to_codes_alone(keyed, place, ()):
        return Role.CODES
    return Role.DETAIL if others else Role.APART


def _leads_to_codes_alone(keyed: Keyed, place: int, passed: tuple[int, ...]) -> bool:
    """Whether a table, and whatever it refers to, names no things: categories and their groups."""
    if place in passed:
        return True
    return keyed.entities[place] is None and all(
        _leads_to_codes_alone(keyed, reference.target, (*passed, place)) for reference in keyed.references[place]
    )


def _entity_by_headers(keyed: Keyed, place: int, catalogue: Catalogue) -> Entity | None:
    """What the rows are by the one column that names a thing ("Tilbud"), where neither the table's name nor its key says so.

    A table that is called something else, such as prices, is about that, whatever stands in it.
    """
    told = [
        entity
        for column in keyed.other_columns(place)
        for entity, names in _MEANINGS.items()
        if entity is not Entity.LOCATION and fold(column.said) not in BARE_NAMES
        if names & {*meanings(column.said, catalogue)[:1]}
    ]
    if Entity.OFFER in told:
        return Entity.OFFER
    stems = {
        entity_of(stem_of(reference.column.said))
        for references in keyed.references
        for reference in references
        if reference.target == place
    }
    return next(iter(stems - {None}), None) or (told[0] if told else None)


def _name_column(keyed: Keyed, place: int, catalogue: Catalogue) -> TableColumn | None:
    """The column that says what the things of a table are called."""
    entity = keyed.entities[place]
    if entity is None:
        return None
    columns = keyed.other_columns(place)
    bare = [column for column in columns if fold(column.said) in BARE_NAMES]
    known = [
        column
        for column in columns
        if _MEANINGS[entity] & {*meanings(column.said, catalogue)} or (entity_of(words_of(column.said)) is entity)
    ]
    return next(iter([*bare, *known]), None)


def _code_name(keyed: Keyed, place: int) -> TableColumn | None:
    """The column that says what a code stands for."""
    columns = keyed.other_columns(place)
    by_words = [column for word in _CODE_NAMES for column in columns if fold(column.said) == word]
    by_noun = [column for column in columns if are_alike(words_of(column.said), keyed.nouns[place])]
    return next(iter([*by_words[:1], *by_noun, *columns]), None)
