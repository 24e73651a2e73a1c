"""Names of which one holds the other: "Siloen" and "Spillestedet Siloen", "Rusbasen" and "Rusmiddelcentret Rusbasen"."""

import re

from graphmodel.catalogue import fold
from importers.linking.names import JOINING, TELLING_APART, Generic, normal, tell_a_unit

_BEFORE_A_PART = re.compile(r"\s+[-–—]\s+|\s*[,/|>]\s*|\s*:\s+|\s+\(")
_DEFINITE_ENDINGS = ("en", "et", "erne")
_OF_THE_YOUNG = frozenset({"ungdommens", "ungdom", "ungdoms"})
"""An association's youth branch is another: "Ungdommens Røde Kors", "Red Barnet Ungdom"."""
_MUNICIPAL_WORDS = frozenset({"kommune", "kommunes", "kommunale"})


def words_between(one: str, other: str, generic: Generic) -> frozenset[str] | None:
    """The words by which one name is longer than the other, or None where neither holds the other or what they share says too little.

    >>> from graphmodel.catalogue import load_catalogue
    >>> generic = Generic.of(load_catalogue(), frozenset({"kolding"}))
    >>> sorted(words_between("Siloen", "Spillestedet Siloen", generic)), words_between("FGU Sund", "FGU Sund Nord", generic)
    (['spillested'], None)
    >>> words_between("Kolding skole", "Kolding", generic) is None
    True
    """
    mine, theirs = content_words(one), content_words(other)
    is_one_held = (mine < theirs or theirs < mine) and not names_both(one, other)
    if not is_one_held or not distinctive_words(one, generic) & distinctive_words(other, generic):
        return None
    between = mine ^ theirs
    return None if tell_apart(between) else between


def local_words(name: str, place: str, generic: Generic) -> frozenset[str]:
    """The words of a name without those that only say in which municipality it is: "PPR Kolding" in Kolding is PPR.

    >>> from graphmodel.catalogue import load_catalogue
    >>> generic = Generic.of(load_catalogue())
    >>> sorted(local_words("Kolding Kommunes Jobcenter", "0621", generic)), sorted(local_words("PPR Kolding", "0630", generic))
    (['jobcenter'], ['kolding', 'ppr'])
    """
    words = content_words(name)
    of_place = frozenset(form for word in normal(generic.name_of_place(place)) for form in (word, f"{word}s"))
    if not place or not words & of_place:
        return words
    return words - of_place - _MUNICIPAL_WORDS


def names_both(one: str, other: str) -> bool:
    """Whether the longer name is that of both this one and another: "Åhuset" and "Åhuset og PPR".

    >>> names_both("Åhuset", "PPR og Åhuset"), names_both("Børn", "Børnehuset og Skoven")
    (True, False)
    """
    shorter, longer = sorted((fold(one), fold(other)), key=len)
    return longer.startswith(f"{shorter} og ") or longer.endswith(f" og {shorter}")


def is_part(one: str, other: str, generic: Generic) -> bool:
    """Whether one name is the other's with what is a part of it behind a dash, a comma or a slash; a place there is no part.

    In brackets stands a part only where a word says so; else it is another name for the same.

    >>> from graphmodel.catalogue import load_catalogue
    >>> generic = Generic.of(load_catalogue(), frozenset({"odense"}))
    >>> names = ("Lyng Kommune - SSP", "Lyng Kommune/SSP", "Lyng Kommune, Unge, SSP", "Lyng Kommune SSP", "Lyng Kommune - Odense")
    >>> [is_part("Lyng Kommune", name, generic) for name in names]
    [True, True, True, False, False]
    >>> is_part("Lyng", "Lyng (Ungevejledningen)", generic), is_part("Ungeenheden", "Ungeenheden (KUI)", generic)
    (True, False)
    """
    shorter, longer = sorted((one, other), key=lambda name: len(fold(name)))
    whole = fold(shorter)
    for found in _BEFORE_A_PART.finditer(longer):
        behind = content_words(longer[found.end() :])
        is_in_brackets = found.group().endswith("(")
        if fold(longer[: found.start()]) == whole and behind and (not is_in_brackets or tell_a_unit(behind)):
            return not all(generic.is_place(word) or word in _MUNICIPAL_WORDS for word in behind)
    return False


def is_longer(one: str, other: str) -> bool:
    """Whether one name has more words than the other."""
    return len(content_words(one)) > len(content_words(other))


def may_be_part(one: str, other: str, generic: Generic) -> bool:
    """Whether one name may be that of a part of the other: it says so by its form, or it is the other with a word for a unit."""
    mine, theirs = content_words(one), content_words(other)
    is_one_held = (mine < theirs or theirs < mine) and not names_both(one, other)
    return is_one_held and (tell_a_unit(mine ^ theirs) or is_part(one, other, generic))


def tell_apart(words: frozenset[str]) -> bool:
    """Whether words that one of two names has too many make it another: Nord, a number, a letter."""
    return any(word in TELLING_APART or not word.isalpha() or len(word) == 1 for word in words)


def content_words(name: str) -> frozenset[str]:
    """The words of a name that are more than joints."""
    return frozenset(word for word in normal(name) if word not in JOINING)


def distinctive_words(name: str, generic: Generic) -> frozenset[str]:
    """The words that only this organisation has in its name: neither a kind, nor a unit, nor a municipality."""
    return frozenset(word for word in content_words(name) if not generic.is_common(word) and len(word) > 2)


def only_tell_the_kind(words: frozenset[str], one: str, other: str, generic: Generic) -> bool:
    """Whether words that one of two names has too many only say what it is: a kind, a municipality, or what stands definite before it.

    >>> from graphmodel.catalogue import load_catalogue
    >>> generic = Generic.of(load_catalogue())
    >>> names = ("Siloen", "Spillestedet Siloen"), ("Klub Bolbro", "Klub Bolbro Junior"), ("Prime Minister", "Deputy Prime Minister")
    >>> [only_tell_the_kind(content_words(a) ^ content_words(b), a, b, generic) for a, b in names]
    [True, False, False]
    """
    shorter, longer = sorted((fold(one).split(), fold(other).split()), key=len)
    before = longer[: -len(shorter)] if longer[-len(shorter) :] == shorter else []
    is_called_so = len(before) == 1 and before[0].endswith(_DEFINITE_ENDINGS)
    return is_called_so or say_little(words, generic)


def say_little(words: frozenset[str], generic: Generic) -> bool:
    """Whether words that one of two names has too many only say its kind or its municipality, and not that it is the young ones' own."""
    return all(generic.is_common(word) and word not in _OF_THE_YOUNG for word in words)
