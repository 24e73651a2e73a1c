"""Days in the forms that Danes write them, and when an offer takes in: always, on dates, or every year."""

import re
from dataclasses import dataclass
from datetime import date

from graphmodel.catalogue import Catalogue, fold

_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2})?)?")
_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})(?:\.\s?|/|-)(\d{1,2})(?:(?:\.|/|-|\s)\s?(\d{4}|\d{2}))?(?![\d/-])\.?")
_MONTH_NAMES = (
    r"jan(?:uar)?|feb(?:ruar|r)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?"
)
_NAMED = re.compile(
    rf"\b(?:d(?:en)?\.?\s+)?(\d{{1,2}})\.?\s*(?:og\s+(\d{{1,2}})\.?\s*)?({_MONTH_NAMES})\b\.?(?:\s*(\d{{4}})\b)?",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b({_MONTH_NAMES})\b\.?(?:\s*(\d{{4}})\b)?", re.IGNORECASE)
_WEEK = re.compile(r"\buge\s*(\d{1,2})(?:\s*(?:/|,|i|-|år)?\s*(\d{4})\b)?", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[,;()\n]|\.\s+(?=[A-ZÆØÅ])|\b(?:men|dog)\b", re.IGNORECASE)
_DENIES_BEFORE = re.compile(
    r"\b(?:ikke|ej|undtagen|undtaget|bortset|minus|lukket|lukker|ferielukket|sommerlukket|pause|ingen|uden)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_DENIES_AFTER = re.compile(r"\b(?:undtaget|undtagen|fraregnet|lukket)\b", re.IGNORECASE)
_TURNS = re.compile(r"\b(?:før|inden|efter|fra|til)\b", re.IGNORECASE)
"""After a denial they turn it round: "ikke før 1. august" is no day without intake."""
_MAKES_UNSURE = frozenset(
    {"foer", "efter", "foerst", "tidligst", "senere", "inden", "hvis", "maaske", "ikke", "ej", "eller", "medmindre"}
)
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_FILLER = frozenset(
    {
        "og",
        "samt",
        "den",
        "d",
        "i",
        "hvert",
        "aar",
        "aarligt",
        "hver",
        "ca",
        "start",
        "starter",
        "opstart",
        "optag",
        "holdstart",
    }
    | {"hold", "naeste", "fra", "pr", "begge", "gange", "om", "aaret", "til", "er", "det", "alle"}
)


@dataclass(frozen=True, slots=True)
class Intake:
    """How an offer takes in; `days` are dates, or MM-DD where it is every year. `rest` tells whether the text says more than that."""

    intake: str
    days: tuple[str, ...] = ()
    says_more: bool = False
    is_inferred: bool = False
    """Whether a day was taken for a month or a week that named none."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A day in a text: its year where it is said, month, day, and where it stands."""

    year: int | None
    month: int
    day: int
    start: int
    end: int
    is_inferred: bool = False


def read_day(text: str) -> str | None:
    """The one day that a text is, as ISO; None where it is none, several, or has no year.

    >>> read_day("1. februar 2026"), read_day("01-02-2026"), read_day("1/2 26"), read_day("2026-02-01"), read_day("1. februar")
    ('2026-02-01', '2026-02-01', '2026-02-01', '2026-02-01', None)
    """
    found = _days_in(text)
    if len(found) != 1 or found[0].year is None or found[0].is_inferred or _MAKES_UNSURE & {*_rest(text, found)}:
        return None
    return _iso(found[0])


def says_more_than_a_day(text: str, filler: frozenset[str] = frozenset()) -> bool:
    """Whether a text holds words beside its day.

    >>> says_more_than_a_day("1. maj 2027"), says_more_than_a_day("1. maj 2027, hvis der er penge")
    (False, True)
    """
    return any(word not in filler for word in _rest(text, _days_in(text)))


def read_month(text: str) -> str | None:
    """The first day of the one month that a text is, as ISO; None where it is none or has no year.

    >>> read_month("okt. 2026"), read_month("oktober"), read_month("1. oktober 2026")
    ('2026-10-01', None, None)
    """
    found = _days_in(text)
    if len(found) != 1 or found[0].year is None or not found[0].is_inferred or "uge" in text.lower():
        return None
    return None if _rest(text, found) else _iso(found[0])


def read_intake(text: str, catalogue: Catalogue) -> Intake | None:
    """When an offer takes in, or None where the text does not say.

    >>> from graphmodel.catalogue import load_catalogue
    >>> words = load_catalogue()
    >>> read_intake("løbende", words), read_intake("1. februar og 1. august", words).days
    (Intake(intake='rolling', days=(), says_more=False, is_inferred=False), ('02-01', '08-01'))
    >>> read_intake("uge 33 2027", words).days, read_intake("januar og august", words).days
    (('2027-08-16',), ('01-01', '08-01'))
    """
    every = _days_in(text)
    found = [day for day in every if not _is_denied(text, day)]
    inferred = any(day.is_inferred for day in found)
    rest = _rest(text, found)
    reading = catalogue.values.read("intake", text)
    if every and reading and reading.value == "rolling" and not reading.is_negated:
        # "løbende, dog ikke juli" takes in all the time; of "løbende fra 1. maj" it is not sure what it means today.
        return None if found or any(_is_turned(text, day) for day in every) else Intake("rolling", says_more=True)
    if found:
        if all(day.year is not None for day in found):
            return Intake("dates", tuple(sorted({_iso(day) for day in found})), bool(rest), inferred)
        if all(day.year is None for day in found) and not any((day.month, day.day) == (2, 29) for day in found):
            days = tuple(sorted({f"{day.month:02d}-{day.day:02d}" for day in found}))
            return Intake("yearly", days, bool(rest), inferred)
        return None
    if every or _WEEK.search(text) or reading is None or reading.is_negated:
        return None
    return Intake(reading.value, says_more=fold(text) != reading.phrase)


def read_week(text: str) -> str:
    """The weeks without a year that a text names, as it writes them; "" where it names none.

    >>> read_week("uge 33 og uge 2"), read_week("uge 33 2027")
    ('uge 33 og uge 2', '')
    """
    weeks = [match[0].strip() for match in _WEEK.finditer(text) if not match[2]]
    return " og ".join(weeks)


def have_same_months(one: object, other: object) -> bool:
    """Whether two lists of days, with or without their years, fall in the same months.

    >>> have_same_months(["01-01", "09-01"], ["2027-01-11", "2027-09-06"]), have_same_months(["01-01"], ["02-01"])
    (True, False)
    """
    if not isinstance(one, list) or not isinstance(other, list):
        return False
    return {str(day)[-5:-3] for day in one} == {str(day)[-5:-3] for day in other}


def _denial_before(text: str, day: _Found) -> re.Match[str] | None:
    """The denial that stands before a day within its clause."""
    clause = _CLAUSE_ENDS.split(text[: day.start])[-1]
    return _DENIES_BEFORE.search(clause)


def _is_denied(text: str, day: _Found) -> bool:
    """Whether a text says of a day that it is none: "dog ikke juli", "juli undtaget"."""
    after = _CLAUSE_ENDS.split(text[day.end :])[0]
    return _denial_before(text, day) is not None or _DENIES_AFTER.search(after) is not None


def _is_turned(text: str, day: _Found) -> bool:
    denial = _denial_before(text, day)
    return denial is not None and _TURNS.search(denial["rest"]) is not None


def _days_in(text: str) -> list[_Found]:
    """Every day in a text from left to right; a month without a day is its first, a week with a year its Monday."""
    found: list[_Found] = []
    for pattern, make in (
        (_ISO, _from_iso),
        (_NAMED, _from_named),
        (_NUMBERS, _from_numbers),
        (_WEEK, _from_week),
        (_MONTH, _from_month),
    ):
        for match in pattern.finditer(text):
            if any(day.start < match.end() and match.start() < day.end for day in found):
                continue
            found.extend(day for day in make(match) if _is_day(day))
    return sorted(found, key=lambda day: (day.start, day.day))


def _from_iso(match: re.Match[str]) -> list[_Found]:
    return [_Found(int(match[1]), int(match[2]), int(match[3]), match.start(), match.end())]


def _from_named(match: re.Match[str]) -> list[_Found]:
    month, year = _MONTHS.index(match[3].lower()[:3]) + 1, int(match[4]) if match[4] else None
    return [_Found(year, month, int(day), match.start(), match.end()) for day in (match[1], match[2]) if day]


def _from_numbers(match: re.Match[str]) -> list[_Found]:
    year = int(match[3]) if match[3] else None
    if year is not None and year < 100:
        year += 2000
    return [_Found(year, int(match[2]), int(match[1]), match.start(), match.end())]


def _from_week(match: re.Match[str]) -> list[_Found]:
    if not match[2]:
        return []
    try:
        monday = date.fromisocalendar(int(match[2]), int(match[1]), 1)
    except ValueError:
        return []
    return [_Found(monday.year, monday.month, monday.day, match.start(), match.end(), is_inferred=True)]


def _from_month(match: re.Match[str]) -> list[_Found]:
    month, year = _MONTHS.index(match[1].lower()[:3]) + 1, int(match[2]) if match[2] else None
    return [_Found(year, month, 1, match.start(), match.end(), is_inferred=True)]


def _is_day(found: _Found) -> bool:
    try:
        date(found.year or 2000, found.month, found.day)
    except ValueError:
        return False
    return found.year is None or 1900 <= found.year <= 2100


def _iso(found: _Found) -> str:
    return date(found.year or 2000, found.month, found.day).isoformat()


def _rest(text: str, found: list[_Found]) -> list[str]:
    """The words of a text beside its days that say something of their own."""
    for day in found:
        text = text[: day.start] + " " * (day.end - day.start) + text[day.end :]
    return [word for word in fold(text).split() if word not in _FILLER]
