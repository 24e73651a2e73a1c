"""Surfaces narrowed to a sector, an organisation or both: every part tells only of what they are part of.

Figures stay what they are: they are those of the whole, less the rows that are about others.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from queries.day.world import World
from queries.surfaces.surface import SectorPair, Sectors


@dataclass(frozen=True, slots=True)
class Scope:
    """What surfaces are narrowed to, on a day."""

    sector: str | None
    organisation: str | None
    organisations: frozenset[str]
    """The active organisations of the sector, or the one that is named; none where it does not belong to the sector."""
    actors: frozenset[str]
    """The active people who work in one of these or hold a role there."""

    def has_sectors(self, pair: SectorPair) -> bool:
        """Whether a row about two sectors is told."""
        return self.sector is None or self.sector in pair


def scope_of(
    world: World, sectors: Iterable[tuple[str, Sectors]], sector: str | None, organisation: str | None
) -> Scope:
    """Who is meant by a sector, an organisation, or both; `sectors` are those of each organisation on the world's day."""
    network = world.network
    named: Collection[str] = network.ids if organisation is None else {organisation} & network.number_of.keys()
    if sector is not None:
        in_it = {id_ for id_, found in sectors if sector in found}
        named = in_it.intersection(named)
    organisations = frozenset(named)
    working = {actor for actor, places in network.workplaces.items() if not organisations.isdisjoint(places)}
    holding = {
        each.hold.actor_id
        for each in world.mandates.holdings
        if not each.faults and each.organisation_id in organisations
    }
    return Scope(sector, organisation, organisations, frozenset(working | holding))
