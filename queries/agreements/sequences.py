"""Which agreements would carry most together, made one after the other: found by trying, not proved to be the best.

After each step a few of the best beginnings are gone on with, the greedy one always among them: so what is found covers at least as much
as taking the best agreement each time. What each step newly covers is found out exactly, with the steps before it made.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from queries.agreements.agreements import Agreement, Possible, agreements_among, possible_ways
from queries.agreements.together import two_together
from queries.agreements.trials import Waiting, covered_on, uncovered_in, waiting_in
from queries.day.network import Network
from queries.day.world import Limits
from queries.everyone.population import Population
from queries.everyone.standing import Standing
from queries.facts.map_rows import CollaborationRow
from queries.mending.proposals import new_link

_TRIED = 3
"""So many beginnings are gone on with."""

_GREEDY = "Ikke bevist bedst: hver aftale er den bedste efter dem før."
_TRIED_OUT = "Ikke bevist bedst: den bedste af de rækker af aftaler, der er prøvet."
_TOGETHER = "En aftale, der ikke dækker noget alene, gør det sammen med den næste."
_NOTHING = "Ingen aftale alene ville dække noget nyt"
_NO_MORE = "Efter dem ville ingen aftale alene dække noget nyt"
_NOR_TWO = ", og heller ingen to sammen af dem, der er prøvet."
_TWO_UNTRIED = ". To sammen er ikke prøvet: der blev kun spurgt om én"


@dataclass(frozen=True, slots=True)
class Step:
    """An agreement, what it newly covers once those before it are made, and the ways there are with it."""

    agreement: Agreement
    network: Network


@dataclass(frozen=True, slots=True)
class Succession:
    """Agreements to make one after the other."""

    steps: tuple[Step, ...]
    asked: int
    """So many were asked for."""
    is_greedy: bool
    """Whether each is the best after those before it."""

    @property
    def count(self) -> int:
        """How many pairs of a youth and an area they newly cover."""
        return sum(len(step.agreement.serves) for step in self.steps)

    @property
    def note(self) -> str:
        """How far the answer can be trusted, in Danish."""
        left = self.asked - len(self.steps)
        if not self.steps:
            return f"{_NOTHING}{_NOR_TWO if left > 1 else f'{_TWO_UNTRIED}.'}"
        told = [_GREEDY if self.is_greedy else _TRIED_OUT]
        told += [_TOGETHER] if any(not step.agreement.serves for step in self.steps) else []
        if left:
            told.append(f"{_NO_MORE}{_NOR_TWO if left > 1 else f'{_TWO_UNTRIED} mere.'}")
        return " ".join(told)

    def as_json(self) -> dict[str, Any]:
        """The sequence as data."""
        return {
            "heuristic": True,
            "note": self.note,
            "count": self.count,
            "steps": [step.agreement.as_json() for step in self.steps],
        }


@dataclass(frozen=True, slots=True)
class _Begun:
    """The first agreements of a sequence, and what waits after them in each part of the population."""

    network: Network
    waiting: tuple[Waiting, ...]
    """Of the parts to which the latest agreement matters; what is possible in them is found out when the sequence goes on."""
    possible: tuple[Possible, ...] = ()
    """Of the others."""
    steps: tuple[Step, ...] = ()
    is_greedy: bool = True
    has_ended: bool = False

    @property
    def count(self) -> int:
        return sum(len(step.agreement.serves) for step in self.steps)

    def ends(self) -> frozenset[tuple[str, str]]:
        return frozenset((step.agreement.giver, step.agreement.taker) for step in self.steps)


def best_sequence(standing: Standing, limits: Limits, most: int, carries: Mapping[str, str]) -> Succession:
    """So many agreements at most; `carries` tells of each type of collaboration which way a youth goes along it."""
    population = standing.population
    waiting = tuple(waiting_in(part, limits) for part in uncovered_in(standing))
    trying = _Trying(population, limits, most, carries)
    begun = [_Begun(population.world.network, waiting)]
    while any(not each.has_ended and len(each.steps) < most for each in begun):
        begun = trying.go_on(begun)
    best = max(begun, key=lambda each: (each.count, each.is_greedy, -len(each.steps)))
    return Succession(best.steps, most, best.is_greedy)


@dataclass(frozen=True, slots=True)
class _Trying:
    population: Population
    limits: Limits
    most: int
    carries: Mapping[str, str]

    def go_on(self, begun: Sequence[_Begun]) -> list[_Begun]:
        """Each of some beginnings with more agreements: the best of what comes of it, the greedy one always among them."""
        following: dict[frozenset[tuple[str, str]], _Begun] = {}
        for each in begun:
            for longer in self._longer(each):
                following.setdefault(longer.ends(), longer)
        ordered = sorted(following.values(), key=lambda each: -each.count)
        return [each for place, each in enumerate(ordered) if place < _TRIED or each.is_greedy]

    def _longer(self, begun: _Begun) -> Iterable[_Begun]:
        if begun.has_ended or len(begun.steps) >= self.most:
            yield begun
            return
        possible = begun.possible + possible_ways(begun.waiting, self.population, self.limits)
        begun = replace(begun, waiting=(), possible=possible)
        best = agreements_among(possible, self.population)[:_TRIED]
        ends: list[tuple[tuple[str, str], ...]] = [((each.giver, each.taker),) for each in best]
        if not ends and len(begun.steps) + 2 <= self.most:
            ends += two_together([each.waiting for each in possible], self.limits, _TRIED)
        if not ends:
            yield replace(begun, has_ended=True)
        for place, links in enumerate(ends):
            longer = begun
            for giver, taker in links:
                longer = self._with(longer, giver, taker)
            yield replace(longer, is_greedy=begun.is_greedy and not place)

    def _with(self, begun: _Begun, giver: str, taker: str) -> _Begun:
        """One agreement more; the parts of the population to which it does not matter stay as they are."""
        network = begun.network.with_links((undated_link(giver, taker),), self.carries)
        number = network.number_of[taker]
        touched = [part.waiting for part in begun.possible if number in part.matters]
        serves: list[tuple[str, str]] = []
        changed: list[Waiting] = []
        for part in (*begun.waiting, *touched):
            covered = covered_on(part, network, self.limits)
            serves += [part.uncovered.pair(self.population, pair) for pair in covered.tolist()]
            changed.append(waiting_in(part.uncovered.without(covered).on(network), self.limits))
        return replace(
            begun,
            network=network,
            waiting=tuple(changed),
            possible=tuple(part for part in begun.possible if number not in part.matters),
            steps=(*begun.steps, Step(Agreement(giver, taker, tuple(sorted(serves))), network)),
        )


def undated_link(giver: str, taker: str) -> CollaborationRow:
    """An active REFERS_TO without dates."""
    return replace(new_link("REFERS_TO", giver, taker, ""), valid_from=None)
