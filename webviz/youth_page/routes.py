"""The addresses of youths. Until there are accounts they answer on this machine alone."""

from flask import Blueprint, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.chain.picture import picture_of
from webviz.links import address_of
from webviz.parsing import read_text, read_whole
from webviz.services import services
from webviz.youth_page.building import build_overview, build_youth_offer, build_youth_page, find_for_youth
from webviz.youth_page.forms import View, read_view
from webviz.youth_page.listing import list_youths
from webviz.youth_page.portrait import pseudonym_of

youth_page = Blueprint("youth_page", __name__, template_folder="templates", url_prefix="/unge")

_MOST_PAGES = 100_000


@youth_page.get("")
@needs(Right.LIST_YOUTHS)
def list_all() -> ResponseReturnValue:
    """The youths, a hundred at a time."""
    number = read_whole(request.args, "side", _("Siden"), 1, _MOST_PAGES) or 1
    iso_day = services().today().isoformat()
    page = services().store.read(lambda reader: list_youths(reader, iso_day, number))
    return render_template("youth_page/youths.html", page=page)


@youth_page.get("/<path:youth_id>", merge_slashes=False)
@needs(Right.READ_YOUTH)
def show(youth_id: str) -> ResponseReturnValue:
    """One youth on a day."""
    view = _view()
    page = services().store.read(lambda reader: build_youth_page(reader, services(), youth_id, view))
    return render_template("youth_page/youth.html", page=page)


@youth_page.get("/<path:youth_id>/tilbud", merge_slashes=False)
@needs(Right.READ_YOUTH, "search")
def find(youth_id: str) -> ResponseReturnValue:
    """Look for an offer by name, to see why it is not suggested."""
    view, words = _view(), read_text(request.args, "navn")
    found = services().store.read(lambda reader: find_for_youth(reader, services(), youth_id, words, view))
    back_href = address_of("youth_page.show", view.arguments(), youth_id=youth_id)
    return render_template(
        "suggestions/find.html",
        words=words,
        found=found,
        back_href=back_href,
        kept=view.arguments(),
        trail=_trail(youth_id, view),
    )


@youth_page.get("/<path:youth_id>/tilbud/<path:offer_id>", merge_slashes=False)
@needs(Right.READ_YOUTH)
def show_offer(youth_id: str, offer_id: str) -> ResponseReturnValue:
    """How one offer stands for the youth."""
    view = _view()
    page = services().store.read(lambda reader: build_youth_offer(reader, services(), youth_id, offer_id, view))
    return render_template("suggestions/offer.html", page=page, trail=_trail(youth_id, view))


@youth_page.get("/<path:youth_id>/kaede.json", merge_slashes=False)
@needs(Right.READ_YOUTH)
def show_picture(youth_id: str) -> ResponseReturnValue:
    """The data of a picture: the chain to one offer, or to the first suggestions."""
    view, offer_id = _view(), read_text(request.args, "tilbud")
    if offer_id:
        page = services().store.read(lambda reader: build_youth_offer(reader, services(), youth_id, offer_id, view))
        return jsonify(picture_of(page.suggestion.chain))
    return jsonify(picture_of(services().store.read(lambda reader: build_overview(reader, services(), youth_id, view))))


def _view() -> View:
    return read_view(request.args, services().today())


def _trail(youth_id: str, view: View) -> list[tuple[str, str]]:
    """Where the page lies, for the way back."""
    return [
        (_("Unge"), url_for("youth_page.list_all")),
        (pseudonym_of(youth_id), address_of("youth_page.show", view.arguments(), youth_id=youth_id)),
    ]
