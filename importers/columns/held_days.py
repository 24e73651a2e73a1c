"""Days under "Dato" in lists of what happens once: when it is held, and not when somebody last saw to what the list says."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from graphmodel.catalogue import fold
from importers.columns.column_guess import ColumnGuess
from importers.result import Issue, Severity
from importers.tables import Table
from importers.values.contents import share_of
from importers.values.days import read_day
from importers.values.number_cells import says_weekdays
from importers.ways import Choosing, Way

_OFFER = "offer-name"
_CONFIRMED = "verified-on"
_ANY_DAY = frozenset({"", "dato", "datoer", "date", "dates", "dag og dato"})
"""Headers that do not say what happened on the day."""
_MOST, _HALF = 0.6, 0.5
_CLOCK = re.compile(
    r"(?:kl\.?\s*)?\d{1,2}(?:[.:]\d{2})?(?:\s*(?:-|–|til)\s*(?:kl\.?\s*)?\d{1,2}(?:[.:]\d{2})?)?", re.IGNORECASE
)
"""A time of day and nothing else: opening hours name their days of the week."""


def with_days_held(
    table: Table, guesses: Sequence[ColumnGuess], chosen: Collection[int], today: str
) -> tuple[list[ColumnGuess], list[Issue]]:
    """The guesses, "Dato" in a list of offers taken for when they are held where a time of day stands beside it, or half lies ahead.

    `chosen` are the columns that a person chose a field for, by their place; `today` is an ISO day, "" where nobody said.
    """
    names_offers = any(guess.meaning == _OFFER or guess.target == "Offer.name" for guess in guesses)
    found = next((guess for guess in guesses if _may_be_held(guess, chosen)), None)
    if not names_offers or found is None or not _are_held(table, found, guesses, today):
        return list(guesses), []
    taken = {guess.meaning for guess in guesses}
    meaning = "hours" if "intake" in taken else "intake"
    held = replace(found, meaning=meaning, confidence=0.7, reason="Datoerne er dem, det holdes på.")
    return [held if guess is found else guess for guess in guesses], [_told(table, found)]


def _may_be_held(guess: ColumnGuess, chosen: Collection[int]) -> bool:
    is_any_day = guess.meaning == _CONFIRMED and fold(guess.column.said) in _ANY_DAY
    return is_any_day and not guess.target and guess.column.index not in chosen


def _are_held(table: Table, days: ColumnGuess, guesses: Sequence[ColumnGuess], today: str) -> bool:
    texts = table.texts(days.column.index)
    has_clock = any(
        share_of(table.texts(guess.column.index), _is_clock) >= _MOST for guess in guesses if guess.meaning == "hours"
    )
    return bool(texts) and (has_clock or lie_ahead(table, days, today))


def lie_ahead(table: Table, days: ColumnGuess, today: str) -> bool:
    """Whether half of the days of a column that does not say what they are come after `today`, so that nobody has seen to anything then."""
    texts = table.texts(days.column.index)
    is_any_day = days.meaning == _CONFIRMED and fold(days.column.said) in _ANY_DAY
    return bool(today) and is_any_day and share_of(texts, lambda text: _is_ahead(text, today)) >= _HALF


def _is_clock(text: str) -> bool:
    return _CLOCK.fullmatch(text.strip()) is not None and not says_weekdays(text)


def _is_ahead(text: str, today: str) -> bool:
    day = read_day(text)
    return day is not None and day > today


def _told(table: Table, days: ColumnGuess) -> Issue:
    cell = table.sheet.address(table.header_row or 0, days.column.index)
    message = f"Kolonnen »{days.column.header}« er læst som den dag, det holdes, og ikke som den dag, oplysningerne er bekræftet."
    way = Choosing(Way.CHOOSE_COLUMN, days.column.header, "Offer.verified_on")
    return Issue(Severity.NOTE, cell, "day_held", message, "Se efter, om det passer.", way)
