"""What a chain consists of, whichever way it is shown."""

from dataclasses import dataclass
from enum import StrEnum


class MarkKind(StrEnum):
    """What stands in the picture, in the order of its columns."""

    YOUTH = "youth"
    PERSON = "person"
    ORGANISATION = "organisation"
    OFFER = "offer"


class LinkState(StrEnum):
    """How sure a connection is; each has a line of its own, so that colour never stands alone."""

    FIXED = "fixed"
    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    PLANNED = "planned"
    MISSING = "missing"
    EXPIRED = "expired"
    UNMAPPED = "unmapped"


@dataclass(frozen=True, slots=True)
class Mark:
    """A youth, a person, an organisation or an offer; `depth` counts the hand-overs before an organisation."""

    key: str
    kind: MarkKind
    name: str
    caption: str
    depth: int = 0
    note: str | None = None
    is_locked: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A connection in walking direction; `words` stand between the two names."""

    source: str
    target: str
    words: str
    state: LinkState
    responsible: str | None = None
    permission: str | None = None
    confirmed_on: str | None = None
    procedure: str | None = None
    sentence: str = ""
    is_ruled: bool = False
    """Whether the sentence is the rule book's, which writes Danish."""

    @property
    def is_step(self) -> bool:
        """Whether somebody hands the youth on here, or should."""
        return self.state is not LinkState.FIXED


@dataclass(frozen=True, slots=True)
class Row:
    """A connection as a row of the table."""

    source: Mark
    link: Link
    target: Mark

    @property
    def asks_who_is_responsible(self) -> bool:
        """Whether somebody should answer for the youth on this step."""
        is_known = self.link.is_step and self.link.state is not LinkState.UNMAPPED
        return is_known and self.source.kind is MarkKind.ORGANISATION


@dataclass(frozen=True, slots=True)
class Chain:
    """Marks in the order in which they are met, and the links between them."""

    marks: tuple[Mark, ...]
    links: tuple[Link, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The links with their ends."""
        by_key = {mark.key: mark for mark in self.marks}
        return tuple(Row(by_key[link.source], link, by_key[link.target]) for link in self.links)

    @property
    def states(self) -> tuple[LinkState, ...]:
        """The states that occur, in their order, for the legend."""
        present = {link.state for link in self.links}
        return tuple(state for state in LinkState if state in present and state is not LinkState.FIXED)


def merged(chains: tuple[Chain, ...]) -> Chain:
    """Several chains as one picture; a mark stands where it is met last, so that no arrow points back, and a link is drawn once."""
    marks: dict[str, Mark] = {}
    links: dict[tuple[str, str], Link] = {}
    for chain in chains:
        for mark in chain.marks:
            known = marks.get(mark.key)
            if known is None or mark.depth > known.depth:
                marks[mark.key] = mark
        for link in chain.links:
            links.setdefault((link.source, link.target), link)
    return Chain(tuple(marks.values()), tuple(links.values()))
