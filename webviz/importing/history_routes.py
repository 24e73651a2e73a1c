"""The addresses of what was changed: the list, one change, and taking it back."""

from collections import OrderedDict
from datetime import datetime
from typing import cast

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from graphmodel import history
from graphmodel.access import Reader
from graphmodel.changes import Kept
from webviz.errors import WrongAddress
from webviz.guarding import writes
from webviz.importing.history_view import (
    CHANGES_A_PAGE,
    ENTRIES_A_PAGE,
    Told,
    build_change,
    change_line,
    kept_by,
    kept_lines,
)
from webviz.importing.working import MADE_BY
from webviz.parsing import read_whole
from webviz.services import services

changing = Blueprint("changing", __name__, template_folder="templates")

_KEPT = "kaedekort kept"
_MOST_REMEMBERED = 100
_MOST_PAGES = 100_000


@changing.get("/aendringer")
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
def show(change_id: str) -> ResponseReturnValue:
    """One change: what it did to every thing, and what an undo of it kept."""
    page = read_whole(request.args, "side", _("Siden"), 1, _MOST_PAGES) or 1
    here = services()
    told, kept = here.store.read(
        lambda reader: (build_change(reader, change_id, page, here.catalogue), _kept_lines(reader, change_id))
    )
    last = told.first + len(told.entries) - 1
    return render_template(
        "importing/change.html",
        change=told,
        last=last,
        kept=kept,
        is_just_undone=change_id in _kept(),
        previous=url_for("changing.show", change_id=change_id, side=page - 1) if told.first > 1 else None,
        following=url_for("changing.show", change_id=change_id, side=told.first // ENTRIES_A_PAGE + 2)
        if last < told.total
        else None,
        may_write=here.may_write,
    )


@changing.route("/aendringer/<path:change_id>/fortryd", methods=["GET", "POST"])
@writes
def undo(change_id: str) -> ResponseReturnValue:
    """Ask whether a change is to be taken back; a form that is sent takes it back."""
    here = services()
    change = here.store.read(lambda reader: history.find_change(reader, change_id))
    if request.method == "GET":
        return render_template(
            "importing/undo.html", line=change_line(change), is_initial=change.is_initial, may_write=here.may_write
        )
    if not here.may_write:
        raise WrongAddress(_("Kortet er en kopi, så intet kan fortrydes her."))
    undone = here.store.undo(change_id, MADE_BY, datetime.now().astimezone())
    _remember(change_id, undone.kept)
    return redirect(url_for("changing.show", change_id=change_id), 303)


def _kept_lines(reader: Reader, change_id: str) -> list[Told]:
    """What the undo of a change, or a change that is one, kept: with the reasons where they are remembered."""
    undone = history.find_change(reader, change_id).undoes or change_id
    if undone in _kept():
        return kept_lines(reader, _kept()[undone], services().catalogue)
    return kept_by(reader, undone, services().catalogue)


def _remember(change_id: str, kept: tuple[Kept, ...]) -> None:
    """Keep what an undo kept for its page; it is in no store, and the oldest goes when there are many."""
    _kept()[change_id] = kept
    while len(_kept()) > _MOST_REMEMBERED:
        _kept().popitem(last=False)


def _kept() -> "OrderedDict[str, tuple[Kept, ...]]":
    """What the undos since the program began kept, by the change that was taken back."""
    return cast("OrderedDict[str, tuple[Kept, ...]]", current_app.extensions.setdefault(_KEPT, OrderedDict()))
