"""Confirming facts: one recorded change for all that is confirmed at once, or none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from graphmodel import history
from graphmodel.access import Reader, Writer
from graphmodel.applying import GraphMoved, apply_change_set
from graphmodel.changes import ChangeSet, Origin
from graphmodel.cpr import contains_cpr
from graphmodel.errors import WrongUse
from graphmodel.records import EdgeRecord, NodeRecord, Properties, Record
from queries.freshness.confirmers import CONFIRM
from queries.freshness.facts import CONFIRMED, EDGE, GRANT, OFFER, SEATS, Key
from queries.freshness.queue import identity
from queries.freshness.things import find_thing, read_thing
from queries.telling.danish import day_in_words


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What somebody says is true: `things` as `queries.freshness.things` reads them, on a day; `seats` is how many are free."""

    things: tuple[str, ...]
    on: date
    by: str
    """Who says so."""
    seats: int | None = None
    mutual: frozenset[str] = frozenset()
    """The types of collaboration that are found from either end."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a confirmation; `change` is None where everything was confirmed already."""

    on: str
    graph_version: int
    change: str | None
    confirmed: tuple[Key, ...]
    already: tuple[Key, ...]
    """Confirmed on that day or later before."""

    def as_json(self) -> dict[str, Any]:
        """What came of it as data."""
        return {
            "on": self.on,
            "graph_version": self.graph_version,
            "change": self.change,
            "confirmed": [identity(key) for key in self.confirmed],
            "already": [identity(key) for key in self.already],
        }


def refuse_impossible(confirmation: Confirmation, today: date) -> None:
    """Raises WrongUse where nothing that is stored could make the confirmation right, or it must not be stored."""
    if contains_cpr(confirmation.by):
        raise WrongUse(
            "Det, der står efter --by, ligner et CPR-nummer, og det gemmes ikke. Skriv et navn eller et sted."
        )
    if confirmation.on > today:
        raise WrongUse(
            f"{day_in_words(confirmation.on.isoformat())} ligger i fremtiden; det, der er set, er set i dag eller før."
        )
    things = [read_thing(text) for text in dict.fromkeys(confirmation.things)]
    seats = [thing.text for thing in things if thing.kind == SEATS]
    if confirmation.seats is None or len(seats) == 1:
        return
    if seats:
        raise WrongUse(f"--seats hører til ét tilbud ad gangen, og her er {len(seats)}: {', '.join(seats)}.")
    offer = next((thing.rest for thing in things if thing.kind == OFFER), "TILBUD")
    raise WrongUse(
        f"--seats siger, hvor mange pladser der er ledige, og hører til pladserne: skriv også »seats:{offer}«, "
        "eller lad --seats være ude."
    )


def confirm(writer: Writer, confirmation: Confirmation, made_by: str, made_on: datetime) -> Outcome:
    """Write down that facts are true, within a transaction: all of them, or nothing where one of them is not there.

    What was confirmed that day or later stays as it is. Raises WrongUse, NotFound.
    """
    iso_day, version = confirmation.on.isoformat(), history.version(writer)
    confirmed: dict[Key, Record] = {}
    already: set[Key] = set()
    for key, record, fields in _changes(writer, confirmation, iso_day):
        if fields is None:
            already.add(key)
        elif isinstance(record, NodeRecord):
            confirmed[key] = NodeRecord(record.label, record.id, fields)
        else:
            confirmed[key] = _with_fields(record, fields)
    origin = Origin(made_by, confirmation.by, CONFIRM)
    applied = apply_change_set(writer, _change_set(list(confirmed.values())), origin, made_on)
    if applied.version - (applied.change is not None) != version:  # what to confirm was read from another state
        raise GraphMoved
    change = applied.change.id if applied.change else None
    return Outcome(iso_day, applied.version, change, tuple(confirmed), tuple(sorted(already)))


def _changes(
    reader: Reader, confirmation: Confirmation, iso_day: str
) -> Iterator[tuple[Key, Record, Properties | None]]:
    """Each fact with the fields to write; None where there is nothing to write."""
    for text in dict.fromkeys(confirmation.things):
        thing = read_thing(text)
        found = find_thing(reader, thing, iso_day, confirmation.mutual)
        confirmable = [(kind, record) for kind, record in found if _is_in_force(kind, record)]
        if not confirmable:
            raise WrongUse(f"»{text}« {_NOT_IN_FORCE[thing.kind]}")
        for kind, record in confirmable:
            yield _key(kind, record), record, _fields(kind, record, iso_day, confirmation.seats, text)


_NOT_IN_FORCE = {
    EDGE: "er ikke i gang endnu og kan ikke bekræftes. Ret først samarbejdets tilstand.",
    GRANT: "er sat som udløbet og kan ikke bekræftes. Ret først, hvad rollen giver.",
}


def _is_in_force(kind: str, record: Record) -> bool:
    """Whether a collaboration has begun, and a grant has not expired: what is said to be otherwise is not confirmed, but changed."""
    state = record.properties.get("state")
    return kind not in _NOT_IN_FORCE or (state in {None, "active"} if kind == EDGE else state != "expired")


def _key(kind: str, record: Record) -> Key:
    if isinstance(record, NodeRecord):
        return (kind, record.id)
    ends = (record.from_id, record.to_id, str(record.properties.get("valid_from") or ""))
    return (kind, record.type, *ends) if kind == EDGE else (kind, *ends)


def _fields(kind: str, record: Record, iso_day: str, seats: int | None, text: str) -> Properties | None:
    now = record.properties
    if kind == GRANT:
        return None if now.get("state") == CONFIRMED else {"state": CONFIRMED}
    if kind == SEATS:
        return _seen_seats(now, iso_day, seats, text)
    field = "confirmed_on" if kind == EDGE else "verified_on"
    return None if str(now.get(field) or "") >= iso_day else {field: iso_day}


def _seen_seats(now: Properties, iso_day: str, seats: int | None, text: str) -> Properties | None:
    known, total = now.get("seats_free"), now.get("seats_total")
    if seats is None and known is None:
        raise WrongUse(f"Det vides ikke, hvor mange ledige pladser der er ved »{text}«. Sig det med --seats TAL.")
    if seats is not None and isinstance(total, int) and seats > total:
        raise WrongUse(f"Der er kun {total} pladser i alt ved »{text}«, så {seats} kan ikke være ledige.")
    seen = str(now.get("seats_on") or "")
    if seen > iso_day or (seen == iso_day and seats in {None, known}):
        return None
    return {"seats_on": iso_day} | ({} if seats is None else {"seats_free": seats})


def _with_fields(edge: EdgeRecord, fields: Properties) -> EdgeRecord:
    """The edge with some fields; its first day is part of what it is, and said with them."""
    first_day = edge.properties.get("valid_from")
    said = {"valid_from": first_day, **fields} if first_day else fields
    return EdgeRecord(edge.type, edge.from_label, edge.from_id, edge.to_label, edge.to_id, said)


def _change_set(records: Sequence[Record]) -> ChangeSet:
    """What is confirmed; the offer and its seats are two facts of one node."""
    nodes: dict[tuple[str, str], dict[str, Any]] = {}
    for record in records:
        if isinstance(record, NodeRecord):
            nodes.setdefault(record.identity, {}).update(record.properties)
    edges = [record for record in records if isinstance(record, EdgeRecord)]
    return ChangeSet(tuple(NodeRecord(*which, fields) for which, fields in nodes.items()), tuple(edges))
