"""What a pair of a youth and an open area that the chain carries rests on: the organisations and actors without whom no way is known.

An offer that carries a pair does so without everybody who is not on its way. What is common to the ways of some such offers is what the
pair may rest on: whether it does is for the rule book to say, which may find another way yet. So more may be named than is needed, and
never less.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from queries.authority import Authority
from queries.coverage import CARRIED, Coverage, carried, portions
from queries.day.cohort import Surroundings
from queries.day.network import Network
from queries.day.offers import PASS
from queries.day.world import Limits, World
from queries.day.youth import Youth
from queries.everyone.population import Part
from queries.open_pairs import OpenPairs
from queries.rules import Judgements, judge_matches

_WAYS_AT_ONCE = 2
"""Of so many offers that carry a pair the ways are compared, then so many more where they have something in common."""


@dataclass(frozen=True, slots=True)
class Footing:
    """Whom a pair may rest on."""

    organisations: frozenset[int] = frozenset()
    """By their numbers in the network."""
    actors: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.organisations or self.actors)

    def __and__(self, other: "Footing") -> "Footing":
        return Footing(self.organisations & other.organisations, self.actors & other.actors)

    def __or__(self, other: "Footing") -> "Footing":
        return Footing(self.organisations | other.organisations, self.actors | other.actors)


def footings(part: Part, pairs: OpenPairs, coverage: Coverage, limits: Limits) -> dict[int, Footing]:
    """Whom the pairs that are carried may rest on, those alone that rest on anybody, by their numbers."""
    found: dict[int, Footing] = {}
    is_asked = coverage.state == CARRIED
    for offers in portions(np.flatnonzero(part.world.offers.is_active)):
        judged = judge_matches(part.world, pairs.candidates(part.world, is_asked, offers), limits)
        judged = judged.only(np.flatnonzero(carried(judged)))
        for pair, footing in _of_matches(part, pairs, judged):
            if is_asked[pair]:
                found[pair] = found[pair] & footing if pair in found else footing
                is_asked[pair] = bool(found[pair])
    return {pair: footing for pair, footing in sorted(found.items()) if footing}


def _of_matches(part: Part, pairs: OpenPairs, judged: Judgements) -> Iterator[tuple[int, Footing]]:
    """Pairs, each with what one of the matches that carry it rests on; those that one can walk into first, a few of each pair."""
    pair, place = pairs.served(judged.asked.youths, judged.asked.rows)
    walks_in = part.world.offers.walks_in[judged.asked.rows[place]]
    order = np.lexsort((judged.provider[place], ~walks_in, pair))
    pair, place = pair[order], place[order]
    turn = np.arange(len(pair)) - np.searchsorted(pair, pair)
    few = turn < _WAYS_AT_ONCE
    ways = _Ways(part.world, part.cohort.surroundings, judged.authority)
    for number, match in zip(pair[few].tolist(), place[few].tolist(), strict=True):
        youth, row = int(judged.asked.youths[match]), int(judged.asked.rows[match])
        around, provider = int(judged.asked.around[match]), int(judged.provider[match])
        yield number, ways.footing(part.cohort.youths[youth], around, row, provider)


def _providers_that_place(world: World, row: int) -> list[int]:
    """All providers of an offer that is where these are."""
    if world.offers.serves_recorded[row] or world.offers.is_national[row]:
        return []
    return world.offers.providers_of(row)


def _contacts_at(starts: frozenset[int], youth: Youth, network: Network) -> Footing:
    """One contact person for each of the starts that the youth has one in."""
    found = set()
    for start in starts:
        id_ = network.ids[start]
        found |= set([contact.actor_id for contact in youth.contacts if id_ in contact.organisation_ids][:1])
    return Footing(actors=frozenset(found))


@dataclass(frozen=True, slots=True)
class _Way:
    """How an organisation is reached, or a permission given."""

    footing: Footing = Footing()
    starts: frozenset[int] = frozenset()
    """Those of the organisations in which it begins."""

    def __or__(self, other: "_Way") -> "_Way":
        return _Way(self.footing | other.footing, self.starts | other.starts)


class _Ways:
    """What ways rest on, each looked up once; a way to an offer has the same footing for all who start alike, but for contact persons."""

    def __init__(self, world: World, surroundings: tuple[Surroundings, ...], authority: Authority) -> None:
        self._world = world
        self._surroundings = surroundings
        self._authority = authority
        self._to: dict[tuple[int, int], _Way] = {}
        self._to_offer: dict[tuple[int, int, int], _Way] = {}
        self._to_permission: dict[tuple[int, int], _Way] = {}

    def footing(self, youth: Youth, around: int, row: int, provider: int) -> Footing:
        """What the way of a youth to an offer rests on, when it is judged by a provider."""
        key = (around, row, provider)
        if key not in self._to_offer:
            found = _Way(Footing(frozenset({provider, *_providers_that_place(self._world, row)})))
            if not self._world.offers.walks_in[row]:
                found |= self._reaching(around, provider)
            for permission in self._world.offers.required_by(row):
                found |= self._permitted(around, permission)
            self._to_offer[key] = found
        way = self._to_offer[key]
        return way.footing | _contacts_at(way.starts, youth, self._world.network) if way.starts else way.footing

    def _reaching(self, around: int, organisation: int) -> _Way:
        """The chain to an organisation, with all by whose agreements its steps are made."""
        if (around, organisation) not in self._to:
            network = self._world.network
            chain = network.reach(self._surroundings[around].starts).chain(organisation)
            found = set(chain)
            for giver, taker in pairwise(chain):
                found |= _by_whose_agreement(network, giver, taker)
            self._to[around, organisation] = _Way(Footing(frozenset(found)), frozenset(chain[:1]))
        return self._to[around, organisation]

    def _permitted(self, around: int, permission: int) -> _Way:
        """Somebody who can give a permission, and the way to where they can; nothing where nobody can."""
        if (around, permission) not in self._to_permission:
            is_held = self._authority.permissions[around, permission] == PASS
            self._to_permission[around, permission] = self._to_holder(around, permission) if is_held else _Way()
        return self._to_permission[around, permission]

    def _to_holder(self, around: int, permission: int) -> _Way:
        mandates, network = self._world.mandates, self._world.network
        located = frozenset[int]().union(
            *(network.located_in.get(each, frozenset()) for each in self._surroundings[around].responsible)
        )
        holdings = [
            each
            for each in mandates.by_permission[permission]
            if mandates.holds_now[each] and self._authority.counted[around, mandates.at_organisation[each]]
        ]
        chosen = min(holdings, key=lambda each: (int(mandates.at_organisation[each]) not in located, each))
        at = int(mandates.at_organisation[chosen])
        by = _Way(Footing(frozenset({at}), frozenset({mandates.holdings[chosen].hold.actor_id})))
        return by if at in located else by | self._reaching(around, at)


def _by_whose_agreement(network: Network, giver: int, taker: int) -> set[int]:
    """The organisations whose edge makes a step, and those through which the ends of the step are units of theirs."""
    link = network.steps[giver, taker]
    if not link.covers_units:
        return set()
    ends = {network.number_of[link.giver_id], network.number_of[link.taker_id]}
    family = ends.union(*(network.units_of.get(end, frozenset()) for end in ends))
    return ends | {each for each in family if {giver, taker} & network.units_of.get(each, frozenset())}
