"""Transitions in life at which chains break: what each of them ends for a youth, and what takes over.

A transition is judged on the first day after it, twice and on one map: as the youth then is, and as if it had not come. What differs
is its doing, and nothing that happens to the map meanwhile is mixed into it. What takes over is what covers the areas afterwards that
the ended offers developed, be it new or not.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import numpy as np

from queries.conditions import judge_age
from queries.coverage import CARRIED
from queries.day.asked import ask
from queries.day.cohort import cohort_of
from queries.day.offers import FAIL
from queries.day.world import Limits
from queries.everyone.population import Population, population_on
from queries.everyone.records import Records
from queries.everyone.standing import Standing, stand
from queries.gaps.covering import covering_offers
from queries.gaps.gaps import OpenPair, uncovered_pairs
from queries.gaps.life_events import Event


@dataclass(frozen=True, slots=True)
class LifeTransition:
    """What a transition ends for a youth, and what takes over; all ids are sorted."""

    youth: str
    event: str
    on: str
    """The first day on which it has come for certain."""
    month: str | None
    """The month of a birthday, of which the day is not known."""
    of: tuple[str, ...]
    ends: tuple[str, ...]
    """Offers that would be going on or match, had it not come."""
    outgrown: tuple[str, ...]
    """Offers that go on though the youth has become too old for them: whoever has begun may go on, and they cover as before."""
    starts: tuple[str, ...]
    """Offers that match because of it; what ended is not among them, though it might be begun anew."""
    areas_lost: tuple[str, ...]
    """Open areas that would be covered, and are no more."""
    areas_gained: tuple[str, ...]
    expected: bool
    """Whether only the offer's length says that the course ends then."""
    takes_over: tuple[str, ...]
    """What covers the open areas that the ended offers developed, on that day; nothing that ended is among them."""
    best: tuple[str, ...]
    """Of these the best one of each area, in the order of the areas."""
    again: tuple[str, ...]
    """What ended and, begun anew, would cover one of these areas that nothing else does."""
    uncovered: tuple[OpenPair, ...]
    """Those of these areas that nothing covers then, by area, why, and the offer that comes nearest."""

    def as_json(self) -> dict[str, Any]:
        return {
            "youth": self.youth,
            "event": self.event,
            "on": self.on,
            "month": self.month,
            "of": list(self.of),
            "ends": list(self.ends),
            "outgrown": list(self.outgrown),
            "starts": list(self.starts),
            "areas_lost": list(self.areas_lost),
            "areas_gained": list(self.areas_gained),
            "expected": self.expected,
            "takes_over": list(self.takes_over),
        }


def by_day(events: Iterable[Event]) -> tuple[tuple[Event, ...], ...]:
    """Events in the order of their days, those of one day together: they are judged in one world."""
    return tuple(tuple(some) for _, some in groupby(events, key=lambda event: event.on))


def judge_events(
    records: Records, events: Sequence[Event], limits: Limits, carries: Mapping[str, str]
) -> Iterator[LifeTransition]:
    """What the events of one day end and start, in their order; `carries` as everywhere."""
    facts = (*(event.before for event in events), *(event.after for event in events))
    population = population_on(replace(records, youths=facts), events[0].on, carries)
    too_old = _too_old(population)
    found = _Found(stand(population, limits, every_match=True))
    ongoing = [{offer for offer, _ in youth.ongoing} for youth in population.youths]
    is_after = np.arange(len(population.youths)) >= len(events)
    covering = covering_offers(found.standing, is_after, limits)
    for without, event in enumerate(events):
        with_ = without + len(events)
        ended = ongoing[without] - ongoing[with_]
        ends = ended | (found.matches(without) - found.matches(with_))
        areas = population.youths[with_].open_areas & _developed(population, ends)
        covers = [covering[with_, area].best_first for area in sorted(areas) if (with_, area) in covering]
        others = [[offer for offer in some if offer not in ends] for some in covers]
        alone = [some for some, other in zip(covers, others, strict=True) if not other]
        yield LifeTransition(
            event.youth,
            event.event,
            event.on,
            event.month,
            event.of,
            ends=tuple(sorted(ends)),
            outgrown=tuple(sorted((too_old[with_] - too_old[without]) & ongoing[with_])),
            starts=tuple(sorted(found.matches(with_) - found.matches(without) - ended)),
            areas_lost=tuple(sorted(found.covered(without) - found.covered(with_))),
            areas_gained=tuple(sorted(found.covered(with_) - found.covered(without))),
            expected=event.is_expected,
            takes_over=tuple(sorted({offer for some in others for offer in some})),
            best=tuple(dict.fromkeys(offer for some in others for offer in some[:1])),
            again=tuple(sorted({offer for some in alone for offer in some})),
            uncovered=tuple(pair for pair in found.uncovered(with_) if pair.area in areas),
        )


def _developed(population: Population, offer_ids: Iterable[str]) -> set[str]:
    """The areas that some offers develop."""
    offers = population.world.offers
    rows = (offers.row_of[id_] for id_ in offer_ids if id_ in offers.row_of)
    return {area for row in rows for area in offers.leads.get(row, ())}


def _too_old(population: Population) -> list[set[str]]:
    """What is going on for each youth though no age that they may have fits.

    The rule book lets whoever has begun go on. Here it is asked about their age as if the offer began on the day itself.
    """
    world = population.world
    year, month = (np.full(len(world.offers.rows), int(part)) for part in world.network.iso_day.split("-")[:2])
    offers = replace(world.offers, start_year=year, start_month=month)
    cohort = cohort_of(population.youths, offers, world.network)
    going = cohort.ongoing
    fails = judge_age(ask(cohort, offers, going.youth, going.other)) == FAIL
    found: list[set[str]] = [set() for _ in population.youths]
    for youth, row in zip(going.youth[fails].tolist(), going.other[fails].tolist(), strict=True):
        found[youth].add(offers.rows[row].id)
    return found


@dataclass(frozen=True, slots=True)
class _Found:
    """What matches and what covers each youth of a population, by the youth's number."""

    standing: Standing

    def matches(self, youth: int) -> set[str]:
        first, after = np.searchsorted(self.standing.matching_youth, [youth, youth + 1])
        ids = self.standing.population.offer_ids
        return {ids[row] for row in self.standing.matching_offer[first:after].tolist()}

    def covered(self, youth: int) -> set[str]:
        first, after = np.searchsorted(self.standing.youth, [youth, youth + 1])
        state, areas = self.standing.state[first:after], self.standing.area[first:after]
        return {self.standing.areas[area] for area in areas[state <= CARRIED].tolist()}

    def uncovered(self, youth: int) -> Iterator[OpenPair]:
        yield from uncovered_pairs(self.standing, range(*np.searchsorted(self.standing.youth, [youth, youth + 1])))
