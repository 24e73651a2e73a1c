"""The address of the overview: which questions the map answers about all youths at once."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.everyone.asking import look_now, overview_now
from webviz.everyone.head import limits_of, ways

overview_page = Blueprint("overview_page", __name__, template_folder="templates")


@overview_page.get("/overblik")
@needs(Right.READ_MAP)
def show() -> ResponseReturnValue:
    """Every question with the way to its answer."""
    look, overview = look_now(), overview_now()
    overview.refuse_unknown_municipality(look.municipality)
    return render_template(
        "overview_page/overview.html",
        ways=list(ways(look)),
        day=look.day,
        limits=limits_of(look),
        records=overview.records,
    )
