"""What a calendar holds: events on days, and how long one waits.

An event is about a node, or about an edge between two. `kind` is one of KINDS. Events lie from the day that is asked about to the end of
the horizon; what should have happened already and has not (a sub-goal still open after its day, facts more than a year old) is told on its
own day before that. Of what comes on a day that nobody knows it is told that nobody does: such an event has no day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeGuard

from queries.answers import Call
from queries.day.offers import UNKNOWN, Offers
from queries.days import last_within, ordinal

START, FROM, LAST_APPLICATION, OPENS, END, DUE, REMINDER, UNKNOWN_START = KINDS = (
    "start",
    "from",
    "last_application",
    "opens",
    "end",
    "due",
    "reminder",
    "unknown_start",
)
"""start: a fixed day on which one begins; from: one may begin on this day or any later one; last_application: the last day to apply for a
fixed start; opens: an offer comes into being, or comes within reach; end: the last day of an offer or of something that is under way;
due: a sub-goal; reminder: something ends or grows old that answers rest on; unknown_start: one may begin, and nobody knows when. The last
one has no day, nor has the end of a course of which nobody knows it."""

KIND_WORDS = {
    START: "Start",
    FROM: "Kan begynde fra",
    LAST_APPLICATION: "Sidste frist",
    OPENS: "Åbner",
    END: "Slutter",
    DUE: "Delmål",
    REMINDER: "Husk",
    UNKNOWN_START: "Start ukendt",
}
"""The kinds as people read them."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something on a day: `label` is a node's label and `ids` its id, or an edge's type and the ids of its ends."""

    day: str | None
    kind: str
    label: str
    ids: tuple[str, ...]
    name: str
    text: str
    """One Danish sentence, or two."""
    call: Call | None = None
    """Whom to call about it."""
    aspect: str = ""
    """What tells it from another event of its kind about the same thing."""
    horizon: int | None = None
    """So many days ahead a match must look to tell of it, where that is further than was asked for."""

    def as_json(self) -> dict[str, Any]:
        """The event as data: about a node, or about an edge between two."""
        about = (
            {"edge": self.label, "from": self.ids[0], "to": self.ids[1]}
            if len(self.ids) > 1
            else {"label": self.label, "id": self.ids[0]}
        )
        return {"day": self.day, "kind": self.kind, **about, "name": self.name, "text": self.text}


@dataclass(frozen=True, slots=True)
class Wait:
    """How long one waits for an offer, and its seats; `known` tells whether it was seen so recently that it counts."""

    offer: str
    name: str
    weeks: int | None
    seats_free: int | None
    seats_on: str | None
    known: bool

    def as_json(self) -> dict[str, Any]:
        """The wait as data."""
        return {
            "offer": self.offer,
            "name": self.name,
            "weeks": self.weeks,
            "seats_free": self.seats_free,
            "seats_on": self.seats_on,
            "known": self.known,
        }


@dataclass(frozen=True, slots=True)
class Window:
    """The days that a calendar looks at, from the one that is asked about to the end of the horizon; both belong to it."""

    first: int
    last: int

    @classmethod
    def of(cls, on: date, horizon_days: int) -> "Window":
        """The days from a day on; they end where the calendar does."""
        return cls(on.toordinal(), last_within(on, horizon_days).toordinal())

    def has(self, number: int) -> bool:
        """Whether a day lies in it."""
        return self.first <= number <= self.last

    def covers(self, iso_day: str | None) -> TypeGuard[str]:
        """Whether a day that may not be known lies in it."""
        return iso_day is not None and self.has(ordinal(iso_day))

    def reaches(self, iso_day: str | None) -> TypeGuard[str]:
        """Whether a day that may not be known lies in it, or before it."""
        return iso_day is not None and ordinal(iso_day) <= self.last


@dataclass(frozen=True, slots=True)
class Calendar:
    """The events of a youth, or of a municipality (of the whole map, where both are None), and how long one waits."""

    on: str
    graph_version: int
    until: str
    youth: str | None
    municipality: str | None
    events: tuple[Event, ...]
    """By day, kind, and what they are about; those without a day last."""
    waiting: tuple[Wait, ...]
    """By the offers' ids."""
    title: str = ""
    """Whose calendar it is, in words that name no youth."""
    missing: tuple[str, ...] = ()
    """What is not recorded of the youth, in words, without which the calendar knows less."""
    is_active: bool = True
    """Whether the youth is; always so where the calendar is nobody's."""
    outside: str | None = None
    """What there is to say where the map tells of nothing near the day."""

    def as_json(self) -> dict[str, Any]:
        """The answer as data; it says whose it is: a youth's, a municipality's, or (null) the whole map's."""
        of = {"youth": self.youth} if self.youth else {"municipality": self.municipality}
        return {
            "on": self.on,
            "graph_version": self.graph_version,
            **of,
            "events": [event.as_json() for event in self.events],
            "waiting": [wait.as_json() for wait in self.waiting],
        }


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events, each once, by day, kind, and what they are about; those without a day last."""

    def key(event: Event) -> tuple[object, ...]:
        return (
            event.day is None,
            event.day or "",
            event.kind,
            event.label,
            event.ids,
            event.aspect,
            event.text,
            event.name,
        )

    return tuple(sorted(set(events), key=key))


def waits(offers: Offers, rows: Iterable[int]) -> tuple[Wait, ...]:
    """How long one waits for some offers, of those where anything is said about it."""
    found = (offers.rows[row] for row in sorted(set(rows)))
    return tuple(
        Wait(
            offer.id,
            offer.name or offer.id,
            offer.waiting_weeks,
            offer.seats_free,
            offer.seats_on or offer.verified_on,
            bool(offers.capacity[offers.row_of[offer.id]] != UNKNOWN),
        )
        for offer in found
        if offer.waiting_weeks is not None or offer.seats_free is not None
    )
