"""The network's own addresses: a page around anything on the map, the picture's data, and the picture to take along."""

from urllib.parse import quote

from flask import Blueprint, Response, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graphmodel.access import Reader
from graphmodel.schema import COLLABORATION_TYPES
from queries.facts.map_rows import AREAS, MUNICIPALITIES, STAGES
from queries.facts.neighbourhood_rows import SECTORS
from queries.facts.surroundings import LABELS, Key
from queries.neighbourhood import alphabetical
from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.errors import NothingThere
from webviz.network import looking, marks
from webviz.network.export import network_html
from webviz.network.picture import MEMBERS_TOLD
from webviz.services import services
from webviz.words import word

network_page = Blueprint("network_page", __name__, template_folder="templates")


@network_page.app_context_processor
def _for_the_explorer() -> dict[str, object]:
    """What every page that shows a neighbourhood needs beside the explorer itself."""
    return {"network_looks": _Network, "page_of_key": looking.page_of, "collaboration_types": COLLABORATION_TYPES}


class _Network:
    """The functions and looks that the explorer's template uses."""

    MARKS = marks.MARKS
    MEMBERS_TOLD = MEMBERS_TOLD
    PLAIN_LINE, PLAIN_LINE_DARK = marks.PLAIN_LINE, marks.PLAIN_LINE_DARK
    EXPIRED_LINE, EXPIRED_LINE_DARK = marks.EXPIRED_LINE, marks.EXPIRED_LINE_DARK
    data_address = staticmethod(looking.data_address)
    take_along_address = staticmethod(looking.take_along_address)


@network_page.get("/netvaerk")
@needs(Right.READ_MAP)
def show() -> ResponseReturnValue:
    """What lies around anything on the map; without a centre, where one can begin."""
    if "om" not in request.args:
        return render_template("network/start.html", starts=services().store.read(_starts))
    explorer = looking.explorer_of(_centre(request.args["om"]))
    if looking.is_form_sent():
        return redirect(explorer.address_of(explorer.look), 303)
    own_page = looking.page_of(explorer.look.centre) if explorer.look.centre[0] in looking.PAGES else None
    return render_template("network/page.html", explorer=explorer, endpoint=looking.NETWORK_PAGE, own_page=own_page)


@network_page.get("/netvaerk.json")
@needs(Right.READ_MAP)
def data() -> Response:
    """What the picture draws, and where its marks lead; `side` names the page that it stands on."""
    page = request.args.get("side", "")
    own_pages = [endpoint for endpoint, _argument in looking.PAGES.values()]
    explorer = looking.explorer_of(
        _centre(request.args.get("om", "")), page if page in own_pages else looking.NETWORK_PAGE
    )
    return jsonify(explorer.painter.paint(explorer.page_of, explorer.opening))


@network_page.get("/netvaerk/hent.html")
@needs(Right.READ_MAP)
def take_along() -> Response:
    """The neighbourhood as one file that loads nothing from outside."""
    explorer = looking.explorer_of(_centre(request.args.get("om", "")))
    html = network_html(explorer.around, services().catalogue, explorer.properties, explorer.picture)
    name = quote(f"netvaerk-{explorer.look.centre[1]}.html", safe="")
    return Response(html, mimetype="text/html", headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"})


def _centre(text: str) -> Key:
    label, _colon, id_ = text.partition(":")
    if label not in LABELS or not id_:
        raise NothingThere(_("Det er ikke noget, kortet kan vise. Søg efter det i stedet."))
    return (label, id_)


def _starts(reader: Reader) -> list[tuple[str, list[tuple[str, str | None]]]]:
    """Where one can begin: sectors, places, phases and areas, each with the page around it."""
    parts = (
        (_("Sektorer"), "Sector", SECTORS.run(reader)),
        (_("Kommuner"), "Municipality", MUNICIPALITIES.run(reader)),
        (_("Faser"), "Stage", sorted(STAGES.run(reader), key=lambda stage: (stage.rank is None, stage.rank, stage.id))),
        (
            _("Områder"),
            "Area",
            sorted(AREAS.run(reader), key=lambda area: (alphabetical(area.name or area.id), area.id)),
        ),
    )
    return [
        (title, [(word(row.name or row.id), looking.page_of((label, row.id))) for row in rows])
        for title, label, rows in parts
        if rows
    ]
