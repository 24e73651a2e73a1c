"""How pairs of a youth and an offer stand, side by side in arrays, and in which order they are told."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from queries.authority import Authority
from queries.conditions import stage_fit
from queries.day.asked import Asked
from queries.day.cohort import NO_GOAL, NOT_MARKED
from queries.day.offers import UNKNOWN, Mask, Numbers, Rows, Statuses
from queries.days import ALWAYS
from queries.providers import missing_last


@dataclass(frozen=True, slots=True)
class Judgements:
    """How some pairs of a youth and an offer stand; arrays in the order in which they were asked about."""

    asked: Asked
    table: Statuses
    """A row a condition, in their order."""
    authority: Authority
    is_candidate: Mask
    provider: Rows
    handovers: Numbers
    failures: Numbers
    is_match: Mask
    is_near_miss: Mask

    def only(self, places: Rows) -> "Judgements":
        """Some of the pairs, by their places; what the authority rests on stays that of all."""
        return Judgements(
            asked=self.asked.only(places),
            table=self.table[:, places],
            authority=self.authority,
            is_candidate=self.is_candidate[places],
            provider=self.provider[places],
            handovers=self.handovers[places],
            failures=self.failures[places],
            is_match=self.is_match[places],
            is_near_miss=self.is_near_miss[places],
        )


def in_order(judged: Judgements, places: Rows) -> Rows:
    """Some of the pairs, by their places, in the order in which they are told, youth by youth.

    Fewest failures come first, then the match order (design, section 4, "Order"), at last the offers' ids.
    """
    asked = judged.asked.only(places)
    cohort, offers = asked.cohort, asked.offers
    served, best_rank = _goals_served(asked)
    wished = cohort.wished.places(asked.youths, asked.rows)
    wish = np.where(wished == NOT_MARKED, ALWAYS, np.append(cohort.wish_rank, ALWAYS)[wished])
    last_first = (
        asked.rows,
        count_of(judged.table[:, places] == UNKNOWN),
        missing_last(judged.handovers[places]),
        offers.start[asked.rows],
        stage_fit(asked),
        -_interests_shared(asked),
        -served,
        best_rank,
        wish,
        judged.failures[places],
        asked.youths,
    )
    return places[np.lexsort(last_first)]


def _interests_shared(asked: Asked) -> Numbers:
    """How many interests the youth and the offer share."""
    shared = np.zeros(len(asked), dtype=np.int64)
    for of_youths, of_offers in asked.bits(asked.cohort.interests, asked.offers.interests):
        shared += np.bitwise_count(of_youths[asked.youths] & of_offers[asked.rows])
    return shared


def _goals_served(asked: Asked) -> tuple[Numbers, Numbers]:
    """How many of the youth's open sub-goals the offer serves, and the smallest of the youth's ranks among them."""
    goals = asked.cohort.goals
    serving = np.zeros((len(goals.youth), len(asked.offers.rows)), dtype=bool)
    for area, numbers in goals.by_area.items():
        if area in asked.offers.develops:
            serving[numbers[:, np.newaxis], asked.offers.develops[area]] = True
    served, best_rank = np.zeros(len(asked), dtype=np.int64), np.full(len(asked), ALWAYS, dtype=np.int64)
    for turn in goals.turns:
        goal = turn[asked.youths]
        serves = serving[goal, asked.rows] & (goal != NO_GOAL)
        served += serves
        np.minimum(best_rank, goals.rank[goal], out=best_rank, where=serves)
    return served, best_rank


def count_of(each: NDArray[np.bool_]) -> Numbers:
    """How many conditions are so, for each pair."""
    counts: Numbers = each.view(np.int8).sum(axis=0, dtype=np.int8).astype(np.int64)
    return counts
