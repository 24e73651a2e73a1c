"""The words of a text that a phrase was found in, as the text has them."""

from graphmodel.catalogue import fold
from graphmodel.catalogue.phrases import PhraseIndex

_AROUND = " .,;:()/–-"


def as_written(text: str, phrase: str) -> str:
    """The part of a text that a known phrase was read from, as it is written there; the whole text where that is not to be told.

    >>> as_written("Betales af Kommunen", "kommunen"), as_written("Egenbetaling: 50 kr.", "egenbetaling")
    ('Kommunen', 'Egenbetaling')
    """
    words = text.split()
    tokens = [(token, place) for place, word in enumerate(words) for token in fold(word).split()]
    found = PhraseIndex({"": (phrase,)}).find_in([token for token, _ in tokens])
    if not found:
        return text
    return " ".join(words[tokens[found[0].first][1] : tokens[found[0].last][1] + 1]).strip(_AROUND)
