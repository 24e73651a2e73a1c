"""The kinds of edge, each declared once (design, section 3).

The type in the graph is the class name in capitals, word by word: `InSector` is IN_SECTOR. Every edge may carry
`valid_from` and `valid_to`, both days included, missing ones open. An edge is identified by its type, its ends and
`valid_from`.
"""

from dataclasses import dataclass
from typing import ClassVar

from graphmodel.fields import CONFIDENTIAL, INTERNAL, SENSITIVE, day, number, string, string_or_strings, truth, whole
from graphmodel.nodes import (
    Actor,
    Area,
    Goal,
    Handover,
    Municipality,
    Node,
    Offer,
    Organisation,
    Permission,
    Role,
    Sector,
    Stage,
    SubGoal,
    Youth,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What every edge has: the ids of its ends and the days on which it holds."""

    FROM: ClassVar[tuple[type[Node], ...]]
    TO: ClassVar[tuple[type[Node], ...]]
    LABEL_DA: ClassVar[str]
    YOUTH_ZONE: ClassVar[bool] = False

    from_id: str
    to_id: str
    valid_from: str | None = day("Gælder fra")
    valid_to: str | None = day("Gælder til", "dagen er med")


@dataclass(frozen=True, slots=True, kw_only=True)
class InSector(Edge):
    """An organisation belongs to a sector."""

    FROM, TO, LABEL_DA = (Organisation,), (Sector,), "hører til sektor"


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedIn(Edge):
    """An organisation lies in a municipality."""

    FROM, TO, LABEL_DA = (Organisation,), (Municipality,), "ligger i"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf(Edge):
    """An organisation is a unit of another."""

    FROM, TO, LABEL_DA = (Organisation,), (Organisation,), "er en del af"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provides(Edge):
    """An organisation provides an offer."""

    FROM, TO, LABEL_DA = (Organisation,), (Offer,), "udbyder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Serves(Edge):
    """An offer is open to the youths of a municipality."""

    FROM, TO, LABEL_DA = (Offer,), (Municipality,), "er for unge i"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suits(Edge):
    """An offer suits youths at a stage."""

    FROM, TO, LABEL_DA = (Offer,), (Stage,), "passer til fasen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Develops(Edge):
    """An offer develops an area."""

    FROM, TO, LABEL_DA = (Offer,), (Area,), "udvikler"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requires(Edge):
    """An offer needs a permission to be used; those with the same `any_of` are alternatives."""

    FROM, TO, LABEL_DA = (Offer,), (Permission,), "kræver"

    any_of: str | None = string("Et af", "kræver i samme gruppe kan erstatte hinanden")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadsTo(Edge):
    """An offer leads on to another."""

    FROM, TO, LABEL_DA = (Offer,), (Offer,), "fører videre til"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksAt(Edge):
    """An actor works at an organisation."""

    FROM, TO, LABEL_DA = (Actor,), (Organisation,), "arbejder i"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds(Edge):
    """An actor holds a role; `at` is the organisation in which, without it wherever the actor works."""

    FROM, TO, LABEL_DA = (Actor,), (Role,), "har rollen"

    at: str | None = string("I", "organisationens id")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersFor(Edge):
    """An actor answers for an offer: the one to call."""

    FROM, TO, LABEL_DA = (Actor,), (Offer,), "svarer for"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grants(Edge):
    """A role gives a permission; what the municipality has not confirmed is proposed."""

    FROM, TO, LABEL_DA = (Role,), (Permission,), "giver"

    state: str | None = string(
        "Tilstand", "uden oplysning er den foreslået", choices=("proposed", "confirmed", "expired")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _YouthEdge(Edge):
    """An edge that says something about one youth."""

    YOUTH_ZONE = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPersonFor(_YouthEdge):
    """An actor is contact person for a youth; `at` is the organisation in which."""

    FROM, TO, LABEL_DA = (Actor,), (Youth,), "er kontaktperson for"

    main: bool | None = truth("Den faste", seen=CONFIDENTIAL)
    at: str | None = string("I", "organisationens id", seen=CONFIDENTIAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibleFor(_YouthEdge):
    """An actor is responsible for a sub-goal."""

    FROM, TO, LABEL_DA = (Actor,), (SubGoal,), "er ansvarlig for"


@dataclass(frozen=True, slots=True, kw_only=True)
class LivesIn(_YouthEdge):
    """A youth lives in a municipality, stays there, or that municipality is responsible."""

    FROM, TO, LABEL_DA = (Youth,), (Municipality,), "bor i"

    kind: str | None = string(
        "Slags", "uden oplysning er det hjemmet", seen=CONFIDENTIAL, choices=("home", "stay", "responsible")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AtStage(_YouthEdge):
    """A youth is at a stage; one of them may be the main one."""

    FROM, TO, LABEL_DA = (Youth,), (Stage,), "er i fasen"

    main: bool | None = truth("Den vigtigste", seen=CONFIDENTIAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class AimsFor(_YouthEdge):
    """A youth aims for a goal."""

    FROM, TO, LABEL_DA = (Youth,), (Goal,), "har målet"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksTowards(_YouthEdge):
    """A youth works towards a sub-goal."""

    FROM, TO, LABEL_DA = (Youth,), (SubGoal,), "arbejder med delmålet"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakesPartIn(_YouthEdge):
    """A youth has applied for, waits for, has started, completed or stopped an offer."""

    FROM, TO, LABEL_DA = (Youth,), (Offer,), "deltager i"

    state: str | None = string(
        "Tilstand", seen=CONFIDENTIAL, choices=("applied", "waiting", "started", "completed", "stopped")
    )
    chosen_on: str | None = day("Valgt den", seen=CONFIDENTIAL)
    chosen_by: str | None = string("Valgt af", seen=CONFIDENTIAL)
    reasons: str | list[str] | None = string_or_strings("Begrundelse", seen=SENSITIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class WishesFor(_YouthEdge):
    """A youth wishes for an offer."""

    FROM, TO, LABEL_DA = (Youth,), (Offer,), "ønsker"

    rank: int | None = whole("Rækkefølge", "1 er det største ønske", seen=CONFIDENTIAL)
    own_words: str | None = string("Med egne ord", seen=SENSITIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declines(_YouthEdge):
    """A youth says no thanks to an offer, or to an organisation."""

    FROM, TO, LABEL_DA = (Youth,), (Offer, Organisation), "har sagt nej tak til"

    reason: str | None = string("Begrundelse", seen=SENSITIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentsTo(_YouthEdge):
    """A youth lets an organisation be told, for one purpose."""

    FROM, TO, LABEL_DA = (Youth,), (Organisation,), "giver samtykke til"

    purpose: str | None = string("Formål", "uden oplysning er det forløbet", seen=CONFIDENTIAL)
    state: str | None = string("Svar", "uden oplysning er det ja", seen=CONFIDENTIAL, choices=("given", "refused"))
    given_by: str | None = string("Givet af", seen=CONFIDENTIAL)
    withdrawn_on: str | None = day("Trukket tilbage den", seen=CONFIDENTIAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class InArea(_YouthEdge):
    """A sub-goal lies in an area."""

    FROM, TO, LABEL_DA = (SubGoal,), (Area,), "ligger i området"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOfGoal(_YouthEdge):
    """A sub-goal is a step towards a goal."""

    FROM, TO, LABEL_DA = (SubGoal,), (Goal,), "er en del af målet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerns(_YouthEdge):
    """A hand-over concerns a youth."""

    FROM, TO, LABEL_DA = (Handover,), (Youth,), "gælder"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBy(_YouthEdge):
    """An organisation gives the youth on."""

    FROM, TO, LABEL_DA = (Handover,), (Organisation,), "gives af"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBy(_YouthEdge):
    """An organisation takes the youth over."""

    FROM, TO, LABEL_DA = (Handover,), (Organisation,), "tages af"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadsInto(_YouthEdge):
    """A hand-over leads into an offer."""

    FROM, TO, LABEL_DA = (Handover,), (Offer,), "fører ind i"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collaboration(Edge):
    """Two organisations work together; a missing `state` is active."""

    FROM, TO = (Organisation,), (Organisation,)

    state: str | None = string("Tilstand", "uden oplysning er den aktiv", choices=("active", "planned", "missing"))
    agreement: str | None = string("Aftale", choices=("written", "oral", "none"))
    legal_basis: str | None = string("Lovgrundlag")
    purpose: str | None = string("Formål")
    owner: str | None = string("Ejer", "id på den person, der holder samarbejdet i gang", seen=INTERNAL)
    covers_units: bool | None = truth("Gælder også enhederne")
    confirmed_on: str | None = day("Bekræftet den")
    review_on: str | None = day("Ses efter den")
    hours_per_month: int | float | None = number("Timer om måneden", seen=INTERNAL)
    procedure: str | None = string("Sådan gør man")
    note: str | None = string("Note", seen=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefersTo(Collaboration):
    """One organisation refers youths to another."""

    LABEL_DA = "henviser til"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandsOverTo(Collaboration):
    """One organisation hands youths over to another."""

    LABEL_DA = "overleverer til"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliversFor(Collaboration):
    """One organisation delivers on behalf of another; a youth goes against the arrow."""

    LABEL_DA = "udfører for"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoDeliversWith(Collaboration):
    """Two organisations deliver together."""

    LABEL_DA = "udfører sammen med"


@dataclass(frozen=True, slots=True, kw_only=True)
class Funds(Collaboration):
    """One organisation pays for another's work."""

    LABEL_DA = "betaler for"


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervises(Collaboration):
    """One organisation supervises another."""

    LABEL_DA = "fører tilsyn med"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharesInformationWith(Collaboration):
    """Two organisations share information, on a legal basis and for a purpose."""

    LABEL_DA = "deler oplysninger med"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetsWith(Collaboration):
    """Two organisations meet."""

    LABEL_DA = "mødes med"


@dataclass(frozen=True, slots=True, kw_only=True)
class Knows(Collaboration):
    """Two organisations know of each other."""

    LABEL_DA = "kender"


EDGE_CLASSES: tuple[type[Edge], ...] = (
    InSector, LocatedIn, PartOf, Provides, Serves, Suits, Develops, Requires, LeadsTo,
    WorksAt, Holds, AnswersFor, Grants,
    RefersTo, HandsOverTo, DeliversFor, CoDeliversWith, Funds, Supervises, SharesInformationWith, MeetsWith, Knows,
    ContactPersonFor, ResponsibleFor, LivesIn, AtStage, AimsFor, WorksTowards, TakesPartIn, WishesFor, Declines, ConsentsTo,
    InArea, PartOfGoal, Concerns, GivenBy, TakenBy, LeadsInto,
)  # fmt: skip
"""Every kind of edge, in the order of export."""
