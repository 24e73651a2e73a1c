"""Organisations whose town has the name of another municipality than the one that a list is read for."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from graphmodel.catalogue import fold
from importers.mentions import Known, Mention, RowFacts, Tie
from importers.result import Issue, Severity
from importers.values.postcodes import municipality_of, without_district
from importers.values.words import Words

_SUGGESTION = "Skriv kommunen i en kolonne, der hedder Kommune."


def mind_other_towns(facts: Sequence[RowFacts], place: str, words: Words) -> tuple[list[RowFacts], list[Issue]]:
    """The facts, organisations of one name in towns of several municipalities put into those; any other is told and left in `place`.

    A lone one stays, for other rows and lists name it without its town, and whom its offers are for is the import's to say.
    """
    code_of = cache(lambda town, postcode: _code_of(town, postcode, words))
    lying = [_lying(fact, place, code_of) for fact in facts]
    codes: dict[str, set[str]] = defaultdict(set)
    for own, code in filter(None, lying):
        codes[fold(own.name)].add(code)
    minded, elsewhere = [], dict[str, Mention]()
    issues: list[Issue] = []
    for fact, found in zip(facts, lying, strict=True):
        if found is None or found[1] == place:
            minded.append(fact)
            continue
        own, code = found
        if len(codes[fold(own.name)]) > 1 and not any(one.label == "Offer" for one in fact.mentions):
            minded.append(_placed(fact, own, code))
            issues.append(_told_of_placed(own, code, words))
        else:
            minded.append(fact)
            elsewhere.setdefault(fold(own.name), own)
    return minded, [*issues, *_told_of_left(list(elsewhere.values()), place, words)]


def _lying(fact: RowFacts, place: str, code_of: Callable[[str, str], str]) -> tuple[Mention, str] | None:
    """The organisation of a row that names no municipality, and the one whose name its town has; None where it has none."""
    if any(tie.type == "LOCATED_IN" for tie in fact.ties):
        return None
    own = [one for one in fact.mentions if one.label == "Organisation" and "town" in one.fields and one.place == place]
    if len(own) != 1 or own[0].id:
        return None
    postcode = own[0].fields.get("postcode")
    code = code_of(str(own[0].fields["town"].value), str(postcode.value) if postcode else "")
    return (own[0], code) if code else None


def _code_of(town: str, postcode: str, words: Words) -> str:
    """The municipality whose name a town has, "" where it has none's, or its postcode lies elsewhere."""
    return municipality_of(postcode, town, words) if postcode else words.municipality(without_district(town)) or ""


def _placed(fact: RowFacts, own: Mention, code: str) -> RowFacts:
    at = fact.mentions.index(own)
    mentions = tuple(replace(one, place=code) if one is own else one for one in fact.mentions)
    tie = Tie("LOCATED_IN", at, Known("Municipality", code), own.fields["town"].cell)
    return replace(fact, mentions=mentions, ties=(*fact.ties, tie))


def _told_of_placed(own: Mention, code: str, words: Words) -> Issue:
    where = words.name_of_municipality(code)
    message = f"Listen har »{own.name}« i flere byer. Denne er lagt i {where}, for byen er {own.fields['town'].value}."
    return Issue(Severity.NOTE, own.fields["town"].cell, "inferred_value", message, _SUGGESTION)


def _told_of_left(left: Sequence[Mention], place: str, words: Words) -> list[Issue]:
    """One warning for all organisations that stay where the import puts them, though their town is another municipality's."""
    if not left:
        return []
    first, others = left[0], len(left) - 1
    who = f"»{first.name}« og {others} til" if others else f"»{first.name}«"
    town, here = first.fields["town"], words.name_of_municipality(place)
    message = f"{who} er lagt i {here}, som listen er læst for, men byen er {town.value}."
    return [Issue(Severity.WARNING, town.cell, "other_town", message, _SUGGESTION)]
