"""Over which collaborations the youths are carried: of each pair that the chain carries, the way to the offer that comes first.

Other ways may carry the same pair: what hangs on one alone is told by `queries.surfaces.single_points`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from queries.coverage import CARRIED, Coverage, carried
from queries.day.network import Network
from queries.day.world import Limits
from queries.everyone.population import Part
from queries.everyone.standing import Standing
from queries.open_pairs import open_pairs
from queries.rules import in_order, judge_matches


@dataclass(frozen=True, slots=True)
class Way:
    """A youth and an open area that the chain carries, the best match that does, and the keys of the edges on the way to it."""

    youth: str
    area: str
    offer: str
    edges: tuple[str, ...]
    """Each once; none where the youth can go there without being handed on."""

    def as_json(self) -> dict[str, Any]:
        """The pair as data; the edges are told where it stands."""
        return {"youth": self.youth, "area": self.area, "offer": self.offer}


def find_ways(standing: Standing, limits: Limits) -> tuple[Way, ...]:
    """The way of every pair that is carried, by youth and area; `limits` are those of the standing."""
    found = (
        way
        for part, coverage in zip(standing.population.parts, standing.coverages, strict=True)
        for way in _of_part(part, coverage, limits)
    )
    return tuple(sorted(found, key=lambda way: (way.youth, way.area)))


def _of_part(part: Part, coverage: Coverage, limits: Limits) -> Iterator[Way]:
    world, cohort = part.world, part.cohort
    pairs, is_carried = open_pairs(world, cohort), coverage.state == CARRIED
    judged = judge_matches(world, pairs.candidates(world, is_carried, np.flatnonzero(world.offers.is_active)), limits)
    ordered = in_order(judged, np.flatnonzero(carried(judged)))
    asked = judged.asked.only(ordered)
    first = dict(pairs.first_served(asked.youths, asked.rows))
    chains: dict[tuple[int, int], tuple[str, ...]] = {}
    for number in np.flatnonzero(is_carried).tolist():
        match = first[number]
        youth, row, provider = int(asked.youths[match]), int(asked.rows[match]), int(judged.provider[ordered[match]])
        edges: tuple[str, ...] = ()
        if not world.offers.walks_in[row]:
            around = int(cohort.surrounded_by[youth])
            if (around, provider) not in chains:
                chains[around, provider] = _edges(world.network, cohort.surroundings[around].starts, provider)
            edges = chains[around, provider]
        yield Way(str(cohort.youths[youth].id), coverage.areas[coverage.area[number]], world.offers.rows[row].id, edges)


def _edges(network: Network, starts: frozenset[int], provider: int) -> tuple[str, ...]:
    chain = network.reach(starts).chain(provider)
    return tuple(dict.fromkeys(network.steps[step].key for step in pairwise(chain)))
