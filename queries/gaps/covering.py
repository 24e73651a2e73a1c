"""What covers the pairs of a youth and an open area: what is going on, and what the chain carries the youth to."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from queries.coverage import CARRIED, ONGOING, STATES, carried
from queries.day.offers import Mask, Rows
from queries.day.world import Limits
from queries.everyone.population import Part
from queries.everyone.standing import Standing
from queries.gaps.gaps import who_counts
from queries.open_pairs import open_pairs
from queries.rules import in_order, judge_matches


@dataclass(frozen=True, slots=True)
class CoveredPair:
    """A youth's open area that is covered, and by what."""

    youth: str
    area: str
    coverage: str
    """ongoing or carried."""
    offers: tuple[str, ...]
    """Everything that is going on and develops it, sorted; else the best match that the chain carries the youth to."""

    @property
    def cause(self) -> None:
        """What is covered has no cause not to be."""
        return

    def as_json(self) -> dict[str, Any]:
        return {"youth": self.youth, "area": self.area, "coverage": self.coverage, "offers": list(self.offers)}


def covered_pairs(standing: Standing, limits: Limits, municipality: str | None = None) -> tuple[CoveredPair, ...]:
    """The covered pairs by youth and area, of everybody or of those whom a municipality is the first to be responsible for."""
    is_counted = who_counts(standing, municipality)
    covering = covering_offers(standing, is_counted, limits)
    found = []
    for number in np.flatnonzero(is_counted[standing.youth] & (standing.state <= CARRIED)).tolist():
        youth, area = int(standing.youth[number]), standing.areas[standing.area[number]]
        covers = covering[youth, area]
        offers = covers.ongoing if standing.state[number] == ONGOING else covers.carrying[:1]
        found.append(CoveredPair(standing.population.youth_ids[youth], area, STATES[standing.state[number]], offers))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Covering:
    """The ids of the offers that cover a pair."""

    ongoing: tuple[str, ...] = ()
    """What is going on, sorted."""
    carrying: tuple[str, ...] = ()
    """What the chain carries the youth to, the best first."""

    @property
    def best_first(self) -> tuple[str, ...]:
        """All of them, what is going on before the rest."""
        return (*self.ongoing, *self.carrying)


def going_on(part: Part) -> tuple[Rows, Rows]:
    """The pairs of a part in which something is going on: their numbers, and beside them the rows of the offers."""
    cohort = part.cohort
    youths, rows = (column[cohort.is_started] for column in (cohort.ongoing.youth, cohort.ongoing.other))
    numbers, place = open_pairs(part.world, cohort).served(youths, rows)
    return numbers, rows[place]


def carrying(part: Part, is_asked: Mask, limits: Limits) -> tuple[Rows, Rows, Rows]:
    """Everything that the chain carries to in some of the pairs: their numbers, and beside them the offers' rows and the providers.

    Of each pair in the order of the matches, the best first.
    """
    world = part.world
    pairs = open_pairs(world, part.cohort)
    judged = judge_matches(world, pairs.candidates(world, is_asked, np.flatnonzero(world.offers.is_active)), limits)
    ordered = in_order(judged, np.flatnonzero(carried(judged)))
    asked, providers = judged.asked.only(ordered), judged.provider[ordered]
    numbers, place = pairs.served(asked.youths, asked.rows)
    wanted = is_asked[numbers]
    return numbers[wanted], asked.rows[place][wanted], providers[place][wanted]


def covering_offers(standing: Standing, is_asked: Mask, limits: Limits) -> Mapping[tuple[int, str], Covering]:
    """Everything that covers the open areas of some youths, by the youth's number and the area; left out where nothing does."""
    ongoing: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    best_first: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for part, coverage in zip(standing.population.parts, standing.coverages, strict=True):
        of_asked = is_asked[part.youths[coverage.youth]]
        if not of_asked.any():
            continue
        youths, areas, rows = part.youths[coverage.youth].tolist(), coverage.area.tolist(), part.world.offers.rows
        started, begun = going_on(part)
        for number, row in zip(started.tolist(), begun.tolist(), strict=True):
            if of_asked[number]:
                ongoing[youths[number], coverage.areas[areas[number]]].append(rows[row].id)
        carried_to, matched, _ = carrying(part, of_asked, limits)
        for number, row in zip(carried_to.tolist(), matched.tolist(), strict=True):
            best_first[youths[number], coverage.areas[areas[number]]].append(rows[row].id)
    pairs = ongoing.keys() | best_first.keys()
    return {pair: Covering(tuple(sorted(ongoing.get(pair, ()))), tuple(best_first.get(pair, ()))) for pair in pairs}
