"""Seats: how many in all, how many are free and on which day that was true, and how long one waits for one."""

import re
from dataclasses import dataclass, replace

from graphmodel.catalogue import Catalogue, fold
from importers.values.accounting import JOINTS, Span, left_beside_words, word_set
from importers.values.amounts import MOST_SEATS, read_weeks, read_whole
from importers.values.days import days_in

_SEATS = r"(?:pladser|plads|pl\.|deltagere|elever|personer|pers\.|unge|boliger|lejligheder|værelser|stk\.?)"
_OF = re.compile(
    rf"(\d{{1,6}})\s*(?:ledige?|frie?)?\s*(?:ud\s+)?af\s+(?:de\s+|i alt\s+)?(\d{{1,6}})(?:\s*{_SEATS})?(?:\s*(?:er\s+)?(?:ledige?|frie?))?"
)
_FREE = re.compile(
    rf"(?<![\d/.,-])(\d{{1,6}})\s*(?:ledige?|frie?)\b(?:\s*{_SEATS})?|\b(?:ledige?|frie?)(?:\s*{_SEATS})?\s*[:=]?\s*(\d{{1,6}})(?![\d/.,-])",
    re.IGNORECASE,
)
_TOTAL = re.compile(rf"(?<![\d/.,-])(\d{{1,6}})\s*(?:{_SEATS}(?:\s*i alt)?|i alt)(?![^\W\d_])", re.IGNORECASE)
_ALONE = re.compile(r"(?<![\d/.,-])\d{1,6}(?![/.,-]?\d|-)")
_IN_GROUPS = re.compile(
    rf"(\d{{1,3}})\s*(?:(?:hold|grupper?|klasser?|afdelinger|huse|teams?)\s*(?:á|à|a|x|×|med|på|af)|(?:x|×|\*|á|à)(?=\s*\d+\s*{_SEATS}))"
    rf"\s*(\d{{1,3}})(?:\s*{_SEATS})?\.?",
    re.IGNORECASE,
)
"""Groups of one size, which are as many seats as both numbers make: "2 hold á 12"."""
_OF_OR_DAY = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})")
_TAKEN = r"(?:er\s+)?(?:pt\.?\s*)?(?:optaget|optagne|besat|besatte|i brug)"
_TAKEN_OF = re.compile(rf"(\d{{1,6}})\s*(?:ud\s+)?af\s+(?:de\s+)?(\d{{1,6}})(?:\s*{_SEATS})?\s*{_TAKEN}\.?")
_OF_WHICH_TAKEN = re.compile(
    rf"(\d{{1,6}})(?:\s*{_SEATS})?\s*[,;(–-]\s*(?:heraf\s*)?(?:pt\.?\s*)?(\d{{1,6}})\s*{_TAKEN}\s*\)?\.?"
)
_NO_WAITING = re.compile(r"\b(?:ingen|ikke|uden)\s+vente(?:liste|tid)\b", re.IGNORECASE)
_NONE_BUT_A_LIST = re.compile(
    r"(?:p\.?t\.?\s*)?(?:ingen|nej|0)(?:\s+(?:ledige?|pt\.?|lige nu|pladser))*\s*[,;(–-]\s*(?=.*\bvente)", re.IGNORECASE
)
_ROOM_FOR = re.compile(r"(?:der er\s*)?(?:plads til\s*)?(\d{1,3})\s*(?:mere|flere|til)\.?", re.IGNORECASE)
_WAITING = re.compile(r"\bvente(?:liste|tid)?\b(?:\s*(?:på|:|ca\.?|er|i|op til))*", re.IGNORECASE)
_TIME = re.compile(
    r"\s?(?:\d+(?:[.,]\d+)?\s?½?|½|en|et)(?:\s*(?:-|–|til)\s*\d+)?\s*(?:½\s*)?(?:dage?|uger?|mdr?\b|mån\w*|mnd|(?:halvt )?år)",
    re.IGNORECASE,
)
_PEOPLE_WAITING = re.compile(
    r"\b(?:på\s+)?ventelisten?\b\W*(\d{1,4})\b|\b(\d{1,4})\s*(?:personer\s*|unge\s*)?på venteliste\b", re.IGNORECASE
)
_BEFORE_THE_DAY = re.compile(
    r"(?:[(,;]\s*)?(?:\b(?:pr\.?|per|status|opgjort|opdateret|senest opdateret|set)\s*(?:d\.?|den)?\s*|\(\s*)$",
    re.IGNORECASE,
)
_YES = re.compile(r"ja\s*[,:;(–-]\s*(?=.*\d)", re.IGNORECASE)
_FOR_NOW = re.compile(r"^p\.?t\.?[:\s]\s*|\s+p\.?t\.?$", re.IGNORECASE)
_NONE = frozenset({"ingen", "nej", "pt ingen", "p t ingen", "ingen pt", "ingen p t", "ingen lige nu", "lige nu ingen"})
_OF_SEATS = JOINTS | word_set(
    "pladser plads deltagere stk personer elever antal heraf max maks hoejst alt pt lige nu p t op til"
)
_NOT_QUITE = word_set("naesten snart halvt delvist ofte tit typisk oftest tidvis")
_CHANGES_THE_NUMBER = word_set(
    "ikke under over mindst min mere flere end faerre naesten hver hvert pr per hold x gange plus minus ad aa a uge uger dag dage "
    "aar aaret aarligt aarlig om maaned mdr timer kr pct procent optaget optagne besat besatte brugt reserveret"
)
"""Words beside a number that make it another number, or a number of something else."""


@dataclass(frozen=True, slots=True)
class Seats:
    """Seats as a cell tells them; what it does not tell is None. `seen_on` is the day the free seats were counted, as ISO."""

    total: int | None = None
    free: int | None = None
    waiting_weeks: int | None = None
    says_more: bool = False
    is_inferred: bool = False
    """Whether a number was worked out: the free ones are those that are left, or all are those of several groups."""
    seen_on: str | None = None


def read_seats(text: str, catalogue: Catalogue) -> Seats | None:
    """Seats in all, seats free, or both; `Seats()` where there is no limit. A number of which it is not sure what it counts is none.

    >>> from graphmodel.catalogue import load_catalogue
    >>> words = load_catalogue()
    >>> seats = read_seats("12 pladser (3 ledige)", words)
    >>> seats.total, seats.free, read_seats("fuldt optaget", words).free, read_seats("12", words).total
    (12, 3, 0, 12)
    >>> read_seats("3 af 10", words).free, read_seats("venteliste 6 mdr", words).waiting_weeks, read_seats("8-10", words)
    (3, 26, None)
    """
    if (whole := read_whole(text)) is not None:
        return Seats(total=whole)
    if (part := _OF.fullmatch(text.strip().lower().rstrip("."))) and int(part[1]) <= int(part[2]) <= MOST_SEATS:
        return Seats(int(part[2]), int(part[1]))
    if groups := _IN_GROUPS.fullmatch(text.strip()):
        return Seats(int(groups[1]) * int(groups[2]), says_more=True, is_inferred=True)
    if (taken := _taken(text)) is not None:
        return taken
    reading = catalogue.values.read("seats", text)
    if reading and reading.value == "unlimited":
        return Seats(says_more=True)
    return _counted(
        text, is_full=reading is not None and reading.value == "full", phrase=reading.phrase if reading else ""
    )


def read_free_seats(text: str, catalogue: Catalogue) -> Seats | None:
    """The seats of a column about free ones, where a number alone, a yes with a number and a no speak of those.

    >>> from graphmodel.catalogue import load_catalogue
    >>> words = load_catalogue()
    >>> read_free_seats("3", words).free, read_free_seats("Ja, 2", words).free, read_free_seats("ingen", words).free
    (3, 2, 0)
    """
    if fold(text) in _NONE:
        return Seats(free=0)
    if none := _NONE_BUT_A_LIST.match(text.strip()):
        listed = read_seats(text.strip()[none.end() :].strip(" )"), catalogue)
        return (
            replace(listed, free=0, says_more=True)
            if listed and listed.total is None
            else Seats(free=0, says_more=True)
        )
    if room := _ROOM_FOR.fullmatch(text.strip()):
        return Seats(free=int(room[1]))
    plain = _YES.sub("", text).rstrip(" )") if _YES.match(text) else text
    plain = _FOR_NOW.sub("", plain)
    if (whole := read_whole(plain)) is not None:
        return Seats(free=whole)
    seats = read_seats(plain, catalogue)
    if seats and seats.total is not None and seats.free == 0 and "venteliste" in fold(plain):
        return None  # the number may be who waits
    # A number with words beside it may be free seats or all of them.
    return None if seats is None or (seats.free is None and seats.total is not None) else seats


def may_be_free_or_taken(text: str) -> bool:
    """Whether a text has two numbers of which nobody can tell whether the first are free, taken, or a day of a month.

    >>> may_be_free_or_taken("8/10"), may_be_free_or_taken("24/7"), may_be_free_or_taken("8 af 10")
    (True, False, False)
    """
    found = _OF_OR_DAY.fullmatch(text.strip())
    return found is not None and int(found[1]) <= int(found[2])


def without_day(text: str) -> tuple[str, str | None, bool]:
    """A text without the day its count was made on, that day as ISO where it has a year, and whether there was one.

    >>> without_day("3 ledige pr. 1/10 2026"), without_day("4 (1.10.2026)"), without_day("3 fra 1/2 2027")
    (('3 ledige', '2026-10-01', True), ('4', '2026-10-01', True), ('3 fra 1/2 2027', None, False))
    """
    if not any(sign.isdigit() for sign in text):
        return text, None, False
    days = [day for day in days_in(text) if not day.is_inferred]
    before = _BEFORE_THE_DAY.search(text[: days[0].start]) if len(days) == 1 else None
    if before is None:
        return text, None, False
    day = days[0]
    rest = text[: before.start()] + " " + text[day.end :].lstrip(" .):,;")
    return " ".join(rest.split()), day.iso if day.year is not None else None, True


def with_day(seats: Seats, day: str | None) -> Seats:
    """The seats with the day on which they were counted; the day is kept as words where it has no year, or nothing is counted."""
    is_seen = day is not None and (seats.free is not None or seats.total is not None)
    return replace(seats, seen_on=day if is_seen else None, says_more=seats.says_more or not is_seen)


def _taken(text: str) -> Seats | None:
    """The seats of a text that counts those that are taken: "9 af 12 optaget", "12 (9 optaget)"."""
    plain = text.strip().lower()
    found = _TAKEN_OF.fullmatch(plain)
    pair = (found[1], found[2]) if found else None
    if pair is None and (found := _OF_WHICH_TAKEN.fullmatch(plain)):
        pair = (found[2], found[1])
    if pair is None or not int(pair[0]) <= int(pair[1]) <= MOST_SEATS:
        return None
    return Seats(int(pair[1]), int(pair[1]) - int(pair[0]), says_more=True, is_inferred=True)


def _counted(text: str, *, is_full: bool, phrase: str) -> Seats | None:
    """The numbers of a text, each with the word for what it counts; a full house needs none."""
    read: list[Span] = []
    wait = _waiting_in(text, read)
    waiting = _PEOPLE_WAITING.search(_without(text, read))
    if waiting:
        read.append(waiting.span())
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
    if (
        (free and is_full and not waiting)
        or (is_unsure and (free or total))
        or (is_full and not _NOT_QUITE.isdisjoint(rest))
        or any(count > MOST_SEATS for count in counts)
    ):
        return None
    if not counts and wait is None:
        return None
    says_more = bool(rest) or wait is not None or waiting is not None or fold(phrase) == "venteliste"
    return Seats(seats_total, seats_free, wait, says_more=says_more)


def _waiting_in(text: str, read: list[Span]) -> int | None:
    """The weeks that a text says one waits; where they stand is added to what was read."""
    if none := _NO_WAITING.search(text):
        read.append(none.span())
        return 0
    if not (word := _WAITING.search(text)):
        return None
    span = _TIME.match(text, word.end())
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
