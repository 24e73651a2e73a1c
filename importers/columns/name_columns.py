"""Columns of names: which column names the rows where no header says so, and which names nobody though its header says so."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from graphmodel.catalogue import fold
from importers.columns.column_contents import contents_of
from importers.columns.column_guess import ColumnGuess
from importers.columns.numbering import counts_rows
from importers.tables import Table
from importers.values.contents import looks_like_organisation, share_of
from importers.values.persons import is_job_title
from importers.values.words import Words

NAMES = frozenset({"organisation-name", "person-name", "offer-name"})
_PERSONS = frozenset({"person-name", "contact-name"})
_LIKELY = 0.5
_LONGEST_NAME = 80
_DIFFERENT = 0.7
"""How many of the cells of a column of names differ from the others."""
_MOSTLY = 0.6
_UNKNOWN = frozenset({"", "kind"})
_UNKNOWN_WITHOUT_HEADER = _UNKNOWN | {"interest", "area"}
_OF_NAMES = frozenset({"organisation-name", "person-name", "offer-name", "kind", "interest", "area", "description"})
"""What cells that are names may look like besides."""
_OF_PLACES = frozenset({"address", "postcode", "hours", "website"})
_NEVER_NAMES = (
    frozenset({"contact-name", "phone", "email", "website", "address", "postcode", "town", "municipality", "hours"})
    | {"target-group", "age", "age-from", "age-to", "route", "how-to-apply", "conditions", "intake", "price"}
    | {"sector", "verified-on", "status", "partners", "birth", "permission", "legal-basis"}
)
"""Meanings of headers that say of something what it is not called."""
_NAMED = re.compile(r"(?<!bruger)(?<!mellem)(?<!fil)(?:navn|name)$")
"""The end of a header of unknown words that names its rows: "Gruppenavn"."""


def with_names(table: Table, guesses: list[ColumnGuess], words: Words) -> list[ColumnGuess]:
    """The guesses where no known header names the rows: a lone column of names is bare, for its cells do not tell whose they are."""
    named = [guess for guess in guesses if guess.meaning in NAMES or guess.meaning == "organisation-level"]
    if any(guess.column.said and not _leads(guess) for guess in named) or len(named) > 1:
        return guesses
    first = [guess for guess in guesses[:1] if not guess.column.said and _may_name_rows(table, guess, words)]
    has_ages = any(guess.meaning in ("age", "price") for guess in guesses)
    beside = [guess for guess in guesses if _is_provided(table, guess, named, words, has_ages=has_ages)]
    others = (guess for guess in guesses[1:] if not guess.column.said and _may_name_rows(table, guess, words))
    called = (
        guess for guess in guesses if _NAMED.search(fold(guess.column.said)) and _may_name_rows(table, guess, words)
    )
    told = [guess for guess in named if not guess.column.said]
    bare = next(
        iter([*first, *beside, *told, *others, *called, *_opening(table, guesses, words, has_ages=has_ages)]), None
    )
    return [
        replace(guess, meaning="offer-name", confidence=_LIKELY, reason="Cellerne ligner navne.", is_bare=True)
        if guess is bare
        else _beside_names(guess, has_names=bool(beside))
        for guess in guesses
    ]


def _is_provided(
    table: Table, guess: ColumnGuess, named: Sequence[ColumnGuess], words: Words, *, has_ages: bool
) -> bool:
    """Whether a column without a header names what a few organisations, or a person in each row, found by their cells, offer."""
    if guess.column.said or guess in named or not named or not _may_name_rows(table, guess, words):
        return False
    if named[0].meaning == "person-name":
        return has_ages
    texts = table.texts(named[0].column.index)
    return named[0].meaning == "organisation-name" and len(set(texts)) < len(texts)


def _beside_names(guess: ColumnGuess, *, has_names: bool) -> ColumnGuess:
    """A column beside the rows' names: persons, found by their cells, are bare, or the contacts of offers that another column names."""
    if guess.meaning != "person-name" or guess.column.said:
        return replace(guess, is_bare=False)
    return replace(guess, meaning="contact-name") if has_names else replace(guess, is_bare=True)


def _opening(table: Table, guesses: Sequence[ColumnGuess], words: Words, *, has_ages: bool) -> list[ColumnGuess]:
    """The column that a list begins with, whatever its header, where its cells are names: else no row would have one.

    Beside contacts and leaders, who are persons, and without ages or prices, only under an unknown header, and where the names
    look like organisations, the header is a kind of what lists hold, or there are columns that persons at work do not have.
    """
    first = next(
        (guess for guess in guesses if not counts_rows(table, guess.column) and guess.meaning != "row-id"), None
    )
    if first is None or not first.column.said or first.meaning in _NEVER_NAMES or first.relation:
        return []
    texts = table.texts(first.column.index)
    told = contents_of(texts, words)
    is_of_values = bool(told) and told[0].meaning not in _OF_NAMES and told[0].confidence >= _MOSTLY
    if (
        len(texts) < len(table.rows)
        or is_of_values
        or not mostly_differ(distinct_names(table, first.column.index, words), len(texts))
    ):
        return []
    if has_ages or not any(guess.meaning == "contact-name" or _leads(guess) for guess in guesses):
        return [first]
    is_kind = any(
        words.catalogue.id_of(subject, first.column.said) for subject in ("organisation_kinds", "offer_kinds")
    )
    are_like = share_of(texts, looks_like_organisation) >= _MOSTLY
    is_place = any(guess.meaning in _OF_PLACES for guess in guesses)
    return [first] if not first.meaning and (is_kind or are_like or is_place) else []


def _leads(guess: ColumnGuess) -> bool:
    """Whether a column names who leads what the row is about: "Leder", "Formand"."""
    return guess.meaning == "person-name" and is_job_title(guess.column.said)


def _may_name_rows(table: Table, guess: ColumnGuess, words: Words) -> bool:
    """Whether a column that nothing is known of may hold the names of its rows: short texts that begin with a letter and differ."""
    texts = table.texts(guess.column.index)
    meanings = _UNKNOWN if guess.column.said else _UNKNOWN_WITHOUT_HEADER
    if guess.meaning not in meanings or len(texts) < len(table.rows):
        return False
    return mostly_differ(distinct_names(table, guess.column.index, words), len(texts))


def distinct_names(table: Table, column: int, words: Words) -> set[str]:
    """The different texts of a column that may be names, folded: short, and begun by a letter."""
    return {
        fold(text)
        for text in table.texts(column)
        if len(text) <= _LONGEST_NAME and text[:1].isalpha() and not words.is_no_name(text)
    }


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
