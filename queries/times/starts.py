"""Every start of an offer within a window, by what the rule book says on each of its days (design, section 4, "time")."""

from bisect import bisect_right
from collections.abc import Iterator

from queries.day.offers import Offers
from queries.day.offers_on_day import earliest_start
from queries.times.events import Window

_ON_FIXED_DAYS = ("dates", "yearly")


def begins_on_fixed_days(offers: Offers, row: int) -> bool:
    """Whether one begins on certain days, rather than at any time."""
    return offers.rows[row].intake in _ON_FIXED_DAYS


def starts_within(offers: Offers, row: int, window: Window) -> Iterator[tuple[int, int]]:
    """The days on which one begins who asks on a day of a window, each with its last day to apply, which lies in the window too.

    Every one is the earliest start S of some day in the window, and not after the offer's end; everything but the day stays as it is.
    S never moves back as days pass, so the next day with another S is found by halving.
    """
    offer, decision_days = offers.rows[row], int(offers.decision_days[row])
    notice = offer.apply_by_days or 0

    def asked_on(day: int) -> int:
        return earliest_start(offer, day, decision_days)[0]

    day = window.first
    while day <= window.last and (start := asked_on(day)) <= min(int(offers.ends[row]), window.last + notice):
        yield start, start - notice
        days = range(day, start + 2)
        day = days[bisect_right(days, start, key=asked_on)]
