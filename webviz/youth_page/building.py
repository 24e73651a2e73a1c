"""From a youth's case to the youth's page."""

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from graphmodel.access import Reader
from queries.case import Case
from queries.day.youth import ages_on
from queries.days import day_after, holds_on
from queries.facts.fetch import YouthFacts
from queries.facts.map_rows import OFFERS
from queries.telling.explaining import explain
from webviz.chain.tracing import trace_chain
from webviz.chain.view import Chain, merged
from webviz.links import address_of
from webviz.services import Services
from webviz.suggestions.building import Setting, build_brief, build_suggestion
from webviz.suggestions.causes import causes_of
from webviz.suggestions.grouping import Grouped, begins_when, group_rows, now_heading
from webviz.suggestions.offer_page import OfferFound, OfferPage, build_offer_page, find_offers
from webviz.suggestions.people import nearest_people
from webviz.suggestions.view import Group
from webviz.words import day_text
from webviz.youth_page.forms import HANDOVERS, HORIZONS, View
from webviz.youth_page.portrait import build_portrait, pseudonym_of, state_words
from webviz.youth_page.view import DeclinedLine, OngoingLine, ViewChip, YouthPage

_SHOWN = {"now": 8, "later": 4, "possible": 5}
_UNSUITED_SHOWN = 12
_SHOWN_WHEN_OPENED = 60
_IN_PICTURE = 8


def setting_for(services: Services, case: Case, facts: YouthFacts, view: View) -> Setting:
    """Whose suggestions these are."""
    youth_id, arguments = facts.youth.id, view.opening("").arguments()
    return Setting(
        catalogue=services.catalogue,
        reference=services.reference,
        youth_name=pseudonym_of(youth_id),
        ages=ages_on(case.youth, case.world.network.iso_day),
        postcode=facts.youth.postcode,
        offer_href=lambda offer_id: address_of(
            "youth_page.show_offer", arguments, youth_id=youth_id, offer_id=offer_id
        ),
        picture_href=lambda offer_id: address_of(
            "youth_page.show_picture", arguments, youth_id=youth_id, tilbud=offer_id
        ),
        is_today=view.day == view.today,
    )


def build_youth_page(reader: Reader, services: Services, youth_id: str, view: View) -> YouthPage:
    """The whole page. Raises NotFound."""
    _facts, case, facts = services.matcher.youth_case(reader, youth_id, view.question())
    setting, grouped = setting_for(services, case, facts, view), group_rows(case)
    named = (
        {row.offer_id for row in facts.wishes}
        | {row.offer_id for row in facts.activities}
        | {row.offer_id for row in facts.declined_offers}
    )
    offer_names = {row.id: row.name or row.id for row in OFFERS.run(reader, offer_ids=sorted(named))} if named else {}
    plain = view.opening("")
    matches = len(grouped.now) + len(grouped.later)
    in_picture = len(pictured(grouped))
    unsuited_shown = grouped.unsuited if view.opened == "unsuited" else grouped.unsuited[:_UNSUITED_SHOWN]
    return YouthPage(
        youth_id=youth_id,
        portrait=build_portrait(case, facts, setting, offer_names),
        day=view.day,
        is_today=view.day == view.today,
        today_href=_page_href(youth_id, View(view.today, view.today, view.horizon_days, view.max_handovers)),
        horizons=tuple(_horizon_chips(youth_id, plain)),
        handovers=tuple(_handover_chips(youth_id, plain)),
        kept={name: text for name, text in plain.arguments().items() if name != "dag"},
        ongoing=tuple(_ongoing(case, facts, setting, offer_names)),
        groups=tuple(_groups(case, grouped, setting, youth_id, view)),
        unsuited=tuple(build_brief(case, row, setting) for row in unsuited_shown),
        unsuited_total=len(grouped.unsuited),
        unsuited_href=_page_href(youth_id, view.opening("unsuited"))
        if len(unsuited_shown) < len(grouped.unsuited)
        else None,
        declined=tuple(_declined(case, facts, setting, offer_names)),
        chain=overview(case, grouped, setting),
        picture_shown=min(in_picture, _IN_PICTURE),
        picture_left_out=max(0, in_picture - _IN_PICTURE),
        picture_href=address_of("youth_page.show_picture", plain.arguments(), youth_id=youth_id),
        causes=causes_of(case) if not matches else (),
        people=nearest_people(case) if not matches else (),
        note_href=url_for("note.show", youth_id=youth_id),
        find_href=url_for("youth_page.find", youth_id=youth_id),
    )


def build_youth_offer(reader: Reader, services: Services, youth_id: str, offer_id: str, view: View) -> OfferPage:
    """How one offer stands for the youth. Raises NotFound."""
    offer_ids = frozenset({offer_id})
    _facts, case, facts = services.matcher.youth_case(reader, youth_id, view.question(), offer_ids)
    return build_offer_page(
        case, offer_id, setting_for(services, case, facts, view), view.question(), _page_href(youth_id, view)
    )


def find_for_youth(reader: Reader, services: Services, youth_id: str, words: str, view: View) -> tuple[OfferFound, ...]:
    """The offers around the youth with these words in their name or provider. Raises NotFound."""
    _facts, case, facts = services.matcher.youth_case(reader, youth_id, view.question())
    return find_offers(case, words, setting_for(services, case, facts, view))


def build_overview(reader: Reader, services: Services, youth_id: str, view: View) -> Chain:
    """The chain around the youth: the first suggestions in one picture. Raises NotFound."""
    _facts, case, facts = services.matcher.youth_case(reader, youth_id, view.question())
    return overview(case, group_rows(case), setting_for(services, case, facts, view))


def pictured(grouped: Grouped) -> tuple[int, ...]:
    """What the picture around the youth is of: the suggestions; where nothing suits, what may become possible."""
    return grouped.now + grouped.later or grouped.possible


def overview(case: Case, grouped: Grouped, setting: Setting) -> Chain:
    """The chains to the first of what is pictured."""
    rows = pictured(grouped)[:_IN_PICTURE]
    return merged(tuple(trace_chain(case, row, explain(case, row), setting.youth_name) for row in rows))


def _page_href(youth_id: str, view: View) -> str:
    return address_of("youth_page.show", view.arguments(), youth_id=youth_id)


def _groups(case: Case, grouped: Grouped, setting: Setting, youth_id: str, view: View) -> Iterable[Group]:
    headings = {
        "now": (now_heading(case, is_today=setting.is_today), begins_when(case, grouped.now), grouped.now),
        "later": (_("Starter senere"), _("Passer, men begynder om mere end en måned."), grouped.later),
        "possible": (
            _("Kan blive muligt"),
            _("Der mangler én eller to ting. Åbn for at se, hvad der skal til."),
            grouped.possible,
        ),
    }
    for key, (heading, hint, rows) in headings.items():
        shown = rows[: _SHOWN_WHEN_OPENED if view.opened == key else _SHOWN[key]]
        href = _page_href(youth_id, view.opening(key)) if len(shown) < len(rows) and view.opened != key else None
        yield Group(key, heading, hint, tuple(build_suggestion(case, row, setting) for row in shown), len(rows), href)


def _ongoing(case: Case, facts: YouthFacts, setting: Setting, offer_names: dict[str, str]) -> Iterable[OngoingLine]:
    began = {(row.offer_id, row.state): row.valid_from for row in facts.activities}
    for offer_id, state in case.youth.ongoing:
        row = case.world.offers.row_of.get(offer_id)
        provider = case.provider_id(row) if row is not None else None
        yield OngoingLine(
            name=offer_names.get(offer_id, offer_id),
            state=state_words(state),
            since=day_text(began.get((offer_id, state))) or None,
            provider=case.lexicon.names.of("Organisation", provider) if provider else None,
            href=setting.offer_href(offer_id),
        )


def _declined(case: Case, facts: YouthFacts, setting: Setting, offer_names: dict[str, str]) -> Iterable[DeclinedLine]:
    iso_day = case.world.network.iso_day
    for offer in facts.declined_offers:
        if holds_on(offer, iso_day):
            name = offer_names.get(offer.offer_id, offer.offer_id)
            yield DeclinedLine(name, offer.reason, _ask_again(offer.valid_to), setting.offer_href(offer.offer_id))
    for organisation in facts.declined_organisations:
        if holds_on(organisation, iso_day):
            name = case.lexicon.names.of("Organisation", organisation.organisation_id)
            yield DeclinedLine(
                _("Alt hos %(name)s", name=name), organisation.reason, _ask_again(organisation.valid_to), None
            )


def _ask_again(last_day: str | None) -> str | None:
    """The day after the last one of a no; None where the no has no end, or the calendar has none after it."""
    return day_text(day_after(last_day)) or None if last_day else None


def _horizon_chips(youth_id: str, view: View) -> Iterable[ViewChip]:
    for days in sorted({*HORIZONS, view.horizon_days}):
        other = View(view.day, view.today, days, view.max_handovers)
        yield ViewChip(
            ngettext("%(num)d dag frem", "%(num)d dage frem", days),
            _page_href(youth_id, other),
            days == view.horizon_days,
        )


def _handover_chips(youth_id: str, view: View) -> Iterable[ViewChip]:
    for count in sorted({*HANDOVERS, view.max_handovers}):
        other = View(view.day, view.today, view.horizon_days, count)
        text = ngettext("højst %(num)d", "højst %(num)d", count) if count else _("ingen")
        yield ViewChip(text, _page_href(youth_id, other), count == view.max_handovers)
