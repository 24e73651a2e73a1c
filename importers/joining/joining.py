"""Several tables as one list: what each is read as, and what its rows come to once all ids have been followed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from graphmodel.catalogue import fold
from importers.columns.columns import Understanding
from importers.columns.overrides import ColumnChoice
from importers.joining.attaching import Attached, attach_details
from importers.joining.codes import tell_codes
from importers.joining.dead_ends import loose_ends
from importers.joining.entities import ORGANISATIONS, Entity, name_of
from importers.joining.following import follow
from importers.joining.identities import Identities, without_held_back
from importers.joining.joins import Joins, Role, RowAt, find_joins
from importers.joining.namesakes import tell_namesakes_apart
from importers.joining.naming import NamedTable, name_ends, name_things
from importers.mentions import RowFacts
from importers.result import HeldBack, Issue, RowId, Severity
from importers.tables import Table
from importers.understanding.wanting import warn_of_no_provider
from importers.values.words import Words


@dataclass(slots=True)
class Followed:
    """What all rows come to.

    `tables` are those whose rows only ids can tell of, by place; `left_out` are the folded texts of rows held back here.
    """

    facts: list[RowFacts]
    held_back: list[HeldBack] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    tables: list[tuple[int, Table, Understanding]] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Joining:
    """The tables of an import; without ids between them every table is read as it stands."""

    tables: Sequence[tuple[int, Table]]
    words: Words
    joins: Joins | None
    named: Mapping[int, NamedTable]

    @classmethod
    def of(
        cls,
        tables: Sequence[tuple[int, Table]],
        words: Words,
        lists: Sequence[Table] = (),
        choices: Sequence[ColumnChoice] = (),
    ) -> "Joining":
        """Find out how ids join tables, each given with its number; `lists` are read for what they say of codes alone."""
        joins = find_joins(tables, words.catalogue, lists, choices)
        named: dict[int, NamedTable] = {}
        for place, role in enumerate(joins.roles if joins else ()):
            if joins and role is Role.THING:
                named[place] = name_things(joins, place, words.catalogue)
            elif joins and role is Role.RELATIONS:
                named[place] = name_ends(joins, place)
        return cls(tables, words, joins, named)

    @property
    def rows(self) -> int:
        """How many rows there are to read; a list of codes has none, for it only says what codes stand for."""
        return sum(len(table.rows) for place, (_, table) in enumerate(self.tables) if not self._is(place, Role.CODES))

    def read_as(self, place: int) -> Table | None:
        """The table to read by its columns; None where its rows only speak of what their ids lead to."""
        if self._is(place, Role.CODES) or self._is(place, Role.DETAIL):
            return None
        return self.named[place].table if place in self.named else self.tables[place][1]

    def _is(self, place: int, role: Role) -> bool:
        return self.joins is not None and self.joins.roles[place] is role

    def follow(self, facts: Sequence[RowFacts], issues: Sequence[Issue]) -> Followed:
        """What the rows come to; `facts` and `issues` are those of the tables that were read by their columns."""
        if self.joins is None:
            return Followed(list(facts), issues=list(issues))
        joins = self.joins
        places = {
            joins.id((place, at)): (place, at)
            for place in self.named
            for at in range(len(joins.keyed.tables[place].rows))
        }
        of_things = {places[fact.row]: fact for fact in facts if fact.row in places}
        ends = {cell: end for named in self.named.values() for cell, end in named.ends.items()}
        known, held_back = without_held_back(joins, ends, of_things)
        _link(joins, known)
        followed = Followed([fact for fact in facts if fact.row not in places])
        followed.held_back = [*held_back, *(held for named in self.named.values() for held in named.held_back)]
        of_things_followed = self._things(joins, known, followed)
        attached = attach_details(joins, known, self.words)
        followed.held_back += attached.held_back
        followed.issues = [
            *self._about_providers(issues, of_things_followed),
            *followed.issues,
            *attached.issues,
            *self._about_tables(joins),
        ]
        followed.issues += [held.issue for held in followed.held_back]
        joined, said = tell_namesakes_apart([*of_things_followed.values(), *attached.facts])
        followed.facts += joined
        followed.issues += said
        followed.tables = self._shown(joins, attached)
        followed.left_out = self._texts_of({held.row for held in followed.held_back})
        return followed

    def _things(self, joins: Joins, known: Identities, followed: Followed) -> dict[RowAt, RowFacts]:
        found = {}
        for at in sorted(known.facts):
            rewriting = follow(joins, known, at)
            followed.issues += loose_ends(joins, at)
            own = known.own.get(at)
            followed.issues += tell_codes(rewriting, joins, at, [own] if own is not None else [], self.words)
            found[at] = rewriting.facts(known.facts[at].address)
        return found

    def _about_providers(self, issues: Sequence[Issue], facts: Mapping[RowAt, RowFacts]) -> list[Issue]:
        """The issues so far, those about offers without a provider told anew for the tables whose ids have been followed."""
        cells = {mention.cell for fact in facts.values() for mention in fact.mentions}
        kept = [issue for issue in issues if issue.code != "no_provider" or issue.cell not in cells]
        for place in self.named:
            kept += warn_of_no_provider([fact for at, fact in sorted(facts.items()) if at[0] == place])
        return kept

    def _about_tables(self, joins: Joins) -> list[Issue]:
        """One note for each table with references, and for each list of codes."""
        issues = []
        for place, table in enumerate(joins.keyed.tables):
            if not table.rows:
                continue
            cell = table.sheet.address(table.header_row or 0, table.columns[0].index)
            if joins.roles[place] is Role.CODES:
                used = _codes_used(joins, place)
                message = (
                    f"»{name_of(table)}« er en liste over {len(table.rows)} koder, hvoraf {used} bruges. "
                    "Den er læst som forklaring på koderne, ikke som rækker."
                )
                issues.append(Issue(Severity.NOTE, cell, "code_list", message))
            elif references := joins.keyed.references[place]:
                named = ", ".join(
                    f"{one.column.header} til »{name_of(joins.keyed.tables[one.target])}«" for one in references
                )
                issues.append(Issue(Severity.NOTE, cell, "references", f"»{name_of(table)}« henviser med {named}."))
        return issues

    def _shown(self, joins: Joins, attached: Attached) -> list[tuple[int, Table, Understanding]]:
        shown = []
        for place, (_, table) in enumerate(self.tables):
            if place in attached.understood:
                shown.append((place, table, attached.understood[place]))
            elif joins.roles[place] is Role.CODES:
                shown.append((place, replace(table, rows=()), Understanding("organisation", (), ())))
        return shown

    def _texts_of(self, rows: set[RowId]) -> set[str]:
        return {
            fold(cell.text)
            for sheet, table in self.tables
            for row in table.rows
            if RowId(sheet, row.number) in rows
            for cell in row.cells.values()
        }


def _link(joins: Joins, known: Identities) -> None:
    """Note the organisations that tables of links give to offers and persons."""
    for place, table in enumerate(joins.keyed.tables):
        if joins.roles[place] is not Role.DETAIL or not joins.is_link(place):
            continue
        for at in ((place, number) for number in range(len(table.rows))):
            things = [thing for lead in joins.leads(at) for thing in joins.things(lead) if known.is_known(thing)]
            organisations = [thing for thing in things if joins.entity(thing) in ORGANISATIONS]
            for thing in things:
                if joins.entity(thing) in (Entity.OFFER, Entity.PERSON):
                    known.linked.setdefault(thing, []).extend(organisations)


def _codes_used(joins: Joins, place: int) -> int:
    """How many codes of a list some row of another table uses."""
    return len(
        {
            row
            for other, table in enumerate(joins.keyed.tables)
            if other != place
            for at in range(len(table.rows))
            for lead in joins.leads((other, at))
            if lead.reference.target == place
            for row in lead.rows[:1]
        }
    )
