"""Cells with numbers: weeks, hours, seats, prices, and the size of a group."""

import re
from dataclasses import replace

from graphmodel.catalogue import fold
from graphmodel.fields import Value
from importers.values.amounts import (
    NUMBER_ALONE,
    Amount,
    read_hours_a_week,
    read_price,
    read_weeks,
    read_whole,
    weekly_days,
)
from importers.values.answers import read_answer
from importers.values.as_written import as_written
from importers.values.holding import last_day_in
from importers.values.rounding import are_guessed_weeks, says_about
from importers.values.seats import Seats, may_be_free_or_taken, read_free_seats, read_seats, with_day, without_day
from importers.values.spans import Holds, read_span
from importers.values.understood import Understood
from importers.values.words import Words

_DAY_NAMES = r"(?:man|tirs|ons|tors|fre|lør|søn)"
_SHORT_DAYS = r"(?:ma|ti|on|to|fr|lø|sø)"
_WEEKDAY = re.compile(
    rf"\b{_DAY_NAMES}(?:dag|dage|\.)|\b{_DAY_NAMES}\s*(?:-|–|til|og)\s*{_DAY_NAMES}|"
    rf"\b{_SHORT_DAYS}\.?\s*(?:-|–|og|\+|/|,)\s*{_SHORT_DAYS}\b",
    re.IGNORECASE,
)
_TIMES_A_WEEK = re.compile(
    r"\d\s*(?:dage?|gange?)\s*(?:om|pr\.?|per|/|i|hver)?\s*(?:ugen?\b|ugentligt?)", re.IGNORECASE
)
_UNITS = re.compile(r"\b(uger?|mdr|maaned(?:er)?|(?:hver|arbejds)?dage?|aar)\b")
_NO_WAITING = re.compile(
    r"(?:(?:p t|pt|aktuelt|lige nu|i oejeblikket|for tiden|der er) )*"
    r"(?:(?:nej )?ingen(?: ventetid| venteliste)?|nej|ej|straks|ikke|(?:kan )?(?:starte |start |begynde )?med det samme)"
    r"(?: (?:p t|pt|aktuelt|lige nu|i oejeblikket|for tiden|ventetid))?"
)
_LASTS_FOR_NOW = re.compile(r"\b(?:p t|pt|aktuelt|lige nu|i oejeblikket|for tiden)\b")
_ONE_TO_ONE = re.compile(r"1\s*(?:[:-]|-?\s?til\s?-?)\s*1|en[- ]til[- ]en", re.IGNORECASE)
_NUMBERS_ALONE = re.compile(r"(?:ca\.?\s*)?\d{1,3}\s*(?:-|–|til)\s*(\d{1,3})")
_OF_MINUTES = re.compile(r"\bmin\b|minut", re.IGNORECASE)
_IN_MONEY = re.compile(r"\d\s*(?:kr\b|,-|dkk\b)|\bkr\.?\s*\d", re.IGNORECASE)
_SIZE = re.compile(r"\d{1,3}(?:\s?[-–]\s?\d{1,3})?")
_OF_GROUPS = re.compile(r"\b(?:gruppe|hold|grp|i gruppen)", re.IGNORECASE)
_DOES_IT_COST = re.compile(
    r"koster det (?:noget|penge)|(?:egen|bruger|deltager|forældre)betaling|skal man betale", re.IGNORECASE
)
_OF_AN_ANSWER = re.compile(r"(?:vi )?svar")
_HOURS_OR_DAYS = re.compile(
    r"(?:ca |max |maks |op til |indenfor |inden for )?(?:(?:[1-9]|1\d|24|48|72|96)\s*(?:timer|t)|[1-5]\s*(?:hver|arbejds)dage?)"
)
_OF_A_PROJECT = re.compile(r"periode|projekt", re.IGNORECASE)


def says_weekdays(text: str) -> bool:
    """Whether a text names days of the week.

    >>> says_weekdays("Man-tors 9-14"), says_weekdays("hver mandag"), says_weekdays("manden")
    (True, True, False)
    """
    return _WEEKDAY.search(text) is not None


def read_waiting(text: str, header: str, _words: Words) -> Understood | None:
    """How many weeks one waits; none at all is a value, too, and so is less than a week."""
    folded = fold(text)
    if _OF_AN_ANSWER.match(folded):
        return None
    if _HOURS_OR_DAYS.fullmatch(folded):
        return Understood({"waiting_weeks": 1}, keep_text=True)
    if _NO_WAITING.fullmatch(folded):
        return Understood({"waiting_weeks": 0}, keep_text=bool(_LASTS_FOR_NOW.search(folded)))
    return _weeks("waiting_weeks", text, header)


def read_duration(text: str, header: str, _words: Words) -> Understood | None:
    """How many weeks an offer lasts; where it tells weekdays or times a week, those are its hours."""
    if span := _held_time(text, header):
        return span
    if days := weekly_days(text):
        return Understood(
            {"duration_weeks": days}, keep_text=True, remark=f"»{text}« er læst som {days} uger.", is_inferred=True
        )
    weeks = _weeks("duration_weeks", text, header)
    if not says_weekdays(text) and not _TIMES_A_WEEK.search(text):
        return weeks
    return Understood({**(weeks.values if weeks else {}), "schedule": text})


def _held_time(text: str, header: str) -> Understood | None:
    """The first and the last day of a time that is told by its days, where other columns are silent about them."""
    span = read_span(text)
    if span is None and _OF_A_PROJECT.search(header):
        ends = last_day_in(text)
        span = (
            Holds(None, str(ends.values["valid_to"]), ends.is_inferred) if ends and "valid_to" in ends.values else None
        )
    if span is None:
        return None
    days = {name: day for name, day in (("valid_from", span.first), ("valid_to", span.last)) if day}
    remark = f"»{text}« er læst som {' til '.join(days.values())}." if span.is_inferred else ""
    return Understood(beside=days, keep_text=True, remark=remark, is_inferred=span.is_inferred)


def _weeks(name: str, text: str, header: str) -> Understood | None:
    if NUMBER_ALONE.fullmatch(text.strip()):
        return _weeks_by_header(name, text.strip(), header)
    if span := _NUMBERS_ALONE.fullmatch(text.strip()):
        longest = _weeks_by_header(name, span[1], header)
        return replace(longest, keep_text=True) if longest and longest.values[name] else None
    weeks = read_weeks(text)
    return _as_weeks(name, text, weeks) if weeks else None


def _as_weeks(name: str, text: str, weeks: Amount) -> Understood:
    """A number of weeks; where it is more exact than the text, that is told."""
    is_guessed = are_guessed_weeks(text, int(weeks.value))
    remark = f"»{text}« er læst som {weeks.value:g} {'uge' if weeks.value == 1 else 'uger'}." if is_guessed else ""
    return Understood({name: int(weeks.value)}, keep_text=weeks.is_rounded, remark=remark, is_inferred=is_guessed)


def _weeks_by_header(name: str, number: str, header: str) -> Understood | None:
    """A number alone is of the unit that its column's header names; where that names none, only nothing at all is sure."""
    unit = _UNITS.search(fold(header))
    counted = f"{number} {unit[1].replace('aa', 'å')}" if unit else ""
    weeks = read_weeks(counted) if unit else None
    if weeks is None and int(number) == 0:
        return Understood({name: 0})
    return _as_weeks(name, counted, weeks) if weeks else None


def read_hours(text: str, header: str, _words: Words) -> Understood | None:
    """How many hours a week."""
    is_hours_column = "time" in fold(header)
    if _OF_MINUTES.search(header) and NUMBER_ALONE.fullmatch(text.strip()):
        return Understood(
            keep_text=True, doubt=f"Er {text.strip()} minutter, eller mindst så mange timer? Det er ikke gemt."
        )
    hours = read_hours_a_week(text, is_hours_column=is_hours_column)
    if hours is None and is_hours_column and says_weekdays(text):
        return Understood({"schedule": text})
    if hours is None:
        return None
    remark = f"»{text}« er læst som {hours.value} timer om ugen." if says_about(text) else ""
    return Understood(
        {"hours_per_week": hours.value}, keep_text=hours.is_rounded, remark=remark, is_inferred=bool(remark)
    )


def read_seats_total(text: str, _header: str, words: Words) -> Understood | None:
    """Seats, where a number alone is all of them."""
    plain, day, has_day = without_day(text)
    return _guessed(text, _as_said(read_seats(plain, words.catalogue), day, has_day=has_day)) or _unclear(text)


def read_seats_free(text: str, header: str, words: Words) -> Understood | None:
    """Seats, where a number alone is those that are free; the header may say on which day: "Ledige pladser pr. 1/10 2026"."""
    plain, day, has_day = without_day(text)
    if not has_day:
        _, day, has_day = without_day(header)
        has_day = has_day and day is not None
    return _guessed(text, _as_said(read_free_seats(plain, words.catalogue), day, has_day=has_day)) or _unclear(text)


def _unclear(text: str) -> Understood | None:
    """Two numbers of which it is not sure what they count: that is told, and neither is a value."""
    if not may_be_free_or_taken(text):
        return None
    doubt = f"»{text}« kan være ledige eller optagne pladser, eller en dag, så det er ikke gemt som et tal. Skriv fx »3 ledige af 10«."
    return Understood(keep_text=True, doubt=doubt)


def _guessed(text: str, said: Understood | None) -> Understood | None:
    """Seats as they are understood, inferred where the text says that their number is only about right."""
    if said is None or said.is_inferred or not says_about(text):
        return said
    numbers = ", ".join(str(said.values[name]) for name in ("seats_total", "seats_free") if name in said.values)
    return replace(said, remark=f"»{text}« er læst som {numbers}.", is_inferred=True) if numbers else said


def _as_said(seats: Seats | None, day: str | None, *, has_day: bool) -> Understood | None:
    if seats is None:
        return None
    told = with_day(seats, day) if has_day else seats
    values = (("seats_total", told.total), ("seats_free", told.free), ("waiting_weeks", told.waiting_weeks))
    said = {name: value for name, value in values if value is not None}
    seen: dict[str, Value] = {"seats_on": told.seen_on} if told.seen_on else {}
    counted = (
        f"Ledige er talt ud til {told.free}."
        if told.free is not None
        else f"Pladserne er talt sammen til {told.total}."
    )
    remark = counted if told.is_inferred else ""
    if told.free is not None:
        return Understood({**said, **seen}, keep_text=told.says_more, remark=remark, is_inferred=told.is_inferred)
    # The day of all seats gives way to that of the free ones, which another column may tell.
    return Understood(said, keep_text=told.says_more, remark=remark, is_inferred=told.is_inferred, beside=seen)


def read_price_cell(text: str, header: str, words: Words) -> Understood | None:
    """A price as text; a yes or no under "Egenbetaling" tells whether there is one, not how much."""
    price = read_price(text, words.catalogue)
    answer, more = read_answer(text, words.catalogue)
    if answer and (asked := words.catalogue.values.read("price", header)) is not None and asked.value == "free":
        return _free_or_not(answer, more)
    if answer and price != "gratis" and _DOES_IT_COST.search(header):
        return _costs_or_not(answer, more, header, words)
    if not answer or more or price == "gratis":
        return Understood({"price": price})
    if words.catalogue.values.read("payer", header) is None:
        return None
    return Understood({"price": "gratis"}) if answer == "no" else payer_of(header, words)


def _free_or_not(answer: str, more: str) -> Understood | None:
    """A yes or no under "Er det gratis?"; what stands behind it is the condition, or the price."""
    if answer == "yes":
        return Understood({"price": f"gratis ({more})" if more else "gratis"})
    return Understood({"price": more}) if more else None


def _costs_or_not(answer: str, more: str, header: str, words: Words) -> Understood | None:
    """A yes or no under "Koster det noget?" or "Egenbetaling": a no is gratis, and what stands behind a yes is the price."""
    if answer == "no":
        return Understood({"price": "gratis"}, keep_text=bool(more) and read_price(more, words.catalogue) != "gratis")
    payer = payer_of(header, words)
    price = {"price": more} if more else {}
    return Understood(price, beside=payer.values if payer else {}) if price or payer else None


def read_payer(text: str, _header: str, words: Words) -> Understood | None:
    """Who pays, as the text says it; a column of finances also tells that it costs nothing, or how much."""
    price = read_price(text, words.catalogue)
    if price == "gratis" or (payer_of(text, words) is None and _IN_MONEY.search(text)):
        return Understood(beside={"price": price})
    return Understood({"payer": text})


def payer_of(text: str, words: Words) -> Understood | None:
    """Who pays, where a column of prices says so; as the text has it, for of its own column the text is kept as well."""
    reading = words.catalogue.values.read("payer", text)
    if reading is None or reading.is_negated or not reading.value:
        return None
    return Understood({"payer": as_written(text, reading.phrase)})


def read_group_size(text: str, _header: str, _words: Words) -> Understood | None:
    """How many there are in a group, as a number or as the text says it."""
    if _ONE_TO_ONE.fullmatch(text.strip()):
        return None
    number = read_whole(text)
    if number is not None:
        return Understood({"group_size": number})
    sizes = _SIZE.findall(text)
    if len(sizes) == 1 and _OF_GROUPS.search(text):
        return Understood({"group_size": int(sizes[0]) if sizes[0].isdigit() else sizes[0]}, keep_text=True)
    return Understood({"group_size": text}) if any(sign.isdigit() for sign in text) else None
