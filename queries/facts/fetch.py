"""Fetching the facts that an answer needs, all from one state of the graph."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from graphmodel.access import Reader
from queries.facts import map_rows as rows
from queries.facts import youth_rows


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

    def joined_with(self, others: "OfferFacts") -> "OfferFacts":
        """These offers and some others, which are not among them, in the order of their ids."""
        return OfferFacts(
            offers=tuple(sorted((*self.offers, *others.offers), key=lambda row: row.id)),
            providers=tuple(sorted((*self.providers, *others.providers), key=_offer_id)),
            serves=tuple(sorted((*self.serves, *others.serves), key=_offer_id)),
            suits=tuple(sorted((*self.suits, *others.suits), key=_offer_id)),
            develops=tuple(sorted((*self.develops, *others.develops), key=_offer_id)),
            requires=tuple(sorted((*self.requires, *others.requires), key=_offer_id)),
            answers=tuple(sorted((*self.answers, *others.answers), key=_offer_id)),
        )


class _OfOffer(Protocol):
    @property
    def offer_id(self) -> str: ...


def _offer_id(row: _OfOffer) -> str:
    return row.offer_id


RowOfOffer = TypeVar("RowOfOffer")


def _span(found: tuple[RowOfOffer, ...], offer_id: str, key: Callable[[RowOfOffer], str]) -> tuple[RowOfOffer, ...]:
    """The rows of one offer, of rows in the order of the offers' ids."""
    return found[bisect_left(found, offer_id, key=key) : bisect_right(found, offer_id, key=key)]


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


def fetch_offers_around(reader: Reader, municipality_ids: frozenset[str] | None) -> OfferFacts:
    """The offers that the youths of some municipalities could use; None: all offers."""
    around = rows.OFFERS_AROUND.run(
        reader, everywhere=municipality_ids is None, municipality_ids=sorted(municipality_ids or ())
    )
    return fetch_offers(reader, [row.offer_id for row in around])


def fetch_offers(reader: Reader, offer_ids: Iterable[str]) -> OfferFacts:
    """Some offers by their ids; those that do not exist are left out."""
    ids = sorted(set(offer_ids))
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
    """The facts of some youths by id; those that do not exist are left out."""
    ids = sorted(set(youth_ids))
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
    return {
        youth.id: YouthFacts(
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
        for youth in youth_rows.YOUTHS.run(reader, youth_ids=ids)
    }


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
