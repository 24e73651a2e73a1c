"""Which municipality does somebody mean who writes "17 år, Kolding" or "bor i 6000"?

Towns are called Hals, Them and Ry: what is also a word needs a sign that a place is meant.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphmodel.catalogue import fold
from graphmodel.reference import Reference

_LONGEST_NAME = 3
_WORDS_TOO = frozenset({"vejen", "greve", "odder"})
"""Municipalities whose names are everyday words."""
_BEFORE_A_PLACE = frozenset({"i", "fra", "ved", "naer", "omkring", "bor"})
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_BREAKS = re.compile(r"[,;.\n]")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place in a text: the municipality that is meant, and which folded words say so; one beyond the map has its real code as id."""

    municipality_id: str
    name: str
    is_on_map: bool
    first: int
    last: int
    postcode: str | None = None


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    is_capital: bool
    chunk: int
    """Which of the parts between commas the word stands in."""


def find_place(
    text: str, reference: Reference, municipalities: Mapping[str, str], taken: set[int]
) -> PlaceFound | None:
    """The first place in a text whose words are not taken by something else; a name in the map goes before one of the reference.

    `municipalities` are the map's, names by id. A town is understood as the municipality nearest to its postcode, which is a guess.
    """
    words = list(_words(text))
    own = {fold(_IN_BRACKETS.sub("", name)): id_ for id_, name in municipalities.items()}
    spans = [
        (first, first + length - 1)
        for length in range(_LONGEST_NAME, 0, -1)
        for first in range(len(words) - length + 1)
    ]
    free = [(first, last) for first, last in spans if not taken & set(range(first, last + 1))]
    for first, last in free:
        name = " ".join(word.folded for word in words[first : last + 1])
        if (
            found := own.get(name)
            or own.get(name.removesuffix("s"))
            or (name if name in municipalities and len(name) == 4 else None)
        ):
            return PlaceFound(found, municipalities[found], is_on_map=True, first=first, last=last)
    for first, last in free:
        if found_elsewhere := _in_reference(words, first, last, reference, municipalities):
            return found_elsewhere
    return None


def _in_reference(
    words: list[_Word], first: int, last: int, reference: Reference, municipalities: Mapping[str, str]
) -> PlaceFound | None:
    name = " ".join(word.folded for word in words[first : last + 1])
    if name.isdigit():
        nearest = reference.municipality_hint(name) if len(name) == 4 else None
        return _found(nearest.code, nearest.name, first, last, municipalities, name) if nearest else None
    is_meant = _is_meant_as_a_place(words, first, last)
    if (municipality := reference.municipality(name)) and (is_meant or name not in _WORDS_TOO):
        return _found(municipality.code, municipality.name, first, last, municipalities, None)
    towns = reference.towns(name) if is_meant else ()
    if towns and (municipality := reference.municipality_hint(towns[0].postcode)):
        return _found(municipality.code, municipality.name, first, last, municipalities, towns[0].postcode)
    return None


def _found(
    code: str, name: str, first: int, last: int, municipalities: Mapping[str, str], postcode: str | None
) -> PlaceFound:
    return PlaceFound(code, municipalities.get(code, name), code in municipalities, first, last, postcode)


def _is_meant_as_a_place(words: list[_Word], first: int, last: int) -> bool:
    """A town's name is believed after "i" or "fra", in the middle of a sentence with a capital, or alone between commas."""
    before = words[first - 1] if first > 0 else None
    after = words[last + 1] if last + 1 < len(words) else None
    begins = before is None or before.chunk != words[first].chunk
    ends = after is None or after.chunk != words[last].chunk
    if begins:
        return ends
    return words[first].is_capital or (before is not None and before.folded in _BEFORE_A_PLACE and ends)


def _words(text: str) -> Iterator[_Word]:
    """The words of a text as folding parts them, so that their places are those of the folded words."""
    for number, chunk in enumerate(_BREAKS.split(text)):
        for written in chunk.split():
            for word in fold(written).split():
                initial = _WORD.search(written)
                yield _Word(word, bool(initial) and written[initial.start()].isupper() if initial else False, number)
