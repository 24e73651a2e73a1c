"""Which pages there are: each a package with blueprints in its `routes.py`."""

from flask import Blueprint

from webviz.agreements_page.routes import agreements_page
from webviz.front_page.routes import front_page
from webviz.gaps_page.routes import gaps_page
from webviz.importing.history_routes import changing
from webviz.importing.routes import importing
from webviz.network.routes import network_page
from webviz.note.routes import note
from webviz.organisation.routes import offer, organisation, person
from webviz.overview_page.routes import overview_page
from webviz.search.routes import search
from webviz.supply_page.routes import supply_page
from webviz.surfaces_page.routes import surfaces_page
from webviz.what_if_page.routes import what_if_page
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
    overview_page,
    gaps_page,
    supply_page,
    what_if_page,
    agreements_page,
    surfaces_page,
    importing,
    changing,
)
