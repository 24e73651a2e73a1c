"""The conditions that depend on who provides an offer, and which provider speaks for it: choice, chain, consent (design, section 4)."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from queries.authority import reached_organisations
from queries.day.network import Network
from queries.day.offers import FAIL, PASS, UNKNOWN, Numbers, Rows, Statuses
from queries.day.reach import NOT_REACHED
from queries.day.world import Limits, World
from queries.day.youth import Youth
from queries.days import ALWAYS


@dataclass(frozen=True, slots=True)
class ByProvider:
    """How each offer stands with its best provider; arrays in the order of the offers."""

    choice: Statuses
    chain: Statuses
    consent: Statuses
    provider: Rows
    """NOT_REACHED where nobody provides it."""
    handovers: Numbers
    """NOT_REACHED where the provider is not reached."""


@dataclass(frozen=True, slots=True)
class _OfPairs:
    """How every pair of an offer and a provider stands; arrays in the order of the pairs."""

    choice: Statuses
    chain: Statuses
    consent: Statuses
    handovers: Numbers


def judge_providers(world: World, youth: Youth, limits: Limits) -> ByProvider:
    """Judge choice, chain and consent for each provider, and let the best provider speak for its offer."""
    offers, network, pairs = world.offers, world.network, world.offers.pairs
    declined = [offers.row_of[id_] for id_ in youth.declined_offers if id_ in offers.row_of]
    chain, handovers = _judge_chain(network, youth, limits)
    of_pairs = _OfPairs(
        choice=_judge_choice(network, youth)[pairs.organisation],
        chain=chain[pairs.organisation],
        consent=_judge_consent(network, youth)[pairs.organisation],
        handovers=handovers[pairs.organisation],
    )
    if declined:
        of_pairs.choice[np.isin(pairs.offer, declined)] = FAIL
    # An open way in needs nobody who hands on, and nobody who is told beforehand.
    of_pairs.chain[pairs.walks_in] = PASS
    of_pairs.consent[pairs.walks_in] = PASS
    of_pairs.handovers[pairs.walks_in] = 0
    best = _best_pairs(world, youth, of_pairs)
    rows = pairs.offer[best]
    # Where there is nobody to judge them by, a refusal of the offer counts, and an open way in is open.
    choice = np.full(len(offers.rows), PASS, dtype=np.int8)
    choice[declined] = FAIL
    chain, consent = offers.way_in.copy(), offers.way_in.copy()
    hops = np.where(offers.walks_in, 0, NOT_REACHED)
    provider = np.full(len(offers.rows), NOT_REACHED, dtype=np.int64)
    choice[rows], chain[rows], consent[rows] = of_pairs.choice[best], of_pairs.chain[best], of_pairs.consent[best]
    hops[rows], provider[rows] = of_pairs.handovers[best], pairs.organisation[best]
    return ByProvider(choice, chain, consent, provider, hops)


def missing_last(handovers: Numbers) -> Numbers:
    """Numbers of hand-overs to sort by: no way comes after every way."""
    return np.where(handovers == NOT_REACHED, ALWAYS, handovers)


def _numbers(network: Network, ids: Iterable[str]) -> list[int]:
    return [network.number_of[id_] for id_ in ids if id_ in network.number_of]


def _judge_choice(network: Network, youth: Youth) -> Statuses:
    """Of every organisation: whether the youth has not said no to it."""
    status = np.full(len(network.ids), PASS, dtype=np.int8)
    status[_numbers(network, youth.declined_organisations)] = FAIL
    return status


def _judge_chain(network: Network, youth: Youth, limits: Limits) -> tuple[Statuses, Numbers]:
    """Of every organisation: whether a way leads to it, and over how many hand-overs."""
    reached = reached_organisations(network, youth, limits)
    mapped = network.mapped(youth.starts).handovers != NOT_REACHED
    status = np.where(reached, PASS, np.where(mapped, FAIL, UNKNOWN)).astype(np.int8)
    return status, np.where(reached, network.reach(youth.starts).handovers, NOT_REACHED)


def _judge_consent(network: Network, youth: Youth) -> Statuses:
    """Of every organisation: whether it may be told about the youth; the first that holds, so the last that is written."""
    status = np.full(len(network.ids), UNKNOWN, dtype=np.int8)
    shared = {other for start in youth.starts for other in network.sharing.get(start, ())}
    for verdict, numbers in (
        (PASS, sorted(shared)),
        (FAIL, _numbers(network, youth.refused)),
        (PASS, _numbers(network, youth.consented)),
        (PASS, sorted(youth.starts)),
    ):
        status[numbers] = verdict
    return status


def _best_pairs(world: World, youth: Youth, of_pairs: _OfPairs) -> Rows:
    """The pair that speaks for each offer: fewest failures, unknowns, hand-overs, then the smallest chain and id."""
    pairs = world.offers.pairs
    if len(pairs.first_of_offer) == len(pairs.offer):
        return pairs.first_of_offer
    three = np.stack([of_pairs.choice, of_pairs.chain, of_pairs.consent])
    failures, unknowns = (three == FAIL).sum(axis=0), (three == UNKNOWN).sum(axis=0)
    chain_rank = np.where(
        pairs.walks_in | (of_pairs.handovers == NOT_REACHED),
        0,
        world.network.reach(youth.starts).chain_rank[pairs.organisation],
    )
    hops = missing_last(of_pairs.handovers)
    ordered = np.lexsort((pairs.organisation, chain_rank, hops, unknowns, failures, pairs.offer))
    return ordered[pairs.first_of_offer]
