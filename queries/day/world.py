"""Everything that a youth is judged against on one day, and how far an answer looks."""

from dataclasses import dataclass

from queries.day.mandates import Mandates
from queries.day.network import Network
from queries.day.offers import Offers
from queries.facts.fetch import NetworkFacts, OfferFacts


@dataclass(frozen=True, slots=True)
class World:
    """Everything that a youth is judged against, on one day."""

    network: Network
    mandates: Mandates
    offers: Offers
    network_facts: NetworkFacts
    offer_facts: OfferFacts
    """What the offers rest on, for trying what would be different."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far ahead and how far along the chain an answer looks."""

    horizon_days: int = 180
    max_handovers: int = 3
