"""Ages in all the forms that lists have them, also within prose."""

import re
from dataclasses import dataclass

_OLDEST = 99
_NUMBER = r"(\d{1,3})(?:\s?½)?"
_YEARS = r"(?:\s*(?:år|aar)s?\b)?"
_RANGE = re.compile(
    rf"(?:(?P<between>mellem|imellem|ml\.?|fra)\s+)?{_NUMBER}{_YEARS}\s*(?P<link>-|–|—|−|\btil og med\b|\btil\b|\bog\b)\s*"
    rf"(?:det\s+)?(?:fyldte\s+)?{_NUMBER}(?P<after>\s*-?\s*(?:år|aar)\w*|\.\s*år)?"
)
_BELOW = re.compile(
    rf"(?:\bunder|\byngre end|\bikke (?:er )?fyldt|\b(?:før|inden|til) det fyldte|\binden (?:man|du|de|den unge) (?:er )?fylde?r?|<)"
    rf"\s*{_NUMBER}(?P<after>\.?\s*(?:år|aar)\w*)?"
)
_UP_TO = re.compile(
    rf"(?:\bop til|\bopad til|\btil og med|\bindtil|\bhøjst|\bmax\.?|\bmaks\.?|\bmaksimum|\bmaksimalt|\bsenest|\btil|≤|<=)\s*"
    rf"(?:de er |man er )?{_NUMBER}(?P<after>\s*-?\s*(?:år|aar)\w*)?"
)
_FROM = re.compile(
    rf"(?:\bfra|\bmindst|\bmin\.?|\bminimum|\bfyldt|\bover|\bældre end|≥|>=|>)\s*(?:man er |de er )?{_NUMBER}"
    rf"(?P<after>\s*-?\s*(?:år|aar)\w*)?"
)
_AND_UP = re.compile(
    rf"{_NUMBER}(?P<after>\s*(?:år|aar)\w*)?\s*(?:\+|(?:og|eller)\s+(?:op(?:efter|ad)?|derover|ældre)\b|plus\b)"
)
_BARE = re.compile(rf"(?:ca\.?\s*)?{_NUMBER}\s*-?\s*(?:år|aar)?(?:ige|ig|s)?\.?")
_NO_LIMIT = re.compile(
    r"\b(?:alle aldre|alle aldersgrupper|ingen (?:øvre |nedre )?aldersgrænse|uden aldersgrænse|ingen alderskrav|"
    r"ingen aldersbegrænsning|alle)\b"
)
_NOT_AGES = re.compile(r"\b(?:kl\.?|klokken|uge|tlf\.?)\s*\d[\d.:]*\s*(?:-|–|til)\s*\d[\d.:]*|\d{4}-\d{2}-\d{2}|\d{5,}")
_ONES = ("range", "below", "up_to", "from", "and_up")


@dataclass(frozen=True, slots=True)
class Ages:
    """The bounds of an age group, both included; a missing one is open. `doubt` is a Danish sentence where something is odd."""

    min_age: int | None = None
    max_age: int | None = None
    doubt: str = ""

    @property
    def says_something(self) -> bool:
        """Whether there is a bound at all."""
        return self.min_age is not None or self.max_age is not None


def read_ages(text: str, *, is_prose: bool = False) -> Ages | None:
    """The ages a text speaks of, or None where it speaks of none; in prose a number is an age only where it says so.

    Several groups become one from the youngest to the oldest. `Ages()` without bounds: it says that all ages are welcome.

    >>> read_ages("15-25 år"), read_ages("18+"), read_ages("under 25")
    (Ages(min_age=15, max_age=25, doubt=''), Ages(min_age=18, max_age=None, doubt=''), Ages(min_age=None, max_age=24, doubt=''))
    >>> read_ages("ml. 16-28"), read_ages("op til 25"), read_ages("fra 15 år")
    (Ages(min_age=16, max_age=28, doubt=''), Ages(min_age=None, max_age=25, doubt=''), Ages(min_age=15, max_age=None, doubt=''))
    >>> read_ages("Et forløb på 8-12 uger for unge mellem 18 og 29 år", is_prose=True)
    Ages(min_age=18, max_age=29, doubt='')
    """
    lowered = " ".join(_NOT_AGES.sub(" ", text.lower()).split())
    spans = _spans(lowered, is_prose=is_prose)
    if not spans:
        if _NO_LIMIT.search(lowered) and not is_prose:
            return Ages()
        return _bare(lowered) if not is_prose else None
    lowest = [low for low, _ in spans if low is not None]
    highest = [high for _, high in spans if high is not None]
    return _judge(min(lowest, default=None), _highest(spans, highest), text)


def _spans(text: str, *, is_prose: bool) -> list[tuple[int | None, int | None]]:
    """Every age group in a text, in order; what one pattern has read no other reads again."""
    spans: list[tuple[int, tuple[int | None, int | None]]] = []
    for name, pattern in zip(_ONES, (_RANGE, _BELOW, _UP_TO, _FROM, _AND_UP), strict=True):
        while found := _next(pattern, text, name, is_prose=is_prose):
            numbers = [int(number) for number in found.groups() if number and number.isdigit()]
            spans.append((found.start(), _bounds(name, numbers)))
            text = text[: found.start()] + "\0" * (found.end() - found.start()) + text[found.end() :]
    return [span for _, span in sorted(spans, key=lambda item: item[0])]


def _next(pattern: re.Pattern[str], text: str, name: str, *, is_prose: bool) -> re.Match[str] | None:
    for found in pattern.finditer(text):
        if name == "range" and found["link"] == "og" and found["between"] not in ("mellem", "imellem", "ml", "ml."):
            continue
        if not is_prose or _is_said_to_be_age(found, text):
            return found
    return None


def _is_said_to_be_age(found: re.Match[str], text: str) -> bool:
    """In prose an age says "år", or follows a word such as "alder" or "unge"; not "2 år på skolen", "hvert 2. år"."""
    if found["after"]:
        return True
    before = text[max(0, found.start() - 25) : found.start()]
    if not re.search(r"\b(?:alder\w*|unge|årige|målgruppe\w*)\W*(?:er|på|i|fra)?\W*$", before):
        return False
    return not re.match(r"\s*(?:uge|dag|time|måned|mdr|gang|kr|%)", text[found.end() :])


def _bounds(name: str, numbers: list[int]) -> tuple[int | None, int | None]:
    if name == "range":
        return (numbers[0], numbers[1])
    if name == "below":
        return (None, numbers[0] - 1)
    return (None, numbers[0]) if name == "up_to" else (numbers[0], None)


def _highest(spans: list[tuple[int | None, int | None]], highest: list[int]) -> int | None:
    """The oldest; open where a group after whole ones is open above ("13-17 og 18+")."""
    if any(low is not None and high is None and any(low > other for _, other in spans if other) for low, high in spans):
        return None
    return max(highest, default=None)


def _bare(text: str) -> Ages | None:
    if found := _BARE.fullmatch(text):
        return Ages(doubt=f"Der står kun én alder ({found[1]}). Er det fra, til eller netop den alder?")
    return None


def _judge(low: int | None, high: int | None, text: str) -> Ages:
    if any(age is not None and age > _OLDEST for age in (low, high)) or (
        low is not None and high is not None and low > high
    ):
        return Ages(doubt=f"»{text}« kan ikke være en alder.")
    return Ages(low, high)
