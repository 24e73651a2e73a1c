"""What of the map concerns a municipality: the offers that its youths may use, and the organisations that lie in it or nowhere."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from queries.conditions import judge_place
from queries.day.asked import ask_all
from queries.day.cohort import cohort_of
from queries.day.offers import FAIL, Mask
from queries.day.world import World
from queries.day.youth import Youth
from queries.gaps.gaps import NO_MUNICIPALITY


@dataclass(frozen=True, slots=True)
class Around:
    """Of each offer of a world and each of its organisations: whether it concerns a municipality."""

    offers: Mask
    organisations: Mask


def around(world: World, municipality: str | None) -> Around:
    """What concerns a municipality, or anybody at all where none is named; of the offers, those that may be for its youths.

    NO_MUNICIPALITY stands for being in none: no offer is out of place for those youths, and the organisations are those located nowhere.
    """
    count = len(world.network.ids)
    if municipality is None:
        return Around(np.ones(len(world.offers.rows), dtype=bool), np.ones(count, dtype=bool))
    organisations = ~world.network.is_located
    organisations[list(world.network.located_in.get(municipality, ()))] = True
    return Around(is_open_to(world, frozenset({municipality} - {NO_MUNICIPALITY})), organisations)


def is_provided(world: World) -> Mask:
    """The offers that an active organisation provides on the day."""
    found = np.zeros(len(world.offers.rows), dtype=bool)
    found[world.offers.pairs.offer] = True
    return found


def provider_ids(world: World) -> dict[str, tuple[str, ...]]:
    """The active organisations that provide each offer on the day, sorted; by the offers that somebody provides."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    pairs, ids = world.offers.pairs, world.network.ids
    for row, number in zip(pairs.offer.tolist(), pairs.organisation.tolist(), strict=True):
        found[world.offers.rows[row].id].append(ids[number])
    return {offer: tuple(sorted(providers)) for offer, providers in found.items()}


def is_open_to(world: World, municipalities: frozenset[str]) -> Mask:
    """The offers that are not out of place for somebody who belongs to some municipalities."""
    somebody = cohort_of([Youth(None, municipalities=municipalities)], world.offers, world.network)
    found: Mask = judge_place(ask_all(somebody, world.offers), world.network) != FAIL
    return found
