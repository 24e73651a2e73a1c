"""The addresses of the front page: the question, one offer of it, a search for offers by name, and the data of the picture."""

from flask import Blueprint, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.chain.picture import picture_of
from webviz.front_page.answering import build_front_page
from webviz.front_page.forms import read_question
from webviz.front_page.offers import find_by_name, judge_for_question
from webviz.links import address_of
from webviz.parsing import read_text
from webviz.services import services

front_page = Blueprint("front_page", __name__, template_folder="templates")


@front_page.get("/")
@needs(Right.ASK)
def show() -> ResponseReturnValue:
    """Ask, and be answered on the same page."""
    asked = read_question(request.args)
    page = services().store.read(lambda reader: build_front_page(reader, services(), asked))
    return render_template("front_page/front.html", page=page)


@front_page.get("/forslag/<path:offer_id>")
@needs(Right.ASK)
def show_offer(offer_id: str) -> ResponseReturnValue:
    """How one offer stands for the question in the address."""
    asked = read_question(request.args)
    page = services().store.read(lambda reader: judge_for_question(reader, services(), asked, offer_id))
    return render_template("suggestions/offer.html", page=page, trail=_trail(page.back_href))


@front_page.get("/forslag")
@needs(Right.ASK)
def find() -> ResponseReturnValue:
    """Look for an offer by name, to see why it was not suggested."""
    asked, words = read_question(request.args), read_text(request.args, "navn")
    found = services().store.read(lambda reader: find_by_name(reader, services(), asked, words))
    back_href = address_of("front_page.show", asked.arguments())
    return render_template(
        "suggestions/find.html",
        words=words,
        found=found,
        back_href=back_href,
        kept=asked.arguments(),
        trail=_trail(back_href),
    )


def _trail(back_href: str) -> list[tuple[str, str]]:
    """The way back to what was asked."""
    return [(_("Forslag"), back_href)]


@front_page.get("/kaede.json")
@needs(Right.ASK)
def show_picture() -> ResponseReturnValue:
    """The data of the picture of one offer's chain."""
    asked, offer_id = read_question(request.args), read_text(request.args, "tilbud")
    page = services().store.read(lambda reader: judge_for_question(reader, services(), asked, offer_id))
    return jsonify(picture_of(page.suggestion.chain))
