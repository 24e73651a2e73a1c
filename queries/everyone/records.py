"""The facts of a whole graph: what a question about all youths rests on, all from one state."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphmodel import history
from graphmodel.access import Reader, Row
from queries.facts.fetch import (
    NetworkFacts,
    OfferFacts,
    YouthFacts,
    fetch_network,
    fetch_offers_for_all,
    fetch_youth_ids,
    fetch_youths,
)
from queries.facts.map_rows import OFFER_FOLLOWERS, FollowerRow
from queries.progress import FETCHING, Progress, unheard
from queries.world import collaboration_types

_QUESTIONS = 36
"""About so many it takes; a country's offers come in portions and take more."""


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that is recorded, of any day; a youth that is not active is left out."""

    version: int
    network: NetworkFacts
    offers: OfferFacts
    followers: tuple[FollowerRow, ...]
    youths: tuple[YouthFacts, ...]
    """In the order of their ids."""


def fetch_records(reader: Reader, carries: Mapping[str, str], progress: Progress = unheard) -> Records:
    """Fetch the whole graph; `carries` tells of each type of collaboration which way a youth goes."""
    reader = _Counting(reader, progress)
    youths = fetch_youths(reader, fetch_youth_ids(reader))
    return Records(
        version=history.version(reader),
        network=fetch_network(reader, collaboration_types(carries)),
        offers=fetch_offers_for_all(reader, everywhere=True),
        followers=OFFER_FOLLOWERS.run(reader),
        youths=tuple(youths[id_] for id_ in sorted(youths)),
    )


class _Counting:
    """A reader that tells how many questions it has been asked."""

    def __init__(self, reader: Reader, progress: Progress) -> None:
        self._reader = reader
        self._progress = progress
        self._asked = 0

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        """As the reader's own."""
        self._progress(FETCHING, self._asked, max(self._asked + 1, _QUESTIONS))
        self._asked += 1
        return self._reader.run(cypher, parameters)
