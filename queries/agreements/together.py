"""Two agreements of one organisation that cover something together, where no single one does.

That happens where an offer must be reached, and somebody elsewhere must be reached who may decide it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from queries.agreements.leading import Leading
from queries.agreements.trials import Trial, Waiting, handovers_to, newly_covered
from queries.day.world import Limits

_MOST_WANTED = 24
"""Of the organisations that youths who start alike would have to reach, so many are paired: those that most of them wait for."""

Ways = tuple[tuple[str, str], tuple[str, str]]
"""Two agreements, by the ids of their ends."""


def two_together(waiting: Iterable[Waiting], limits: Limits, most: int) -> list[Ways]:
    """The pairs of agreements that would newly cover most, so many at most; by what they cover, then by the ids of their ends."""
    covered: Counter[tuple[int, int, int]] = Counter()
    ids: Sequence[str] = ()
    for part in waiting:
        ids = part.uncovered.part.world.network.ids
        for here in _within_reach(part, limits):
            for ways, count in _covered(here, limits):
                covered.update(dict.fromkeys(ways, count))
    best = sorted(covered, key=lambda each: (-covered[each], each))[:most]
    return [((ids[giver], ids[one]), (ids[giver], ids[other])) for giver, one, other in best]


def _within_reach(waiting: Waiting, limits: Limits) -> Iterator[Waiting]:
    """Of each surroundings, who would be carried if everybody could be reached: nobody else is helped by any agreements."""
    for around in waiting.surroundings():
        here = replace(waiting, asked=waiting.asked.only(np.flatnonzero(waiting.asked.around == around)))
        (pairs,) = newly_covered(here, [Trial(around, frozenset(here.wanted(around)))], limits)
        if len(pairs):
            youths = np.unique(waiting.uncovered.youth[pairs])
            yield replace(here, asked=here.asked.only(np.flatnonzero(np.isin(here.asked.youths, youths))))


def _covered(waiting: Waiting, limits: Limits) -> Iterator[tuple[list[tuple[int, int, int]], int]]:
    """Agreements of an organisation with two others, and how many pairs they would cover of those who start alike."""
    part, (around,) = waiting.uncovered.part, waiting.surroundings()
    network, wanted = part.world.network, waiting.wanted(around)
    far = handovers_to(network, part.cohort.surroundings[around].starts, limits)
    most = min(limits.max_handovers, len(network.ids))
    takers = [each for each, _ in wanted.most_common() if each not in far][:_MOST_WANTED]
    leading = Leading(network)
    for steps in sorted({steps for steps in far.values() if steps < most}):
        givers = [giver for giver, its_steps in far.items() if its_steps == steps]
        beyond: defaultdict[int, set[int]] = defaultdict(set)
        for each in wanted:
            for taker in leading.to(each, most - 1 - steps):
                beyond[taker].add(each)
        couples = list(combinations(takers, 2))
        trials = [Trial(around, frozenset(beyond[one] | beyond[other])) for one, other in couples]
        for (one, other), pairs in zip(couples, newly_covered(waiting, trials, limits), strict=True):
            if len(pairs):
                yield [(giver, one, other) for giver in givers], len(pairs)
