"""Which pages there are: each a package with blueprints in its `routes.py`."""

from flask import Blueprint

from webviz.front_page.routes import front_page
from webviz.importing.history_routes import changing
from webviz.importing.routes import importing
from webviz.network.routes import network_page
from webviz.note.routes import note
from webviz.organisation.routes import offer, organisation, person
from webviz.search.routes import search
from webviz.youth_page.routes import youth_page

PAGES: tuple[Blueprint, ...] = (
    front_page,
    youth_page,
    note,
    search,
    organisation,
    offer,
    person,
    network_page,
    importing,
    changing,
)
