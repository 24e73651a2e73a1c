"""The conditions that depend on who provides an offer, and which provider speaks for it: choice, chain, consent (design, section 4)."""

from dataclasses import dataclass

import numpy as np

from queries.around import Around, around
from queries.day.asked import Asked
from queries.day.offers import FAIL, PASS, UNKNOWN, Mask, Numbers, Rows, Statuses, firsts
from queries.day.reach import NOT_REACHED
from queries.day.world import Limits, World
from queries.days import ALWAYS


@dataclass(frozen=True, slots=True)
class ByProvider:
    """How each pair that is asked about stands with the offer's best provider."""

    choice: Statuses
    chain: Statuses
    consent: Statuses
    provider: Rows
    """NOT_REACHED where nobody provides it."""
    handovers: Numbers
    """NOT_REACHED where the provider is not reached."""


@dataclass(frozen=True, slots=True)
class _OfProviders:
    """How every provider of every offer that is asked about stands; `pair` is whose it is."""

    pair: Rows
    organisation: Rows
    walks_in: Mask
    choice: Statuses
    chain: Statuses
    consent: Statuses
    handovers: Numbers
    chain_rank: Numbers


def judge_providers(world: World, asked: Asked, limits: Limits) -> ByProvider:
    """Judge choice, chain and consent for each provider, and let the best provider speak for its offer."""
    cohort, offers = asked.cohort, asked.offers
    refused = cohort.declined_offers.has(asked.youths, asked.rows)
    of_providers = _judge_each(world, asked, refused, limits)
    best = _best(of_providers)
    pair = of_providers.pair[best]
    # Where there is nobody to judge them by, a refusal of the offer counts, and an open way in is open.
    choice = np.where(refused, np.int8(FAIL), np.int8(PASS))
    chain, consent = offers.way_in[asked.rows], offers.way_in[asked.rows]
    handovers = np.where(offers.walks_in[asked.rows], 0, NOT_REACHED)
    provider = np.full(len(asked), NOT_REACHED, dtype=np.int64)
    choice[pair], chain[pair] = of_providers.choice[best], of_providers.chain[best]
    consent[pair], handovers[pair] = of_providers.consent[best], of_providers.handovers[best]
    provider[pair] = of_providers.organisation[best]
    return ByProvider(choice, chain, consent, provider, handovers)


def missing_last(handovers: Numbers) -> Numbers:
    """Numbers of hand-overs to sort by: no way comes after every way."""
    return np.where(handovers == NOT_REACHED, ALWAYS, handovers)


def _judge_each(world: World, asked: Asked, refused: Mask, limits: Limits) -> _OfProviders:
    cohort = asked.cohort
    pair, number = asked.offers.pairs.of(asked.rows)
    organisation = asked.offers.pairs.organisation[number]
    here = around(world, asked.surroundings, limits)
    if any(each.gone for each in asked.surroundings):
        is_there = here.is_there[asked.around[pair], organisation]
        pair, organisation = pair[is_there], organisation[is_there]
    youth = asked.youths[pair]
    walks_in = asked.offers.walks_in[asked.rows[pair]]
    at = (asked.around[pair], organisation)
    chain, handovers, chain_rank = here.chain[at], here.handovers[at], here.chain_rank[at]
    declined = refused[pair] | cohort.declined_organisations.has(youth, organisation)
    choice = np.where(declined, np.int8(FAIL), np.int8(PASS))
    consent = _judge_consent(here, asked, pair, organisation)
    # An open way in needs nobody who hands on, and nobody who is told beforehand.
    chain[walks_in], consent[walks_in], handovers[walks_in] = PASS, PASS, 0
    return _OfProviders(pair, organisation, walks_in, choice, chain, consent, handovers, chain_rank)


def _judge_consent(here: Around, asked: Asked, pair: Rows, organisation: Rows) -> Statuses:
    """Of some pairs and organisations: whether it may be told; the first that holds, so the last that is written."""
    cohort, youth = asked.cohort, asked.youths[pair]
    at = (asked.around[pair], organisation)
    status = np.where(here.shared[at], np.int8(PASS), np.int8(UNKNOWN))
    status[cohort.refused.has(youth, organisation)] = FAIL
    status[cohort.consented.has(youth, organisation) | here.is_start[at]] = PASS
    return status


def _best(each: _OfProviders) -> Rows:
    """The provider that speaks for each offer: fewest failures, unknowns, hand-overs, then the smallest chain and id."""
    first = firsts(each.pair)
    if len(first) == len(each.pair):
        return first
    three = np.stack([each.choice, each.chain, each.consent])
    failures, unknowns = (three == FAIL).sum(axis=0), (three == UNKNOWN).sum(axis=0)
    chain_rank = np.where(each.walks_in | (each.handovers == NOT_REACHED), 0, each.chain_rank)
    hops = missing_last(each.handovers)
    ordered: Rows = np.lexsort((each.organisation, chain_rank, hops, unknowns, failures, each.pair))
    return ordered[first]
