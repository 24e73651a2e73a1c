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
from queries.day.mandates import Mandates, mandates_on
from queries.day.network import Network, network_on
from queries.day.offers import FAIL, Offers, Rows
from queries.day.offers_on_day import offers_among, offers_on
from queries.day.world import World
from queries.day.youth import Youth, youth_among, youth_on
from queries.everyone.records import Records
from queries.facts.fetch import NetworkFacts, YouthFacts


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
    facts: tuple[YouthFacts, ...]
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


def population_on(
    records: Records, iso_day: str, carries: Mapping[str, str], before: Population | None = None
) -> Population:
    """What of the records holds on a day; `before` is the same of other records on that day, from which what is equal is taken over."""
    if before and not _have_equal_names(records.network, before.world.network_facts):
        before = None
    network = network_on(records.network, iso_day, carries)
    mandates = mandates_on(records.network, network)
    world = World(
        network,
        mandates,
        _offers(records, network, mandates, before.world if before else None),
        records.network,
        records.offers,
    )
    return Population(world, records.youths, tuple(_youths(records, world, before)))


def _have_equal_names(now: NetworkFacts, then: NetworkFacts) -> bool:
    """Whether the stages, areas and municipalities are the same, which much of a youth and of an offer rests on."""
    return (now.stages, now.areas, now.municipalities) == (then.stages, then.areas, then.municipalities)


def _offers(records: Records, network: Network, mandates: Mandates, before: World | None) -> Offers:
    now = records.offers
    if before:
        then = before.offer_facts
        alone, alone_then = ((each.offers, each.serves, each.suits, each.develops) for each in (now, then))
        if all(rows is rows_then for rows, rows_then in zip(alone, alone_then, strict=True)):
            return offers_among(before.offers, now, network, mandates)
    return offers_on(now, records.network, network, mandates)


def _youths(records: Records, world: World, before: Population | None) -> Iterator[Youth]:
    known = {id(facts): youth for facts, youth in zip(before.facts, before.youths, strict=True)} if before else {}
    for facts in records.youths:
        youth = known.get(id(facts))
        if youth is None:
            yield youth_on(facts, world.network, world.offer_facts)
        else:
            yield youth_among(youth, facts, world.network, world.offer_facts)
