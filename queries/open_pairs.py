"""The pairs of a youth and one of their open areas, and which offers might serve them.

A pair has a number, youth after youth and within them in the order of the areas' ids.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from queries.conditions import judge_place
from queries.day.asked import Asked, ask
from queries.day.cohort import Cohort
from queries.day.offers import FAIL, Mask, Rows, spread_out
from queries.day.world import World

NO_ROW = -1
_NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class OpenPairs:
    """The pairs, and which offers develop which of the areas."""

    cohort: Cohort
    areas: tuple[str, ...]
    youth: Rows
    area: Rows
    number_of: Rows
    """The number of the pair of each youth and area; NO_ROW where the area is not open to the youth."""
    developing: tuple[Rows, ...]
    """The offers that develop each area."""
    developed: Rows
    """The areas that offers develop, offer after offer."""
    begins: Rows
    """Where each offer's areas begin, and where the last one's end."""

    def candidates(self, world: World, is_asked: Mask, offers: Rows) -> Asked:
        """The youths of some of the pairs with those of some offers that develop the area and are not out of place: none else can."""
        place = np.full(len(world.offers.rows), NO_ROW, dtype=np.int64)
        place[offers] = np.arange(len(offers))
        is_worth_it = np.zeros((len(self.cohort), len(offers)), dtype=bool)
        for number, rows in enumerate(self.developing):
            among = place[rows]
            is_worth_it[np.ix_(self.youth[is_asked & (self.area == number)], among[among != NO_ROW])] = True
        youths, places = np.nonzero(is_worth_it)
        asked = ask(self.cohort, world.offers, youths, offers[places])
        return asked.only(np.flatnonzero(judge_place(asked, world.network) != FAIL))

    def served(self, youths: Rows, rows: Rows) -> tuple[Rows, Rows]:
        """The pairs that some youths' offers would serve: their numbers, and for each the place of the youth and offer among these."""
        place, number = spread_out(self.begins, rows)
        found = self.number_of[youths[place], self.developed[number]]
        is_open = found != NO_ROW
        return found[is_open], place[is_open]

    def first_served(self, youths: Rows, rows: Rows) -> Iterator[tuple[int, int]]:
        """Each pair that any of some youths' offers would serve, once: its number, and the place of the first that does."""
        number, place = self.served(youths, rows)
        found, first = np.unique(number, return_index=True)
        return zip(found.tolist(), place[first].tolist(), strict=True)


def open_pairs(world: World, cohort: Cohort) -> OpenPairs:
    """Every open area of every youth."""
    areas = tuple(sorted(cohort.goals.by_area))
    developing = tuple(world.offers.develops.get(area, _NONE) for area in areas)
    is_open = np.zeros((len(cohort), len(areas)), dtype=bool)
    for number, area in enumerate(areas):
        is_open[cohort.goals.youth[cohort.goals.by_area[area]], number] = True
    youth, area_of = np.nonzero(is_open)
    number_of = np.full(is_open.shape, NO_ROW, dtype=np.int64)
    number_of[youth, area_of] = np.arange(len(youth))
    rows = np.concatenate([_NONE, *developing])
    order = np.argsort(rows, kind="stable")
    developed = np.repeat(np.arange(len(areas)), [len(of_area) for of_area in developing])[order]
    begins = np.searchsorted(rows[order], np.arange(len(world.offers.rows) + 1))
    return OpenPairs(cohort, areas, youth, area_of, number_of, developing, developed, begins)
