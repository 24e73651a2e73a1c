"""The rows in which the facts of youths come out of the graph: one frozen dataclass a question, its fields the question's columns.

Dates are ISO text, lists are lists of text, and None is "not known". Rows keep whatever is recorded, of any day and any
status; the rule book alone decides what counts.
"""

from dataclasses import dataclass

from queries.facts.map_rows import Spanned
from queries.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class YouthRow:
    """A youth, under a pseudonym."""

    id: str
    status: str | None
    birth_month: str | None
    postcode: str | None
    requirements: list[str] | None
    interests: list[str] | None
    income_basis: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeRow(Spanned):
    """A youth lives or stays in a municipality, or it is responsible."""

    youth_id: str
    municipality_id: str
    kind: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AtStageRow(Spanned):
    """A youth is at a stage."""

    youth_id: str
    stage_id: str
    main: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow(Spanned):
    """A youth aims for a goal."""

    youth_id: str
    goal_id: str
    status: str | None
    text: str | None
    own_words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubGoalRow(Spanned):
    """A youth works towards a sub-goal."""

    youth_id: str
    sub_goal_id: str
    status: str | None
    text: str | None
    own_words: str | None
    kind: str | None
    state: str | None
    youth_rank: int | None
    must: bool | None
    due: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubGoalAreaRow(Spanned):
    """A sub-goal lies in an area."""

    sub_goal_id: str
    area_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRow(Spanned):
    """A youth takes part in an offer, or has applied for it."""

    youth_id: str
    offer_id: str
    state: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WishRow(Spanned):
    """A youth wishes for an offer."""

    youth_id: str
    offer_id: str
    rank: int | None
    own_words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclinedOfferRow(Spanned):
    """A youth has said no thanks to an offer."""

    youth_id: str
    offer_id: str
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclinedOrganisationRow(Spanned):
    """A youth has said no thanks to an organisation."""

    youth_id: str
    organisation_id: str
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRow(Spanned):
    """A youth lets an organisation be told, or does not."""

    youth_id: str
    organisation_id: str
    purpose: str | None
    state: str | None
    withdrawn_on: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow(Spanned):
    """An actor is contact person for a youth."""

    youth_id: str
    actor_id: str
    main: bool | None
    at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YouthIdRow:
    """The id of a youth."""

    id: str


YOUTHS = Query("youths", YouthRow)
YOUTH_HOMES = Query("youth_homes", HomeRow)
YOUTH_STAGES = Query("youth_stages", AtStageRow)
YOUTH_GOALS = Query("youth_goals", GoalRow)
YOUTH_SUB_GOALS = Query("youth_sub_goals", SubGoalRow)
YOUTH_SUB_GOAL_AREAS = Query("youth_sub_goal_areas", SubGoalAreaRow)
YOUTH_ACTIVITIES = Query("youth_activities", ActivityRow)
YOUTH_WISHES = Query("youth_wishes", WishRow)
YOUTH_DECLINED_OFFERS = Query("youth_declined_offers", DeclinedOfferRow)
YOUTH_DECLINED_ORGANISATIONS = Query("youth_declined_organisations", DeclinedOrganisationRow)
YOUTH_CONSENTS = Query("youth_consents", ConsentRow)
YOUTH_CONTACTS = Query("youth_contacts", ContactRow)
YOUTH_IDS = Query("youth_ids", YouthIdRow)
