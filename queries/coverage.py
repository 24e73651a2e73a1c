"""How far the chain carries each youth in each open area (design, section 4, "Coverage").

A pair is a youth and one of their open areas; see `queries.open_pairs`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from queries.day.asked import Asked, ask_all
from queries.day.cohort import Cohort
from queries.day.offers import FAIL, PASS, Mask, Numbers, Rows
from queries.day.world import Limits, World
from queries.open_pairs import NO_ROW, OpenPairs, open_pairs
from queries.rules import CONDITIONS, FAILURE_ORDER, Judgements, in_order, judge_matches, judge_pairs

__all__ = ["CAUSES", "NO_ROW", "STATES", "Coverage", "carried", "cover", "hindrances", "portions"]

ONGOING, CARRIED, POSSIBLE, GAP = 0, 1, 2, 3
STATES = ("ongoing", "carried", "possible", "gap")

CAUSES = (*CONDITIONS, "no_offer", "waiting")
"""Why a pair is not covered: the condition that fails or is not known, or that there is nothing, or nothing yet."""
_NO_OFFER, _WAITING = CAUSES.index("no_offer"), CAUSES.index("waiting")
NO_CAUSE = -1

_CHAIN, _AUTHORITY = CONDITIONS.index("chain"), CONDITIONS.index("authority")
_TOLD_FIRST = np.array([CONDITIONS.index(name) for name in FAILURE_ORDER])
_NEVER = np.iinfo(np.int64).max
_TURNS = 32


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every pair, in the order of their numbers."""

    areas: tuple[str, ...]
    """The ids of all open areas, sorted."""
    youth: Rows
    """The youth's number in the cohort."""
    area: Rows
    """The area's number among the areas."""
    state: Numbers
    """ONGOING, CARRIED, POSSIBLE or GAP."""
    cause: Numbers
    """Why it is not covered, by its number among CAUSES; NO_CAUSE where it is."""
    offer: Rows
    """The row of the offer that comes nearest; NO_ROW where there is none, or the pair is covered."""
    matches: Asked | None
    """The youths and the offers that match, where that was asked for."""


def cover(
    world: World, cohort: Cohort, limits: Limits, *, every_match: bool = False, with_causes: bool = True
) -> Coverage:
    """Find for each open area of each youth what carries them, or what keeps it from doing so.

    `every_match`: all matches are told, those that develop no open area as well; else none is. Without `with_causes` it is not
    looked at what comes nearest, and why that does not carry.
    """
    pairs = open_pairs(world, cohort)
    going, is_started = cohort.ongoing, cohort.is_started
    started, _ = pairs.served(going.youth[is_started], going.other[is_started])
    waiting, place = pairs.served(going.youth[~is_started], going.other[~is_started])
    waited_for = going.other[~is_started][place]
    state = np.full(len(pairs.youth), GAP, dtype=np.int64)
    state[waiting] = POSSIBLE
    state[started] = ONGOING
    has_match = np.zeros(len(state), dtype=bool)
    active = np.flatnonzero(world.offers.is_active)
    matches = None
    if every_match:
        matches = judge_matches(world, ask_all(cohort, world.offers), limits)
        _note_matches(pairs, matches, state, has_match)
    else:
        for portion in portions(active):
            asked = pairs.candidates(world, state > CARRIED, portion)
            _note_matches(pairs, judge_matches(world, asked, limits), state, has_match)
    cause, offer = np.full(len(state), NO_CAUSE), np.full(len(state), NO_ROW)
    if with_causes and (state > CARRIED).any():
        cause, offer = _nearest(world, pairs, state > CARRIED, active, limits)
        only_waits = (state == POSSIBLE) & ~has_match
        cause[only_waits] = _WAITING
        offer[only_waits] = _smallest(waiting, waited_for, len(state))[only_waits]
    return Coverage(pairs.areas, pairs.youth, pairs.area, state, cause, offer, matches.asked if matches else None)


def carried(matches: Judgements) -> Mask:
    """Which of some matches the chain carries the youth to: chain and authority pass."""
    passes: Mask = (matches.table[[_CHAIN, _AUTHORITY]] == PASS).all(axis=0)
    return passes


def hindrances(judged: Judgements) -> Mask:
    """What keeps the chain from carrying each to it, a row a condition: what fails, and chain and authority where they do not pass."""
    hinders: Mask = judged.table == FAIL
    hinders[[_CHAIN, _AUTHORITY]] = judged.table[[_CHAIN, _AUTHORITY]] != PASS
    return hinders


def portions(offers: Rows) -> Iterator[Rows]:
    """Some offers in portions, small ones first: most pairs are carried by one of the first few, and need not be looked at again."""
    turn = np.arange(len(offers)) % _TURNS
    for first, after in ((0, 1), (1, _TURNS // 4), (_TURNS // 4, _TURNS)):
        yield offers[(first <= turn) & (turn < after)]


def _note_matches(pairs: OpenPairs, matches: Judgements, state: Numbers, has_match: Mask) -> None:
    """Enter which pairs some matches make possible, and which they carry."""
    matched, place = pairs.served(matches.asked.youths, matches.asked.rows)
    carries = carried(matches)[place]
    has_match[matched] = True
    state[matched] = np.minimum(state[matched], POSSIBLE)
    state[matched[carries]] = np.minimum(state[matched[carries]], CARRIED)


def _nearest(world: World, pairs: OpenPairs, is_asked: Mask, offers: Rows, limits: Limits) -> tuple[Numbers, Rows]:
    """Of the pairs that are asked about what keeps the best candidate from carrying them, and that candidate's row."""
    judged = judge_pairs(world, pairs.candidates(world, is_asked, offers), limits)
    pair, place = pairs.served(judged.asked.youths, judged.asked.rows)
    is_candidate = judged.is_candidate[place]
    pair, place = pair[is_candidate], place[is_candidate]
    cause = np.where(is_asked, _NO_OFFER, NO_CAUSE)
    offer = np.full(len(is_asked), NO_ROW, dtype=np.int64)
    pair, place = pair[is_asked[pair]], place[is_asked[pair]]
    fewest = _smallest(pair, judged.failures[place], len(is_asked))
    best = judged.failures[place] == fewest[pair]
    pair, place = pair[best], place[best]
    ordered = in_order(judged, np.unique(place))
    rank = np.empty(len(judged.asked), dtype=np.int64)
    rank[ordered] = np.arange(len(ordered))
    found = np.flatnonzero(fewest != _NEVER)
    chosen = ordered[_smallest(pair, rank[place], len(is_asked))[found]]
    conditions = judged.table[:, chosen]
    doubtful = np.where(conditions[_CHAIN] != PASS, _CHAIN, _AUTHORITY)
    failing = _TOLD_FIRST[(conditions[_TOLD_FIRST] == FAIL).argmax(axis=0)]
    cause[found] = np.where(judged.is_match[chosen], doubtful, failing)
    offer[found] = judged.asked.rows[chosen]
    return cause, offer


def _smallest(numbers: Rows, values: Numbers, size: int) -> Numbers:
    """The smallest of the values that go with each number below `size`; _NEVER where none does."""
    found = np.full(size, _NEVER, dtype=np.int64)
    np.minimum.at(found, numbers, values)
    return found
