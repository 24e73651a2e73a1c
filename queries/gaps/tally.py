"""How many pairs of a youth and an open area stand in each way, and why what nothing carries is not carried."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from queries.coverage import CARRIED, CAUSES, GAP, POSSIBLE
from queries.everyone.standing import Standing

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Tally:
    """How some pairs stand."""

    youths: int
    """How many different ones."""
    pairs: int
    covered: int
    possible: int
    gap: int
    causes: dict[str, int]
    """How many of the gaps each cause makes."""

    def as_json(self) -> dict[str, Any]:
        return {
            "youths": self.youths,
            "pairs": self.pairs,
            "covered": self.covered,
            "possible": self.possible,
            "gap": self.gap,
            "causes": dict(self.causes),
        }


def tally(standing: Standing, counted: Iterable[int], keys_of: Callable[[int, int], Iterable[Key]]) -> dict[Key, Tally]:
    """How the counted pairs stand that belong to each key; `keys_of` tells where one belongs by the numbers of its youth and its own."""
    youth, state, cause = (column.tolist() for column in (standing.youth, standing.state, standing.cause))
    states: defaultdict[Key, Counter[int]] = defaultdict(Counter)
    causes: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    youths: defaultdict[Key, set[int]] = defaultdict(set)
    for pair in counted:
        for key in keys_of(youth[pair], pair):
            states[key][state[pair]] += 1
            youths[key].add(youth[pair])
            if state[pair] == GAP:
                causes[key][CAUSES[cause[pair]]] += 1
    return {
        key: Tally(
            len(youths[key]),
            pairs=found.total(),
            covered=sum(count for each, count in found.items() if each <= CARRIED),
            possible=found[POSSIBLE],
            gap=found[GAP],
            causes=dict(sorted(causes[key].items())),
        )
        for key, found in states.items()
    }
