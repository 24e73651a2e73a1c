"""How old is the youth of whom somebody writes "17-18 år", "født i 2009" or "snart 25, har en bror på 12"?

A number is an age only where something says so, and only of the youth: ages of others, of the past and of "når hun fylder 18" are
left over, as are telephone numbers, dates and amounts. Where two ages are possible, both are told, the younger first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from queries.profiles.numbers_in_words import AAR, MONTH, spoken_for
from queries.profiles.people_in_words import YOUTH_NOUNS, is_child, is_other, is_parent
from queries.profiles.words_in_text import Word
from queries.telling.danish import MONTHS

_YOUNGEST, _OLDEST = 10, 39
"""What is understood as an age: "to år uden skole" and "60 år" are none."""
_YOUNGEST_PARENT_OF_A_YOUTH = 30
"""A younger mother is the youth herself: "ung mor på 19"."""

_OLD_ENOUGH = 13
_OURS = frozenset({"min", "mit", "vores"})
"""Who writes "min søn på 17" is a parent, and the son is the youth."""

_NUMBER_WORDS = {
    "femten": 15, "seksten": 16, "sytten": 17, "atten": 18, "nitten": 19, "tyve": 20, "enogtyve": 21, "toogtyve": 22,
    "treogtyve": 23, "fireogtyve": 24, "femogtyve": 25, "seksogtyve": 26, "syvogtyve": 27, "otteogtyve": 28, "niogtyve": 29, "tredive": 30,
}  # fmt: skip
_N = rf"(?<![\w§+])(?<!\d[.,:/])(?:\d\d|{'|'.join(_NUMBER_WORDS)})(?!\d)(?![.,:]\d\d)"
_YEARS = rf"(?:{AAR}(?:ige|igt|ig|s)?|yo|y/o|yrs?|years?)(?:[ -](?:gammel|alderen|old))?(?!\w)"
_HALF = r"(?:½|[.,]5| ?1/2|(?: og)? (?:et halvt|en halv|et halv))?"
_AND_MONTHS = r"(?: og \d+ (?:mdr?|m(?:å|aa)ned(?:er)?))?(?!\w)"
_WHEN = (
    rf"(?: (?:her )?(?:til|i|paa|på|den|d\.?) ?(?:\d{{1,2}}\.? )?(?:{MONTH}|sommer(?:en)?|jul|vinter|for(?:å|aa)r"
    rf"|efter(?:å|aa)r|dag|g(?:å|aa)r|morgen|{AAR}|n(?:æ|ae)ste (?:{AAR}|m(?:å|aa)ned|uge)|\w+dag)| n(?:æ|ae)ste (?:{AAR}|m(?:å|aa)ned|uge)"
    r"| om (?:en|et|\d+|f(?:å|aa)|to|tre|fire|fem|seks) (?:dage?|uger?|mdr|m(?:å|aa)ned(?:er)?))?(?!\w)"
)
_RANGE = re.compile(
    rf"(?P<among>mellem )?(?P<low>{_N}) ?(?:-|–|/|til|eller|(?P<and>og)) ?(?P<high>\d\d|{'|'.join(_NUMBER_WORDS)})(?!\d)"
    rf" ?-?(?P<years>{_YEARS})?"
)
_TURNING = re.compile(
    r"\b(?:fylder|bliver|snart|n(?:æ|ae)sten|knapt?|kort f(?:ø|oe)r|lige ved(?: at blive)?|op mod)"
    rf"(?: (?:snart|jo|n(?:æ|ae)sten|fyldt|de))*(?: |-)(?P<low>{_N})(?: ?-?{_YEARS})?(?P<when>{_WHEN})"
)
_TURNED = re.compile(rf"\b(?:(?:lige|netop|nettop) )?(?:fyldte?|blevet|blev) (?P<low>{_N})(?: ?-?{_YEARS})?{_WHEN}")
_EXPLICIT = re.compile(rf"(?P<low>{_N}){_HALF} ?-?{_YEARS}{_AND_MONTHS}")
_BARE = re.compile(rf"(?P<low>{_N}){_HALF}(?![\w'’]|\+| ?%)")

_BORN = re.compile(
    rf"(?:\b(?:f(?:ø|oe|o)dt|f(?:ø|oe)dsels(?:dato|{AAR}|dag)|{AAR}gang|born)\b|\bf\.)[ .:]*(?:(?:i|d\.?|den|in)\b\.? ?)*"
    r"(?:(?P<iso>\d{4})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)"
    r"|(?P<day>\d{1,2})(?P<sign>[./ -]+)(?P<month>\d{1,2})[./ -]+(?P<year>\d{4}|\d\d)"
    rf"|(?:(?P<named_day>\d{{1,2}})\.? )?(?P<named>{MONTH})\w* (?P<named_year>\d{{4}}|\d\d)"
    r"|'?(?P<alone>\d{4}|\d\d))(?![\d])"
)
_BORN_SHORT = re.compile(r"(?<!\w)'?(?P<alone>\d{4}|\d\d)'?er(?:e|en)?(?!\w)")
"""A "2009'er"."""

_NOT_NOW = re.compile(
    r"\b(?:i|for|gennem|efter|om|over|under|min|mindst|mindste|h(?:ø|oe)jst|maks|fra|op til|til|indtil|inden|f(?:ø|oe)r|siden|end"
    r"|hver|hvert|sidste|n(?:æ|ae)ste|f(?:ø|oe)rste|af|med|de|som|var|v(?:æ|ae)ret|da|hvis|n(?:å|aa)r|man er|m(?:å|aa) v(?:æ|ae)re"
    r"|skal v(?:æ|ae)re|der er|§)\s*$"
)
"""What stands before a number of years that is a span, a bound, or over long ago."""
_SOME_DAY = re.compile(
    r"\b(?:n(?:å|aa)r|f(?:ø|oe)r|inden|indtil|hvis|siden|da|efter|til (?:han|hun|jeg|man|den unge|de))(?: [\wæøå]+){0,4}\s*$"
)
_SPAN_AFTER = re.compile(r"\s*(?:siden|tidligere|senere|i tr(?:æ|ae)k|erfaring|tilbage|(?:æ|ae)ldre|yngre|sammen)\b")
_MARKERS_TEXT = """
    er selv alder nu kun ca cirka omkring pige dreng mand kvinde fyr ung unge ungen elev girl boy is jeg
"""
_MARKERS = frozenset(_MARKERS_TEXT.split())
_NOT_ONE_YOUTH = frozenset({"der", "vi", "de", "man", "klokken", "det"})
_ON = "paa"
_ONE = frozenset({"en", "et"})
_FILLERS = frozenset(
    ["ca", "cirka", "nu", "kun", "alder", "er", "omkring", "allerede", "blot", "jeg", "hun", "han", "lige", "godt"]
)
_GOES_ON = frozenset(["og", "i", "fra", "med", "uden", "bor", "uden", "vil", "har", "paa", "er"])


@dataclass(frozen=True, slots=True)
class AgeFound:
    """The ages that the youth may have, the younger first, and which words say so."""

    ages: tuple[int, ...]
    words: frozenset[int]
    first: int
    said: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What may be an age, and where in the text; `is_explicit` where more than the number itself says that it is one."""

    ages: tuple[int, ...]
    start: int
    end: int
    is_explicit: bool
    is_certain: bool = False


def find_age(text: str, words: Sequence[Word], today: date | None) -> AgeFound | None:
    """The age of the youth; a year of birth is understood where the day is known."""
    lower = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    candidates = list(_born(lower, today))
    hidden = _hide(lower, [(each.start, each.end) for each in candidates])
    hidden = _hide(hidden, spoken_for(hidden))
    for pattern in (_RANGE, _TURNING, _TURNED, _EXPLICIT, _BARE):
        found = list(_read(pattern, hidden))
        candidates += found
        hidden = _hide(hidden, [(each.start, each.end) for each in found])
    own = [each for each in candidates if each.is_certain or _is_of_the_youth(each, lower, words)]
    ranked = sorted(own, key=lambda each: (not each.is_certain, not each.is_explicit, each.start))
    if not ranked:
        return None
    ages = ranked[0].ages
    same = [each for each in own if set(each.ages) & set(ages)]
    for each in same:
        ages = tuple(age for age in ages if age in each.ages) or ages
    taken = frozenset(at for each in same for at in _words_in(each, words))
    start, end = ranked[0].start, ranked[0].end
    return AgeFound(ages, taken, min(_words_in(ranked[0], words)), " ".join(lower[start:end].split()))


def _hide(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with parts of it blotted out; everything else stays where it is."""
    for start, end in spans:
        text = text[:start] + "#" * (end - start) + text[end:]
    return text


def _words_in(candidate: _Candidate, words: Sequence[Word]) -> list[int]:
    return [at for at, word in enumerate(words) if word.start < candidate.end and candidate.start < word.end]


def _read(pattern: re.Pattern[str], text: str) -> Iterator[_Candidate]:
    """What a pattern finds; a range too wide for one youth is found and has no ages, so that its numbers are nobody's."""
    for found in pattern.finditer(text):
        low = _years(found["low"])
        ages: tuple[int, ...] = (low,)
        if pattern is _RANGE:
            high = _years(found["high"])
            if high <= low or (found["and"] and not found["among"]):
                continue
            ages = (low, high) if high == low + 1 and not found["among"] else ()
        if pattern is _TURNING and found["when"].strip() != "i dag":
            is_next_year = re.search(rf"n(?:æ|ae)ste {AAR}", found["when"])
            ages = (low - 2, low - 1) if is_next_year else (low - 1,)
        if all(_YOUNGEST <= age <= _OLDEST for age in ages):
            is_explicit = bool(found["years"]) if pattern is _RANGE else pattern is not _BARE
            yield _Candidate(ages, found.start(), found.end(), is_explicit)


def _years(written: str) -> int:
    return _NUMBER_WORDS.get(written) or int(written)


def _born(text: str, today: date | None) -> Iterator[_Candidate]:
    """Ages by days, months and years of birth; of a year alone it cannot be told whether the birthday is over."""
    for found in (*_BORN.finditer(text), *_BORN_SHORT.finditer(text)):
        parts = found.groupdict()
        year = next((parts[name] for name in ("iso", "year", "named_year", "alone") if parts.get(name)), None)
        if today is None or year is None:
            continue
        month = parts.get("iso_month") or parts.get("month")
        number = MONTHS.index(parts["named"]) + 1 if parts.get("named") else int(month or 0)
        day = int(parts.get("iso_day") or parts.get("day") or parts.get("named_day") or 0)
        whole = (
            int(year) if len(year) == len("2009") else 2000 + int(year) - (100 if 2000 + int(year) > today.year else 0)
        )
        ages = tuple(sorted({today.year - whole - is_ahead for is_ahead in _is_ahead(today, number, day)}))
        if all(_YOUNGEST <= age <= _OLDEST for age in ages) and not is_other_before(text, found.start()):
            yield _Candidate(ages, found.start(), found.end(), is_explicit=True, is_certain=True)


def is_other_before(text: str, at: int) -> bool:
    """Whether the last word before tells of somebody else: "en bror født i 2012"."""
    before = re.findall(r"\w+", text[:at])[-2:]
    return any(map(is_other, before))


def _is_ahead(today: date, month: int, day: int) -> set[int]:
    """How many birthdays of this year are still ahead: 0 or 1, or either."""
    if not month:
        return {0} if (today.month, today.day) == (12, 31) else {0, 1}
    if not day:
        return {0, 1} if month == today.month else {int(month > today.month)}
    return {int((month, day) > (today.month, today.day))}


def _is_of_the_youth(candidate: _Candidate, text: str, words: Sequence[Word]) -> bool:
    inside = _words_in(candidate, words)
    if not candidate.ages or not inside:
        return False
    clause = words[inside[0]].clause
    before = [word for word in words[: inside[0]] if word.clause == clause]
    after = list(takewhile(lambda word: word.clause == clause, words[inside[-1] + 1 :]))
    said = text[before[0].start if before else candidate.start : candidate.start]
    if _NOT_NOW.search(said) or _SOME_DAY.search(said) or _SPAN_AFTER.match(text, candidate.end):
        return False
    if _is_anothers(candidate.ages[0], before, after, words[: inside[0]]):
        return False
    return candidate.is_explicit or _is_bare_age(before, after, is_first=inside[0] == 0)


def _is_anothers(age: int, before: Sequence[Word], after: Sequence[Word], earlier: Sequence[Word]) -> bool:
    """Whether the person nearest before the age is not the youth, or the one right after it ("min 12-årige bror")."""

    def is_theirs(word: str) -> bool:
        return is_other(word) and not (is_parent(word) and age < _YOUNGEST_PARENT_OF_A_YOUTH)

    if after and is_theirs(after[0].folded):
        return True
    for at, word in reversed(list(enumerate(before))):
        is_own_child = at > 0 and before[at - 1].folded in _OURS and age >= _OLD_ENOUGH
        if word.folded in YOUTH_NOUNS or (is_own_child and is_child(word.folded)):
            return False
        if is_other(word.folded):
            return is_theirs(word.folded)
    is_alone = all(word.folded in _FILLERS or word.folded == _ON for word in before)
    return is_alone and len(earlier) > len(before) and is_theirs(earlier[-1 - len(before)].folded)


def _is_bare_age(before: Sequence[Word], after: Sequence[Word], *, is_first: bool) -> bool:
    """Whether a number that nothing names as years is one by where it stands."""
    said = [word.folded for word in before]
    if is_first or (not said and (not after or after[0].folded in _GOES_ON)):
        return True
    if not said:
        return False
    if all(word in _FILLERS for word in said) and not after:
        return True
    if said[-1] == _ON:
        who = said[-2] if len(said) > 1 else ""
        if len(said) == 2 and before[0].is_capital:
            return True
        return who in YOUTH_NOUNS or who in _ONE or is_parent(who) or is_child(who)
    if said[-1] in {"han", "hun"} or said[-1] in _MARKERS:
        return len(said) < 2 or said[-2] not in _NOT_ONE_YOUTH
    return not after and len(before) <= 3 and all(word.is_capital for word in before)
