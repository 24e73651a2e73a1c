"""What the pages of collaboration surfaces show, ready to be written out."""

from dataclasses import dataclass

from webviz.everyone.head import Head
from webviz.everyone.naming import Link
from webviz.everyone.paging import Paging


@dataclass(frozen=True, slots=True)
class Cell:
    """From one sector to another: how many collaborations are in force, how many of them nobody has confirmed, and their rows."""

    count: int
    unconfirmed: int
    href: str
    taker: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A sector, and a cell for each sector in the order of the columns; None where nothing is in force."""

    giver: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class State:
    """How what is recorded between two sectors stands: counts, each with the address of its rows where there are some."""

    giver: str
    taker: str
    counts: tuple[tuple[int, str | None], ...]
    owners: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """Somebody without whom some areas would not be covered: how many, their rows, and the question what if."""

    who: Link
    kind: str
    count: int
    rows: str
    what_if: str


@dataclass(frozen=True, slots=True)
class Broker:
    """An organisation, and which part of the shortest ways leads over it, in words."""

    organisation: Link
    share: str


@dataclass(frozen=True, slots=True)
class SurfacesPage:
    """The surfaces of a day; `columns` are the sectors that anything leads to."""

    head: Head
    total: int
    in_force: int
    unconfirmed: int
    columns: tuple[str, ...]
    matrix: tuple[MatrixRow, ...]
    states: tuple[State, ...]
    state_columns: tuple[str, ...]
    points: tuple[Point, ...]
    points_left_out: int
    points_href: str
    brokers: tuple[Broker, ...]
    brokers_left_out: int
    plot: str
    rows: str
    download: str


@dataclass(frozen=True, slots=True)
class Row:
    """One collaboration."""

    giver: Link
    verb: str
    taker: Link
    standing: str
    is_in_force: bool
    agreement: str
    owner: Link | None
    confirmed: str
    is_fresh: bool


@dataclass(frozen=True, slots=True)
class Lost:
    """A youth and an area that hang on somebody: how they would stand without, and why."""

    youth: Link
    area: str
    state: str
    is_gap: bool
    cause: str


@dataclass(frozen=True, slots=True)
class PointPage:
    """The youths and areas that hang on somebody."""

    head: Head
    who: Link
    kind: str
    rows: tuple[Lost, ...]
    paging: Paging
    what_if: str
    back: str


@dataclass(frozen=True, slots=True)
class PointsPage:
    """Everybody on whom something hangs, a page of them."""

    head: Head
    points: tuple[Point, ...]
    paging: Paging
    back: str
