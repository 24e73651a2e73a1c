"""Which agreement between two organisations would carry most (design, section 4, "Best agreement").

Of each pair of organisations it is found out exactly which pairs of a youth and an open area one REFERS_TO from the first to the second
would newly cover. What such an edge does to a youth is that more organisations are reached. By which of its providers an offer is judged
can change as well, but only where that one fails less, or knows more; so a youth whom the way leads to nobody new is carried as before,
and all edges that lead to the same new organisations are judged at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from queries.agreements.leading import Leading
from queries.agreements.trials import (
    Trial,
    Waiting,
    handovers_to,
    newly_covered,
    uncovered_in,
    waiting_in,
)
from queries.day.world import Limits
from queries.everyone.population import Population
from queries.everyone.standing import Standing
from queries.overview import Overview

Way = tuple[int, int]
"""From which organisation to which, by their numbers."""


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


def agreements_on(overview: Overview, on: date, limits: Limits) -> Agreements:
    """The agreements that would cover something new on a day."""
    found = best_agreements(overview.standing(on, limits), limits)
    return Agreements(on.isoformat(), overview.records.version, tuple(found))


def best_agreements(standing: Standing, limits: Limits) -> list[Agreement]:
    """Every agreement that would cover something new, those that cover most first, then by the ids of both ends."""
    waiting = (waiting_in(part, limits) for part in uncovered_in(standing))
    return agreements_among(possible_ways(waiting, standing.population, limits), standing.population)


@dataclass(frozen=True, slots=True)
class Possible:
    """What new ways would newly cover in one part of the population."""

    waiting: Waiting
    serves: Mapping[Way, frozenset[tuple[str, str]]]
    matters: frozenset[int]
    """The organisations that lead to something wanted here: a new way to another one changes nothing."""


def possible_ways(waiting: Iterable[Waiting], population: Population, limits: Limits) -> tuple[Possible, ...]:
    """What new ways would cover, part by part; all parts have the same ways between organisations."""
    leading: Leading | None = None
    found = []
    for part in waiting:
        leading = leading or Leading(part.uncovered.part.world.network)
        found.append(_possible(part, population, leading, limits))
    return tuple(found)


def agreements_among(possible: Iterable[Possible], population: Population) -> list[Agreement]:
    """The agreements that would cover something new in any part, those that cover most first, then by the ids of both ends."""
    serves: defaultdict[Way, list[tuple[str, str]]] = defaultdict(list)
    for part in possible:
        for way, pairs in part.serves.items():
            serves[way] += pairs
    ids = population.world.network.ids
    found = [Agreement(ids[giver], ids[taker], tuple(sorted(pairs))) for (giver, taker), pairs in serves.items()]
    return sorted(found, key=lambda each: (-len(each.serves), each.giver, each.taker))


def _possible(waiting: Waiting, population: Population, leading: Leading, limits: Limits) -> Possible:
    serves: defaultdict[Way, frozenset[tuple[str, str]]] = defaultdict(frozenset)
    tried = list(_trials(waiting, leading, limits))
    for (_, ways), pairs in zip(tried, newly_covered(waiting, [trial for trial, _ in tried], limits), strict=True):
        if len(pairs):
            told = frozenset(waiting.uncovered.pair(population, number) for number in pairs.tolist())
            for way in ways:
                serves[way] |= told
    most = min(limits.max_handovers, len(leading.network.ids))
    wanted = {each for around in waiting.surroundings() for each in waiting.wanted(around)}
    matters = frozenset(taker for each in wanted for taker in leading.to(each, most - 1))
    return Possible(waiting, serves, matters)


def _trials(waiting: Waiting, leading: Leading, limits: Limits) -> Iterator[tuple[Trial, list[Way]]]:
    """What new ways would lead to from where some youths start: those that reach the same wanted organisations together."""
    surroundings = waiting.uncovered.part.cohort.surroundings
    for around in waiting.surroundings():
        wanted = frozenset(waiting.wanted(around))
        for reached, ways in _ways_to(wanted, surroundings[around].starts, leading, limits).items():
            yield Trial(around, reached), ways


def _ways_to(
    wanted: frozenset[int], starts: frozenset[int], leading: Leading, limits: Limits
) -> dict[frozenset[int], list[Way]]:
    """The new ways that would lead from some starts to some of the wanted organisations, by which of them these are."""
    network = leading.network
    far = handovers_to(network, starts, limits)
    most = min(limits.max_handovers, len(network.ids))
    givers: dict[int, list[int]] = {}
    for giver, steps in far.items():
        if steps < most:
            givers.setdefault(steps, []).append(giver)
    beyond: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for each in wanted - far.keys():
        for taker, steps in leading.to(each, most - 1).items():
            beyond[taker].append((each, steps))
    together: defaultdict[frozenset[int], list[Way]] = defaultdict(list)
    for taker, found in beyond.items():
        for steps, near in givers.items():
            if reached := frozenset(each for each, further in found if steps + 1 + further <= most):
                # None of these ways is there already: what it leads to would be within reach.
                together[reached] += [(giver, taker) for giver in near]
    return together
