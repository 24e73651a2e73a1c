"""Making an explorer for the request that is being answered: which centre, from which page, with which addresses."""

from typing import Any, cast

from flask import current_app, request, url_for

from graphmodel.access import Reader
from queries.facts.surroundings import Key, Surroundings
from queries.neighbourhood import NeighbourhoodCache
from webviz.links import link_to
from webviz.network.address import Look, read_look
from webviz.network.explorer import Explorer, explore
from webviz.services import services

NETWORK_PAGE = "network_page.show"
PAGES = {
    "Organisation": ("organisation.show", "organisation_id"),
    "Offer": ("offer.show", "offer_id"),
    "Actor": ("person.show", "person_id"),
}
"""The labels that have a page of their own: its endpoint, and what that calls the id."""

_CACHE = "kaedekort neighbourhoods"


def page_of(key: Key) -> str | None:
    """The page about a node; what has none of its own is the centre of the network's page."""
    endpoint, argument = PAGES.get(key[0], (NETWORK_PAGE, ""))
    about: dict[str, Any] = {argument: key[1]} if argument else {"om": f"{key[0]}:{key[1]}"}
    return link_to(endpoint, **about)


def explorer_of(centre: Key, endpoint: str = NETWORK_PAGE) -> Explorer:
    """The explorer that a page shows, as its address asks for it. Raises NotFound, WrongUse."""
    here = services()
    look = read_look(centre, request.args, here.today())
    argument = next((argument for page, argument in PAGES.values() if page == endpoint), None)

    def address_of(other: Look) -> str:
        about: dict[str, Any] = {argument: centre[1]} if argument else {"om": f"{centre[0]}:{centre[1]}"}
        return url_for(endpoint, **about, **other.arguments(), _anchor="nabolag")

    return here.store.read(lambda reader: explore(reader, _cache(), look, here.catalogue, address_of, page_of))


def data_address(explorer: Explorer, endpoint: str) -> str:
    """Where the picture of an explorer is fetched from."""
    label, id_ = explorer.look.centre
    return url_for("network_page.data", om=f"{label}:{id_}", side=endpoint, **explorer.look.arguments())


def take_along_address(explorer: Explorer) -> str:
    """Where an explorer's picture is had as a file."""
    label, id_ = explorer.look.centre
    return url_for("network_page.take_along", om=f"{label}:{id_}", **explorer.look.arguments())


def kept_surroundings(reader: Reader, centre: Key, depth: int) -> Surroundings:
    """What lies around a centre, fetched once for each version of the graph. Raises NotFound."""
    return _cache().at(reader, centre, depth)


def _cache() -> NeighbourhoodCache:
    return cast(NeighbourhoodCache, current_app.extensions.setdefault(_CACHE, NeighbourhoodCache()))


def is_form_sent() -> bool:
    """Whether the legend's form was sent: the page then answers with the address that says the same in fewer words."""
    return "valgt" in request.args
