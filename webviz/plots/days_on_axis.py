"""Where the days of an axis are named: so few that their names have room, and at the first of months where it spans several."""

from collections.abc import Iterator
from datetime import date, timedelta

from babel.dates import format_skeleton
from flask_babel import get_locale

from webviz.languages import SOURCE

_MOST = 13
_WEEKS = 10
"""Of no more weeks than this, each is named."""
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
"""In months."""


def named_days(first: date, last: date) -> list[tuple[date, str]]:
    """The days after the first one that are named on an axis from `first` to `last`, and their names; the year where it begins.

    >>> named_days(date(2026, 11, 23), date(2027, 3, 10))[:3]
    [(datetime.date(2026, 12, 1), 'dec. 2026'), (datetime.date(2027, 1, 1), 'jan. 2027'), (datetime.date(2027, 2, 1), 'feb.')]
    >>> named_days(date(2026, 11, 23), date(2026, 12, 10))
    [(datetime.date(2026, 11, 30), '30. nov.'), (datetime.date(2026, 12, 7), '7. dec.')]
    """
    if (last - first).days <= _WEEKS * 7:
        weeks = (first + timedelta(7 * week) for week in range(1, (last - first).days // 7 + 1))
        return [(day, format_skeleton("MMMd", day, locale=get_locale() or SOURCE)) for day in weeks]
    months = _month(last) - _month(first)
    step = next(step for step in _STEPS if months / step <= _MOST or step == _STEPS[-1])
    days = [day for day in _starts(_month(first), _month(last), step) if first < day <= last]
    return [
        (day, _name(day, with_year=place == 0 or day.year != days[place - 1].year, with_month=step < 12))
        for place, day in enumerate(days)
    ]


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _starts(first: int, last: int, step: int) -> Iterator[date]:
    for month in range(-(-first // step) * step, last + 1, step):
        yield date(month // 12, month % 12 + 1, 1)


def _name(day: date, *, with_year: bool, with_month: bool) -> str:
    if not with_month:
        return str(day.year)
    name = format_skeleton("MMM", day, locale=get_locale() or SOURCE)
    return f"{name} {day.year}" if with_year else name
