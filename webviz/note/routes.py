"""The address of the note; the chosen offers stand in it."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.note.building import build_note
from webviz.services import services
from webviz.youth_page.forms import read_view

note = Blueprint("note", __name__, template_folder="templates", url_prefix="/unge")


@note.get("/<youth_id>/seddel")
@needs(Right.READ_YOUTH)
def show(youth_id: str) -> ResponseReturnValue:
    """The note with the offers that were chosen."""
    view, offer_ids = (
        read_view(request.args, services().today()),
        [id_ for id_ in request.args.getlist("tilbud") if id_],
    )
    sheet = services().store.read(lambda reader: build_note(reader, services(), youth_id, offer_ids, view))
    return render_template("note/note.html", note=sheet)
