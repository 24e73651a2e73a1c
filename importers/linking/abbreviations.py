"""Names that may be others with initials, as UU is Ungdommens Uddannelsesvejledning: these are only asked about."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from graphmodel.catalogue import fold
from importers.linking.names import JOINING, normal

Key = TypeVar("Key", bound=Hashable)
Other = TypeVar("Other", bound=Hashable)

_CAPITALS = re.compile(r"\b[A-ZÆØÅ]{2,5}\b")
_IN_BRACKETS = re.compile(r"\(([^)]*)\)")


class Called(NamedTuple):
    """A name and the name of the municipality that it is found in, "" where that is unknown."""

    name: str
    place: str


def pairs_in_short(
    some: Iterable[tuple[Key, Called]], others: Iterable[tuple[Other, Called]]
) -> Iterator[tuple[Key, Other]]:
    """Those of which one's name may be the other's with initials: "UU Odense", "Ungdommens Uddannelsesvejledning Odense".

    Whether they lie in one municipality is for others to see.

    >>> names = ("UU Odense", "Ungdommens Uddannelsesvejledning Odense", "Pædagogisk Psykologisk Rådgivning (PPR)", "PPR", "UU Svendborg")
    >>> called = [(name, Called(name, "Odense")) for name in names[:4]] + [(names[4], Called(names[4], "Svendborg"))]
    >>> sorted({pair for pair in pairs_in_short(called, called) if pair[0] < pair[1]})
    [('PPR', 'Pædagogisk Psykologisk Rådgivning (PPR)'), ('UU Odense', 'Ungdommens Uddannelsesvejledning Odense')]
    """
    mine, theirs = list(_here_and_anywhere(some)), list(_here_and_anywhere(others))
    initials = _initials_in(called.name for _, called in (*mine, *theirs))
    if not initials:
        return
    own, short = _by_form(theirs, initials)
    for key, called in mine:
        forms = _forms(called)
        found = {other for form in forms for other in short.get((called.place, form), ())}
        found |= {
            other for form in _short_forms(called, forms, initials) for other in own.get((called.place, form), ())
        }
        yield from ((key, other) for other in found)


def _here_and_anywhere(names: Iterable[tuple[Key, Called]]) -> Iterator[tuple[Key, Called]]:
    """Each name as that of its municipality and as one that may lie anywhere, for not every list tells."""
    for key, called in names:
        yield key, called
        if called.place:
            yield key, called._replace(place="")


_Form = tuple[str, ...]
_Forms = Mapping[tuple[str, _Form], set[Other]]


def _by_form(
    names: Iterable[tuple[Other, Called]], initials: Mapping[str, set[str]]
) -> tuple["_Forms[Other]", "_Forms[Other]"]:
    """Names by the forms that they are written in, and by those that they may be shortened to."""
    own: defaultdict[tuple[str, _Form], set[Other]] = defaultdict(set)
    short: defaultdict[tuple[str, _Form], set[Other]] = defaultdict(set)
    for key, called in names:
        forms = _forms(called)
        for form in forms:
            own[(called.place, form)].add(key)
        for form in _short_forms(called, forms, initials):
            short[(called.place, form)].add(key)
    return own, short


def _initials_in(names: Iterable[str]) -> Mapping[str, set[str]]:
    """The words of names that are written in capitals, each under itself and under itself without its last letter."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word in {word for name in names for word in _CAPITALS.findall(name)}:
        folded = fold(word)
        found[folded].add(folded)
        found[folded[:-1]].add(folded)
    return found


def _forms(called: Called) -> set[_Form]:
    """The words of a name, with and without those that say where it is."""
    words = normal(called.name)
    of_place = {form for word in normal(called.place) for form in (word, f"{word}s")} if called.place else set()
    local = tuple(word for word in words if word not in of_place)
    return {words, local} - {()}


def _short_forms(called: Called, forms: Iterable[_Form], initials: Mapping[str, set[str]]) -> set[_Form]:
    """What a name may be written as in short: what its brackets say, and initials for words that follow each other.

    The last word may give a letter more, as "Grunduddannelse" does in FGU.
    """
    found = {normal(behind) for behind in _IN_BRACKETS.findall(called.name) if _CAPITALS.fullmatch(behind.strip())}
    for words in forms:
        for start in range(len(words) - 1):
            for end in range(start + 2, len(words) + 1):
                run = [word for word in words[start:end] if word not in JOINING]
                for short in initials.get("".join(word[0] for word in run), ()) if len(run) > 1 else ():
                    if len(short) == len(run) or short[-1] in run[-1][1:]:
                        found.add((*words[:start], short, *words[end:]))
    return found
