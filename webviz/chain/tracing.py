"""Following the chain from a youth to an offer, whole or broken: who hands on, along which agreement, and where it stops."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from flask_babel import gettext as _

from graphmodel.schema import NODE_TYPES
from queries.answers import Found
from queries.case import Case
from queries.chain import responsible_for
from queries.day.reach import NOT_REACHED
from queries.days import holds_on
from queries.facts.map_rows import CollaborationRow
from queries.telling.phrasebook import runs_with_arrow
from webviz.chain.view import Chain, Link, LinkState, Mark, MarkKind
from webviz.links import offer_link, organisation_link, person_link
from webviz.words import day_text, word

YOUTH_KEY = "youth"


@dataclass(frozen=True, slots=True)
class _Way:
    """Organisations from where the youth starts to the provider, and the links between them as far as they are recorded."""

    organisations: tuple[int, ...]
    is_mapped: bool = True


def trace_chain(case: Case, row: int, found: Found, youth_name: str) -> Chain:
    """The chain to one offer; where the way is broken or not known, that is drawn instead of hidden."""
    youth = Mark(YOUTH_KEY, MarkKind.YOUTH, youth_name, _("Den unge"))
    offer = Mark(
        f"offer:{found.offer}",
        MarkKind.OFFER,
        found.name or found.offer,
        word(NODE_TYPES["Offer"].label_da),
        href=offer_link(found.offer),
    )
    provider = int(case.judgement.provider[row])
    if provider == NOT_REACHED:
        sentence = _("Ingen aktiv organisation udbyder tilbuddet lige nu.")
        link = Link(youth.key, offer.key, _("ingen udbyder"), LinkState.MISSING, sentence=sentence)
        return Chain((youth, offer), (link,))
    asks_first = found.conditions["consent"] != "pass"
    way = _Way((provider,)) if case.world.offers.walks_in[row] else _way_to(case, provider)
    organisations = [
        _organisation_mark(case, number, depth, asks_first=asks_first and number == provider)
        for depth, number in enumerate(way.organisations)
    ]
    people = tuple(_people(case, way, row))
    links = [
        *_links_from_youth(case, row, youth, people, organisations[0]),
        *_steps(case, way, organisations, found),
        Link(organisations[-1].key, offer.key, _("udbyder"), LinkState.FIXED),
    ]
    if asks_first:
        links = [replace(link, asks_first=link.target == organisations[-1].key) for link in links]
    return Chain((youth, *people, *organisations, offer), tuple(links))


def _way_to(case: Case, provider: int) -> _Way:
    """The agreed way, else the recorded one, else the gap between where the youth starts and the provider."""
    network, starts = case.world.network, case.youth.starts
    for reach in (network.reach(starts), network.mapped(starts)):
        if chain := reach.chain(provider):
            return _Way(chain)
    start = _first_start(case)
    return _Way((provider,) if start is None else (start, provider), is_mapped=False)


def _first_start(case: Case) -> int | None:
    number_of = case.world.network.number_of
    for contact in case.youth.contacts:
        for organisation_id in sorted(contact.organisation_ids):
            return number_of[organisation_id]
    return min(case.youth.starts, default=None)


def _organisation_mark(case: Case, number: int, depth: int, *, asks_first: bool) -> Mark:
    id_ = case.world.network.ids[number]
    name = case.lexicon.names.of("Organisation", id_)
    note = _("spørg den unge først") if asks_first else None
    return Mark(
        f"organisation:{id_}",
        MarkKind.ORGANISATION,
        name,
        _("Organisation"),
        depth,
        note,
        asks_first,
        organisation_link(id_),
    )


def _people(case: Case, way: _Way, row: int) -> Iterator[Mark]:
    """The contact persons where the chain starts; where the youth walks in, the main one."""
    names = case.lexicon.names
    contacts = case.youth.contacts
    start = case.world.network.ids[way.organisations[0]]
    there = (
        contacts[:1]
        if case.world.offers.walks_in[row]
        else [contact for contact in contacts if start in contact.organisation_ids]
    )
    for actor_id in dict.fromkeys(contact.actor_id for contact in there):
        yield Mark(
            f"actor:{actor_id}",
            MarkKind.PERSON,
            names.of("Actor", actor_id),
            _("Kontaktperson"),
            href=person_link(actor_id),
        )


def _links_from_youth(case: Case, row: int, youth: Mark, people: Sequence[Mark], first: Mark) -> Iterator[Link]:
    for person in people:
        sentence = _("%(name)s er kontaktperson.", name=person.name)
        yield Link(youth.key, person.key, _("har kontaktperson"), LinkState.FIXED, sentence=sentence)
    offer = case.offer(row)
    if case.world.offers.walks_in[row]:
        words = _("kan bare komme til") if offer.route == "open" else _("melder sig selv til")
        sentence = (
            _("Den unge kan komme uden henvisning.") if offer.route == "open" else _("Den unge kan selv melde sig.")
        )
        yield Link(youth.key, first.key, words, LinkState.OPEN, confirmed_on=offer.verified_on, sentence=sentence)
    elif people:
        for person in people:
            sentence = _("Vejen begynder hos %(name)s i %(place)s.", name=person.name, place=first.name)
            yield Link(person.key, first.key, _("arbejder i"), LinkState.FIXED, sentence=sentence)
    elif case.youth.starts:
        yield Link(
            youth.key,
            first.key,
            _("begynder i"),
            LinkState.FIXED,
            sentence=_("Vejen begynder i %(place)s.", place=first.name),
        )
    else:
        yield _unmapped(youth, first)


def _steps(case: Case, way: _Way, organisations: Sequence[Mark], found: Found) -> Iterator[Link]:
    """The hand-overs of a way, in order."""
    if not way.is_mapped:
        for before, after in pairwise(organisations):
            yield _unmapped(before, after)
        return
    network = case.world.network
    told = {(step.giver, step.taker): step for step in found.chain}
    for (giver, taker), (from_mark, to_mark) in zip(pairwise(way.organisations), pairwise(organisations), strict=True):
        link = network.steps.get((giver, taker)) or network.mapped_steps[giver, taker]
        step = told.get((network.ids[giver], network.ids[taker]))
        responsible = responsible_for(case, network.ids[giver], link)
        permission = step.permission if step else None
        names = case.lexicon.names
        state = state_of(link, network.iso_day)
        words = word(case.lexicon.wording.of(link.type, with_arrow=runs_with_arrow(network, giver, link)))
        yield Link(
            from_mark.key,
            to_mark.key,
            words,
            state,
            responsible=names.of("Actor", responsible) if responsible else None,
            permission=_(
                "%(name)s har bemyndigelsen »%(permission)s«",
                name=names.of("Actor", permission.actor),
                permission=names.of("Permission", permission.permission),
            )
            if permission
            else None,
            confirmed_on=link.confirmed_on,
            procedure=link.procedure,
            sentence=f"{step.sentence}." if step else _broken_sentence(from_mark, words, to_mark, state, link),
            is_ruled=step is not None,
        )


def state_of(link: CollaborationRow, iso_day: str) -> LinkState:
    """How sure a collaboration is on a day; one that has not begun is planned."""
    if link.state in {"planned", "missing"}:
        return LinkState(link.state)
    if link.valid_from is not None and link.valid_from > iso_day:
        return LinkState.PLANNED
    if not holds_on(link, iso_day):
        return LinkState.EXPIRED
    return LinkState.CONFIRMED if link.confirmed_on else LinkState.UNCONFIRMED


def _broken_sentence(giver: Mark, words: str, taker: Mark, state: LinkState, link: CollaborationRow) -> str:
    sentence = f"{giver.name} {words} {taker.name}"
    if state is LinkState.EXPIRED and link.valid_to:
        return _("%(link)s, men aftalen udløb %(day)s.", link=sentence, day=day_text(link.valid_to))
    if state is LinkState.PLANNED and link.valid_from:
        return _("%(link)s, men først fra %(day)s.", link=sentence, day=day_text(link.valid_from))
    if state is LinkState.PLANNED:
        return _("%(link)s: det er planlagt, men ikke i gang.", link=sentence)
    if state is LinkState.MISSING:
        return _("%(link)s: her mangler en aftale.", link=sentence)
    return f"{sentence}."


def _unmapped(source: Mark, target: Mark) -> Link:
    sentence = _("Vi kender ikke vejen til %(name)s. Ring og spørg.", name=target.name)
    return Link(source.key, target.key, _("vejen er ikke kortlagt"), LinkState.UNMAPPED, sentence=sentence)
