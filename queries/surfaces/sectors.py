"""Surfaces sector by sector: how many of which kind, how fresh, who owns them, and what is only planned or is missing."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from queries.surfaces.surface import (
    ACTIVE_OWNER,
    OLDER,
    UNCONFIRMED,
    WITHIN_A_YEAR,
    SectorPair,
    Surface,
)


@dataclass(frozen=True, slots=True)
class SectorSurface:
    """The collaborations in force from organisations of a sector to those of another; None: those that belong to no sector."""

    giver: str | None
    taker: str | None
    edges: dict[str, int]
    """How many of each type, by the type's name."""
    unconfirmed: int
    """How many of them nobody has ever confirmed."""

    def as_json(self) -> dict[str, Any]:
        """The row in the form of the design, section 5."""
        return {"from": self.giver, "to": self.taker, "edges": self.edges, "unconfirmed": self.unconfirmed}


@dataclass(frozen=True, slots=True)
class SectorState:
    """How what is recorded between two sectors stands; everything but the first four and `out_of_date` is of those in force."""

    giver: str | None
    taker: str | None
    in_force: int
    planned: int
    missing: int
    out_of_date: int
    """Of any state, over or not begun."""
    confirmed: dict[str, int]
    """How many were confirmed within a year, before that, and never."""
    review_overdue: int
    owners: tuple[str, ...]
    """The active people who keep some of them going, sorted."""
    without_owner: int
    """How many nobody keeps going who is there."""

    def as_json(self) -> dict[str, Any]:
        """The row as data."""
        return {
            "from": self.giver,
            "to": self.taker,
            "in_force": self.in_force,
            "planned": self.planned,
            "missing": self.missing,
            "out_of_date": self.out_of_date,
            "confirmed": self.confirmed,
            "review_overdue": self.review_overdue,
            "owners": list(self.owners),
            "without_owner": self.without_owner,
        }


def count_sectors(surfaces: Iterable[Surface]) -> tuple[SectorSurface, ...]:
    """The collaborations in force by sectors, organisations without a sector first."""
    return tuple(
        SectorSurface(
            giver,
            taker,
            dict(sorted(Counter(each.said.type for each in found).items())),
            sum(each.freshness == UNCONFIRMED for each in found),
        )
        for (giver, taker), found in by_sectors(each for each in surfaces if each.is_in_force)
    )


def state_of_sectors(surfaces: Iterable[Surface]) -> tuple[SectorState, ...]:
    """How everything between active organisations stands, by sectors in the same order."""
    return tuple(_state(pair, found) for pair, found in by_sectors(each for each in surfaces if not each.closed))


def by_sectors(surfaces: Iterable[Surface]) -> list[tuple[SectorPair, list[Surface]]]:
    """Surfaces by the sectors that they count in; what counts in several combinations stands in each."""
    found: defaultdict[SectorPair, list[Surface]] = defaultdict(list)
    for each in surfaces:
        for pair in each.sector_pairs():
            found[pair].append(each)
    return sorted(found.items(), key=lambda item: sector_order(item[0]))


def sector_order(pair: SectorPair) -> tuple[tuple[bool, str], ...]:
    """By id, none at all before all ids."""
    return tuple((sector is not None, sector or "") for sector in pair)


def _state(pair: SectorPair, found: list[Surface]) -> SectorState:
    in_force = [each for each in found if each.is_in_force]
    states = Counter(each.state for each in found if each.is_there)
    fresh = Counter(each.freshness for each in in_force)
    owned = [each for each in in_force if each.owner_is == ACTIVE_OWNER]
    return SectorState(
        *pair,
        in_force=len(in_force),
        planned=states["planned"],
        missing=states["missing"],
        out_of_date=sum(not each.is_there for each in found),
        confirmed={each: fresh[each] for each in (WITHIN_A_YEAR, OLDER, UNCONFIRMED)},
        review_overdue=sum(each.is_review_overdue for each in in_force),
        owners=tuple(sorted({each.said.owner for each in owned if each.said.owner})),
        without_owner=len(in_force) - len(owned),
    )
