"""The best agreements as managers see them: those that would serve five youths or more, by band."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from queries.agreements.agreements import Agreements
from webviz.disclosure.bands import band_of
from webviz.disclosure.figures import Band


@dataclass(frozen=True, slots=True)
class PublishedAgreement:
    """One REFERS_TO that is not there, and how many youths it would serve."""

    giver: str
    taker: str
    youths: Band

    def as_json(self) -> dict[str, Any]:
        return {"from": self.giver, "to": self.taker, "edge": "REFERS_TO", "youths": self.youths.as_json()}


@dataclass(frozen=True, slots=True)
class PublishedAgreements:
    """The agreements that would serve most first, within a band by the ids of both ends: their order tells no more than the bands."""

    on: str
    graph_version: int
    found: tuple[PublishedAgreement, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "on": self.on,
            "graph_version": self.graph_version,
            "agreements": [each.as_json() for each in self.found],
        }


def publish_agreements(agreements: Agreements, ours: Collection[str]) -> PublishedAgreements:
    """Publish what agreements would do for some youths by their ids; one that would serve fewer than five is not there."""
    found = []
    for each in agreements.found:
        band = band_of(len({youth for youth, _ in each.serves if youth in ours}))
        if isinstance(band, Band):
            found.append(PublishedAgreement(each.giver, each.taker, band))
    found.sort(key=lambda each: (-each.youths.first, each.giver, each.taker))
    return PublishedAgreements(agreements.on, agreements.graph_version, tuple(found))
