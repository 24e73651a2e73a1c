"""What collaborations cost in hours, where that is known; what is not known is counted, and never taken for nothing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from queries.surfaces.sectors import by_sectors
from queries.surfaces.surface import Surface
from queries.surfaces.ways import Way

_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Hours:
    """What some collaborations cost together."""

    edges: int
    hours_per_month: float | None
    """Of those of which it is known; None where it is known of none."""
    unknown: int
    """Of how many it is not known."""

    def as_json(self) -> dict[str, Any]:
        """The figures as data."""
        return {"edges": self.edges, "hours_per_month": self.hours_per_month, "unknown": self.unknown}


@dataclass(frozen=True, slots=True)
class EdgeCost:
    """A collaboration in force, and the pairs of a youth and an area whose way leads over it."""

    surface: Surface
    ways: tuple[Way, ...]

    @property
    def hours_per_pair(self) -> float | None:
        """The hours a month for each of the pairs; None where either is not known or there are none."""
        hours = self.surface.said.hours_per_month
        return None if hours is None or not self.ways else round(hours / len(self.ways), _DECIMALS)

    def as_json(self, *, with_pairs: bool) -> dict[str, Any]:
        """The row as data."""
        said = self.surface.said
        row: dict[str, Any] = {
            "type": said.type,
            "from": said.giver_id,
            "to": said.taker_id,
            "valid_from": said.valid_from,
            "hours_per_month": said.hours_per_month,
            "pairs_carried": len(self.ways) if self.surface.carries else None,
            "hours_per_pair": self.hours_per_pair,
        }
        return row | ({"carries": [way.as_json() for way in self.ways]} if with_pairs else {})


@dataclass(frozen=True, slots=True)
class Costs:
    """The hours by sectors, by organisations, and edge by edge."""

    sectors: tuple[tuple[str | None, str | None, Hours], ...]
    """As the surfaces sector by sector: what counts in several combinations counts in each."""
    organisations: tuple[tuple[str, Hours], ...]
    """Of the collaborations that each is part of, by id; each collaboration counts at both ends."""
    edges: tuple[EdgeCost, ...]

    def as_json(self, *, with_pairs: bool) -> dict[str, Any]:
        """Each list as data."""
        return {
            "sectors": [{"from": giver, "to": taker, **hours.as_json()} for giver, taker, hours in self.sectors],
            "organisations": [{"organisation": id_, **hours.as_json()} for id_, hours in self.organisations],
            "edges": [each.as_json(with_pairs=with_pairs) for each in self.edges],
        }


def find_costs(surfaces: Iterable[Surface], ways: Iterable[Way]) -> Costs:
    """What the collaborations in force cost; `ways` are those of the same day."""
    in_force = [each for each in surfaces if each.is_in_force]
    at: defaultdict[str, list[Surface]] = defaultdict(list)
    for each in in_force:
        for organisation in each.organisations:
            at[organisation].append(each)
    over: defaultdict[str, list[Way]] = defaultdict(list)
    for way in ways:
        for key in way.edges:
            over[key].append(way)
    return Costs(
        sectors=tuple((*pair, hours_of(found)) for pair, found in by_sectors(in_force)),
        organisations=tuple((id_, hours_of(found)) for id_, found in sorted(at.items())),
        edges=tuple(EdgeCost(each, tuple(over[each.said.key])) for each in in_force),
    )


def hours_of(surfaces: Sequence[Surface]) -> Hours:
    """What some collaborations cost together, as far as it is known."""
    known = [hours for each in surfaces if (hours := each.said.hours_per_month) is not None]
    return Hours(len(surfaces), round(sum(known), _DECIMALS) if known else None, len(surfaces) - len(known))
