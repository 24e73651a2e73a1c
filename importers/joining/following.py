"""The facts of rows of things once their ids have been followed: the same thing everywhere, and what else the ids lead to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from graphmodel.cpr import mask_cpr
from importers.joining.entities import ORGANISATIONS, Entity, stem_of
from importers.joining.identities import Identities
from importers.joining.joins import Joins, Lead, Role, RowAt
from importers.mentions import NOTES, OWNERS, Known, Mention, RowFacts, Said, Tie
from importers.result import RowId


@dataclass(slots=True)
class Rewriting:
    """The mentions and ties of one row while the things that its ids lead to are added."""

    known: Identities
    row: RowId
    mentions: list[Mention]
    ties: list[Tie]
    added: list[int] = field(default_factory=list)
    """The places of the things that ids of the row lead to."""

    def add(self, at: RowAt, cell: str) -> int:
        """Add a thing, with what tells whose it is, and answer its place among the row's mentions."""
        mention = self.known.mention(at)
        owner = self.known.owner(at) if mention.label in OWNERS else None
        if owner:
            self._append(owner, cell)
        place = self._append(mention, cell)
        if owner:
            self.tie(OWNERS[mention.label], place - 1, place, cell)
        self.added.append(place)
        return place

    def _append(self, mention: Mention, cell: str) -> int:
        self.mentions.append(replace(mention, row=self.row, cell=cell, fields={}))
        return len(self.mentions) - 1

    def tie(self, type_: str, organisation: int, thing: int, cell: str) -> None:
        """Tie an organisation to an offer that it provides, or a person to where they work."""
        ends = (organisation, thing) if type_ == "PROVIDES" else (thing, organisation)
        self.ties.append(Tie(type_, *ends, cell))

    def put_fields(self, place: int, fields: Mapping[str, Said]) -> None:
        """Let a mention say these fields and no others."""
        self.mentions[place] = replace(self.mentions[place], fields=dict(fields))

    def say(self, place: int, name: str, said: Said) -> None:
        """Add a text to what a mention says."""
        mention = self.mentions[place]
        before = mention.fields.get(name)
        if before is not None and str(said.value) not in str(before.value):
            said = before.with_line(str(said.value))
        elif before is not None:
            return
        self.put_fields(place, {**mention.fields, name: said})

    def facts(self, address: str) -> RowFacts:
        """Everything that the row says."""
        return RowFacts(self.row, address, tuple(self.mentions), tuple(self.ties))


def follow(joins: Joins, known: Identities, at: RowAt) -> Rewriting:
    """The facts of a thing's row with every organisation that an id stands for, and the ties that its other ids tell of."""
    fact = known.facts[at]
    rewriting = Rewriting(known, fact.row, list(_identified(known, at)), list(fact.ties))
    own = known.own.get(at)
    if own is None:
        return rewriting
    label = fact.mentions[own].label
    if label in OWNERS and known.above(at) is None and known.linked.get(at):
        _give_owner(rewriting, at, own, label)
    whose = joins.organisation(at)
    for lead in joins.leads(at):
        if joins.roles[lead.reference.target] is Role.DETAIL and not joins.is_link(lead.reference.target):
            named = [joins.name(row) for row in lead.rows[:1] if joins.name(row)]
            if named:
                noun = " ".join(stem_of(lead.reference.column.said)).capitalize() or lead.reference.column.header
                rewriting.say(own, NOTES[label], Said(f"{noun}: {mask_cpr(named[0])}", lead.cell.address))
        for thing in joins.things(lead):
            if thing not in (at, whose):
                _tie_to(rewriting, joins, at, own, thing, lead)
    return rewriting


def _identified(known: Identities, at: RowAt) -> Iterable[Mention]:
    """The mentions of a row: its own and those of its ids as all rows say them; units named in words hang below the ids' organisations."""
    fact, own = known.facts[at], known.own.get(at)
    above = next(
        (known.mention(known.ends[mention.cell]) for mention in fact.mentions if mention.cell in known.ends), None
    )
    for place, mention in enumerate(fact.mentions):
        if place == own:
            meant = known.mention(at)
        elif mention.cell in known.ends and mention.label == "Organisation":
            meant = known.mention(known.ends[mention.cell])
        elif mention.label == "Organisation" and mention.path and above and not mention.is_partner:
            meant = replace(mention, path=(*above.path, above.name, *mention.path[1:]), place=above.place)
        else:
            meant = mention
        yield replace(
            mention,
            name=meant.name,
            path=meant.path,
            place=meant.place,
            identity=meant.identity,
            is_partner=meant.is_partner,
        )


def _give_owner(rewriting: Rewriting, at: RowAt, own: int, label: str) -> None:
    """An offer that only a table of links gives a provider is for the provider's municipality, not for that of the import."""
    owner = rewriting.known.owner(at)
    if owner and not any(tie.type == OWNERS[label] for tie in rewriting.ties):
        cell = rewriting.mentions[own].cell
        rewriting.mentions.append(replace(owner, row=rewriting.row, cell=cell, fields={}))
        is_guess = [
            isinstance(tie.taker, Known) and tie.type == "SERVES" and tie.cell == cell for tie in rewriting.ties
        ]
        rewriting.ties = [tie for tie, guessed in zip(rewriting.ties, is_guess, strict=True) if not guessed]
        rewriting.tie(OWNERS[label], len(rewriting.mentions) - 1, own, cell)


def _tie_to(rewriting: Rewriting, joins: Joins, at: RowAt, own: int, thing: RowAt, lead: Lead) -> None:
    """What an id beside the first organisation's says: another provider, a place, a service that a person answers for, who leads."""
    label, cell = rewriting.mentions[own].label, lead.cell.address
    entity, whose = joins.entity(thing), joins.organisation(at)
    if label == "Actor" and entity is Entity.OFFER:
        offer = rewriting.add(thing, cell)
        rewriting.ties.append(Tie("ANSWERS_FOR", own, offer, cell))
    elif label == "Offer" and entity is Entity.PERSON:
        rewriting.ties.append(Tie("ANSWERS_FOR", rewriting.add(thing, cell), own, cell))
    elif label == "Organisation" and entity is Entity.PERSON:
        what = " ".join(stem_of(lead.reference.column.said)).capitalize() or lead.reference.column.header
        rewriting.say(own, NOTES[label], Said(f"{what}: {mask_cpr(joins.name(thing))}", cell))
        rewriting.tie("WORKS_AT", own, rewriting.add(thing, cell), cell)
    elif label in OWNERS and entity in ORGANISATIONS and not (whose and rewriting.known.is_under(whose, thing)):
        if label == "Offer" and entity is Entity.LOCATION and whose and not rewriting.known.is_under(thing, whose):
            rewriting.say(own, NOTES[label], Said(f"Sted: {rewriting.known.mention(thing).name}", cell))
        else:
            rewriting.tie(OWNERS[label], rewriting.add(thing, cell), own, cell)


def follow_link(joins: Joins, known: Identities, at: RowAt) -> Rewriting:
    """The facts of a row that only says which things belong together."""
    rewriting = Rewriting(known, joins.id(at), [], [])
    places = [
        (rewriting.add(thing, lead.cell.address), joins.entity(thing), thing, lead.cell.address)
        for lead in joins.leads(at)
        for thing in joins.things(lead)
    ]
    for one, entity, at_one, cell in places:
        for other, other_entity, at_other, _ in places:
            if entity in ORGANISATIONS and other_entity in (Entity.OFFER, Entity.PERSON):
                _tie_linked(rewriting, joins, (one, at_one), (other, at_other), cell)
            elif entity is Entity.PERSON and other_entity is Entity.OFFER:
                rewriting.ties.append(Tie("ANSWERS_FOR", one, other, cell))
            elif (
                entity is Entity.LOCATION
                and other_entity is Entity.ORGANISATION
                and not known.is_under(at_one, at_other)
            ):
                rewriting.ties.append(Tie("PART_OF", one, other, cell))
    return rewriting


def _tie_linked(
    rewriting: Rewriting, joins: Joins, organisation: tuple[int, RowAt], thing: tuple[int, RowAt], cell: str
) -> None:
    """A place of the provider's provides as well; a place of somebody else's is only where the offer is."""
    known, label = rewriting.known, rewriting.mentions[thing[0]].label
    whose = known.above(thing[1])
    if (
        label == "Offer"
        and joins.entity(organisation[1]) is Entity.LOCATION
        and whose
        and not known.is_under(organisation[1], whose)
    ):
        rewriting.say(thing[0], NOTES[label], Said(f"Sted: {known.mention(organisation[1]).name}", cell))
    elif not whose or not known.is_under(whose, organisation[1]):
        rewriting.tie(OWNERS[label], organisation[0], thing[0], cell)
