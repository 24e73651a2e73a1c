"""What the pages work with, kept in one typed place of the application."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

from flask import current_app

from graphmodel.catalogue import Catalogue
from graphmodel.reference import Reference
from graphmodel.store import GraphStore
from queries.match import Matcher
from queries.overview import Overviews

_KEY = "kaedekort"


@dataclass(frozen=True, slots=True)
class Services:
    """Given to `create_app`, asked for by every page; `demo` tells that everything shown is made up.

    `may_write` is false where the store is a copy of what another process has, so that nothing could be stored.
    """

    store: GraphStore
    catalogue: Catalogue
    reference: Reference
    matcher: Matcher
    overviews: Overviews
    today: Callable[[], date]
    demo: bool
    may_write: bool = True


def keep_services(extensions: dict[str, object], services: Services) -> None:
    """Put the services where `services()` finds them."""
    extensions[_KEY] = services


def services() -> Services:
    """The services of the application that answers the present request."""
    return cast(Services, current_app.extensions[_KEY])
