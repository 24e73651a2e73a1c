"""The worlds that youths are judged in, built from facts and kept until the graph changes.

Facts belong to one version of the graph; they are fetched when a question first needs them and dropped when the version
moves, never by time.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from graphmodel import history
from graphmodel.access import Reader
from queries.day.mandates import Mandates, mandates_on
from queries.day.network import Network, network_on
from queries.day.offers import offers_on
from queries.day.world import World
from queries.facts.fetch import NetworkFacts, OfferFacts, Scope, fetch_network, fetch_offers, fetch_offers_around
from queries.lexicon import Lexicon, Wording
from queries.names import Names, names_in
from queries.phrasebook import Phrasebook

_SHARING = "SHARES_INFORMATION_WITH"
_KEPT = 64

Found = TypeVar("Found")


class _Kept:
    """The latest results by their key; the ones not asked for longest are forgotten first."""

    def __init__(self) -> None:
        self._found: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Found]) -> Found:
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                found: Found = self._found[key]
                return found
        made = make()
        with self._lock:
            self._found[key] = made
            while len(self._found) > _KEPT:
                self._found.popitem(last=False)
        return made


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one version of the graph."""

    version: int
    carries: Mapping[str, str]
    """Which way a youth goes along each type of collaboration: forward, backward, both or none."""
    wording: Wording
    _kept: _Kept = field(default_factory=_Kept)

    def network_facts(self, reader: Reader) -> NetworkFacts:
        """Everything but offers and youths."""
        types = sorted({type_ for type_, direction in self.carries.items() if direction != "none"} | {_SHARING})
        return self._kept.get("network facts", lambda: fetch_network(reader, types))

    def names(self, reader: Reader) -> Names:
        """The names of everything but offers and youths."""
        return self._kept.get("names", lambda: names_in(self.network_facts(reader)))

    def offer_facts(self, reader: Reader, scope: Scope) -> OfferFacts:
        """The offers of a scope; those of its named offers that do not exist are left out."""
        around = self._offers_around(reader, scope.municipality_ids)
        elsewhere = self._narrowed(reader, scope).offer_ids
        if not elsewhere:
            return around
        return self._kept.get(
            ("offers", scope.municipality_ids, elsewhere), lambda: around.joined_with(fetch_offers(reader, elsewhere))
        )

    def _offers_around(self, reader: Reader, municipality_ids: frozenset[str] | None) -> OfferFacts:
        return self._kept.get(("offers", municipality_ids), lambda: fetch_offers_around(reader, municipality_ids))

    def _narrowed(self, reader: Reader, scope: Scope) -> Scope:
        """The scope less the named offers that lie around its municipalities anyway, so that youths share one world."""
        if not scope.offer_ids:
            return scope
        around = self._offers_around(reader, scope.municipality_ids)
        known = self._kept.get(
            ("offer ids", scope.municipality_ids), lambda: frozenset(offer.id for offer in around.offers)
        )
        return Scope(scope.municipality_ids, scope.offer_ids - known)

    def network(self, reader: Reader, iso_day: str) -> Network:
        """The organisations on a day."""
        return self._kept.get(
            ("network", iso_day), lambda: network_on(self.network_facts(reader), iso_day, self.carries)
        )

    def mandates(self, reader: Reader, iso_day: str) -> Mandates:
        """Who may decide what on a day."""
        return self._kept.get(
            ("mandates", iso_day), lambda: mandates_on(self.network_facts(reader), self.network(reader, iso_day))
        )

    def world(self, reader: Reader, iso_day: str, scope: Scope) -> World:
        """Everything that a youth of the scope is judged against on a day."""
        narrowed = self._narrowed(reader, scope)
        return self._kept.get(("world", iso_day, narrowed), lambda: self._build(reader, iso_day, narrowed))

    def phrasebook(self, reader: Reader, iso_day: str, scope: Scope) -> Phrasebook:
        """The same world, with the words to tell of it."""
        narrowed = self._narrowed(reader, scope)

        def write() -> Phrasebook:
            lexicon = Lexicon(self.names(reader), self.wording, self.carries)
            return Phrasebook(self.world(reader, iso_day, narrowed), lexicon)

        return self._kept.get(("phrasebook", iso_day, narrowed), write)

    def _build(self, reader: Reader, iso_day: str, scope: Scope) -> World:
        network, mandates = self.network(reader, iso_day), self.mandates(reader, iso_day)
        network_facts, offer_facts = self.network_facts(reader), self.offer_facts(reader, scope)
        offers = offers_on(offer_facts, network_facts, network, mandates)
        return World(network, mandates, offers, network_facts, offer_facts)


class FactCache:
    """The facts of the graph's present version."""

    def __init__(self, carries: Mapping[str, str], wording: Wording) -> None:
        self._carries = dict(carries)
        self._wording = wording
        self._facts: Facts | None = None

    def at(self, reader: Reader) -> Facts:
        """The facts for the state that the reader sees."""
        version = history.version(reader)
        facts = self._facts
        if facts is None or facts.version != version:
            facts = self._facts = Facts(version, self._carries, self._wording)
        return facts
