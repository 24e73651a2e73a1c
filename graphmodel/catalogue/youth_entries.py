"""The catalogue's entries about the youth: phases, areas, needs, interests, income, and where chains break."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from graphmodel.catalogue.reading import refers_to, written_as


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A way of dividing a youth's progression into stages; ``published`` is a month (YYYY-MM)."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    version: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """A phase of a youth's way; never a gate. The youth's name for it is a draft until a youth council approves it."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    youth_name: str
    rank: int
    taxonomy: str = refers_to("taxonomies")
    indicators: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    youth_name_approved: bool = False
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Area:
    """What a sub-goal is about and an offer develops; a sensitive one is sensitive data on a youth even without a name."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    youth_name: str
    area_class: Literal["faglig", "personlig", "social", "livsområde"] = written_as("class")
    sensitive: bool = False
    words: tuple[str, ...] = ()
    youth_name_approved: bool = False
    verified: bool = True


@dataclass(frozen=True, slots=True)
class IncomeBasis:
    """What a youth lives on; both dates are included, a missing one is open."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    words: tuple[str, ...] = ()
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Need:
    """Something a youth may require and an offer can or cannot meet: a language, access, or a setting."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    kind: Literal["language", "access", "setting"]
    youth_name: str
    words: tuple[str, ...] = ()
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Interest:
    """Something a youth likes, with the everyday words for it."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Transition:
    """A place where chains break; asked about ``days_before`` it. A birthday has an age, the others have kinds."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    kind: Literal["school", "institution", "birthday"]
    question: str
    days_before: int
    from_kinds: tuple[str, ...] = refers_to("organisation_kinds", default=())
    to_kinds: tuple[str, ...] = refers_to("organisation_kinds", default=())
    age: int | None = None
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Element:
    """One of the model's ten elements: what the program does for it, and the questions shown beside that page."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    rank: int
    in_program: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordChoice:
    """A word that is never written for an audience, and what is written instead; a leading hyphen marks an ending."""

    KEY: ClassVar[tuple[str, ...]] = ("never", "audience")
    never: str
    instead: tuple[str, ...]
    audience: Literal["all", "youth"]
    note: str = ""
