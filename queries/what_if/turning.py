"""Which conditions turn where a match is lost or gained: the rule book asked about the same pair on both sides of a change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from queries.day.asked import ask
from queries.day.offers import FAIL, UNKNOWN, Statuses
from queries.day.reach import NOT_REACHED
from queries.day.world import Limits
from queries.everyone.population import Part, Population
from queries.everyone.standing import Standing
from queries.rules import CONDITIONS, FAILURE_ORDER, judge_pairs

Match = tuple[str, str]
"""A youth and an offer, by their ids."""

_TOLD_FIRST = [CONDITIONS.index(name) for name in FAILURE_ORDER]
_OUT_OF_PLACE = np.array([FAIL if name == "place" else UNKNOWN for name in CONDITIONS], dtype=np.int8)


@dataclass(frozen=True, slots=True)
class Turned:
    """A youth and an offer that match on one side of a change alone."""

    youth: str
    offer: str
    missing: str | None
    """Why there is nothing to judge on the other side: no active `youth`, `offer` or `provider`, or the offer is `ongoing`."""
    failed: tuple[str, ...]
    """The conditions that fail on the other side, where there is something to judge."""
    unknown: tuple[str, ...]
    """Those of them that are unknown, rather than met, where it matches."""

    def as_json(self) -> dict[str, Any]:
        """The pair with its conditions."""
        return {
            "youth": self.youth,
            "offer": self.offer,
            "missing": self.missing,
            "failed": list(self.failed),
            "unknown": list(self.unknown),
        }


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is missing of a pair, else its conditions; None where it is not looked at."""

    missing: str | None
    table: Statuses | None = None

    def having(self, status: int, places: Sequence[int]) -> list[int]:
        return [] if self.table is None else [place for place in places if self.table[place] == status]


def turned(pairs: Sequence[Match], failing: Standing, matching: Standing, limits: Limits) -> tuple[Turned, ...]:
    """Of some pairs that match on one side and not on the other, why they do not there; in the order of the pairs."""
    there, here = (_judged(standing.population, pairs, limits) for standing in (failing, matching))
    found = []
    for pair in pairs:
        failed = there[pair].having(FAIL, _TOLD_FIRST)
        unknown = here[pair].having(UNKNOWN, failed)
        names = (tuple(CONDITIONS[each] for each in places) for places in (failed, unknown))
        found.append(Turned(*pair, there[pair].missing, *names))
    return tuple(found)


def _judged(population: Population, pairs: Sequence[Match], limits: Limits) -> Mapping[Match, _Judged]:
    """How some pairs stand. What a part of the population leaves out of the offers is out of place for its youths."""
    youths = {id_: number for number, id_ in enumerate(population.youth_ids)}
    offers = population.world.offers
    found: dict[Match, _Judged] = {}
    wanted: dict[int, list[str]] = {}
    for youth, offer in pairs:
        row = offers.row_of.get(offer)
        if youth not in youths:
            found[youth, offer] = _Judged("youth")
        elif row is None or not offers.is_active[row]:
            found[youth, offer] = _Judged("offer")
        elif offer in {id_ for id_, _ in population.youths[youths[youth]].ongoing}:
            found[youth, offer] = _Judged("ongoing")
        else:
            found[youth, offer] = _Judged(None, _OUT_OF_PLACE)
            wanted.setdefault(youths[youth], []).append(offer)
    for part in population.parts:
        found |= _judged_in(part, population, wanted, limits)
    return found


def _judged_in(
    part: Part, population: Population, wanted: Mapping[int, Sequence[str]], limits: Limits
) -> Iterator[tuple[Match, _Judged]]:
    """How the wanted pairs of a part's youths stand, of the offers that it looks at."""
    row_of = part.world.offers.row_of
    asked = [
        (place, population.youth_ids[number], offer)
        for place, number in enumerate(part.youths.tolist())
        for offer in wanted.get(number, ())
        if offer in row_of
    ]
    places = np.array([place for place, _, _ in asked], dtype=np.int64)
    rows = np.array([row_of[offer] for _, _, offer in asked], dtype=np.int64)
    judged = judge_pairs(part.world, ask(part.cohort, part.world.offers, places, rows), limits)
    for at, (_, youth, offer) in enumerate(asked):
        has_provider = judged.provider[at] != NOT_REACHED
        yield (youth, offer), _Judged(None, judged.table[:, at]) if has_provider else _Judged("provider")
