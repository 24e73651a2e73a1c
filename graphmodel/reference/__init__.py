"""Denmark's municipalities and postcodes, as plain data files with a typed way to look them up.

Two files beside this module: ``kommuner.csv`` (code, name, region) and ``postnumre.csv`` (town and coordinates, under
the Open Database License; see ``postnumre.NOTICE.md``). Nothing is read until `load_reference` is called.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt
from types import MappingProxyType

from graphmodel.catalogue.folding import fold

_EARTH_RADIUS_KM = 6371.0088  # the mean radius of the IUGG
# Gedser Odde, Skagens Gren, Blåvandshuk and Christiansø, in degrees.
_SOUTH, _NORTH, _WEST, _EAST = 54.55, 57.76, 8.07, 15.2
_CODE = re.compile(r"\d{3,4}")
_POSTCODE = re.compile(r"(?<!\d)(?:DK[ -]?)?(\d{4})(?!\d)", re.IGNORECASE)
_MUNICIPAL_WORDS = frozenset({"kommune", "kommuner", "regionskommune", "kom"})


DISTRICTS = ("C", "K", "V", "N", "S", "Ø", "NV", "SV", "SØ", "NØ", "M", "F", "B")
"""The letters behind a city's name: Odense SØ."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality with its four-digit code and the region it lies in."""

    code: str
    name: str
    region_code: str
    region: str


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode with its town and a point in its area (WGS 84 degrees).

    ``nearest_municipality`` is the code of the nearest municipality and a hint only: one in seven lies in another.
    """

    postcode: str
    town: str
    lat: float
    lon: float
    nearest_municipality: str

    @property
    def has_sound_point(self) -> bool:
        """Whether the point lies within Denmark's outermost land; 21 on the coast lie up to 250 km out at sea."""
        return _SOUTH <= self.lat <= _NORTH and _WEST <= self.lon <= _EAST

    def distance_km(self, other: "Postcode") -> float | None:
        """The great-circle distance between the two points, rough at the coast; None where one of them is not sound."""
        if not (self.has_sound_point and other.has_sound_point):
            return None
        lat, other_lat = radians(self.lat), radians(other.lat)
        half_chord = (
            sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin(radians(other.lon - self.lon) / 2) ** 2
        )
        return 2 * _EARTH_RADIUS_KM * asin(min(1.0, sqrt(half_chord)))


@dataclass(frozen=True, slots=True)
class Reference:
    """Municipalities by code and postcodes by number, in the order of their files."""

    municipalities: Mapping[str, Municipality]
    postcodes: Mapping[str, Postcode]
    _by_name: Mapping[str, Municipality]
    _by_town: Mapping[str, tuple[Postcode, ...]]
    _by_city: Mapping[str, tuple[Postcode, ...]]

    def municipality(self, code_or_name: str) -> Municipality | None:
        """The municipality with a code ("0621", "621") or a name in any spelling ("Århus", "Københavns Kommune")."""
        text = code_or_name.strip()
        if _CODE.fullmatch(text):
            return self.municipalities.get(text.zfill(4))
        name = _bare_name(text)
        return self._by_name.get(name) or self._by_name.get(name.removesuffix("s")) or self._by_name.get(f"{name}s")

    def postcode(self, text: str) -> Postcode | None:
        """The first postcode that exists among the four-digit numbers of a text ("6000", "DK-6000 Kolding", an address)."""
        found = (self.postcodes.get(number) for number in _POSTCODE.findall(text))
        return next((postcode for postcode in found if postcode is not None), None)

    def towns(self, name: str) -> tuple[Postcode, ...]:
        """Every postcode of a town in any spelling, by number; empty for a town no postcode names."""
        return self._by_town.get(fold(name), ())

    def districts(self, name: str) -> tuple[Postcode, ...]:
        """Every postcode of a city's districts ("Odense" has Odense C, Odense V …), by number; empty for a town without."""
        return self._by_city.get(fold(name), ())

    def municipality_hint(self, postcode: str) -> Municipality | None:
        """The municipality nearest to a postcode: a guess to be shown as one, never where it surely lies.

        None for an unknown postcode, and where Christiansø (0411) is nearest, which is no municipality.
        """
        found = self.postcode(postcode)
        return self.municipalities.get(found.nearest_municipality) if found else None

    def distance_km(self, postcode: str, other: str) -> float | None:
        """The great-circle distance between two postcodes; None where one is unknown or has no sound point."""
        first, second = self.postcode(postcode), self.postcode(other)
        return first.distance_km(second) if first and second else None


@cache
def load_reference() -> Reference:
    """Both files, read once."""
    municipalities = {row["code"]: Municipality(**row) for row in _rows("kommuner.csv")}
    postcodes = {
        row["postcode"]: Postcode(
            row["postcode"], row["town"], float(row["lat"]), float(row["lon"]), row["nearest_municipality"]
        )
        for row in _rows("postnumre.csv")
    }
    by_town: dict[str, tuple[Postcode, ...]] = {}
    by_city: dict[str, tuple[Postcode, ...]] = {}
    districts = {*map(fold, DISTRICTS)}
    for postcode in postcodes.values():
        town = fold(postcode.town)
        by_town[town] = (*by_town.get(town, ()), postcode)
        city, _, district = town.rpartition(" ")
        if district in districts:
            by_city[city] = (*by_city.get(city, ()), postcode)
    return Reference(
        MappingProxyType(municipalities),
        MappingProxyType(postcodes),
        MappingProxyType({_bare_name(municipality.name): municipality for municipality in municipalities.values()}),
        MappingProxyType(by_town),
        MappingProxyType(by_city),
    )


def _bare_name(name: str) -> str:
    """A municipality's name folded and without the word for municipality."""
    return " ".join(word for word in fold(name).split() if word not in _MUNICIPAL_WORDS)


def _rows(file: str) -> Iterator[dict[str, str]]:
    from importlib import resources  # costs more time to import than the rest of this module

    text = resources.files("graphmodel.reference").joinpath(file).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())
