"""The addresses of collaboration surfaces: the page, its picture, the rows behind its figures, and a workbook."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from queries.overview import Overview
from queries.surfaces.surfaces import Surfaces
from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.errors import NothingThere
from webviz.everyone.about import chosen_words, sheet_about
from webviz.everyone.asking import look_now
from webviz.everyone.looking import Look
from webviz.everyone.paging import read_page
from webviz.everyone.sheets import as_bytes
from webviz.importing.downloads import as_workbook
from webviz.links import SURFACES
from webviz.parsing import read_text
from webviz.plots.answers import surfaces_plot
from webviz.plots.serving import svg_response
from webviz.services import services
from webviz.surfaces_page.asking import surfaces_now
from webviz.surfaces_page.building import build_point, build_points, build_surfaces
from webviz.surfaces_page.forms import read_wanted
from webviz.surfaces_page.listing import build_rows, chosen_in, refuse_what_is_not_there, sheet_of_surfaces
from webviz.surfaces_page.wording import Words

surfaces_page = Blueprint("surfaces_page", __name__, template_folder="templates", url_prefix="/samarbejdsflader")


@surfaces_page.get("")
@needs(Right.READ_COUNTS)
def show() -> ResponseReturnValue:
    """Who works together on a day."""
    look, overview, found, words = _asked()
    return render_template("surfaces_page/surfaces.html", page=build_surfaces(overview, found, words, look))


@surfaces_page.get("/billede.svg")
@needs(Right.READ_MAP)
def plot() -> ResponseReturnValue:
    """The same sector by sector, as a picture."""
    _look, _overview, found, words = _asked()
    return svg_response(surfaces_plot(found, words.sector))


@surfaces_page.get("/liste")
@needs(Right.READ_MAP)
def list_rows() -> ResponseReturnValue:
    """The collaborations behind a figure."""
    look, overview, found, words = _asked()
    page = build_rows(overview, found, words, read_wanted(request.args, look), read_page(request.args))
    return render_template("surfaces_page/rows.html", page=page)


@surfaces_page.get("/samarbejdsflader.xlsx")
@needs(Right.READ_EACH_YOUTH, "export")
def workbook() -> ResponseReturnValue:
    """The collaborations that are asked for, to take along."""
    look, overview, found, words = _asked()
    wanted = read_wanted(request.args, look)
    refuse_what_is_not_there(overview, found, words, wanted)
    about = sheet_about(SURFACES, overview, look, chosen_words(chosen_in(found, words, wanted)))
    sheets = [sheet_of_surfaces(found, words, wanted), about]
    return as_workbook(as_bytes(sheets), _("samarbejdsflader-%(day)s.xlsx", day=look.day))


@surfaces_page.get("/haenger-paa")
@needs(Right.READ_EACH_YOUTH)
def show_point() -> ResponseReturnValue:
    """The youths and areas that hang on somebody."""
    look, overview, found, _words = _asked()
    kind, _colon, id_ = read_text(request.args, "hvem").partition(":")
    page = build_point(overview, found, look, kind, id_, read_page(request.args))
    if page is None:
        raise NothingThere(_("Ingen unges dækning hænger på den alene den dag."))
    return render_template("surfaces_page/point.html", page=page)


@surfaces_page.get("/haenger-paa-en")
@needs(Right.READ_EACH_YOUTH)
def list_points() -> ResponseReturnValue:
    """Everybody on whom something hangs."""
    look, overview, found, _words = _asked()
    page = build_points(overview, found, look, read_page(request.args))
    return render_template("surfaces_page/points.html", page=page)


def _asked() -> tuple[Look, Overview, Surfaces, Words]:
    asked = look_now()
    look = asked.at(None)
    overview, facts, found = surfaces_now(look)
    overview.refuse_unknown_municipality(asked.municipality)
    return look, overview, found, Words(overview, facts, services().catalogue)
