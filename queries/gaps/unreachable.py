"""Offers that no one can reach: over, without provider, for nobody's municipality, where no way leads, or nobody may decide."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from queries.around import reached_organisations
from queries.authority import judge_authority
from queries.chain import broken_links
from queries.conditions import judge_age, judge_time
from queries.day.asked import ask, ask_all
from queries.day.cohort import Surroundings, cohort_of
from queries.day.network import Network
from queries.day.offers import FAIL, Mask, Rows
from queries.day.reach import NOT_REACHED
from queries.day.world import Limits, World
from queries.day.youth import Youth
from queries.everyone.population import Population
from queries.facts.map_rows import CollaborationRow
from queries.gaps.around import around, is_open_to, is_provided
from queries.gaps.gaps import NO_MUNICIPALITY

ENDED = "ended"
NO_WAY = "no_way"
REASONS = (ENDED, "no_start", "no_provider", "no_municipality", NO_WAY, "not_mapped", "no_authority")
"""Over; no start that can still be reached; nobody active provides it; it is for municipalities that are not there; the way is mapped
but broken or too long; nothing that is mapped leads there; or of those who could decide what it requires nobody can any more."""
_FOR_EVER_DAYS = 10**9
_AGES = range(100)
_YOUTH_EFFORT = "kui"


@dataclass(frozen=True, slots=True)
class Unreachable:
    """An active offer that no youth of any age, stage or need can get to, and why: all the reasons, in the order of REASONS."""

    offer: str
    reasons: tuple[str, ...]
    broken: tuple[CollaborationRow, ...] = ()
    """Where the way is broken: the edges on the shortest mapped way that carry nobody on the day; none where it is only too long."""

    def as_json(self) -> dict[str, Any]:
        broken = [{"edge": link.type, "from": link.giver_id, "to": link.taker_id} for link in self.broken]
        return {"offer": self.offer, "reasons": list(self.reasons), "broken": broken}


def unreachable_offers(
    population: Population, limits: Limits, municipality: str | None = None
) -> tuple[Unreachable, ...]:
    """The active offers that nobody can reach on the population's day, in the order of their ids; of a municipality's or of all.

    A way in that somebody must open is a way if it begins where any youth starts, or at a youth effort: so it is told of a map without
    youths as well.
    """
    world = population.world
    concerns = around(world, municipality).offers & world.offers.is_active
    starts = _starts(population)
    masks = dict(_masks(world, starts, limits))
    masks["no_authority"] = _has_no_authority(world, starts, municipality, limits) & ~masks[ENDED]
    found = (
        (row, tuple(reason for reason in REASONS if masks[reason][row])) for row in np.flatnonzero(concerns).tolist()
    )
    return tuple(
        Unreachable(world.offers.rows[row].id, reasons, _broken(world, starts, row) if NO_WAY in reasons else ())
        for row, reasons in found
        if reasons
    )


def _starts(population: Population) -> frozenset[int]:
    """Everywhere that youths start."""
    network = population.world.network
    return frozenset[int]().union(*(youth.starts for youth in population.youths), _youth_efforts(network))


def _masks(world: World, starts: frozenset[int], limits: Limits) -> Iterator[tuple[str, Mask]]:
    """Of every offer whether each reason holds, but for authority."""
    offers = world.offers
    is_over = offers.today > offers.ends
    yield ENDED, is_over
    yield "no_start", _has_no_start(world, limits) & ~is_over
    has_provider = is_provided(world)
    yield "no_provider", ~has_provider
    yield "no_municipality", ~is_open_to(world, frozenset(world.network.located_in))
    reached, mapped = _ways(world, starts, limits)
    needs_way = ~offers.walks_in & has_provider
    yield NO_WAY, needs_way & mapped & ~reached
    yield "not_mapped", needs_way & ~mapped & ~reached


def _has_no_start(world: World, limits: Limits) -> Mask:
    """Whether one comes too late for every start, however long one would wait."""
    anybody = ask_all(cohort_of([Youth(None)], world.offers, world.network), world.offers)
    ever = Limits(_FOR_EVER_DAYS, limits.max_handovers)
    found: Mask = judge_time(anybody, ever) == FAIL
    return found


def _has_no_authority(world: World, starts: frozenset[int], municipality: str | None, limits: Limits) -> Mask:
    """Whether authority fails at every age that the offer is for, wherever one starts in the municipality, or (None) in any."""
    offers, network = world.offers, world.network
    responsible = (
        frozenset(network.located_in) if municipality is None else frozenset({municipality} - {NO_MUNICIPALITY})
    )
    anybody = [Youth(None, age=age, responsible=responsible, starts=starts) for age in _AGES]
    requiring = np.flatnonzero(offers.requires_any & offers.is_active)
    youths, rows = np.repeat(np.arange(len(anybody)), len(requiring)), np.tile(requiring, len(anybody))
    asked = ask(cohort_of(anybody, offers, network), offers, youths, rows)
    is_of_age = judge_age(asked) != FAIL
    may = judge_authority(world, asked, limits).statuses != FAIL
    count = len(offers.rows)
    return _any_of(rows[is_of_age], count) & ~_any_of(rows[is_of_age & may], count)


def _broken(world: World, starts: frozenset[int], row: int) -> tuple[CollaborationRow, ...]:
    """The edges that carry nobody on the shortest mapped way to a provider of an offer."""
    mapped = world.network.mapped(starts)
    providers = [each for each in world.offers.providers_of(row) if mapped.handovers[each] != NOT_REACHED]
    nearest = min(providers, key=lambda each: (mapped.handovers[each], mapped.chain_rank[each], each))
    return broken_links(world.network, starts, nearest)


def _ways(world: World, starts: frozenset[int], limits: Limits) -> tuple[Mask, Mask]:
    """Of every offer whether one of its providers is reached from anywhere that youths start, and whether a recorded way leads there."""
    network, offers = world.network, world.offers
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
