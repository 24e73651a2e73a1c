"""Where each pair of a youth and an open area belongs: stage, age, and the sector of who carries the youth or comes nearest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from queries.coverage import CARRIED, CAUSES, NO_ROW, Coverage
from queries.day.asked import ask
from queries.day.network import Network
from queries.day.offers import Rows
from queries.day.reach import NOT_REACHED
from queries.day.world import Limits
from queries.day.youth import Youth, ages_on
from queries.everyone.population import Part
from queries.everyone.standing import Standing
from queries.gaps.covering import carrying, going_on
from queries.rules import judge_pairs
from queries.surfaces.facts import SurfaceFacts

AGE_BANDS = (("0-14", 14), ("15-17", 17), ("18-22", 22), ("23-24", 24), ("25-29", 29))
"""The ages between the birthdays at which chains break, each band with its last age."""
OLDER = "30-"
BANDS = (*(name for name, _ in AGE_BANDS), OLDER)

WAITING = CAUSES.index("waiting")

Keys = tuple[str | None, ...]
UNKNOWN: Keys = (None,)
"""Where nothing is known, a pair belongs to None: it is never left out."""


@dataclass(frozen=True, slots=True)
class Belongings:
    """What every pair belongs to; more than one thing where the youth has several main stages, or the offer several sectors."""

    stages: tuple[Keys, ...]
    """The main stages of every youth of the population."""
    ages: tuple[Keys, ...]
    """The age band of every youth."""
    sectors: tuple[Keys, ...]
    """Of every pair of the standing; see `sectors_of_pairs`. Empty where it was not asked for."""


def band_of(youth: Youth, iso_day: str) -> str | None:
    """The age band of a youth on a day: in the month of birth, where two ages are possible, that of the younger one.

    >>> band_of(Youth("y", "2008-11"), "2026-11-23"), band_of(Youth("y"), "2026-11-23")
    ('15-17', None)
    """
    ages = ages_on(youth, iso_day)
    if not ages:
        return None
    return next((name for name, last in AGE_BANDS if ages[0] <= last), OLDER)


def belongings(standing: Standing, limits: Limits, surfaces: SurfaceFacts | None = None) -> Belongings:
    """Where every pair belongs; `surfaces` has the sectors, without which they are not looked at."""
    population = standing.population
    day = population.world.network.iso_day
    return Belongings(
        stages=tuple(tuple(sorted(youth.main_stages)) or UNKNOWN for youth in population.youths),
        ages=tuple((band_of(youth, day),) for youth in population.youths),
        sectors=sectors_of_pairs(standing, limits, surfaces) if surfaces else (),
    )


def sectors_of(network: Network, surfaces: SurfaceFacts) -> Mapping[int, Keys]:
    """The active sectors of each organisation on the network's day, sorted; by its number, where it has any."""
    found = surfaces.sectors_on(network.iso_day)
    return {network.number_of[id_]: sectors for id_, sectors in found.items() if id_ in network.number_of}


def sectors_of_pairs(standing: Standing, limits: Limits, surfaces: SurfaceFacts) -> tuple[Keys, ...]:
    """Of every pair the sectors of who provides what covers it or comes nearest.

    A covered pair belongs to the sectors of everything that is going on or carries the youth; another to those of the offer that comes
    nearest. Of a match, or of what may become one, it is the provider that the rule book judges by; of what the youth has begun, applied
    for or waits for every provider, since none of them is judged. None stands for an organisation without a sector, and for no offer.
    """
    of_organisation = sectors_of(standing.population.world.network, surfaces)
    found: list[set[str | None]] = [set() for _ in standing.youth]
    count = max(len(standing.areas), 1)
    order = standing.youth * count + standing.area
    area_number = {area: number for number, area in enumerate(standing.areas)}
    for part, coverage in zip(standing.population.parts, standing.coverages, strict=True):
        areas = np.array([area_number[area] for area in coverage.areas], dtype=np.int64)
        places = np.searchsorted(order, part.youths[coverage.youth] * count + areas[coverage.area])
        for pairs, providers in _providers(part, coverage, limits):
            for pair, provider in zip(places[pairs].tolist(), providers.tolist(), strict=True):
                found[pair].update(UNKNOWN if provider == NOT_REACHED else of_organisation.get(provider, UNKNOWN))
    return tuple(tuple(sorted(sectors, key=lambda each: (each is None, each))) or UNKNOWN for sectors in found)


def _providers(part: Part, coverage: Coverage, limits: Limits) -> Iterator[tuple[Rows, Rows]]:
    """Pairs of a part, and beside them who provides what covers them or comes nearest."""
    world, cohort = part.world, part.cohort
    waits = coverage.cause == WAITING
    near = np.flatnonzero((coverage.state > CARRIED) & (coverage.offer != NO_ROW) & ~waits)
    asked = ask(cohort, world.offers, coverage.youth[near], coverage.offer[near])
    yield near, judge_pairs(world, asked, limits).provider

    going, rows = going_on(part)
    begun = np.concatenate([going, np.flatnonzero(waits)])
    rows = np.concatenate([rows, coverage.offer[waits]])
    place, provided = world.offers.pairs.of(rows)
    yield begun[place], world.offers.pairs.organisation[provided]
    without = np.setdiff1d(np.arange(len(rows)), place)
    yield begun[without], np.full(len(without), NOT_REACHED)

    matched, _, providers = carrying(part, coverage.state <= CARRIED, limits)
    yield matched, providers
