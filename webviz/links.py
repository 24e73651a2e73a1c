"""Links to pages that may not be there.

A page that is not registered, such as those of youths where the youth zone is off, is linked to by nobody: a template that gets None writes the name
without a link. The names of the endpoints are the agreement between pages.
"""

from flask import current_app, url_for

ORGANISATION = "organisation.show"
SEARCH = "search.show"
NETWORK = "network_page.show"
OFFER = "offer.show"
PERSON = "person.show"


def link_to(endpoint: str, **values: str | None) -> str | None:
    """The address of a page, or None where there is no such page."""
    return url_for(endpoint, **values) if endpoint in current_app.view_functions else None


def organisation_link(organisation_id: str | None) -> str | None:
    """The address of an organisation's page."""
    return link_to(ORGANISATION, organisation_id=organisation_id) if organisation_id else None


def person_link(actor_id: str) -> str | None:
    """The address of a person's page."""
    return link_to(PERSON, person_id=actor_id)


def offer_link(offer_id: str) -> str | None:
    """The address of the page about an offer itself, for whomever it is."""
    return link_to(OFFER, offer_id=offer_id)
