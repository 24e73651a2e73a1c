"""The rows of a neighbourhood: what lies a step away, and where things belong. Nothing here ever names a youth."""

from dataclasses import dataclass

from queries.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourRow:
    """One edge and the node at its other end; the fields that its type does not have are None."""

    label: str
    id: str
    name: str | None
    kind: str | None
    status: str | None
    type: str
    from_id: str
    to_id: str
    key: str
    valid_from: str | None
    valid_to: str | None
    state: str | None
    at: str | None
    any_of: str | None
    agreement: str | None
    legal_basis: str | None
    purpose: str | None
    owner: str | None
    covers_units: bool | None
    confirmed_on: str | None
    review_on: str | None
    hours_per_month: float | None
    procedure: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeRow:
    """Something belongs to an organisation, a sector or a municipality, on whatever days."""

    member_id: str
    home_id: str
    home_name: str | None


NEIGHBOURS = Query("neighbours", NeighbourRow)
SECTORS_OF_ORGANISATIONS = Query("sectors_of_organisations", HomeRow)
MUNICIPALITIES_OF_ORGANISATIONS = Query("municipalities_of_organisations", HomeRow)
PROVIDERS_OF_OFFERS = Query("providers_of_offers", HomeRow)
WORKPLACES_OF_ACTORS = Query("workplaces_of_actors", HomeRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorRow:
    """A sector."""

    id: str
    name: str | None
    status: str | None


SECTORS = Query("sectors", SectorRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleOfActorRow:
    """A person holds a role (`at`: in which organisation), and one of the permissions that the role gives, if it gives any."""

    actor_id: str
    role_id: str
    role_name: str | None
    at: str | None
    valid_from: str | None
    valid_to: str | None
    permission_id: str | None
    permission_name: str | None
    state: str | None
    granted_from: str | None
    granted_to: str | None


ROLES_OF_ACTORS = Query("roles_of_actors", RoleOfActorRow)
