"""Whom to call about an offer, and what to say: the "Ring til" card."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from queries.answers import Call, Found, Named
from queries.case import Case
from queries.telling.danish import capitalised
from webviz.links import organisation_link, person_link
from webviz.suggestions.referral import write_referral
from webviz.suggestions.view import CallCard, Person
from webviz.words import age_text, phone_link


def person_of(case: Case, named: Named) -> Person:
    """Somebody to ask with the number and address that the map holds."""
    if named.label == "Youth":
        return Person(_("den unge"))
    network = case.world.network
    row = network.actors.get(named.id) if named.label == "Actor" else network.organisations.get(named.id)
    href = (
        organisation_link(named.id)
        if named.label == "Organisation"
        else person_link(named.id)
        if named.label == "Actor"
        else None
    )
    if row is None:
        return Person(named.name, href=href)
    return Person(named.name, row.phone, phone_link(row.phone), row.email, href)


@dataclass(frozen=True, slots=True)
class WayThrough:
    """How one gets through about an offer, as the explanation's last sentence tells it (`Listing.calling`)."""

    first: Person
    """Whom to call or write to; without number and address where none is known."""
    wanted: str | None
    """Who knows the offer, where a person is named."""
    ask_for: str | None
    or_call: Person | None
    is_answerer: bool
    """Whether `first` is the person who answers for the offer."""


def way_through(case: Case, row: int) -> WayThrough:
    """The first with a number or an address, and what else the sentence says."""
    listing, offer_name = case.listing(row), case.offer(row).name
    contacts, has_answerer = listing.contacts, row in case.world.offers.answerers
    if not contacts.known:
        return WayThrough(Person(contacts.wanted or _("Tilbuddet")), contacts.person, None, None, has_answerer)
    first, other = contacts.known[0], contacts.or_call
    return WayThrough(
        _called(first, offer_name),
        contacts.person,
        contacts.ask_for,
        _called(other, offer_name) if other else None,
        is_answerer=has_answerer and first is listing.call,
    )


def _called(call: Call, offer_name: str | None) -> Person:
    return Person(call.name or offer_name or _("Tilbuddet"), call.phone, phone_link(call.phone), call.email)


def call_card(case: Case, row: int, found: Found, ages: Sequence[int]) -> CallCard:
    """The card for one offer; `ages` are the possible ones, none where it is not known."""
    offer, network = case.offer(row), case.world.network
    organisation = network.organisations.get(found.provider) if found.provider else None
    answerers = case.world.offers.answerers.get(row, ())
    actor = network.actors[answerers[0]] if answerers else None
    way = way_through(case, row)
    about_the_offer = set(case.listing(row).asked)  # nobody there can tell of the youth
    questions = tuple(capitalised(doubt.question) for doubt in found.unknown if about_the_offer & set(doubt.ask))
    first_name = way.wanted.split(" ")[0] if way.wanted else None
    return CallCard(
        person=way.first,
        job_title=actor.job_title if actor and way.is_answerer else None,
        organisation=_where_found(case, answerers[0])
        if way.is_answerer
        else organisation.name
        if organisation and organisation.name != way.first.name
        else None,
        ask_for=way.ask_for,
        or_call=way.or_call,
        ways_through=tuple(
            dict.fromkeys(way for way in (organisation and organisation.procedure, offer.how_to_apply) if way)
        ),
        ask_about=questions,
        have_ready=_have_ready(case, found, ages),
        referral=write_referral(case, row, found, first_name, ages),
    )


def _where_found(case: Case, actor_id: str) -> str | None:
    """Where somebody works, who may answer for an offer of another organisation."""
    places = [
        case.lexicon.names.of("Organisation", id_) for id_ in sorted(case.world.network.workplaces.get(actor_id, ()))
    ]
    return ", ".join(places) or None


def _have_ready(case: Case, found: Found, ages: Sequence[int]) -> tuple[str, ...]:
    ready = [
        _("den unges alder (%(age)s)", age=age_text(ages)) if ages else _("den unges alder"),
        _("hvad den unge selv gerne vil"),
    ]
    if case.youth.requirements:
        ready.append(_("hvad der skal være på plads for den unge"))
    if found.conditions["consent"] == "unknown":
        ready.append(_("at du har spurgt den unge, hvad du må fortælle"))
    return tuple(ready)
