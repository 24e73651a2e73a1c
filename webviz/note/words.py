"""Which texts may stand on a youth's page: those without the words that we never use towards a youth."""

import re

from graphmodel.catalogue import Catalogue, PhraseIndex, fold

_NAME = re.compile(r"(?<![.!?:»])(?<!^) [A-ZÆØÅ][\w-]*")
"""A capital in the middle of a sentence: what people and places are called is theirs (a Trine is no "trin")."""


def first_fit_for_youth(catalogue: Catalogue, *texts: str | None) -> str | None:
    """The first text that holds none of the catalogue's forbidden words; None where there is none."""
    return next((text for text in texts if text and is_fit_for_youth(catalogue, text)), None)


def is_fit_for_youth(catalogue: Catalogue, text: str) -> bool:
    """Whether a text holds none of the words that the catalogue keeps from youths, in whatever inflection."""
    words = [choice.never for choice in catalogue.word_choices]
    endings = [fold(word) for word in words if word.startswith("-")]
    tokens = fold(_NAME.sub("", text)).split()
    if any(ending in token[1:] for ending in endings for token in tokens):
        return False
    return not PhraseIndex({word: [word] for word in words if not word.startswith("-")}).find_in(tokens)
