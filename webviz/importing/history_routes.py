"""The addresses of what was changed: the list, one change, and taking it back."""

from typing import cast

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graphmodel import history
from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.errors import WrongAddress
from webviz.guarding import writes
from webviz.importing.history_view import CHANGES_A_PAGE, ENTRIES_A_PAGE, build_change, change_line, kept_lines
from webviz.importing.jobs import open_lists
from webviz.importing.reporting import problem_of
from webviz.importing.undoing import Undoing, Undoings
from webviz.importing.working import worker
from webviz.parsing import read_whole
from webviz.services import services

changing = Blueprint("changing", __name__, template_folder="templates")

_UNDOINGS = "kaedekort undoings"
_MOST_PAGES = 100_000
_SOON = 0.5
"""What is taken back within so many seconds is shown at once; a page that waits would only flicker."""


@changing.get("/aendringer")
@needs(Right.CHANGE_MAP)
def list_all() -> ResponseReturnValue:
    """Every change, the newest first."""
    changes = services().store.changes()[::-1]
    page = read_whole(request.args, "side", _("Siden"), 1, _MOST_PAGES) or 1
    start = (page - 1) * CHANGES_A_PAGE
    return render_template(
        "importing/changes.html",
        lines=[change_line(change) for change in changes[start : start + CHANGES_A_PAGE]],
        total=len(changes),
        previous=url_for("changing.list_all", side=page - 1) if page > 1 else None,
        following=url_for("changing.list_all", side=page + 1) if start + CHANGES_A_PAGE < len(changes) else None,
        may_write=services().may_write,
    )


@changing.get("/aendringer/<path:change_id>")
@needs(Right.CHANGE_MAP)
def show(change_id: str) -> ResponseReturnValue:
    """One change: what it did to every thing, and what an undo of it kept; while it is being taken back, how far that is."""
    undoing = _undoings().find(change_id)
    if undoing is not None and undoing.is_at_work:
        return render_template("importing/undoing.html", change_id=change_id, **_standing(undoing))
    page = read_whole(request.args, "side", _("Siden"), 1, _MOST_PAGES) or 1
    here = services()
    told = here.store.read(lambda reader: build_change(reader, change_id, page, here.catalogue))
    kept = told.kept
    if undoing is not None and undoing.undone is not None and undoing.undone.change is None:
        left = undoing.undone.kept  # an undo that changed nothing is no change, so that it is noted nowhere
        kept = here.store.read(lambda reader: tuple(kept_lines(reader, left, here.catalogue)))
    if undoing is not None and undoing.problem:
        _undoings().forget(undoing)
    last = told.first + len(told.entries) - 1
    return render_template(
        "importing/change.html",
        change=told,
        last=last,
        kept=kept,
        undoing=undoing,
        problem=problem_of(undoing.problem) if undoing else None,
        previous=url_for("changing.show", change_id=change_id, side=page - 1) if told.first > 1 else None,
        following=url_for("changing.show", change_id=change_id, side=told.first // ENTRIES_A_PAGE + 2)
        if last < told.total
        else None,
        may_write=here.may_write,
    )


@changing.get("/aendringer/<path:change_id>/tilstand")
@needs(Right.CHANGE_MAP)
def standing(change_id: str) -> ResponseReturnValue:
    """How far the taking back of a change is, for the page that waits; once it is done, the page is told to go on."""
    undoing = _undoings().find(change_id)
    onward = url_for("changing.show", change_id=change_id)
    if undoing is None or not undoing.is_at_work:
        answer = Response(render_template("importing/_standing.html", is_at_work=False, onward=onward))
        answer.headers["HX-Redirect"] = onward
        return answer
    return render_template("importing/_standing.html", **_standing(undoing))


@changing.route("/aendringer/<path:change_id>/fortryd", methods=["GET", "POST"])
@writes
@needs(Right.CHANGE_MAP)
def undo(change_id: str) -> ResponseReturnValue:
    """Ask whether a change is to be taken back; a form that is sent takes it back, in turn with the lists that are worked on."""
    here = services()
    change = here.store.read(lambda reader: history.find_change(reader, change_id))
    if request.method == "GET":
        return render_template(
            "importing/undo.html", line=change_line(change), is_initial=change.is_initial, may_write=here.may_write
        )
    if not here.may_write:
        raise WrongAddress(_("Kortet er en kopi, så intet kan fortrydes her."))
    undoings = _undoings()
    undoing = undoings.start(change_id, worker().undo)
    undoings.wait_for(undoing, _SOON)
    return redirect(url_for("changing.show", change_id=change_id), 303)


def _standing(undoing: Undoing) -> dict[str, object]:
    return {
        "before": _undoings().turn_of(undoing),
        "waiting": _("Noget andet bliver gjort færdigt først. Så bliver ændringen fortrudt."),
        "stage": _("Fortryder"),
        "done": 0,
        "whole": 0,
        "is_at_work": undoing.is_at_work,
        "is_stopped": False,
        "onward": url_for("changing.show", change_id=undoing.change_id),
    }


def _undoings() -> Undoings:
    """What is being taken back in the application that answers the present request."""
    made = current_app.extensions.get(_UNDOINGS)
    if made is None:
        made = current_app.extensions.setdefault(_UNDOINGS, Undoings(open_lists(current_app).turns))
    return cast(Undoings, made)
