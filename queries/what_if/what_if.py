"""What would be lost and gained on changed facts (design, section 4, "What-if")."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from queries.day.offers import Numbers
from queries.day.world import Limits
from queries.everyone.changing import Added, Taken, changed
from queries.everyone.population import population_on
from queries.everyone.records import Records
from queries.everyone.standing import Named, Standing, stand

_HALF = 32
_SECOND = (1 << _HALF) - 1


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What is taken away and what is added, and from which day to which; both days belong to it, None is open."""

    taken: Taken = Taken()
    added: Added = Added()
    first_day: date | None = None
    last_day: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether anything is different on a day."""
        return (self.first_day is None or self.first_day <= day) and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The pairs of a youth and an open area whose being covered is lost or gained, and the matches; all sorted."""

    on: str
    graph_version: int
    loses: tuple[tuple[str, str], ...]
    gains: tuple[tuple[str, str], ...]
    matches_lost: tuple[tuple[str, str], ...]
    matches_gained: tuple[tuple[str, str], ...]

    def as_json(self) -> dict[str, Any]:
        """The answer in the form of the design, section 5."""
        return {
            "on": self.on,
            "graph_version": self.graph_version,
            "loses": [{"youth": youth, "area": area} for youth, area in self.loses],
            "gains": [{"youth": youth, "area": area} for youth, area in self.gains],
            "matches_lost": [{"youth": youth, "offer": offer} for youth, offer in self.matches_lost],
            "matches_gained": [{"youth": youth, "offer": offer} for youth, offer in self.matches_gained],
        }


@dataclass(frozen=True, slots=True)
class Compared:
    """What would be lost and gained, and how all youths stand before and after it."""

    found: WhatIf
    before: Standing
    after: Standing


def what_if(
    records: Records, before: Standing, hypothesis: Hypothesis, on: date, limits: Limits, carries: Mapping[str, str]
) -> WhatIf:
    """Judge all youths as they would be; `before` is how they stand on the day as things are, with every match."""
    return compare(records, before, hypothesis, on, limits, carries).found


def compare(
    records: Records,
    before: Standing,
    hypothesis: Hypothesis,
    on: date,
    limits: Limits,
    carries: Mapping[str, str],
    *,
    with_causes: bool = False,
) -> Compared:
    """The same, with how they would stand; `with_causes`: also why what is not covered then is not."""
    after = before
    if hypothesis.holds_on(on):
        then = changed(records, hypothesis.taken, hypothesis.added)
        population = population_on(then, on.isoformat(), carries, before.population)
        after = stand(population, limits, every_match=True, with_causes=with_causes)
    return Compared(_difference(before, after, on, records.version), before, after)


def _difference(before: Standing, after: Standing, on: date, version: int) -> WhatIf:
    covered, matching = _Numbered(), _Numbered()
    pairs, pairs_then = covered.of(*before.covered_pairs()), covered.of(*after.covered_pairs())
    matches, matches_then = matching.of(*before.matches()), matching.of(*after.matches())
    return WhatIf(
        on=on.isoformat(),
        graph_version=version,
        loses=covered.told(np.setdiff1d(pairs, pairs_then, assume_unique=True)),
        gains=covered.told(np.setdiff1d(pairs_then, pairs, assume_unique=True)),
        matches_lost=matching.told(np.setdiff1d(matches, matches_then, assume_unique=True)),
        matches_gained=matching.told(np.setdiff1d(matches_then, matches, assume_unique=True)),
    )


class _Numbered:
    """Pairs of ids as single numbers that are the same before and after a change, whatever numbers either side gives to what it has."""

    def __init__(self) -> None:
        self._youths: dict[str, int] = {}
        self._others: dict[str, int] = {}

    def of(self, youths: Named, others: Named) -> Numbers:
        """Pairs side by side as numbers."""
        first, second = (
            _numbers(self._youths, youths.ids)[youths.numbers],
            _numbers(self._others, others.ids)[others.numbers],
        )
        return (first << _HALF) | second

    def told(self, pairs: Numbers) -> tuple[tuple[str, str], ...]:
        """The pairs by their ids, sorted."""
        youths, others = list(self._youths), list(self._others)
        return tuple(sorted((youths[pair >> _HALF], others[pair & _SECOND]) for pair in pairs.tolist()))


def _numbers(known: dict[str, int], ids: Sequence[str]) -> Numbers:
    return np.array([known.setdefault(id_, len(known)) for id_ in ids], dtype=np.int64)
