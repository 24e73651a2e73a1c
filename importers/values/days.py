"""Days in the forms that Danes write them, found in a text from left to right."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from graphmodel.catalogue import fold
from importers.values.accounting import word_set

_ISO = re.compile(r"\b(\d{4})[-./](\d{2})[-./](\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2})?)?(?!\d)")
_NUMBERS = re.compile(
    r"(?<![\d./-])(\d{1,2})(?:\.\s?|\s?/\s?|-)(\d{1,2})(?:(?:\.|/|-|\s)\s?(\d{4}|\d{2})|\s[-–]\s(\d{4}))?(?![\d/-])\.?"
)
_MONTH_NAMES = (
    r"jan(?:uary?)?|feb(?:ruary?|r)?|mar(?:ts|ch)?|apr(?:il)?|maj|may|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|"
    r"o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_NAMED = re.compile(
    rf"\b(?:d(?:en)?\.?\s+)?(\d{{1,2}})(?:\.|st|nd|rd|th)?\s*(?:og\s+(\d{{1,2}})\.?\s*)?({_MONTH_NAMES})\b\.?"
    r"(?:\s*(\d{4})\b|[\s'-]*(2[4-9]|3[0-5])(?=\s*(?:$|[,;)])))?",
    re.IGNORECASE,
)
_YEAR = r"(?:(?:19|20)\d{2})"
_MONTH = re.compile(
    rf"\b(?:(primo|start(?:en)? af|begyndelsen af|medio|midt i|midten af|ultimo|slut(?:ningen)? af|udgangen af)\s+)?"
    rf"(?!jul\b(?!\.))({_MONTH_NAMES})\b\.?(?:\s*({_YEAR})\b|-(\d{{2}})\b)?(?![\s-]*\d{{2}}\b)",
    re.IGNORECASE,
)
_MONTH_NUMBER = re.compile(rf"(?<![\d./-])(?:({_YEAR})[-/](\d{{1,2}})|(\d{{1,2}})[-/.]({_YEAR}))(?![\d./-])")
_MONTH_FIRST = re.compile(rf"\b({_MONTH_NAMES})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,\s*({_YEAR})\b", re.IGNORECASE)
"""As Americans write it: "Oct 1, 2026"."""
_SEASON = re.compile(rf"\b(forår|sommer|efterår)(?:et|en)?\s+({_YEAR})\b", re.IGNORECASE)
_QUARTER = re.compile(rf"\b(?:q([1-4])|([1-4])\.?\s*kvartal)\s+(?:i\s+)?({_YEAR})\b", re.IGNORECASE)
_WEEK = re.compile(r"\b(?:uge(?:n|r|rne)?|u\.)\s*(\d{1,2})(?:\s*(?:/|,|i|-|år)?\s*(\d{4})\b)?", re.IGNORECASE)
_SERIAL = re.compile(r"[34]\d{4}(?:[.,]0+)?")
_RUN_TOGETHER = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_NO_LEAP_YEAR = 2001
_SERIAL_BEGINS = date(1899, 12, 30)
_MAKES_UNSURE = word_set("foer efter foerst tidligst senere inden hvis maaske ikke ej eller medmindre")
_ENGLISH = {"may": "maj", "oct": "okt"}
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_SEASONS = {"forår": 3, "sommer": 6, "efterår": 9}
_FILLER = word_set(
    "og samt den d i hvert aar aarligt hver ca start starter opstart optag holdstart hold naeste fra pr begge gange om aaret til er det "
    "alle mandag tirsdag onsdag torsdag fredag loerdag soendag man tirs ons tors fre loer soen"
)


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day in a text: its year where it is said, month, day, and where it stands.

    `is_inferred` where the text names a month or a week alone, and the day is its first; `months` and `weeks` tell how long that is.
    """

    year: int | None
    month: int
    day: int
    start: int
    end: int
    is_inferred: bool = False
    months: int = 0
    weeks: int = 0

    @property
    def iso(self) -> str:
        """The day as ISO; without a year as MM-DD."""
        return (
            f"{self.month:02d}-{self.day:02d}" if self.year is None else f"{self.year}-{self.month:02d}-{self.day:02d}"
        )


def read_day(text: str) -> str | None:
    """The one day that a text is, as ISO; None where it is none, several, or has no year.

    >>> read_day("1. februar 2026"), read_day("01-02-2026"), read_day("1/2 26"), read_day("2026-02-01"), read_day("1. februar")
    ('2026-02-01', '2026-02-01', '2026-02-01', '2026-02-01', None)
    """
    found = days_in(text)
    if len(found) != 1 or found[0].year is None or found[0].is_inferred or _MAKES_UNSURE & {*words_beside(text, found)}:
        return None
    return found[0].iso


def says_more_than_a_day(text: str, filler: frozenset[str] = frozenset()) -> bool:
    """Whether a text holds words beside its day.

    >>> says_more_than_a_day("1. maj 2027"), says_more_than_a_day("1. maj 2027, hvis der er penge")
    (False, True)
    """
    return any(word not in filler for word in words_beside(text, days_in(text)))


def read_month(text: str, filler: frozenset[str] = frozenset(), *, is_end: bool = False) -> str | None:
    """The first day of the one month, week, season or quarter that a text is, or its last; None where it is none or has no year.

    >>> read_month("okt. 2026"), read_month("08-2026"), read_month("sommer 2026"), read_month("oktober")
    ('2026-10-01', '2026-08-01', '2026-06-01', None)
    >>> read_month("feb. 2028", is_end=True), read_month("sommer 2026", is_end=True), read_month("1. oktober 2026") is None
    ('2028-02-29', '2026-08-31', True)
    """
    found = days_in(text)
    if len(found) != 1 or found[0].year is None or not found[0].is_inferred:
        return None
    if any(word not in filler for word in words_beside(text, found)):
        return None
    return last_day_of(found[0]) if is_end else found[0].iso


def last_day_of(found: FoundDay) -> str:
    """The last day of the month, week, season or quarter that begins on a day; the day itself where it is none of them."""
    first = date.fromisoformat(found.iso)
    if found.weeks:
        return (first + timedelta(days=7 * found.weeks - 1)).isoformat()
    if not found.months:
        return found.iso
    return (
        date(first.year + (first.month + found.months > 12), (first.month + found.months - 1) % 12 + 1, 1)
        - timedelta(days=1)
    ).isoformat()


def read_serial(text: str) -> str | None:
    """The day that a spreadsheet counts as a number, where its format for days was lost; from 1982 to 2036.

    >>> read_serial("46000"), read_serial("450")
    ('2025-12-09', None)
    """
    plain = text.strip()
    return (_SERIAL_BEGINS + timedelta(days=int(plain[:5]))).isoformat() if _SERIAL.fullmatch(plain) else None


def read_run_together(text: str) -> str | None:
    """The day of a text that is eight digits and nothing else, as some systems write it.

    >>> read_run_together("20261001"), read_run_together("20304050")
    ('2026-10-01', None)
    """
    found = _RUN_TOGETHER.fullmatch(text.strip())
    days = _from_iso(found) if found else []
    return days[0].iso if days and _is_day(days[0]) else None


def have_same_months(one: object, other: object) -> bool:
    """Whether two lists of days, with or without their years, fall in the same months.

    >>> have_same_months(["01-01", "09-01"], ["2027-01-11", "2027-09-06"]), have_same_months(["01-01"], ["02-01"])
    (True, False)
    """
    if not isinstance(one, list) or not isinstance(other, list):
        return False
    return {str(day)[-5:-3] for day in one} == {str(day)[-5:-3] for day in other}


def days_in(text: str) -> list[FoundDay]:
    """Every day in a text from left to right; a month without a day is its first, a week with a year its Monday.

    A day that is none ("30. februar") is not found, nor is the month in it.
    """
    found: list[FoundDay] = []
    taken: list[tuple[int, int]] = []
    for pattern, make in _PATTERNS:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            found.extend(day for day in make(match) if _is_day(day))
    return sorted(found, key=lambda day: (day.start, day.day))


def weeks_without_year(text: str) -> list[str]:
    """The weeks without a year that a text names, as it writes them.

    >>> weeks_without_year("uge 33 og uge 2"), weeks_without_year("uge 33 2027")
    (['uge 33', 'uge 2'], [])
    """
    return [match[0].strip() for match in _WEEK.finditer(text) if not match[2]]


def words_beside(text: str, found: list[FoundDay]) -> list[str]:
    """The words of a text beside its days that say something of their own."""
    for day in found:
        text = text[: day.start] + " " * (day.end - day.start) + text[day.end :]
    return [word for word in fold(text).split() if word not in _FILLER]


def _from_iso(match: re.Match[str]) -> list[FoundDay]:
    return [FoundDay(int(match[1]), int(match[2]), int(match[3]), match.start(), match.end())]


def _from_named(match: re.Match[str]) -> list[FoundDay]:
    month, year = _month(match[3]), _year(match[4] or match[5])
    return [FoundDay(year, month, int(day), match.start(), match.end()) for day in (match[1], match[2]) if day]


def _from_month_first(match: re.Match[str]) -> list[FoundDay]:
    return [FoundDay(int(match[3]), _month(match[1]), int(match[2]), match.start(), match.end())]


def _from_numbers(match: re.Match[str]) -> list[FoundDay]:
    return [FoundDay(_year(match[3] or match[4]), int(match[2]), int(match[1]), match.start(), match.end())]


def _from_week(match: re.Match[str]) -> list[FoundDay]:
    if not match[2]:
        return []
    try:
        monday = date.fromisocalendar(int(match[2]), int(match[1]), 1)
    except ValueError:
        return []
    return [FoundDay(monday.year, monday.month, monday.day, match.start(), match.end(), is_inferred=True, weeks=1)]


def _from_month(match: re.Match[str]) -> list[FoundDay]:
    """The first of a month, its 15th in the middle, its last day at the end."""
    month, year = _month(match[2]), _year(match[3] or match[4])
    part = (match[1] or "").lower()
    day, months = 1, 0 if part else 1
    if part == "medio" or part.startswith("mi"):
        day = 15
    elif part.startswith(("ultimo", "slut", "udgang")):
        day = monthrange(year or _NO_LEAP_YEAR, month)[1]
    return [FoundDay(year, month, day, match.start(), match.end(), is_inferred=True, months=months)]


def _from_month_number(match: re.Match[str]) -> list[FoundDay]:
    year, month = int(match[1] or match[4]), int(match[2] or match[3])
    return [FoundDay(year, month, 1, match.start(), match.end(), is_inferred=True, months=1)]


def _from_season(match: re.Match[str]) -> list[FoundDay]:
    month = _SEASONS[match[1].lower()]
    return [FoundDay(int(match[2]), month, 1, match.start(), match.end(), is_inferred=True, months=3)]


def _from_quarter(match: re.Match[str]) -> list[FoundDay]:
    month = 3 * int(match[1] or match[2]) - 2
    return [FoundDay(int(match[3]), month, 1, match.start(), match.end(), is_inferred=True, months=3)]


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], list[FoundDay]]], ...] = (
    (_ISO, _from_iso),
    (_MONTH_FIRST, _from_month_first),
    (_NAMED, _from_named),
    (_NUMBERS, _from_numbers),
    (_WEEK, _from_week),
    (_QUARTER, _from_quarter),
    (_MONTH, _from_month),
    (_MONTH_NUMBER, _from_month_number),
    (_SEASON, _from_season),
)


def _month(name: str) -> int:
    short = name.lower()[:3]
    return _MONTHS.index(_ENGLISH.get(short, short)) + 1


def _year(digits: str | None) -> int | None:
    """A year of four digits, or of two in this century."""
    return None if not digits else int(digits) + (2000 if len(digits) == 2 else 0)


def _is_day(found: FoundDay) -> bool:
    try:
        date(found.year or 2000, found.month, found.day)
    except ValueError:
        return False
    return found.year is None or 1900 <= found.year <= 2100
