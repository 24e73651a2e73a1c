"""The address of the overview: which questions the map answers about all youths at once."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from webviz.everyone.asking import look_now, overview_now
from webviz.everyone.head import ways

overview_page = Blueprint("overview_page", __name__, template_folder="templates")


@overview_page.get("/overblik")
def show() -> ResponseReturnValue:
    """Every question with the way to its answer."""
    look = look_now()
    return render_template(
        "overview_page/overview.html", ways=list(ways(look)), day=look.day, records=overview_now().records
    )
