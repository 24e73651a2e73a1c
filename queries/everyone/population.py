"""All youths of a graph on a day, in parts that are judged one after the other.

The youths who have the same municipalities are judged together, against the offers that are not out of place for them: a whole country
at once would be far more pairs than anybody has to look at.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from queries.conditions import judge_place
from queries.day.asked import ask_all
from queries.day.cohort import Cohort, cohort_of
from queries.day.mandates import mandates_on
from queries.day.network import network_on
from queries.day.offers import FAIL, Rows
from queries.day.offers_on_day import offers_on
from queries.day.world import World
from queries.day.youth import Youth, youth_on
from queries.everyone.records import Records


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the youths, and the offers that are not out of place for them."""

    world: World
    cohort: Cohort
    youths: Rows
    """The number of each youth among all."""
    offers: Rows
    """The row of each offer among all."""


@dataclass(frozen=True)
class Population:
    """All youths of a graph, in the order of their ids, and everything that they are judged against, on one day."""

    world: World
    youths: tuple[Youth, ...]

    @cached_property
    def youth_ids(self) -> tuple[str, ...]:
        """The ids of the youths."""
        return tuple(str(youth.id) for youth in self.youths)

    @cached_property
    def offer_ids(self) -> tuple[str, ...]:
        """The ids of the offers, by their rows."""
        return tuple(row.id for row in self.world.offers.rows)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The youths by their municipalities."""
        together: dict[frozenset[str], list[int]] = {}
        for number, youth in enumerate(self.youths):
            together.setdefault(youth.municipalities, []).append(number)
        return tuple(self._part(places, numbers) for places, numbers in together.items())

    def _part(self, municipalities: frozenset[str], numbers: list[int]) -> Part:
        offers = self.world.offers
        anybody = cohort_of([Youth(None, municipalities=municipalities)], offers, self.world.network)
        is_needed = judge_place(ask_all(anybody, offers), self.world.network) != FAIL
        youths = [self.youths[number] for number in numbers]
        is_needed[[offers.row_of[id_] for youth in youths for id_, _ in youth.ongoing]] = True
        rows = np.flatnonzero(is_needed)
        world = replace(self.world, offers=offers.only(rows))
        cohort = cohort_of(youths, world.offers, world.network)
        return Part(world, cohort, np.array(numbers, dtype=np.int64), rows)


def population_on(records: Records, iso_day: str, carries: Mapping[str, str]) -> Population:
    """What of the records holds on a day."""
    network = network_on(records.network, iso_day, carries)
    mandates = mandates_on(records.network, network)
    offers = offers_on(records.offers, records.network, network, mandates)
    world = World(network, mandates, offers, records.network, records.offers)
    return Population(world, tuple(_youths(records, world)))


def _youths(records: Records, world: World) -> Iterator[Youth]:
    for facts in records.youths:
        yield youth_on(facts, records.network, world.network, records.offers)
