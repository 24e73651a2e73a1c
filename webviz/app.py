"""The application: services in, pages out. Nothing is opened or read when this module is imported."""

from collections.abc import Callable, Sequence
from datetime import date

from flask import Flask

from graphmodel.catalogue import Catalogue
from graphmodel.reference import Reference
from graphmodel.store import GraphStore
from queries.match import Matcher
from queries.overview import Overviews
from webviz.access.gate import Access, stand_guard
from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.chain.tables import state_name
from webviz.failing import show_failures
from webviz.guarding import LOOPBACK_NAMES, guard, guard_forms
from webviz.languages import speak
from webviz.links import IMPORTING, NETWORK, ORGANISATIONS, OVERVIEW, OVERVIEW_PAGES, SEARCH, link_to, organisation_link
from webviz.pages import PAGES
from webviz.services import Services, keep_services
from webviz.words import add_filters


def create_app(
    store: GraphStore,
    catalogue: Catalogue,
    reference: Reference,
    matcher: Matcher,
    overviews: Overviews,
    *,
    today: Callable[[], date],
    demo: bool = False,
    hosts: Sequence[str] = LOOPBACK_NAMES,
    may_write: bool = True,
    secret_key: bytes | None = None,
    open_access: Callable[[Flask], Access] | None = None,
) -> Flask:
    """The application over a store that somebody else opens and closes; it answers to the names in `hosts` alone.

    `may_write` is false where nothing can be stored; `secret_key` signs cookies, and is made up where none is given. `open_access`
    gives the application what it decides by who may see what; without it everybody on this machine sees everything.
    """
    app = Flask(__name__)
    app.config["PROVIDE_AUTOMATIC_OPTIONS"] = False
    app.url_map.strict_slashes = False
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # Flask's own provider has it
    speak(app)
    keep_services(app.extensions, Services(store, catalogue, reference, matcher, overviews, today, demo, may_write))
    add_filters(app)
    app.jinja_env.globals.update(
        link_to=link_to,
        organisation_link=organisation_link,
        state_name=state_name,
        ORGANISATIONS=ORGANISATIONS,
        SEARCH=SEARCH,
        NETWORK=NETWORK,
        OVERVIEW=OVERVIEW,
        OVERVIEW_PAGES=OVERVIEW_PAGES,
        IMPORTING=IMPORTING,
        is_demo=demo,
    )
    guard(app, hosts, secret_key)
    needs(Right.GET_IN)(app.view_functions["static"])
    if open_access is not None:
        stand_guard(app, store, open_access(app))
    guard_forms(app)
    show_failures(app)
    for page in PAGES:
        app.register_blueprint(page)
    return app
