"""What a chain consists of, whichever way it is shown."""

from dataclasses import dataclass, replace
from enum import StrEnum

_OR = " / "


class MarkKind(StrEnum):
    """What stands in the picture, in the order of its columns."""

    YOUTH = "youth"
    PERSON = "person"
    ORGANISATION = "organisation"
    OFFER = "offer"


class LinkState(StrEnum):
    """How sure a connection is; each has a line of its own, so that colour never stands alone."""

    FIXED = "fixed"
    OPEN = "open"
    """Nothing is agreed, for nothing has to be: the youth goes there unreferred."""
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
    asks_first: bool = False
    """Whether the youth is asked before anything is told to whom it leads to."""

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
    """Several chains as one picture; a mark stands where it is met last, so that no arrow points back, and a link is drawn once.

    Going there unreferred and being handed on are two links: what is true of one need not be of the other. A mark is locked where every
    way to it is; where only some are, their links alone say so.
    """
    marks: dict[str, Mark] = {}
    links: dict[tuple[str, str, LinkState], Link] = {}
    for chain in chains:
        for mark in chain.marks:
            known = marks.get(mark.key)
            if known is None or mark.depth > known.depth:
                marks[mark.key] = mark
        for link in chain.links:
            key = (link.source, link.target, link.state)
            links[key] = _together(links[key], link) if key in links else link
    free = {link.target for link in links.values() if not link.asks_first}
    shown = (
        replace(mark, note=None, is_locked=False) if mark.is_locked and mark.key in free else mark
        for mark in marks.values()
    )
    return Chain(tuple(shown), tuple(links.values()))


def _together(first: Link, second: Link) -> Link:
    """The same link of two chains: it asks first where one of them does, and says both where they are called differently."""
    words = first.words if second.words in first.words.split(_OR) else f"{first.words}{_OR}{second.words}"
    sentence = first.sentence if second.sentence in first.sentence else f"{first.sentence} {second.sentence}".strip()
    return replace(first, words=words, sentence=sentence, asks_first=first.asks_first or second.asks_first)
