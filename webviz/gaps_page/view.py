"""What the page of gaps shows, ready to be written out."""

from dataclasses import dataclass

from webviz.everyone.head import Head
from webviz.everyone.naming import Link


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, with the address of its rows; a count of nothing has none."""

    count: int
    href: str | None


@dataclass(frozen=True, slots=True)
class Cause:
    """Why some areas are gaps, and how many."""

    name: str
    count: int
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """How the youths stand in an area, or in a municipality."""

    name: str
    href: str | None
    pairs: Figure
    covered: Figure
    possible: Figure
    gap: Figure
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class PermissionLine:
    """A permission that hangs by a thread: what is wrong, and who can give it."""

    permission: Link
    problem: str
    is_held: bool
    people: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TransitionLine:
    """A step from one stage to the next."""

    giver: str
    taker: str
    youths: Figure
    offers: Figure


@dataclass(frozen=True, slots=True)
class GapsPage:
    """Everything that is missing on a day; `whole` sums the areas up."""

    head: Head
    whole: Line
    areas: tuple[Line, ...]
    municipalities: tuple[Line, ...]
    """Where more than one has youths, and none is chosen."""
    permissions: tuple[PermissionLine, ...]
    transitions: tuple[TransitionLine, ...]
    breakdowns: tuple[Link, ...]
    loose: str
    plot: str
    download: str


@dataclass(frozen=True, slots=True)
class Row:
    """One pair: whose area it is, how it stands, why, and the offer that comes nearest."""

    youth: Link
    area: str
    state: str
    is_gap: bool
    cause: str
    offer: Link | None
