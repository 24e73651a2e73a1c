"""Cells with numbers: weeks, hours, seats, prices, and the size of a group."""

import re

from graphmodel.catalogue import fold
from importers.values.amounts import (
    NUMBER_ALONE,
    read_hours_a_week,
    read_price,
    read_weeks,
    read_whole,
    weekly_days,
)
from importers.values.answers import read_answer
from importers.values.seats import Seats, read_free_seats, read_seats, with_day, without_day
from importers.values.understood import Understood
from importers.values.words import Words

_DAY_NAMES = r"(?:man|tirs|ons|tors|fre|lør|søn)"
_WEEKDAY = re.compile(rf"\b{_DAY_NAMES}(?:dag|dage|\.)|\b{_DAY_NAMES}\s*(?:-|–|til|og)\s*{_DAY_NAMES}", re.IGNORECASE)
_TIMES_A_WEEK = re.compile(
    r"\d\s*(?:dage?|gange?)\s*(?:om|pr\.?|per|/|i|hver)?\s*(?:ugen?\b|ugentligt?)", re.IGNORECASE
)
_UNITS = re.compile(r"\b(uger?|mdr|maaned(?:er)?|dage?|aar)\b")
_NO_WAITING = re.compile(
    r"(?:(?:p t|pt|aktuelt|lige nu|i oejeblikket|for tiden|der er) )*"
    r"(?:(?:nej )?ingen(?: ventetid| venteliste)?|nej|ej|straks|ikke|(?:kan )?(?:starte |start |begynde )?med det samme)"
    r"(?: (?:p t|pt|aktuelt|lige nu|i oejeblikket|for tiden|ventetid))?"
)
_LASTS_FOR_NOW = re.compile(r"\b(?:p t|pt|aktuelt|lige nu|i oejeblikket|for tiden)\b")
_ONE_TO_ONE = re.compile(r"1\s*(?:[:-]|til)\s*1|en[- ]til[- ]en", re.IGNORECASE)


def says_weekdays(text: str) -> bool:
    """Whether a text names days of the week.

    >>> says_weekdays("Man-tors 9-14"), says_weekdays("hver mandag"), says_weekdays("manden")
    (True, True, False)
    """
    return _WEEKDAY.search(text) is not None


def read_waiting(text: str, header: str, _words: Words) -> Understood | None:
    """How many weeks one waits; none at all is a value, too."""
    folded = fold(text)
    if _NO_WAITING.fullmatch(folded):
        return Understood({"waiting_weeks": 0}, keep_text=bool(_LASTS_FOR_NOW.search(folded)))
    return _weeks("waiting_weeks", text, header)


def read_duration(text: str, header: str, _words: Words) -> Understood | None:
    """How many weeks an offer lasts; where it tells weekdays or times a week, those are its hours."""
    if days := weekly_days(text):
        return Understood(
            {"duration_weeks": days}, keep_text=True, remark=f"»{text}« er læst som {days} uger.", is_inferred=True
        )
    weeks = _weeks("duration_weeks", text, header)
    if not says_weekdays(text) and not _TIMES_A_WEEK.search(text):
        return weeks
    return Understood({**(weeks.values if weeks else {}), "schedule": text})


def _weeks(name: str, text: str, header: str) -> Understood | None:
    if NUMBER_ALONE.fullmatch(text.strip()):
        return _weeks_by_header(name, text.strip(), header)
    weeks = read_weeks(text)
    return Understood({name: int(weeks.value)}, keep_text=weeks.is_rounded) if weeks else None


def _weeks_by_header(name: str, number: str, header: str) -> Understood | None:
    """A number alone is of the unit that its column's header names; where that names none, only nothing at all is sure."""
    unit = _UNITS.search(fold(header))
    weeks = read_weeks(f"{number} {unit[1].replace('aa', 'å')}") if unit else None
    if weeks is None and int(number) == 0:
        return Understood({name: 0})
    return Understood({name: int(weeks.value)}, keep_text=weeks.is_rounded) if weeks else None


def read_hours(text: str, header: str, _words: Words) -> Understood | None:
    """How many hours a week."""
    hours = read_hours_a_week(text, is_hours_column="time" in fold(header))
    return Understood({"hours_per_week": hours.value}, keep_text=hours.is_rounded) if hours else None


def read_seats_total(text: str, _header: str, words: Words) -> Understood | None:
    """Seats, where a number alone is all of them."""
    plain, day, has_day = without_day(text)
    return _as_said(read_seats(plain, words.catalogue), day, has_day=has_day)


def read_seats_free(text: str, header: str, words: Words) -> Understood | None:
    """Seats, where a number alone is those that are free; the header may say on which day: "Ledige pladser pr. 1/10 2026"."""
    plain, day, has_day = without_day(text)
    if not has_day:
        _, day, has_day = without_day(header)
        has_day = has_day and day is not None
    return _as_said(read_free_seats(plain, words.catalogue), day, has_day=has_day)


def _as_said(seats: Seats | None, day: str | None, *, has_day: bool) -> Understood | None:
    if seats is None:
        return None
    told = with_day(seats, day) if has_day else seats
    values = (
        ("seats_total", told.total),
        ("seats_free", told.free),
        ("waiting_weeks", told.waiting_weeks),
        ("seats_on", told.seen_on),
    )
    return Understood({name: value for name, value in values if value is not None}, keep_text=told.says_more)


def read_price_cell(text: str, header: str, words: Words) -> Understood | None:
    """A price as text; a yes or no under "Egenbetaling" tells whether there is one, not how much."""
    price = read_price(text, words.catalogue)
    answer, more = read_answer(text, words.catalogue)
    if not answer or more or price == "gratis":
        return Understood({"price": price})
    if words.catalogue.values.read("payer", header) is None:
        return None
    return Understood({"price": "gratis"}) if answer == "no" else payer_of(header, words)


def payer_of(text: str, words: Words) -> Understood | None:
    """Who pays, where a column of prices says so."""
    reading = words.catalogue.values.read("payer", text)
    if reading is None or reading.is_negated or not reading.value:
        return None
    names = {entry.value: entry.name for entry in words.catalogue.values.values("payer")}
    return Understood({"payer": names[reading.value]})


def read_group_size(text: str, _header: str, _words: Words) -> Understood | None:
    """How many there are in a group, as a number or as the text says it."""
    if _ONE_TO_ONE.fullmatch(text.strip()):
        return None
    number = read_whole(text)
    if number is not None:
        return Understood({"group_size": number})
    return Understood({"group_size": text}) if any(sign.isdigit() for sign in text) else None
