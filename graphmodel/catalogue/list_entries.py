"""The catalogue's entries about partners' lists: what their headers and the words in their cells mean."""

from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

from graphmodel.catalogue.reading import refers_to

Subject: TypeAlias = Literal["offer", "organisation", "person"]
Likeness: TypeAlias = Literal["person", "organisation", "offer", "place"]


@dataclass(frozen=True, slots=True)
class Column:
    """A meaning a column can have, and the fields it fills where the rows are about an offer, organisation or person.

    A field is written ``Label.field``, an edge ``Label.TYPE``; ``fills`` tells whether a cell may fill all of them or
    the first whose vocabulary knows the value, is only words that are kept with their header, or says nothing by itself.
    A ``shared`` column claims its words only where a rule says so.
    """

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    offer: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    fills: Literal["all", "first", "words", "nothing"] = "all"
    shared: bool = False
    words: tuple[str, ...] = ()
    note: str = ""

    def targets(self, subject: Subject) -> tuple[str, ...]:
        """The fields this column fills in rows about the subject; empty where it says nothing about one."""
        return {"offer": self.offer, "organisation": self.organisation, "person": self.person}[subject]


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """What a header word that could mean several columns means here; the first rule of a word that holds decides."""

    KEY: ClassVar[tuple[str, ...]] = ()
    word: str
    column: str = refers_to("columns")
    with_any: tuple[str, ...] = refers_to("columns", default=())
    without: tuple[str, ...] = refers_to("columns", default=())
    looks_like: Likeness | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ValueWord:
    """Words that stand for one value of a set; ``negated`` is the value they stand for where they are negated.

    ``words`` may lie anywhere in a cell, ``whole`` must be the whole of it; a ``sign`` is matched only as written.
    """

    KEY: ClassVar[tuple[str, ...]] = ("set", "value")
    set: str
    value: str
    name: str
    negated: str | None = None
    words: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    sign: bool = False


@dataclass(frozen=True, slots=True)
class Negation:
    """Words that negate: standing before, after, or alone after a word; ``spared`` are those that only look so."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: Literal["before", "after", "alone", "spared"]
    words: tuple[str, ...]
