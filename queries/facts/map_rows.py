"""The rows in which facts come out of the graph: one frozen dataclass a question, its fields the question's columns.

Dates are ISO text, lists are lists of text, and None is "not known". Rows keep whatever is recorded, of any day and any
status; the rule book alone decides what counts.
"""

from dataclasses import dataclass

from queries.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Spanned:
    """An edge's days: both belong to it, None is open."""

    valid_from: str | None
    valid_to: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRow:
    """An offer, its ends apart."""

    id: str
    name: str | None
    status: str | None
    kind: str | None
    description: str | None
    youth_text: str | None
    conditions: str | None
    min_age: int | None
    max_age: int | None
    route: str | None
    valid_from: str | None
    valid_to: str | None
    intake: str | None
    intake_dates: list[str] | None
    apply_by_days: int | None
    seats_total: int | None
    seats_free: int | None
    seats_on: str | None
    waiting_weeks: int | None
    duration_weeks: int | None
    hours_per_week: float | None
    schedule: str | None
    how_to_apply: str | None
    price: str | int | float | None
    anonymous: bool | None
    companion_allowed: bool | None
    for_income: list[str] | None
    form: str | None
    reach: str | None
    contact_name: str | None
    phone: str | None
    email: str | None
    address: str | None
    postcode: str | None
    town: str | None
    languages: list[str] | None
    accessibility: list[str] | None
    cannot: list[str] | None
    interests: list[str] | None
    website: str | None
    verified_on: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderRow(Spanned):
    """An organisation provides an offer."""

    offer_id: str
    organisation_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServesRow(Spanned):
    """An offer is open to the youths of a municipality."""

    offer_id: str
    municipality_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuitsRow(Spanned):
    """An offer suits a stage."""

    offer_id: str
    stage_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DevelopsRow(Spanned):
    """An offer develops an area."""

    offer_id: str
    area_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiresRow(Spanned):
    """An offer requires a permission; those with the same `any_of` are alternatives."""

    offer_id: str
    permission_id: str
    any_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersRow(Spanned):
    """An actor answers for an offer."""

    offer_id: str
    actor_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowerRow(Spanned):
    """An offer leads to another."""

    offer_id: str
    next_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRow:
    """An organisation and how one gets through to it."""

    id: str
    name: str | None
    status: str | None
    kind: str | None
    phone: str | None
    email: str | None
    website: str | None
    procedure: str | None
    address: str | None
    postcode: str | None
    town: str | None
    verified_on: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow(Spanned):
    """An organisation is a unit of another."""

    unit_id: str
    whole_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow(Spanned):
    """An organisation lies in a municipality."""

    organisation_id: str
    municipality_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CollaborationRow(Spanned):
    """Two organisations work together."""

    type: str
    giver_id: str
    taker_id: str
    key: str
    state: str | None
    agreement: str | None
    legal_basis: str | None
    purpose: str | None
    owner: str | None
    covers_units: bool | None
    confirmed_on: str | None
    review_on: str | None
    hours_per_month: int | float | None
    procedure: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """A person and how they are reached."""

    id: str
    name: str | None
    status: str | None
    job_title: str | None
    kind: str | None
    phone: str | None
    email: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksRow(Spanned):
    """An actor works at an organisation."""

    actor_id: str
    organisation_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldsRow(Spanned):
    """An actor holds a role."""

    actor_id: str
    role_id: str
    at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantsRow(Spanned):
    """A role gives a permission."""

    role_id: str
    permission_id: str
    state: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """A role."""

    id: str
    name: str | None
    status: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionRow:
    """A permission, its dates and the ages it is for."""

    id: str
    name: str | None
    status: str | None
    kind: str | None
    legal_basis: str | None
    valid_from: str | None
    valid_to: str | None
    min_age: int | None
    max_age: int | None
    decision_weeks: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRow:
    """A stage."""

    id: str
    name: str | None
    status: str | None
    youth_name: str | None
    rank: int | None
    taxonomy: str | None

    @property
    def order(self) -> tuple[str, bool, int, str]:
        """How stages follow each other: by taxonomy, in it by rank, those without one last."""
        return self.taxonomy or "", self.rank is None, self.rank or 0, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRow:
    """An area."""

    id: str
    name: str | None
    status: str | None
    youth_name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityRow:
    """A municipality."""

    id: str
    name: str | None
    status: str | None


OFFERS = Query("offers", OfferRow)
OFFER_PROVIDERS = Query("offer_providers", ProviderRow)
OFFER_MUNICIPALITIES = Query("offer_municipalities", ServesRow)
OFFER_STAGES = Query("offer_stages", SuitsRow)
OFFER_AREAS = Query("offer_areas", DevelopsRow)
OFFER_PERMISSIONS = Query("offer_permissions", RequiresRow)
OFFER_ANSWERERS = Query("offer_answerers", AnswersRow)
OFFER_FOLLOWERS = Query("offer_followers", FollowerRow)
ORGANISATIONS = Query("organisations", OrganisationRow)
ORGANISATION_UNITS = Query("organisation_units", UnitRow)
ORGANISATION_PLACES = Query("organisation_places", PlaceRow)
COLLABORATIONS = Query("collaborations", CollaborationRow)
ACTORS = Query("actors", ActorRow)
ACTOR_PLACES = Query("actor_places", WorksRow)
ROLE_HOLDERS = Query("role_holders", HoldsRow)
ROLE_GRANTS = Query("role_grants", GrantsRow)
ROLES = Query("roles", RoleRow)
PERMISSIONS = Query("permissions", PermissionRow)
STAGES = Query("stages", StageRow)
AREAS = Query("areas", AreaRow)
MUNICIPALITIES = Query("municipalities", MunicipalityRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferIdRow:
    """The id of an offer."""

    offer_id: str


OFFERS_FOR_ALL = Query("offers_for_all", OfferIdRow)
OFFERS_OF_MUNICIPALITY = Query("offers_of_municipality", OfferIdRow)
