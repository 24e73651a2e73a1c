"""Which days the map tells of, and whether a question is about one that it says nothing of."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, get_origin

from graphmodel.fields import is_iso_day
from queries.days import last_within
from queries.telling.danish import day_in_words

_FOR_EVER = "9999"
"""Years from here on stand for no end, and tell of no day."""
_BEGINNINGS = frozenset({"valid_from", "confirmed_on", "verified_on", "seats_on", "withdrawn_on"})
"""On such a day something was so already; the other days lie ahead when they are written down."""
_LONG_DAYS = 180
"""A map that was told less long ago still tells of a day, and so does one whose first day is no further ahead."""


@dataclass(frozen=True, slots=True)
class DaysCovered:
    """The days that a map tells of."""

    first: date | None
    """None where nothing in it has a beginning: it may tell of any day before the last."""
    last: date


def days_covered(*facts: Any) -> DaysCovered | None:
    """The days that any row of some facts names: spans, intakes, and when something was confirmed or seen.

    The map begins where something begins, is confirmed or seen: an end, an intake and what is due lie ahead by nature, and say only how
    far the map reaches. None where no row names a day. What recurs every year, and an end in the year 9999, name none.
    """
    days = {found for each in facts for found in _days_in(each)}
    told = [(day, begins) for day, begins in days if day < _FOR_EVER and is_iso_day(day)]
    if not told:
        return None
    first = min((day for day, begins in told if begins), default=None)
    return DaysCovered(date.fromisoformat(first) if first else None, date.fromisoformat(max(told)[0]))


def outside(covered: DaysCovered | None, on: date, horizon_days: int) -> str | None:
    """What there is to say of a day long before the first one that the map tells of, or long after the last one; else None.

    Long is half a year, or the horizon where that is further. A map without ends has an answer for every day: it is one that nobody has
    looked at, and that is said.
    """
    if covered is None:
        return None
    first, last = covered.first, covered.last
    long = max(horizon_days, _LONG_DAYS)
    said = f"Kortet fortæller ikke om {day_in_words(on.isoformat())}"
    if first is not None and on.toordinal() + long < first.toordinal():
        begins = day_in_words(first.isoformat())
        return f"{said}: den første dato i kortet er {begins}. Svaret bygger på det, der ikke har nogen startdato."
    if last.toordinal() + long < on.toordinal():
        ends = day_in_words(last.isoformat())
        return f"{said}: den sidste dato i kortet er {ends}. Svaret regner med, at alt uden slutdato stadig gælder."
    return None


def told_outside(on: date, horizon_days: int, *facts: Any) -> str | None:
    """The same of some facts, at once where any of their days lies near."""
    long = max(horizon_days, _LONG_DAYS)
    first = date.fromordinal(max(on.toordinal() - long, 1)).isoformat()
    last = last_within(on, long).isoformat()
    if any(first <= day <= last for each in facts for day, _ in _days_in(each)):
        return None
    return outside(days_covered(*facts), on, horizon_days)


def _days_in(facts: Any) -> Iterator[tuple[str, bool]]:
    """Everything that stands where a day is meant to stand, in a row or in whatever holds rows, and whether something begins there."""
    if isinstance(facts, tuple):
        for each in facts:
            yield from _days_in(each)
    elif is_dataclass(facts) and not isinstance(facts, type):
        days, lists, inner = _where_days_are(type(facts))
        for name in days:
            if value := getattr(facts, name):
                yield value, name in _BEGINNINGS
        for name in lists:
            yield from ((value, False) for value in getattr(facts, name) or ())
        for name in inner:
            yield from _days_in(getattr(facts, name))


@cache
def _where_days_are(row: type) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The fields of a row that hold a day, a list of days, and further rows."""
    found = fields(row)
    days = (each.name for each in found if each.name.endswith("_on") or each.name in {"valid_from", "valid_to", "due"})
    lists = (each.name for each in found if each.name.endswith("_dates"))
    inner = (each.name for each in found if get_origin(each.type) is tuple or is_dataclass(each.type))
    return tuple(days), tuple(lists), tuple(inner)
