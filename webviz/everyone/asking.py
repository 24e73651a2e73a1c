"""Asking about all youths while a page is being made: how they are looked at, how the graph is, and what was worked out before."""

from typing import cast

from flask import current_app, request, url_for

from queries.keeping import Kept
from queries.overview import Overview
from webviz.everyone.looking import Look, read_look
from webviz.everyone.paging import PAGE
from webviz.services import services


def look_now() -> Look:
    """How the address looks at the youths. Raises WrongUse where a value makes no sense."""
    return read_look(request.args, services().today())


def overview_now() -> Overview:
    """All youths and the whole map, as the graph is at this moment; it stays so while the page is made."""
    here = services()
    return here.store.read(here.overviews.at)


def address_without(*names: str) -> str:
    """This page's address without some of what it says; a long list then begins at its beginning."""
    left = {name: values for name, values in request.args.lists() if name not in {*names, PAGE}}
    return url_for(request.endpoint or "", **{**left, **(request.view_args or {})})


def kept_here(name: str, most: int) -> Kept:
    """What the application keeps under a name, up to a weight, from one page to the next."""
    return cast(Kept, current_app.extensions.setdefault(f"kaedekort {name}", Kept(most)))
