"""Finding known words in what people write: "vil ud ad døren, noget med dyr" holds two phrases the catalogue knows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphmodel.catalogue.folding import fold

# Danish endings of nouns, adjectives and verbs. A word of fewer than four letters is matched as it stands:
# "tal" must not be found in "taler", nor "ven" in "vente".
_ENDINGS = frozenset({
    "e", "en", "ene", "enes", "ens", "er", "eren", "erne", "ernes", "ers", "es", "et", "ets", "n", "ne", "r", "rne", "rnes",
    "s", "t", "te", "de", "ede", "ende",
})  # fmt: skip
_LONGEST_ENDING = max(map(len, _ENDINGS))
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class Found:
    """One known phrase in a text: what it stands for, and where it lies in the folded text's words."""

    ids: tuple[str, ...]
    phrase: str
    first: int
    last: int


class PhraseIndex:
    """Which ids a text speaks of; built once from every id and its words.

    The longest phrase wins and words are used once, so "ingen penge" is not also "penge". A phrase may stand for
    several ids; they come in the order they were given. With ``inflected=False`` words are found only as written.

    >>> index = PhraseIndex({"area-doegnrytme": ["sover ikke"], "dyr": ["hund", "hest"]})
    >>> [found.ids for found in index.find("Jeg sover ikke, men elsker hunde")]
    [('area-doegnrytme',), ('dyr',)]
    >>> index.ids_in("HESTENE sover ikke")
    ('dyr', 'area-doegnrytme')
    """

    def __init__(self, words: Mapping[str, Iterable[str]], *, inflected: bool = True) -> None:
        self._inflected = inflected
        self._phrases: dict[tuple[str, ...], list[str]] = {}
        for known, texts in words.items():
            for text in texts:
                tokens = tuple(fold(text).split())
                if tokens and known not in (ids := self._phrases.setdefault(tokens, [])):
                    ids.append(known)
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for tokens in sorted(self._phrases, key=lambda phrase: (-len(phrase), phrase)):
            self._by_first.setdefault(tokens[0], []).append(tokens)

    def find(self, text: str) -> tuple[Found, ...]:
        """Every phrase in the text from left to right, none overlapping another."""
        return self.find_in(fold(text).split())

    def find_in(self, tokens: list[str]) -> tuple[Found, ...]:
        """The same on words that are folded already."""
        found: list[Found] = []
        stems = [self._stems(token) for token in tokens]
        at = 0
        while at < len(tokens):
            phrase = self._longest_at(stems, at)
            if phrase is None:
                at += 1
                continue
            found.append(Found(tuple(self._phrases[phrase]), " ".join(phrase), at, at + len(phrase) - 1))
            at += len(phrase)
        return tuple(found)

    def ids_in(self, text: str) -> tuple[str, ...]:
        """The ids the text speaks of, each once, in the order they turn up."""
        return tuple(dict.fromkeys(known for found in self.find(text) for known in found.ids))

    def _longest_at(self, stems: list[tuple[str, ...]], at: int) -> tuple[str, ...] | None:
        """The longest phrase that begins at a word; of equally long ones the one written most like the text."""
        best: tuple[str, ...] | None = None
        for stem in stems[at]:
            for phrase in self._by_first.get(stem, ()):
                if best is not None and len(phrase) <= len(best):
                    break
                rest = stems[at + 1 : at + len(phrase)]
                if len(rest) == len(phrase) - 1 and all(map(_is_among, phrase[1:], rest)):
                    best = phrase
                    break
        return best

    def _stems(self, token: str) -> tuple[str, ...]:
        """The word itself, then what may lie under an ending: "hundene" may be "hund", "klubben" may be "klub"."""
        if not self._inflected:
            return (token,)
        stems = [token]
        for length in range(1, _LONGEST_ENDING + 1):
            stem, ending = token[:-length], token[-length:]
            if ending in _ENDINGS and (letters := _count_letters(stem)) >= _SHORTEST_STEM:
                stems.append(stem)
                if letters > _SHORTEST_STEM and stem[-1] == stem[-2]:
                    stems.append(stem[:-1])
        return tuple(stems)


def _count_letters(folded: str) -> int:
    """How many letters a folded word had: æ, ø and å became two, and "træ" is no more a stem of "træt" than "tal" is."""
    return len(folded) - sum(map(folded.count, ("ae", "oe", "aa")))


def _is_among(word: str, stems: tuple[str, ...]) -> bool:
    """Whether one of a token's stems is the word."""
    return word in stems
