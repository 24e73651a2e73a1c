"""Why each pair is lost or gained: how it stands before a change and after it, as the rule book says of either."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from queries.agreements.carriers import Carrier, carriers, only_pairs
from queries.agreements.trials import Uncovered
from queries.coverage import CARRIED, CAUSES, NO_ROW, ONGOING, STATES
from queries.day.world import Limits
from queries.everyone.standing import Standing
from queries.what_if.turning import Turned, turned
from queries.what_if.what_if import Compared, WhatIf

Pair = tuple[str, str]
"""A youth and an open area, by their ids."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How a youth's open area stands on one side of a change."""

    state: str
    """One of the states of `queries.coverage`."""
    cause: str | None = None
    """Why it is not covered."""
    offer: str | None = None
    """What is going on or carries the youth, the first of several; where nothing does, what comes nearest."""
    provider: str | None = None
    chain: tuple[str, ...] = ()
    """The organisations on the way to the provider, where the chain carries the youth; empty where no hand-over is needed."""

    def as_json(self) -> dict[str, Any]:
        """The one side as data."""
        return {
            "state": self.state,
            "cause": self.cause,
            "offer": self.offer,
            "provider": self.provider,
            "chain": list(self.chain),
        }


@dataclass(frozen=True, slots=True)
class Explained:
    """A pair whose being covered is lost or gained; a side is None where the area is not an open one of the youth."""

    youth: str
    area: str
    before: Stand | None
    after: Stand | None

    def as_json(self) -> dict[str, Any]:
        """The pair with both its sides."""
        sides = {"before": self.before, "after": self.after}
        return {
            "youth": self.youth,
            "area": self.area,
            **{name: side.as_json() if side else None for name, side in sides.items()},
        }


@dataclass(frozen=True, slots=True)
class ExplainedWhatIf:
    """What would be lost and gained, each with what it rests on; in the order of the pairs."""

    found: WhatIf
    loses: tuple[Explained, ...]
    gains: tuple[Explained, ...]
    matches_lost: tuple[Turned, ...]
    matches_gained: tuple[Turned, ...]

    def as_json(self) -> dict[str, Any]:
        """The answer of the design, section 5, with more keys in each row."""
        answer = self.found.as_json()
        for name in ("loses", "gains", "matches_lost", "matches_gained"):
            answer[name] = [row.as_json() for row in getattr(self, name)]
        return answer


def explain(compared: Compared, limits: Limits) -> ExplainedWhatIf:
    """Explain every pair; both standings have their causes."""
    found = compared.found
    pairs = (*found.loses, *found.gains)
    before, after = (stands(standing, pairs, limits) for standing in (compared.before, compared.after))
    told = {
        (youth, area): Explained(youth, area, before.get((youth, area)), after.get((youth, area)))
        for youth, area in pairs
    }
    return ExplainedWhatIf(
        found,
        tuple(told[pair] for pair in found.loses),
        tuple(told[pair] for pair in found.gains),
        turned(found.matches_lost, compared.after, compared.before, limits),
        turned(found.matches_gained, compared.before, compared.after, limits),
    )


def stands(standing: Standing, pairs: Sequence[Pair], limits: Limits) -> dict[Pair, Stand]:
    """How some pairs stand; those whose area is not open, or whose youth is not there, are left out."""
    numbers = _numbers(standing, pairs)
    state = {pair: int(standing.state[number]) for pair, number in numbers.items()}
    carried = _carriers(standing, [pair for pair in numbers if state[pair] == CARRIED], limits)
    found: dict[Pair, Stand] = {}
    for pair, number in numbers.items():
        name = STATES[state[pair]]
        if state[pair] == ONGOING:
            found[pair] = Stand(name, offer=_going_on(standing, int(standing.youth[number]), pair[1]))
        elif state[pair] == CARRIED:
            by = carried[pair]
            found[pair] = Stand(name, None, by.offer, by.provider, by.chain)
        else:
            row = int(standing.offer[number])
            offer = None if row == NO_ROW else standing.population.offer_ids[row]
            found[pair] = Stand(name, CAUSES[standing.cause[number]], offer)
    return found


def _numbers(standing: Standing, pairs: Iterable[Pair]) -> dict[Pair, int]:
    """The numbers of the pairs that there are; they stand in the order of the youths, and then of the areas."""
    youths = {id_: number for number, id_ in enumerate(standing.population.youth_ids)}
    areas = {id_: number for number, id_ in enumerate(standing.areas)}
    keys = standing.youth * len(areas) + standing.area
    found = {}
    for youth, area in pairs:
        if youth in youths and area in areas:
            key = youths[youth] * len(areas) + areas[area]
            number = int(np.searchsorted(keys, key))
            if number < len(keys) and keys[number] == key:
                found[youth, area] = number
    return found


def _going_on(standing: Standing, youth: int, area: str) -> str:
    """The first of the offers that a youth has started and that develop the area."""
    offers = standing.population.world.offers
    developing = set(offers.develops[area].tolist())
    ongoing = standing.population.youths[youth].ongoing
    return next(id_ for id_, state in ongoing if state == "started" and offers.row_of.get(id_) in developing)


def _carriers(standing: Standing, pairs: Sequence[Pair], limits: Limits) -> dict[Pair, Carrier]:
    """What carries each of some pairs that are carried: what would, were they asked about as if nothing did yet."""
    population, wanted = standing.population, frozenset(pairs)
    youths = {youth for youth, _ in wanted}
    numbers = [number for number, id_ in enumerate(population.youth_ids) if id_ in youths]
    asked = []
    for part, coverage in zip(population.parts, standing.coverages, strict=True):
        is_wanted = (coverage.state == CARRIED) & np.isin(part.youths[coverage.youth], numbers)
        if is_wanted.any():
            whole = Uncovered(part, coverage.areas, coverage.youth, coverage.area, is_wanted)
            asked.append(only_pairs(whole, population, wanted))
    return carriers(population, asked, population.world.network, limits)
