"""Digits that are no phone though they are as many: days, years, and hours of the day."""

import re
from datetime import date

_DIGITS = re.compile(r"\d\D?\d")
"""Less is no day and no hours."""
_YEAR = r"(?:18|19|20)\d{2}"
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})(?:\.\s?|\s?/\s?|-)(\d{{1,2}})(?:\.\s?|\s?/\s?|-|\s)({_YEAR})(?!\d)")
_IN_BLANKS = re.compile(rf"(?<!\d)(?<!\d\s)(\d{{1,2}})\s(\d{{1,2}})\s({_YEAR})(?!\d)")
_RUN_TOGETHER = re.compile(rf"(?<![\d+])(?<!45 )([01]\d)(\d{{2}})\s?({_YEAR})(?!\d)")
"""A day in the first twenty of its month: no Danish phone begins so."""
_YEAR_FIRST = re.compile(rf"(?<!\d)({_YEAR})([-/.])(\d{{1,2}})\2(\d{{1,2}})(?!\d)")
_SHORT_YEARS = re.compile(
    r"(?<![\d./])(\d{1,2})([./])(\d{1,2})\2(\d{2})\s?(?:[-–—]|til)\s?(\d{1,2})\2(\d{1,2})\2(\d{2})(?![\d./])"
)
_YEARS = re.compile(rf"(?<!\d)({_YEAR})\s?[-–—/]\s?({_YEAR})(?!\d)")
_CLOCK = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
_HOURS = re.compile(rf"(?<![\d.:]){_CLOCK}\s?(?:-|–|—|til)\s?{_CLOCK}(?!\d)")
_MAY_BE_A_DAY = re.compile(rf"(\d{{2}})(\d{{2}})({_YEAR})|({_YEAR})(\d{{2}})(\d{{2}})")


def without_days_and_hours(text: str) -> str:
    """A text of the same length in which the digits of days, years and hours are blotted out.

    >>> without_days_and_hours("66 11 11 11 (fra 01/08/2026)"), without_days_and_hours("15/10 2017")
    ('66 11 11 11 (fra __________)', '__________')
    >>> without_days_and_hours("75 12 34 56"), without_days_and_hours("15102017"), without_days_and_hours("20171015")
    ('75 12 34 56', '________', '20171015')
    """
    if not _DIGITS.search(text):
        return text
    for pattern in (_DAY_FIRST, _IN_BLANKS, _RUN_TOGETHER):
        text = pattern.sub(lambda found: _blotted(found, _is_day(found[3], found[2], found[1])), text)
    text = _YEAR_FIRST.sub(lambda found: _blotted(found, _is_day(found[1], found[3], found[4])), text)
    text = _SHORT_YEARS.sub(lambda found: _blotted(found, _are_both_days(found)), text)
    text = _YEARS.sub(lambda found: _blotted(found, found[1] < found[2]), text)
    return _HOURS.sub(lambda found: _blotted(found, True), text)


def may_be_a_day(text: str) -> bool:
    """Whether eight digits in a row may be a day: among others of their kind they are no phone, though one may be.

    >>> may_be_a_day("20171015"), may_be_a_day("24121985"), may_be_a_day("20304050")
    (True, True, False)
    """
    found = _MAY_BE_A_DAY.fullmatch(text.strip())
    return found is not None and (
        _is_day(found[3], found[2], found[1]) if found[3] else _is_day(found[4], found[5], found[6])
    )


def _blotted(found: re.Match[str], is_none: bool) -> str:
    return "_" * len(found[0]) if is_none else found[0]


def _are_both_days(found: re.Match[str]) -> bool:
    return _is_day(f"20{found[4]}", found[3], found[1]) and _is_day(f"20{found[7]}", found[6], found[5])


def _is_day(year: str, month: str, day: str) -> bool:
    """Whether three numbers are a day, also where the month goes before the day as Americans write it."""
    return any(_is_date(int(year), *pair) for pair in ((int(month), int(day)), (int(day), int(month))))


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
