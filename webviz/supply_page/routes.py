"""The addresses of the supply: the matrix, the offers of a cell, and a workbook."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.everyone.about import chosen_words, sheet_about
from webviz.everyone.asking import kept_here, look_now
from webviz.everyone.paging import read_page
from webviz.everyone.sheets import as_bytes
from webviz.importing.downloads import as_workbook
from webviz.links import SUPPLY
from webviz.services import services
from webviz.supply_page.asking import Asked, ask
from webviz.supply_page.building import build_rows, build_supply, sheet_of_supply
from webviz.supply_page.choosing import chosen_in
from webviz.supply_page.forms import read_wanted
from webviz.surfaces_page.asking import facts_now

supply_page = Blueprint("supply_page", __name__, template_folder="templates", url_prefix="/udbud")

_MOST_ROWS = 500_000


@supply_page.get("")
@needs(Right.READ_MAP)
def show() -> ResponseReturnValue:
    """What there is, and where there is nothing."""
    return render_template("supply_page/supply.html", page=build_supply(_asked()))


@supply_page.get("/liste")
@needs(Right.READ_MAP)
def list_rows() -> ResponseReturnValue:
    """The offers behind a figure."""
    return render_template("supply_page/rows.html", page=build_rows(_asked(), read_page(request.args)))


@supply_page.get("/udbud.xlsx")
@needs(Right.READ_MAP)
def workbook() -> ResponseReturnValue:
    """The offers that are asked for, to take along."""
    asked = _asked()
    about = sheet_about(SUPPLY, asked.overview, asked.wanted.look.at(None), chosen_words(chosen_in(asked)))
    return as_workbook(as_bytes([sheet_of_supply(asked), about]), _("udbud-%(day)s.xlsx", day=asked.wanted.look.day))


def _asked() -> Asked:
    wanted = read_wanted(request.args, look_now())
    overview, surfaces = facts_now()
    return ask(overview, surfaces, services().catalogue, wanted, kept_here("supplies", _MOST_ROWS))
