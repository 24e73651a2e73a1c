"""The addresses of what-if: the form with its answer, and the answer as a workbook. Nothing is stored by either."""

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graphmodel.access import Reader
from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.errors import NothingThere, WrongAddress
from webviz.everyone.about import sheet_about
from webviz.everyone.sheets import Sheet, as_bytes
from webviz.importing.downloads import as_workbook
from webviz.links import WHAT_IF
from webviz.services import services
from webviz.what_if_page.before_and_after import sheet_of_changes
from webviz.what_if_page.building import build_what_if
from webviz.what_if_page.chips import chips_of
from webviz.what_if_page.forms import read_asked
from webviz.what_if_page.hypothesis import ask_what_if
from webviz.what_if_page.wording import Words, span_in_words

what_if_page = Blueprint("what_if_page", __name__, template_folder="templates", url_prefix="/hvad-nu-hvis")

_BAD_REQUEST = 400


@what_if_page.get("")
@needs(Right.READ_EACH_YOUTH)
def show() -> ResponseReturnValue:
    """The form, and what would be lost and gained; what was typed becomes an address that says it in ids."""
    asked = read_asked(request.args, services().today())
    page = services().store.read(lambda reader: build_what_if(reader, services(), asked))
    if isinstance(page, str):
        return redirect(page, 303)
    is_wrong = page.form.errors or any(chip.error for chip in page.chips)
    return render_template("what_if_page/what_if.html", page=page), _BAD_REQUEST if is_wrong else 200


@what_if_page.get("/hvad-nu-hvis.xlsx")
@needs(Right.READ_EACH_YOUTH, "export")
def workbook() -> ResponseReturnValue:
    """Every pair that is different. Raises NotFound, WrongUse where nothing is to be different, or something makes no sense."""
    asked = read_asked(request.args, services().today())
    for sentence in asked.errors.values():
        raise WrongAddress(sentence)
    if not asked.wanted.count:
        raise WrongAddress(_("Vælg først, hvad der skal være anderledes."))

    wanted = asked.wanted

    def ask(reader: Reader) -> list[Sheet]:
        overview = services().overviews.at(reader)
        overview.refuse_unknown_municipality(wanted.look.municipality)
        different = tuple(chips_of(reader, overview, services().catalogue, wanted))
        for chip in different:
            if chip.error:
                raise NothingThere(f"{chip.text}: {chip.error}")
        told = (*(chip.text for chip in different), *span_in_words(wanted))
        changes = sheet_of_changes(Words.of(overview), ask_what_if(reader, overview, wanted))
        return [changes, sheet_about(WHAT_IF, overview, wanted.look.at(None), told)]

    return as_workbook(as_bytes(services().store.read(ask)), _("hvad-nu-hvis-%(day)s.xlsx", day=wanted.look.day))
