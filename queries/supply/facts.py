"""The facts of the supply: the map without its youths."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphmodel import history
from graphmodel.access import Reader
from queries.everyone.records import Records
from queries.facts.fetch import fetch_network, fetch_offers_for_all
from queries.known import HasId, refuse_unknown
from queries.surfaces.facts import SurfaceFacts, fetch_surface_facts
from queries.telling.names import Names, names_in
from queries.world import collaboration_types


@dataclass(frozen=True, slots=True)
class SupplyFacts:
    """Every offer and organisation of one version of the graph, and no youth."""

    records: Records
    surfaces: SurfaceFacts
    names: Names
    """The names of everything but offers and sectors."""
    carries: Mapping[str, str]
    """Which way a youth goes along each type of collaboration: forward, backward, both or none."""

    def refuse_unknown(self, asked: Mapping[str, Iterable[str | None]]) -> None:
        """Raises NotFound where a stage, an area, a sector or a municipality is asked for that the graph does not have; None is no id."""
        network = self.records.network
        known: Mapping[str, tuple[Iterable[HasId], str, str]] = {
            "stage": (network.stages, "ingen fase", "id'et"),
            "area": (network.areas, "intet område", "id'et"),
            "sector": (self.surfaces.sectors, "ingen sektor", "id'et"),
            "municipality": (network.municipalities, "ingen kommune", "koden"),
        }
        for name, (rows, what, by) in known.items():
            refuse_unknown(asked.get(name), rows, what, by)


def fetch_supply(reader: Reader, carries: Mapping[str, str]) -> SupplyFacts:
    """Fetch the map; no youth is read."""
    network = fetch_network(reader, collaboration_types(carries))
    offers = fetch_offers_for_all(reader, everywhere=True)
    records = Records(history.version(reader), network, offers, followers=(), youths=())
    return SupplyFacts(records, fetch_surface_facts(reader), names_in(network), carries)
