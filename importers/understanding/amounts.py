"""Numbers with their units: seats, weeks, hours, ages in columns of their own, and prices."""

import re
from dataclasses import dataclass

from graphmodel.catalogue import Catalogue, fold

_NUMBER = r"(\d+(?:[.,]\d+)?|½|en|et|halvt?)"
_SPAN = re.compile(
    rf"(?:{_NUMBER}\s*(?:-|–|til|eller)\s*)?{_NUMBER}\s*(timer?|t\b|dage?|døgn|uger?|mdr?\b|måned\w*|mnd|år\w*|skoleår)",
    re.IGNORECASE,
)
_HOURS_A_WEEK = re.compile(
    r"(\d+(?:[.,]\d+)?)(?:\s*(?:-|–|til)\s*(\d+(?:[.,]\d+)?))?\s*(?:timer?|t)\.?\s*(?:/|pr\.?|per|om|i|hver)\s*(?:ugen?|ugentligt?)|"
    r"(\d+(?:[.,]\d+)?)(?:\s*(?:-|–|til)\s*(\d+(?:[.,]\d+)?))?\s*(?:ugentlige timer|timer ugentligt?)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:ca\.?\s*|max\.?\s*|maks\.?\s*|op til\s*)?(\d{1,7})(?:[.,]0+)?\s*(?:pladser|plads|deltagere|unge|stk\.?|personer|elever)?\.?",
    re.IGNORECASE,
)
_FREE = re.compile(r"(\d{1,6})\s*(?:ledige?|frie?)\b|(?:ledige?|frie?)(?: pladser)?\s*[:=]?\s*(\d{1,6})", re.IGNORECASE)
_TOTAL = re.compile(r"(\d{1,6})\s*(?:pladser|plads|deltagere|elever)?\s*(?:i alt)?", re.IGNORECASE)
_DAYS_IN = {"d": 1.0, "u": 7.0, "m": 365.25 / 12, "å": 365.25, "s": 365.25}
_MOST_SEATS = 10_000
_MOST_WEEKS = 520
_MOST_HOURS = 80


@dataclass(frozen=True, slots=True)
class Amount:
    """A number read from a cell; `is_rounded` where the cell gave a span or another unit, so that its text is worth keeping."""

    value: int | float
    is_rounded: bool = False


@dataclass(frozen=True, slots=True)
class Seats:
    """Seats as a cell tells them; what it does not tell is None."""

    total: int | None = None
    free: int | None = None
    says_more: bool = False


def read_weeks(text: str) -> Amount | None:
    """A time in whole weeks, rounded up; of a span the longest. None where there is none, or it is beyond reason.

    >>> read_weeks("12 uger"), read_weeks("3 måneder"), read_weeks("6-8 uger").value, read_weeks("½ år").value
    (Amount(value=12, is_rounded=False), Amount(value=14, is_rounded=True), 8, 27)
    """
    plain = text.strip()
    if plain.isdigit():
        return _within(Amount(int(plain)), _MOST_WEEKS)
    longest: Amount | None = None
    for found in _SPAN.finditer(_HOURS_A_WEEK.sub(" ", text)):
        unit = found[3].lower()[0]
        if unit == "t":
            continue
        days = _decimal(found[2]) * _DAYS_IN["d" if found[3].lower().startswith("døgn") else unit]
        is_whole = unit == "u" and not found[1] and fold(text) == fold(found[0])
        amount = Amount(-int(-days // 7), not is_whole)
        if longest is None or amount.value > longest.value:
            longest = amount
    return _within(longest, _MOST_WEEKS) if longest else None


def read_hours_a_week(text: str, *, is_hours_column: bool = False) -> Amount | None:
    """Hours a week; a number alone counts only in a column of hours.

    >>> read_hours_a_week("10 timer om ugen"), read_hours_a_week("2,5 t/uge").value, read_hours_a_week("25") is None
    (Amount(value=10, is_rounded=False), 2.5, True)
    """
    if is_hours_column and re.fullmatch(r"\d{1,2}(?:[.,]\d+)?(?:\s*(?:timer?|t)\.?)?", text.strip(), re.IGNORECASE):
        return _within(Amount(_plain(_decimal(re.sub(r"[^\d.,]", "", text).strip(".")))), _MOST_HOURS)
    if not (found := _HOURS_A_WEEK.search(text)):
        return None
    numbers = [number for number in found.groups() if number]
    return _within(Amount(_plain(_decimal(numbers[-1])), len(numbers) > 1 or fold(found[0]) != fold(text)), _MOST_HOURS)


def read_whole(text: str, most: int = _MOST_SEATS) -> int | None:
    """A whole number with a word for what it counts, or None.

    >>> read_whole("12 pladser"), read_whole("ca. 20"), read_whole("mange"), read_whole("1234567")
    (12, 20, None, None)
    """
    found = _WHOLE.fullmatch(text.strip())
    return int(found[1]) if found and int(found[1]) <= most else None


def read_seats(text: str, catalogue: Catalogue) -> Seats | None:
    """Seats in all, seats free, or both; `Seats()` where there is no limit.

    >>> from graphmodel.catalogue import load_catalogue
    >>> words = load_catalogue()
    >>> read_seats("12 pladser (3 ledige)", words), read_seats("fuldt optaget", words).free, read_seats("12", words).total
    (Seats(total=12, free=3, says_more=False), 0, 12)
    """
    if (whole := read_whole(text)) is not None:
        return Seats(total=whole)
    free = _FREE.search(text)
    rest = text.replace(free[0], " ") if free else text
    total = _TOTAL.search(rest)
    seats_free = int(next(number for number in free.groups() if number)) if free else None
    reading = catalogue.values.read("seats", text)
    if reading and reading.value == "unlimited":
        return Seats(says_more=True)
    if seats_free is None and reading and reading.value == "full":
        seats_free = 0
    if seats_free is None and total is None:
        return None
    says_more = len(fold(text).split()) > 5
    return (
        Seats(int(total[1]) if total else None, seats_free, says_more)
        if not total or int(total[1]) <= _MOST_SEATS
        else None
    )


def read_price(text: str, catalogue: Catalogue) -> str:
    """A price as text; every way to say that it costs nothing becomes "gratis".

    >>> from graphmodel.catalogue import load_catalogue
    >>> read_price("0 kr.", load_catalogue()), read_price("300 kr. om året", load_catalogue())
    ('gratis', '300 kr. om året')
    """
    if catalogue.values.read_whole("price", text) == "free" or fold(text) in ("gratis", "det er gratis"):
        return "gratis"
    return text


def _within(amount: Amount, most: int) -> Amount | None:
    return amount if 0 <= amount.value <= most else None


def _decimal(text: str) -> float:
    lowered = text.lower()
    if lowered in ("½", "halv", "halvt"):
        return 0.5
    return 1.0 if lowered in ("en", "et") else float(lowered.replace(",", "."))


def _plain(value: float) -> int | float:
    return int(value) if value.is_integer() else value
