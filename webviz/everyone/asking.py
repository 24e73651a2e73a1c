"""Asking about all youths while a page is being made."""

from queries.overview import Overview
from webviz.services import services


def overview_now() -> Overview:
    """All youths and the whole map, as the graph is at this moment; it stays so while the page is made."""
    here = services()
    return here.store.read(here.overviews.at)
