"""The addresses of agreements: the list, one of them, and all of them as a workbook."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from queries.overview import Overview
from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.agreements_page.building import build_agreement, build_agreements, sheet_of_agreements
from webviz.everyone.about import sheet_about
from webviz.everyone.asking import look_now, overview_now
from webviz.everyone.looking import Look
from webviz.everyone.paging import read_page
from webviz.everyone.sheets import as_bytes
from webviz.importing.downloads import as_workbook
from webviz.links import AGREEMENTS
from webviz.parsing import read_text

agreements_page = Blueprint("agreements_page", __name__, template_folder="templates", url_prefix="/aftaler")


@agreements_page.get("")
@needs(Right.READ_COUNTS)
def show() -> ResponseReturnValue:
    """The agreements that would help most."""
    page = build_agreements(*_asked(), read_page(request.args))
    return render_template("agreements_page/agreements.html", page=page)


@agreements_page.get("/aftaler.xlsx")
@needs(Right.READ_EACH_YOUTH, "export")
def workbook() -> ResponseReturnValue:
    """All of them."""
    overview, look = _asked()
    sheets = [sheet_of_agreements(overview, look), sheet_about(AGREEMENTS, overview, look)]
    return as_workbook(as_bytes(sheets), _("aftaler-%(day)s.xlsx", day=look.day))


@agreements_page.get("/en")
@needs(Right.READ_EACH_YOUTH)
def show_one() -> ResponseReturnValue:
    """Whom one of them would help, and who could sign it."""
    giver, taker = read_text(request.args, "fra"), read_text(request.args, "til")
    page = build_agreement(*_asked(), giver, taker, read_page(request.args))
    return render_template("agreements_page/agreement.html", page=page)


def _asked() -> tuple[Overview, Look]:
    overview, look = overview_now(), look_now()
    overview.refuse_unknown_municipality(look.municipality)
    return overview, look.at(None)
