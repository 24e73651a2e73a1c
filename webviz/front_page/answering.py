"""Answering the front page's question: own words to a profile, a profile to suggestions in groups."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from graphmodel import stored
from graphmodel.access import Reader
from queries.case import Case
from queries.day.offers import Mask
from queries.match import Question
from webviz.front_page.chips import chips_of
from webviz.front_page.fields import build_fields
from webviz.front_page.forms import Asked
from webviz.front_page.understanding import Understood, understand
from webviz.front_page.view import Answer, Example, FrontPage
from webviz.links import address_of
from webviz.services import Services
from webviz.suggestions.building import Setting, build_brief, build_suggestion
from webviz.suggestions.causes import causes_of
from webviz.suggestions.grouping import group_rows
from webviz.suggestions.people import nearest_people
from webviz.suggestions.view import Group

_SHOWN = {"now": 6, "later": 2, "possible": 3}
_SHOWN_OF_ALL = 60
_UNSUITED_SHOWN = 20
_FEW = 3


def case_for(
    reader: Reader, services: Services, understood: Understood, day: date, offer_ids: frozenset[str] = frozenset()
) -> Case:
    """The case of a question. Raises InputError where a field names what is not there."""
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
        age=_("%(age)s år", age=ages[0]) if ages else None,
        postcode=understood.own_words.postcode,
        offer_href=lambda offer_id: address_of("front_page.show_offer", arguments, offer_id=offer_id),
        picture_href=lambda offer_id: address_of("front_page.show_picture", arguments, tilbud=offer_id),
    )


def build_front_page(reader: Reader, services: Services, asked: Asked) -> FrontPage:
    """The whole page."""
    understood = understand(reader, services, asked)
    is_empty = not understood.on_map.areas and stored.is_empty(reader)
    answer = _answer(reader, services, understood) if asked.is_question and not is_empty else None
    return FrontPage(
        build_fields(asked, understood.on_map, services.catalogue), _examples(), answer, is_empty, asked.arguments()
    )


def _examples() -> tuple[Example, ...]:
    texts = (
        _("17 år, vil ud ad døren, noget med dyr"),
        _("19 år, sover ikke om natten, kan lide at skrue i biler"),
        _("22 år, mangler et sted at bo og styr på pengene"),
        _("16 år, har brug for ro, vil gerne have et fritidsjob"),
    )
    return tuple(Example(text, url_for("front_page.show", ord=text)) for text in texts)


def _answer(reader: Reader, services: Services, understood: Understood) -> Answer:
    case = case_for(reader, services, understood, services.today())
    setting = setting_for(services, understood)
    among = _open_from_anywhere(case) if understood.place_beyond_map else None
    grouped = group_rows(case, among)
    all_href = address_of("front_page.show", replace(understood.asked, shows_all=True).arguments())
    headings = {
        "now": (_("Passer nu"), _("Kan begynde inden for en måned."), grouped.now),
        "later": (_("Starter senere"), _("Passer, men begynder om mere end en måned."), grouped.later),
        "possible": (
            _("Kan blive muligt"),
            _("Der mangler én eller to ting. Det står der, hvad der skal til."),
            grouped.possible,
        ),
    }
    groups = []
    for key, (heading, hint, rows) in headings.items():
        shown = rows[: _SHOWN_OF_ALL if understood.asked.shows_all else _SHOWN[key]]
        suggestions = tuple(build_suggestion(case, row, setting) for row in shown)
        groups.append(Group(key, heading, hint, suggestions, len(rows), all_href if len(shown) < len(rows) else None))
    matches = len(grouped.now) + len(grouped.later)
    return Answer(
        chips=tuple(chips_of(understood, services.catalogue)),
        not_understood=understood.own_words.not_understood,
        denied=understood.own_words.denied,
        notes=tuple(_notes(understood)),
        groups=tuple(groups),
        unsuited=tuple(build_brief(case, row, setting) for row in grouped.unsuited[:_UNSUITED_SHOWN]),
        unsuited_total=len(grouped.unsuited),
        causes=causes_of(case, among) if not matches else (),
        people=nearest_people(case) if matches < _FEW else (),
    )


def _open_from_anywhere(case: Case) -> Mask:
    """The offers that somebody from beyond the map may use: national ones, and those whose place nobody has recorded."""
    offers = case.world.offers
    mask: Mask = offers.is_national | (~offers.serves_recorded & ~offers.provider_located)
    return mask


def _notes(understood: Understood) -> Iterable[str]:
    if beyond := understood.place_beyond_map:
        yield _(
            "Kortet dækker ikke %(place)s endnu. Her er tilbud for hele landet. "
            "Ring også til ungeenheden i %(place)s; de kender det lokale.",
            place=beyond,
        )
    elif not understood.asked.ids("municipality", understood.own_words):
        yield _("Skriv, hvilken kommune den unge bor i, så sorterer vi resten fra.")
    for each in understood.own_words.understood:
        if not each.is_on_map and each.subject != "municipality":
            yield _("»%(name)s« er forstået, men ingen tilbud i kortet er mærket med det.", name=each.name)
