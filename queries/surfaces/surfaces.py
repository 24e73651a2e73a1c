"""Everything that is to be known of the collaboration surfaces of a graph on one day (design, section 5, "surfaces")."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from queries import known
from queries.day.network import Network
from queries.day.world import Limits, World
from queries.day.youth import Youth
from queries.overview import Overview
from queries.surfaces.brokers import BreakPoint, Broker, find_break_points, find_brokers
from queries.surfaces.contacts import Contacts, find_contacts
from queries.surfaces.costs import Costs, find_costs
from queries.surfaces.facts import SurfaceFacts
from queries.surfaces.lacks import Lacks, find_lacks
from queries.surfaces.narrowing import Scope, scope_of
from queries.surfaces.sectors import SectorState, SectorSurface, count_sectors, state_of_sectors
from queries.surfaces.single_points import ACTOR, ORGANISATION, SinglePoint, find_single_points
from queries.surfaces.surface import SectorPair, Surface, surfaces_on
from queries.surfaces.ways import Way


@dataclass(frozen=True)
class Surfaces:
    """The surfaces of one version of the graph, seen from a day; what is asked of them is worked out when it is asked."""

    on: str
    graph_version: int
    edges: tuple[Surface, ...]
    """Every recorded collaboration, of any day and state, by the ids of its ends, then by type and beginning."""
    single_points: tuple[SinglePoint, ...]
    """By kind, then id."""
    network: Network
    youths: tuple[Youth, ...]
    scope: Scope | None = None
    """What they are narrowed to; None where they are the whole graph's."""

    @cached_property
    def sectors(self) -> tuple[SectorSurface, ...]:
        """What is in force, sector by sector."""
        return tuple(each for each in count_sectors(self.edges) if self._tells_of_sectors((each.giver, each.taker)))

    @cached_property
    def brokers(self) -> tuple[Broker, ...]:
        """Over whom the shortest ways lead: every active organisation, by id."""
        return tuple(each for each in find_brokers(self.network) if self._tells_of(each.organisation))

    @cached_property
    def states(self) -> tuple[SectorState, ...]:
        """How fresh, owned, planned or missing, sector by sector."""
        return tuple(each for each in state_of_sectors(self.edges) if self._tells_of_sectors((each.giver, each.taker)))

    @cached_property
    def break_points(self) -> tuple[BreakPoint, ...]:
        """Without whom the network falls apart, by id."""
        return tuple(each for each in find_break_points(self.network) if self._tells_of(each.organisation))

    @cached_property
    def lacks(self) -> Lacks:
        """What the collaborations in force lack."""
        return find_lacks(self.edges, self.network)

    @cached_property
    def contacts(self) -> Contacts:
        """Who is contact person for whom."""
        found = find_contacts(self.youths)
        return found if self.scope is None else found.only(self.scope.actors)

    def costs(self, ways: Iterable[Way]) -> Costs:
        """What the collaborations in force cost; `ways`: over which the youths are carried on the same day."""
        found = find_costs(self.edges, ways)
        return replace(
            found,
            sectors=tuple(each for each in found.sectors if self._tells_of_sectors(each[:2])),
            organisations=tuple(each for each in found.organisations if self._tells_of(each[0])),
        )

    def narrowed(self, world: World, facts: SurfaceFacts, sector: str | None, organisation: str | None) -> "Surfaces":
        """What of it is about a sector, an organisation, or both; `world` and `facts` are those that they were seen from."""
        if sector is None and organisation is None:
            return self
        scope = scope_of(world, facts.sectors_on(self.on).items(), sector, organisation)
        of_kind = {ORGANISATION: scope.organisations, ACTOR: scope.actors}
        return replace(
            self,
            edges=self.edges_of(sector, organisation),
            single_points=tuple(each for each in self.single_points if each.id in of_kind[each.kind]),
            scope=scope,
        )

    def edges_of(self, sector: str | None = None, organisation: str | None = None) -> tuple[Surface, ...]:
        """The collaborations at a sector, at an organisation, or those at both; all of them where neither is said."""
        return tuple(
            each
            for each in self.edges
            if (sector is None or sector in (*each.giver_sectors, *each.taker_sectors))
            and (organisation is None or organisation in each.organisations)
        )

    def _tells_of(self, organisation: str) -> bool:
        return self.scope is None or organisation in self.scope.organisations

    def _tells_of_sectors(self, pair: SectorPair) -> bool:
        return self.scope is None or self.scope.has_sectors(pair)

    def as_json(self) -> dict[str, Any]:
        """The answer in the form of the design, section 5."""
        return {
            "on": self.on,
            "graph_version": self.graph_version,
            "sectors": [each.as_json() for each in self.sectors],
            "brokers": [each.as_json() for each in self.brokers],
            "single_points": [each.as_json() for each in self.single_points],
        }


def find_surfaces(
    overview: Overview, facts: SurfaceFacts, mutual: Collection[str], on: date, limits: Limits
) -> Surfaces:
    """See the surfaces from a day; `facts` are of the overview's version, `mutual` are the types that hold both ways."""
    population = overview.standing(on, limits).population
    network = population.world.network
    actors = {row.id: row for row in overview.records.network.actors}
    edges = surfaces_on(facts, on, network.number_of, actors, overview.carries, mutual)
    return Surfaces(
        on=on.isoformat(),
        graph_version=overview.records.version,
        edges=tuple(sorted(edges, key=_order)),
        single_points=find_single_points(overview, on, limits),
        network=network,
        youths=population.youths,
    )


def refuse_unknown(overview: Overview, facts: SurfaceFacts, sector: str | None, organisation: str | None) -> None:
    """Raises NotFound where a sector or an organisation is named that the graph does not have."""
    known.refuse_unknown([sector], facts.sectors, "ingen sektor")
    known.refuse_unknown([organisation], overview.records.network.organisations, "ingen organisation")


def _order(surface: Surface) -> tuple[str, ...]:
    said = surface.said
    return said.giver_id, said.taker_id, said.type, said.valid_from or ""
