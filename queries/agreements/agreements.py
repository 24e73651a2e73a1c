"""Which agreement between two organisations would carry most (design, section 4, "Best agreement").

Of each pair of organisations it is found out exactly which pairs of a youth and an open area one REFERS_TO from the first to the second
would newly cover. What such an edge does to a youth is that more organisations are reached. By which of its providers an offer is judged
can change as well, but only where that one fails less, or knows more; so a youth whom the way leads to nobody new is carried as before,
and all edges that lead to the same new organisations are judged at once.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from queries.coverage import CARRIED, Coverage, carried
from queries.day.asked import Asked
from queries.day.cohort import Surroundings
from queries.day.network import Network
from queries.day.offers import Rows
from queries.day.reach import NOT_REACHED
from queries.day.world import Limits
from queries.everyone.population import Part
from queries.everyone.standing import Standing
from queries.open_pairs import OpenPairs, open_pairs
from queries.rules import judge_matches, not_ruled_out


@dataclass(frozen=True, slots=True)
class Agreement:
    """One REFERS_TO that is not there, and the pairs of a youth and an open area that it would newly cover, sorted."""

    giver: str
    taker: str
    serves: tuple[tuple[str, str], ...]

    def as_json(self) -> dict[str, Any]:
        """The answer in the form of the design, section 5."""
        return {
            "from": self.giver,
            "to": self.taker,
            "edge": "REFERS_TO",
            "count": len(self.serves),
            "serves": [{"youth": youth, "area": area} for youth, area in self.serves],
        }


@dataclass(frozen=True, slots=True)
class Agreements:
    """The agreements that would cover something new, those that cover most first, on one day in one version of the graph."""

    on: str
    graph_version: int
    found: tuple[Agreement, ...]

    def as_json(self, top: int | None = None) -> dict[str, Any]:
        """The answer in the form of the design, section 5; `top`: the first so many alone."""
        return {
            "on": self.on,
            "graph_version": self.graph_version,
            "agreements": [each.as_json() for each in self.found[:top]],
        }


def best_agreements(standing: Standing, limits: Limits) -> list[Agreement]:
    """Every agreement that would cover something new, those that cover most first, then by the ids of both ends."""
    network, ids = standing.population.world.network, standing.population.youth_ids
    serves: defaultdict[tuple[int, int], set[tuple[str, str]]] = defaultdict(set)
    for part, coverage in zip(standing.population.parts, standing.coverages, strict=True):
        for ways, pairs in _newly_covered(part, coverage, limits):
            if not len(pairs):
                continue
            told = {
                (ids[part.youths[coverage.youth[pair]]], coverage.areas[coverage.area[pair]]) for pair in pairs.tolist()
            }
            for way in ways:
                serves[way] |= told
    found = [
        Agreement(network.ids[giver], network.ids[taker], tuple(sorted(pairs)))
        for (giver, taker), pairs in serves.items()
    ]
    return sorted(found, key=lambda each: (-len(each.serves), each.giver, each.taker))


@dataclass(frozen=True, slots=True)
class _Trial:
    """Some organisations that are reached from where youths start over any one of some new ways."""

    around: int
    """The number of the youths' surroundings in the cohort."""
    reached: frozenset[int]
    ways: tuple[tuple[int, int], ...]


def _newly_covered(part: Part, coverage: Coverage, limits: Limits) -> Iterator[tuple[Sequence[tuple[int, int]], Rows]]:
    """New ways that do the same, and the pairs of the part that each of them would newly cover."""
    pairs = open_pairs(part.world, part.cohort)
    active = np.flatnonzero(part.world.offers.is_active)
    asked = not_ruled_out(part.world, pairs.candidates(part.world, coverage.state > CARRIED, active), limits)
    trials = [
        trial
        for number, around in enumerate(part.cohort.surroundings)
        for trial in _trials(number, around, part.world.network, limits)
    ]
    if len(asked) and trials:
        yield from zip(
            (trial.ways for trial in trials), _tried(part, pairs, coverage, asked, trials, limits), strict=True
        )


def _trials(number: int, around: Surroundings, network: Network, limits: Limits) -> Iterator[_Trial]:
    """What new ways would lead to from where some youths start: those that reach the same organisations together."""
    reach = network.reach(around.starts).handovers
    most = min(limits.max_handovers, len(network.ids))
    far = np.where((reach == NOT_REACHED) | (reach > most), most + 1, reach)
    givers: dict[int, list[int]] = {}
    for giver in np.flatnonzero(far < most).tolist():
        givers.setdefault(int(far[giver]), []).append(giver)
    together: defaultdict[frozenset[int], list[tuple[int, int]]] = defaultdict(list)
    for taker in np.flatnonzero(far > 1).tolist():
        beyond = network.reach(frozenset({taker})).handovers
        for steps, near in givers.items():
            is_new = (beyond != NOT_REACHED) & (beyond + steps + 1 <= most) & (far > most)
            if is_new.any():
                ways = [(giver, taker) for giver in near if (giver, taker) not in network.steps and giver != taker]
                together[frozenset(np.flatnonzero(is_new).tolist())] += ways
    for reached, ways in together.items():
        yield _Trial(number, reached, tuple(ways))


def _tried(
    part: Part, pairs: OpenPairs, coverage: Coverage, asked: Asked, trials: Sequence[_Trial], limits: Limits
) -> Iterator[Rows]:
    """Of each trial, the pairs that it would newly cover."""
    places_around = [np.flatnonzero(asked.around == number) for number in range(len(part.cohort.surroundings))]
    places = [places_around[trial.around] for trial in trials]
    number = np.repeat(np.arange(len(trials)), [len(each) for each in places])
    surroundings = tuple(
        replace(part.cohort.surroundings[trial.around], also_reached=trial.reached) for trial in trials
    )
    tried = replace(asked.only(np.concatenate(places)), surroundings=surroundings, around=number)
    judged = judge_matches(part.world, tried, limits)
    judged = judged.only(np.flatnonzero(carried(judged)))
    found, place = pairs.served(judged.asked.youths, judged.asked.rows)
    trial_of = judged.asked.around[place]
    is_new = coverage.state[found] > CARRIED
    both = np.unique(np.stack([trial_of[is_new], found[is_new]]), axis=1)
    begins = np.searchsorted(both[0], np.arange(len(trials) + 1))
    for each in range(len(trials)):
        yield both[1, begins[each] : begins[each + 1]]
