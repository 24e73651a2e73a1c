"""The facts of the map that can be confirmed, as they stand on a day: offers, seats, organisations, collaborations and grants.

Only what takes part that day is among them. A fact's key is its kind and what it is about; of an edge its first day is part of the key,
since two spans of one edge are two facts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from graphmodel.schema import EDGE_TYPES
from queries.day.mandates import grant_holds
from queries.day.network import is_active, is_in_force
from queries.day.offers import UNKNOWN
from queries.day.world import World
from queries.facts.map_rows import CollaborationRow, GrantsRow
from queries.telling.names import Names

Key: TypeAlias = tuple[str, ...]

OFFER, SEATS, ORGANISATION, EDGE, GRANT = KINDS = ("offer", "seats", "organisation", "edge", "grant")
"""offer and organisation: what is known of them; seats: how many are free; edge: a collaboration; grant: a role gives a permission."""

CONFIRMED = "confirmed"
"""The state of a grant that the municipality has confirmed."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that somebody can confirm."""

    key: Key
    name: str
    confirmed_on: str | None
    """The day on which it was last seen to; None where it never was. A grant has no such day, only a state."""
    field: str
    """Where that is written: the field of the node or the edge."""
    state: str | None = None
    """Of a grant alone."""
    review_on: str | None = None
    """Of a collaboration alone: when it is to be looked at again."""
    is_unknown: bool = False
    """Of seats alone: they were seen so long ago that the rule book takes them for unknown."""

    @property
    def kind(self) -> str:
        """One of KINDS."""
        return self.key[0]

    @property
    def thing(self) -> str:
        """What one writes to confirm it."""
        return thing_of(self.key)


def thing_of(key: Key) -> str:
    """What one writes to confirm the fact with a key.

    >>> thing_of(("offer", "offer-1")), thing_of(("grant", "role-1", "permission-1", "2026-01-01"))
    ('offer:offer-1', 'grant:role-1:permission-1')
    """
    return ":".join(key[:-1] if key[0] in {EDGE, GRANT} else key)


def edge_key(link: CollaborationRow) -> Key:
    """The key of a collaboration."""
    return (EDGE, link.type, link.giver_id, link.taker_id, link.valid_from or "")


def grant_key(row: GrantsRow) -> Key:
    """The key of a grant."""
    return (GRANT, row.role_id, row.permission_id, row.valid_from or "")


def facts_on(
    world: World, names: Names, collaborations: Iterable[CollaborationRow], verbs: Mapping[str, str]
) -> Iterator[Fact]:
    """What can be confirmed on the world's day; `collaborations` are the recorded edges of every type.

    `verbs` is what the types are called; one that is not among them is called what the model calls it.
    """
    network, offers = world.network, world.offers
    for place, row in enumerate(offers.rows):
        if not offers.is_active[place] or offers.ends[place] < offers.today:
            continue
        name = row.name or row.id
        yield Fact((OFFER, row.id), name, row.verified_on, "verified_on")
        if row.seats_free is not None:
            is_unknown = bool(offers.capacity[place] == UNKNOWN)
            field = "seats_on" if row.seats_on else "verified_on"
            yield Fact((SEATS, row.id), name, row.seats_on or row.verified_on, field, is_unknown=is_unknown)
    for id_, organisation in network.organisations.items():
        yield Fact((ORGANISATION, id_), organisation.name or id_, organisation.verified_on, "verified_on")
    for link in collaborations:
        is_there = {link.giver_id, link.taker_id} <= network.number_of.keys()
        if is_there and is_in_force(link, network.iso_day):
            giver, taker = (names.of("Organisation", id_) for id_ in (link.giver_id, link.taker_id))
            name = f"{giver} {verbs.get(link.type) or EDGE_TYPES[link.type].label_da} {taker}"
            yield Fact(edge_key(link), name, link.confirmed_on, "confirmed_on", review_on=link.review_on)
    roles = {row.id for row in world.network_facts.roles if is_active(row.status)}
    for grant in world.network_facts.grants:
        is_there = grant.role_id in roles and grant.permission_id in world.mandates.number_of
        if is_there and grant_holds(grant, network.iso_day):
            name = f"{names.of('Role', grant.role_id)} giver {names.of('Permission', grant.permission_id)}"
            yield Fact(grant_key(grant), name, None, "state", state=grant.state)


def facts_of(municipality: str, world: World, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Those of some facts that are a municipality's to keep fresh.

    Its organisations, the offers that they provide or that are for its youths by name, collaborations that one of them takes part in, and
    the grants of roles that are held in one of them.
    """
    network, offers = world.network, world.offers
    numbers = network.located_in.get(municipality, frozenset())
    organisations = {network.ids[number] for number in numbers}
    provided = offers.pairs.offer[np.isin(offers.pairs.organisation, sorted(numbers))]
    rows = {*provided.tolist(), *offers.serves.get(municipality, np.zeros(0, dtype=np.int64)).tolist()}
    offer_ids = {offers.rows[row].id for row in rows}
    grants = {grant_key(each.grant) for each in world.mandates.holdings if each.organisation_id in organisations}
    for fact in facts:
        if fact.kind == EDGE:
            is_here = not organisations.isdisjoint(fact.key[2:4])
        elif fact.kind == GRANT:
            is_here = fact.key in grants
        else:
            is_here = fact.key[1] in (organisations if fact.kind == ORGANISATION else offer_ids)
        if is_here:
            yield fact
