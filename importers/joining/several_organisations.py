"""Names of two or more organisations in one, with "og" or a comma between them, once all names of the list and of the graph are known."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from importers.linking.known import KnownGraph
from importers.linking.names import compact, normal, tell_a_unit
from importers.linking.node_names import names_of
from importers.mentions import Mention, RowFacts
from importers.result import Issue, Severity, shortened
from importers.values.contents import looks_like_organisation
from importers.values.words import Words

_AND = re.compile(r"\s+(?:og|samt|&)\s+")
_COMMA_OR_AND = re.compile(r"\s*,\s+|\s+(?:og|samt|&)\s+")
_COMMA = re.compile(r",\s+")
_WHOSE = frozenset({"PROVIDES", "WORKS_AT"})


@dataclass(frozen=True, slots=True)
class _Names:
    """The names that stand by themselves, in the list or in the graph, and the words for kinds of organisations."""

    known: frozenset[str]
    words: Words

    def parts(self, mention: Mention) -> list[str]:
        """The names that a name consists of, itself where it is one.

        A partner's parts need only look like organisations; whoever provides or employs is parted where all of them are known.
        """
        name = mention.name
        if not _may_be_several(mention) or compact(name) in self.known or mention.id or mention.identity:
            return [name]
        for pattern in (_COMMA_OR_AND, _AND):
            parts = [part.strip() for part in pattern.split(name)]
            if not _is_path(name, parts) and all(
                self._stands_alone(part, is_partner=mention.is_partner or mention.is_end) for part in parts
            ):
                return parts
        return [name]

    def may_be_misread(self, mention: Mention) -> bool:
        """Whether a name that is taken for one may be several: it has a known one for a part, or a comma that no unit stands behind."""
        if compact(mention.name) in self.known or not (mention.is_partner or mention.is_end):
            return False
        parts = _COMMA.split(mention.name) if mention.is_end else []
        return self._has_some(mention.name) or (len(parts) > 1 and not _is_path(mention.name, parts))

    def _has_some(self, name: str) -> bool:
        return any(compact(part) in self.known for part in _COMMA_OR_AND.split(name))

    def _stands_alone(self, part: str, *, is_partner: bool) -> bool:
        return bool(part) and (compact(part) in self.known or (is_partner and self._looks_like_one(part)))

    def _looks_like_one(self, part: str) -> bool:
        if not part[0].isupper() or part.endswith("-"):
            return False
        first = part.split(maxsplit=1)[0]
        is_short_for_a_kind = first.isupper() and bool(self.words.catalogue.id_of("organisation_kinds", first))
        return looks_like_organisation(part) or is_short_for_a_kind


def _is_path(name: str, parts: Sequence[str]) -> bool:
    """Whether the parts between commas are one in another: "Lyng Kommune, PPR", "Kold College, Ungeteamet"."""
    if not _COMMA.search(name):
        return False
    municipal = [part.casefold().endswith("kommune") for part in parts]
    return (any(municipal) and not all(municipal)) or any(tell_a_unit(normal(part)) for part in parts[1:])


def _may_be_several(mention: Mention) -> bool:
    """Whether a name may be those of several; in a sheet of relations also by a comma, for elsewhere a cell is parted by it."""
    return bool(_AND.search(mention.name) or (mention.is_end and _COMMA.search(mention.name)))


def part_organisations(
    facts: Sequence[RowFacts], known: KnownGraph, words: Words, issues: list[Issue]
) -> list[RowFacts]:
    """The facts, "A og B" as both where each is a name by itself; a name that has a known one for a part is told as one."""
    if not any(_may_be_several(mention) for fact in facts for mention in _organisations(fact)):
        return list(facts)
    names = _Names(_known_names(facts, known), words)
    return [_parted(fact, names, issues) for fact in facts]


def _organisations(fact: RowFacts) -> list[Mention]:
    return [mention for mention in fact.mentions if mention.label == "Organisation"]


def _known_names(facts: Iterable[RowFacts], known: KnownGraph) -> frozenset[str]:
    """All names without "og", and those with it that a row is about: no provider or employer beside the row's own thing, no partner."""
    in_graph = {compact(name) for node in known.of_label("Organisation") for name in names_of(node)}
    in_list = {
        compact(mention.name)
        for fact in facts
        for at, mention in enumerate(fact.mentions)
        if mention.label == "Organisation" and (not _may_be_several(mention) or _is_about(fact, at))
    }
    return frozenset(in_graph | in_list)


def _is_about(fact: RowFacts, at: int) -> bool:
    """Whether a row is about an organisation, and not about what that provides or whom it employs."""
    mention = fact.mentions[at]
    is_owner = any(tie.type in _WHOSE and at in (tie.giver, tie.taker) for tie in fact.ties)
    return not mention.is_partner and not is_owner and not (mention.is_end and _COMMA.search(mention.name))


def _parted(fact: RowFacts, names: _Names, issues: list[Issue]) -> RowFacts:
    for at, mention in enumerate(fact.mentions):
        if mention.label != "Organisation" or not _may_be_several(mention):
            continue
        first, *others = names.parts(mention)
        if others:
            shown = ", ".join(f"»{shortened(name)}«" for name in (first, *others))
            message = f"»{shortened(mention.name)}« er læst som {len(others) + 1} organisationer: {shown}."
            issues.append(Issue(Severity.NOTE, mention.cell, "several_organisations", message))
            fact = _with_each(fact, at, first, others)
        elif names.may_be_misread(mention):
            message = f"»{shortened(mention.name)}« er læst som navnet på én organisation."
            suggestion = "Er det flere, så sæt semikolon mellem navnene."
            issues.append(Issue(Severity.NOTE, mention.cell, "one_organisation", message, suggestion))
    return fact


def _with_each(fact: RowFacts, at: int, first: str, others: Sequence[str]) -> RowFacts:
    """The facts with an organisation for each name; what the row says of the one is said of the first, its ties are those of all."""
    mentions = list(fact.mentions)
    mentions[at] = replace(mentions[at], name=first)
    fact = replace(fact, mentions=tuple(mentions))
    for name in others:
        fact = fact.with_twin(at, replace(mentions[at], name=name, fields={}))
    return fact
