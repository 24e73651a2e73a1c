"""The facts of a whole graph: what a question about all youths rests on, all from one state."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphmodel import history
from graphmodel.access import Reader
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
from queries.world import collaboration_types


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that is recorded, of any day; a youth that is not active is left out."""

    version: int
    network: NetworkFacts
    offers: OfferFacts
    followers: tuple[FollowerRow, ...]
    youths: tuple[YouthFacts, ...]
    """In the order of their ids."""


def fetch_records(reader: Reader, carries: Mapping[str, str]) -> Records:
    """Fetch the whole graph; `carries` tells of each type of collaboration which way a youth goes."""
    youths = fetch_youths(reader, fetch_youth_ids(reader))
    return Records(
        version=history.version(reader),
        network=fetch_network(reader, collaboration_types(carries)),
        offers=fetch_offers_for_all(reader, everywhere=True),
        followers=OFFER_FOLLOWERS.run(reader),
        youths=tuple(youths[id_] for id_ in sorted(youths)),
    )
