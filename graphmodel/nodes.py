"""The kinds of node, each declared once (design, section 3).

The class name is the label in the graph. Fields are listed in the order in which they are exported. `status` is
"active" unless said otherwise; a node that is not active takes no part in any answer.
"""

from dataclasses import dataclass
from typing import Any, ClassVar

from graphmodel.fields import (
    CONFIDENTIAL,
    INTERNAL,
    SENSITIVE,
    day,
    days,
    month,
    number,
    string,
    string_or_number,
    strings,
    truth,
    whole,
)


def _status() -> Any:
    return string("Status", "active, eller det ord kommunen bruger for noget, der ikke er i brug")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What every node has: an id that is a readable slug with its kind, unique in the label and stable across imports."""

    LABEL_DA: ClassVar[str]
    PLURAL_DA: ClassVar[str]
    YOUTH_ZONE: ClassVar[bool] = False

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality(Node):
    """A municipality; its id is the four-digit code."""

    LABEL_DA = "Kommune"
    PLURAL_DA = "Kommuner"

    name: str | None = string("Navn")
    status: str | None = _status()
    region: str | None = string("Region")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector(Node):
    """A sector that organisations belong to."""

    LABEL_DA = "Sektor"
    PLURAL_DA = "Sektorer"

    name: str | None = string("Navn")
    status: str | None = _status()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Node):
    """An organisation or a unit of one: a department, a school, a club, an employer."""

    LABEL_DA = "Organisation"
    PLURAL_DA = "Organisationer"

    name: str | None = string("Navn")
    status: str | None = _status()
    kind: str | None = string("Type", "en type fra kataloget, for eksempel kui eller fgu")
    also_known_as: list[str] | None = strings("Kaldes også", "andre navne og tidligere id'er")
    cvr: str | None = string("CVR-nummer", "kan være fælles for en hel kommune og er derfor ingen identitet")
    p_number: str | None = string("P-nummer")
    phone: str | None = string("Telefon")
    email: str | None = string("E-mail")
    website: str | None = string("Hjemmeside")
    address: str | None = string("Adresse")
    postcode: str | None = string("Postnummer")
    town: str | None = string("By")
    procedure: str | None = string("Sådan kommer du igennem", "telefontider, og hvad du skal have klar")
    verified_on: str | None = day("Bekræftet den")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Node):
    """A person who works with youths or stands by them; work contacts only."""

    LABEL_DA = "Person"
    PLURAL_DA = "Personer"

    name: str | None = string("Navn", seen=INTERNAL)
    status: str | None = _status()
    job_title: str | None = string("Stilling")
    kind: str | None = string("Slags", "professional, volunteer eller network")
    phone: str | None = string("Telefon", seen=INTERNAL)
    email: str | None = string("E-mail", seen=INTERNAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Node):
    """What an actor is in an organisation, and therefore may do."""

    LABEL_DA = "Rolle"
    PLURAL_DA = "Roller"

    name: str | None = string("Navn")
    status: str | None = _status()
    description: str | None = string("Beskrivelse")


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission(Node):
    """The power to decide, grant, refer … something, with its act and its dates."""

    LABEL_DA = "Bemyndigelse"
    PLURAL_DA = "Bemyndigelser"

    name: str | None = string("Navn")
    status: str | None = _status()
    kind: str | None = string(
        "Art", "decides, grants, allocates, recommends, refers, delivers, coordinates, signs eller shares"
    )
    legal_basis: str | None = string("Lovgrundlag")
    valid_from: str | None = day("Gælder fra")
    valid_to: str | None = day("Gælder til", "dagen er med")
    min_age: int | None = whole("Fra alder", "hele år, med")
    max_age: int | None = whole("Til alder", "hele år, med")
    decision_weeks: int | None = whole("Sagsbehandling i uger")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Node):
    """Something a youth can take part in."""

    LABEL_DA = "Tilbud"
    PLURAL_DA = "Tilbud"

    name: str | None = string("Navn")
    status: str | None = _status()
    kind: str | None = string("Type", "en type fra kataloget, for eksempel mentor")
    description: str | None = string("Beskrivelse")
    youth_text: str | None = string("Til den unge", "det samme i almindelige ord")
    conditions: str | None = string("Betingelser")
    min_age: int | None = whole("Fra alder", "hele år, med")
    max_age: int | None = whole("Til alder", "hele år, med")
    route: str | None = string(
        "Vej ind", "uden oplysning regnes den som henvisning", choices=("open", "self", "referral", "visitation")
    )
    valid_from: str | None = day("Findes fra")
    valid_to: str | None = day("Findes til", "dagen er med")
    intake: str | None = string("Optag", choices=("rolling", "dates", "yearly"))
    intake_dates: list[str] | None = days("Optagsdage", "datoer, eller MM-DD når optaget er hvert år")
    apply_by_days: int | None = whole("Ansøg senest, dage før start")
    seats_total: int | None = whole("Pladser i alt")
    seats_free: int | None = whole("Ledige pladser")
    seats_on: str | None = day("Ledige pladser set den")
    waiting_weeks: int | None = whole("Ventetid i uger")
    duration_weeks: int | None = whole("Varighed i uger")
    hours_per_week: int | float | None = number("Timer om ugen")
    schedule: str | None = string("Ugeskema")
    how_to_apply: str | None = string("Sådan søger man")
    legal_basis: str | None = string("Lovgrundlag")
    setting: str | None = string("Alene eller i gruppe", choices=("individual", "group", "both"))
    group_size: str | int | float | None = string_or_number("Gruppens størrelse")
    anonymous: bool | None = truth("Anonymt")
    companion_allowed: bool | None = truth("Må have nogen med")
    price: str | int | float | None = string_or_number("Pris")
    payer: str | None = string("Hvem betaler")
    for_income: list[str] | None = strings("For dem, der lever af", "forsørgelsesgrundlag fra kataloget; tom er alle")
    form: str | None = string("Form", choices=("on_site", "online", "outreach"))
    reach: str | None = string("Rækkevidde", choices=("local", "national"))
    contact_name: str | None = string("Kontakt", "den man ringer til", seen=INTERNAL)
    phone: str | None = string("Telefon")
    email: str | None = string("E-mail")
    address: str | None = string("Adresse")
    postcode: str | None = string("Postnummer")
    town: str | None = string("By")
    languages: list[str] | None = strings("Sprog")
    accessibility: list[str] | None = strings("Tilgængelighed", "behov, som tilbuddet kan imødekomme")
    cannot: list[str] | None = strings("Kan ikke", "behov, som tilbuddet ikke kan imødekomme")
    interests: list[str] | None = strings("Interesser")
    website: str | None = string("Hjemmeside")
    verified_on: str | None = day("Bekræftet den")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Node):
    """A phase of ungeprogression; a youth may be at several."""

    LABEL_DA = "Fase"
    PLURAL_DA = "Faser"

    name: str | None = string("Navn")
    status: str | None = _status()
    youth_name: str | None = string("Navn til den unge")
    rank: int | None = whole("Rækkefølge")
    taxonomy: str | None = string("Taksonomi")
    indicators: list[str] | None = strings("Tegn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Node):
    """An area that sub-goals lie in and offers develop (delmålsområde)."""

    LABEL_DA = "Område"
    PLURAL_DA = "Områder"

    name: str | None = string("Navn")
    status: str | None = _status()
    class_: str | None = string("Klasse", choices=("faglig", "personlig", "social", "livsområde"), key="class")
    youth_name: str | None = string("Navn til den unge")


@dataclass(frozen=True, slots=True, kw_only=True)
class Youth(Node):
    """A youth under a pseudonym: no name, no CPR number, no diagnosis is ever stored."""

    LABEL_DA = "Ung"
    PLURAL_DA = "Unge"
    YOUTH_ZONE = True

    status: str | None = string(
        "Status", "active, eller det ord kommunen bruger for et afsluttet forløb", seen=CONFIDENTIAL
    )
    birth_month: str | None = month("Fødselsmåned", seen=CONFIDENTIAL)
    postcode: str | None = string("Postnummer", seen=CONFIDENTIAL)
    requirements: list[str] | None = strings("Behov", "det, der skal være på plads", seen=SENSITIVE)
    interests: list[str] | None = strings("Interesser", seen=CONFIDENTIAL)
    income_basis: str | None = string("Forsørgelse", seen=CONFIDENTIAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Node):
    """The one overall goal, in the youth's own words beside the formal text."""

    LABEL_DA = "Mål"
    PLURAL_DA = "Mål"
    YOUTH_ZONE = True

    status: str | None = string("Status", seen=CONFIDENTIAL)
    text: str | None = string("Mål", seen=CONFIDENTIAL)
    own_words: str | None = string("Med egne ord", seen=CONFIDENTIAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubGoal(Node):
    """A step towards the goal, ranked by the youth."""

    LABEL_DA = "Delmål"
    PLURAL_DA = "Delmål"
    YOUTH_ZONE = True

    status: str | None = string("Status", seen=CONFIDENTIAL)
    text: str | None = string("Delmål", seen=SENSITIVE)
    own_words: str | None = string("Med egne ord", seen=SENSITIVE)
    kind: str | None = string("Slags", "develop (udvikle) eller keep (holde fast)", seen=CONFIDENTIAL)
    state: str | None = string(
        "Tilstand", "uden oplysning er det åbent", seen=CONFIDENTIAL, choices=("open", "reached", "kept", "dropped")
    )
    youth_rank: int | None = whole("Den unges rækkefølge", "1 er vigtigst", seen=CONFIDENTIAL)
    must: bool | None = truth("Skal", "noget den unge skal, ikke selv har valgt", seen=CONFIDENTIAL)
    due: str | None = day("Senest den", seen=CONFIDENTIAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover(Node):
    """One hand-over of a youth: the giver is responsible until the taker has accepted."""

    LABEL_DA = "Overlevering"
    PLURAL_DA = "Overleveringer"
    YOUTH_ZONE = True

    name: str | None = string("Navn", seen=CONFIDENTIAL)
    status: str | None = string("Status", seen=CONFIDENTIAL)
    asked_on: str | None = day("Spurgt den", seen=CONFIDENTIAL)
    accepted_on: str | None = day("Modtaget den", seen=CONFIDENTIAL)
    first_meeting_on: str | None = day("Første møde den", seen=CONFIDENTIAL)
    follow_up_on: str | None = day("Fulgt op den", seen=CONFIDENTIAL)
    state: str | None = string(
        "Tilstand", seen=CONFIDENTIAL, choices=("asked", "accepted", "declined", "started", "stopped")
    )
    note: str | None = string("Note", seen=SENSITIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rating(Node):
    """What an assessment and an evaluation share: the day, the person, a score from 0 to 5 and a note."""

    YOUTH_ZONE = True

    name: str | None = string("Navn", seen=CONFIDENTIAL)
    status: str | None = string("Status", seen=CONFIDENTIAL)
    on: str | None = day("Dag", seen=CONFIDENTIAL)
    by: str | None = string("Af", seen=CONFIDENTIAL)
    score: int | float | None = number("Vurdering", "0 til 5", seen=SENSITIVE)
    note: str | None = string("Note", seen=SENSITIVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(_Rating):
    """The team's rating of where a youth stands."""

    LABEL_DA = "Vurdering"
    PLURAL_DA = "Vurderinger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation(_Rating):
    """How an activity went, seen by the youth or by a professional."""

    LABEL_DA = "Evaluering"
    PLURAL_DA = "Evalueringer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approach(Node):
    """A professional method or approach ("sådan arbejder vi")."""

    LABEL_DA = "Tilgang"
    PLURAL_DA = "Tilgange"

    name: str | None = string("Navn")
    status: str | None = _status()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Node):
    """A word that means different things in different places."""

    LABEL_DA = "Begreb"
    PLURAL_DA = "Begreber"

    name: str | None = string("Navn")
    status: str | None = _status()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum(Node):
    """A standing meeting across organisations."""

    LABEL_DA = "Mødeforum"
    PLURAL_DA = "Mødefora"

    name: str | None = string("Navn")
    status: str | None = _status()


NODE_CLASSES: tuple[type[Node], ...] = (
    Municipality, Sector, Stage, Area, Permission, Role, Organisation, Actor, Offer,
    Youth, Goal, SubGoal, Handover, Assessment, Evaluation, Approach, Term, Forum,
)  # fmt: skip
"""Every kind of node, in the order of export."""
