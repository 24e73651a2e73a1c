"""The address of the overview: which questions the map answers about all youths at once."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from webviz.everyone.asking import overview_now
from webviz.everyone.head import ways
from webviz.everyone.looking import read_look
from webviz.services import services

overview_page = Blueprint("overview_page", __name__, template_folder="templates")


@overview_page.get("/overblik")
def show() -> ResponseReturnValue:
    """Every question with the way to its answer."""
    look = read_look(request.args, services().today())
    return render_template(
        "overview_page/overview.html", ways=list(ways(look)), day=look.day, records=overview_now().records
    )
