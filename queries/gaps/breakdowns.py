"""Coverage by stage, sector and age, beside the areas of each municipality; and the rows that such a figure opens to."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import numpy as np

from queries.everyone.records import Records
from queries.everyone.standing import Standing
from queries.gaps.belongings import BANDS, Belongings, Keys
from queries.gaps.gaps import who_counts
from queries.gaps.tally import Tally, tally

DIMENSIONS = ("stage", "sector", "age")


@dataclass(frozen=True, slots=True)
class Breakdown:
    """How the pairs of a youth and an open area stand that belong to one stage, sector or age band."""

    key: str | None
    """None: it is not known."""
    tally: Tally
    """A pair may stand in several rows, and so may a youth."""

    def as_json(self, dimension: str) -> dict[str, Any]:
        return {dimension: self.key, **self.tally.as_json()}


def break_down(
    records: Records, standing: Standing, belong: Belongings, dimension: str, municipality: str | None = None
) -> tuple[Breakdown, ...]:
    """The pairs by one of the DIMENSIONS, in the order of stages, sectors' ids or ages, and last those of which it is not known."""
    keys_of = _keys(belong, dimension)
    counted = np.flatnonzero(who_counts(standing, municipality)[standing.youth]).tolist()
    tallies = tally(standing, counted, keys_of)
    return tuple(Breakdown(key, tallies[key]) for key in _in_order(records, dimension, tallies))


def _keys(belong: Belongings, dimension: str) -> Callable[[int, int], Keys]:
    """What a pair belongs to, by the numbers of its youth and its own."""
    if dimension == "sector":
        return lambda _, pair: belong.sectors[pair]
    of_youths = belong.stages if dimension == "stage" else belong.ages
    return lambda youth, _: of_youths[youth]


def _in_order(records: Records, dimension: str, keys: Iterable[str | None]) -> list[str | None]:
    order: Mapping[str, tuple[Any, ...]] = {}
    if dimension == "stage":
        order = {row.id: row.order for row in records.network.stages}
    elif dimension == "age":
        order = {band: (place,) for place, band in enumerate(BANDS)}
    return sorted(keys, key=lambda key: (key is None, order.get(key or "", ()), key or ""))


class Pair(Protocol):
    """A youth and an open area, and why it is not covered; what is covered has no cause."""

    @property
    def youth(self) -> str: ...

    @property
    def area(self) -> str: ...

    @property
    def cause(self) -> str | None: ...


PairT = TypeVar("PairT", bound=Pair)


@dataclass(frozen=True, slots=True)
class Sought:
    """Which of the pairs are asked for; each filter has the ids that are let through, None lets all through."""

    youths: frozenset[str] | None = None
    areas: frozenset[str] | None = None
    causes: frozenset[str] | None = None
    stages: frozenset[str | None] | None = None
    sectors: frozenset[str | None] | None = None
    ages: frozenset[str | None] | None = None

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return self == Sought()

    def among(self, pairs: Iterable[PairT], standing: Standing, belong: Belongings) -> tuple[PairT, ...]:
        """Those of the pairs that are asked for, in their order."""
        number_of = {id_: number for number, id_ in enumerate(standing.population.youth_ids)}
        areas, place = standing.areas, {}
        if self.sectors is not None:
            of_pairs = zip(standing.youth.tolist(), standing.area.tolist(), strict=True)
            place = {(youth, areas[area]): pair for pair, (youth, area) in enumerate(of_pairs)}

        def is_sought(pair: PairT) -> bool:
            youth = number_of[pair.youth]
            return (
                (self.youths is None or pair.youth in self.youths)
                and (self.areas is None or pair.area in self.areas)
                and (self.causes is None or pair.cause in self.causes)
                and (self.stages is None or not self.stages.isdisjoint(belong.stages[youth]))
                and (self.ages is None or not self.ages.isdisjoint(belong.ages[youth]))
                and (self.sectors is None or not self.sectors.isdisjoint(belong.sectors[place[youth, pair.area]]))
            )

        return tuple(filter(is_sought, pairs))
