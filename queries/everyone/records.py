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
    fetch_offer_ids,
    fetch_offers,
    fetch_youth_ids,
    fetch_youths,
)
from queries.facts.map_rows import OFFER_FOLLOWERS, FollowerRow
from queries.facts.portions import count_portions
from queries.progress import FETCHING, Progress, unheard
from queries.world import collaboration_types

_QUESTIONS, _OF_OFFERS, _OF_YOUTHS = 17, 7, 12
"""So many questions it takes once, for each portion of the offers, and for each of the youths."""


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
    counting = _Counting(reader, progress)
    youth_ids = fetch_youth_ids(counting)
    offer_ids = fetch_offer_ids(counting, everywhere=True)
    counting.expect(_OF_OFFERS * count_portions(len(offer_ids)) + _OF_YOUTHS * count_portions(len(youth_ids)))
    youths = fetch_youths(counting, youth_ids)
    return Records(
        version=history.version(counting),
        network=fetch_network(counting, collaboration_types(carries)),
        offers=fetch_offers(counting, offer_ids),
        followers=OFFER_FOLLOWERS.run(counting),
        youths=tuple(youths.values()),
    )


class _Counting:
    """A reader that tells how many questions it has been asked, of how many."""

    def __init__(self, reader: Reader, progress: Progress) -> None:
        self._reader = reader
        self._progress = progress
        self._asked = 0
        self._expected = _QUESTIONS

    def expect(self, questions: int) -> None:
        """So many more are to come than was known."""
        self._expected += questions

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        """As the reader's own."""
        self._progress(FETCHING, self._asked, max(self._asked + 1, self._expected))
        self._asked += 1
        return self._reader.run(cypher, parameters)
