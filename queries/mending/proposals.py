"""A proposed change: what would be tried, how it is stored, who could make it, and in which words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from graphmodel.records import edge_key
from queries.answers import Named
from queries.case import Case
from queries.days import HasSpan, iso, ordinal
from queries.facts.map_rows import CollaborationRow
from queries.mending.trials import Trial
from queries.telling.danish import listed


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change to try; see `Repair` for what its parts become."""

    text: str
    who: tuple[Named, ...]
    trial: Trial
    changes: tuple[Mapping[str, Any], ...] = ()
    limits: Mapping[str, Any] | None = None


def provider_of(case: Case, row: int) -> tuple[Named, ...]:
    """The provider that can change an offer."""
    provider = case.listing(row).provider
    return (provider,) if provider else ()


def called(who: tuple[Named, ...], otherwise: str) -> str:
    """Some people or places by name."""
    return listed([named.name for named in who]) or otherwise


def offer_object(offer_id: str, **properties: object) -> dict[str, object]:
    """The change of an offer's fields in the exchange form."""
    return {"node": "Offer", "id": offer_id, **properties}


def open_ended(type_: str, giver_id: str, taker_id: str, valid_from: str, **properties: object) -> dict[str, object]:
    """An edge from a day on."""
    said = {name: value for name, value in properties.items() if value is not None}
    return {"edge": type_, "from": giver_id, "to": taker_id, **said, "valid_from": valid_from}


def day_apart(today: str, recorded: Iterable[HasSpan]) -> str:
    """From when an edge may be said to hold so that it is none of some recorded ones: today, else the latest day before.

    An edge is known by its type, its ends and its first day, and storing a change takes nothing away: said of a day on
    which another edge of the kind began, it would only change that one, and keep its end.
    """
    taken = {edge.valid_from for edge in recorded}
    day: str | None = today
    while day in taken and day is not None:
        day = iso(ordinal(day) - 1)
    return day or today


def new_link(
    type_: str, giver_id: str, taker_id: str, valid_from: str, *, covers_units: bool | None = None
) -> CollaborationRow:
    """An agreement that begins on a day and has no end."""
    return CollaborationRow(
        type=type_,
        giver_id=giver_id,
        taker_id=taker_id,
        key=edge_key(type_, "Organisation", giver_id, "Organisation", taker_id, valid_from),
        state="active",
        agreement=None,
        legal_basis=None,
        purpose=None,
        owner=None,
        covers_units=covers_units,
        confirmed_on=None,
        review_on=None,
        hours_per_month=None,
        procedure=None,
        note=None,
        valid_from=valid_from,
        valid_to=None,
    )


_ENDS = {"type": "edge", "giver_id": "from", "taker_id": "to"}


def link_object(link: CollaborationRow) -> dict[str, Any]:
    """A collaboration edge in the exchange form."""
    said = {
        _ENDS.get(field.name, field.name): getattr(link, field.name) for field in fields(link) if field.name != "key"
    }
    return {name: value for name, value in said.items() if value is not None}
