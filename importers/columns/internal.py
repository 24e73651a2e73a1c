"""Columns that a list calls internal: what stands there is nobody else's business, and most fields of the map are open to all."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from graphmodel.catalogue import Catalogue, fold
from importers.columns.column_guess import ColumnGuess
from importers.header_words import NAMES_OF_ROWS
from importers.tables import TableColumn

_INTERNAL = re.compile(
    r"\b(?:intern[te]?|fortrolig[te]?|(?:kun )?til internt brug|ikke (?:til )?(?:offentlig\w*|deling|videregivelse)"
    r"|(?:bemaerkning(?:er)?|noter?|kommentar(?:er)?|beskeder|besked) til (?:kommunen|koordinator(?:en)?|jobcentret|jobcenteret))\b"
)
_BOTH = re.compile(r"\bekstern")
"""Who is within and who is without, as in "Intern/ekstern": no word of secrecy."""


def is_internal(column: TableColumn) -> bool:
    """Whether what stands above a column says that it is for the list's own people.

    >>> is_internal(TableColumn(2, "C", "", "Bemærkninger (intern)")), is_internal(TableColumn(2, "C", "", "Intern/ekstern"))
    (True, False)
    """
    said = f"{fold(column.said)} {fold(column.group)}"
    return _INTERNAL.search(said) is not None and not _BOTH.search(said)


def leave_internal_out(
    guesses: Iterable[ColumnGuess], chosen: Collection[int], catalogue: Catalogue
) -> list[ColumnGuess]:
    """The guesses, each internal column without a meaning; those that name things ("Interne tilbud", "Interne partnere") stay.

    What a person has `chosen` stands, by the column's place.
    """
    return [
        replace(guess, meaning="", relation=None, is_bare=False, reason="Overskriften siger, at det er internt.")
        if guess.column.index not in chosen and is_internal(guess.column) and not _names_things(guess, catalogue)
        else guess
        for guess in guesses
    ]


def _names_things(guess: ColumnGuess, catalogue: Catalogue) -> bool:
    column = catalogue.columns.get(guess.meaning)
    fields = [target.partition(".")[2] for target in (*column.offer, *column.organisation)] if column else []
    return guess.meaning in NAMES_OF_ROWS or guess.relation is not None or any(map(str.isupper, fields))
