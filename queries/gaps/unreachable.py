"""Offers that no one can reach: over, without provider, for nobody's municipality, or where no way leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from queries.around import reached_organisations
from queries.conditions import judge_time
from queries.day.asked import ask_all
from queries.day.cohort import Surroundings, cohort_of
from queries.day.network import Network
from queries.day.offers import FAIL, Mask, Rows
from queries.day.reach import NOT_REACHED
from queries.day.world import Limits, World
from queries.day.youth import Youth
from queries.everyone.population import Population
from queries.gaps.around import around, is_open_to, is_provided

ENDED = "ended"
REASONS = (ENDED, "no_start", "no_provider", "no_municipality", "no_way", "not_mapped")
"""Over; no start that can still be reached; nobody active provides it; it is for municipalities that are not there; the way is mapped
but broken or too long; or nothing that is mapped leads there."""
_FOR_EVER_DAYS = 10**9
_YOUTH_EFFORT = "kui"


@dataclass(frozen=True, slots=True)
class Unreachable:
    """An active offer that no youth of any age, stage or need can get to, and why: all the reasons, in the order of REASONS."""

    offer: str
    reasons: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {"offer": self.offer, "reasons": list(self.reasons)}


def unreachable_offers(
    population: Population, limits: Limits, municipality: str | None = None
) -> tuple[Unreachable, ...]:
    """The active offers that nobody can reach on the population's day, in the order of their ids; of a municipality's or of all.

    A way in that somebody must open is a way if it begins where any youth starts, or at a youth effort: so it is told of a map without
    youths as well.
    """
    world = population.world
    concerns = around(world, municipality).offers & world.offers.is_active
    masks = dict(_masks(population, limits))
    found = (
        (row, tuple(reason for reason in REASONS if masks[reason][row])) for row in np.flatnonzero(concerns).tolist()
    )
    return tuple(Unreachable(world.offers.rows[row].id, reasons) for row, reasons in found if reasons)


def _masks(population: Population, limits: Limits) -> Iterator[tuple[str, Mask]]:
    """Of every offer whether each reason holds."""
    world = population.world
    offers = world.offers
    is_over = offers.today > offers.ends
    yield ENDED, is_over
    yield "no_start", _has_no_start(world, limits) & ~is_over
    has_provider = is_provided(world)
    yield "no_provider", ~has_provider
    yield "no_municipality", ~is_open_to(world, frozenset(world.network.located_in))
    reached, mapped = _ways(population, limits)
    needs_way = ~offers.walks_in & has_provider
    yield "no_way", needs_way & mapped & ~reached
    yield "not_mapped", needs_way & ~mapped & ~reached


def _has_no_start(world: World, limits: Limits) -> Mask:
    """Whether one comes too late for every start, however long one would wait."""
    anybody = ask_all(cohort_of([Youth(None)], world.offers, world.network), world.offers)
    ever = Limits(_FOR_EVER_DAYS, limits.max_handovers)
    found: Mask = judge_time(anybody, ever) == FAIL
    return found


def _ways(population: Population, limits: Limits) -> tuple[Mask, Mask]:
    """Of every offer whether one of its providers is reached from anywhere that youths start, and whether a recorded way leads there."""
    network, offers = population.world.network, population.world.offers
    starts = frozenset[int]().union(*(youth.starts for youth in population.youths), _youth_efforts(network))
    reached = reached_organisations(network, Surroundings(starts, frozenset()), limits)
    mapped = network.mapped(starts).handovers != NOT_REACHED
    pairs, count = offers.pairs, len(offers.rows)
    return _any_of(pairs.offer[reached[pairs.organisation]], count), _any_of(
        pairs.offer[mapped[pairs.organisation]], count
    )


def _youth_efforts(network: Network) -> frozenset[int]:
    """Where a youth starts whom no one is around yet; also those whose municipality nobody has told."""
    return frozenset(
        number for id_, number in network.number_of.items() if network.organisations[id_].kind == _YOUTH_EFFORT
    )


def _any_of(rows: Rows, count: int) -> Mask:
    found = np.zeros(count, dtype=bool)
    found[rows] = True
    return found
