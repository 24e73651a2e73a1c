"""What the page of what-if shows, ready to be written out."""

from collections.abc import Mapping
from dataclasses import dataclass

from webviz.everyone.head import Head
from webviz.everyone.naming import Link
from webviz.what_if_page.finding import Thing


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that is different, in words, with the address without it, and what is wrong with it."""

    text: str
    href: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Picked:
    """Something that a field may have meant, with the address that means it."""

    name: str
    about: str
    href: str


@dataclass(frozen=True, slots=True)
class Some:
    """Some youths: the first of them, and how many there are."""

    links: tuple[Link, ...]
    count: int
    why: str = ""
    """Why an offer does not suit them on the side where it does not."""

    @property
    def left_out(self) -> int:
        """How many are not among the first."""
        return self.count - len(self.links)


@dataclass(frozen=True, slots=True)
class Change:
    """An area or an offer: the youths who lose it, and those who gain it."""

    name: str
    href: str | None
    lost: Some
    gained: Some


@dataclass(frozen=True, slots=True)
class Side:
    """How an area stands before or after: why it is not covered, and what carries the youth or else comes nearest."""

    state: str
    is_gap: bool
    cause: str
    offer: Link | None
    provider: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A youth's open area on both sides."""

    youth: Link
    area: str
    before: Side
    after: Side


@dataclass(frozen=True, slots=True)
class Pairs:
    """The first of the pairs with which the same happens, and how many there are."""

    title: str
    shown: tuple[Pair, ...]
    count: int

    @property
    def left_out(self) -> int:
        """How many are not among the first."""
        return self.count - len(self.shown)


@dataclass(frozen=True, slots=True)
class Answer:
    """What would be lost and gained; `outside` where the day is not in the span, so that nothing is different."""

    summary: tuple[str, ...]
    outside: str
    day_said: str
    """Which day of the span is looked at, where nobody chose one; else empty."""
    remarks: tuple[str, ...]
    """Danish sentences."""
    areas: tuple[Change, ...]
    pairs: tuple[Pairs, ...]
    """What is lost, what is gained, and what moves without being covered, where there is some of it."""
    offers: tuple[Change, ...]
    offers_left_out: int
    download: str


@dataclass(frozen=True, slots=True)
class Form:
    """The form as it was filled in, with what its fields suggest or let one choose between."""

    typed: Mapping[str, str]
    errors: Mapping[str, str]
    choices: Mapping[str, tuple[Picked, ...]]
    days: Mapping[str, str]
    kinds: tuple[tuple[str, str], ...]
    kept: tuple[tuple[str, str], ...]
    """What is different already, and how the youths are looked at: names and values of fields."""
    things: tuple[Thing, ...]
    organisations: tuple[Thing, ...]
    offers: tuple[Thing, ...]
    roles: tuple[Thing, ...]
    permissions: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class WhatIfPage:
    """The page; there is no answer before something is different, or while something is wrong."""

    head: Head
    form: Form
    chips: tuple[Chip, ...]
    examples: tuple[Link, ...]
    answer: Answer | None
