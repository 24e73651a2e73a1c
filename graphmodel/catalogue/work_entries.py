"""The catalogue's entries about work: who there is in the chain, what they offer, and what they may decide."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal, TypeAlias

from graphmodel.catalogue.reading import refers_to

Reach: TypeAlias = Literal["local", "national"]
Setting: TypeAlias = Literal["individual", "group", "both"]
Carries: TypeAlias = Literal["forward", "backward", "both", "none"]


@dataclass(frozen=True, slots=True)
class Sector:
    """A part of the chain: municipality, education, region and so on."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    words: tuple[str, ...] = ()
    verified: bool = True


@dataclass(frozen=True, slots=True)
class OrganisationKind:
    """A kind of organisation; ``reach`` is what its offers are taken for where they do not say (None: not known)."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    sector: str = refers_to("sectors")
    reach: Reach | None = None
    words: tuple[str, ...] = ()
    verified: bool = True


@dataclass(frozen=True, slots=True)
class OfferKind:
    """A kind of offer.

    ``reach``, ``areas`` and ``setting`` are defaults, to be shown as inferred wherever they stand in for what an offer
    does not say. What begins with ``known_`` is true of the kind in general; it suggests questions and fills nothing.
    """

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    youth_name: str
    part_of: str | None = refers_to("offer_kinds", default=None)
    reach: Reach | None = None
    areas: tuple[str, ...] = refers_to("areas", default=())
    setting: Setting | None = None
    known_max_age: int | None = None
    known_full_time: bool = False
    known_intake: Literal["rolling", "dates", "yearly"] | None = None
    known_intake_months: tuple[int, ...] = ()
    known_max_duration_weeks: int | None = None
    words: tuple[str, ...] = ()
    verified: bool = True


@dataclass(frozen=True, slots=True)
class PermissionKind:
    """What a permission lets its holder do, as a verb: decides, grants, refers."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Permission:
    """The power to decide something, with its act; both dates and both ages are included, a missing one is open."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    kind: str = refers_to("permission_kinds")
    legal_basis: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    min_age: int | None = None
    max_age: int | None = None
    decision_weeks: int | None = None
    words: tuple[str, ...] = ()
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is in an organisation; ``where`` names kinds and sectors, ``grants`` the permissions proposed."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    description: str
    where: tuple[str, ...] = refers_to("organisation_kinds", "sectors")
    grants: tuple[str, ...] = refers_to("permissions", default=())
    words: tuple[str, ...] = ()
    verified: bool = True


@dataclass(frozen=True, slots=True)
class CollaborationType:
    """A type of edge between organisations: whether it carries a youth, and how it is drawn.

    ``name`` is read along the arrow, ``reverse_name`` against it; ``width`` is in pixels, ``colour_dark`` is for the
    dark theme. What is mutual is stored once and walked both ways.
    """

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    reverse_name: str
    description: str
    mutual: bool
    carries_youth: Carries
    colour: str
    colour_dark: str
    width: int
    arrow: Literal["to", "both", "none"]


@dataclass(frozen=True, slots=True)
class CollaborationState:
    """A state a collaboration is seen in and the line that shows it; ``expired`` follows from dates, nobody writes it."""

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    id: str
    name: str
    line: Literal["solid", "dashed", "dotted"]
    grey: bool = False
