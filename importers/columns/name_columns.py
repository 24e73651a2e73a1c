"""Columns of names: which column names the rows where no header says so, and which names nobody though its header says so."""

import re
from collections.abc import Collection
from dataclasses import replace

from graphmodel.catalogue import fold
from importers.columns.column_guess import ColumnGuess
from importers.tables import Table
from importers.values.words import Words

NAMES = frozenset({"organisation-name", "person-name", "offer-name"})
_PERSONS = frozenset({"person-name", "contact-name"})
_LIKELY = 0.5
_LONGEST_NAME = 80
_DIFFERENT = 0.7
"""How many of the cells of a column of names differ from the others."""
_NAMED = re.compile(r"(?<!bruger)(?<!mellem)(?<!fil)(?:navn|name)$")
"""The end of a header of unknown words that names its rows: "Gruppenavn"."""


def with_names(table: Table, guesses: list[ColumnGuess], words: Words) -> list[ColumnGuess]:
    """The guesses where no known header names the rows: a lone column of names is bare, for its cells do not tell whose they are."""
    named = [guess for guess in guesses if guess.meaning in NAMES or guess.meaning == "organisation-level"]
    if any(guess.column.said for guess in named) or len(named) > 1:
        return guesses
    first = [guess for guess in guesses[:1] if not guess.column.said and _may_name_rows(table, guess, words)]
    others = (guess for guess in guesses[1:] if not guess.column.said and _may_name_rows(table, guess, words))
    called = (
        guess for guess in guesses if _NAMED.search(fold(guess.column.said)) and _may_name_rows(table, guess, words)
    )
    bare = next(iter([*first, *named, *others, *called]), None)
    return [
        replace(guess, meaning="offer-name", confidence=_LIKELY, reason="Cellerne ligner navne.", is_bare=True)
        if guess is bare
        else replace(guess, is_bare=guess.meaning == "person-name")
        for guess in guesses
    ]


def _may_name_rows(table: Table, guess: ColumnGuess, words: Words) -> bool:
    """Whether a column that nothing is known of may hold the names of its rows: short texts that begin with a letter and differ."""
    texts = table.texts(guess.column.index)
    if guess.meaning not in ("", "kind") or len(texts) < len(table.rows):
        return False
    fitting = {
        fold(text) for text in texts if len(text) <= _LONGEST_NAME and text[:1].isalpha() and not words.is_no_name(text)
    }
    return mostly_differ(fitting, len(texts))


def mostly_differ(texts: Collection[str], count: int) -> bool:
    """Whether texts differ as the names of `count` rows do."""
    return bool(texts) and len(set(texts)) >= _DIFFERENT * count


def without_numbers_for_names(table: Table, guess: ColumnGuess, words: Words) -> ColumnGuess:
    """The guess, or none where no cell of a column of names is one: "Ansat" over days or years names nobody."""
    is_of_persons = guess.meaning in _PERSONS
    if not is_of_persons and guess.meaning not in NAMES:
        return guess
    no_names = 0
    for text in table.texts(guess.column.index):
        if any(map(str.isalpha, text)) if is_of_persons else not words.is_no_name(text):
            return guess
        no_names += not words.is_placeholder(text)
    return replace(guess, meaning="", is_bare=False, relation=None) if no_names else guess
