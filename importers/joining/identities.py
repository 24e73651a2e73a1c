"""Which thing an id means: every row that refers to it speaks of it by the same name, place and parents, and of no other."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graphmodel.fields import Value
from importers.joining.entities import Entity, name_of
from importers.joining.joins import Joins, RowAt
from importers.joining.keys import form_of
from importers.mentions import OWNERS, Known, Mention, RowFacts
from importers.result import HeldBack, Issue, Severity

LABELS = {
    Entity.ORGANISATION: "Organisation",
    Entity.LOCATION: "Organisation",
    Entity.OFFER: "Offer",
    Entity.PERSON: "Actor",
}
_PLACES = frozenset({"LOCATED_IN", "SERVES"})


@dataclass(slots=True)
class Identities:
    """The rows of things, each with its facts; `ends` are the cells in which a name stands for an id."""

    joins: Joins
    ends: Mapping[str, RowAt]
    facts: dict[RowAt, RowFacts] = field(default_factory=dict)
    own: dict[RowAt, int] = field(default_factory=dict)
    """The place of what a row is about among its mentions."""
    linked: dict[RowAt, list[RowAt]] = field(default_factory=dict)
    """The organisations that a table of links gives an offer or a person."""
    _found: dict[RowAt, Mention] = field(default_factory=dict)

    @classmethod
    def of(cls, joins: Joins, ends: Mapping[str, RowAt], facts: Mapping[RowAt, RowFacts]) -> "Identities":
        """The things that the facts of rows tell of."""
        known = cls(joins, ends, dict(facts))
        for at, fact in facts.items():
            place = _own_place(joins, at, fact, ends)
            if place is not None:
                known.own[at] = place
        return known

    def is_known(self, at: RowAt) -> bool:
        """Whether the row of a thing takes part."""
        return self._meant(at) in self.own

    def mention(self, at: RowAt) -> Mention:
        """What a row is about, with its place and parents as all who refer to it say them."""
        here: RowAt | None = self._meant(at)
        below: list[tuple[RowAt, RowAt | None]] = []
        while here and here not in self._found:
            # Where parents lead round in a circle, this is what the second one finds.
            self._found[here] = self.facts[here].mentions[self.own[here]]
            above = self.above(here)
            up = self._meant(above) if above else None
            below.append((here, up))
            here = up
        for one, up in reversed(below):
            self._found[one] = self._placed(one, self._found[up] if up else None)
        return self._found[self._meant(at)]

    def _placed(self, at: RowAt, above: Mention | None) -> Mention:
        """What a row is about, under what it hangs on."""
        own = self.facts[at].mentions[self.own[at]]
        place = above.place if above and not _says_place(self.facts[at]) else own.place
        path = (*above.path, above.name) if above and own.label == "Organisation" else ()
        return replace(own, path=path, place=place, identity=self._identity(at))

    def above(self, at: RowAt) -> RowAt | None:
        """What a thing hangs on, where that takes part."""
        above = self.joins.organisation(at)
        return above if above and self._meant(above) != at and self.is_known(above) else None

    def own_fields(self, at: RowAt) -> dict[str, Value]:
        """What the row of a thing says of it itself."""
        at = self._meant(at)
        return {name: said.value for name, said in self.facts[at].mentions[self.own[at]].fields.items()}

    def owner(self, at: RowAt) -> Mention | None:
        """Whose an offer or a person is: by an id, by the row's own words, by a table of links."""
        if above := self.above(at):
            return self.mention(above)
        fact, own = self.facts[at], self.own[at]
        type_ = OWNERS[fact.mentions[own].label]
        for tie in fact.ties:
            if tie.type == type_ and own in (tie.giver, tie.taker):
                other = tie.taker if tie.giver == own else tie.giver
                return fact.mentions[other] if isinstance(other, int) else None
        linked = [self.mention(organisation) for organisation in self.linked.get(at, [])]
        return min(linked, key=lambda mention: (mention.name, mention.path, mention.place), default=None)

    def is_under(self, at: RowAt, organisation: RowAt) -> bool:
        """Whether one is the other, or a part of it."""
        passed: set[RowAt] = set()
        here: RowAt | None = self._meant(at)
        while here and here not in passed:
            if here == self._meant(organisation):
                return True
            passed.add(here)
            above = self.above(here)
            here = self._meant(above) if above else None
        return False

    def _meant(self, at: RowAt) -> RowAt:
        """The row itself, or the organisation's where a unit goes by the organisation's name."""
        passed = {at}
        while at in self.own and (cell := self.facts[at].mentions[self.own[at]].cell) in self.ends:
            if self.ends[cell] in passed or self.joins.entity(at) not in (Entity.ORGANISATION, Entity.LOCATION):
                break
            at = self.ends[cell]
            passed.add(at)
        return at

    def _identity(self, at: RowAt) -> str:
        key = self.joins.keyed.keys[at[0]]
        cell = self.joins.row(at).cells.get(key.column.index) if key else None
        return f"{name_of(self.joins.keyed.tables[at[0]])} {form_of(cell.text)}" if cell else ""


def _own_place(joins: Joins, at: RowAt, fact: RowFacts, ends: Mapping[str, RowAt]) -> int | None:
    """The place of what a row is about among its mentions; a unit called as its organisation is that one's mention."""
    entity = joins.entity(at)
    label = LABELS[entity] if entity else ""
    places = [place for place, mention in enumerate(fact.mentions) if mention.label == label and not mention.is_partner]
    column = joins.names[at[0]]
    name = joins.row(at).cells.get(column.index) if column else None
    named = [place for place in places if name and fact.mentions[place].cell == name.address]
    by_end = [place for place in places if fact.mentions[place].cell in ends]
    return next(iter([*named, *by_end, *places]), None)


def _says_place(fact: RowFacts) -> bool:
    """Whether a row names its municipality itself."""
    return any(
        tie.type in _PLACES and isinstance(tie.taker, Known) and tie.cell != fact.mentions[tie.giver].cell
        for tie in fact.ties
    )


def without_held_back(
    joins: Joins, ends: Mapping[str, RowAt], facts: Mapping[RowAt, RowFacts]
) -> tuple[Identities, list[HeldBack]]:
    """The things of the rows whose ids lead to rows that take part, and the other rows, held back."""
    known = Identities.of(joins, ends, facts)
    referring: defaultdict[RowAt, list[RowAt]] = defaultdict(list)
    for at in facts:
        for thing in (thing for lead in joins.leads(at) for thing in joins.things(lead)):
            referring[thing].append(at)
    held_back: list[HeldBack] = []
    looked_at = sorted(facts)
    while looked_at:
        lost = [(at, issue) for at in looked_at if (issue := leads_to_held_back(joins, known, at))]
        for at, issue in lost:
            held_back.append(HeldBack(known.facts.pop(at).row, issue))
            known.own.pop(at, None)
        looked_at = sorted({other for at, _ in lost for other in referring[at] if other in known.facts})
    return known, held_back


def leads_to_held_back(joins: Joins, known: Identities, at: RowAt) -> Issue | None:
    """Why a row cannot take part: what its ids lead to does not."""
    for lead in joins.leads(at):
        for thing in joins.things(lead):
            if thing != at and not known.is_known(thing):
                target = name_of(joins.keyed.tables[thing[0]])
                message = (
                    f"{lead.reference.column.header} {lead.key} henviser til en række i »{target}«, der er holdt tilbage, "
                    "så denne er det også."
                )
                suggestion = f"Ret rækken i »{target}«."
                return Issue(Severity.ERROR, lead.cell.address, "reference_held_back", message, suggestion)
    return None
