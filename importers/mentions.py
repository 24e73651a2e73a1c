"""What one row speaks of, before it is known which rows speak of the same thing."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple

from graphmodel.catalogue.list_entries import Subject
from graphmodel.fields import Value
from importers.result import RowId

SUBJECTS: dict[str, Subject] = {"Offer": "offer", "Organisation": "organisation", "Actor": "person"}
"""The labels that rows speak of, each with the catalogue's word for it."""
LABELS: dict[Subject, str] = {subject: label for label, subject in SUBJECTS.items()}
"""The same the other way round."""
OWNERS = {"Offer": "PROVIDES", "Actor": "WORKS_AT"}
"""The edge that tells whose an offer or a person is."""
KNOWN_ENDS = {
    "IN_SECTOR": "Sector",
    "LOCATED_IN": "Municipality",
    "SERVES": "Municipality",
    "SUITS": "Stage",
    "DEVELOPS": "Area",
    "REQUIRES": "Permission",
}
"""Edges that lead to a node which is there before any list, with its label."""
NOTES = {"Offer": "conditions", "Organisation": "procedure", "Actor": "words"}
"""Where words are kept that fit no field of their own. A person has no such field: the words go on to who has, with the name before them
(`understanding/words_of_persons.py`), and until then stand under names that begin so."""
JOINED = frozenset(
    {
        "description",
        "conditions",
        "procedure",
        "how_to_apply",
        "schedule",
        "youth_text",
        "job_title",
        "legal_basis",
        "contact_name",
    }
)
"""Texts of which several may stand together."""


class Said(NamedTuple):
    """A value and the cell that says it; `is_inferred` where it is more exact than the cell, such as a month's first day.

    `replaces` where whoever wrote it had before them what the graph says, so that it stands in its place and not beside it.
    """

    value: Value
    cell: str
    is_inferred: bool = False
    replaces: bool = False

    def with_line(self, line: str) -> "Said":
        """The text with a line more under it, at the cell of the first."""
        return Said(f"{self.value}\n{line}", self.cell)


_NOTHING: Mapping[str, Said] = MappingProxyType({})


def nothing_said() -> Mapping[str, Said]:
    """What is said where nothing is: one for all, for nearly every edge of a long list is told of without a word."""
    return _NOTHING


@dataclass(frozen=True, slots=True)
class Mention:
    """One organisation, offer or person as one row speaks of it.

    `path` is what an organisation is part of, outermost first; `place` the code of its municipality, "" where nobody says.
    A partner is only named beside the row's own things, whose municipality is `beside`. `id` is the node of the graph that the row
    itself names, "" where it names none. `is_end` where a sheet of relations names it, for such a sheet calls one by one name.
    `identity` is the row that the list's own ids say this is, so that it is never another of that name; `apart` tells two of those
    with one name in one place from each other; `former` are the other names that a row says it had before.
    """

    label: str
    name: str
    cell: str
    row: RowId
    path: tuple[str, ...] = ()
    place: str = ""
    fields: Mapping[str, Said] = field(default_factory=dict)
    is_partner: bool = False
    beside: str = ""
    id: str = ""
    is_end: bool = False
    identity: str = ""
    apart: str = ""
    former: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """A node that is named by its id: a municipality, or something of the catalogue."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge that a row speaks of; its ends are places among the row's mentions, or a known node.

    `fields` are what the row says of the edge itself; `owner` is the place of the person who keeps a collaboration going.
    One that is `supposed` is said by nobody: it tells who is meant, and is stored only of a person that is known nowhere else.
    """

    type: str
    giver: int
    taker: int | Known
    cell: str
    fields: Mapping[str, Said] = field(default_factory=nothing_said)
    owner: int | None = None
    is_supposed: bool = False


@dataclass(frozen=True, slots=True)
class RowFacts:
    """Everything that one row says; `address` is the row as a range of cells."""

    row: RowId
    address: str
    mentions: tuple[Mention, ...]
    ties: tuple[Tie, ...] = ()

    def provider_of(self, offer: int) -> Mention | None:
        """Who provides the offer at a place among the mentions."""
        return next(
            (self.mentions[tie.giver] for tie in self.ties if tie.type == "PROVIDES" and tie.taker == offer), None
        )

    def with_twin(self, at: int, twin: Mention) -> "RowFacts":
        """The facts with a mention more, tied to all that the one at a place is tied to."""
        place = len(self.mentions)
        ties = [
            replace(tie, giver=place if tie.giver == at else tie.giver, taker=place if tie.taker == at else tie.taker)
            for tie in self.ties
            if at in (tie.giver, tie.taker)
        ]
        return replace(self, mentions=(*self.mentions, twin), ties=(*self.ties, *ties))

    def without_idle(self, places: Container[int]) -> "RowFacts":
        """The facts less those mentions, of the places, that nothing is tied to."""
        used = {end for tie in self.ties for end in (tie.giver, tie.taker, tie.owner)}
        kept = [at for at in range(len(self.mentions)) if at in used or at not in places]
        to = {before: after for after, before in enumerate(kept)}
        ties = tuple(
            replace(
                tie,
                giver=to[tie.giver],
                taker=to[tie.taker] if isinstance(tie.taker, int) else tie.taker,
                owner=None if tie.owner is None else to[tie.owner],
            )
            for tie in self.ties
        )
        return replace(self, mentions=tuple(self.mentions[at] for at in kept), ties=ties)
