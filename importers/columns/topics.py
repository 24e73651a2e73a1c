"""What a list of organisations and their partners works together about: a column beside the partners, and said of the relation."""

from collections.abc import Sequence
from dataclasses import replace

from graphmodel.catalogue import Catalogue, fold
from graphmodel.schema import COLLABORATION_TYPES
from importers.columns.column_guess import ColumnGuess
from importers.columns.overrides import EDGE
from importers.header_words import known_header

TOPIC = f"{EDGE}purpose"
"""The target of such a column in a list of things."""
_PURPOSE = "purpose"


def with_topics(guesses: Sequence[ColumnGuess], catalogue: Catalogue) -> list[ColumnGuess]:
    """The guesses, "Om hvad" beside a column of partners as what they work together about; a header that lists know stays what it is."""
    if not any(_names_partners(guess, catalogue) for guess in guesses):
        return list(guesses)
    words = {fold(word) for word in catalogue.relation_columns[_PURPOSE].words}
    return [
        replace(
            guess, meaning="", target=TOPIC, relation=None, confidence=0.9, reason="Det står ved samarbejdspartnerne."
        )
        if fold(guess.column.said) in words
        and not catalogue.headers.candidates(known_header(guess.column.said, catalogue))
        else guess
        for guess in guesses
    ]


def _names_partners(guess: ColumnGuess, catalogue: Catalogue) -> bool:
    """Whether a column names organisations that a row's own works with."""
    column = catalogue.columns.get(guess.meaning)
    of_column = column.organisation if column else ()
    return guess.relation is not None or any(target.partition(".")[2] in COLLABORATION_TYPES for target in of_column)
