"""Where an offer stands in the supply: under its stages, areas, age bands, way in and sectors, and under None where it does not say."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from queries.day.offers import NO_START
from queries.day.world import World
from queries.days import ALWAYS, iso
from queries.gaps.belongings import AGE_BANDS, OLDER, UNKNOWN, Keys

DIMENSIONS = ("stage", "area", "age", "route", "sector")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the supply is asked for. What is not told of an offer is never ruled out: it may be what is asked for."""

    keys: Mapping[str, frozenset[str | None]] = field(default_factory=dict)
    """Of some dimensions the keys that are let through, and None always."""
    ages: tuple[int, int] | None = None
    """The lowest and the highest age."""

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not self.keys and self.ages is None

    def lets_through(self, dimension: str, key: str | None) -> bool:
        """Whether a key of a dimension is asked for."""
        return key is None or dimension not in self.keys or key in self.keys[dimension]


@dataclass(frozen=True, slots=True)
class Listed:
    """An offer of the supply, as a row."""

    offer: str
    name: str | None
    providers: tuple[str, ...]
    min_age: int | None
    max_age: int | None
    route: str | None
    start: str | None
    """The earliest start that can still be reached; None where none is known."""
    stages: tuple[str, ...]
    areas: tuple[str, ...]
    sectors: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "offer": self.offer,
            "name": self.name,
            "providers": list(self.providers),
            "min_age": self.min_age,
            "max_age": self.max_age,
            "route": self.route,
            "start": self.start,
            "stages": list(self.stages),
            "areas": list(self.areas),
            "sectors": list(self.sectors),
        }


class Placing:
    """Where offers stand."""

    def __init__(self, world: World, sectors: Mapping[int, Keys], wanted: Wanted) -> None:
        """`sectors` are those of each organisation, by its number."""
        self._world = world
        self._sectors = sectors
        self._wanted = wanted

    def keys(self, row: int) -> Iterator[list[str | None]]:
        """The keys of an offer in each dimension, those that are asked for."""
        offers = self._world.offers
        told: Mapping[str, Iterable[str | None]] = {
            "stage": offers.stages.get(row) or UNKNOWN,
            "area": offers.leads.get(row) or UNKNOWN,
            "age": self._bands(row),
            "route": (offers.rows[row].route,),
            "sector": self._sectors_of(row) or UNKNOWN,
        }
        for dimension in DIMENSIONS:
            yield [key for key in told[dimension] if self._wanted.lets_through(dimension, key)]

    def _bands(self, row: int) -> Keys:
        """The age bands of an offer, as far as they are asked for; not known where it says no age, or a lowest above the highest."""
        offers = self._world.offers
        lowest, highest = int(offers.min_age[row]), int(offers.max_age[row])
        if not offers.has_age[row] or lowest > highest:
            return UNKNOWN
        if self._wanted.ages:
            lowest, highest = max(lowest, self._wanted.ages[0]), min(highest, self._wanted.ages[1])
        return bands_between(lowest, highest)

    def listed(self, row: int) -> Listed:
        """An offer as a row."""
        offers, offer = self._world.offers, self._world.offers.rows[row]
        start = int(offers.start[row])
        return Listed(
            offer.id,
            offer.name,
            tuple(self._world.network.ids[number] for number in offers.providers_of(row)),
            offer.min_age,
            offer.max_age,
            offer.route,
            None if start == NO_START else iso(start),
            offers.stages.get(row, ()),
            offers.leads.get(row, ()),
            tuple(sector for sector in self._sectors_of(row) if sector is not None),
        )

    def _sectors_of(self, row: int) -> Keys:
        """The sectors of all its providers; None among them where one has none."""
        found = {
            sector for number in self._world.offers.providers_of(row) for sector in self._sectors.get(number, UNKNOWN)
        }
        return tuple(sorted(found, key=lambda each: (each is None, each or "")))


def bands_between(lowest: int, highest: int) -> tuple[str, ...]:
    """The age bands that have an age from the one to the other, both among them; none where the highest is below the lowest.

    >>> bands_between(16, 18), bands_between(30, 99), bands_between(20, 18)
    (('15-17', '18-22'), ('30-',), ())
    """
    found = []
    first = -ALWAYS
    for name, last in (*AGE_BANDS, (OLDER, ALWAYS)):
        if max(first, lowest) <= min(last, highest):
            found.append(name)
        first = last + 1
    return tuple(found)
