"""Asking about surfaces while a page is being made: what was worked out is kept while the graph stands still."""

from typing import cast

from flask import current_app

from graphmodel.access import Reader
from queries.keeping import Kept, Latest
from queries.overview import Overview
from queries.surfaces.facts import SurfaceFacts, fetch_surface_facts
from queries.surfaces.surfaces import Surfaces, find_surfaces
from webviz.everyone.looking import Look
from webviz.services import services

_KEPT = "kaedekort surfaces"
_MOST_EDGES = 200_000


class _Keeping:
    """The facts of the graph's present version, and its surfaces on the days that were asked about."""

    def __init__(self) -> None:
        self.facts = Latest(lambda reader, _version: fetch_surface_facts(reader))
        self.surfaces = Kept(_MOST_EDGES)


def facts_now() -> tuple[Overview, SurfaceFacts]:
    """All youths and the whole map, and what is recorded of surfaces, both as the graph is at this moment."""
    here, keeping = services(), _keeping()

    def ask(reader: Reader) -> tuple[Overview, SurfaceFacts]:
        return here.overviews.at(reader), keeping.facts.at(reader)

    return here.store.read(ask)


def surfaces_now(look: Look) -> tuple[Overview, SurfaceFacts, Surfaces]:
    """The surfaces as the graph is at this moment, all three of one version."""
    mutual = services().catalogue.mutual_types
    overview, facts = facts_now()
    found = _keeping().surfaces.get(
        (overview.records.version, look.day, look.limits),
        lambda: find_surfaces(overview, facts, mutual, look.day, look.limits),
        lambda made: len(made.edges) + 1,
    )
    return overview, facts, found


def _keeping() -> _Keeping:
    return cast(_Keeping, current_app.extensions.setdefault(_KEPT, _Keeping()))
