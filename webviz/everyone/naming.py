"""What is in an answer about all youths, by name and with its page, in the reader's language."""

from dataclasses import dataclass

from flask_babel import gettext as _

from queries.overview import Overview
from queries.telling.causes import CAUSES, cause_of
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


def age_band_name(band: str) -> str:
    """What an age band is called, as 15-17, or 30- without an end."""
    lowest, _dash, highest = band.partition("-")
    if not highest:
        return _("%(age)s år og ældre", age=lowest)
    return _("%(ages)s år", ages=band) if int(lowest) else _("under %(age)d år", age=int(highest) + 1)


def cause_name(cause: str) -> str:
    """What keeps an offer or an area from suiting, in few words."""
    return word(CAUSES[cause])


def why_not_covered(state: str, cause: str) -> str:
    """Why an area that stands in one of the ways of `queries.coverage` is not covered, in few words."""
    return word(cause_of(state, cause))


def node_link(overview: Overview, label: str, id_: str) -> Link:
    """Something on the map that is neither an offer nor a youth."""
    return Link(overview.names.of(label, id_), page_of((label, id_)))


def youth_link(youth: str, look: Look) -> Link:
    """A youth on the day that is looked at."""
    return Link(pseudonym_of(youth), link_to(YOUTH, youth_id=youth, **look.view.arguments()))


def why_link(youth: str, offer: str, name: str, look: Look) -> Link:
    """How an offer stands for a youth on the day that is looked at: the row's explanation."""
    return Link(name, link_to(YOUTH_OFFER, youth_id=youth, offer_id=offer, **look.view.arguments()))
