"""Pairs of things whose names may be one: found without comparing each with each, and gone through in a fixed order."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations
from typing import TypeAlias

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from importers.linking.names import MOST_SLIPS, are_near, definite, normal

Key: TypeAlias = tuple[str, ...]
_FEW = 16
"""So many names are compared each with each in less time than a table of their distances is made."""
_AT_ONCE = 512
"""Rows of such a table that are held in memory together."""


class Pairs:
    """Pairs of keys, the smaller first, in order; what was to be compared with a thing that is given up is compared with the kept one."""

    def __init__(self, pairs: Iterable[tuple[Key, Key]]) -> None:
        self._waiting = list({(min(pair), max(pair)) for pair in pairs})
        heapify(self._waiting)
        self._after: defaultdict[Key, list[Key]] = defaultdict(list)
        for pair in self._waiting:
            for one, other in (pair, pair[::-1]):
                self._after[one].append(other)

    def __iter__(self) -> Iterator[tuple[Key, Key]]:
        last = None
        while self._waiting:
            pair = heappop(self._waiting)
            if pair != last:
                yield pair
            last = pair

    def keys(self) -> set[Key]:
        """Every key that stands in a pair."""
        return set(self._after)

    def follow(self, kept: Key, given_up: Key) -> None:
        """What is still to be compared with a thing that became another is compared with that."""
        for other in self._after[given_up]:
            if other > given_up:
                self._after[kept].append(other)
                self._after[other].append(kept)
                heappush(self._waiting, (kept, other))


def near_pairs(names: Mapping[Key, str], surroundings: Mapping[Key, Hashable]) -> Pairs:
    """Those with near names in the same surroundings.

    >>> names = {("1",): "Headspase", ("2",): "Headspace", ("3",): "Hejls skole"}
    >>> list(near_pairs(names, dict.fromkeys(names, "Kolding")))
    [(('1',), ('2',))]
    """
    together: defaultdict[Hashable, list[Key]] = defaultdict(list)
    for key in names:
        together[surroundings[key]].append(key)
    found = (pair for keys in together.values() if len(keys) > 1 for pair in _near_among(keys, names))
    return Pairs((one, other) for one, other in found if are_near(names[one], names[other]))


def _near_among(keys: Sequence[Key], names: Mapping[Key, str]) -> Iterator[tuple[Key, Key]]:
    """Pairs of keys whose names share all words but one, and the first letter of that one; another number is no slip of the hand."""
    for at in range(max(len(normal(names[key])) for key in keys)):
        blocks: defaultdict[tuple[str, ...], list[Key]] = defaultdict(list)
        for key in keys:
            words = normal(names[key])
            if at < len(words) and words[at].isalpha():
                blocks[(*words[:at], words[at][:1], *words[at + 1 :])].append(key)
        for block in blocks.values():
            told = [normal(names[key])[at] for key in block]
            yield from _misspelt_in(block, told)
            if len(block) > _FEW and (ended := [definite(word) for word in told]) != told:
                yield from _misspelt_in(block, ended)


def _misspelt_in(keys: Sequence[Key], words: Sequence[str]) -> Iterator[tuple[Key, Key]]:
    """Pairs of keys whose words may be one word by a slip of the hand."""
    if len(keys) <= _FEW:
        yield from combinations(keys, 2)
        return
    for start in range(0, len(words), _AT_ONCE):
        rows = words[start : start + _AT_ONCE]
        distances = cdist(rows, words[start:], scorer=OSA.distance, score_cutoff=MOST_SLIPS, dtype=np.uint8)
        for row, column in np.argwhere(distances <= MOST_SLIPS).tolist():
            if row < column:
                yield keys[start + row], keys[start + column]


def contained_pairs(words: Mapping[Key, frozenset[str]], telling: Mapping[Key, frozenset[str]]) -> Pairs:
    """Those of which one's words are all among the other's, looked for by the rarest of the words that tell it from others.

    >>> words = {("1",): frozenset({"siloen"}), ("2",): frozenset({"spillestedet", "siloen"}), ("3",): frozenset({"spillestedet"})}
    >>> list(contained_pairs(words, words | {("3",): frozenset()}))
    [(('1',), ('2',))]
    """
    by_word: defaultdict[str, list[Key]] = defaultdict(list)
    for key, own in telling.items():
        for word in own:
            by_word[word].append(key)
    rarest = {key: min(own, key=lambda word: (len(by_word[word]), word)) for key, own in telling.items() if own}
    return Pairs(
        (shorter, longer)
        for shorter, word in rarest.items()
        for longer in by_word[word]
        if words[shorter] < words[longer]
    )
