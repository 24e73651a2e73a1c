"""Which days the map tells of, and whether a question is about one that it says nothing of."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, get_origin

from graphmodel.fields import is_iso_day
from queries.days import last_within
from queries.telling.danish import day_in_words

_FOR_EVER = "9999"
"""Years from here on stand for no end, and tell of no day."""
_LONG_DAYS = 180
"""A map that was told less long ago still tells of a day, and so does one whose first day is no further ahead."""


def days_covered(*facts: Any) -> tuple[date, date] | None:
    """The first and the last day that any row of some facts names: spans, intakes, and when something was confirmed or seen.

    None where no row names a day. What recurs every year, and an end in the year 9999, name none.
    """
    days = {day for each in facts for day in _days_in(each)}
    told = [day for day in days if day < _FOR_EVER and is_iso_day(day)]
    return (date.fromisoformat(min(told)), date.fromisoformat(max(told))) if told else None


def outside(covered: tuple[date, date] | None, on: date, horizon_days: int) -> str | None:
    """What there is to say of a day long before the first one that the map tells of, or long after the last one; else None.

    Long is half a year, or the horizon where that is further. A map without ends has an answer for every day: it is one that nobody has
    looked at, and that is said.
    """
    if covered is None:
        return None
    first, last = covered
    long = max(horizon_days, _LONG_DAYS)
    said = f"Kortet fortæller ikke om {day_in_words(on.isoformat())}"
    if on.toordinal() + long < first.toordinal():
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
    if any(first <= day <= last for each in facts for day in _days_in(each)):
        return None
    return outside(days_covered(*facts), on, horizon_days)


def _days_in(facts: Any) -> Iterator[str]:
    """Everything that stands where a day is meant to stand, in a row or in whatever holds rows."""
    if isinstance(facts, tuple):
        for each in facts:
            yield from _days_in(each)
    elif is_dataclass(facts) and not isinstance(facts, type):
        days, lists, inner = _where_days_are(type(facts))
        for name in days:
            if value := getattr(facts, name):
                yield value
        for name in lists:
            yield from getattr(facts, name) or ()
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
