"""The addresses of organisations, offers and people: what is known of them, whom to call, and what lies around them."""

from typing import cast

from flask import Blueprint, current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue

from queries.facts.surroundings import Key
from queries.keeping import Latest
from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.network.looking import PAGES, explorer_of, is_form_sent
from webviz.organisation.building import build_about
from webviz.organisation.directory import Directory, make_directory
from webviz.organisation.forms import read_wanted
from webviz.organisation.listing import build_list
from webviz.services import services

organisation = Blueprint("organisation", __name__, template_folder="templates")
offer = Blueprint("offer", __name__, template_folder="templates")
person = Blueprint("person", __name__, template_folder="templates")

_DIRECTORIES = "kaedekort directories"


@organisation.get("/organisationer")
@needs(Right.ASK)
def list_all() -> ResponseReturnValue:
    """The organisations, filtered as the address says."""
    wanted = read_wanted(request.args)
    found = build_list(services().store.read(_directories().at), services().catalogue, wanted)
    return render_template("organisation/organisations.html", found=found)


@organisation.get("/organisationer/<path:organisation_id>", merge_slashes=False)
@needs(Right.ASK)
def show(organisation_id: str) -> ResponseReturnValue:
    """One organisation."""
    return _show(("Organisation", organisation_id), "organisation/organisation.html")


@offer.get("/tilbud/<path:offer_id>", endpoint="show", merge_slashes=False)
@needs(Right.ASK)
def show_offer(offer_id: str) -> ResponseReturnValue:
    """One offer."""
    return _show(("Offer", offer_id), "organisation/offer.html")


@person.get("/personer/<path:person_id>", endpoint="show", merge_slashes=False)
@needs(Right.ASK)
def show_person(person_id: str) -> ResponseReturnValue:
    """One person, by their work alone."""
    return _show(("Actor", person_id), "organisation/person.html")


def _directories() -> Latest[Directory]:
    """The application's list, kept while the graph stands still."""
    return cast(Latest[Directory], current_app.extensions.setdefault(_DIRECTORIES, Latest(make_directory)))


def _show(key: Key, template: str) -> ResponseReturnValue:
    endpoint, _argument = PAGES[key[0]]
    explorer = explorer_of(key, endpoint)
    if is_form_sent():
        return redirect(explorer.address_of(explorer.look), 303)
    about = services().store.read(lambda reader: build_about(reader, services(), key))
    return render_template(template, about=about, explorer=explorer, endpoint=endpoint)
