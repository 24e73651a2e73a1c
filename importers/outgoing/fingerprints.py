"""What was sent out in a row, as short marks in the row itself: so a cell that nobody touched is known though the graph has moved on."""

import hashlib
from collections.abc import Iterable

from graphmodel.catalogue import fold

_LENGTH = 6


def fingerprint(header: str, text: str) -> str:
    """The mark of a cell: the same for the same text under the same header.

    >>> fingerprint("Telefon", "75123456") == fingerprint("telefon:", "75123456"), fingerprint("Telefon", "") == fingerprint("Pris", "")
    (True, False)
    """
    return hashlib.sha256(f"{fold(header)}\n{text}".encode()).hexdigest()[:_LENGTH]


def fingerprints_of_row(cells: Iterable[tuple[str, str]]) -> str:
    """The marks of a row's cells, each a header and a text, as they stand in the row."""
    return " ".join(fingerprint(header, text) for header, text in cells)


def read_fingerprints(text: str) -> frozenset[str]:
    """The marks that stand in a row."""
    return frozenset(text.split())
