"""What the log keeps of one event: who, what, about whom, on which ground, why, and how it ended."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, get_args

from graphmodel.cpr import contains_cpr, mask_cpr
from graphmodel.errors import InputError

Action = Literal[
    "read", "search", "change", "export", "refuse", "sign_in", "sign_out", "sign_in_refused", "account_change",
    "emergency", "purge", "verify",
]  # fmt: skip
Outcome = Literal["allowed", "refused", "failed"]
ACTIONS: tuple[str, ...] = get_args(Action)
OUTCOMES: tuple[str, ...] = get_args(Outcome)

LONGEST_REASON = 2_000
_LONGEST_TEXT = 300
"""Of what no person wrote on purpose: a longer one is cut, since no attempt may go unlogged because of its length."""
_MOST_DETAILS = 20
_UNSTORABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event, before it has a place in the log.

    `account` is the opaque id of an account, or the operator ("cli:user"); `about` is a youth's id. `ground` is what allowed it
    ("contact_person", "stand_in:ID", "consent:ORG", "emergency:ID"), `reason` what the person wrote. `details` are a few texts without
    any data of a youth. `at` is left out but where an event is older than its entry.

    Raises InputError where the reason may hold a CPR number or is too long, ValueError where another field is none of those above.
    """

    action: Action
    account: str | None = None
    name: str = ""
    role: str | None = None
    about: str | None = None
    subject: str = ""
    ground: str = ""
    reason: str = ""
    outcome: Outcome = "allowed"
    details: Mapping[str, str] = field(default_factory=dict)
    at: datetime | None = None

    def __post_init__(self) -> None:
        if self.action not in ACTIONS or self.outcome not in OUTCOMES:
            raise ValueError(f"an entry is {ACTIONS} and {OUTCOMES}, not {self.action!r} and {self.outcome!r}")
        if self.at is not None and self.at.tzinfo is None:
            raise ValueError("the time of an entry has a zone")
        if len(self.details) > _MOST_DETAILS:
            raise ValueError(f"an entry has at most {_MOST_DETAILS} details")
        if len(self.reason) > LONGEST_REASON:
            raise InputError(f"Begrundelsen er for lang. Skriv den med højst {LONGEST_REASON} tegn.")
        if contains_cpr(self.reason):
            raise InputError("Begrundelsen ser ud til at rumme et CPR-nummer. Skriv den uden det; intet er gemt.")


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry as it stands in the log, which may have been changed there by others: nothing is promised of its texts.

    `number` counts from 1; `hash` is what the next entry is held by. `account`, `role` and `about` are None where there is none.
    """

    number: int
    at: datetime
    account: str | None
    name: str
    role: str | None
    action: str
    about: str | None
    subject: str
    ground: str
    reason: str
    outcome: str
    details: Mapping[str, str]
    hash: str

    def as_json(self) -> dict[str, object]:
        """The entry for programs."""
        return {
            "number": self.number,
            "at": time_text(self.at),
            "account": self.account,
            "name": self.name,
            "role": self.role,
            "action": self.action,
            "about": self.about,
            "subject": self.subject,
            "ground": self.ground,
            "reason": self.reason,
            "outcome": self.outcome,
            "details": dict(self.details),
            "hash": self.hash,
        }


@dataclass(frozen=True, slots=True)
class Seen:
    """What a youth may know of one event: when, what was done with which data, in which role and on which ground, and no staff name."""

    at: datetime
    action: str
    subject: str
    role: str | None
    ground: str
    outcome: str

    def as_json(self) -> dict[str, object]:
        """The event for programs."""
        return {
            "at": time_text(self.at),
            "action": self.action,
            "subject": self.subject,
            "role": self.role,
            "ground": self.ground,
            "outcome": self.outcome,
        }


def time_text(moment: datetime) -> str:
    """A moment in UTC to the millisecond, so that texts sort as times do.

    >>> time_text(datetime(2026, 11, 24, 3, 4, 5, 6789, UTC))
    '2026-11-24T03:04:05.006Z'
    """
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def time_of(text: object) -> datetime:
    """The moment that a text of the log tells; the beginning of 1970 where somebody has made it tell none."""
    try:
        return datetime.fromisoformat(str(text)).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime(1970, 1, 1, tzinfo=UTC)


def text_of(value: str) -> str:
    r"""A text as it is stored: without a CPR number or signs that a database refuses, and cut where it is long.

    >>> text_of("Sara 311299-1234\n")
    'Sara xxxxxx-xxxx·'
    """
    return _cut(mask_cpr(_storable(value)))


def account_text(value: str | None) -> str | None:
    """The id of an account as it is stored and looked for; an opaque one may look like a CPR number by chance, and is let be."""
    return None if value is None else _cut(_storable(value))


def optional_text(value: str | None) -> str | None:
    """A role, or the id of a youth, as it is stored and looked for; somebody may have typed a CPR number in its place."""
    return None if value is None else text_of(value)


def reason_text(value: str) -> str:
    """What a person wrote, as it is stored: whole, in one line."""
    return _storable(" ".join(value.split()))


def _storable(value: str) -> str:
    return _UNSTORABLE.sub("·", value)


def _cut(value: str) -> str:
    return value if len(value) <= _LONGEST_TEXT else f"{value[: _LONGEST_TEXT - 1]}…"
