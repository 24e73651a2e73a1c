"""Ages in all the forms that lists have them, also within prose."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from importers.understanding.accounting import left_beside

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
_NOT_AGES = re.compile(
    r"\b(?:kl\.?|klokken|uge|tlf\.?)\s*\d[\d.:]*\s*(?:-|–|til)\s*\d[\d.:]*|\d{4}-\d{2}-\d{2}|\d{5,}|"
    r"\d{1,2}\.?\s*(?:(?:-|–|/|til|og|eller)\s*\d{1,2}\.?\s*)?(?:klasse\w*|kl\b\.?|trin\w*)"
)
"""Hours, weeks, days, long numbers, and classes at school: "fra 9. klasse" says no age."""
_SAYS_NOTHING = frozenset(
    {"aar", "aars", "aarig", "aarige", "alder", "alderen", "aldersgruppe", "aldersgruppen", "unge", "ung"}
    | {
        "personer",
        "ca",
        "cirka",
        "og",
        "samt",
        "i",
        "paa",
        "for",
        "er",
        "den",
        "det",
        "de",
        "af",
        "mellem",
        "ml",
        "fra",
        "til",
    }
    | {"inkl", "incl", "begge", "hele", "gruppen", "alle", "man", "skal", "vaere", "kan"}
)
_NOT_BEYOND = (
    (re.compile(r"\bikke (?:under|yngre end)\b"), "mindst"),
    (re.compile(r"\bikke (?:over|ældre end)\b"), "højst"),
)
_DENIED = re.compile(r"\b(?:ikke|ej|undtagen|undtaget|bortset fra)\s+(?:for\s+)?$")
_ONES = ("range", "below", "up_to", "from", "and_up")


@dataclass(frozen=True, slots=True)
class Ages:
    """The bounds of an age group, both included; a missing one is open.

    `doubt` is a Danish sentence where something is odd; `says_more` where the text holds words beside the ages, or ages
    that the bounds do not give back.
    """

    min_age: int | None = None
    max_age: int | None = None
    doubt: str = ""
    says_more: bool = False

    @property
    def says_something(self) -> bool:
        """Whether there is a bound at all."""
        return self.min_age is not None or self.max_age is not None


def read_ages(text: str, *, is_prose: bool = False) -> Ages | None:
    """The ages a text speaks of, or None where it speaks of none; in prose a number is an age only where it says so.

    Several groups become one from the youngest to the oldest. `Ages()` without bounds: it says that all ages are welcome.

    >>> read_ages("15-25 år"), read_ages("18+").min_age, read_ages("under 25").max_age
    (Ages(min_age=15, max_age=25, doubt='', says_more=False), 18, 24)
    >>> read_ages("ml. 16-28").max_age, read_ages("op til 25").max_age, read_ages("fra 15 år, kun kvinder").says_more
    (28, 25, True)
    >>> read_ages("Et forløb på 8-12 uger for unge mellem 18 og 29 år", is_prose=True).min_age
    18
    """
    lowered = " ".join(text.lower().split())
    for denied, bound in _NOT_BEYOND:
        lowered = denied.sub(bound, lowered)
    groups = _groups(_NOT_AGES.sub(lambda found: "\1" * len(found[0]), lowered), is_prose=is_prose)
    if not groups:
        return None if is_prose else _without_groups(lowered)
    bounds = [group.bounds for group in groups]
    highest = [high for _, high in bounds if high is not None]
    ages = _judge(min((low for low, _ in bounds if low is not None), default=None), _highest(bounds, highest), text)
    if is_prose or ages.doubt:
        return ages
    if any(_DENIED.search(lowered[: group.span[0]]) for group in groups):
        return Ages(doubt=f"»{text}« siger, hvem det ikke er for.")
    gap = _gap(bounds)
    more = bool(gap) or _overlap(bounds) or bool(left_beside(lowered, [group.span for group in groups], _SAYS_NOTHING))
    return replace(ages, doubt=gap, says_more=more)


@dataclass(frozen=True, slots=True)
class _Group:
    """An age group in a text and where it stands."""

    span: tuple[int, int]
    bounds: tuple[int | None, int | None]


def _groups(text: str, *, is_prose: bool) -> list[_Group]:
    """Every age group in a text, in order; what one pattern has read no other reads again."""
    groups: list[_Group] = []
    for name, pattern in zip(_ONES, (_RANGE, _BELOW, _UP_TO, _FROM, _AND_UP), strict=True):
        while found := _next(pattern, text, name, is_prose=is_prose):
            numbers = [int(number) for number in found.groups() if number and number.isdigit()]
            groups.append(_Group(found.span(), _bounds(name, numbers)))
            text = text[: found.start()] + "\0" * (found.end() - found.start()) + text[found.end() :]
    return sorted(groups, key=lambda group: group.span)


def _without_groups(text: str) -> Ages | None:
    """The ages of a text that names no group: none at all, one alone, or all of them."""
    if found := _NO_LIMIT.search(text):
        return Ages(says_more=bool(left_beside(text, [found.span()], _SAYS_NOTHING)))
    return _bare(text)


def _gap(bounds: list[tuple[int | None, int | None]]) -> str:
    """What to say where two groups leave ages out between them."""
    whole = sorted((low, 999 if high is None else high) for low, high in bounds if low is not None)
    oldest = whole[0][1] if whole else 0
    for low, high in whole[1:]:
        if low > oldest + 1:
            return f"Der er to aldersgrupper, og {_between(oldest + 1, low - 1)} er i ingen af dem. Den yngste og den ældste er taget."
        oldest = max(oldest, high)
    return ""


def _between(low: int, high: int) -> str:
    return f"{low} år" if low == high else f"{low}-{high} år"


def _overlap(bounds: list[tuple[int | None, int | None]]) -> bool:
    """Whether groups say the same age twice, so that one says something that their sum does not."""
    if len(bounds) == 2 and {None} in ({bounds[0][0], bounds[1][1]}, {bounds[0][1], bounds[1][0]}):
        return False  # "fra 15 år, under 25": one bound each
    whole = sorted((low or 0, 999 if high is None else high) for low, high in bounds)
    return any(after[0] <= before[1] for before, after in pairwise(whole))


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
