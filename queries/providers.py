"""The conditions that depend on who provides an offer, and which provider speaks for it: choice, chain, consent (design, section 4)."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from queries.authority import reached_organisations
from queries.conditions import mask_of
from queries.day.network import Network
from queries.day.offers import FAIL, PASS, UNKNOWN, Mask, Numbers, Offers, Rows, Statuses, firsts
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


def judge_providers(world: World, youth: Youth, limits: Limits) -> ByProvider:
    """Judge choice, chain and consent for each provider, and let the best provider speak for its offer."""
    offers, network = world.offers, world.network
    organisations = offers.pairs.organisation
    walks_in = offers.walks_in[offers.pairs.offer]
    declined_offer = mask_of(
        len(offers.rows), [offers.row_of[id_] for id_ in youth.declined_offers if id_ in offers.row_of]
    )
    chain, handovers = _judge_chain(network, youth, limits, walks_in, organisations)
    three = np.stack(
        [
            _judge_choice(offers, network, youth, declined_offer),
            chain,
            _judge_consent(network, youth, walks_in, organisations),
        ]
    )
    best = _best_pairs(world, youth, three, handovers, walks_in)
    rows = offers.pairs.offer[best]
    # Where there is nobody to judge them by, a refusal of the offer counts, and an open way in is open.
    way = np.where(offers.walks_in, PASS, UNKNOWN).astype(np.int8)
    judged = np.stack([np.where(declined_offer, FAIL, PASS).astype(np.int8), way, way])
    judged[:, rows] = three[:, best]
    provider = np.full(len(offers.rows), NOT_REACHED, dtype=np.int64)
    provider[rows] = organisations[best]
    hops = np.where(offers.walks_in, 0, NOT_REACHED)
    hops[rows] = handovers[best]
    return ByProvider(judged[0], judged[1], judged[2], provider, hops)


def missing_last(handovers: Numbers) -> Numbers:
    """Numbers of hand-overs to sort by: no way comes after every way."""
    return np.where(handovers == NOT_REACHED, ALWAYS, handovers)


def _numbers(network: Network, ids: Iterable[str]) -> list[int]:
    return [network.number_of[id_] for id_ in ids if id_ in network.number_of]


def _judge_choice(offers: Offers, network: Network, youth: Youth, declined_offer: Mask) -> Statuses:
    declined_organisation = mask_of(len(network.ids), _numbers(network, youth.declined_organisations))
    declined = declined_offer[offers.pairs.offer] | declined_organisation[offers.pairs.organisation]
    return np.where(declined, FAIL, PASS).astype(np.int8)


def _judge_chain(
    network: Network, youth: Youth, limits: Limits, walks_in: Mask, organisations: Rows
) -> tuple[Statuses, Numbers]:
    """Whether a way leads to the provider, and over how many hand-overs."""
    reached = reached_organisations(network, youth, limits)[organisations]
    mapped = (network.mapped(youth.starts).handovers != NOT_REACHED)[organisations]
    status = np.where(walks_in | reached, PASS, np.where(mapped, FAIL, UNKNOWN)).astype(np.int8)
    handovers = np.where(
        walks_in, 0, np.where(reached, network.reach(youth.starts).handovers[organisations], NOT_REACHED)
    )
    return status, handovers


def _judge_consent(network: Network, youth: Youth, walks_in: Mask, organisations: Rows) -> Statuses:
    """Whether the provider may be told about the youth; the first that holds, so the last that is written."""
    status = np.full(len(network.ids), UNKNOWN, dtype=np.int8)
    shared = {other for start in youth.starts for other in network.sharing.get(start, ())}
    for verdict, numbers in (
        (PASS, sorted(shared)),
        (FAIL, _numbers(network, youth.refused)),
        (PASS, _numbers(network, youth.consented)),
        (PASS, sorted(youth.starts)),
    ):
        status[numbers] = verdict
    return np.where(walks_in, PASS, status[organisations]).astype(np.int8)


def _best_pairs(world: World, youth: Youth, three: Statuses, handovers: Numbers, walks_in: Mask) -> Rows:
    """The pair that speaks for each offer: fewest failures, unknowns, hand-overs, then the smallest chain and id."""
    pairs = world.offers.pairs
    first = firsts(pairs.offer)
    if len(first) == len(pairs.offer):
        return first
    failures, unknowns = (three == FAIL).sum(axis=0), (three == UNKNOWN).sum(axis=0)
    chain_rank = np.where(
        walks_in | (handovers == NOT_REACHED), 0, world.network.reach(youth.starts).chain_rank[pairs.organisation]
    )
    ordered = np.lexsort((pairs.organisation, chain_rank, missing_last(handovers), unknowns, failures, pairs.offer))
    return ordered[firsts(pairs.offer[ordered])]
