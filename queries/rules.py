"""The rule book: what suits whom (design, section 4). Nothing else in the program judges.

Pairs of a youth and an offer are judged all at once, on arrays, be they one youth's or a country's: a condition is an
array with PASS, UNKNOWN or FAIL for every pair. `conditions`, `authority` and `providers` judge
the twelve conditions; here they come to a verdict and an order. A repair is judged by the same functions, on changed facts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from queries.authority import Authority, judge_authority
from queries.conditions import (
    judge_age,
    judge_area,
    judge_capacity,
    judge_income,
    judge_needs,
    judge_place,
    judge_stage,
    judge_time,
    stage_fit,
)
from queries.day.asked import Asked, ask, ask_all
from queries.day.cohort import cohort_of
from queries.day.offers import FAIL, Mask, Numbers, Rows, Statuses
from queries.day.reach import NOT_REACHED
from queries.day.world import Limits, World
from queries.day.youth import Youth
from queries.judgements import Judgements, count_of, in_order
from queries.providers import judge_providers

__all__ = [
    "CONDITIONS",
    "FAILURE_ORDER",
    "MATCH",
    "NEAR_MISS",
    "REPAIRABLE",
    "STATUS_NAMES",
    "UNSUITABLE",
    "Authority",
    "Judgement",
    "Judgements",
    "Limits",
    "World",
    "in_order",
    "judge",
    "judge_condition",
    "judge_matches",
    "judge_pairs",
    "not_ruled_out",
]

CONDITIONS = (
    "area",
    "place",
    "stage",
    "time",
    "age",
    "capacity",
    "needs",
    "income",
    "choice",
    "chain",
    "authority",
    "consent",
)
"""The conditions in the order in which answers list them."""

REPAIRABLE = ("stage", "time", "needs", "capacity", "chain", "authority", "consent")
"""A failure of these can be mended; one of the others makes an offer unsuitable."""

FAILURE_ORDER = (
    "area",
    "place",
    "choice",
    "age",
    "income",
    "needs",
    "stage",
    "time",
    "capacity",
    "chain",
    "authority",
    "consent",
)
"""The order in which failures are told, which is also the order of a gap's causes."""

STATUS_NAMES = ("pass", "unknown", "fail")
MATCH, NEAR_MISS, UNSUITABLE = "match", "near_miss", "unsuitable"

_MAX_FAILURES_OF_A_NEAR_MISS = 2
_BEYOND_REPAIR = [place for place, name in enumerate(CONDITIONS) if name not in REPAIRABLE]
_MAKE_NO_CANDIDATE = [CONDITIONS.index("area"), CONDITIONS.index("place")]

_QUICK = ("area", "place", "time", "capacity", "stage", "age", "needs", "income")
"""The conditions that are judged before it is looked at who provides the offer."""

_JUDGES: Mapping[str, Callable[[World, Asked, Limits], Statuses]] = {
    "area": lambda _, asked, __: judge_area(asked),
    "place": lambda world, asked, _: judge_place(asked, world.network),
    "stage": lambda _, asked, __: judge_stage(asked),
    "time": lambda _, asked, limits: judge_time(asked, limits),
    "age": lambda _, asked, __: judge_age(asked),
    "capacity": lambda _, asked, __: judge_capacity(asked),
    "needs": lambda _, asked, __: judge_needs(asked),
    "income": lambda _, asked, __: judge_income(asked),
    "authority": lambda world, asked, limits: judge_authority(world, asked, limits).statuses,
    "choice": lambda world, asked, limits: judge_providers(world, asked, limits).choice,
    "chain": lambda world, asked, limits: judge_providers(world, asked, limits).chain,
    "consent": lambda world, asked, limits: judge_providers(world, asked, limits).consent,
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """How every offer of the scope stands for one youth; arrays in the order of the offers."""

    statuses: Mapping[str, Statuses]
    table: Statuses
    """The same, a row a condition."""
    authority: Authority
    """What one of them rests on."""
    is_candidate: Mask
    provider: Rows
    """The number of the provider that the offer is judged by; NOT_REACHED where it has none."""
    handovers: Numbers
    """NOT_REACHED where the provider is not reached."""
    fit: Numbers
    """0 main, 1 partial, 2 none."""
    failures: Numbers
    is_match: Mask
    is_near_miss: Mask
    order: Rows
    """The candidates in the order in which they are told: matches first, then by fewer failures, then the match order."""

    def matches(self) -> Rows:
        """The candidates that match, best first."""
        return self.order[self.is_match[self.order]]

    def near_misses(self) -> Rows:
        """The candidates that may become possible, best first."""
        return self.order[self.is_near_miss[self.order]]

    def unsuitable(self) -> Rows:
        """The candidates that do not suit now, best first."""
        return self.order[~(self.is_match | self.is_near_miss)[self.order]]

    def verdict(self, row: int) -> str:
        """What comes of one offer."""
        return MATCH if self.is_match[row] else NEAR_MISS if self.is_near_miss[row] else UNSUITABLE

    def of_offer(self, row: int) -> list[int]:
        """What each condition is for one offer, in the order of the conditions."""
        found: list[int] = self.table[:, row].tolist()
        return found

    def failed(self, row: int) -> list[str]:
        """The conditions that fail for one offer, in the order in which they are told."""
        if not self.failures[row]:
            return []
        return [name for name in FAILURE_ORDER if self.statuses[name][row] == FAIL]


def judge_pairs(world: World, asked: Asked, limits: Limits) -> Judgements:
    """Judge some youths against some offers of the world."""
    offers, cohort = world.offers, asked.cohort
    by_provider, authority = judge_providers(world, asked, limits), judge_authority(world, asked, limits)
    together = {
        "choice": by_provider.choice,
        "chain": by_provider.chain,
        "consent": by_provider.consent,
        "authority": authority.statuses,
    }
    table = np.empty((len(CONDITIONS), len(asked)), dtype=np.int8)
    for place, name in enumerate(CONDITIONS):
        table[place] = together[name] if name in together else _JUDGES[name](world, asked, limits)
    fails = table == FAIL
    failures = count_of(fails)
    is_match = failures == 0
    is_near_miss = ~is_match & (failures <= _MAX_FAILURES_OF_A_NEAR_MISS) & ~fails[_BEYOND_REPAIR].any(axis=0)
    is_candidate = offers.is_active[asked.rows] & (by_provider.provider != NOT_REACHED)
    is_candidate &= ~(fails[_MAKE_NO_CANDIDATE].any(axis=0) | cohort.ongoing.has(asked.youths, asked.rows))
    return Judgements(
        asked,
        table,
        authority,
        is_candidate,
        by_provider.provider,
        by_provider.handovers,
        failures,
        is_match,
        is_near_miss,
    )


def judge_matches(world: World, asked: Asked, limits: Limits) -> Judgements:
    """Judge only those of the pairs that match: what one condition has ruled out is not asked about the next."""
    judged = judge_pairs(world, not_ruled_out(world, asked, limits), limits)
    return judged.only(np.flatnonzero(judged.is_candidate & judged.is_match))


def not_ruled_out(world: World, asked: Asked, limits: Limits) -> Asked:
    """Those of the pairs that may match, whoever provides the offer, however far one is handed on, and whoever decides."""
    for name in _QUICK:
        asked = asked.only(np.flatnonzero(_JUDGES[name](world, asked, limits) != FAIL))
    return asked


def judge(world: World, youth: Youth, limits: Limits) -> Judgement:
    """Judge one youth against every offer of the world."""
    asked = ask_all(cohort_of([youth], world.offers, world.network), world.offers)
    judged = judge_pairs(world, asked, limits)
    authority = judged.authority
    return Judgement(
        dict(zip(CONDITIONS, judged.table, strict=True)),
        judged.table,
        replace(authority, counted=authority.counted[0], permissions=authority.permissions[0]),
        judged.is_candidate,
        judged.provider,
        judged.handovers,
        stage_fit(asked),
        judged.failures,
        judged.is_match,
        judged.is_near_miss,
        in_order(judged, np.flatnonzero(judged.is_candidate)),
    )


def judge_condition(condition: str, world: World, youth: Youth, limits: Limits, row: int) -> int:
    """Judge one condition alone, of the offer of one row: exactly what `judge` finds."""
    cohort = cohort_of([youth], world.offers, world.network)
    asked = ask(cohort, world.offers, np.zeros(1, dtype=np.int64), np.array([row], dtype=np.int64))
    return int(_JUDGES[condition](world, asked, limits)[0])
