"""The words for the sides of a change: how an area stands, and why an offer does not suit."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from queries.overview import Overview
from queries.what_if.explaining import Stand
from queries.what_if.turning import Turned
from webviz.everyone.naming import cause_name, why_not_covered
from webviz.everyone.states import state_name
from webviz.what_if_page.forms import Wanted
from webviz.words import day_text, listed

_MISSING: Mapping[str, Callable[[], str]] = {
    "youth": lambda: _("den unge er ikke aktiv"),
    "offer": lambda: _("tilbuddet er der ikke"),
    "provider": lambda: _("ingen udbyder"),
    "ongoing": lambda: _("den unge er allerede i gang"),
}


def span_in_words(wanted: Wanted) -> Iterator[str]:
    """The first and the last day on which something is different, where they are said."""
    if wanted.first_day:
        yield _("Anderledes fra og med %(day)s", day=day_text(wanted.first_day.isoformat()))
    if wanted.last_day:
        yield _("Anderledes til og med %(day)s", day=day_text(wanted.last_day.isoformat()))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one version of the graph; `offers` are the names of the offers."""

    overview: Overview
    offers: Mapping[str, str]

    @classmethod
    def of(cls, overview: Overview) -> "Words":
        """The words for an answer."""
        return cls(overview, overview.offer_names())

    def offer(self, offer: str) -> str:
        """What an offer is called."""
        return self.offers.get(offer, offer)

    def provider(self, stand: Stand) -> str:
        """Who provides what carries the youth; empty where nothing does."""
        return self.overview.names.of("Organisation", stand.provider) if stand.provider else ""

    def cells(self, stand: Stand | None) -> tuple[str, str, str]:
        """How an area stands on one side, why it is not covered, and the offer that it has to do with; empty where there is none."""
        if stand is None:
            return _("Området er ikke åbent"), "", ""
        provider = self.provider(stand)
        offer = self.offer(stand.offer) if stand.offer else ""
        cause = why_not_covered(stand.state, stand.cause) if stand.cause else ""
        return state_name(stand.state), cause, f"{offer} ({provider})" if provider else offer

    def failed(self, match: Turned) -> str:
        """Why an offer does not suit a youth on the other side."""
        return _MISSING[match.missing]() if match.missing else listed([cause_name(name) for name in match.failed])
