"""Links between pages, also to pages that may not be there.

A page that is not registered, such as those of youths where the youth zone is off, is linked to by nobody: a template that gets None
writes the name without a link. The names of the endpoints are the agreement between pages.
"""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from webviz.access.gate import may_reach

ORGANISATION = "organisation.show"
ORGANISATIONS = "organisation.list_all"
SEARCH = "search.show"
SIGN_IN = "signing_in.show"
NETWORK = "network_page.show"
OFFER = "offer.show"
PERSON = "person.show"
IMPORTING = "importing.start"
CHANGES = "changing.list_all"
YOUTH = "youth_page.show"
YOUTH_OFFER = "youth_page.show_offer"
OVERVIEW = "overview_page.show"
GAPS = "gaps_page.show"
GAP_ROWS = "gaps_page.list_rows"
WHAT_IF = "what_if_page.show"
AGREEMENTS = "agreements_page.show"
SURFACES = "surfaces_page.show"
SUPPLY = "supply_page.show"
OVERVIEW_PAGES = frozenset(
    {"overview_page", "gaps_page", "supply_page", "what_if_page", "agreements_page", "surfaces_page"}
)
"""The blueprints of the questions about all youths at once."""


def address_of(endpoint: str, arguments: Mapping[str, str | list[str]], **values: str) -> str:
    """The address of a page that is there, with what its address holds."""
    told: dict[str, Any] = {**arguments, **values}
    return url_for(endpoint, **told)


def link_to(endpoint: str, **values: Any) -> str | None:
    """The address of a page, or None where there is no such page for whoever asks."""
    return url_for(endpoint, **values) if may_reach(endpoint) else None


def organisation_link(organisation_id: str | None) -> str | None:
    """The address of an organisation's page."""
    return link_to(ORGANISATION, organisation_id=organisation_id) if organisation_id else None


def person_link(actor_id: str) -> str | None:
    """The address of a person's page."""
    return link_to(PERSON, person_id=actor_id)


def offer_link(offer_id: str) -> str | None:
    """The address of the page about an offer itself, for whomever it is."""
    return link_to(OFFER, offer_id=offer_id)
