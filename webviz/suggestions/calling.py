"""Whom to call about an offer, and what to say: the "Ring til" card."""

from flask_babel import gettext as _

from queries.answers import Found, Named
from queries.case import Case
from queries.danish import capitalised, listed
from queries.facts.map_rows import OfferRow
from webviz.links import organisation_link, person_link
from webviz.suggestions.view import CallCard, Person
from webviz.words import phone_link

_ABOUT_THE_YOUTH = frozenset({"consent", "area", "stage", "income"})
"""What the offer's people cannot know; age and place may be asked of either."""


def person_of(case: Case, named: Named) -> Person:
    """Somebody to ask with the number and address that the map holds."""
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


def call_card(case: Case, row: int, found: Found, age: str | None) -> CallCard:
    """The card for one offer; `age` in words, where it is known."""
    offer, network = case.offer(row), case.world.network
    organisation = network.organisations.get(found.provider) if found.provider else None
    answerers = case.world.offers.answerers.get(row, ())
    actor = network.actors[answerers[0]] if answerers else None
    call = found.call
    person = Person(call.name or _("Tilbuddet"), call.phone, phone_link(call.phone), call.email)
    if not call.phone and not call.email and organisation:
        person = Person(
            organisation.name or organisation.id, organisation.phone, phone_link(organisation.phone), organisation.email
        )
    questions = tuple(capitalised(doubt.question) for doubt in found.unknown if doubt.condition not in _ABOUT_THE_YOUTH)
    return CallCard(
        person=person,
        job_title=actor.job_title if actor else None,
        organisation=_where_found(case, answerers[0])
        if actor
        else organisation.name
        if organisation and organisation.name != person.name
        else None,
        procedure=organisation.procedure if organisation else None,
        ask_about=questions,
        have_ready=_have_ready(case, offer, found, age),
        referral=_referral(case, offer, found, person, age),
    )


def _where_found(case: Case, actor_id: str) -> str | None:
    """Where somebody works, who may answer for an offer of another organisation."""
    places = [
        case.lexicon.names.of("Organisation", id_) for id_ in sorted(case.world.network.workplaces.get(actor_id, ()))
    ]
    return ", ".join(places) or None


def _have_ready(case: Case, offer: OfferRow, found: Found, age: str | None) -> tuple[str, ...]:
    ready = [
        _("den unges alder (%(age)s)", age=age) if age else _("den unges alder"),
        _("hvad den unge selv gerne vil"),
    ]
    if case.youth.requirements:
        ready.append(_("hvad der skal være på plads for den unge"))
    if offer.how_to_apply:
        ready.append(offer.how_to_apply)
    if found.conditions["consent"] == "unknown":
        ready.append(_("at du har spurgt den unge, hvad du må fortælle"))
    return tuple(ready)


def _referral(case: Case, offer: OfferRow, found: Found, person: Person, age: str | None) -> str:
    """A text without anything that tells who the youth is."""
    first_name = (person.name or "").split(" ")[0] if case.world.offers.answerers or offer.contact_name else ""
    greeting = _("Hej %(name)s.", name=first_name) if first_name and found.call.name == person.name else _("Hej.")
    who = _("en ung på %(age)s", age=age) if age else _("en ung")
    lines = [
        greeting,
        _("Jeg hjælper %(who)s, som måske kunne have glæde af »%(offer)s«.", who=who, offer=offer.name or offer.id),
    ]
    shared = sorted(set(offer.interests or ()) & set(case.youth.interests))
    if shared:
        lines.append(_("Den unge er glad for %(interests)s.", interests=listed(shared)))
    asked = [doubt.question for doubt in found.unknown if doubt.condition in {"capacity", "time", "needs", "authority"}]
    if asked:
        lines.append(_("Jeg vil gerne høre, %(questions)s.", questions=listed(asked)))
    lines.append(_("Kan I tage imod, og hvornår kunne vi komme forbi og hilse på?"))
    return " ".join(lines)
