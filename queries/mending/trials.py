"""Trying a change before it is proposed: the same rule book on changed facts, for one offer and one condition."""

from dataclasses import dataclass, replace

import numpy as np

from queries.case import Case
from queries.day.mandates import Holding, Mandates
from queries.day.network import Network
from queries.day.offers import PASS, Offers
from queries.day.offers_on_day import offers_on
from queries.day.youth import Youth
from queries.facts.map_rows import CollaborationRow, OfferRow
from queries.rules import Limits, judge_condition


@dataclass(frozen=True, slots=True)
class Trial:
    """What would be different; None and () are as it is."""

    youth: Youth | None = None
    limits: Limits | None = None
    offer: OfferRow | None = None
    on: str | None = None
    """Another day to ask on; tells of `time` alone, since everything else stays that of the case's day."""
    links: tuple[CollaborationRow, ...] = ()
    holdings: tuple[Holding, ...] = ()


def passes(case: Case, row: int, condition: str, trial: Trial) -> bool:
    """Whether the condition passes for the offer once the change is made."""
    world = case.world
    network = world.network.with_links(trial.links, case.lexicon.carries) if trial.links else world.network
    mandates = _with_holdings(world.mandates, network, trial.holdings) if trial.holdings else world.mandates
    offers, row_there = world.offers, row
    if trial.offer or trial.on:
        offers, row_there = offer_alone(case, trial.offer or case.offer(row), trial.on), 0
    changed = replace(world, network=network, mandates=mandates, offers=offers)
    youth, limits = trial.youth or case.youth, trial.limits or case.limits
    return judge_condition(condition, changed, youth, limits, row_there) == PASS


def offer_alone(case: Case, offer: OfferRow, on: str | None = None) -> Offers:
    """One offer of the case by itself, as it would be with other fields or on another day."""
    world = case.world
    facts = replace(world.offer_facts.only(offer.id), offers=(offer,))
    network = replace(world.network, iso_day=on) if on else world.network
    return offers_on(facts, world.network_facts, network, world.mandates)


def _with_holdings(mandates: Mandates, network: Network, holdings: tuple[Holding, ...]) -> Mandates:
    numbers = [mandates.number_of[holding.permission_id] for holding in holdings]
    places = [network.number_of[holding.organisation_id] for holding in holdings]
    return replace(
        mandates,
        holdings=(*mandates.holdings, *holdings),
        of_permission=np.append(mandates.of_permission, numbers),
        at_organisation=np.append(mandates.at_organisation, places),
        holds_now=np.append(mandates.holds_now, [holding.faults == 0 for holding in holdings]),
        is_confirmed=np.append(mandates.is_confirmed, [holding.is_confirmed for holding in holdings]),
    )
