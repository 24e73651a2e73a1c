"""Ages in all the forms that lists have them, also within prose."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from importers.values.accounting import left_beside, word_set
from importers.values.age_groups import AGE, AgeGroup, find_age_groups
from importers.values.age_words import in_plain_words
from importers.values.ages_of_some import without_others, without_some
from importers.values.english_ages import in_danish

_OLDEST = 120
_HALF = re.compile(r"\d(?:\s?½|[.,]5(?!\d))")
_BARE = re.compile(rf"(?:ca\.?\s*|de\s+)?{AGE}\s*-?\s*(?:år|aar)?(?:ige|ig|s)?\s*[.–-]?")
_ONE_BY_ONE = re.compile(r"\d{2}(?: år)?(?:(?:\s*[,/]\s*|\s+og\s+)\d{2}(?: år)?)+(?:\s*-?\s*(?:år|aar)\w*)?\.?")
_COUNTED_OUT = re.compile(r"\b\d{2}(?:, ?\d{2})*,? (?:og|eller) \d{2}(?=\s*-?år)")
_MUST_BE = re.compile(r"\bskal (?:\w+ ){0,2}?være (?=\d{2} år\b)")
_ADULTS = re.compile(r"(?:kun |for |alle )?voksne(?: borgere| personer)?\.?")
_AND_ADULTS = re.compile(r"(?:\bog|\bsamt|[,/+])\s*voksne\b")
_BORN = re.compile(r"\b(?:født|årgang)\b|\b(?:19|20)\d{2}\b")
_FULL_AGE = re.compile(r"(?<!\d)\d{2}\s?(?:-\s?\d{2})?\s*-?år")
_EXCEPTION = re.compile(
    r"\b(?:efter (?:aftale|vurdering)|individuel vurdering|dispensation|særlige tilfælde|undtagelsesvis|samtykke)\b"
)
_IN_A_TITLE = re.compile(r"(?<![\d.,/-])\d{2}\s?(?:\+|-\s?\d{2})(?![\d.,/-])")
_NO_LIMIT = re.compile(
    r"\b(?:alle aldre|alle aldersgrupper|ingen (?:øvre |nedre )?aldersgrænse|uden aldersgrænse|ingen alderskrav|"
    r"ingen aldersbegrænsning|ingen (?:øvre |nedre )?grænser?|alle)\b"
)
_NONE = re.compile(r"ingen\.?")
_SAYS_NOTHING = word_set(
    "aar aars aarig aarige alder alderen aldersgruppe aldersgruppen maalgruppe maalgruppen unge ung personer ca cirka og samt i paa for er "
    "den det de af mellem ml fra til inkl incl begge hele gruppen alle man skal vaere kan"
)
_DENIED = re.compile(
    r"\b(?:ikke|ej|undtagen|undtaget|bortset fra)\s+(?:(?:for|til)\s+)?(?:(?:unge|børn|personer|borgere)\s+)?(?:i alderen\s+)?$"
)
_BRACKETS = re.compile(r"\([^)]*\)?")


@dataclass(frozen=True, slots=True)
class Ages:
    """The bounds of an age group, both included; a missing one is open.

    `doubt` is a Danish sentence where something is odd; `says_more` where the text holds words beside the ages, or ages
    that the bounds do not give back; `remark` what was taken for what, where a bound is not what the text says to the letter.
    """

    min_age: int | None = None
    max_age: int | None = None
    doubt: str = ""
    says_more: bool = False
    remark: str = ""

    @property
    def says_something(self) -> bool:
        """Whether there is a bound at all."""
        return self.min_age is not None or self.max_age is not None

    def as_words(self) -> str:
        """The bounds in Danish.

        >>> Ages(15, 25).as_words(), Ages(18).as_words(), Ages(None, 24).as_words()
        ('fra 15 til 25 år', 'fra 18 år', 'til 24 år')
        """
        ends = (("fra", self.min_age), ("til", self.max_age))
        return " ".join([f"{word} {age}" for word, age in ends if age is not None] + ["år"])


def read_ages(text: str, *, is_prose: bool = False, is_of_people: bool = False) -> Ages | None:
    """The ages a text speaks of, or None where it speaks of none; in prose a number is an age only where it says so.

    Prose that `is_of_people` tells whom something is for, as a target group does.

    Several groups become one from the youngest to the oldest. `Ages()` without bounds: it says that all ages are welcome.

    >>> read_ages("15-25 år"), read_ages("18+").min_age, read_ages("under 25").max_age
    (Ages(min_age=15, max_age=25, doubt='', says_more=False, remark=''), 18, 24)
    >>> read_ages("ml. 16-28").max_age, read_ages("op til 25").max_age, read_ages("fra 15 år, kun kvinder").says_more
    (28, 25, True)
    >>> read_ages("Et forløb på 8-12 uger for unge mellem 18 og 29 år", is_prose=True).min_age
    18
    """
    lowered = in_danish(" ".join(text.lower().split()))
    lowered = in_plain_words(lowered)
    if is_prose:
        lowered = _MUST_BE.sub(r"\g<0>fyldt ", _COUNTED_OUT.sub(_as_range, lowered))
    groups = find_age_groups(lowered, is_prose=is_prose, is_of_people=is_of_people)
    denied = [group for group in groups if _DENIED.search(lowered[: group.span[0]])]
    groups = without_others(groups, lowered)
    if is_prose:
        groups = without_some([group for group in groups if group not in denied], lowered)
        return _united(_without_asides(groups, lowered), text) if groups else None
    if _BORN.search(lowered) and not _FULL_AGE.search(lowered):
        return Ages(doubt="Et fødselsår er ingen alder, for den skifter hvert år. Skriv alderen.")
    if not groups:
        return _without_groups(lowered)
    groups = _without_asides(groups, lowered)
    if adults := _AND_ADULTS.search(lowered):
        groups = [*groups, AgeGroup(adults.span(), (18, None))]
    ages = _united(groups, text)
    if ages.doubt:
        return ages
    if denied:
        return Ages(doubt=f"»{text}« siger, hvem det ikke er for.")
    told = _with_remarks(ages, groups, lowered, text)
    return replace(told, remark=f"»voksne« er læst som {Ages(18).as_words()}.") if adults else told


def _united(groups: list[AgeGroup], text: str) -> Ages:
    """One group from the youngest to the oldest.

    Two that are open below and above are all ages where they meet, and none where they leave out those between them.
    """
    bounds = [group.bounds for group in groups]
    youngest_above = max((low for low, high in bounds if low is not None and high is None), default=0)
    below = [high + 1 for low, high in bounds if low is None and high is not None]
    if youngest_above in below:
        return Ages(says_more=True)
    if any(end < youngest_above for end in below):
        return Ages(doubt=f"»{text}« er to aldersgrupper, der ikke hænger sammen, så ingen af dem er gemt.")
    highest = [high for _, high in bounds if high is not None]
    return _judge(min((low for low, _ in bounds if low is not None), default=None), _highest(bounds, highest), text)


def _without_asides(groups: list[AgeGroup], text: str) -> list[AgeGroup]:
    """The groups but for single bounds in brackets, about some alone or said again: "18+ (dog 16+ med samtykke)", "20+ (ikke under 18)"."""
    forms = [tuple(bound is None for bound in group.bounds) for group in groups]
    asides = [
        group
        for bracket in _BRACKETS.finditer(text)
        for group in groups
        if None in group.bounds
        and bracket.start() < group.span[0] < bracket.end()
        and (
            forms.count(tuple(bound is None for bound in group.bounds)) > 1
            or left_beside(text[bracket.start() : bracket.end()], [_within(group.span, bracket)], _SAYS_NOTHING)
        )
    ]
    return [group for group in groups if group not in asides] or groups


def _within(span: tuple[int, int], bracket: re.Match[str]) -> tuple[int, int]:
    return (span[0] - bracket.start(), min(span[1], bracket.end()) - bracket.start())


def _with_remarks(ages: Ages, groups: list[AgeGroup], lowered: str, text: str) -> Ages:
    """The ages with what there is to say about them."""
    bounds = [group.bounds for group in groups]
    gap = _gap(bounds)
    more = bool(gap) or _overlap(bounds) or bool(left_beside(lowered, [group.span for group in groups], _SAYS_NOTHING))
    if len(groups) > 1 and _EXCEPTION.search(lowered):
        gap = gap or "En af aldrene gælder kun undtagelsesvis. Den yngste og den ældste er taget."
    if _HALF.search(lowered):
        return replace(ages, doubt=gap, says_more=True, remark=f"»{text}« er læst i hele år: {ages.as_words()}.")
    return replace(ages, doubt=gap, says_more=more or any(group.is_open_range for group in groups))


def read_title_ages(text: str) -> Ages | None:
    """The ages that a header or a title speaks of: "Tilbud 18+", "Unge 15-17"; None where it speaks of none.

    >>> read_title_ages("Tilbud 18+").min_age, read_title_ages("Tilbud til unge 18-29 år").max_age, read_title_ages("Tilbud 2026")
    (18, 29, None)
    """
    ages = read_ages(text, is_prose=True)
    found = None if ages else _IN_A_TITLE.search(text)
    if found and any(group.span == found.span() for group in find_age_groups(text.lower(), is_prose=False)):
        ages = read_ages(found[0])
    return ages if ages and ages.says_something and not ages.doubt else None


def _without_groups(text: str) -> Ages | None:
    """The ages of a text that names no group: none at all, one alone, or all of them."""
    if (found := _NO_LIMIT.search(text)) or (found := _NONE.fullmatch(text)):
        return Ages(says_more=bool(left_beside(text, [found.span()], _SAYS_NOTHING)))
    if _ADULTS.fullmatch(text):
        return Ages(18, remark=f"»{text}« er læst som {Ages(18).as_words()}.")
    return _one_by_one(text) or _bare(text)


def _as_range(found: re.Match[str]) -> str:
    """Ages in prose that follow each other as the range that they are: "15, 16 og 17 år"."""
    ages = [int(number) for number in re.findall(r"\d+", found[0])]
    return f"{ages[0]}-{ages[-1]}" if ages == [*range(ages[0], ages[-1] + 1)] else found[0]


def _one_by_one(text: str) -> Ages | None:
    """Ages that are counted out: "16, 17 og 18 år"."""
    ages = [int(number) for number in re.findall(r"\d+", text)] if _ONE_BY_ONE.fullmatch(text) else []
    return Ages(ages[0], ages[-1]) if ages and ages == [*range(ages[0], ages[-1] + 1)] else None


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
