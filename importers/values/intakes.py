"""When an offer takes in: always, on dates, or every year."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from graphmodel.catalogue import Catalogue
from importers.values.accounting import left_beside_words, word_set
from importers.values.days import FoundDay, days_in, weeks_without_year, words_beside

_CLAUSE_ENDS = re.compile(r"[,;()\n]|\.\s+(?=[A-ZÆØÅ])|\b(?:men|dog)\b", re.IGNORECASE)
_DENIES_BEFORE = re.compile(
    r"\b(?:ikke|ej|undtagen|undtaget|bortset|minus|lukket|lukker|ferielukket|sommerlukket|pause|ingen|uden)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_DENIES_AFTER = re.compile(r"\b(?:undtaget|undtagen|fraregnet|lukket)\b", re.IGNORECASE)
_TURNS = re.compile(r"\b(?:før|inden|efter|fra|til)\b", re.IGNORECASE)
"""After a denial they turn it round: "ikke før 1. august" is no day without intake."""
_OF_DEADLINE = re.compile(r"\b(?:ansøg\w*|\w*frist|tilmeld\w*|deadline|senest)\b", re.IGNORECASE)
_SPAN = re.compile(r"\s*(?:-|–|—|\btil\b|\btil og med\b)\s*(?:den\s+|d\.\s*)?", re.IGNORECASE)
_SPAN_FROM_A_DAY = re.compile(r"\d\.?\s*(?:-|–|—|\btil\b)\s*(?:den\s+|d\.\s*)?$", re.IGNORECASE)
_DAY_OF_MONTH = r"(?:(?P<day>\d{1,2})\.?|første(?=\s+(?:dag\s+)?(?:i\b|hver\b)))"
_EVERY_MONTH = re.compile(
    rf"(?:d(?:en)?\.?\s*)?{_DAY_OF_MONTH}(?:\s*(?:og|\+|&|,)\s*(?:d(?:en)?\.?\s*)?(?P<other>\d{{1,2}})\.?)?"
    r"\s*(?:dag\s*)?(?:i\s+)?(?:hver\s+måned|måneden)\.?",
    re.IGNORECASE,
)
_EVERY_FIRST = re.compile(
    r"hver\s+(?:(?:d(?:en)?\.?\s*)(?:1\.?|første)|1\.|første)(?:\s+(?:dag\s+)?i\s+måneden)?\.?", re.IGNORECASE
)
_LAST_OF_ALL_MONTHS = 28
_OF_INTAKES = word_set(
    "og samt optag optagelse optagelsen indtag start starter opstart holdstart hold sker er der den hele aaret aabent ca"
)
_PLAIN = frozenset(
    {
        "loebende",
        "hele aaret",
        "aaret rundt",
        "naar som helst",
        "altid",
        "kontinuerlig",
        "kontinuerligt",
        "fortloebende",
        "rullende",
    }
    | {"rolling", "ongoing", "hvert aar", "aarligt", "aarlig"}
)
"""Phrases that say no more than their value does; "hver måned" is more than every year."""


@dataclass(frozen=True, slots=True)
class Intake:
    """How an offer takes in; `days` are dates, or MM-DD where it is every year."""

    intake: str
    days: tuple[str, ...] = ()
    says_more: bool = False
    """Whether the text says more than that."""
    is_inferred: bool = False
    """Whether a day was taken for a month or a week that named none."""


def read_intake(text: str, catalogue: Catalogue) -> Intake | None:
    """When an offer takes in, or None where the text does not say.

    >>> from graphmodel.catalogue import load_catalogue
    >>> words = load_catalogue()
    >>> read_intake("løbende", words), read_intake("1. februar og 1. august", words).days
    (Intake(intake='rolling', days=(), says_more=False, is_inferred=False), ('02-01', '08-01'))
    >>> read_intake("uge 33 2027", words).days, read_intake("januar og august", words).days
    (('2027-08-16',), ('01-01', '08-01'))
    >>> read_intake("1. i hver måned", words).days[:3], read_intake("februar-juni", words)
    (('01-01', '02-01', '03-01'), None)
    """
    if _EVERY_FIRST.fullmatch(text.strip()):
        return _every_month({1})
    if found := _EVERY_MONTH.fullmatch(text.strip()):
        return _every_month({int(found["day"] or 1), int(found["other"] or found["day"] or 1)})
    every = days_in(text)
    days = [day for day in every if not _is_denied(text, day) and not _is_deadline(text, day)]
    reading = catalogue.values.read("intake", text)
    if not every and reading and reading.value == "rolling" and not reading.is_negated and _are_weeks_denied(text):
        return Intake("rolling", says_more=True)
    if every and reading and reading.value == "rolling" and not reading.is_negated:
        # "løbende, dog ikke juli" takes in all the time; of "løbende fra 1. maj" it is not sure what it means today.
        return None if days or any(_is_turned(text, day) for day in every) else Intake("rolling", says_more=True)
    if days:
        return None if _is_span(text, days) else _on_days(text, days)
    if every or weeks_without_year(text) or reading is None or reading.is_negated:
        return None
    if "skoleaar" in reading.phrase and any(sign.isdigit() for sign in text):
        return None  # one school year is not every year
    says_more = reading.phrase not in _PLAIN or bool(left_beside_words(text, reading.phrase, _OF_INTAKES))
    return Intake(reading.value, says_more=says_more)


def _on_days(text: str, days: list[FoundDay]) -> Intake | None:
    """Dates where every day has its year, days of every year where none has."""
    shared = days[-1].year if _shares_a_year(days) else None
    if shared is not None:
        days = [replace(day, year=shared, is_inferred=True) for day in days]
    with_year = {day.year is not None for day in days}
    if len(with_year) > 1 or (with_year == {False} and any((day.month, day.day) == (2, 29) for day in days)):
        return None
    return Intake(
        "dates" if with_year == {True} else "yearly",
        tuple(sorted({day.iso for day in days})),
        bool(words_beside(text, days)),
        any(day.is_inferred for day in days),
    )


def _shares_a_year(days: list[FoundDay]) -> bool:
    """Whether the year of the last day is that of all: "1. februar og 1. august 2027"."""
    in_order = all((one.month, one.day) < (other.month, other.day) for one, other in pairwise(days))
    return in_order and len(days) > 1 and days[-1].year is not None and all(day.year is None for day in days[:-1])


def _every_month(days: set[int]) -> Intake | None:
    if not all(1 <= day <= _LAST_OF_ALL_MONTHS for day in days):
        return None
    return Intake("yearly", tuple(f"{month:02d}-{day:02d}" for month in range(1, 13) for day in sorted(days)))


def _are_weeks_denied(text: str) -> bool:
    """Whether every week that a text names is one without intake: "hele året, lukket uge 28-30"."""
    weeks = weeks_without_year(text)
    clauses = [_CLAUSE_ENDS.split(text[: text.index(week)])[-1] for week in weeks]
    return bool(weeks) and all(_DENIES_BEFORE.search(clause) for clause in clauses)


def _is_span(text: str, days: list[FoundDay]) -> bool:
    """Whether two days are the ends of a time: "februar-juni" is when it runs, or when one can begin."""
    return any(_SPAN.fullmatch(text[before.end : after.start]) for before, after in pairwise(days)) or any(
        _SPAN_FROM_A_DAY.search(text[: day.start]) for day in days
    )


def _denial_before(text: str, day: FoundDay) -> re.Match[str] | None:
    """The denial that stands before a day within its clause."""
    clause = _CLAUSE_ENDS.split(text[: day.start])[-1]
    return _DENIES_BEFORE.search(clause)


def _is_denied(text: str, day: FoundDay) -> bool:
    """Whether a text says of a day that it is none: "dog ikke juli", "juli undtaget"."""
    after = _CLAUSE_ENDS.split(text[day.end :])[0]
    return _denial_before(text, day) is not None or _DENIES_AFTER.search(after) is not None


def _is_turned(text: str, day: FoundDay) -> bool:
    denial = _denial_before(text, day)
    return denial is not None and _TURNS.search(denial["rest"]) is not None


def _is_deadline(text: str, day: FoundDay) -> bool:
    """Whether a day is when one must have asked: "august (ansøgning 1. marts)"."""
    return _OF_DEADLINE.search(_CLAUSE_ENDS.split(text[: day.start])[-1]) is not None
