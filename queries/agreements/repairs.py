"""The best single repair of any kind: which one change would newly cover most pairs of a youth and an open area.

The rule book proposes the changes and judges them, each by itself: a pair that wants two things at once is covered by none of them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from queries.agreements.agreements import agreements_among, possible_ways
from queries.agreements.candidates import START, Candidate, Shown, propose
from queries.agreements.links import outcomes_of_links
from queries.agreements.repair_trials import OF_AUTHORITY, Outcome, Trying
from queries.agreements.trials import uncovered_in, waiting_in
from queries.day.world import Limits
from queries.everyone.records import Records
from queries.everyone.standing import Standing
from queries.telling.danish import counted
from queries.telling.lexicon import Lexicon

_SEAT, _AGREEMENT = "seat", "agreement"


@dataclass(frozen=True, slots=True)
class BestRepair:
    """A change, and the pairs that the rule book would find newly covered by it, sorted."""

    candidate: Candidate
    serves: tuple[tuple[str, str], ...]

    @property
    def at_once(self) -> int:
        """How many of the pairs it covers at one time: one seat is one youth's."""
        if self.candidate.kind != _SEAT:
            return len(self.serves)
        return max(Counter(youth for youth, _ in self.serves).values())

    def as_json(self) -> dict[str, Any]:
        """The repair as data; `change` is an object in the exchange form."""
        return {
            "kind": self.candidate.kind,
            "change": dict(self.candidate.change),
            "condition": self.candidate.condition,
            "text": self.candidate.text,
            "who": [named.as_json() for named in self.candidate.who],
            "count": len(self.serves),
            "at_once": self.at_once,
            "serves": [{"youth": youth, "area": area} for youth, area in self.serves],
            "caveat": self.candidate.caveat,
        }


def _all(items: Sequence[Any], _words: str) -> Iterable[Any]:
    return items


def best_repairs(
    records: Records, standing: Standing, limits: Limits, lexicon: Lexicon, shown: Shown[Any] = _all
) -> list[BestRepair]:
    """Every repair that would cover something new: most at once first, then by kind and by the change itself."""
    uncovered = [part for part in uncovered_in(standing) if part.is_open.any()]
    waiting = tuple(waiting_in(part, limits) for part in uncovered)
    trying = Trying(records, standing.population, waiting, limits)
    agreements = agreements_among(possible_ways(waiting, standing.population, limits), standing.population)
    outcomes = [
        *trying.outcomes(propose(trying.uncovered, lexicon, limits, shown), shown),
        *outcomes_of_links(trying, lexicon, agreements, shown),
    ]
    found = [BestRepair(candidate, tuple(sorted(pairs))) for candidate, pairs in _alike_once(_starts_in_turn(outcomes))]
    return sorted(found, key=lambda each: (-each.at_once, each.candidate.kind, each.candidate.identity))


def _starts_in_turn(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Of the starts of an offer, which come in the order in which they are best, those that cover something no start before them does."""
    covered: dict[object, set[tuple[str, str]]] = {}
    for candidate, pairs in outcomes:
        before = covered.setdefault(candidate.change.get("id"), set()) if candidate.kind == START else set()
        if pairs - before:
            yield candidate, pairs
        before |= pairs


def _alike_once(outcomes: Iterable[Outcome]) -> Iterable[Outcome]:
    """Of agreements, and of ways to let somebody decide, that cover the same, the first; it is said how many others there are."""
    alike: dict[object, list[Outcome]] = {}
    for candidate, pairs in outcomes:
        is_alike = candidate.kind in {_AGREEMENT, *OF_AUTHORITY}
        alike.setdefault((candidate.kind, pairs) if is_alike else candidate.identity, []).append((candidate, pairs))
    for (candidate, pairs), *others in alike.values():
        caveat = candidate.caveat
        if others:
            caveat = f"{counted(len(others), 'anden ændring', 'andre ændringer')} af den slags dækker det samme."
        yield replace(candidate, caveat=caveat), pairs
