"""What `match` answers, as data; the JSON keys are those of the design, section 5."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LATER_DAYS = 30
"""What starts more than this many days ahead starts later, on the pages and in tables."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something by its id and the name people know; the label says what it is."""

    label: str
    id: str
    name: str

    def as_json(self) -> dict[str, Any]:
        return {"label": self.label, "id": self.id, "name": self.name}


@dataclass(frozen=True, slots=True)
class PermissionGiven:
    """Which required permission is given, by which role and actor, and in which organisation."""

    permission: str
    role: str
    actor: str
    at: str

    def as_json(self) -> dict[str, Any]:
        return {"permission": self.permission, "role": self.role, "actor": self.actor, "at": self.at}


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One hand-over in walking direction; `responsible` is an actor's id, None where nobody is agreed."""

    giver: str
    edge: str
    taker: str
    responsible: str | None
    permission: PermissionGiven | None
    confirmed_on: str | None
    procedure: str | None = None
    sentence: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "from": self.giver,
            "edge": self.edge,
            "to": self.taker,
            "responsible": self.responsible,
            "permission": self.permission.as_json() if self.permission else None,
            "confirmed_on": self.confirmed_on,
        }


@dataclass(frozen=True, slots=True)
class Call:
    """Whom to call about an offer."""

    name: str | None
    phone: str | None
    email: str | None

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "phone": self.phone, "email": self.email}


@dataclass(frozen=True, slots=True)
class Repair:
    """A change that the rule book has tried and that makes a failed condition pass.

    `changes` are exchange-form objects, as `load --merge` takes them: fields of a node or an edge, whether it is there or
    new, never one to take away. `limits` are other limits to ask with (`horizon`, `max_handovers`, or `on`, the day to
    ask again).
    """

    text: str
    changes: tuple[Mapping[str, Any], ...] = ()
    limits: Mapping[str, Any] | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "changes": [dict(change) for change in self.changes],
            "limits": dict(self.limits or {}),
        }


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a condition fails, what would mend it (None where no single change does), and who could."""

    condition: str
    reason: str
    repair: Repair | None
    who: tuple[Named, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "condition": self.condition,
            "reason": self.reason,
            "repair": self.repair.as_json() if self.repair else None,
            "who": [named.as_json() for named in self.who],
        }


@dataclass(frozen=True, slots=True)
class Doubt:
    """A condition that is unknown: what is not known, and whom to ask."""

    condition: str
    question: str
    ask: tuple[Named, ...]

    def as_json(self) -> dict[str, Any]:
        return {"condition": self.condition, "question": self.question, "ask": [named.as_json() for named in self.ask]}


@dataclass(frozen=True, slots=True)
class Found:
    """One offer as it stands for one youth."""

    offer: str
    name: str | None
    provider: str | None
    serves: tuple[str, ...]
    conditions: Mapping[str, str]
    stage_fit: str | None
    earliest_start: str | None
    latest_application: str | None
    handovers: int | None
    chain: tuple[ChainStep, ...]
    call: Call
    caveats: tuple[str, ...]
    explanation: str
    failed: tuple[Failure, ...]
    unknown: tuple[Doubt, ...]
    provider_name: str | None = None
    """For people; machines have the provider's id."""

    def as_json(self) -> dict[str, Any]:
        """The keys of a match; an offer with failures has them as well."""
        answer = {
            "offer": self.offer,
            "name": self.name,
            "provider": self.provider,
            "serves": list(self.serves),
            "conditions": dict(self.conditions),
            "stage_fit": self.stage_fit,
            "earliest_start": self.earliest_start,
            "latest_application": self.latest_application,
            "handovers": self.handovers,
            "chain": [step.as_json() for step in self.chain],
            "call": self.call.as_json(),
            "caveats": list(self.caveats),
            "explanation": self.explanation,
            "unknown": [doubt.as_json() for doubt in self.unknown],
        }
        return answer | ({"failed": [failure.as_json() for failure in self.failed]} if self.failed else {})


@dataclass(frozen=True, slots=True)
class MatchAnswer:
    """Everything that one youth, or a profile (`youth` is None), is told about a day."""

    youth: str | None
    on: str
    graph_version: int
    ongoing: tuple[tuple[str, str], ...]
    matches: tuple[Found, ...]
    near_misses: tuple[Found, ...]
    unsuitable_count: int
    unsuitable: tuple[Found, ...] | None = None
    """Told only where it is asked for."""

    def as_json(self) -> dict[str, Any]:
        answer = {
            "youth": self.youth,
            "on": self.on,
            "graph_version": self.graph_version,
            "ongoing": [{"offer": offer, "state": state} for offer, state in self.ongoing],
            "matches": [found.as_json() for found in self.matches],
            "near_misses": [found.as_json() for found in self.near_misses],
            "unsuitable": self.unsuitable_count,
        }
        return (
            answer
            if self.unsuitable is None
            else answer | {"unsuitable_offers": [found.as_json() for found in self.unsuitable]}
        )


@dataclass(frozen=True, slots=True)
class OfferAnswer:
    """How one offer stands for one youth, whatever it is."""

    youth: str | None
    on: str
    graph_version: int
    verdict: str
    found: Found

    def as_json(self) -> dict[str, Any]:
        head = {"youth": self.youth, "on": self.on, "graph_version": self.graph_version, "verdict": self.verdict}
        return head | self.found.as_json() | {"failed": [failure.as_json() for failure in self.found.failed]}
