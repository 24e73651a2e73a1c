"""Which of several spellings of one thing is its name: with its Danish letters, as most rows have it, and without a slip of the hand."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from graphmodel.catalogue import fold
from graphmodel.reference import load_reference
from importers.linking.names import are_near, compact, definite

_DANISH = frozenset("æøåÆØÅ")


def best_spelling(names: Iterable[str]) -> str:
    """The spelling that most rows use; of equals one with known words, that lacks no letter, neither shouts nor abbreviates nor is parted.

    >>> best_spelling(["Soenderbro og Noerrebro Klub", "Sønderbro & Nørrebro Klub"])
    'Sønderbro & Nørrebro Klub'
    >>> best_spelling(["Forenigen Lyset", "Foreningen Lyset"]), best_spelling(["Ungecenter Fyrtaarnt", "Ungecenter Fyrtårnet"])
    ('Foreningen Lyset', 'Ungecenter Fyrtårnet')
    >>> best_spelling(["Frivillgcentret Odense", "Frivilligcentret Odense"]), best_spelling(["Head Space", "Headspace"])
    ('Frivilligcentret Odense', 'Headspace')
    """
    names_said = list(names)
    counts = Counter(names_said)
    if len(counts) == 1:
        return next(iter(counts))
    spellings = defaultdict[str, list[str]](list)
    for name in counts:
        spellings[compact(name)].append(name)
    folded = Counter(map(fold, names_said))
    said = {form: sum(counts[name] for name in together) for form, together in spellings.items()}
    return min(
        counts,
        key=lambda name: (
            -said[compact(name)],
            any(_is_slip_of(name, other) for other in counts),
            any(_lacks_a_letter_of(name, other) for other in counts),
            is_plain_form_of_one(name, spellings[compact(name)]),
            -folded[fold(name)],
            -counts[name],
            any(_is_parted_more(name, other) for other in spellings[compact(name)]),
            name.isupper(),
            "." in name or "," in name,
            name,
        ),
    )


def is_plain_form_of_one(name: str, others: Iterable[str]) -> bool:
    """Whether a name is another with ae, oe and aa for its Danish letters.

    >>> is_plain_form_of_one("Soenderbro", ["Sønderbro"]), is_plain_form_of_one("Sønderbro", ["Soenderbro"])
    (True, False)
    """
    return any(
        other != name and fold(name) == fold(other) and _danish_letters(name) < _danish_letters(other)
        for other in others
    )


def _is_slip_of(name: str, other: str) -> bool:
    """Whether a name is another with a slip in a word: the other has a known word there, or Danish letters."""
    if name == other or not are_near(name, other):
        return False
    mine, theirs = ((_known_words(one), _danish_letters(one)) for one in (name, other))
    return mine < theirs


def _lacks_a_letter_of(name: str, other: str) -> bool:
    """Whether a name is another less a letter or two: more slips of the hand leave one out than put one in, but for a last one twice.

    >>> _lacks_a_letter_of("Frivillgcentret", "Frivilligcentret"), _lacks_a_letter_of("Ungehuset Broen", "Ungehuset Broenn")
    (True, False)
    """
    if not are_near(name, other) or len(compact(name)) >= len(compact(other)):
        return False
    return not any(word[-1] * 2 == word[-2:] for word in set(fold(other).split()) - set(fold(name).split()))


def is_parted_otherwise(name: str, other: str) -> bool:
    """Whether a name is another with a word written as two, or the other way round.

    >>> is_parted_otherwise("Head Space", "Headspace"), is_parted_otherwise("Headspace, Odense", "Headspace Odense")
    (True, False)
    """
    mine, theirs = fold(name), fold(other)
    return mine != theirs and mine.replace(" ", "") == theirs.replace(" ", "")


def _is_parted_more(name: str, other: str) -> bool:
    return is_parted_otherwise(name, other) and len(fold(name)) > len(fold(other))


def _danish_letters(name: str) -> int:
    return sum(letter in _DANISH for letter in name)


def _known_words(name: str) -> int:
    """How many words of a name are a town or end in a word for a kind of place or association, as no slip of the hand does."""
    return sum(
        definite(word) != word or _has_its_ending(word) or bool(load_reference().towns(word))
        for word in fold(name).split()
    )


def _has_its_ending(word: str) -> bool:
    return compact(word) != word
