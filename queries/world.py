"""The worlds that youths are judged in, built from facts and kept until the graph changes.

Facts belong to one version of the graph; they are fetched when a question first needs them and dropped when the version
moves, never by time.
"""

from collections.abc import Callable, Hashable, Mapping, Sized
from dataclasses import dataclass, field
from functools import partial

from graphmodel.access import Reader
from queries.day.mandates import Mandates, mandates_on
from queries.day.network import Network, network_on
from queries.day.offers_on_day import offers_on
from queries.day.world import World
from queries.facts.fetch import (
    NetworkFacts,
    OfferFacts,
    Scope,
    fetch_network,
    fetch_offers,
    fetch_offers_for_all,
    fetch_offers_of,
    join_offers,
)
from queries.keeping import Kept, Latest
from queries.telling.lexicon import Lexicon, Wording
from queries.telling.names import Names, names_in
from queries.telling.phrasebook import Phrasebook

_SHARING = "SHARES_INFORMATION_WITH"
_MOST_KEPT = 700_000
"""Room for the world of every municipality of a country on one day, so that its youths can be judged in any order (about 0.7 GB)."""
_LEAST_WEIGHT = 1_000
"""What anything kept weighs beside the offers or organisations in it, so that a small municipality does not keep years of days."""


def collaboration_types(carries: Mapping[str, str]) -> list[str]:
    """The types of collaboration that matter to a youth: those that carry one, and the sharing of information."""
    return sorted({type_ for type_, direction in carries.items() if direction != "none"} | {_SHARING})


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one version of the graph."""

    version: int
    carries: Mapping[str, str]
    """Which way a youth goes along each type of collaboration: forward, backward, both or none."""
    wording: Wording
    _kept: Kept = field(default_factory=lambda: Kept(_MOST_KEPT))

    def network_facts(self, reader: Reader) -> NetworkFacts:
        """Everything but offers and youths."""
        types = collaboration_types(self.carries)
        return self._kept.get(
            "network facts", lambda: fetch_network(reader, types), lambda facts: _weight(facts.organisations)
        )

    def names(self, reader: Reader) -> Names:
        """The names of everything but offers and youths."""
        return self._kept.get("names", lambda: names_in(self.network_facts(reader)), lambda _: _LEAST_WEIGHT)

    def offer_facts(self, reader: Reader, scope: Scope) -> OfferFacts:
        """The offers of a scope; those of its named offers that do not exist are left out."""
        parts = self._parts(reader, scope.municipality_ids)
        return join_offers((*parts, fetch_offers(reader, scope.offer_ids)) if scope.offer_ids else parts)

    def _parts(self, reader: Reader, municipality_ids: frozenset[str] | None) -> tuple[OfferFacts, ...]:
        """The offers around some municipalities, in parts that scopes share: what is national is fetched once, not for each."""
        if municipality_ids is None:
            return (self._part("all offers", partial(fetch_offers_for_all, reader, everywhere=True)),)
        own = (
            self._part(("offers of", each), partial(fetch_offers_of, reader, each)) for each in sorted(municipality_ids)
        )
        return (self._part("offers for all", partial(fetch_offers_for_all, reader)), *own)

    def _part(self, key: Hashable, fetch: Callable[[], OfferFacts]) -> OfferFacts:
        return self._kept.get(key, fetch, lambda facts: _weight(facts.offers))

    def _narrowed(self, reader: Reader, scope: Scope) -> Scope:
        """The scope less the named offers that lie around its municipalities anyway, so that youths share one world."""
        if not scope.offer_ids:
            return scope
        parts = self._parts(reader, scope.municipality_ids)
        elsewhere = (each for each in scope.offer_ids if not any(part.holds(each) for part in parts))
        return Scope(scope.municipality_ids, frozenset(elsewhere))

    def network(self, reader: Reader, iso_day: str) -> Network:
        """The organisations on a day."""
        return self._kept.get(
            ("network", iso_day),
            lambda: network_on(self.network_facts(reader), iso_day, self.carries),
            lambda network: _weight(network.ids),
        )

    def mandates(self, reader: Reader, iso_day: str) -> Mandates:
        """Who may decide what on a day."""
        return self._kept.get(
            ("mandates", iso_day),
            lambda: mandates_on(self.network_facts(reader), self.network(reader, iso_day)),
            lambda mandates: _weight(mandates.holdings),
        )

    def phrasebook(self, reader: Reader, iso_day: str, scope: Scope) -> Phrasebook:
        """Everything that a youth of the scope is judged against on a day, with the words to tell of it."""
        narrowed = self._narrowed(reader, scope)
        return self._kept.get(
            ("phrasebook", iso_day, narrowed),
            lambda: Phrasebook(
                self._world(reader, iso_day, narrowed), Lexicon(self.names(reader), self.wording, self.carries)
            ),
            lambda book: _weight(book.world.offers.rows),
        )

    def _world(self, reader: Reader, iso_day: str, scope: Scope) -> World:
        network, mandates = self.network(reader, iso_day), self.mandates(reader, iso_day)
        network_facts, offer_facts = self.network_facts(reader), self.offer_facts(reader, scope)
        offers = offers_on(offer_facts, network_facts, network, mandates)
        return World(network, mandates, offers, network_facts, offer_facts)


def _weight(held: Sized) -> int:
    return _LEAST_WEIGHT + len(held)


class FactCache(Latest[Facts]):
    """The facts of the graph's present version."""

    def __init__(self, carries: Mapping[str, str], wording: Wording) -> None:
        super().__init__(lambda _reader, version: Facts(version, dict(carries), wording))
