"""What the words in a cell mean, with negations before everything: "ingen henvisning" is open, not a referral."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from graphmodel.catalogue.folding import fold
from graphmodel.catalogue.list_entries import Negation, ValueWord
from graphmodel.catalogue.phrases import Found, PhraseIndex

# A negation holds within its clause: "ingen visitation, men henvisning" denies the first alone.
_BETWEEN_CLAUSES = re.compile(r"[.,;!?](?=\s|$)|[()\n–—]|\s-\s|\b(?:men|dog|kun)\b", re.IGNORECASE)
_WORDS_BEFORE = 4
_WORDS_AFTER = 5
_ALTERNATIVE = "eller"
_JOINS = frozenset({"eller", "og", "samt"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A value understood in a text, the phrase that gave it, and whether it was the phrase's negation."""

    value: str
    phrase: str
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    """A phrase in a clause: what it means there (empty: denied, and the denial means nothing)."""

    reading: Reading
    alternative: bool


class ValueReader:
    """Reads the cells of a partner's list, a set of values at a time ("route", "intake", "placeholder" …)."""

    def __init__(self, entries: Iterable[ValueWord], negations: Iterable[Negation]) -> None:
        self._sets: dict[str, dict[str, ValueWord]] = {}
        for entry in entries:
            self._sets.setdefault(entry.set, {})[entry.value] = entry
        self._whole = {name: _whole_index(values.values()) for name, values in self._sets.items()}
        self._indexes = {name: _indexes(values.values()) for name, values in self._sets.items()}
        phrases: dict[str, set[tuple[str, ...]]] = {
            negation.id: {tuple(fold(word).split()) for word in negation.words} for negation in negations
        }
        self._before = phrases.get("before", set())
        self._after = phrases.get("after", set())
        self._alone = phrases.get("alone", set())
        self._spared = phrases.get("spared", set())

    def values(self, name: str) -> tuple[ValueWord, ...]:
        """The values of a set in the order in which one goes before another; KeyError for an unknown set."""
        return tuple(self._sets[name].values())

    def read_whole(self, name: str, text: str) -> str | None:
        """The value a cell stands for as a whole: "x" is yes, "-" is a placeholder; None where it is none of them."""
        return self._whole[name].get(fold(text) or text.strip())

    def read(self, name: str, text: str) -> Reading | None:
        """The one value a text means, or None.

        The whole cell first; then what is said before what is denied; of several the first of the set, and of
        alternatives ("selvhenvendelse eller henvisning") the last.
        """
        if (value := self.read_whole(name, text)) is not None:
            return Reading(value, fold(text))
        said: list[Reading] = []
        denied: list[Reading] = []
        order = list(self._sets[name])
        for group in _alternatives(self._hits(name, text)):
            best = max(group, key=lambda reading: order.index(reading.value) if reading.value else -1)
            if best.value:
                (denied if best.is_negated else said).append(best)
        return min(said or denied, key=lambda reading: order.index(reading.value), default=None)

    def read_all(self, name: str, text: str) -> tuple[Reading, ...]:
        """Every value a text speaks of, each once, in the order they turn up; denied ones only as what that means."""
        if (value := self.read_whole(name, text)) is not None:
            return (Reading(value, fold(text)),)
        readings = [hit.reading for hit in self._hits(name, text) if hit.reading.value]
        return tuple({reading.value: reading for reading in reversed(readings)}.values())[::-1]

    def _hits(self, name: str, text: str) -> list[_Hit]:
        hits: list[_Hit] = []
        for tokens in self._clauses(text):
            found = sorted(
                (hit for index in self._indexes[name] for hit in index.find_in(tokens)), key=lambda hit: hit.first
            )
            hits.extend(self._judge_clause(name, tokens, found))
        return hits

    def _clauses(self, text: str) -> list[list[str]]:
        """The text's clauses as folded words; "visitation, ikke nødvendig" is one, for its second half only denies."""
        clauses: list[list[str]] = []
        for part in _BETWEEN_CLAUSES.split(text):
            tokens = fold(part).split()
            denies = tuple(tokens) in self._alone or any(
                tuple(tokens[: len(phrase)]) == phrase for phrase in self._after
            )
            if clauses and denies:
                clauses[-1].extend(tokens)
            elif tokens:
                clauses.append(tokens)
        return clauses

    def _judge_clause(self, name: str, tokens: list[str], found: list[Found]) -> Iterable[_Hit]:
        """Each phrase of a clause as it stands or as its negation; a denial runs on through "eller" and "og"."""
        end, was_denied = 0, False
        for position, hit in enumerate(found):
            following = found[position + 1].first if position + 1 < len(found) else len(tokens)
            gap = tokens[end : hit.first]
            entry = self._sets[name][hit.ids[0]]
            runs_on = was_denied and _JOINS.issuperset(gap) and (entry.negated is not None or not gap)
            is_denied = runs_on or self._is_denied(tokens, max(end, hit.first - _WORDS_BEFORE), hit, following)
            value = (entry.negated or "") if is_denied else entry.value
            yield _Hit(Reading(value, hit.phrase, is_denied), position > 0 and _ALTERNATIVE in gap and not is_denied)
            end, was_denied = hit.last + 1, is_denied

    def _is_denied(self, tokens: list[str], start: int, hit: Found, following: int) -> bool:
        """Whether an odd number of negations stands before a phrase, or one that belongs to it follows."""
        before = tokens[start : hit.first]
        denials = _count(before, self._before) - _count(tokens[start : hit.first + 1], self._spared)
        after = tokens[hit.last + 1 : min(following, hit.last + 1 + _WORDS_AFTER)]
        stands_alone = tuple(after) in self._alone and following == len(tokens)
        return denials % 2 == 1 or stands_alone or _count(after, self._after) > 0


def _whole_index(entries: Iterable[ValueWord]) -> dict[str, str]:
    index: dict[str, str] = {}
    for entry in entries:
        for word in entry.whole:
            index.setdefault(fold(word) or word, entry.value)
    return index


def _indexes(entries: Iterable[ValueWord]) -> tuple[PhraseIndex, ...]:
    """One index for words with their endings and one for signs; where a set has only one of them, that one."""
    kinds: dict[Literal["inflected", "sign"], dict[str, tuple[str, ...]]] = {}
    for entry in entries:
        kinds.setdefault("sign" if entry.sign else "inflected", {})[entry.value] = entry.words
    return tuple(PhraseIndex(words, inflected=kind == "inflected") for kind, words in kinds.items())


def _alternatives(hits: list[_Hit]) -> list[list[Reading]]:
    """The readings in groups: what "eller" joins is one."""
    groups: list[list[Reading]] = []
    for hit in hits:
        if hit.alternative and groups:
            groups[-1].append(hit.reading)
        else:
            groups.append([hit.reading])
    return groups


def _count(tokens: list[str], phrases: set[tuple[str, ...]]) -> int:
    """How many of the phrases lie among the words."""
    return sum(
        tuple(tokens[at : at + len(phrase)]) == phrase
        for phrase in phrases
        for at in range(len(tokens) - len(phrase) + 1)
    )
