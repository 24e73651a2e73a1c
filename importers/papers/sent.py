"""What was sent out in a row, as short marks in the row itself: so a cell that nobody touched is known though the graph has moved on."""

import hashlib
from collections.abc import Iterable

from graphmodel.catalogue import fold

_LENGTH = 6


def mark_of(header: str, text: str) -> str:
    """The mark of a cell: the same for the same text under the same header.

    >>> mark_of("Telefon", "75123456") == mark_of("telefon:", "75123456"), mark_of("Telefon", "") == mark_of("Pris", "")
    (True, False)
    """
    return hashlib.sha256(f"{fold(header)}\n{text}".encode()).hexdigest()[:_LENGTH]


def marks_of_row(cells: Iterable[tuple[str, str]]) -> str:
    """The marks of a row's cells, each a header and a text, as they stand in the row."""
    return " ".join(mark_of(header, text) for header, text in cells)


def read_marks(text: str) -> frozenset[str]:
    """The marks that stand in a row."""
    return frozenset(text.split())
