"""An index of words in memory: which entries hold a word, a word that begins with it or contains it, or one that is nearly it.

Danish writes compounds in one word, so a word is also looked for inside others. Only where nothing is found is it taken for a misspelt one.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from graphmodel.catalogue import fold

Scores: TypeAlias = NDArray[np.float32]

EXACT, BEGINS, CONTAINS, PLAINLY, INFLECTED, NEARLY = 1.0, 0.85, 0.6, 0.9, 0.55, 0.45
_SHORTEST_INSIDE = 4
_SHORTEST_MISSPELT = 4
_LONG_WORD = 8
"""From this length on two slips of the finger are forgiven, before it one."""
_SHORTEST_STEM = 4
_ENDINGS = frozenset({
    "", "e", "en", "ene", "ens", "er", "eren", "erne", "ers", "es", "et", "ets", "n", "ne", "r", "rne", "s", "t", "te", "ede", "ende", "a",
})  # fmt: skip
"""Danish endings of nouns, adjectives and verbs; words of the same stem answer each other."""
_AROUND_WORDS = ".,;:!?()\"'/-"


def folded_words(text: str) -> Iterator[str]:
    """The words of a text, folded.

    >>> list(folded_words("Børn & unge, Åbenrå (nr. 2)"))
    ['boern', 'og', 'unge', 'aabenraa', 'nr', '2']
    """
    for spelling in text.split():
        word = spelling.strip(_AROUND_WORDS)
        if word.isascii() and word.isalnum():  # most words are so plain that there is little to fold
            yield word.lower()
        else:
            yield from fold(spelling).split()


Weighted: TypeAlias = tuple[float, str]
"""A text and how much it says about an entry: 1 for its name, less for what is told about it."""


@dataclass(slots=True)
class IndexBuilder:
    """Collects which entry holds which word.

    A text that many entries share (the everyday words for their kind) is cut into words once, and its words lead to all of them. What is
    collected lies in flat arrays, and is sorted out all at once in the end: whatever is done for each word of a hundred thousand entries
    is most of what the first search after a change waits for.
    """

    _numbers: dict[str, int] = field(default_factory=dict)
    _spellings: dict[str, "array[int]"] = field(default_factory=dict)
    """The numbers of the words that a spelling holds."""
    _words: "array[int]" = field(default_factory=lambda: array("i"))
    """The words of all texts on end; the text number n ends at `_ends[n]`, stands in entry `_entries[n]` and weighs `_weights[n]`."""
    _ends: "array[int]" = field(default_factory=lambda: array("i"))
    _entries: "array[int]" = field(default_factory=lambda: array("i"))
    _weights: "array[float]" = field(default_factory=lambda: array("f"))
    _sharing: dict[Weighted, "array[int]"] = field(default_factory=dict)
    _size: int = 0

    def add(self, own: Iterable[Weighted], shared: Iterable[Weighted] = ()) -> None:
        """Add the next entry with its texts, those that say most first."""
        entry, self._size = self._size, self._size + 1
        for weight, text in own:
            for spelling in text.split():
                numbers = self._spellings.get(spelling)
                if numbers is None:
                    numbers = self._spellings[spelling] = self._numbers_in(spelling)
                self._words.extend(numbers)
            self._ends.append(len(self._words))
            self._entries.append(entry)
            self._weights.append(weight)
        for weighted in shared:
            entries = self._sharing.get(weighted)
            if entries is None:
                entries = self._sharing[weighted] = array("i")
            entries.append(entry)

    def _numbers_in(self, text: str) -> "array[int]":
        return array("i", [self._numbers.setdefault(word, len(self._numbers)) for word in folded_words(text)])

    def build(self) -> "WordIndex":
        """The index of everything that was added."""
        shared: dict[int, list[Held]] = {}
        for (weight, text), entries in self._sharing.items():
            held = Held(np.array(entries, dtype=np.int32), np.full(len(entries), weight, dtype=np.float32))
            for number in sorted(set(self._numbers_in(text))):
                shared.setdefault(number, []).append(held)
        numbers, own = self._sorted_out()
        starts = np.searchsorted(numbers, np.arange(len(self._numbers) + 1))
        words = tuple(sorted(self._numbers))
        return WordIndex(words, tuple(map(_plainly, words)), self._numbers, starts, own, shared, self._size)

    def _sorted_out(self) -> tuple["NDArray[np.int32]", "Held"]:
        """The words in order, each with the entries that hold it; of several texts of an entry, the one that says most counts."""
        words = np.array(self._words, dtype=np.int32)
        lengths = np.array(self._ends, dtype=np.int64)
        lengths[1:] -= lengths[:-1].copy()
        entries = np.repeat(np.array(self._entries, dtype=np.int32), lengths)
        weights = np.repeat(np.array(self._weights, dtype=np.float32), lengths)
        place = words.astype(np.int64) * self._size + entries
        order = np.argsort(place, kind="stable")
        first = order[np.diff(place[order], prepend=-1) != 0]
        return words[first], Held(entries[first], weights[first])


@dataclass(frozen=True, slots=True)
class Held:
    """Some entries that hold a word, and what it weighs in each of them."""

    entries: NDArray[np.int32]
    weights: Scores


@dataclass(frozen=True, slots=True)
class Understood:
    """How one word of a search was read: the entries' scores, and what it was taken for where it stands nowhere as it was written."""

    scores: Scores
    taken_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Words and the entries that hold them; entries are numbered in the order they were added."""

    words: tuple[str, ...]
    plain_words: tuple[str, ...]
    numbers: Mapping[str, int]
    starts: NDArray[np.int64]
    own: Held
    """The entries of all words on end; those of word number n begin at `starts[n]`."""
    shared: Mapping[int, Sequence[Held]]
    size: int

    def look_up(self, word: str) -> Understood:
        """The entries' scores for one folded word; 0 where an entry does not hold it in any way."""
        scores = np.zeros(self.size, dtype=np.float32)
        found = [*self._inflected(word), *(self._holding(word) or self._holding_plainly(word))] or self._stem_holding(
            word
        )
        taken_for: tuple[str, ...] = ()
        if not found:
            taken_for = self._nearly(word)
            found = [(other, NEARLY * quality) for meant in taken_for for other, quality in self._holding(meant)]
        for other, quality in found:
            for held in self._entries_of(self.numbers[other]):
                scores[held.entries] = np.maximum(scores[held.entries], quality * held.weights)
        return Understood(scores, taken_for)

    def _entries_of(self, number: int) -> Iterator[Held]:
        """The entries that hold a word, those that hold it themselves first; none twice in one answer."""
        here = slice(self.starts[number], self.starts[number + 1])
        yield Held(self.own.entries[here], self.own.weights[here])
        yield from self.shared.get(number, ())

    def _holding(self, word: str) -> list[tuple[str, float]]:
        """The words that hold a word, and how well each answers it."""
        return [(other, quality) for other in self.words if word in other and (quality := _quality(word, other))]

    def _inflected(self, word: str) -> list[tuple[str, float]]:
        """The same word with another ending: "rideklubber" for "rideklub", "dyrlæger" for "dyrlægen"."""
        found: set[str] = set()
        for stem in _stems(word):
            for place in range(bisect_left(self.words, stem), len(self.words)):
                other = self.words[place]
                if not other.startswith(stem):
                    break
                if other != word and stem in _stems(other):
                    found.add(other)
        return [(other, INFLECTED) for other in sorted(found)]

    def _stem_holding(self, word: str) -> list[tuple[str, float]]:
        """What the word without its ending leads to, where the word itself leads nowhere: "mentorer" to "mentorforløb"."""
        for stem in _stems(word):
            if held := self._holding(stem):
                return [(other, INFLECTED * quality) for other, quality in held]
        return []

    def _holding_plainly(self, word: str) -> list[tuple[str, float]]:
        """The same for somebody who has no æ, ø or å on the keyboard: "sovn" for "søvn"."""
        plain = _plainly(word)
        held = (
            (other, plain_other)
            for other, plain_other in zip(self.words, self.plain_words, strict=True)
            if plain in plain_other
        )
        return [(other, PLAINLY * quality) for other, plain_other in held if (quality := _quality(plain, plain_other))]

    def _nearly(self, word: str) -> tuple[str, ...]:
        """The words that a misspelt one may stand for: those with the fewest slips."""
        if len(word) < _SHORTEST_MISSPELT or not self.words or word.isdigit():
            return ()
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import cdist

        forgiven = 2 if len(word) >= _LONG_WORD else 1
        slips = cdist([word], self.words, scorer=OSA.distance, score_cutoff=forgiven, dtype=np.uint8)[0]
        fewest = int(slips.min())
        return (
            tuple(self.words[place] for place in np.flatnonzero(slips == fewest).tolist()) if fewest <= forgiven else ()
        )


def _stems(word: str) -> Iterator[str]:
    """What may lie under a word's ending; "klub" under "klubber", but nothing shorter than four letters.

    >>> list(_stems("klubber"))
    ['klubber', 'klubbe', 'klubb', 'klub']
    """
    if not word.isalpha():
        return
    for length in range(len(word), _SHORTEST_STEM - 1, -1):
        if word[length:] in _ENDINGS:
            yield word[:length]
            if length > _SHORTEST_STEM and word[length:] and word[length - 1] == word[length - 2]:
                yield word[: length - 1]


def _quality(word: str, other: str) -> float:
    """How well a word of the index that holds a word of the search answers it; 0 where that is by chance."""
    if word == other:
        return EXACT
    if other.startswith(word):
        return BEGINS if len(word) > 1 else 0.0
    return CONTAINS if len(word) >= _SHORTEST_INSIDE else 0.0


def _plainly(word: str) -> str:
    """A folded word as it is written with the letters a to z alone.

    >>> _plainly("soevn"), _plainly("aabenraa")
    ('sovn', 'abenra')
    """
    return word.replace("ae", "a").replace("oe", "o").replace("aa", "a")
