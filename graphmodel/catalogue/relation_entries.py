"""The catalogue's entries about lists of relations: what their headers, their types and the words for a state mean."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Relation:
    """A type of edge that a list can name: its words from the first end to the second, and the words the other way.

    ``headers`` and ``reverse_headers`` are words over a column that names whoever a row's organisation is tied to so.
    """

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    words: tuple[str, ...]
    reverse_words: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    reverse_headers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationColumn:
    """A column of a list of relations: an end (``from``, ``to``), the type (``edge``) or a field of the edge, and its headers.

    A word among ``weak`` is only believed where the cells under it fit.
    """

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    words: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationWord:
    """Words that stand for one listed value of a field of a relation; ``ended`` is none, for an end needs its day."""

    KEY: ClassVar[tuple[str, ...]] = ("field", "id")
    field: str
    id: str
    words: tuple[str, ...]
