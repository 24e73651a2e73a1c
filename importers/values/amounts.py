"""Numbers with their units: weeks, hours, counts and prices."""

import re
from dataclasses import dataclass

from graphmodel.catalogue import Catalogue, fold
from importers.values.accounting import left_beside_words, word_set

_NUMBER = r"(\d+(?:[.,]\d+)?\s?½?|½|\b(?:en|et|to|tre|fire|fem|seks|otte|ti|tolv|halvanden|halvandet|halvt?))"
_SPAN = re.compile(
    rf"(?:{_NUMBER}\s*(?:-|–|til|eller)\s*)?{_NUMBER}\s*-?\s*"
    r"(timer?|t\b|(?:hver|arbejds|skole)dage?|dage?|døgn|uger?|u\b|mdr?\b|månee?d\w*|månd\w*|mnd|semest\w*|skoleår|år\w*|hours?|days?|weeks?|months?|years?)",
    re.IGNORECASE,
)
_HOURS = r"(\d+(?:[.,]\d+)?\s?½?|½)(?:\s*(?:-|–|til)\s*(\d+(?:[.,]\d+)?\s?½?))?"
_TIMES = r"(?:(\d)\s*(?:x|×|\*|gange(?:\s+(?:om ugen|ugentligt?|pr\.? uge))?(?:\s+(?:á|à|a|på))?)\s*)?"
_A_WEEK = r"(?:(?:/|pr\.?|per|om|i|hver)\s*(?:ugen?\b|u\b|ugentligt?)|ugentligt?|ugtl\b|(?:per|a)\s+week)"
_HOURS_A_WEEK = re.compile(
    rf"{_TIMES}{_HOURS}\s*(?:timer?|hours?|t)\.?\s*{_A_WEEK}|{_TIMES}{_HOURS}\s*ugentlige timer|"
    rf"(?<=uger )(?:á|à|a)\s*{_TIMES}{_HOURS}\s*timer?|(\d)\s*gange\s+(?:om ugen|ugentligt?)\s*(?:á|à|a|på)\s*{_HOURS}\s*timer?",
    re.IGNORECASE,
)
_HOURS_ALONE = re.compile(
    rf"(op til|maks\.?|max\.?|mindst|min\.?|ca\.?)?\s*{_TIMES}{_HOURS}\s*(?:timer?|t)?\.?", re.IGNORECASE
)
_DAYS_A_WEEK = re.compile(
    r"\d+(?:\s*(?:-|–|til)\s*\d+)?\s*(?:hele |halve )?(?:hver|arbejds|skole)?dage?\s*(?:/|pr\.?|per|om|i|hver)?\s*(?:ugen?\b|ugentligt?)",
    re.IGNORECASE,
)
_YEARS_AND_MONTHS = re.compile(r"(\d+)\s*år\s*(?:og|,)?\s*(\d+)\s*(?:mdr|mån\w*)\.?", re.IGNORECASE)
_WEEKS_BESIDE = re.compile(
    r"\((?:ca\.?\s*)?(\d+)\s*uger\)|^(\d+)\s*uger\s*\((?:ca\.?\s*)?(?:\d+|et|en|½|halvt)\s*(?:år|mdr|mån|skoleår|semest)",
    re.IGNORECASE,
)
"""Weeks that are said beside another unit for the same time: "1 år (40 uger)"."""
_TOGETHER = re.compile(r"(\d{1,3})\s*([x×*+])\s*(\d{1,3})(?=\s*-?\s*(?:uger?|mdr|md\b|mån|år))", re.IGNORECASE)
"""Times that follow each other: "2 x 13 uger", "3 + 3 mdr."."""
_SMALL = {
    "en": 1.0,
    "et": 1.0,
    "to": 2.0,
    "tre": 3.0,
    "fire": 4.0,
    "fem": 5.0,
    "seks": 6.0,
    "otte": 8.0,
    "ti": 10.0,
    "tolv": 12.0,
}
_WEEKDAYS = re.compile(r"(\d{1,2})\s*(?:man|tirs|ons|tors|fre|lør|søn)dage", re.IGNORECASE)
_WHOLE = re.compile(
    r"(?:ca\.?\s*|max\.?\s*|maks\.?\s*|op til\s*|(?:plads|normeret|kapacitet) til\s*)?(\d{1,7})(?:[.,]0+)?"
    r"\s*(?:(?:fuldtids|døgn|dag)?pladser|plads|pl\.|deltagere|unge|stk\.?|personer|pers\.|elever|årselever|kursister|borgere|boliger|lejligheder|"
    r"værelser)?\.?",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}\b)")
_DAYS_IN = {"d": 1.0, "u": 7.0, "w": 7.0, "m": 30.0, "å": 364.0, "y": 364.0}
"""Half a year is 26 weeks and a year 52, as people count them."""
_HALF_A_YEAR = 182.0
_WORKING_DAYS = ("hverdag", "arbejdsdag", "skoledag")
"""Five of them are a week."""
_OF_NO_PRICE = word_set(
    "ingen ikke uden det er helt altid tilbud tilbuddet koster deltage at noget for dig deltagere deltageren adgang deltagelse "
    "0 00 kr md mdr maaned aar gang pr"
)
NUMBER_ALONE = re.compile(r"\d{1,6}")
MOST_SEATS = 10_000
_MOST_WEEKS = 520
_MOST_HOURS = 80


@dataclass(frozen=True, slots=True)
class Amount:
    """A number read from a cell; `is_rounded` where the cell gave a span or another unit, so that its text is worth keeping."""

    value: int | float
    is_rounded: bool = False


def read_weeks(text: str) -> Amount | None:
    """A time in whole weeks, rounded up; of a span the longest. None where there is none, or it is beyond reason.

    >>> read_weeks("12 uger"), read_weeks("3 måneder"), read_weeks("6-8 uger").value, read_weeks("1½ år").value
    (Amount(value=12, is_rounded=False), Amount(value=13, is_rounded=True), 8, 78)
    >>> read_weeks("2 timer hver anden uge") is None
    True
    """
    plain = text.strip()
    if NUMBER_ALONE.fullmatch(plain):
        return _within(Amount(int(plain)), _MOST_WEEKS)
    if weeks := _WEEKS_BESIDE.search(plain):
        return _within(Amount(int(weeks[1] or weeks[2]), is_rounded=True), _MOST_WEEKS)
    longest: Amount | None = None
    timed = _TOGETHER.sub(_taken_together, text)
    timed = _YEARS_AND_MONTHS.sub(lambda found: f"{12 * int(found[1]) + int(found[2])} mdr", timed)
    for found in _SPAN.finditer(_DAYS_A_WEEK.sub(" ", _HOURS_A_WEEK.sub(" ", timed))):
        unit = found[3].lower()
        if unit[0] in "th" and "dag" not in unit:
            continue
        days = round(_decimal(found[2]) * _days_in(unit), 3)
        is_whole = unit[0] in "uw" and not found[1] and fold(text) == fold(found[0])
        amount = Amount(-int(-days // 7), not is_whole)
        if longest is None or amount.value > longest.value:
            longest = amount
    return _within(longest, _MOST_WEEKS) if longest else None


def weekly_days(text: str) -> int | None:
    """How many of one weekday a text counts: as many weeks as that, one after the other.

    >>> weekly_days("8 mandage kl. 17-19"), weekly_days("8 gange")
    (8, None)
    """
    found = _WEEKDAYS.match(text.strip())
    return int(found[1]) if found else None


def read_hours_a_week(text: str, *, is_hours_column: bool = False) -> Amount | None:
    """Hours a week; a number alone counts only in a column of hours. Of a span the most, of "2 x 3 timer" the six.

    >>> read_hours_a_week("10 timer om ugen"), read_hours_a_week("2,5 t/uge").value, read_hours_a_week("25") is None
    (Amount(value=10, is_rounded=False), 2.5, True)
    >>> read_hours_a_week("2 x 3 timer ugentligt"), read_hours_a_week("12 uger á 15 timer").value
    (Amount(value=6, is_rounded=True), 15)
    """
    if is_hours_column and (alone := _HOURS_ALONE.fullmatch(text.strip())):
        return _hours(alone.groups()[1:], is_whole=not alone[1])
    if not (found := _HOURS_A_WEEK.search(text)):
        return None
    return _hours(found.groups(), is_whole=fold(found[0]) == fold(text))


def _hours(groups: tuple[str | None, ...], *, is_whole: bool) -> Amount | None:
    """The hours of a match whose groups are in threes: how many times, the least, the most."""
    times, least, most = next(groups[at : at + 3] for at in range(0, len(groups), 3) if groups[at + 1])
    value = _decimal(most or least or "0") * int(times or 1)
    return _within(Amount(_plain(value), not is_whole or bool(times or most)), _MOST_HOURS)


def read_whole(text: str, most: int = MOST_SEATS) -> int | None:
    """A whole number with a word for what it counts, or None.

    >>> read_whole("12 pladser"), read_whole("ca. 20"), read_whole("1.200"), read_whole("mange"), read_whole("1234567")
    (12, 20, 1200, None, None)
    """
    found = _WHOLE.fullmatch(_THOUSANDS.sub("", text.strip()))
    return int(found[1]) if found and int(found[1]) <= most else None


def read_price(text: str, catalogue: Catalogue) -> str:
    """A price as text; every way to say that it costs nothing becomes "gratis".

    >>> from graphmodel.catalogue import load_catalogue
    >>> read_price("0 kr.", load_catalogue()), read_price("300 kr. om året", load_catalogue())
    ('gratis', '300 kr. om året')
    >>> read_price("Ingen egenbetaling", load_catalogue()), read_price("Gratis, mad 20 kr.", load_catalogue())
    ('gratis', 'Gratis, mad 20 kr.')
    """
    reading = catalogue.values.read("price", text)
    if reading and reading.value == "free" and not left_beside_words(text, reading.phrase, _OF_NO_PRICE):
        return "gratis"
    return text


def _taken_together(found: re.Match[str]) -> str:
    return str(int(found[1]) + int(found[3]) if found[2] == "+" else int(found[1]) * int(found[3]))


def _days_in(unit: str) -> float:
    if unit.startswith("døgn"):
        return _DAYS_IN["d"]
    if unit.startswith(_WORKING_DAYS):
        return _DAYS_IN["u"] / 5
    return _DAYS_IN.get(unit[0], _HALF_A_YEAR if unit.startswith("semest") else _DAYS_IN["å"])


def _within(amount: Amount, most: int) -> Amount | None:
    return amount if 0 <= amount.value <= most else None


def _decimal(text: str) -> float:
    lowered = text.lower().replace(",", ".").replace(" ", "")
    if lowered in ("½", "halv", "halvt"):
        return 0.5
    if lowered in ("halvanden", "halvandet"):
        return 1.5
    if lowered.endswith("½"):
        return float(lowered[:-1]) + 0.5
    return _SMALL[lowered] if lowered in _SMALL else float(lowered)


def _plain(value: float) -> int | float:
    return int(value) if value.is_integer() else value
