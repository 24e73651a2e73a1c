"""What is in an answer about all youths, by name and with its page, in the reader's language."""

from dataclasses import dataclass

from queries.overview import Overview
from queries.telling.causes import CAUSES
from webviz.everyone.looking import Look
from webviz.links import YOUTH, YOUTH_OFFER, link_to
from webviz.network.looking import page_of
from webviz.words import word
from webviz.youth_page.portrait import pseudonym_of


@dataclass(frozen=True, slots=True)
class Link:
    """A name, and the page about it where there is one."""

    name: str
    href: str | None = None


def area_name(overview: Overview, area: str) -> str:
    """What an area is called."""
    return word(overview.names.of("Area", area))


def stage_name(overview: Overview, stage: str) -> str:
    """What a stage is called."""
    return word(overview.names.of("Stage", stage))


def cause_name(cause: str) -> str:
    """Why an area is not covered, in few words."""
    return word(CAUSES[cause])


def node_link(overview: Overview, label: str, id_: str) -> Link:
    """Something on the map that is neither an offer nor a youth."""
    return Link(overview.names.of(label, id_), page_of((label, id_)))


def youth_link(youth: str, look: Look) -> Link:
    """A youth on the day that is looked at."""
    return Link(pseudonym_of(youth), link_to(YOUTH, youth_id=youth, **look.view.arguments()))


def why_link(youth: str, offer: str, name: str, look: Look) -> Link:
    """How an offer stands for a youth on the day that is looked at: the row's explanation."""
    return Link(name, link_to(YOUTH_OFFER, youth_id=youth, offer_id=offer, **look.view.arguments()))
