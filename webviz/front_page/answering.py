"""Answering the front page's question: own words to a profile, a profile to suggestions in groups."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import numpy as np
from flask_babel import gettext as _

from graphmodel import stored
from graphmodel.access import Reader
from queries.case import Case
from queries.day.offers import Mask
from queries.match import Question
from queries.neighbourhood import alphabetical
from webviz.front_page.chips import chips_of
from webviz.front_page.examples import examples
from webviz.front_page.fields import build_fields
from webviz.front_page.forms import Asked
from webviz.front_page.mentions import Mention, Mentions, find_mentions
from webviz.front_page.understanding import Understood, check_choices, understand
from webviz.front_page.view import Answer, Choice, FrontPage
from webviz.links import address_of
from webviz.services import Services
from webviz.suggestions.building import Setting, build_brief, build_suggestion
from webviz.suggestions.causes import causes_of
from webviz.suggestions.grouping import Grouped, begins_when, group_rows
from webviz.suggestions.people import nearest_people
from webviz.suggestions.view import Group, Reason, Suggestion
from webviz.words import age_text, listed, word

_SHOWN = {"now": 6, "later": 2, "possible": 3}
_SHOWN_OF_ALL = 60
_UNSUITED_SHOWN = 20
_FEW = 3
_MOST_MUNICIPALITIES_AT_ONCE = 10


def case_for(
    reader: Reader, services: Services, understood: Understood, day: date, offer_ids: frozenset[str] = frozenset()
) -> Case:
    """The case of a question. Raises WrongAddress where a field names what the map does not hold."""
    check_choices(understood)
    profile = understood.asked.profile(understood.own_words)
    _facts, case = services.matcher.profile_case(reader, profile, Question(day), offer_ids)
    return case


def setting_for(services: Services, understood: Understood) -> Setting:
    """Whose suggestions these are: nobody's that is known."""
    asked = understood.asked
    ages = asked.ids("age", understood.own_words)
    arguments = replace(asked, shows_all=False).arguments()
    return Setting(
        catalogue=services.catalogue,
        reference=services.reference,
        youth_name=_("Den unge"),
        ages=tuple(int(age) for age in ages[:1]),
        postcode=understood.own_words.postcode,
        offer_href=lambda offer_id: address_of("front_page.show_offer", arguments, offer_id=offer_id),
        picture_href=lambda offer_id: address_of("front_page.show_picture", arguments, tilbud=offer_id),
    )


def build_front_page(reader: Reader, services: Services, asked: Asked) -> FrontPage:
    """The whole page."""
    understood = understand(reader, services, asked)
    is_empty = not understood.on_map.areas and stored.is_empty(reader)
    answer = None
    if asked.is_question and not is_empty:
        asks_where = _asks_where(understood)
        answer = _question_where(services, understood) if asks_where else _answer(reader, services, understood)
    return FrontPage(
        build_fields(asked, understood.on_map, services.catalogue), examples(), answer, is_empty, asked.arguments()
    )


def _answer(reader: Reader, services: Services, understood: Understood) -> Answer:
    case = case_for(reader, services, understood, services.today())
    setting = setting_for(services, understood)
    among = _among(case, understood)
    grouped = group_rows(case, among)
    mentions = find_mentions(case, understood, services.catalogue, (*grouped.now, *grouped.later, *grouped.possible))
    matches = len(grouped.now) + len(grouped.later)
    return Answer(
        chips=tuple(chips_of(understood, services.catalogue)),
        not_understood=understood.own_words.not_understood,
        denied=understood.own_words.denied,
        notes=tuple(_notes(understood, mentions)),
        groups=tuple(_groups(case, grouped, mentions, setting, understood.asked)),
        unsuited=tuple(build_brief(case, row, setting) for row in grouped.unsuited[:_UNSUITED_SHOWN]),
        unsuited_total=len(grouped.unsuited),
        causes=causes_of(case, among) if not matches else (),
        people=nearest_people(case) if matches < _FEW else (),
    )


def _asks_where(understood: Understood) -> bool:
    """Whether the map holds so many municipalities that suggestions from all of them help nobody."""
    is_told = understood.asked.ids("municipality", understood.own_words) or understood.place_beyond_map
    return not is_told and len(understood.on_map.municipalities) > _MOST_MUNICIPALITIES_AT_ONCE


def _question_where(services: Services, understood: Understood) -> Answer:
    """What was understood so far, and the municipalities to choose from."""
    names = sorted(understood.on_map.municipalities.items(), key=lambda each: (alphabetical(each[1]), each[0]))
    return Answer(
        chips=tuple(chips_of(understood, services.catalogue)),
        not_understood=understood.own_words.not_understood,
        denied=understood.own_words.denied,
        municipalities=tuple(Choice(id_, name, is_chosen=False) for id_, name in names),
    )


def _groups(case: Case, grouped: Grouped, mentions: Mentions, setting: Setting, asked: Asked) -> Iterable[Group]:
    all_href = address_of("front_page.show", replace(asked, shows_all=True).arguments())
    headings = {
        "now": (_("Passer nu"), begins_when(case, grouped.now), grouped.now),
        "later": (_("Starter senere"), _("Passer, men begynder om mere end en måned."), grouped.later),
        "possible": (
            _("Kan blive muligt"),
            _("Der mangler én eller to ting. Det står der, hvad der skal til."),
            grouped.possible,
        ),
    }
    for key, (heading, hint, rows) in headings.items():
        shown = mentions.first(case, rows)[: _SHOWN_OF_ALL if asked.shows_all else _SHOWN[key]]
        suggestions = tuple(
            _with_mention(build_suggestion(case, row, setting), mentions.of_row.get(row)) for row in shown
        )
        yield Group(key, heading, hint, suggestions, len(rows), all_href if len(shown) < len(rows) else None)


def _among(case: Case, understood: Understood) -> Mask:
    """The offers to suggest from: nothing that is about what somebody said no to, and from beyond the map what is open to all."""
    offers = case.world.offers
    mask = _open_from_anywhere(case) if understood.place_beyond_map else np.ones(len(offers.rows), dtype=bool)
    for interest in understood.own_words.denied_interests & offers.interests.keys():
        mask[offers.interests[interest]] = False
    return mask


def _open_from_anywhere(case: Case) -> Mask:
    """The offers that somebody from beyond the map may use: national ones, and those whose place nobody has recorded."""
    offers = case.world.offers
    mask: Mask = offers.is_national | (~offers.serves_recorded & ~offers.provider_located)
    return mask


def _with_mention(suggestion: Suggestion, mention: Mention | None) -> Suggestion:
    """The suggestion with what its own text mentions among its reasons."""
    if mention is None:
        return suggestion
    told = _("Nævner %(words)s", words=listed([_("»%(text)s«", text=each) for each in mention.words]))
    return replace(suggestion, why=(*suggestion.why, Reason(told)))


def _notes(understood: Understood, mentions: Mentions) -> Iterable[str]:
    if not understood.on_map.municipalities:
        yield _("Kortet siger ikke, hvilke kommuner tilbuddene er for. Spørg om det, når du ringer.")
    elif beyond := understood.place_beyond_map:
        yield _(
            "Kortet dækker ikke %(place)s endnu. Her er tilbud for hele landet. "
            "Ring også til ungeenheden i %(place)s; de kender det lokale.",
            place=beyond,
        )
    elif not understood.asked.ids("municipality", understood.own_words):
        yield _("Skriv, hvilken kommune den unge bor i, så sorterer vi resten fra.")
    ages = understood.asked.ids("age", understood.own_words)
    if len(ages) > 1:
        yield _(
            "Vi regner med %(age)s. Fjern den alder for at spørge med %(other)s.",
            age=age_text((int(ages[0]),)),
            other=age_text((int(ages[1]),)),
        )
    if mentions.unmarked and mentions.of_row:
        yield _(
            "Ingen tilbud her er mærket med %(names)s. De øverste nævner det i deres navn eller beskrivelse.",
            names=mentions.unmarked_in_words,
        )
    elif mentions.unmarked:
        yield _(
            "Ingen tilbud her er mærket med %(names)s, og ingen nævner det. Her er dem, der passer på resten: ring og spørg.",
            names=mentions.unmarked_in_words,
        )
    for each in understood.own_words.understood:
        if each.subject == "stage" and not each.is_on_map:
            yield _("»%(name)s« er forstået, men ingen tilbud i kortet er mærket med det.", name=word(each.name))
