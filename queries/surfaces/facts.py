"""The facts of collaboration surfaces: every edge between organisations, and the sectors that these belong to."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphmodel.access import Reader
from graphmodel.schema import COLLABORATION_TYPES
from queries.facts.map_rows import Spanned
from queries.facts.neighbourhood_rows import SECTORS, SectorRow
from queries.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class SurfaceRow(Spanned):
    """Two organisations work together, or are meant to."""

    type: str
    giver_id: str
    taker_id: str
    key: str
    state: str | None
    agreement: str | None
    legal_basis: str | None
    purpose: str | None
    owner: str | None
    covers_units: bool | None
    confirmed_on: str | None
    review_on: str | None
    hours_per_month: int | float | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InSectorRow(Spanned):
    """An organisation belongs to a sector."""

    organisation_id: str
    sector_id: str


SURFACE_EDGES = Query("surface_edges", SurfaceRow)
ORGANISATION_SECTORS = Query("organisation_sectors", InSectorRow)


@dataclass(frozen=True, slots=True)
class SurfaceFacts:
    """Everything that is recorded of surfaces, of any day and any state; each tuple in the order of its question."""

    edges: tuple[SurfaceRow, ...]
    in_sectors: tuple[InSectorRow, ...]
    sectors: tuple[SectorRow, ...]

    def sector_names(self) -> Mapping[str, str]:
        """What the sectors are called; one without a name goes by its id."""
        return {row.id: row.name or row.id for row in self.sectors}


def fetch_surface_facts(reader: Reader) -> SurfaceFacts:
    """Fetch the surfaces of the whole graph, of every type of collaboration, also those that carry no youth."""
    return SurfaceFacts(
        edges=SURFACE_EDGES.run(reader, types=list(COLLABORATION_TYPES)),
        in_sectors=ORGANISATION_SECTORS.run(reader),
        sectors=SECTORS.run(reader),
    )
