"""What the sides of a change are called in a terminal and in a spreadsheet."""

from collections.abc import Mapping
from dataclasses import dataclass

from kaedekort.cli.gap_words import STATES
from kaedekort.cli.output import Value
from queries.overview import Overview
from queries.telling.causes import CAUSES, cause_of
from queries.telling.danish import listed
from queries.telling.names import Names
from queries.what_if.explaining import Stand
from queries.what_if.turning import Turned

_STATES = {"ongoing": "I gang", "carried": "Dækket", **STATES}
_NOT_OPEN = "Området er ikke åbent"
_MISSING = {
    "youth": "den unge er ikke aktiv",
    "offer": "tilbuddet er der ikke",
    "provider": "ingen udbyder",
    "ongoing": "den unge er allerede i gang",
}


@dataclass(frozen=True, slots=True)
class WhatIfWords:
    """The names of everything that an answer speaks of; what is only added goes by its id where it has no name."""

    names: Names
    offers: Mapping[str, str]

    @classmethod
    def of(cls, overview: Overview, added: Mapping[str, str]) -> "WhatIfWords":
        """The words for an answer; `added` are the names of offers that are only thought of."""
        return cls(overview.names, {**overview.offer_names(), **added})

    def area(self, area: str) -> str:
        """What an area is called."""
        return self.names.of("Area", area)

    def offer(self, offer: str) -> str:
        """What an offer is called."""
        return self.offers.get(offer, offer)

    def cells(self, stand: Stand | None) -> tuple[Value, Value, Value]:
        """How a pair stands on one side, why, and the offer that it has to do with."""
        if stand is None:
            return _NOT_OPEN, None, None
        return (
            _STATES[stand.state],
            stand.cause and cause_of(stand.state, stand.cause),
            stand.offer and self._provided(stand),
        )

    def stand(self, stand: Stand | None) -> str:
        """The same in one text."""
        state, why, offer = self.cells(stand)
        if why is None:
            return f"{state}: {offer}" if offer else str(state)
        return f"{state}: {why}; nærmest er {offer}" if offer else f"{state}: {why}"

    def failed(self, match: Turned) -> str:
        """Why a youth and an offer do not match on one side."""
        return _MISSING[match.missing] if match.missing else listed([CAUSES[name] for name in match.failed])

    def _provided(self, stand: Stand) -> str:
        offer = self.offer(stand.offer or "")
        return f"{offer} ({self.names.of('Organisation', stand.provider)})" if stand.provider else offer
