"""What the map has for youths: stage × area × age band × way in, by sector, and where it has nothing.

An offer stands in a cell for each of its stages, areas, age bands and sectors. Of what nobody has told of it, it stands under None: it
may be what is looked for, and is never left out. What nobody provides is no supply; it is named apart.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from queries.day.network import is_active
from queries.day.world import World
from queries.everyone.population import population_on
from queries.gaps.around import around, is_provided
from queries.gaps.belongings import BANDS, Keys, sectors_of
from queries.supply.facts import SupplyFacts
from queries.supply.placing import DIMENSIONS, Listed, Placing, Wanted

ROUTES = ("open", "self", "referral", "visitation")
BOTH = ("stage", "area")
"""What there must be for anybody to see where there is nothing."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The offers that stand in one cell, by id; each key is None where it is not known."""

    stage: str | None
    area: str | None
    age: str | None
    route: str | None
    sector: str | None
    offers: tuple[str, ...]

    def key(self, dimension: str) -> str | None:
        """What the cell stands for in one of the DIMENSIONS."""
        found: str | None = getattr(self, dimension)
        return found

    def as_json(self) -> dict[str, Any]:
        return {**{name: self.key(name) for name in DIMENSIONS}, "offers": list(self.offers)}


@dataclass(frozen=True, slots=True)
class Nothing:
    """A stage and an area for which no offer is known; `maybe` are those of which the stage, the area or both are not told."""

    stage: str
    area: str
    maybe: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {"stage": self.stage, "area": self.area, "maybe": list(self.maybe)}


@dataclass(frozen=True, slots=True)
class Supply:
    """What there is on a day, in one version of the graph."""

    on: str
    graph_version: int
    municipality: str | None
    cells: tuple[Cell, ...]
    """Those in which something stands, in the order of stages, areas' ids, ages, routes and sectors' ids; what is not known last."""
    nothing: tuple[Nothing, ...]
    """In the same order."""
    offers: tuple[Listed, ...]
    """Every offer of the cells, by id."""
    no_provider: tuple[str, ...] = ()
    """The offers that would stand in a cell, had they a provider on the day, by id."""
    lacking: tuple[str, ...] = ()
    """Of BOTH what the map has none of: then it is not seen where there is nothing."""
    asks_where_nothing_is: bool = True
    """Whether any stage and area of the map is asked about: not where only what is not told is asked for."""

    def untold(self, dimension: str) -> tuple[str, ...]:
        """The offers of which a dimension is not told, by id."""
        return tuple(sorted({offer for cell in self.cells if cell.key(dimension) is None for offer in cell.offers}))

    def as_json(self, *, with_offers: bool) -> dict[str, Any]:
        """The cells and the empty ones; `with_offers`: and the rows that they open to."""
        answer: dict[str, Any] = {
            "on": self.on,
            "graph_version": self.graph_version,
            "municipality": self.municipality,
            "cells": [cell.as_json() for cell in self.cells],
            "nothing": [each.as_json() for each in self.nothing],
            "no_provider": list(self.no_provider),
        }
        return answer | {"offers": [each.as_json() for each in self.offers]} if with_offers else answer


def find_supply(
    facts: SupplyFacts, iso_day: str, municipality: str | None = None, wanted: Wanted | None = None
) -> Supply:
    """The active offers that are provided and not over, and not out of place for the youths of a municipality, or of all of them.

    Raises NotFound where there is no such municipality.
    """
    facts.refuse_unknown({"municipality": (municipality,)})
    wanted = wanted or Wanted()
    world = population_on(facts.records, iso_day, facts.carries).world
    offers = world.offers
    counts = around(world, municipality).offers & offers.is_active & (offers.today <= offers.ends)
    provided = is_provided(world)
    placing = Placing(world, sectors_of(world.network, facts.surfaces), wanted)
    found: dict[Keys, list[int]] = {}
    for row in np.flatnonzero(counts & provided).tolist():
        for keys in product(*placing.keys(row)):
            found.setdefault(keys, []).append(row)
    order = _Order(facts)
    rows = sorted({row for some in found.values() for row in some})
    cells = tuple(_cell(keys, found[keys], world) for keys in sorted(found, key=order.of))
    return Supply(
        iso_day,
        facts.records.version,
        municipality,
        cells,
        tuple(_nothing(cells, order, wanted)),
        tuple(placing.listed(row) for row in rows),
        tuple(offers.rows[row].id for row in np.flatnonzero(counts & ~provided).tolist() if all(placing.keys(row))),
        tuple(name for name, keys in zip(BOTH, (order.stages, order.areas), strict=True) if not keys),
        any(map(_asked(wanted, "stage"), order.stages)) and any(map(_asked(wanted, "area"), order.areas)),
    )


def _asked(wanted: Wanted, dimension: str) -> Callable[[str], bool]:
    return lambda key: wanted.lets_through(dimension, key)


def _cell(keys: Keys, rows: Iterable[int], world: World) -> Cell:
    stage, area, age, route, sector = keys
    return Cell(stage, area, age, route, sector, tuple(world.offers.rows[row].id for row in rows))


class _Order:
    """How keys follow each other: stages by rank, ages and routes as they come, the rest by id, and what is not known last."""

    def __init__(self, facts: SupplyFacts) -> None:
        ranked = sorted(facts.records.network.stages, key=lambda row: row.order)
        self.stages = [row.id for row in ranked if is_active(row.status)]
        self.areas = [row.id for row in facts.records.network.areas if is_active(row.status)]
        known: tuple[Sequence[str], ...] = (self.stages, (), BANDS, ROUTES, ())
        self._place = [{key: place for place, key in enumerate(keys)} for keys in known]

    def of(self, keys: Keys) -> tuple[tuple[bool, int, str], ...]:
        return tuple(
            (key is None, place.get(key or "", len(place)), key or "")
            for key, place in zip(keys, self._place, strict=True)
        )


def _nothing(cells: Iterable[Cell], order: _Order, wanted: Wanted) -> Iterator[Nothing]:
    """The stages and areas that are asked for and have no offer."""
    found: dict[tuple[str | None, str | None], set[str]] = {}
    for cell in cells:
        found.setdefault((cell.stage, cell.area), set()).update(cell.offers)
    for stage, area in product(order.stages, order.areas):
        is_asked = wanted.lets_through("stage", stage) and wanted.lets_through("area", area)
        if is_asked and (stage, area) not in found:
            untold = ((stage, None), (None, area), (None, None))
            maybe = set[str]().union(*(found.get(each, ()) for each in untold))
            yield Nothing(stage, area, tuple(sorted(maybe)))
