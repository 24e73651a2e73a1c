"""Permissions that expire: what of them ends within the horizon, and who can give them from then on; and those that have lapsed.

A permission ends by its own dates, or because a grant, a role or a place of work ends by which somebody holds it. What hangs on it is
worked out in `queries.gaps.hanging`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from queries.day.mandates import Holding, Mandates, mandates_on
from queries.day.network import Network, is_active, network_on
from queries.days import days_later, holds_on, last_within
from queries.everyone.records import Records
from queries.facts.fetch import NetworkFacts
from queries.gaps.gaps import NOBODY, ONE_PERSON, UNCONFIRMED, permission_gaps

OUT_OF_DATE = "out_of_date"
"""The permission's own last day is past: whoever holds it, what it is worth is not known."""
_WORST_FIRST = (NOBODY, UNCONFIRMED, ONE_PERSON, None)


@dataclass(frozen=True, slots=True)
class Ending:
    """Something that a permission rests on and that has had its last day."""

    kind: str
    """Permission, GRANTS, HOLDS or WORKS_AT."""
    giver: str
    """The permission itself, or where the edge leads from."""
    taker: str | None

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "from": self.giver, "to": self.taker}


@dataclass(frozen=True, slots=True)
class Expiring:
    """A permission of which something ends, or ended, so that it is out of date, or fewer can give it.

    One that lapsed before the day that is asked about is told as on that day, and `on` lies in the past or is the day itself.
    """

    permission: str
    on: str
    """The first day without."""
    problem: str
    """What is then the matter: OUT_OF_DATE, or as of a permission's gap."""
    actors: tuple[str, ...]
    """Who can give it then, sorted."""
    ends: tuple[Ending, ...]
    offers: tuple[str, ...]
    """The active offers that require it then, sorted."""
    lost: tuple[Holding, ...]
    """The holdings as they were on the day before."""
    pairs: tuple[tuple[str, str], ...] = ()
    """The youths and areas that would be covered on that day if the permission went on, and are not as it stands."""

    def as_json(self) -> dict[str, Any]:
        return {
            "permission": self.permission,
            "on": self.on,
            "problem": self.problem,
            "actors": list(self.actors),
            "ends": [each.as_json() for each in self.ends],
            "offers": list(self.offers),
            "pairs": [{"youth": youth, "area": area} for youth, area in self.pairs],
        }


def expiring_permissions(records: Records, on: date, horizon_days: int) -> tuple[Expiring, ...]:
    """The permissions that expire after a day and within the horizon, and those that have lapsed and are still required, by day and id.

    What hangs on them is left out.
    """
    network = network_on(records.network, on.isoformat(), {})
    found = list(lapsed_permissions(records, on))
    for eve, permission_ids in sorted(_last_days(records.network).items()):
        if on.isoformat() <= eve < last_within(on, horizon_days).isoformat():
            found += _expired(records, network, eve, permission_ids)
    return tuple(found)


def lapsed_permissions(records: Records, on: date) -> tuple[Expiring, ...]:
    """The permissions whose own last day lies before a day, and which an active offer requires on it, by day and id."""
    network = network_on(records.network, on.isoformat(), {})
    return tuple(sorted(_lapsed(records, network), key=lambda each: (each.on, each.permission)))


def _lapsed(records: Records, network: Network) -> Iterator[Expiring]:
    today = network.iso_day
    ended = {row.id: row.valid_to for row in records.network.permissions if row.valid_to and row.valid_to < today}
    mandates = _mandates(records.network, network, today, set(ended))
    holding = [each for each in mandates.holdings if each.faults == 0]
    for permission in mandates.permissions:
        if offers := _requiring(records, permission.id, today):
            yield Expiring(
                permission=permission.id,
                on=days_later(ended[permission.id], 1),
                problem=OUT_OF_DATE,
                actors=tuple(sorted({each.hold.actor_id for each in holding if each.permission_id == permission.id})),
                ends=(Ending("Permission", permission.id, None),),
                offers=offers,
                lost=(),
            )


def _last_days(facts: NetworkFacts) -> Mapping[str, set[str]]:
    """The last days of everything that permissions rest on, and which permissions that are."""
    given: dict[str, set[str]] = {}
    held: dict[str, set[str]] = {}
    ending: dict[str, set[str]] = {}

    def note(last: str | None, permission_ids: set[str]) -> None:
        if last is not None and permission_ids:
            ending.setdefault(last, set()).update(permission_ids)

    for grant in facts.grants:
        given.setdefault(grant.role_id, set()).add(grant.permission_id)
        note(grant.valid_to, {grant.permission_id})
    for hold in facts.holds:
        held.setdefault(hold.actor_id, set()).update(given.get(hold.role_id, ()))
        note(hold.valid_to, given.get(hold.role_id, set()))
    for works in facts.works:
        note(works.valid_to, held.get(works.actor_id, set()))
    for permission in facts.permissions:
        note(permission.valid_to, {permission.id})
    return ending


def _expired(records: Records, network: Network, eve: str, permission_ids: set[str]) -> Iterator[Expiring]:
    """Those of some permissions that are worse off on the day after some of what they rest on has ended."""
    iso_day = days_later(eve, 1)
    before, now = (_mandates(records.network, network, day, permission_ids) for day in (eve, iso_day))
    problems, problems_before = (
        {gap.permission: gap.problem for gap in permission_gaps(each)} for each in (now, before)
    )
    holding = {_by_whom(each) for each in now.holdings if each.faults == 0}
    for permission in now.permissions:
        lost = tuple(
            each
            for each in before.holdings
            if each.permission_id == permission.id and each.faults == 0 and _by_whom(each) not in holding
        )
        is_out = permission.valid_to == eve
        problem, problem_before = problems.get(permission.id), problems_before.get(permission.id)
        is_worse = _WORST_FIRST.index(problem) < _WORST_FIRST.index(problem_before)
        if is_out or is_worse:
            own = {Ending("Permission", permission.id, None)} if is_out else set()
            yield Expiring(
                permission=permission.id,
                on=iso_day,
                problem=OUT_OF_DATE if is_out or problem is None else problem,
                actors=tuple(sorted({who for id_, _, who, _, _ in holding if id_ == permission.id})),
                ends=tuple(sorted(own.union(*(_endings(each, eve) for each in lost)), key=_in_order)),
                offers=_requiring(records, permission.id, iso_day),
                lost=lost,
            )


def _mandates(facts: NetworkFacts, network: Network, iso_day: str, permission_ids: set[str]) -> Mandates:
    """Who may decide some permissions on a day; who is there at all is the same on every day."""
    only = replace(
        facts,
        permissions=tuple(row for row in facts.permissions if row.id in permission_ids),
        grants=tuple(row for row in facts.grants if row.permission_id in permission_ids),
    )
    return mandates_on(only, replace(network, iso_day=iso_day))


def _by_whom(holding: Holding) -> tuple[str, str, str, str, bool]:
    """Who gives what, where; a grant that is confirmed is another than one that is only proposed."""
    grant, actor = holding.grant, holding.hold.actor_id
    return grant.permission_id, grant.role_id, actor, holding.organisation_id, holding.is_confirmed


def _endings(holding: Holding, eve: str) -> set[Ending]:
    """What of a holding has its last day."""
    grant, hold, works = holding.grant, holding.hold, holding.works
    found = {Ending("GRANTS", grant.role_id, grant.permission_id)} if grant.valid_to == eve else set()
    if hold.valid_to == eve:
        found.add(Ending("HOLDS", hold.actor_id, hold.role_id))
    if works is not None and works.valid_to == eve:
        found.add(Ending("WORKS_AT", works.actor_id, works.organisation_id))
    return found


def _in_order(ending: Ending) -> tuple[str, str, str]:
    return ending.kind, ending.giver, ending.taker or ""


def offers_requiring(records: Records, iso_day: str) -> Mapping[str, tuple[str, ...]]:
    """The active offers that require each permission on a day, sorted; by the permissions that any requires."""
    active = {row.id for row in records.offers.offers if is_active(row.status)}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in records.offers.requires:
        if row.offer_id in active and holds_on(row, iso_day):
            found[row.permission_id].add(row.offer_id)
    return {permission: tuple(sorted(offers)) for permission, offers in found.items()}


def _requiring(records: Records, permission_id: str, iso_day: str) -> tuple[str, ...]:
    return offers_requiring(records, iso_day).get(permission_id, ())
