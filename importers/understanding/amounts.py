"""Numbers with their units: seats, weeks, hours, ages in columns of their own, and prices."""

import re
from dataclasses import dataclass

from graphmodel.catalogue import Catalogue, fold
from importers.understanding.accounting import JOINTS, Span, left_beside_words

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
_SEATS = r"(?:pladser|plads|deltagere|elever|personer|unge|stk\.?)"
_OF = re.compile(
    rf"(\d{{1,6}})\s*(?:ledige?|frie?)?\s*(?:ud\s+)?af\s+(?:de\s+|i alt\s+)?(\d{{1,6}})(?:\s*{_SEATS})?(?:\s*(?:er\s+)?(?:ledige?|frie?))?"
)
_FREE = re.compile(
    rf"(?<![\d/.,-])(\d{{1,6}})\s*(?:ledige?|frie?)\b(?:\s*{_SEATS})?|\b(?:ledige?|frie?)(?:\s*{_SEATS})?\s*[:=]?\s*(\d{{1,6}})(?![\d/.,-])",
    re.IGNORECASE,
)
_TOTAL = re.compile(rf"(?<![\d/.,-])(\d{{1,6}})\s*(?:{_SEATS}(?:\s*i alt)?|i alt)(?![^\W\d_])", re.IGNORECASE)
_ALONE = re.compile(r"(?<![\d/.,-])\d{1,6}(?![/.,-]?\d|-)")
_WAITING = re.compile(r"\bvente(?:liste|tid)?\b(?:\s*(?:på|:|ca\.?|er|i|op til))*", re.IGNORECASE)
_OF_SEATS = JOINTS | {
    "pladser",
    "plads",
    "deltagere",
    "stk",
    "personer",
    "elever",
    "antal",
    "heraf",
    "max",
    "maks",
    "hoejst",
    "alt",
    "pt",
    "lige",
    "nu",
    "p",
    "t",
    "op",
    "til",
}
_CHANGES_THE_NUMBER = frozenset(
    {
        "ikke",
        "under",
        "over",
        "mindst",
        "min",
        "mere",
        "flere",
        "end",
        "faerre",
        "naesten",
        "hver",
        "hvert",
        "pr",
        "per",
        "hold",
        "x",
        "gange",
        "plus",
        "minus",
    }
    | {
        "ad",
        "aa",
        "a",
        "uge",
        "uger",
        "dag",
        "dage",
        "maaned",
        "mdr",
        "timer",
        "kr",
        "pct",
        "procent",
        "optaget",
        "optagne",
        "besat",
        "besatte",
        "brugt",
        "reserveret",
    }
)
"""Words beside a number that make it another number, or a number of something else."""
_DAYS_IN = {"d": 1.0, "u": 7.0, "m": 30.0, "å": 364.0, "s": 364.0}
"""Half a year is 26 weeks and a year 52, as people count them."""
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
    waiting_weeks: int | None = None
    says_more: bool = False


def read_weeks(text: str) -> Amount | None:
    """A time in whole weeks, rounded up; of a span the longest. None where there is none, or it is beyond reason.

    >>> read_weeks("12 uger"), read_weeks("3 måneder"), read_weeks("6-8 uger").value, read_weeks("½ år").value
    (Amount(value=12, is_rounded=False), Amount(value=13, is_rounded=True), 8, 26)
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
    """Seats in all, seats free, or both; `Seats()` where there is no limit. A number of which it is not sure what it counts is none.

    >>> from graphmodel.catalogue import load_catalogue
    >>> words = load_catalogue()
    >>> read_seats("12 pladser (3 ledige)", words), read_seats("fuldt optaget", words).free, read_seats("12", words).total
    (Seats(total=12, free=3, waiting_weeks=None, says_more=False), 0, 12)
    >>> read_seats("3 af 10", words).free, read_seats("venteliste 6 mdr", words).waiting_weeks, read_seats("8-10", words)
    (3, 26, None)
    """
    if (whole := read_whole(text)) is not None:
        return Seats(total=whole)
    if (part := _OF.fullmatch(text.strip().lower().rstrip("."))) and int(part[1]) <= int(part[2]) <= _MOST_SEATS:
        return Seats(int(part[2]), int(part[1]))
    reading = catalogue.values.read("seats", text)
    if reading and reading.value == "unlimited":
        return Seats(says_more=True)
    return _counted(
        text, is_full=reading is not None and reading.value == "full", phrase=reading.phrase if reading else ""
    )


def _counted(text: str, *, is_full: bool, phrase: str) -> Seats | None:
    """The numbers of a text, each with the word for what it counts; a full house needs none."""
    read: list[Span] = []
    wait = _waiting_in(text, read)
    free = _FREE.search(_without(text, read))
    if free:
        read.append(free.span())
    total = _TOTAL.search(_without(text, read)) or _lone_number(
        _without(text, read), phrase, beside=bool(read) or is_full
    )
    if total:
        read.append(total.span())
    rest = left_beside_words(_without(text, read), f"{phrase} optaget" if is_full else phrase, _OF_SEATS)
    waits_alone = wait is not None and not (free or total) and fold(phrase) == "venteliste"
    seats_free = (
        int(next(number for number in free.groups() if number)) if free else 0 if is_full and not waits_alone else None
    )
    seats_total = int(re.sub(r"\D", "", total[0])) if total else None
    counts = [count for count in (seats_total, seats_free) if count is not None]
    is_unsure = any(any(sign.isdigit() for sign in word) or word in _CHANGES_THE_NUMBER for word in rest)
    if (free and is_full) or (is_unsure and (free or total)) or any(count > _MOST_SEATS for count in counts):
        return None
    if not counts and wait is None:
        return None
    return Seats(
        seats_total, seats_free, wait, says_more=bool(rest) or wait is not None or fold(phrase) == "venteliste"
    )


def _waiting_in(text: str, read: list[Span]) -> int | None:
    """The weeks that a text says one waits; where they stand is added to what was read."""
    if not (word := _WAITING.search(text)):
        return None
    span = _SPAN.match(text, word.end()) or _SPAN.match(text, word.end() + 1)
    weeks = read_weeks(span[0]) if span else None
    if span is None or weeks is None:
        return None
    read.append((word.start(), span.end()))
    return int(weeks.value)


def _lone_number(text: str, phrase: str, *, beside: bool) -> re.Match[str] | None:
    """A number without a word, which counts where the seats that are free stand beside it: "12 (3 ledige)"."""
    numbers = list(_ALONE.finditer(text))
    if not beside or len(numbers) != 1 or re.search(r"[+*/x×]", text):
        return None
    said = f"{phrase} optaget" if phrase else ""
    return None if left_beside_words(_without(text, [numbers[0].span()]), said, _OF_SEATS) else numbers[0]


def _without(text: str, read: list[Span]) -> str:
    for start, end in read:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


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
