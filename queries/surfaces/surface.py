"""How one collaboration stands on a day: whether it holds, who owns it, and when somebody last confirmed it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

from queries.day.network import is_active
from queries.days import HasSpan, holds_on, is_over, ordinal
from queries.facts.map_rows import ActorRow, CollaborationRow
from queries.freshness.reviews import awaited_review
from queries.surfaces.facts import SurfaceFacts

NOW, OVER, NOT_YET, NEVER = "now", "over", "not_yet", "never"
"""When a collaboration holds, seen from the day; NEVER: it ends before it begins."""

WITHIN_A_YEAR, OLDER, UNCONFIRMED = "within_a_year", "older", "never"
"""How fresh a collaboration is: confirmed within the last twelve months (or after the day), before that, or never."""

ACTIVE_OWNER, INACTIVE_OWNER, UNKNOWN_OWNER, NO_OWNER = "active", "inactive", "unknown", "none"
"""Who keeps it going: somebody who is there, somebody who is not there any more, an id that nobody has, or nobody."""

Sectors = tuple[str | None, ...]
"""The sectors that an organisation counts in, sorted: None alone where it belongs to none."""
SectorPair = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Surface:
    """One recorded collaboration, seen from a day."""

    said: CollaborationRow
    giver_sectors: Sectors
    taker_sectors: Sectors
    is_mutual: bool
    carries: bool
    """Whether a youth can be handed on along its type."""
    holds: str
    closed: tuple[str, ...]
    """The ends that are not active, sorted."""
    owner_is: str
    freshness: str
    confirmed_days_ago: int | None
    """Negative where it was confirmed after the day."""
    is_review_overdue: bool
    """Whether it should have been looked at again before the day, and nobody has confirmed it since."""

    @property
    def state(self) -> str:
        """What it is said to be: active where nothing is said."""
        return self.said.state or "active"

    @property
    def is_there(self) -> bool:
        """Whether it holds on the day between two active organisations, be it active, planned or missing."""
        return self.holds == NOW and not self.closed

    @property
    def is_in_force(self) -> bool:
        """Whether the two work together on the day."""
        return self.is_there and self.state == "active"

    @property
    def organisations(self) -> frozenset[str]:
        """Both ends."""
        return frozenset((self.said.giver_id, self.said.taker_id))

    def sector_pairs(self) -> Iterator[SectorPair]:
        """The pairs of sectors that it counts in; a mutual one is counted from the organisation with the smaller id."""
        if self.is_mutual and self.said.giver_id > self.said.taker_id:
            return product(self.taker_sectors, self.giver_sectors)
        return product(self.giver_sectors, self.taker_sectors)

    def as_json(self) -> dict[str, Any]:
        """Everything that is known of it; `from` and `to` as they are recorded."""
        said = self.said
        return {
            "type": said.type,
            "from": said.giver_id,
            "to": said.taker_id,
            "from_sectors": list(self.giver_sectors),
            "to_sectors": list(self.taker_sectors),
            "in_force": self.is_in_force,
            "state": self.state,
            "holds": self.holds,
            "closed": list(self.closed),
            "agreement": said.agreement,
            "legal_basis": said.legal_basis,
            "purpose": said.purpose,
            "owner": said.owner,
            "owner_is": self.owner_is,
            "confirmed_on": said.confirmed_on,
            "confirmed": self.freshness,
            "confirmed_days_ago": self.confirmed_days_ago,
            "review_on": said.review_on,
            "review_overdue": self.is_review_overdue,
            "valid_from": said.valid_from,
            "valid_to": said.valid_to,
            "hours_per_month": said.hours_per_month,
            "covers_units": said.covers_units,
            "note": said.note,
        }


def surfaces_on(
    facts: SurfaceFacts,
    on: date,
    organisations: Collection[str],
    actors: Mapping[str, ActorRow],
    carries: Mapping[str, str],
    mutual: Collection[str],
) -> tuple[Surface, ...]:
    """Every recorded collaboration as it stands on a day, in the order of the facts.

    `organisations`: the active ones; `actors`: everybody who is recorded; `carries` and `mutual` as in the catalogue.
    """
    iso_day = on.isoformat()
    sectors = facts.sectors_on(iso_day)
    return tuple(
        Surface(
            said=row,
            giver_sectors=sectors.get(row.giver_id, (None,)),
            taker_sectors=sectors.get(row.taker_id, (None,)),
            is_mutual=row.type in mutual,
            carries=carries.get(row.type, "none") != "none",
            holds=when_it_holds(row, iso_day),
            closed=tuple(sorted(end for end in {row.giver_id, row.taker_id} if end not in organisations)),
            owner_is=_owner_is(row.owner, actors),
            freshness=freshness(row.confirmed_on, iso_day),
            confirmed_days_ago=None if row.confirmed_on is None else on.toordinal() - ordinal(row.confirmed_on),
            is_review_overdue=(awaited_review(row.review_on, row.confirmed_on) or iso_day) < iso_day,
        )
        for row in facts.edges
    )


def when_it_holds(span: HasSpan, iso_day: str) -> str:
    """Whether a span holds on a day, is over, has not begun, or never holds at all."""
    if span.valid_from is not None and span.valid_to is not None and span.valid_to < span.valid_from:
        return NEVER
    if holds_on(span, iso_day):
        return NOW
    return OVER if is_over(span, iso_day) else NOT_YET


def freshness(confirmed_on: str | None, iso_day: str) -> str:
    """How fresh something is that was confirmed on a day, or never.

    >>> freshness("2025-11-23", "2026-11-23"), freshness("2025-11-22", "2026-11-23"), freshness(None, "2026-11-23")
    ('within_a_year', 'older', 'never')
    """
    if confirmed_on is None:
        return UNCONFIRMED
    # As text, so that neither 29 February nor the year 1 needs a day of the calendar the year before.
    a_year_before = f"{int(iso_day[:4]) - 1:04d}{iso_day[4:]}"
    return WITHIN_A_YEAR if confirmed_on >= a_year_before else OLDER


def _owner_is(owner: str | None, actors: Mapping[str, ActorRow]) -> str:
    if owner is None:
        return NO_OWNER
    if owner not in actors:
        return UNKNOWN_OWNER
    return ACTIVE_OWNER if is_active(actors[owner].status) else INACTIVE_OWNER
