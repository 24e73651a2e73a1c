"""Danish compounds whose first half the catalogue knows: "strikkeklub" is a club about "strikke"."""

import re

from graphmodel.catalogue import fold
from graphmodel.catalogue.phrases import PhraseIndex
from importers.values.accounting import word_set

KINDS_OF_MEETING = word_set(
    "vaerksted klub klubben klubber hold cafe skole forening aften aftener gruppe grupper kursus kurser undervisning traening projekt "
    "behandling hjaelp stoette vejledning raadgivning problemer problematik tilbud faellesskab netvaerk dag dage liv"
)
"""Second halves of compounds that say how people meet or are helped, not what about."""
_COMPOUND = re.compile(
    rf"(?P<first>\w{{3,}}?)(?P<joint>e|s)?(?:{'|'.join(sorted(KINDS_OF_MEETING, key=len, reverse=True))})(?:et|en|er|erne)?"
)


def take_apart(text: str, index: PhraseIndex) -> str:
    """A text, folded, with the known halves alone of the compounds that an index does not know.

    >>> index = PhraseIndex({"krea": ["strikke"], "gaeld": ["gæld"]})
    >>> take_apart("Strikkeklub og gældsrådgivning", index), take_apart("rideklub", index)
    ('strikke og gaeld', 'rideklub')
    """
    return " ".join(_known_half(word, index) for word in fold(text).split())


def _known_half(word: str, index: PhraseIndex) -> str:
    found = None if index.ids_in(word) else _COMPOUND.fullmatch(word)
    if found is None:
        return word
    halves = (f"{found['first']}e", found["first"]) if found["joint"] == "e" else (found["first"], f"{found['first']}e")
    return next((half for half in halves if index.ids_in(half)), word)
