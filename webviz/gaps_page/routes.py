"""The addresses of gaps: the page, its picture, what is behind its figures, what hangs loose, and the workbooks of them."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.everyone.about import chosen_words, sheet_about
from webviz.everyone.asking import look_now, overview_now
from webviz.everyone.paging import read_page
from webviz.everyone.sheets import as_bytes
from webviz.gaps_page import loose
from webviz.gaps_page.breaking_down import BY, build_breakdown
from webviz.gaps_page.building import build_gaps, build_plot
from webviz.gaps_page.forms import read_wanted
from webviz.gaps_page.listing import build_rows, chosen_in, sheet_of_rows
from webviz.gaps_page.sheets import sheets_of_gaps
from webviz.gaps_page.transitions import build_transition
from webviz.importing.downloads import as_workbook
from webviz.links import GAPS
from webviz.parsing import read_text
from webviz.plots.serving import svg_response
from webviz.services import services
from webviz.surfaces_page.asking import facts_now

gaps_page = Blueprint("gaps_page", __name__, template_folder="templates", url_prefix="/huller")


@gaps_page.get("")
@needs(Right.READ_COUNTS)
def show() -> ResponseReturnValue:
    """What is missing on a day."""
    return render_template("gaps_page/gaps.html", page=build_gaps(overview_now(), look_now()))


@gaps_page.get("/billede.svg")
@needs(Right.READ_COUNTS)
def plot() -> ResponseReturnValue:
    """The areas as a picture."""
    return svg_response(build_plot(overview_now(), look_now()))


@gaps_page.get("/huller.xlsx")
@needs(Right.READ_EACH_YOUTH, "export")
def workbook() -> ResponseReturnValue:
    """The same to take along."""
    overview, look = overview_now(), look_now()
    sheets = [*sheets_of_gaps(overview, look), sheet_about(GAPS, overview, look)]
    return as_workbook(as_bytes(sheets), _("huller-%(day)s.xlsx", day=look.day))


@gaps_page.get("/liste")
@needs(Right.READ_EACH_YOUTH)
def list_rows() -> ResponseReturnValue:
    """The youths and areas behind a figure."""
    page = build_rows(*facts_now(), read_wanted(request.args, look_now()), read_page(request.args))
    return render_template("gaps_page/rows.html", page=page)


@gaps_page.get("/liste.xlsx")
@needs(Right.READ_EACH_YOUTH, "export")
def workbook_of_rows() -> ResponseReturnValue:
    """All of them to take along."""
    look, (overview, surfaces) = look_now(), facts_now()
    wanted = read_wanted(request.args, look)
    rows = sheet_of_rows(overview, surfaces, wanted)
    chosen = chosen_words(chosen_in(overview, surfaces, wanted))
    sheets = [rows, sheet_about(GAPS, overview, wanted.look, chosen)]
    return as_workbook(as_bytes(sheets), _("unge-og-omraader-%(day)s.xlsx", day=look.day))


@gaps_page.get("/fordelt")
@needs(Right.READ_COUNTS)
def show_breakdown() -> ResponseReturnValue:
    """The same figures by stage, age or sector."""
    page = build_breakdown(*facts_now(), look_now(), read_text(request.args, BY))
    return render_template("gaps_page/breakdown.html", page=page, by=request.args.get(BY, ""))


@gaps_page.get("/mangler-kobling")
@needs(Right.READ_EACH_YOUTH)
def show_loose() -> ResponseReturnValue:
    """What nobody can reach, and what lacks its links."""
    wanted = loose.read_wanted(request.args, look_now())
    page = loose.build_loose(*facts_now(), services().catalogue, wanted, read_page(request.args))
    return render_template("gaps_page/loose.html", page=page)


@gaps_page.get("/mangler-kobling.xlsx")
@needs(Right.READ_EACH_YOUTH, "export")
def workbook_of_loose() -> ResponseReturnValue:
    """All of both to take along."""
    wanted, (overview, surfaces) = loose.read_wanted(request.args, look_now()), facts_now()
    sheets = loose.sheets_of_loose(overview, surfaces, services().catalogue, wanted)
    about = sheet_about(GAPS, overview, wanted.look, chosen_words(loose.chosen_in(wanted)))
    return as_workbook(as_bytes([*sheets, about]), _("mangler-kobling-%(day)s.xlsx", day=wanted.look.day))


@gaps_page.get("/overgang")
@needs(Right.READ_COUNTS)
def show_transition() -> ResponseReturnValue:
    """Who stands before a step between two stages, and what leads over it."""
    giver, taker = read_text(request.args, "fra"), read_text(request.args, "til")
    page = build_transition(overview_now(), look_now(), giver, taker, read_page(request.args))
    return render_template("gaps_page/transition.html", page=page)
