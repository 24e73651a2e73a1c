"""What lacks its links: offers without a stage, sub-goals without an activity, organisations without collaboration, and the like."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from queries.day.mandates import grant_holds
from queries.day.network import Network, is_active
from queries.day.world import World
from queries.day.youth import Youth
from queries.days import holds_on
from queries.everyone.population import Population
from queries.facts.fetch import YouthFacts
from queries.facts.map_rows import OrganisationRow
from queries.gaps.around import Around, around
from queries.gaps.belongings import sectors_of
from queries.gaps.gaps import counts_in
from queries.surfaces.facts import SurfaceFacts

KINDS = ("offer", "organisation", "actor", "role", "permission", "youth", "activity", "sub_goal")
LACKS = (
    "area", "stage", "way_in", "provider", "contact", "goal", "sub_goal", "activity", "contact_person", "municipality", "birth_month",
    "sector", "collaboration", "organisation", "holder", "role",
)  # fmt: skip
"""What may be missing, in the order in which it is told."""
_BOTH = 2


@dataclass(frozen=True, slots=True)
class LackingLinks:
    """Something that hangs loose on a day."""

    kind: str
    """One of KINDS; an activity is an offer that a youth takes part in."""
    id: str
    lacks: tuple[str, ...]
    youth: str | None = None
    """Whose it is, of a sub-goal and an activity."""

    def as_json(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"kind": self.kind, "id": self.id, "lacks": list(self.lacks)}
        return answer if self.youth is None else answer | {"youth": self.youth}


def lacking_links(
    population: Population, surfaces: SurfaceFacts, municipality: str | None = None
) -> tuple[LackingLinks, ...]:
    """What lacks its links on the population's day, by kind, id and youth; of what concerns a municipality, or of everything.

    People, roles and permissions are those of the whole graph: one who belongs nowhere belongs to no municipality.
    """
    world = population.world
    near = around(world, municipality)
    found = [
        *_offers(world, near),
        *_organisations(world.network, surfaces, near),
        *_actors(world),
        *_roles_and_permissions(world),
    ]
    for facts, youth in zip(population.facts, population.youths, strict=True):
        if counts_in(youth, municipality):
            found += _of_youth(facts, youth, world)
    return tuple(
        sorted(
            (each for each in found if each.lacks), key=lambda each: (KINDS.index(each.kind), each.id, each.youth or "")
        )
    )


def _what(**is_missing: bool) -> tuple[str, ...]:
    return tuple(name for name in LACKS if is_missing.get(name))


def _offers(world: World, near: Around) -> Iterator[LackingLinks]:
    offers = world.offers
    is_there = offers.is_active & (offers.today <= offers.ends)  # an offer that is over needs no links any more
    for row in np.flatnonzero(near.offers & is_there).tolist():
        offer, providers = offers.rows[row], _providers(world, row)
        contacts = [offer.phone, offer.email, *(contact for each in providers for contact in (each.phone, each.email))]
        lacks = _what(
            area=not offers.develops_any[row],
            stage=not offers.suits_any[row],
            way_in=offer.route is None,
            provider=not providers,
            contact=row not in offers.answerers and not any(contacts),
        )
        yield LackingLinks("offer", offer.id, lacks)


def _providers(world: World, row: int) -> list[OrganisationRow]:
    return [world.network.organisations[world.network.ids[number]] for number in world.offers.providers_of(row)]


def _organisations(network: Network, surfaces: SurfaceFacts, near: Around) -> Iterator[LackingLinks]:
    sectors = sectors_of(network, surfaces)
    together = _together(network, surfaces)
    for number in np.flatnonzero(near.organisations).tolist():
        lacks = _what(
            sector=number not in sectors,
            municipality=not network.is_located[number],
            collaboration=number not in together,
        )
        yield LackingLinks("organisation", network.ids[number], lacks)


def _together(network: Network, surfaces: SurfaceFacts) -> set[int]:
    """The organisations that work with another, be it only planned, or whose whole does so for its units; a missing surface is none."""
    found: set[int] = set()
    for edge in surfaces.edges:
        ends = {network.number_of.get(edge.giver_id), network.number_of.get(edge.taker_id)}
        known = {each for each in ends if each is not None}
        if len(known) == _BOTH and edge.state != "missing" and holds_on(edge, network.iso_day):
            found |= known
            if edge.covers_units:
                found = found.union(*(network.units_of.get(each, ()) for each in known))
    return found


def _actors(world: World) -> Iterator[LackingLinks]:
    """People who work nowhere, and hold no role anywhere."""
    network, facts = world.network, world.network_facts
    placed = {row.actor_id for row in facts.holds if row.at in network.number_of and holds_on(row, network.iso_day)}
    for id_ in network.actors:
        yield LackingLinks("actor", id_, _what(organisation=id_ not in network.workplaces and id_ not in placed))


def _roles_and_permissions(world: World) -> Iterator[LackingLinks]:
    """Roles that nobody holds, and permissions that no role gives, on the day; the status of roles and actors counts."""
    facts, day = world.network_facts, world.network.iso_day
    roles = {row.id for row in facts.roles if is_active(row.status)}
    held = {row.role_id for row in facts.holds if row.actor_id in world.network.actors and holds_on(row, day)}
    given = {row.permission_id for row in facts.grants if row.role_id in roles and grant_holds(row, day)}
    for id_ in sorted(roles):
        yield LackingLinks("role", id_, _what(holder=id_ not in held))
    for permission in world.mandates.permissions:
        yield LackingLinks("permission", permission.id, _what(role=permission.id not in given))


def _of_youth(facts: YouthFacts, youth: Youth, world: World) -> Iterator[LackingLinks]:
    """The youth, their open sub-goals, and what they take part in."""
    day, offers = world.network.iso_day, world.offers
    id_ = str(youth.id)
    lacks = _what(
        stage=not youth.stages,
        goal=not any(is_active(row.status) and holds_on(row, day) for row in facts.goals),
        sub_goal=not youth.sub_goals,
        contact_person=not youth.contacts,
        municipality=not youth.municipalities,
        birth_month=youth.birth_month is None,
    )
    yield LackingLinks("youth", id_, lacks)
    leads = {offer: set(offers.leads.get(offers.row_of[offer], ())) for offer, _ in youth.ongoing}
    developed = set[str]().union(*leads.values())
    for goal in youth.sub_goals:
        # What a sub-goal without an area lacks is the area: no activity could answer to it.
        without = bool(goal.areas) and goal.areas.isdisjoint(developed)
        yield LackingLinks("sub_goal", goal.id, _what(area=not goal.areas, activity=without), id_)
    for offer, areas in leads.items():
        yield LackingLinks("activity", offer, _what(sub_goal=youth.open_areas.isdisjoint(areas)), id_)
