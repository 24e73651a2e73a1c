"""Whether a value accounts for all that its cell says: what is left when the parts that were read are taken away."""

from collections.abc import Collection, Iterable, Sequence

from graphmodel.catalogue import fold
from graphmodel.catalogue.phrases import Found, PhraseIndex


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set, for lists of words that are to be read by people.

    >>> sorted(word_set("og samt"))
    ['og', 'samt']
    """
    return frozenset(text.split())


JOINTS = word_set("og samt eller i den det de er ca cirka")
"""Words that only join what stands beside them."""
_LONGEST_ENDING = 4
_SHORTEST_STEM = 4

Span = tuple[int, int]
"""Where a part that was read begins and ends in a text."""


def left_beside(text: str, read: Iterable[Span], filler: Collection[str] = JOINTS) -> list[str]:
    """The words and numbers of a text beside the parts that were read, those that say nothing of their own left out.

    >>> left_beside("12 pladser (3 ledige)", [(0, 10), (12, 20)]), left_beside("15-25 år, kun kvinder", [(0, 8)])
    ([], ['kun', 'kvinder'])
    """
    for start, end in read:
        text = text[:start] + " " * (end - start) + text[end:]
    return [word for word in fold(text).split() if word not in filler]


def left_beside_words(text: str, words: str, filler: Collection[str] = JOINTS) -> list[str]:
    """The words of a text that are neither one of these, with whatever ending, nor say nothing of their own.

    >>> left_beside_words("Individuelt forløb", "individuel", {"forloeb"}), left_beside_words("lukket i juli", "lukket")
    ([], ['juli'])
    """
    known = fold(words).split()
    return [word for word in fold(text).split() if word not in filler and not any(_is_form(word, one) for one in known)]


def left_beside_phrases(text: str, index: PhraseIndex, filler: Collection[str] = JOINTS) -> list[str]:
    """The words of a text that belong to no phrase of an index."""
    tokens = fold(text).split()
    return [token for token in tokens_beside(tokens, index.find_in(tokens)) if token not in filler]


def tokens_beside(tokens: Sequence[str], found: Iterable[Found]) -> list[str]:
    """The folded words of a text beside the phrases that were found in it."""
    read = {at for phrase in found for at in range(phrase.first, phrase.last + 1)}
    return [token for at, token in enumerate(tokens) if at not in read]


def _is_form(word: str, known: str) -> bool:
    return word == known or (
        len(known) >= _SHORTEST_STEM and word.startswith(known) and len(word) - len(known) <= _LONGEST_ENDING
    )
