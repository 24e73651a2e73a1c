"""Single offers as they stand for a question on the front page."""

from graphmodel.access import Reader
from queries.match import Question
from webviz.front_page.answering import case_for, setting_for
from webviz.front_page.forms import Asked
from webviz.front_page.understanding import understand
from webviz.links import address_of
from webviz.services import Services
from webviz.suggestions.offer_page import OfferFound, OfferPage, build_offer_page, find_offers


def judge_for_question(reader: Reader, services: Services, asked: Asked, offer_id: str) -> OfferPage:
    """One offer, whatever it is. Raises NotFound where there is none, InputError where the question names what is not there."""
    understood = understand(reader, services, asked)
    day = services.today()
    case = case_for(reader, services, understood, day, frozenset({offer_id}))
    back_href = address_of("front_page.show", asked.arguments())
    return build_offer_page(case, offer_id, setting_for(services, understood), Question(day), back_href)


def find_by_name(reader: Reader, services: Services, asked: Asked, words: str) -> tuple[OfferFound, ...]:
    """The offers of the question's municipality with these words in their name or provider."""
    understood = understand(reader, services, asked)
    return find_offers(
        case_for(reader, services, understood, services.today()), words, setting_for(services, understood)
    )
