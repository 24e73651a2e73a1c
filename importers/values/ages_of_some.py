"""Ages in prose that are not the offer's own: of other people, or of some of those who come ("hvis du er under 18, …")."""

import re
from collections.abc import Sequence

from importers.values.age_groups import AgeGroup

_OF_OTHERS = re.compile(
    r"\b(?:forældre|pårørende|søskende|familier|fagfolk|lærere|pædagoger)\s+(?:til|omkring|som har|der har|med)\s+(?:[^\W\d]+\s+){0,3}"
    r"(?:på\s+|i alderen\s+|mellem\s+|fra\s+)?$"
)
"""Whose children or youths the ages behind it are: those who take part are others."""
_OF_STAFF = re.compile(
    r"\b(?:frivillige?|medarbejdere?|ansatte?|mentor(?:er|en)?|instruktør(?:er|en)?|kolleger|trænere?|ledsager(?:e|en)?)\s+"
    r"(?:(?:på|i alderen|mellem|fra|er|skal|være|fyldt)\s+)*$"
)
_DEMANDED_OF = re.compile(
    r"(?:\b(?:kræves|påkrævet|nødvendig\w*)(?: (?:kun|dog|alene))*,? (?:for|af|fra|hvis|når)|"
    r"(?:henvisning|visitation|samtykke|tilladelse)(?: (?:kun|dog|alene|er))*,? (?:for|hvis|når)|\befterværn\w*)\b[^.,;!?\d]{0,30}$"
)
_CONDITION_BEFORE = re.compile(
    r"(?:\b(?:hvis|når|såfremt|undtagen|dog|forældre(?:ne)? (?:skal|må|kan|giver)|samtykke|underskriv\w*)|"
    r"(?:\bgratis(?: adgang| entré| deltagelse)?|\brabat|\bhalv pris|\d\s?kr\.?),? (?:for|til|hvis|når))\b[^.;!?]*$"
)
"""A condition, a consent or a price, in whose sentence a bound is of some alone; "gratis rådgivning for unge under 25" is no price."""
_DEMANDED_AFTER = re.compile(r"(?:\s*-?\s*år\w*)?\s+(?:kræver|kræves|betaler|koster)\b")
_CONDITION_AFTER = re.compile(
    r"(?:\s*-?\s*år\w*)?[\s,:]+(?:så\s+)?(?:kræver|kræves|behøver|visiteres|henvises|betaler|koster|gratis|halv pris|ifølge|efter aftale|"
    r"må gerne|kan (?:selv|dog|kun)|kun (?:med|ifølge|efter)|skal (?!(?:\w+ )?(?:være|kunne|ville)\b)|(?:forældre)?samtykke|"
    r"(?:kun )?(?:med|i følge med|sammen med) (?:\w+ )?(?:forældre\w*|samtykke\w*|voksen|voksne|ledsag\w*|tilladelse\w*|henvisning\w*))"
)
_SENTENCE_ENDS = re.compile(r"[.;!?](?=\s|$)")


def without_others(groups: Sequence[AgeGroup], text: str) -> list[AgeGroup]:
    """The groups of a text in small letters that are not of the children or youths of those who take part."""
    return [group for group in groups if not _OF_OTHERS.search(text[: group.span[0]])]


def without_some(groups: Sequence[AgeGroup], text: str) -> list[AgeGroup]:
    """The groups of a prose that are of all who come: none of staff, and no bound that holds for some alone.

    Two bounds of one sentence that meet ("over 18 …, under 18 …") are all ages, told apart: each is of some.
    """
    return [group for group in groups if not (_is_of_some(group, text) or _is_half_of_all(group, groups, text))]


def _is_of_some(group: AgeGroup, text: str) -> bool:
    before, after = text[: group.span[0]], text[group.span[1] :]
    if _OF_STAFF.search(before) or _DEMANDED_OF.search(before) or _DEMANDED_AFTER.match(after):
        return True
    is_bound = None in group.bounds
    return is_bound and bool(_CONDITION_BEFORE.search(before) or _CONDITION_AFTER.match(after))


def _is_half_of_all(group: AgeGroup, groups: Sequence[AgeGroup], text: str) -> bool:
    return any(_meet(one, other, text) for one in groups for other in groups if group in (one, other))


def _meet(below: AgeGroup, above: AgeGroup, text: str) -> bool:
    """Whether one group ends, without a beginning, where the other begins, without an end, in the same sentence."""
    (low, high), (begin, end) = below.bounds, above.bounds
    if low is not None or end is not None or high is None or begin is None or high + 1 != begin:
        return False
    first, last = sorted((below.span, above.span))
    return _SENTENCE_ENDS.search(text[first[1] : last[0]]) is None
