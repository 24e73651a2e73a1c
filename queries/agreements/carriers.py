"""What would carry the youths whom an agreement helps: the offer, its provider and the way there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from queries.agreements.trials import Uncovered, waiting_in
from queries.coverage import carried
from queries.day.network import Network
from queries.day.world import Limits
from queries.everyone.population import Population
from queries.rules import in_order, judge_matches


@dataclass(frozen=True, slots=True)
class Carrier:
    """Which offer would carry a youth in an area: the first of those that would, in the order in which matches are told."""

    youth: str
    area: str
    offer: str
    provider: str
    chain: tuple[str, ...]
    """The organisations on the way, from where the youth starts to the provider; empty where no hand-over is needed."""

    def as_json(self) -> dict[str, Any]:
        """A served pair with what would carry it."""
        return {
            "youth": self.youth,
            "area": self.area,
            "offer": self.offer,
            "provider": self.provider,
            "chain": list(self.chain),
        }


def carriers(
    population: Population, uncovered: Iterable[Uncovered], network: Network, limits: Limits
) -> dict[tuple[str, str], Carrier]:
    """What would carry each of the pairs that are uncovered now, once the ways are those of a network; by youth and area."""
    found: dict[tuple[str, str], Carrier] = {}
    for part in uncovered:
        found |= _carriers(population, part.on(network), limits)
    return found


def _carriers(population: Population, uncovered: Uncovered, limits: Limits) -> dict[tuple[str, str], Carrier]:
    part, waiting = uncovered.part, waiting_in(uncovered, limits)
    network, offers = part.world.network, part.world.offers
    judged = judge_matches(part.world, waiting.asked, limits)
    ordered = in_order(judged, np.flatnonzero(carried(judged)))
    judged = judged.only(ordered)
    found: dict[tuple[str, str], Carrier] = {}
    for number, place in waiting.pairs.first_served(judged.asked.youths, judged.asked.rows):
        if uncovered.is_open[number]:
            row, provider = int(judged.asked.rows[place]), int(judged.provider[place])
            around = part.cohort.surroundings[judged.asked.around[place]]
            needs_none = offers.walks_in[row] or provider in around.starts
            chain = () if needs_none else network.reach(around.starts).chain(provider)
            youth, area = uncovered.pair(population, number)
            ids = tuple(network.ids[each] for each in chain)
            found[youth, area] = Carrier(youth, area, offers.rows[row].id, network.ids[provider], ids)
    return found


def only_pairs(uncovered: Uncovered, population: Population, wanted: frozenset[tuple[str, str]]) -> Uncovered:
    """What is uncovered, less all pairs but some."""
    numbers = np.flatnonzero(uncovered.is_open).tolist()
    other = [number for number in numbers if uncovered.pair(population, number) not in wanted]
    return uncovered.without(np.array(other, dtype=np.int64))
