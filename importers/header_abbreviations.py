"""Headers that are cut short: "Målgr.", "Kont.pers.", "Ant. pladser"; which of the catalogue's words they are short for."""

import re
from functools import cache, lru_cache

from graphmodel.catalogue import Catalogue, fold

_CUT_SHORT = re.compile(r"[^\W\d_]+(?:[.,/ -]+[^\W\d_]+)*[. ]*\.|[^\W\d_]{2,}\.\s?[^\W\d_]+")
_PIECE = re.compile(r"([^\W\d_]+)(\.?)")
_LONGEST = 25
_LEAST_LETTERS = 4


@lru_cache(maxsize=2_000)
def in_full(text: str, catalogue: Catalogue) -> str:
    """The catalogue's word that a header is short for, "" where it is none; of several the shortest, which is the plainest.

    >>> from graphmodel.catalogue import load_catalogue
    >>> words = load_catalogue()
    >>> in_full("Varigh.", words), in_full("Kont.pers.", words), in_full("Ant. pladser", words), in_full("Sdr.", words)
    ('varighed', 'kontaktperson', 'antal pladser', '')
    """
    plain = text.strip(" :")
    if len(plain) > _LONGEST or "." not in plain or _CUT_SHORT.fullmatch(plain) is None:
        return ""
    pieces = _PIECE.findall(plain)
    if sum(len(piece) for piece, _ in pieces) < _LEAST_LETTERS:
        return ""
    pattern = re.compile(" ?".join(f"{fold(piece)}[a-z]*" if dot else fold(piece) for piece, dot in pieces))
    fitting = [word for word in _words(catalogue) if pattern.fullmatch(word)]
    return min(fitting, key=lambda word: (len(word), word), default="")


@cache
def _words(catalogue: Catalogue) -> tuple[str, ...]:
    """Every header of the catalogue, folded."""
    return tuple(sorted({fold(word) for column in catalogue.columns.values() for word in column.words}))
