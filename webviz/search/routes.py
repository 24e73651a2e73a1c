"""The search across everything on the map but youths."""

from typing import cast

from flask import Blueprint, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graphmodel.schema import NODE_TYPES
from queries.facts.surroundings import LABELS
from queries.searching.library import PLACE
from queries.searching.search import Hit, Searcher
from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.network.looking import page_of
from webviz.network.words import Wording
from webviz.services import services
from webviz.words import plural_word

search = Blueprint("search", __name__, template_folder="templates")

_SEARCHER = "kaedekort searcher"
_AT_FIRST, _AT_MOST = 8, 200


@search.get("/soeg")
@needs(Right.ASK)
def show() -> ResponseReturnValue:
    """What was found, grouped by what it is; one kind alone, and more of it, where the address names it."""
    label = request.args.get("hvad")
    label = label if label in (*LABELS, PLACE) else None
    limit = _AT_MOST if label else _AT_FIRST
    result = services().store.read(lambda reader: searcher().search(reader, request.args.get("q", ""), limit, label))
    return render_template(
        "search/search.html",
        result=result,
        asked="q" in request.args,
        label=label,
        name_of=_name_of,
        page_of=_page_of,
        kind_of=Wording(services().catalogue).kind_name,
    )


def searcher() -> Searcher:
    """The application's searcher, which keeps what can be found while the graph stands still."""
    return cast(Searcher, current_app.extensions.setdefault(_SEARCHER, Searcher(services().catalogue)))


def _name_of(label: str) -> str:
    return _("Steder") if label == PLACE else plural_word(NODE_TYPES[label].plural_da)


def _page_of(hit: Hit) -> str | None:
    if hit.label == PLACE:
        return url_for("organisation.list_all", sted=hit.name)
    return page_of((hit.label, hit.id))
