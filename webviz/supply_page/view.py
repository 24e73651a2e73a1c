"""What the pages of the supply show, ready to be written out."""

from dataclasses import dataclass

from webviz.everyone.filters import Filter
from webviz.everyone.head import Head
from webviz.everyone.naming import Link


@dataclass(frozen=True, slots=True)
class Cell:
    """A stage and an area: how many offers there are, and how many there may be, of which one of the two is not told."""

    stage: str
    count: int
    maybe: int
    is_lacking: bool
    """Whether both are told, and there is nothing."""
    href: str | None
    maybe_href: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """An area, with a cell for each stage."""

    area: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SupplyPage:
    """The matrix of areas and stages."""

    head: Head
    filters: tuple[Filter, ...]
    stages: tuple[str, ...]
    lines: tuple[Line, ...]
    offers: int
    told: tuple[str, ...]
    """How many cells have nothing, or what keeps one from seeing it, in sentences."""
    no_provider: int
    """Offers that nobody provides, and that are not counted."""
    kept: dict[str, str]
    rows: str
    download: str


@dataclass(frozen=True, slots=True)
class Row:
    """One offer."""

    offer: Link
    providers: tuple[Link, ...]
    ages: str
    route: str
    start: str
    stages: str
    areas: str
