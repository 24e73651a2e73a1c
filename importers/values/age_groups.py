"""Where a text speaks of age groups: ranges, bounds, and in prose only those that say that they are ages."""

import re
from collections.abc import Callable
from dataclasses import dataclass

AGE = r"(?<!\d)(\d{1,3})(?!\d)(?:\s?½|[.,]5(?!\d))?"
_YEARS = r"(?:\s*(?:år|aar)s?\b)?"
_AFTER = r"(?P<after>\s*-?\s*(?:år|aar)\w*|\.\s*år)?"
_RANGE = re.compile(
    rf"(?:(?P<between>mellem|imellem|ml\.?|fra)\s+)?{AGE}\.?{_YEARS}\s*"
    rf"(?P<link>-|–|—|−|\btil og med\b|\bop til\b|\bindtil\b|\btil\b|\bog\b)\s*"
    rf"(?:det\s+)?(?:fyldte\s+)?{AGE}(?P<open>\s*\+)?{_AFTER}"
)
_BELOW = re.compile(
    rf"(?:\bunder|\byngre end|\bu-?|\bikke (?:er )?fyldt|\b(?:før|inden|til|indtil) det fyldte|"
    rf"\binden (?:man|du|de|den unge) (?:er )?fylde?r?|<)\s*{AGE}(?P<after>\.?\s*(?:år|aar)\w*)?"
)
_UP_TO = re.compile(
    rf"(?:\bop til|\bopad til|\btil og med|\bindtil|\bhøjst|\bmax\.?|\bmaks\.?|\bmaksimum|\bmaksimalt|\bsenest|\btil|≤|<=)\s*"
    rf"(?:de er |man er )?{AGE}{_AFTER}"
)
_FROM = re.compile(
    rf"(?:\b(?:fra|efter) det fyldte|\bfra (?:man|du|de|den unge) (?:er )?fylde?r?|"
    r"\bfra|\bmindst|\bmin\.?|\bminimum|\bfyldt|\bover|\bældre end|≥|>=|>|(?<!\S)\+)\s*"
    rf"(?:man er |de er )?{AGE}{_AFTER}"
    r"(?:\s*og op(?:efter|ad)?\b)?"
)
_AND_UP = re.compile(
    rf"{AGE}(?P<after>\s*(?:år|aar)\w*)?"
    r"\s*(?:\+|(?:og|eller)\s+(?:op(?:efter|ad)?|derover|ældre)\b|plus\b|(?:-|–|(?:frem )?til)\s*(?=(?:folke)?pension))"
)
_AND_DOWN = re.compile(rf"{AGE}(?P<after>\s*(?:år|aar)\w*)?\s*(?:og|eller)\s+(?:ned(?:efter|ad)?|derunder|yngre)\b")
_NOT_AGES = re.compile(
    r"\(?(?:\+|\b00)\d{2,3}\)?[ ./-]*\d(?:[ .-]?\d){5,}|(?<!\d)\d\d(?: \d\d){3}(?!\d)|"
    r"\b(?:kl\.?|klokken|uge|tlf\.?)\s*\d[\d.:]*\s*(?:-|–|til)\s*\d[\d.:]*|\d{4}-\d{2}-\d{2}|\d{5,}|"
    r"\d{1,2}\.?\s*(?:(?:-|–|/|til|og|eller)\s*\d{1,2}\.?\s*)?(?:klasse\w*|trin\w*|(?:(?<=\.)|(?<=\. ))kl\b\.?|kl\b(?!\.?\s*\d)\.?)|"
    r"\d{1,3}\s*(?:(?:-|–|til|og)\s*\d{1,3}\s*)?(?:uge\w*|dag\w*|mån\w*|mdr\b|time\w*|gang\w*|plads\w*|deltager\w*|kr\b|%)"
)
"""Phones, hours, weeks, days, seats, long numbers, and classes at school: "fra 9. klasse" says no age."""
_FORMS = (
    ("range", _RANGE),
    ("below", _BELOW),
    ("up_to", _UP_TO),
    ("from", _FROM),
    ("from", _AND_UP),
    ("up_to", _AND_DOWN),
)
_OF_A_TIME = re.compile(r"\b(?:i|seneste|sidste|gennem|løbet af)\s+(?:mere end\s+)?$")
_OF_CHILDREN = re.compile(r"\b(?:børn|barn|alder\w*)\b")
_OF_THEIR_CHILDREN = re.compile(r"\bmed (?:\w+ )?(?:børn|barn)\b[^,.;]*$")
_OF_PEOPLE = re.compile(
    r"\b(?:alder\w*|unge|årige|målgruppe\w*|dig|du|mænd|kvinder|piger|drenge|borgere|voksne|seniorer|studerende|ledige)\W*"
    r"(?:er|på|i|fra|(?:der |som )?(?:er|skal være))?\W*$"
)
_COUNTS_SOMETHING = re.compile(
    r"\s*(?:[.,]\d|[-–]\s*\d|ad gangen|:|uge|dag|time|måned|mdr|min\b|gang|kr\b|%|,-|km\b|"
    r"plads|deltager|personer|unge\b|elever|borgere|medlemmer|år\w*\s+(?:erfaring|praksis)|stk)"
)
_MAY_FOLLOW = re.compile(
    r"\W*(?:$|[\0-\1]|(?:og|eller|samt|men|med|uden|i|på|til|fra|for|ved|hos|af|at|efter|inden|om|dog|også|kun|ikke|som|der|hvis|når|"
    r"kan|må|skal|vil|er|har|bor|bosat|får|går|deltager|ønsker|søger|op|opefter|derover|derunder|ældre|yngre|gratis|alder\w*)\b)"
    r"|\s*[.,;:!?()/–-]"
)
"""What stands behind a number that counts nothing: the end, a sign, or a word that is no noun."""
_SAYS_AGE = re.compile(r"(?:mellem|imellem|ml\.?|under|yngre end|over|ældre end|fyldt|ikke|mindst|højst|<|>|≥|≤|\+)\s*")
_MAY_BE_OF_PEOPLE = re.compile(r"(?:^|[,.;:(]|\b(?:er|være|kun|for|til|og|samt|elever|kvinder|dem|dig)|\w{3,}e)\s*$")
"""What stands before a bound that is an age: people, a verb, or nothing at all; "IQ under 70" and "fravær på over 15" are none."""
_GOES_ON = re.compile(r"\0\s*(?:samt|og|eller|,|/|\+|&)\s*$")
_GOES_BEFORE = re.compile(r"\s*(?:og\s*)?\0")
_AFTER_PEOPLE = re.compile(r"\b(?:unge|borgere|kvinder|mænd|piger|drenge|voksne)\b[^.;:\d]*[,(]\s*$")
_BEFORE_OTHER_NUMBERS = re.compile(
    r"(?:§+|nr\.?|\b(?:stk\.?|iq|icd|gaf|bmi|nummer|side|s\.|kap\.?|kapitel|pkt\.?|punkt|klasse\w*|trin|fase\w*|niveau|årgang\w*|score|"
    r"født|ca\.?|(?:hold|grupper?|par|i alt)(?: på| af)?))\W*$"
)
"""What stands before a span of something else than ages."""
_HOURS_BEFORE = re.compile(
    r"\b(?:kl|uge\w*|(?:man|tirs?|ons|tors?|fre|lør|søn)(?! [^\W\d])|"
    r"(?:\w+s|man|tirs|hver|week)?dage?n?e?|åb\w+|mødes|timer?|måned\w*)\b[^.;]*$"
)
_TIMES = re.compile(r"\b(?:kl|uge|man|tirs?|ons|tors?|fre|lør|søn|åbent)\b|dag|time|måned")
_YOUNGEST_ALONE, _OLDEST_ALONE = 12, 99
_YOUNGEST_IN_PROSE = 10
_YOUNG, _OLD_ENOUGH = 10, 15
"""A span of people that begins below the first is one of ages where it ends above the second: "0-18"."""
"""In prose fewer years are a time ("ledig i over 2 år"), unless they are said to be children's or an age."""


@dataclass(frozen=True, slots=True)
class AgeGroup:
    """An age group in a text and where it stands."""

    span: tuple[int, int]
    bounds: tuple[int | None, int | None]
    is_open_range: bool = False
    """Whether it is a range that goes on above: "15-30+"."""


def find_age_groups(text: str, *, is_prose: bool, is_of_people: bool = False) -> list[AgeGroup]:
    """Every age group in a text, in order; what one pattern has read no other reads again.

    Prose that `is_of_people` tells whom something is for, so that a span behind any words is one of ages: "Sårbare 18-35".
    """
    text = _NOT_AGES.sub(lambda found: "\1" * len(found[0]), text)
    groups: list[AgeGroup] = []
    is_age = _is_age_of_people if is_of_people else _is_said_to_be_age if is_prose else _is_any_age
    for name, pattern in _FORMS:
        while found := _next(pattern, text, name, is_age):
            is_open = "open" in pattern.groupindex and bool(found["open"])
            low, high = _bounds(name, [int(number) for number in found.groups() if number and number.isdigit()])
            groups.append(AgeGroup(found.span(), (low, None if is_open else high), is_open))
            text = text[: found.start()] + "\0" * (found.end() - found.start()) + text[found.end() :]
    return sorted(groups, key=lambda group: group.span)


def _next(
    pattern: re.Pattern[str], text: str, name: str, is_age: Callable[[re.Match[str], str], bool]
) -> re.Match[str] | None:
    for found in pattern.finditer(text):
        if name == "range" and found["link"] == "og" and found["between"] not in ("mellem", "imellem", "ml", "ml."):
            continue
        if is_age(found, text):
            return found
    return None


def _is_any_age(_found: re.Match[str], _text: str) -> bool:
    return True


def _is_age_of_people(found: re.Match[str], text: str) -> bool:
    return _is_said_to_be_age(found, text) or _is_span_of_people(found, text)


def _is_span_of_people(found: re.Match[str], text: str) -> bool:
    """Whether a span that counts nothing may be the ages of those whom a text is about: "Psykisk sårbare 18-35"."""
    before, years = text[: found.start()], [int(number) for number in found.groups() if number and number.isdigit()]
    return (
        len(years) == 2
        and years[0] < years[1] <= _OLDEST_ALONE
        and (years[0] >= _YOUNG or years[1] >= _OLD_ENOUGH or _OF_CHILDREN.search(before) is not None)
        and not _OF_THEIR_CHILDREN.search(before)
        and _MAY_FOLLOW.match(text[found.end() :]) is not None
        and not _BEFORE_OTHER_NUMBERS.search(before)
        and not _HOURS_BEFORE.search(before)
    )


def _is_said_to_be_age(found: re.Match[str], text: str) -> bool:
    """In prose an age says "år", or follows a word such as "alder" or "unge"; not "2 år på skolen", "hvert 2. år"."""
    before, after = text[max(0, found.start() - 25) : found.start()], found["after"]
    is_age = "årig" in (after or "") or re.match(r"\W*alder", text[found.end() :]) is not None
    years = [int(number) for number in found.groups() if number and number.isdigit()]
    if not is_age and (
        _OF_A_TIME.search(before)
        or _OF_THEIR_CHILDREN.search(before)
        or (max(years) < _YOUNGEST_IN_PROSE and not _OF_CHILDREN.search(before))
    ):
        return False
    if after:
        return is_age or not re.match(r"\s*(?:erfaring|praksis|varighed|forløb)", text[found.end() :])
    if _COUNTS_SOMETHING.match(text[found.end() :]):
        return False
    return _OF_PEOPLE.search(before) is not None or _is_sure_alone(found, text, years)


def _is_sure_alone(found: re.Match[str], text: str, years: list[int]) -> bool:
    """Whether a group says by its own words that it is one ("fyldt 18", "mellem 16 og 24", "18+"), or goes on from one before it."""
    if not all(_YOUNGEST_ALONE <= age <= _OLDEST_ALONE for age in years) or not (
        _MAY_FOLLOW.match(text[found.end() :]) or found[0].startswith("fyldt")
    ):
        return False
    return (
        (_SAYS_AGE.match(found[0]) is not None and _MAY_BE_OF_PEOPLE.search(text[: found.start()]) is not None)
        or re.fullmatch(r"\d{2}\s?\+", found[0]) is not None
        or _GOES_ON.search(text[: found.start()]) is not None
        or _GOES_BEFORE.match(text[found.end() :]) is not None
        or _ends_a_clause_on_people(found, text)
    )


def _ends_a_clause_on_people(found: re.Match[str], text: str) -> bool:
    """Whether a group closes a text about people, set off by a comma: "Unge på uddannelseshjælp, 18-29"; hours are none."""
    is_last = found.end() == len(text.rstrip(" .)"))
    return is_last and _AFTER_PEOPLE.search(text[: found.start()]) is not None and _TIMES.search(text) is None


def _bounds(name: str, numbers: list[int]) -> tuple[int | None, int | None]:
    if name == "range":
        return (numbers[0], numbers[1])
    if name == "below":
        return (None, numbers[0] - 1)
    return (None, numbers[0]) if name == "up_to" else (numbers[0], None)
