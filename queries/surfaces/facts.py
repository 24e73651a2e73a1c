"""The facts of collaboration surfaces: every edge between organisations, and the sectors that these belong to."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphmodel.access import Reader
from graphmodel.schema import COLLABORATION_TYPES
from queries.day.network import is_active
from queries.days import holds_on
from queries.facts.map_rows import COLLABORATIONS, CollaborationRow, Spanned
from queries.facts.neighbourhood_rows import SECTORS, SectorRow
from queries.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class InSectorRow(Spanned):
    """An organisation belongs to a sector."""

    organisation_id: str
    sector_id: str


ORGANISATION_SECTORS = Query("organisation_sectors", InSectorRow)


@dataclass(frozen=True, slots=True)
class SurfaceFacts:
    """Everything that is recorded of surfaces, of any day and any state; each tuple in the order of its question."""

    edges: tuple[CollaborationRow, ...]
    in_sectors: tuple[InSectorRow, ...]
    sectors: tuple[SectorRow, ...]

    def sectors_on(self, iso_day: str) -> dict[str, tuple[str, ...]]:
        """The active sectors of each organisation that belongs to one on a day, sorted."""
        active = {row.id for row in self.sectors if is_active(row.status)}
        found: dict[str, set[str]] = {}
        for row in self.in_sectors:
            if row.sector_id in active and holds_on(row, iso_day):
                found.setdefault(row.organisation_id, set()).add(row.sector_id)
        return {organisation: tuple(sorted(sectors)) for organisation, sectors in found.items()}

    def sector_names(self) -> Mapping[str, str]:
        """What the sectors are called; one without a name goes by its id."""
        return {row.id: row.name or row.id for row in self.sectors}


def fetch_surface_facts(reader: Reader) -> SurfaceFacts:
    """Fetch the surfaces of the whole graph, of every type of collaboration, also those that carry no youth."""
    return SurfaceFacts(
        edges=COLLABORATIONS.run(reader, types=list(COLLABORATION_TYPES)),
        in_sectors=ORGANISATION_SECTORS.run(reader),
        sectors=SECTORS.run(reader),
    )
