"""The rule book: what suits whom (design, section 4). Nothing else in the program judges.

One youth is judged against all offers of a scope at once, on arrays: a condition is an array with PASS, UNKNOWN or FAIL
for every offer. `conditions`, `authority` and `providers` judge the twelve conditions; here they come to a verdict and an
order. A repair is judged by the same functions, on changed facts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from queries.authority import Authority, judge_authority
from queries.conditions import (
    judge_age,
    judge_area,
    judge_income,
    judge_needs,
    judge_place,
    judge_stage,
    judge_time,
    reached_by,
    stage_fit,
)
from queries.day.offers import FAIL, UNKNOWN, Mask, Numbers, Offers, Rows, Statuses
from queries.day.reach import NOT_REACHED
from queries.day.world import Limits, World
from queries.day.youth import Youth
from queries.days import ALWAYS
from queries.providers import judge_providers, missing_last

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
    "Limits",
    "World",
    "judge",
    "judge_condition",
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

_LAST = ALWAYS
_MAX_FAILURES_OF_A_NEAR_MISS = 2
_BEYOND_REPAIR = [place for place, name in enumerate(CONDITIONS) if name not in REPAIRABLE]
_MAKE_NO_CANDIDATE = [CONDITIONS.index("area"), CONDITIONS.index("place")]

_JUDGES: Mapping[str, Callable[[World, Youth, Limits], Statuses]] = {
    "area": lambda world, youth, _: judge_area(world.offers, youth),
    "place": lambda world, youth, _: judge_place(world.offers, youth, world.network),
    "stage": lambda world, youth, _: judge_stage(world.offers, youth),
    "time": lambda world, _, limits: judge_time(world.offers, limits),
    "age": lambda world, youth, _: judge_age(world.offers, youth),
    "capacity": lambda world, _, __: world.offers.capacity,
    "needs": lambda world, youth, _: judge_needs(world.offers, youth),
    "income": lambda world, youth, _: judge_income(world.offers, youth),
    "authority": lambda world, youth, limits: judge_authority(world, youth, limits).statuses,
    "choice": lambda world, youth, limits: judge_providers(world, youth, limits).choice,
    "chain": lambda world, youth, limits: judge_providers(world, youth, limits).chain,
    "consent": lambda world, youth, limits: judge_providers(world, youth, limits).consent,
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


def judge(world: World, youth: Youth, limits: Limits) -> Judgement:
    """Judge one youth against every offer of the world."""
    offers = world.offers
    by_provider, authority = judge_providers(world, youth, limits), judge_authority(world, youth, limits)
    together = {
        "choice": by_provider.choice,
        "chain": by_provider.chain,
        "consent": by_provider.consent,
        "authority": authority.statuses,
    }
    table = np.empty((len(CONDITIONS), len(offers.rows)), dtype=np.int8)
    for place, name in enumerate(CONDITIONS):
        table[place] = together[name] if name in together else _JUDGES[name](world, youth, limits)
    statuses = dict(zip(CONDITIONS, table, strict=True))
    fails = table == FAIL
    failures = _count(fails)
    is_match = failures == 0
    is_near_miss = ~is_match & (failures <= _MAX_FAILURES_OF_A_NEAR_MISS) & ~fails[_BEYOND_REPAIR].any(axis=0)
    is_candidate = offers.is_active & (by_provider.provider != NOT_REACHED) & ~fails[_MAKE_NO_CANDIDATE].any(axis=0)
    is_candidate[[offers.row_of[offer_id] for offer_id, _ in youth.ongoing if offer_id in offers.row_of]] = False
    fit = stage_fit(offers, youth)
    rows = np.flatnonzero(is_candidate)
    order = _order(offers, youth, rows, failures, fit, by_provider.handovers, _count(table[:, rows] == UNKNOWN))
    return Judgement(
        statuses,
        table,
        authority,
        is_candidate,
        by_provider.provider,
        by_provider.handovers,
        fit,
        failures,
        is_match,
        is_near_miss,
        order,
    )


def judge_condition(condition: str, world: World, youth: Youth, limits: Limits) -> Statuses:
    """Judge one condition alone, of every offer of the world: exactly what `judge` finds."""
    return _JUDGES[condition](world, youth, limits)


def _count(each: NDArray[np.bool_]) -> Numbers:
    """How many conditions are so, for each offer."""
    counts: Numbers = each.view(np.int8).sum(axis=0, dtype=np.int8).astype(np.int64)
    return counts


def _order(
    offers: Offers, youth: Youth, rows: Rows, failures: Numbers, fit: Numbers, handovers: Numbers, unknowns: Numbers
) -> Rows:
    """Some offers, fewest failures first, then in the match order (design, section 4, "Order"), at last by their ids.

    `unknowns` are of these offers, the other arrays of all.
    """
    wish, best_rank = np.full((2, len(rows)), _LAST, dtype=np.int64)
    served = np.zeros(len(rows), dtype=np.int64)
    for goal in youth.sub_goals:
        serving = reached_by(offers, offers.develops, goal.areas)[rows]
        served += serving
        if goal.youth_rank is not None:
            best_rank[serving & (best_rank > goal.youth_rank)] = goal.youth_rank
    shared = np.zeros(len(offers.rows), dtype=np.int64)
    for interest in youth.interests:
        if interest in offers.interests:
            shared[offers.interests[interest]] += 1
    for offer_id, rank in youth.wishes.items():
        if offer_id in offers.row_of:
            wish[rows == offers.row_of[offer_id]] = _LAST - 1 if rank is None else rank
    last_first = (
        unknowns,
        missing_last(handovers[rows]),
        offers.start[rows],
        fit[rows],
        -shared[rows],
        -served,
        best_rank,
        wish,
        failures[rows],
    )
    return rows[np.lexsort(last_first)]
