"""What prose about an offer says of who it is for and how one gets in: only what it says outright, denials heard."""

import re

from graphmodel.catalogue import fold
from importers.values.ages import Ages, read_ages
from importers.values.words import Words

_SENTENCES = re.compile(r"[.!?;\n•](?!\d)|\bmen\b", re.IGNORECASE)
_SHORT = re.compile(
    r"\b(?:ca|kl|tlf|nr|fx|f\.eks|evt|bl\.a|pga|inkl|min|max|maks|mdr|ml|pr|stk|dvs|m\.m|mv|jf)\.", re.IGNORECASE
)
_OF_ACCESS = re.compile(
    r"\w*henvis(?:ning\w*|es|t)\b|\bvisit(?:ation\w*|eres|eret|erede|ering\w*)|\buvisitered?e?t?\b|\btilmelding\b|"
    r"\bselvhenv\w+|\bselv henvend\w*|\begen henvendelse\b|\bhenvende (?:sig|dig) selv\b"
)
"""Words for ways in; "henviser" tells what an offer does to others."""
_OF_SELF = re.compile(r"selvhenv|selv henvend|egen henvendelse|henvende (?:sig|dig) selv|tilmelding")
_BARS = re.compile(r"henvisning\b|\bvisitation\b|\btilmelding\b")
_ARE_NO_DEMAND = re.compile(r"kraev|\bkrav|\buden\b|\bingen\b|noedvendig|\bbehoev|\bbehov\b|\bbrug for\b|\bskal\b")
_DENIED_OUTRIGHT = re.compile(
    r"\buvisiter|\b(?:skal|behoever) (?:\w+ ){0,2}(?:ikke|hverken)\b|\b(?:henvises|visiteres) ikke\b"
)
"""What a denial must be about: whoever "ikke er visiteret" is described, not told how to get in."""
_BY_OTHERS = re.compile(r"henvisning\b|\b(?:henvist|henvises|visitation|visiteres|visiteret|visitering)\b")
_IS_DEMANDED = re.compile(
    r"\b(?:kraev\w+|skal|sker|foregaar|paakraevet|noedvendigt?|efter|via|gennem|kun|ved|forudsaetter)\b|"
    r"\b(?:bliver|er) (?:man |du |de unge |unge )?(?:henvist|visiteret)\b|(?<!kan )\b(?:henvises|visiteres)\b"
)
_OF_OTHERS = re.compile(
    r"\b(?:hjaelp\w*|stoette\w*|raadgiv\w+|vejled\w+|videre\w*|soege om|ansoege|afslag|venter)\b|\b(?:vi|kan) henvise\w*|"
    r"\bhenvis\w+ til (?!tilbud|os\b|forloeb|holdet)"
)
"""Sentences about referring on to somebody else, or about helping with it."""
_OF_SOME = re.compile(r"\b(?:kun|dog|alene) (?:for|hvis|naar)\b|\bfor \w+ (?:under|over)\b")
"""What holds for some of those who come and not for the others."""
_STAGE_BEFORE = re.compile(
    r"\b(?:ikke|endnu|inden|foer|blive|bliver|bliv|mod|hen|naesten|mere|vaere|gjort|goere|goer|uden)\b(?: \w+){0,4} $"
)
_STAGE_AFTER = re.compile(r"\w* (?:\w+ )?(?:\w*hjaelpsmodtager|ledige|dagpengemodtager|paa (?:\w*hjaelp|ydelse))")
"""The same words as categories of the employment act, which are no phases of a youth's."""
_LONGEST = 4000


def ages_in(text: str) -> Ages | None:
    """The age group that prose speaks of outright.

    >>> ages_in("For unge mellem 15 og 25 år. Kræver ikke henvisning.").as_words(), ages_in("Vi har 30 års erfaring")
    ('fra 15 til 25 år', None)
    """
    ages = read_ages(text, is_prose=True) if len(text) <= _LONGEST else None
    return ages if ages is not None and ages.says_something and not ages.doubt else None


def route_in(text: str, words: Words) -> str:
    """The one way in that the sentences of a prose name, "" where they name none, or different ones.

    >>> from graphmodel.catalogue import load_catalogue
    >>> from graphmodel.reference import load_reference
    >>> words = Words(load_catalogue(), load_reference())
    >>> route_in("For alle unge. Kræver ikke henvisning.", words), route_in("Man skal visiteres af kommunen.", words)
    ('open', 'visitation')
    >>> route_in("Vi hjælper med henvisning til psykolog.", words), route_in("Åbent hver onsdag.", words)
    ('', '')
    """
    if len(text) > _LONGEST:
        return ""
    found = {route for sentence in _SENTENCES.split(_SHORT.sub(" ", text)) if (route := _route_of(sentence, words))}
    return found.pop() if len(found) == 1 else ""


def _route_of(sentence: str, words: Words) -> str:
    folded = fold(sentence)
    if not _OF_ACCESS.search(folded) or _OF_SOME.search(folded):
        return ""
    reading = words.catalogue.values.read("route", sentence)
    if reading is None:
        return ""
    if reading.value == "open":
        is_own_way = reading.is_negated and "henvend" in reading.phrase
        takes_away = (_BARS.search(folded) and _ARE_NO_DEMAND.search(folded)) or _DENIED_OUTRIGHT.search(folded)
        return "open" if takes_away and not is_own_way else ""
    if reading.value == "self":
        return "self" if _OF_SELF.search(folded) else ""
    is_demanded = _BY_OTHERS.search(folded) and _IS_DEMANDED.search(folded) and not _OF_OTHERS.search(folded)
    return str(reading.value) if is_demanded else ""


def stages_in(text: str, words: Words) -> tuple[str, ...]:
    """The phases that a text about a target group names by name, none that it denies, strives for, or names as a category of benefits.

    >>> from graphmodel.catalogue import load_catalogue
    >>> from graphmodel.reference import load_reference
    >>> words = Words(load_catalogue(), load_reference())
    >>> stages_in("Kontaktparate unge over 15 år", words), stages_in("Unge, der ikke er uddannelsesparate", words)
    (('kontaktparat',), ())
    """
    folded = fold(text)
    found = (
        stage.id
        for stage in words.catalogue.stages.values()
        if (name := fold(stage.name)) in folded
        for named in re.finditer(rf"\b{re.escape(name)}", folded)
        if not _STAGE_BEFORE.search(folded[: named.start()]) and not _STAGE_AFTER.match(folded[named.end() :])
    )
    return tuple(dict.fromkeys(found))
