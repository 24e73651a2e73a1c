"""Offers that are only named as what another leads to ("Fører til"): which they are, and whose."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graphmodel.cpr import mask_cpr
from graphmodel.records import NodeRecord
from importers.linking.known import KnownGraph
from importers.linking.names import compact
from importers.linking.node_names import names_of
from importers.mentions import NOTES, Mention, RowFacts, Said, Tie
from importers.result import Issue, Severity, shortened

_BETWEEN_OFFERS = "LEADS_TO"
_AND = re.compile(r"\s*,\s+|\s+(?:og|samt|eller|&)\s+")


@dataclass(frozen=True, slots=True)
class _Offers:
    """The offers of the list by name, each by its provider's name and place, and the graph's by name."""

    listed: dict[str, dict[tuple[str, str], Mention | None]]
    stored: dict[str, list[NodeRecord]]

    def has(self, name: str) -> bool:
        """Whether there is an offer of a name."""
        return compact(name) in self.listed or compact(name) in self.stored

    def parts(self, name: str) -> list[str]:
        """The names that a text consists of; none where it names no offer that is known."""
        if self.has(name):
            return [name]
        parts = [part.strip() for part in _AND.split(name)]
        return parts if len(parts) > 1 and all(map(self.has, parts)) else []


def find_offers_at_ends(facts: Sequence[RowFacts], known: KnownGraph, issues: list[Issue]) -> list[RowFacts]:
    """The facts, each offer that another leads to as the one of the list or the graph that it is.

    It is the row's own provider's where that has one of this name, else the only one of this name. In a list of offers a name
    that no offer has is kept as words, for "Fører til: job" is no offer; a sheet of relations may name what stands nowhere else.
    """
    if not any(tie.type == _BETWEEN_OFFERS for fact in facts for tie in fact.ties):
        return list(facts)
    stored: defaultdict[str, list[NodeRecord]] = defaultdict(list)
    for node in known.of_label("Offer"):
        for name in names_of(node):
            stored[compact(name)].append(node)
    offers = _Offers(_listed(facts), dict(stored))
    return [_told_whose(_named(fact, offers, issues), offers) for fact in facts]


def _listed(facts: Sequence[RowFacts]) -> dict[str, dict[tuple[str, str], Mention | None]]:
    found: defaultdict[str, dict[tuple[str, str], Mention | None]] = defaultdict(dict)
    for fact in facts:
        for at, mention in enumerate(fact.mentions):
            if mention.label == "Offer" and not mention.is_partner and not mention.is_end:
                provider = fact.provider_of(at)
                found[compact(mention.name)].setdefault(_whose(provider) if provider else ("", ""), provider)
    return dict(found)


def _whose(provider: Mention) -> tuple[str, str]:
    return compact(provider.name), provider.place


def _named(fact: RowFacts, offers: _Offers, issues: list[Issue]) -> RowFacts:
    """The facts with an offer for each name in a cell of what an offer leads to, and as words of the row's own offer what names none."""
    mentions, ties = list(fact.mentions), []
    for tie in fact.ties:
        end = _partner_of(fact, tie)
        if end is None:
            ties.append(tie)
            continue
        partner = fact.mentions[end]
        names = offers.parts(partner.name)
        for name in names:
            at = len(mentions)
            mentions.append(replace(partner, name=name))
            ties.append(replace(tie, giver=at) if end == tie.giver else replace(tie, taker=at))
        if not names:
            _keep(mentions, tie, end, issues)
    named = replace(fact, mentions=tuple(mentions), ties=tuple(ties))
    # Nothing leads any more to a name that was parted, or kept as words.
    return named.without_idle([at for at, one in enumerate(mentions) if one.is_partner and one.label == "Offer"])


def _partner_of(fact: RowFacts, tie: Tie) -> int | None:
    """The place of the offer that a row of a list only names beside its own."""
    ends = (tie.giver, tie.taker) if tie.type == _BETWEEN_OFFERS else ()
    return next((at for at in ends if isinstance(at, int) and fact.mentions[at].is_partner), None)


def _keep(mentions: list[Mention], tie: Tie, end: int, issues: list[Issue]) -> None:
    own = tie.giver if end == tie.taker else tie.taker
    if not isinstance(own, int):
        return
    offer, note = mentions[own], NOTES["Offer"]
    line = f"{'Fører til' if own == tie.giver else 'Efterfølger'}: {mask_cpr(mentions[end].name)}"
    before = offer.fields.get(note)
    said = before.with_line(line) if before else Said(line, tie.cell)
    mentions[own] = replace(offer, fields={**offer.fields, note: said})
    message = f"»{shortened(mentions[end].name)}« er ikke navnet på et tilbud i listen eller kortet. Teksten er gemt."
    issues.append(Issue(Severity.NOTE, tie.cell, "no_such_offer", mask_cpr(message)))


def _told_whose(fact: RowFacts, offers: _Offers) -> RowFacts:
    """The facts with the provider of each offer that the row only names, or with its id where only the graph has it."""
    mentions, ties = list(fact.mentions), list(fact.ties)
    own = {_whose(fact.mentions[tie.giver]) for tie in fact.ties if tie.type == "PROVIDES"}
    ends = {end for tie in fact.ties if tie.type == _BETWEEN_OFFERS for end in (tie.giver, tie.taker)}
    for at in sorted(end for end in ends if isinstance(end, int)):
        mention = fact.mentions[at]
        if fact.provider_of(at) or not (mention.is_partner or mention.is_end):
            continue
        known = offers.listed.get(compact(mention.name), {})
        here = [provider for whose, provider in known.items() if whose in own] or [*known.values()]
        stored = offers.stored.get(compact(mention.name), [])
        if len(here) == 1 and here[0]:
            mentions.append(replace(here[0], row=fact.row, cell=mention.cell, fields={}))
            ties.append(Tie("PROVIDES", len(mentions) - 1, at, mention.cell))
        elif not known and len(stored) == 1:
            mentions[at] = replace(mention, id=stored[0].id, place="", is_partner=False)
    return replace(fact, mentions=tuple(mentions), ties=tuple(ties))
