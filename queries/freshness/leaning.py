"""How many matches lean on each fact that can be confirmed.

A match leans on its offer and the seats of it, on the organisation that provides it, on the organisations and the agreements of the chain
that leads there, on the sharing of information that lets the provider be told, and on the grants by which what is required is given:
the confirmed ones where there are any, else those that are only proposed. Youths around whom the same organisations are have the same
chains, so these are followed once for all of them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import prod

import numpy as np
from numpy.typing import NDArray

from queries.around import around
from queries.authority import Authority, judge_authority
from queries.day.asked import Asked
from queries.day.offers import PASS, Mask, Rows
from queries.day.world import Limits, World
from queries.everyone.standing import Standing
from queries.freshness.facts import OFFER, ORGANISATION, SEATS, Key, edge_key, grant_key
from queries.providers import ByProvider, judge_providers

_MOST_MARKED = 20_000_000
"""Up to so many bundles that there might be, each has a place of its own to be marked in; of more, those that there are are sorted."""


@dataclass(frozen=True, slots=True)
class _Shared:
    """What many matches lean on alike: which of the matches lean on which bundle of facts."""

    match: Rows
    bundle: Rows
    facts: tuple[frozenset[Key], ...]
    """The facts of each bundle."""

    def counts(self) -> Iterator[tuple[Key, int]]:
        """Every fact with how many matches lean on it, once for each of its bundles."""
        for facts, count in zip(self.facts, np.bincount(self.bundle, minlength=len(self.facts)).tolist(), strict=True):
            for key in facts:
                yield key, count

    def matches_on(self, key: Key) -> Rows:
        """The matches that lean on a fact."""
        bundles = [number for number, facts in enumerate(self.facts) if key in facts]
        return self.match[np.isin(self.bundle, bundles)]


@dataclass(frozen=True, slots=True)
class _Part:
    """The matches of some youths, by the numbers of all youths and the rows of all offers."""

    youths: Rows
    offers: Rows
    shared: tuple[_Shared, ...]


@dataclass(frozen=True, slots=True)
class Leaning:
    """Which matches lean on which facts."""

    youth_ids: tuple[str, ...]
    offer_ids: tuple[str, ...]
    parts: tuple[_Part, ...]

    def counts(self) -> Counter[Key]:
        """How many matches lean on each fact; those that none leans on are left out."""
        found: Counter[Key] = Counter()
        for part in self.parts:
            rows, counts = np.unique(part.offers, return_counts=True)
            for row, count in zip(rows.tolist(), counts.tolist(), strict=True):
                found[OFFER, self.offer_ids[row]] += count
                found[SEATS, self.offer_ids[row]] += count
            for shared in part.shared:
                for key, count in shared.counts():
                    found[key] += count
        return found

    def matches_on(self, key: Key) -> list[tuple[str, str]]:
        """The youths and offers of the matches that lean on a fact, sorted."""
        found = []
        for part in self.parts:
            if key[0] in {OFFER, SEATS}:
                places = np.flatnonzero(np.array([self.offer_ids[row] == key[1] for row in part.offers.tolist()], bool))
            else:
                places = np.unique(np.concatenate([shared.matches_on(key) for shared in part.shared]))
            of_youths, of_offers = part.youths[places].tolist(), part.offers[places].tolist()
            found += [
                (self.youth_ids[youth], self.offer_ids[row]) for youth, row in zip(of_youths, of_offers, strict=True)
            ]
        return sorted(found)


def lean(standing: Standing, limits: Limits) -> Leaning:
    """What the matches of a day lean on; `standing` has been asked for every match."""
    population = standing.population
    parts = []
    for part, coverage in zip(population.parts, standing.coverages, strict=True):
        asked = coverage.matches
        if asked is None or not len(asked):
            continue
        by_provider = judge_providers(part.world, asked, limits)
        shared = (
            _ways(part.world, asked, by_provider),
            _told(part.world, asked, by_provider, limits),
            _granted(part.world, asked, judge_authority(part.world, asked, limits)),
        )
        parts.append(_Part(part.youths[asked.youths], part.offers[asked.rows], shared))
    return Leaning(population.youth_ids, population.offer_ids, tuple(parts))


def _bundled(*columns: NDArray[np.int64]) -> tuple[Rows, list[list[int]]]:
    """What is equal in every column is one bundle: the bundle of each entry, and the values of each bundle."""
    sizes = [int(column.max(initial=0)) + 1 for column in columns]
    key = np.ravel_multi_index(columns, sizes)
    if prod(sizes) > _MOST_MARKED:
        found, bundle = np.unique(key, return_inverse=True)
    else:
        number_of = np.zeros(prod(sizes), dtype=np.int64)
        number_of[key] = 1
        found = np.flatnonzero(number_of)
        number_of[found] = np.arange(len(found))
        bundle = number_of[key]
    return bundle, np.stack(np.unravel_index(found, sizes), axis=1).tolist()


def _ways(world: World, asked: Asked, by_provider: ByProvider) -> _Shared:
    """The provider, and where a hand-over is needed the organisations and agreements on the way."""
    network = world.network
    is_led = (by_provider.handovers > 0).astype(np.int64)
    bundle, values = _bundled(asked.around, by_provider.provider, is_led)
    facts = []
    for place, provider, led in values:
        chain = network.reach(asked.surroundings[place].starts).chain(provider) if led else (provider,)
        links = (network.steps[step] for step in pairwise(chain))
        facts.append(frozenset({*((ORGANISATION, network.ids[each]) for each in chain), *map(edge_key, links)}))
    return _Shared(np.arange(len(asked)), bundle, tuple(facts))


def _told(world: World, asked: Asked, by_provider: ByProvider, limits: Limits) -> _Shared:
    """The sharing of information between a start and the provider, where consent passes by nothing else."""
    network, provider = world.network, by_provider.provider
    is_start = around(world, asked.surroundings, limits).is_start
    otherwise: Mask = asked.offers.walks_in[asked.rows] | is_start[asked.around, provider]
    otherwise |= asked.cohort.consented.has(asked.youths, provider)
    match = np.flatnonzero((by_provider.consent == PASS) & ~otherwise)
    bundle, values = _bundled(asked.around[match], provider[match])
    facts = []
    for place, number in values:
        starts = asked.surroundings[place].starts
        links = (link for start in starts for link in network.sharing.get(start, {}).get(number, ()))
        facts.append(frozenset(map(edge_key, links)))
    return _Shared(match, bundle, tuple(facts))


def _granted(world: World, asked: Asked, authority: Authority) -> _Shared:
    """The grants by which the permissions that an offer requires of a youth are given where they count."""
    offers, mandates = asked.offers, world.mandates
    match, needed = offers.requirements.of(asked.rows)
    permission = offers.requirements.permission[needed]
    held = authority.concerns & authority.in_force & (authority.permissions[asked.around[match], permission] == PASS)
    count = max(len(mandates.permissions), 1)
    once = np.unique(match[held] * count + permission[held])  # an offer may require it in two ways
    match, permission = np.divmod(once, count)
    bundle, values = _bundled(asked.around[match], permission)
    facts = [_grants(world, authority.counted[place], mandates.by_permission[number]) for place, number in values]
    return _Shared(match, bundle, tuple(facts))


def _grants(world: World, counted: Mask, numbers: Iterable[int]) -> frozenset[Key]:
    mandates = world.mandates
    giving = [number for number in numbers if mandates.holds_now[number] and counted[mandates.at_organisation[number]]]
    confirmed = [number for number in giving if mandates.is_confirmed[number]]
    return frozenset(grant_key(mandates.holdings[number].grant) for number in confirmed or giving)
