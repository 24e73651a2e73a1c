"""The time that a text says something holds: from a day, to a day, or both; a month or a year at an end is that end of it."""

import re
from dataclasses import dataclass

from importers.values.accounting import word_set
from importers.values.days import FoundDay, days_in, last_day_of, words_beside

_YEARS = re.compile(
    r"(?<![\d/.-])((?:19|20)\d{2})\s*(?:-|–|—|/|til|til og med|t\.?o\.?m\.?)\s*((?:19|20)\d{2})(?![\d/.-])",
    re.IGNORECASE,
)
_LINK = re.compile(r"[\s.,]*(?:-|–|—|til og med|t\.?o\.?m\.?|til|indtil|frem til)\s*(?:den\s+|d\.\s*)?", re.IGNORECASE)
_OF_SPANS = word_set(
    "fra til og med tom t o m periode projektperiode perioden projekt projektet bevilling aftale kontrakt loeber gaelder gyldig i den"
)


@dataclass(frozen=True, slots=True)
class Holds:
    """The first and the last day, as ISO, None where that end is open; `is_inferred` where a month or a year stands for its day."""

    first: str | None = None
    last: str | None = None
    is_inferred: bool = False
    says_more: bool = False


def read_span(text: str) -> Holds | None:
    """The two ends that a text names, None where it does not name both, or one of them has no year.

    >>> read_span("1/8-2026 - 30/6-2027"), read_span("2025-2027").last, read_span("aug. 2026 til juni 2027").last
    (Holds(first='2026-08-01', last='2027-06-30', is_inferred=False, says_more=False), '2027-12-31', '2027-06-30')
    >>> read_span("1. august - 30. juni"), read_span("3/9 - 12/12 2026").first
    (None, '2026-09-03')
    """
    if years := _YEARS.search(text):
        rest = words_beside(text[: years.start()] + " " + text[years.end() :], [])
        is_span = int(years[1]) <= int(years[2])
        return Holds(f"{years[1]}-01-01", f"{years[2]}-12-31", True, bool({*rest} - _OF_SPANS)) if is_span else None
    days = days_in(text)
    if len(days) != 2 or not _LINK.fullmatch(text[days[0].end : days[1].start]) or days[1].year is None:
        return None
    year = days[0].year or (days[1].year if _is_before(days[0], days[1]) else None)
    if year is None:
        return None
    first, last = f"{year}-{days[0].month:02d}-{days[0].day:02d}", last_day_of(days[1])
    if first > last:
        return None
    is_inferred = any(day.is_inferred for day in days)
    return Holds(first, last, is_inferred, bool({*words_beside(text, days)} - _OF_SPANS))


def _is_before(one: FoundDay, other: FoundDay) -> bool:
    return (one.month, one.day) <= (other.month, other.day)
