"""The supply as it is asked for, and the words for it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue
from queries.keeping import Kept
from queries.overview import Overview
from queries.supply.facts import SupplyFacts
from queries.supply.supply import Supply, find_supply
from queries.surfaces.facts import SurfaceFacts
from webviz.everyone import refusing
from webviz.everyone.naming import area_name, stage_name
from webviz.supply_page.forms import Wanted
from webviz.words import word

Key = tuple[str | None, str | None]
"""A stage and an area; None where it is not told."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The supply as it is asked for, in one version of the graph."""

    overview: Overview
    surfaces: SurfaceFacts
    catalogue: Catalogue
    wanted: Wanted
    found: Supply

    def stage(self, id_: str | None) -> str:
        """What a stage is called."""
        return stage_name(self.overview, id_) if id_ else _("Ikke oplyst")

    def area(self, id_: str | None) -> str:
        """What an area is called."""
        return area_name(self.overview, id_) if id_ else _("Ikke oplyst")

    def route(self, route: str | None) -> str:
        """How one gets in."""
        names = {each.value: each.name for each in self.catalogue.value_words if each.set == "route"}
        return word(names.get(route, route)) if route else _("Ikke oplyst")

    def in_order(self, stages: Iterable[str | None]) -> list[str | None]:
        """Some stages by rank, and last what is not told."""
        rows = self.overview.records.network.stages
        rank = {row.id: (row.taxonomy or "", row.rank is None, row.rank or 0, row.id) for row in rows}
        return sorted(stages, key=lambda stage: (stage is None, rank.get(stage or "", ())))

    def cells(self) -> dict[Key, set[str]]:
        """The offers of every stage and area that has some."""
        found: dict[Key, set[str]] = {}
        for cell in self.found.cells:
            found.setdefault((cell.stage, cell.area), set()).update(cell.offers)
        return found


def ask(overview: Overview, surfaces: SurfaceFacts, catalogue: Catalogue, wanted: Wanted, kept: Kept) -> Asked:
    """Ask what there is; `kept` has what was asked before. Raises NotFound where something is named that is not on the map."""
    named = {refusing.STAGE: (wanted.stage,), refusing.AREA: (wanted.area,), refusing.SECTOR: (wanted.sector,)}
    refusing.refuse_unknown_ids(overview, named, surfaces)
    iso_day, municipality = wanted.look.day.isoformat(), wanted.look.municipality

    def find() -> Supply:
        records = replace(overview.records, youths=(), followers=())
        facts = SupplyFacts(records, surfaces, overview.names, overview.carries)
        return find_supply(facts, iso_day, municipality, wanted.asked())

    key = (overview.records.version, iso_day, municipality, wanted.age, wanted.route, wanted.sector)
    found = kept.get(key, find, lambda made: len(made.cells) + len(made.offers) + 1)
    return Asked(overview, surfaces, catalogue, wanted, found)
