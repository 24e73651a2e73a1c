"""Days as numbers and as ISO text.

Rows carry ISO text, which compares as the days do; arrays carry ordinals (day 1 is 0001-01-01), with `NEVER` before every
day and `ALWAYS` after it.
"""

from datetime import date
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

NEVER = 0
ALWAYS = 2**31 - 1
_LAST = date.max.toordinal()
_EPOCH = date(1970, 1, 1).toordinal()


class HasSpan(Protocol):
    """Anything that holds from a day to a day, as ISO text; None is open."""

    @property
    def valid_from(self) -> str | None: ...

    @property
    def valid_to(self) -> str | None: ...


def holds_on(span: HasSpan, iso_day: str) -> bool:
    """Whether an edge or a permission holds on a day; both ends belong to the span, a missing end is open."""
    return (span.valid_from is None or span.valid_from <= iso_day) and (
        span.valid_to is None or iso_day <= span.valid_to
    )


def is_over(span: HasSpan, iso_day: str) -> bool:
    """Whether the last day of an edge or a permission lies before a day."""
    return span.valid_to is not None and span.valid_to < iso_day


@cache
def ordinal(iso_day: str) -> int:
    """The number of a day."""
    return date.fromisoformat(iso_day).toordinal()


def ordinal_or(iso_day: str | None, otherwise: int) -> int:
    """The number of a day, or what stands for "not known"."""
    return otherwise if iso_day is None else ordinal(iso_day)


def iso(number: int) -> str | None:
    """The ISO text of a day's number; None for NEVER and for days beyond the calendar."""
    return date.fromordinal(number).isoformat() if NEVER < number <= _LAST else None


def day_after(iso_day: str) -> str | None:
    """The day after a day; None after the last one of the calendar."""
    return iso(ordinal(iso_day) + 1)


def days_later(iso_day: str, days: int) -> str:
    """The day that lies so many days after another. Raises ValueError beyond the calendar."""
    return date.fromordinal(ordinal(iso_day) + days).isoformat()


def last_within(on: date, horizon_days: int) -> date:
    """The last day of a horizon, which ends with the calendar at the latest."""
    return date.fromordinal(min(on.toordinal() + horizon_days, _LAST))


def firsts_of_months(first: int, last: int) -> list[int]:
    """The first days of the months that begin after a day and no later than another.

    >>> [iso(number) for number in firsts_of_months(ordinal("2026-12-01"), ordinal("2027-02-01"))]
    ['2027-01-01', '2027-02-01']
    """
    begins, ends = date.fromordinal(first), date.fromordinal(min(last, _LAST))
    months = range(12 * begins.year + begins.month, 12 * ends.year + ends.month)
    return [date(number // 12, number % 12 + 1, 1).toordinal() for number in months]


def years_and_months(numbers: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The calendar years and months (1 to 12) of some days' numbers."""
    months = (np.minimum(numbers, _LAST) - _EPOCH).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return 1970 + months // 12, 1 + months % 12
