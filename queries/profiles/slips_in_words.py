"""Which word of the catalogue does somebody mean who writes "sovn", "misburg" or "hesteinteresseret"?

A word that nobody knows is read without æ, ø and å, then as a compound of a known word and a common end, then as one with a slip of
the finger. Only what leads to a single word counts: a guess that may be two things is none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graphmodel.catalogue import Catalogue, fold
from graphmodel.catalogue.loading import Worded
from queries.profiles.words_in_text import without_letters

_ENDINGS = ("", "e", "en", "er", "et", "s", "r", "t", "n", "ne", "erne", "ene", "ens", "ede", "ende", "te")
_SHORTEST_PLAIN = 4
_SHORTEST_SLIP = 7
_SHORTEST_FIRST = 3
_LINKS = ("", "s", "e", "er")
_TAIL_WORDS = """
    passer passe pige dreng klub hold traener kursus skole undervisning job arbejde miljoe ting kamp spil forloeb fag gaard
    butik vaerksted lager assistent uddannelse laerling elev interesse interesseret glad noerd fan spiller problem problemer
    problematik vanskelighed vanskeligheder praktik plads hjaelp stoette samtale samtaler lektion lektioner
    dag dage mand folk medhjaelper branche fest aktivitet aktiviteter
"""
_TAILS = frozenset(_TAIL_WORDS.split())
"""What a compound may end with beside other known words: "hesteglad", "hashproblemer"."""
_UNLIKE_WORDS = """
    kontrakt laering fremmed traenge traenger trang formening forlening havnearbejde familieret familiaer landsmand landsmaend
    rustfri slaegt
    planet staal sjael traekning traefning traedning klaring staevning savning arbejdsloen bibler bjoern foraelde foraeldet opspring
    roegning ridsning laeskning laensning kromatisk beordring bekende bekender plantoer udladet skaeret soestjerne hamstre historiker
    undsaettelse vanding
    vagt lager lage laget laser grad grader galde jager boden bod tander trane politimand politibetjent bogholder bogstav
"""
_UNLIKE = frozenset(_UNLIKE_WORDS.split())
"""Everyday words that are one slip, or one letter's dots, from one of the catalogue's; found with a Danish word list of 300,000 forms."""
_NO_FIRST = frozenset({"stu", "dom", "rod", "syg", "far", "mor", "kor", "skilt"})
"""Words that begin others by chance: "stuelejlighed"."""
_SPOKEN = {
    "ik": "ikke",
    "ikk": "ikke",
    "ike": "ikke",
    "ikek": "ikke",
    "li": "lide",
    "gidder": "gider",
    "osse": "ogsaa",
    "ka": "kan",
    "ska": "skal",
}
"""Small words as they are spoken, or slip."""
_SUBJECTS: tuple[Worded, ...] = ("income_bases", "stages", "areas", "interests", "needs")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The single words of the catalogue, as they are, without æ, ø and å, and by what is left when a letter is taken out."""

    words: frozenset[str]
    parts: frozenset[str]
    """The words of longer phrases."""
    plain: Mapping[str, frozenset[str]]
    shortened: Mapping[str, frozenset[str]]

    def mended(self, word: str, *, is_name: bool) -> str:
        """The known word that a folded word stands for, or the word itself; a name is read without slips."""
        if word in _SPOKEN:
            return _SPOKEN[word]
        if not word.isalpha() or self._is_known(word) or not _UNLIKE.isdisjoint(_stems(word)):
            return word
        return self._plainly(word) or self._first_part(word) or ("" if is_name else self._nearly(word)) or word

    def _is_known(self, word: str) -> bool:
        return any(stem in self.words or stem in self.parts for stem in _stems(word))

    def _plainly(self, word: str) -> str:
        if len(word) < _SHORTEST_PLAIN or without_letters(word) != word:  # who has written an ø has it
            return ""
        found = {other for stem in _stems(word) if len(stem) >= _SHORTEST_PLAIN for other in self.plain.get(stem, ())}
        return found.pop() if len(found) == 1 else ""

    def _first_part(self, word: str) -> str:
        """The first known part of a compound, the longest that leaves a known end."""
        for length in range(len(word) - _SHORTEST_FIRST, _SHORTEST_FIRST - 1, -1):
            first = word[:length]
            if first in self.words and first not in _NO_FIRST:
                for link in _LINKS:
                    if word.startswith(link, length) and self._may_end(word[length + len(link) :]):
                        return first
        return ""

    def _may_end(self, tail: str) -> bool:
        return any(stem in _TAILS or (len(stem) > _SHORTEST_PLAIN and stem in self.words) for stem in _stems(tail))

    def _nearly(self, word: str) -> str:
        """The word that differs by a letter too many, one too few, or two that changed places."""
        if len(word) < _SHORTEST_SLIP or word in _UNLIKE:
            return ""
        found = {
            other
            for stem in _stems(word)
            if len(stem) >= _SHORTEST_SLIP
            for other in self._one_slip_from(stem)
            if other[0] == stem[0]
        }
        return found.pop() if len(found) == 1 else ""

    def _one_slip_from(self, word: str) -> Iterator[str]:
        yield from self.shortened.get(word, ())
        for shorter in _shortened(word):
            if shorter in self.words and len(shorter) >= _SHORTEST_SLIP:
                yield shorter
        for at in range(len(word) - 1):
            swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            if swapped != word and swapped in self.words:
                yield swapped


def vocabulary_of(catalogue: Catalogue) -> Vocabulary:
    """The words of everything that own words may speak of."""
    return _vocabulary(
        tuple(
            fold(text)
            for subject in _SUBJECTS
            for entry in getattr(catalogue, subject).values()
            for text in (entry.name, *entry.words)
        )
    )


@lru_cache(maxsize=4)
def _vocabulary(phrases: tuple[str, ...]) -> Vocabulary:
    words = frozenset(phrase for phrase in phrases if phrase.isalpha())
    parts = frozenset(part for phrase in phrases for part in phrase.split())
    with_letters = [(plain, word) for word in words if (plain := without_letters(word)) != word]
    longer = [(shorter, word) for word in words if len(word) >= _SHORTEST_SLIP for shorter in _shortened(word)]
    return Vocabulary(words, parts, _by_first(with_letters), _by_first(longer))


def _by_first(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    gathered: dict[str, set[str]] = defaultdict(set)
    for key, word in pairs:
        gathered[key].add(word)
    return {key: frozenset(words) for key, words in gathered.items()}


def _stems(word: str) -> Iterator[str]:
    """A word, and what may lie under its ending."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_PLAIN:
            yield word[: len(word) - len(ending)]


def _shortened(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}
