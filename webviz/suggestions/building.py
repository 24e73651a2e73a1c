"""From a judged offer to what a page shows of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from graphmodel.catalogue import Catalogue
from graphmodel.reference import Reference
from queries.answers import Found
from queries.case import Case
from queries.days import ordinal
from queries.facts.map_rows import OfferRow
from queries.telling import danish
from queries.telling.danish import capitalised
from queries.telling.explaining import explain
from queries.telling.reasons import reason
from webviz.chain.tracing import trace_chain
from webviz.links import offer_link, organisation_link
from webviz.suggestions.calling import call_card, person_of
from webviz.suggestions.view import Brief, Freshness, Obstacle, Place, Practical, Question, Reason, Suggestion
from webviz.words import day_text, kilometres, listed, number_text, uncapitalised, word

_OLD_DAYS = 365


@dataclass(frozen=True, slots=True)
class Setting:
    """Whose suggestions these are, and where their pages lie."""

    catalogue: Catalogue
    reference: Reference
    youth_name: str
    ages: tuple[int, ...]
    """The possible ones; none where it is not known."""
    postcode: str | None
    offer_href: Callable[[str], str]
    picture_href: Callable[[str], str]
    is_today: bool = True
    """Whether the day that is looked at is today: what can begin on another day cannot begin "now"."""


def build_suggestion(case: Case, row: int, setting: Setting) -> Suggestion:
    """Everything about one offer."""
    offer, found = case.offer(row), explain(case, row)
    names = case.lexicon.names
    return Suggestion(
        offer_id=found.offer,
        name=found.name or found.offer,
        provider=names.of("Organisation", found.provider) if found.provider else None,
        provider_href=organisation_link(found.provider),
        about=offer.description or offer.youth_text,
        about_href=offer_link(offer.id),
        is_wish=found.offer in case.youth.wishes,
        why=tuple(_why(case, row, found, setting.catalogue)),
        start=_start(case, row, found, is_today=setting.is_today),
        deadline=_deadline(found),
        place=_place(case, offer, found, setting),
        way=_way(case, row, found),
        seats=_seats(offer),
        freshness=_freshness(case, offer),
        practical=tuple(_practical(offer, setting.catalogue)),
        obstacles=tuple(
            Obstacle(
                capitalised(failure.reason),
                failure.repair.text if failure.repair else None,
                tuple(person_of(case, named) for named in failure.who if named.label != "Youth"),
            )
            for failure in found.failed
        ),
        questions=tuple(
            Question(capitalised(doubt.question), tuple(person_of(case, named) for named in doubt.ask))
            for doubt in found.unknown
        ),
        caveats=tuple(capitalised(caveat) for caveat in found.caveats),
        explanation=found.explanation,
        chain=trace_chain(case, row, found, setting.youth_name),
        call=call_card(case, row, found, setting.ages),
        href=setting.offer_href(found.offer),
        picture_href=setting.picture_href(found.offer),
    )


def build_brief(case: Case, row: int, setting: Setting) -> Brief:
    """An offer that does not suit, with its reasons alone; quicker than everything about it."""
    offer, provider = case.offer(row), case.provider_id(row)
    reasons = tuple(capitalised(reason(case, row, condition)) for condition in case.judgement.failed(row))
    name = case.lexicon.names.of("Organisation", provider) if provider else None
    return Brief(offer.id, offer.name or offer.id, name, reasons, setting.offer_href(offer.id))


def _why(case: Case, row: int, found: Found, catalogue: Catalogue) -> Iterable[Reason]:
    names, offers = case.lexicon.names, case.world.offers
    served = [goal for goal in case.youth.sub_goals if goal.id in found.serves]
    leads = set(offers.leads.get(row, ()))
    for goal in served:
        areas = [names.of("Area", area_id) for area_id in sorted(goal.areas & leads)]
        if goal.own_words:
            in_a_row = danish.listed([uncapitalised(area) for area in areas])
            yield Reason(f"»{goal.own_words.rstrip('.')}« ({in_a_row})", is_quoted=True)
        else:
            yield Reason(capitalised(listed([uncapitalised(word(area)) for area in areas])))
    fits = [stage_id for stage_id in offers.stages.get(row, ()) if stage_id in case.youth.stages]
    main = [stage_id for stage_id in fits if stage_id in case.youth.main_stages]
    if fits:
        stages = listed([uncapitalised(word(names.of("Stage", stage_id))) for stage_id in main or fits])
        yield Reason(_("Passer til fasen %(stages)s", stages=stages))
    shared = sorted(set(case.offer(row).interests or ()) & set(case.youth.interests))
    if shared:
        interests = listed([_interest(catalogue, interest) for interest in shared])
        yield Reason(_("Interesse: %(interests)s", interests=interests))


def _interest(catalogue: Catalogue, interest: str) -> str:
    known = catalogue.interests.get(interest)
    return uncapitalised(word(known.name)) if known else interest


def _start(case: Case, row: int, found: Found, *, is_today: bool) -> str:
    offers = case.world.offers
    if found.earliest_start is None:
        return _("Vi ved ikke, hvornår man kan begynde")
    if found.failed and offers.start[row] == offers.today:
        return _("Kan begynde, når det andet er på plads")
    if found.failed:
        return _("Tidligst %(day)s, når det andet er på plads", day=day_text(found.earliest_start))
    if offers.start[row] == offers.today and case.offer(row).intake == "rolling":
        return _("Kan begynde nu") if is_today else _("Kan begynde %(day)s", day=day_text(found.earliest_start))
    if case.offer(row).intake is None:
        return _("Tidligst %(day)s, men spørg", day=day_text(found.earliest_start))
    return _("Starter tidligst %(day)s", day=day_text(found.earliest_start))


def _deadline(found: Found) -> str | None:
    if found.latest_application is None or found.latest_application == found.earliest_start:
        return None
    return _("søg senest %(day)s", day=day_text(found.latest_application))


def _place(case: Case, offer: OfferRow, found: Found, setting: Setting) -> Place:
    if offer.form == "online":
        return Place(_("På nettet eller i telefonen"), None)
    if offer.form == "outreach":
        return Place(_("De kommer ud til den unge"), None)
    organisation = case.world.network.organisations.get(found.provider) if found.provider else None
    at = offer if offer.address or offer.town or offer.postcode or organisation is None else organisation
    town = " ".join(part for part in (at.postcode, at.town) if part)
    text = ", ".join(part for part in (at.address, town) if part)
    far = setting.reference.distance_km(setting.postcode, at.postcode) if setting.postcode and at.postcode else None
    if not text:
        text = _("Hele landet") if offer.reach == "national" else _("Stedet kendes ikke")
    return Place(text, kilometres(far) if far is not None else None)


def _way(case: Case, row: int, found: Found) -> str:
    if case.world.offers.walks_in[row]:
        return _("Bare kom, uden henvisning") if case.offer(row).route == "open" else _("Man melder sig selv")
    status = found.conditions["chain"]
    if status == "unknown":
        return _("Vi kender ikke vejen. Ring og spørg")
    if status == "fail":
        return _("Vejen er brudt eller for lang")
    if not found.handovers:
        return _("De er allerede om den unge")
    return ngettext("%(num)d overlevering", "%(num)d overleveringer", found.handovers)


def _seats(offer: OfferRow) -> str | None:
    if offer.seats_free is None:
        return None
    text = (
        ngettext("%(num)d ledig plads", "%(num)d ledige pladser", offer.seats_free)
        if offer.seats_free
        else _("Ingen ledige pladser")
    )
    seen = offer.seats_on or offer.verified_on
    return _("%(seats)s (set %(day)s)", seats=text, day=day_text(seen)) if seen else text


def _freshness(case: Case, offer: OfferRow) -> Freshness:
    if not offer.verified_on:
        return Freshness(_("Oplysningerne er ikke bekræftet"), is_old=True)
    is_old = case.world.offers.today - ordinal(offer.verified_on) > _OLD_DAYS
    return Freshness(_("Bekræftet %(day)s", day=day_text(offer.verified_on)), is_old)


def _practical(offer: OfferRow, catalogue: Catalogue) -> Iterable[Practical]:
    kind = catalogue.offer_kinds.get(offer.kind or "")
    if offer.kind:
        yield Practical(_("Slags"), word(kind.name) if kind else offer.kind)
    if offer.schedule:
        yield Practical(_("Tid"), offer.schedule, is_quoted=True)
    hours = [_("%(hours)s timer om ugen", hours=number_text(offer.hours_per_week))] if offer.hours_per_week else []
    weeks = [ngettext("%(num)d uge", "%(num)d uger", offer.duration_weeks)] if offer.duration_weeks else []
    if hours or weeks:
        yield Practical(_("Omfang"), ", ".join([*hours, *weeks]))
    if offer.waiting_weeks:
        yield Practical(_("Ventetid"), ngettext("%(num)d uge", "%(num)d uger", offer.waiting_weeks))
    if offer.price is not None:
        yield Practical(_("Pris"), str(offer.price), is_quoted=True)
    if offer.companion_allowed:
        yield Practical(_("Følge"), _("Man må have en med"))
    if offer.anonymous:
        yield Practical(_("Anonymt"), _("Man behøver ikke sige sit navn"))
    if offer.conditions:
        yield Practical(_("Betingelser"), offer.conditions, is_quoted=True)
    if offer.how_to_apply:
        yield Practical(_("Sådan kommer man med"), offer.how_to_apply, is_quoted=True)
