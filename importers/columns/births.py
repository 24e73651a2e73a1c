"""Columns that tell when persons were born or how old they are: the map has no place for that, so they are left out."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from graphmodel.catalogue import fold
from importers.columns.column_guess import ColumnGuess
from importers.tables import Table
from importers.values.contents import share_of
from importers.values.days import days_in

BIRTH = "birth"
"""The catalogue's column of births."""
_AGES = frozenset({"age", "age-from", "age-to"})
_ANY_DAY = frozenset({"", "dato", "date"})
"""Headers that do not say what happened on the day."""
_MOST = 0.8
_YOUNGEST_IN_A_LIST = 2012
"""Whoever stands in a list of partners was born by then, and hardly anything else in it is as old."""
_AGE_ALONE = re.compile(r"\d{1,2}(?:[.,]0+)?(?:\s*år)?\.?", re.IGNORECASE)
_BIRTH_YEAR = re.compile(r"(?:f\.?|født)?\s*(?:19\d{2}|200\d|201[0-2])(?:[.,]0+)?", re.IGNORECASE)


def leave_births_out(table: Table, guesses: Sequence[ColumnGuess], chosen: Collection[int]) -> list[ColumnGuess]:
    """The guesses, each column of births or of persons' ages taken for that; what a person has `chosen` stands, by the column's place.

    Of offers a year of birth is an age group ("født 2008-2010").
    """
    meanings = {guess.meaning for guess in guesses}
    has_offers = "offer-name" in meanings or any(guess.target == "Offer.name" for guess in guesses)
    has_persons = "person-name" in meanings or any(guess.target == "Actor.name" for guess in guesses)
    return [
        guess if guess.column.index in chosen else _judged(table, guess, has_offers=has_offers, has_persons=has_persons)
        for guess in guesses
    ]


def _judged(table: Table, guess: ColumnGuess, *, has_offers: bool, has_persons: bool) -> ColumnGuess:
    texts = partial(table.texts, guess.column.index)
    if guess.meaning == BIRTH:
        is_group = has_offers and texts() and share_of(texts(), lambda text: bool(days_in(text))) < _MOST
        return replace(guess, meaning="age", reason="Fødselsår siger, hvem tilbuddet er for.") if is_group else guess
    if guess.meaning in _AGES and has_persons and not has_offers and share_of(texts(), _is_of_one_person) >= _MOST:
        return replace(guess, meaning=BIRTH, reason="Cellerne er personers alder.")
    is_any_day = guess.meaning in ("", "verified-on") and fold(guess.column.said) in _ANY_DAY and not guess.target
    if is_any_day and has_persons and share_of(texts(), _can_only_be_birth) >= _MOST:
        return replace(guess, meaning=BIRTH, reason="Så gamle datoer ved siden af personer er fødselsdage.")
    return guess


def _is_of_one_person(text: str) -> bool:
    return _AGE_ALONE.fullmatch(text.strip()) is not None or _BIRTH_YEAR.fullmatch(text.strip()) is not None


def _can_only_be_birth(text: str) -> bool:
    years = [day.year for day in days_in(text) if day.year is not None]
    return len(years) == 1 and years[0] <= _YOUNGEST_IN_A_LIST
