"""How all youths stand: what carries each of them in each open area, and what matches whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from queries.coverage import CARRIED, NO_ROW, Coverage, cover
from queries.day.offers import Numbers, Rows
from queries.day.world import Limits
from queries.everyone.population import Part, Population, population_on
from queries.everyone.records import Records
from queries.progress import JUDGING, Progress, unheard

_NO_MATCHES = np.empty((2, 0), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Standing:
    """Every pair of a youth and an open area, in the order of the ids of both, and every match."""

    population: Population
    coverages: tuple[Coverage, ...]
    """The same for each part of the population, in the part's own numbers."""
    areas: tuple[str, ...]
    """The ids of all open areas, sorted."""
    youth: Rows
    """The number of each pair's youth in the population."""
    area: Rows
    """The number of each pair's area among the areas."""
    state: Numbers
    """See `queries.coverage`."""
    cause: Numbers
    offer: Rows
    """The row of the offer that comes nearest; NO_ROW where there is none, or the pair is covered."""
    matching_youth: Rows
    """The youth of each match, and beside it the offer's row, in the order of both; empty where it was not asked for."""
    matching_offer: Rows

    def covered_pairs(self) -> tuple["Named", "Named"]:
        """The youths and the areas of the pairs in which something is going on already, or to which the chain carries the youth."""
        which = self.state <= CARRIED
        return Named(self.population.youth_ids, self.youth[which]), Named(self.areas, self.area[which])

    def covered(self) -> set[tuple[str, str]]:
        """The same pairs by their ids."""
        youths, areas = self.covered_pairs()
        return {
            (youths.ids[youth], areas.ids[area])
            for youth, area in zip(youths.numbers.tolist(), areas.numbers.tolist(), strict=True)
        }

    def matches(self) -> tuple["Named", "Named"]:
        """The youths and the offers of the matches."""
        population = self.population
        return Named(population.youth_ids, self.matching_youth), Named(population.offer_ids, self.matching_offer)


@dataclass(frozen=True, slots=True)
class Named:
    """Some of many things, by their numbers, with the ids of all of them."""

    ids: tuple[str, ...]
    numbers: Rows


def stand(
    population: Population,
    limits: Limits,
    *,
    every_match: bool = False,
    with_causes: bool = True,
    progress: Progress = unheard,
) -> Standing:
    """Judge all youths; `every_match`: the matches are told as well; without `with_causes`, causes and nearest offers are left out."""
    judged = []
    for number, part in enumerate(population.parts):
        progress(JUDGING, number, len(population.parts))
        judged.append(_Judged.of(part, limits, every_match, with_causes))
    return _joined(population, judged)


def stand_on(
    records: Records,
    on: date,
    limits: Limits,
    carries: Mapping[str, str],
    *,
    every_match: bool = False,
    progress: Progress = unheard,
) -> Standing:
    """Judge all youths of a graph on a day; `carries` tells of each type of collaboration which way a youth goes along it."""
    population = population_on(records, on.isoformat(), carries)
    return stand(population, limits, every_match=every_match, progress=progress)


@dataclass(frozen=True, slots=True)
class _Judged:
    """How a part of the youths stands, in the numbers of the whole population but for the areas."""

    coverage: Coverage
    pairs: NDArray[np.int64]
    """Youth, area, state, cause, offer: a row each."""
    matches: NDArray[np.int64]
    """Youth, offer."""

    @classmethod
    def of(cls, part: Part, limits: Limits, every_match: bool, with_causes: bool) -> "_Judged":
        found = cover(part.world, part.cohort, limits, every_match=every_match, with_causes=with_causes)
        rows = np.append(part.offers, NO_ROW)  # NO_ROW, the last one, stays what it is
        pairs = np.stack([part.youths[found.youth], found.area, found.state, found.cause, rows[found.offer]])
        matches = _NO_MATCHES
        if found.matches is not None:
            matches = np.stack([part.youths[found.matches.youths], part.offers[found.matches.rows]])
        return cls(found, pairs, matches)


def _joined(population: Population, parts: Iterable[_Judged]) -> Standing:
    judged = list(parts)
    areas = sorted({area for part in judged for area in part.coverage.areas})
    number_of = {area: number for number, area in enumerate(areas)}
    for part in judged:
        part.pairs[1] = np.array([number_of[area] for area in part.coverage.areas], dtype=np.int64)[part.pairs[1]]
    pairs = np.concatenate([np.empty((5, 0), dtype=np.int64), *(part.pairs for part in judged)], axis=1)
    youth, area, state, cause, offer = pairs[:, np.lexsort((pairs[1], pairs[0]))]
    matches = np.concatenate([_NO_MATCHES, *(part.matches for part in judged)], axis=1)
    matching_youth, matching_offer = matches[:, np.lexsort((matches[1], matches[0]))]
    return Standing(
        population,
        tuple(part.coverage for part in judged),
        tuple(areas),
        youth,
        area,
        state,
        cause,
        offer,
        matching_youth,
        matching_offer,
    )
