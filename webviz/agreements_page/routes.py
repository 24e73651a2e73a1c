"""The addresses of agreements: the list, one of them, and all of them as a workbook."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webviz.agreements_page.building import build_agreement, build_agreements, sheet_of_agreements
from webviz.everyone.asking import look_now, overview_now
from webviz.everyone.looking import Look
from webviz.everyone.paging import read_page
from webviz.everyone.sheets import as_bytes
from webviz.importing.downloads import as_workbook
from webviz.parsing import read_text

agreements_page = Blueprint("agreements_page", __name__, template_folder="templates", url_prefix="/aftaler")


@agreements_page.get("")
def show() -> ResponseReturnValue:
    """The agreements that would help most."""
    page = build_agreements(overview_now(), _look(), read_page(request.args))
    return render_template("agreements_page/agreements.html", page=page)


@agreements_page.get("/aftaler.xlsx")
def workbook() -> ResponseReturnValue:
    """All of them."""
    look = _look()
    return as_workbook(as_bytes([sheet_of_agreements(overview_now(), look)]), _("aftaler-%(day)s.xlsx", day=look.day))


@agreements_page.get("/en")
def show_one() -> ResponseReturnValue:
    """Whom one of them would help, and who could sign it."""
    giver, taker = read_text(request.args, "fra"), read_text(request.args, "til")
    page = build_agreement(overview_now(), _look(), giver, taker, read_page(request.args))
    return render_template("agreements_page/agreement.html", page=page)


def _look() -> Look:
    return look_now().at(None)
