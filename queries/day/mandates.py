"""Who may decide what on a day: the holdings of permissions, in arrays.

A holding is a recorded grant, a recorded role of an actor, and an active organisation in which it is held (design,
section 4, "authority"). Whether it counts for a youth depends on where that organisation is; whether it holds now is known
here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from queries.day.network import Network, is_active
from queries.days import ALWAYS, NEVER, holds_on, ordinal_or
from queries.facts.fetch import NetworkFacts
from queries.facts.map_rows import GrantsRow, HoldsRow, PermissionRow, WorksRow


@dataclass(frozen=True, slots=True)
class Holding:
    """One way in which a permission is held, with the rows that it rests on; `works` is None where the role names its organisation."""

    permission_id: str
    organisation_id: str
    grant: GrantsRow
    hold: HoldsRow
    works: WorksRow | None
    role_is_active: bool
    actor_is_active: bool
    faults: int
    """How many things keep it from holding now: 0 where it holds."""

    @property
    def is_confirmed(self) -> bool:
        """Whether the municipality has confirmed the grant; one without a state is only proposed."""
        return self.grant.state == "confirmed"


@dataclass(frozen=True, slots=True)
class Mandates:
    """All holdings, and the permissions they are of (active ones alone), numbered in the order of their ids."""

    permissions: tuple[PermissionRow, ...]
    number_of: Mapping[str, int]
    holdings: tuple[Holding, ...]
    by_permission: Mapping[int, tuple[int, ...]]
    """The holdings of each permission."""
    of_permission: NDArray[np.int64]
    at_organisation: NDArray[np.int64]
    holds_now: NDArray[np.bool_]
    is_confirmed: NDArray[np.bool_]
    valid_from: NDArray[np.int64]
    valid_to: NDArray[np.int64]
    min_age: NDArray[np.int64]
    max_age: NDArray[np.int64]
    decision_days: NDArray[np.int64]
    is_withdrawn: NDArray[np.bool_]
    """Nobody can give it, whatever is recorded."""


def mandates_on(facts: NetworkFacts, network: Network) -> Mandates:
    """What of the permissions, grants and roles counts on the network's day."""
    permissions = tuple(sorted((row for row in facts.permissions if is_active(row.status)), key=lambda row: row.id))
    number_of = {row.id: number for number, row in enumerate(permissions)}
    holdings = tuple(_holdings(facts, network, number_of))
    return Mandates(
        permissions=permissions,
        number_of=number_of,
        holdings=holdings,
        by_permission=_by_permission(holdings, number_of),
        of_permission=np.array([number_of[holding.permission_id] for holding in holdings], dtype=np.int64),
        at_organisation=np.array([network.number_of[holding.organisation_id] for holding in holdings], dtype=np.int64),
        holds_now=np.array([holding.faults == 0 for holding in holdings], dtype=bool),
        is_confirmed=np.array([holding.is_confirmed for holding in holdings], dtype=bool),
        valid_from=np.array([ordinal_or(row.valid_from, NEVER) for row in permissions], dtype=np.int64),
        valid_to=np.array([ordinal_or(row.valid_to, ALWAYS) for row in permissions], dtype=np.int64),
        min_age=np.array([-ALWAYS if row.min_age is None else row.min_age for row in permissions], dtype=np.int64),
        max_age=np.array([ALWAYS if row.max_age is None else row.max_age for row in permissions], dtype=np.int64),
        decision_days=np.array([min(7 * (row.decision_weeks or 0), ALWAYS) for row in permissions], dtype=np.int64),
        is_withdrawn=np.array([row.id in facts.withdrawn for row in permissions], dtype=bool),
    )


def _by_permission(holdings: tuple[Holding, ...], number_of: Mapping[str, int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = {}
    for number, holding in enumerate(holdings):
        found.setdefault(number_of[holding.permission_id], []).append(number)
    return {permission: tuple(numbers) for permission, numbers in found.items()}


def _holdings(facts: NetworkFacts, network: Network, number_of: Mapping[str, int]) -> Iterable[Holding]:
    active_roles = {row.id for row in facts.roles if is_active(row.status)}
    works_of: dict[str, list[WorksRow]] = {}
    for workplace in facts.works:
        works_of.setdefault(workplace.actor_id, []).append(workplace)
    holds_of: dict[str, list[HoldsRow]] = {}
    for hold in facts.holds:
        holds_of.setdefault(hold.role_id, []).append(hold)
    for grant in facts.grants:
        if grant.permission_id not in number_of:
            continue
        for hold in holds_of.get(grant.role_id, ()):
            for organisation_id, works in _places(hold, works_of):
                if organisation_id in network.number_of:
                    role_is_active, actor_is_active = grant.role_id in active_roles, hold.actor_id in network.actors
                    yield holding_of(
                        network.iso_day, organisation_id, grant, hold, works, role_is_active, actor_is_active
                    )


def holding_of(
    iso_day: str,
    organisation_id: str,
    grant: GrantsRow,
    hold: HoldsRow,
    works: WorksRow | None,
    role_is_active: bool,
    actor_is_active: bool,
) -> Holding:
    """One way in which a permission is held in an organisation, and how many things keep it from holding on a day."""
    faults = (
        (not grant_holds(grant, iso_day))
        + (not holds_on(hold, iso_day))
        + (works is not None and not holds_on(works, iso_day))
    )
    faults += (not role_is_active) + (not actor_is_active)
    return Holding(grant.permission_id, organisation_id, grant, hold, works, role_is_active, actor_is_active, faults)


def grant_holds(grant: GrantsRow, iso_day: str) -> bool:
    """Whether a role gives its permission on a day."""
    return grant.state != "expired" and holds_on(grant, iso_day)


def _places(hold: HoldsRow, works_of: Mapping[str, list[WorksRow]]) -> Iterable[tuple[str, WorksRow | None]]:
    if hold.at:
        return [(hold.at, None)]
    return [(works.organisation_id, works) for works in works_of.get(hold.actor_id, ())]
