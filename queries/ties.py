"""Who has to do with which youth on a day: contact persons, and the organisations that a youth lets be told."""

from collections.abc import Iterable
from dataclasses import dataclass

from graphmodel import stored
from graphmodel.access import Reader
from graphmodel.records import NodeRecord
from queries.day.network import is_active
from queries.day.youth import consented_on
from queries.days import holds_on
from queries.facts.tie_rows import WORKPLACES_WITH_DATES, YOUTHS_OF_CONTACTS, YOUTHS_WHO_CONSENT
from queries.facts.youth_rows import YOUTH_CONSENTS, YOUTH_CONTACTS, ConsentRow


@dataclass(frozen=True, slots=True)
class Ties:
    """Who has to do with a youth on a day."""

    contact_persons: frozenset[str]
    """Actors, active or not."""
    told: frozenset[str]
    """The organisations that the youth lets be told about the course."""


def ties_of(reader: Reader, youth_id: str, iso_day: str) -> Ties | None:
    """Who has to do with a youth, whatever the youth's own status; None where there is no such youth."""
    if not stored.ids_present(reader, "Youth", [youth_id]):
        return None
    contacts = YOUTH_CONTACTS.run(reader, youth_ids=[youth_id])
    return Ties(
        contact_persons=frozenset(row.actor_id for row in contacts if holds_on(row, iso_day)),
        told=consented_on(YOUTH_CONSENTS.run(reader, youth_ids=[youth_id]), iso_day),
    )


def active_actor(reader: Reader, actor_id: str) -> bool:
    """Whether somebody is on the map, and active."""
    found = stored.nodes_now(reader, [NodeRecord("Actor", actor_id)]).values()
    return any(is_active(str(node.properties.get("status") or "") or None) for node in found)


def workplaces_of(reader: Reader, actor_id: str, iso_day: str) -> frozenset[str]:
    """The active organisations in which somebody works on a day."""
    rows = WORKPLACES_WITH_DATES.run(reader, actor_ids=[actor_id])
    return frozenset(
        row.organisation_id for row in rows if is_active(row.organisation_status) and holds_on(row, iso_day)
    )


def youths_of_contact(reader: Reader, actor_id: str, iso_day: str) -> tuple[str, ...]:
    """The youths whose contact person somebody is on a day, sorted."""
    rows = YOUTHS_OF_CONTACTS.run(reader, actor_ids=[actor_id])
    return tuple(sorted({row.youth_id for row in rows if holds_on(row, iso_day)}))


def youths_who_let_be_told(reader: Reader, organisation_ids: Iterable[str], iso_day: str) -> tuple[str, ...]:
    """The youths who let one of some organisations be told on a day, sorted."""
    rows = YOUTHS_WHO_CONSENT.run(reader, organisation_ids=sorted(organisation_ids))
    by_youth: dict[str, list[ConsentRow]] = {}
    for row in rows:
        by_youth.setdefault(row.youth_id, []).append(row)
    return tuple(youth_id for youth_id, of_youth in sorted(by_youth.items()) if consented_on(of_youth, iso_day))
