"""On whom alone youths hang: organisations and actors without whom covered pairs would not be covered (design, section 5, `surfaces`).

What would be lost without somebody is for the rule book to say. It is asked again about the pairs alone that rest on them
(`queries.surfaces.footings`), for many such questions at once: in surroundings in which somebody is gone. Where it takes more to leave
an organisation out - others are its units, or offers are where it is - all youths are judged on facts without it, as in a what-if.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from queries.coverage import Coverage, carried
from queries.day.asked import Asked
from queries.day.cohort import Surroundings
from queries.day.offers import Rows
from queries.day.world import Limits, World
from queries.day.youth import starts_without
from queries.everyone.changing import Taken
from queries.everyone.population import Part
from queries.everyone.standing import Standing
from queries.open_pairs import OpenPairs, open_pairs
from queries.overview import Overview
from queries.rules import judge_matches, not_ruled_out
from queries.surfaces.footings import footings

ORGANISATION, ACTOR = "organisation", "actor"
LABELS = {ORGANISATION: "Organisation", ACTOR: "Actor"}
"""What each kind is called in the graph."""
_MOST_ASKED, _MOST_AROUND = 200_000, 256
"""So many pairs, and surroundings, are judged at once."""
Pair = tuple[str, str]
"""A youth and an open area, by their ids."""


class Somebody(NamedTuple):
    """An organisation or an actor."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class SinglePoint:
    """Somebody without whom some pairs of a youth and an open area would not be covered."""

    kind: str
    """organisation or actor."""
    id: str
    pairs: tuple[Pair, ...]
    """Sorted."""

    def as_json(self) -> dict[str, Any]:
        """The answer in the form of the design, section 5."""
        return {self.kind: self.id, "pairs_lost": len(self.pairs)}


def find_single_points(overview: Overview, on: date, limits: Limits) -> tuple[SinglePoint, ...]:
    """Everybody without whom a covered pair would not be, by kind, then id."""
    standing = overview.standing(on, limits)
    world = standing.population.world
    lost: defaultdict[Somebody, list[Pair]] = defaultdict(list)
    whole_facts: set[Somebody] = set()
    intricate = {Somebody(ORGANISATION, world.network.ids[number]) for number in _intricate(world)}
    for part, coverage in zip(standing.population.parts, standing.coverages, strict=True):
        pairs = open_pairs(part.world, part.cohort)
        resting = _resting(part, pairs, coverage, limits)
        whole_facts |= resting.keys() & intricate
        asked = {who: on_them for who, on_them in resting.items() if who not in intricate}
        for who, pair in _lost(part, pairs, asked, limits):
            lost[who].append(_named(standing, part, coverage, pair))
    for who in whole_facts:
        lost[who] = _lost_on_whole_facts(overview, standing, who, on, limits)
    return tuple(SinglePoint(who.kind, who.id, tuple(sorted(lost[who]))) for who in sorted(lost) if lost[who])


def _named(standing: Standing, part: Part, coverage: Coverage, pair: int) -> Pair:
    return standing.population.youth_ids[part.youths[coverage.youth[pair]]], coverage.areas[coverage.area[pair]]


def _intricate(world: World) -> set[int]:
    """The organisations whose absence changes more than what is at them: which steps their units take, or where an offer is."""
    network, offers = world.network, world.offers
    ends = {
        network.number_of[id_]
        for link in world.network_facts.collaborations
        if link.covers_units
        for id_ in (link.giver_id, link.taker_id)
        if id_ in network.number_of
    }
    family = ends.union(*(network.units_of.get(end, frozenset()) for end in ends))
    found = {each for each in family if network.units_of.get(each)}
    shared = np.flatnonzero(np.bincount(offers.pairs.offer, minlength=len(offers.rows)) > 1)
    by_place = shared[~(offers.serves_recorded[shared] | offers.is_national[shared])]
    return found | set(offers.pairs.organisation[np.isin(offers.pairs.offer, by_place)].tolist())


def _resting(part: Part, pairs: OpenPairs, coverage: Coverage, limits: Limits) -> dict[Somebody, list[int]]:
    """The pairs of the part that may rest on each."""
    resting: defaultdict[Somebody, list[int]] = defaultdict(list)
    for pair, footing in footings(part, pairs, coverage, limits).items():
        for number in footing.organisations:
            resting[Somebody(ORGANISATION, part.world.network.ids[number])].append(pair)
        for actor_id in footing.actors:
            resting[Somebody(ACTOR, actor_id)].append(pair)
    return resting


def _lost_on_whole_facts(overview: Overview, standing: Standing, who: Somebody, on: date, limits: Limits) -> list[Pair]:
    after = overview.standing_if(standing, Taken(frozenset({(LABELS[who.kind], who.id)})), on, limits)
    return sorted(standing.covered() - after.covered())


@dataclass(slots=True)
class _Trials:
    """Youths and offers in surroundings in which somebody is gone, to be judged at once."""

    whom: list[int] = field(default_factory=list)
    """Of each of the surroundings, the number of who is gone."""
    surroundings: list[Surroundings] = field(default_factory=list)
    youths: list[Rows] = field(default_factory=list)
    rows: list[Rows] = field(default_factory=list)
    around: list[Rows] = field(default_factory=list)
    size: int = 0

    def add(self, whom: int, around: Surroundings, youth: int, rows: Rows) -> None:
        """Add a youth in some surroundings, with the offers that may carry them."""
        if not (self.surroundings and self.whom[-1] == whom and self.surroundings[-1] == around):
            self.whom.append(whom)
            self.surroundings.append(around)
        self.youths.append(np.full(len(rows), youth))
        self.rows.append(rows)
        self.around.append(np.full(len(rows), len(self.surroundings) - 1))
        self.size += len(rows)

    def is_full(self) -> bool:
        """Whether they should be judged before more are added."""
        return self.size > _MOST_ASKED or len(self.surroundings) >= _MOST_AROUND


def _lost(
    part: Part, pairs: OpenPairs, resting: Mapping[Somebody, Sequence[int]], limits: Limits
) -> Iterator[tuple[Somebody, int]]:
    """Who is gone, and a pair that would not be carried then."""
    if not resting:
        return
    world, is_asked = part.world, np.zeros(len(pairs.youth), dtype=bool)
    is_asked[[pair for on_them in resting.values() for pair in on_them]] = True
    asked = not_ruled_out(world, pairs.candidates(world, is_asked, np.flatnonzero(world.offers.is_active)), limits)
    begins = np.searchsorted(asked.youths, np.arange(len(part.cohort) + 1))
    gone = _Gone(part)
    everybody = sorted(resting)
    trials = _Trials()
    carries: set[tuple[int, int]] = set()
    for number, who in enumerate(everybody):
        for youth in sorted({int(pairs.youth[pair]) for pair in resting[who]}):
            trials.add(number, gone.around(youth, who), youth, asked.rows[begins[youth] : begins[youth + 1]])
        if trials.is_full():
            carries |= _carried(part, pairs, trials, limits)
            trials = _Trials()
    carries |= _carried(part, pairs, trials, limits)
    for number, who in enumerate(everybody):
        yield from ((who, pair) for pair in resting[who] if (number, pair) not in carries)


def _carried(part: Part, pairs: OpenPairs, trials: _Trials, limits: Limits) -> set[tuple[int, int]]:
    """Of each who is gone, by number, the pairs that something else carries."""
    if not trials.size:
        return set()
    youths, rows, around = (np.concatenate(column) for column in (trials.youths, trials.rows, trials.around))
    asked = Asked(part.cohort, part.world.offers, youths, rows, tuple(trials.surroundings), around)
    judged = judge_matches(part.world, asked, limits)
    judged = judged.only(np.flatnonzero(carried(judged)))
    found, place = pairs.served(judged.asked.youths, judged.asked.rows)
    whom = np.array(trials.whom, dtype=np.int64)[judged.asked.around[place]]
    return set(zip(whom.tolist(), found.tolist(), strict=True))


class _Gone:
    """What is around a youth once somebody is gone."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._holdings: defaultdict[str, set[int]] = defaultdict(set)
        for number, holding in enumerate(part.world.mandates.holdings):
            self._holdings[holding.hold.actor_id].add(number)

    def around(self, youth: int, who: Somebody) -> Surroundings:
        """The surroundings of a youth of the part without somebody."""
        world, whole = self._part.world, self._part.cohort.youths[youth]
        nobody: frozenset[str] = frozenset()
        themselves = frozenset({who.id})
        organisations, actors = (themselves, nobody) if who.kind == ORGANISATION else (nobody, themselves)
        return Surroundings(
            starts_without(whole, organisations, actors, world.network, world.offer_facts),
            whole.responsible,
            gone=frozenset(world.network.number_of[id_] for id_ in organisations),
            gone_holdings=frozenset(number for actor in actors for number in self._holdings.get(actor, ())),
        )
