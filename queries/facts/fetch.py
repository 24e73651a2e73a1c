"""Fetching the facts that an answer needs, all from one state of the graph."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from graphmodel.access import Reader
from queries.facts import map_rows as rows
from queries.facts import youth_rows
from queries.facts.portions import portions


@dataclass(frozen=True, slots=True)
class NetworkFacts:
    """Who is there, how they work together and who may decide what: the whole graph's, since a chain may cross municipalities."""

    organisations: tuple[rows.OrganisationRow, ...]
    units: tuple[rows.UnitRow, ...]
    places: tuple[rows.PlaceRow, ...]
    collaborations: tuple[rows.CollaborationRow, ...]
    actors: tuple[rows.ActorRow, ...]
    works: tuple[rows.WorksRow, ...]
    holds: tuple[rows.HoldsRow, ...]
    grants: tuple[rows.GrantsRow, ...]
    roles: tuple[rows.RoleRow, ...]
    permissions: tuple[rows.PermissionRow, ...]
    stages: tuple[rows.StageRow, ...]
    areas: tuple[rows.AreaRow, ...]
    municipalities: tuple[rows.MunicipalityRow, ...]
    withdrawn: frozenset[str] = frozenset()
    """Permissions that nobody can give though they are required: never so in a graph, only where one asks what would be."""

    def holds_between(self, actor_id: str, role_id: str) -> tuple[rows.HoldsRow, ...]:
        """How an actor is recorded to hold a role, on any day and anywhere."""
        return _span(self.holds, (actor_id, role_id), lambda row: (row.actor_id, row.role_id))

    def grants_between(self, role_id: str, permission_id: str) -> tuple[rows.GrantsRow, ...]:
        """How a role is recorded to give a permission, on any day."""
        return _span(self.grants, (role_id, permission_id), lambda row: (row.role_id, row.permission_id))

    def works_between(self, actor_id: str, organisation_id: str) -> tuple[rows.WorksRow, ...]:
        """How an actor is recorded to work at an organisation, on any day."""
        return _span(self.works, (actor_id, organisation_id), lambda row: (row.actor_id, row.organisation_id))

    def collaborations_between(self, type_: str, giver_id: str, taker_id: str) -> tuple[rows.CollaborationRow, ...]:
        """The recorded edges of a type from one organisation to another, of any day."""
        ends = (type_, giver_id, taker_id)
        return _span(self.collaborations, ends, lambda row: (row.type, row.giver_id, row.taker_id))


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """Some offers and everything at them; each tuple is in the order of the offers' ids."""

    offers: tuple[rows.OfferRow, ...]
    providers: tuple[rows.ProviderRow, ...]
    serves: tuple[rows.ServesRow, ...]
    suits: tuple[rows.SuitsRow, ...]
    develops: tuple[rows.DevelopsRow, ...]
    requires: tuple[rows.RequiresRow, ...]
    answers: tuple[rows.AnswersRow, ...]

    def only(self, offer_id: str) -> "OfferFacts":
        """The facts of one offer by itself."""
        return OfferFacts(
            offers=_span(self.offers, offer_id, lambda row: row.id),
            providers=_span(self.providers, offer_id, _offer_id),
            serves=_span(self.serves, offer_id, _offer_id),
            suits=_span(self.suits, offer_id, _offer_id),
            develops=_span(self.develops, offer_id, _offer_id),
            requires=_span(self.requires, offer_id, _offer_id),
            answers=_span(self.answers, offer_id, _offer_id),
        )

    def holds(self, offer_id: str) -> bool:
        """Whether an offer is among these."""
        return self.offer(offer_id) is not None

    def offer(self, offer_id: str) -> rows.OfferRow | None:
        """One of the offers; None where it is not among these."""
        return next(iter(_span(self.offers, offer_id, lambda row: row.id)), None)

    def providers_of(self, offer_id: str) -> tuple[rows.ProviderRow, ...]:
        """Who is recorded to provide an offer, on any day."""
        return _span(self.providers, offer_id, _offer_id)

    def only_those(self, offer_ids: Collection[str]) -> "OfferFacts":
        """The facts of some of the offers."""
        return OfferFacts(
            offers=tuple(row for row in self.offers if row.id in offer_ids),
            providers=_rows_of(offer_ids, self.providers),
            serves=_rows_of(offer_ids, self.serves),
            suits=_rows_of(offer_ids, self.suits),
            develops=_rows_of(offer_ids, self.develops),
            requires=_rows_of(offer_ids, self.requires),
            answers=_rows_of(offer_ids, self.answers),
        )


def join_offers(parts: Iterable[OfferFacts]) -> OfferFacts:
    """The offers of several parts, each once; the rows themselves are shared with the parts."""
    distinct: list[OfferFacts] = []
    seen: set[str] = set()
    for part in parts:
        ids = {row.id for row in part.offers}
        distinct.append(part.only_those(ids - seen) if ids & seen else part)
        seen |= ids
    if len(distinct) == 1:
        return distinct[0]
    return OfferFacts(
        offers=tuple(sorted((row for part in distinct for row in part.offers), key=lambda row: row.id)),
        providers=_in_order(part.providers for part in distinct),
        serves=_in_order(part.serves for part in distinct),
        suits=_in_order(part.suits for part in distinct),
        develops=_in_order(part.develops for part in distinct),
        requires=_in_order(part.requires for part in distinct),
        answers=_in_order(part.answers for part in distinct),
    )


class _OfOffer(Protocol):
    @property
    def offer_id(self) -> str: ...


def _offer_id(row: _OfOffer) -> str:
    return row.offer_id


RowOfOffer = TypeVar("RowOfOffer", bound=_OfOffer)


def _rows_of(offer_ids: Collection[str], rows_of_all: Iterable[RowOfOffer]) -> tuple[RowOfOffer, ...]:
    return tuple(row for row in rows_of_all if row.offer_id in offer_ids)


def _in_order(parts: Iterable[Iterable[RowOfOffer]]) -> tuple[RowOfOffer, ...]:
    """Rows of several parts in the order of their offers; those of one offer stay as they stand."""
    return tuple(sorted((row for part in parts for row in part), key=_offer_id))


Found = TypeVar("Found")
Ids = TypeVar("Ids", str, tuple[str, ...])


def _span(found: tuple[Found, ...], ids: Ids, key: Callable[[Found], Ids]) -> tuple[Found, ...]:
    """The rows with an id, or some ids, of rows in their order."""
    return found[bisect_left(found, ids, key=key) : bisect_right(found, ids, key=key)]


@dataclass(frozen=True, slots=True)
class YouthFacts:
    """One youth and everything at them."""

    youth: youth_rows.YouthRow
    homes: tuple[youth_rows.HomeRow, ...] = ()
    stages: tuple[youth_rows.AtStageRow, ...] = ()
    goals: tuple[youth_rows.GoalRow, ...] = ()
    sub_goals: tuple[youth_rows.SubGoalRow, ...] = ()
    sub_goal_areas: tuple[youth_rows.SubGoalAreaRow, ...] = ()
    activities: tuple[youth_rows.ActivityRow, ...] = ()
    wishes: tuple[youth_rows.WishRow, ...] = ()
    declined_offers: tuple[youth_rows.DeclinedOfferRow, ...] = ()
    declined_organisations: tuple[youth_rows.DeclinedOrganisationRow, ...] = ()
    consents: tuple[youth_rows.ConsentRow, ...] = ()
    contacts: tuple[youth_rows.ContactRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """Which offers an answer may need: those around some municipalities (None: everywhere), and some by name."""

    municipality_ids: frozenset[str] | None
    offer_ids: frozenset[str] = frozenset()


def fetch_network(reader: Reader, collaboration_types: Sequence[str]) -> NetworkFacts:
    """Everything but offers and youths."""
    return NetworkFacts(
        organisations=rows.ORGANISATIONS.run(reader),
        units=rows.ORGANISATION_UNITS.run(reader),
        places=rows.ORGANISATION_PLACES.run(reader),
        collaborations=rows.COLLABORATIONS.run(reader, types=list(collaboration_types)),
        actors=rows.ACTORS.run(reader),
        works=rows.ACTOR_PLACES.run(reader),
        holds=rows.ROLE_HOLDERS.run(reader),
        grants=rows.ROLE_GRANTS.run(reader),
        roles=rows.ROLES.run(reader),
        permissions=rows.PERMISSIONS.run(reader),
        stages=rows.STAGES.run(reader),
        areas=rows.AREAS.run(reader),
        municipalities=rows.MUNICIPALITIES.run(reader),
    )


def fetch_offers_for_all(reader: Reader, *, everywhere: bool = False) -> OfferFacts:
    """The offers that a youth of any municipality may use, or may turn out to; `everywhere`: every offer there is."""
    return fetch_offers(reader, fetch_offer_ids(reader, everywhere=everywhere))


def fetch_offer_ids(reader: Reader, *, everywhere: bool) -> tuple[str, ...]:
    """The ids of the offers for all, sorted; `everywhere`: of every offer there is."""
    return tuple(row.offer_id for row in rows.OFFERS_FOR_ALL.run(reader, everywhere=everywhere))


def fetch_offers_of(reader: Reader, municipality_id: str) -> OfferFacts:
    """The offers that are for the youths of a municipality."""
    return fetch_offers(
        reader, (row.offer_id for row in rows.OFFERS_OF_MUNICIPALITY.run(reader, municipality_id=municipality_id))
    )


def fetch_offers(reader: Reader, offer_ids: Iterable[str]) -> OfferFacts:
    """Some offers by their ids; those that do not exist are left out."""
    return join_offers(_offers_of_portion(reader, portion) for portion in portions(offer_ids))


def _offers_of_portion(reader: Reader, ids: Sequence[str]) -> OfferFacts:
    return OfferFacts(
        offers=rows.OFFERS.run(reader, offer_ids=ids),
        providers=rows.OFFER_PROVIDERS.run(reader, offer_ids=ids),
        serves=rows.OFFER_MUNICIPALITIES.run(reader, offer_ids=ids),
        suits=rows.OFFER_STAGES.run(reader, offer_ids=ids),
        develops=rows.OFFER_AREAS.run(reader, offer_ids=ids),
        requires=rows.OFFER_PERMISSIONS.run(reader, offer_ids=ids),
        answers=rows.OFFER_ANSWERERS.run(reader, offer_ids=ids),
    )


def fetch_youth_ids(reader: Reader) -> tuple[str, ...]:
    """The ids of all active youths, sorted."""
    return tuple(row.id for row in youth_rows.YOUTH_IDS.run(reader))


def fetch_youths(reader: Reader, youth_ids: Iterable[str]) -> dict[str, YouthFacts]:
    """The facts of some youths by id, in the order of the ids; those that do not exist are left out."""
    return {facts.youth.id: facts for portion in portions(youth_ids) for facts in _youths_of_portion(reader, portion)}


def _youths_of_portion(reader: Reader, ids: Sequence[str]) -> Iterator[YouthFacts]:
    homes = _by_youth(youth_rows.YOUTH_HOMES.run(reader, youth_ids=ids))
    stages = _by_youth(youth_rows.YOUTH_STAGES.run(reader, youth_ids=ids))
    goals = _by_youth(youth_rows.YOUTH_GOALS.run(reader, youth_ids=ids))
    sub_goals = _by_youth(youth_rows.YOUTH_SUB_GOALS.run(reader, youth_ids=ids))
    areas = youth_rows.YOUTH_SUB_GOAL_AREAS.run(reader, youth_ids=ids)
    activities = _by_youth(youth_rows.YOUTH_ACTIVITIES.run(reader, youth_ids=ids))
    wishes = _by_youth(youth_rows.YOUTH_WISHES.run(reader, youth_ids=ids))
    declined_offers = _by_youth(youth_rows.YOUTH_DECLINED_OFFERS.run(reader, youth_ids=ids))
    declined_organisations = _by_youth(youth_rows.YOUTH_DECLINED_ORGANISATIONS.run(reader, youth_ids=ids))
    consents = _by_youth(youth_rows.YOUTH_CONSENTS.run(reader, youth_ids=ids))
    contacts = _by_youth(youth_rows.YOUTH_CONTACTS.run(reader, youth_ids=ids))
    areas_of: dict[str, list[youth_rows.SubGoalAreaRow]] = {}
    for area in areas:
        areas_of.setdefault(area.sub_goal_id, []).append(area)
    for youth in youth_rows.YOUTHS.run(reader, youth_ids=ids):
        yield YouthFacts(
            youth=youth,
            homes=homes.get(youth.id, ()),
            stages=stages.get(youth.id, ()),
            goals=goals.get(youth.id, ()),
            sub_goals=sub_goals.get(youth.id, ()),
            sub_goal_areas=tuple(
                area for goal_id in _ids(sub_goals.get(youth.id, ())) for area in areas_of.get(goal_id, ())
            ),
            activities=activities.get(youth.id, ()),
            wishes=wishes.get(youth.id, ()),
            declined_offers=declined_offers.get(youth.id, ()),
            declined_organisations=declined_organisations.get(youth.id, ()),
            consents=consents.get(youth.id, ()),
            contacts=contacts.get(youth.id, ()),
        )


class _OfYouth(Protocol):
    @property
    def youth_id(self) -> str: ...


RowOfYouth = TypeVar("RowOfYouth", bound=_OfYouth)


def _by_youth(found: Iterable[RowOfYouth]) -> dict[str, tuple[RowOfYouth, ...]]:
    grouped: dict[str, list[RowOfYouth]] = {}
    for row in found:
        grouped.setdefault(row.youth_id, []).append(row)
    return {youth_id: tuple(group) for youth_id, group in grouped.items()}


def _ids(sub_goals: Iterable[youth_rows.SubGoalRow]) -> list[str]:
    return sorted({row.sub_goal_id for row in sub_goals})
