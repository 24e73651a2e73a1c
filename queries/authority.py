"""The condition authority: whether somebody who counts for the youth may decide what an offer requires (design, section 4)."""

import numpy as np

from queries.conditions import is_within, possible_ages
from queries.day.network import Network
from queries.day.offers import FAIL, PASS, UNKNOWN, Mask, Statuses, firsts
from queries.day.reach import NOT_REACHED
from queries.day.world import Limits, World
from queries.day.youth import Youth

_OF_NO_CONCERN = np.int8(9)
"""Worse than every status, so that a permission that does not concern the youth is never the best of its alternatives."""


def reached_organisations(network: Network, youth: Youth, limits: Limits) -> Mask:
    """Which organisations the youth can be handed on to within the limit; a start is reached."""
    handovers = network.reach(youth.starts).handovers
    reached: Mask = (handovers != NOT_REACHED) & (handovers <= limits.max_handovers)
    return reached


def counted_organisations(world: World, youth: Youth, limits: Limits) -> Mask:
    """Where a permission must be held to count for the youth: in a responsible municipality, or where they can be handed on to."""
    counted = reached_organisations(world.network, youth, limits)
    for municipality_id in youth.responsible:
        counted[list(world.network.located_in.get(municipality_id, ()))] = True
    return counted


def required_now(world: World, youth: Youth) -> tuple[Mask, Mask]:
    """Of every requirement of every offer: whether it concerns the youth at their age, and whether the permission holds.

    It holds where its own dates include the start (the day where there is none).
    """
    offers, mandates, needed = world.offers, world.mandates, world.offers.requirements
    when = offers.starts_on[needed.offer]
    in_force = (mandates.valid_from[needed.permission] <= when) & (when <= mandates.valid_to[needed.permission])
    ages = possible_ages(offers, youth)
    if ages is None:
        return np.ones(len(needed.offer), dtype=bool), in_force
    lowest, highest = mandates.min_age[needed.permission], mandates.max_age[needed.permission]
    youngest, oldest = (age[needed.offer] for age in ages)
    return is_within(youngest, lowest, highest) | is_within(oldest, lowest, highest), in_force


def judge_permissions(world: World, counted: Mask) -> Statuses:
    """Of every permission: held now by somebody who counts, held but not now, or by nobody that is recorded."""
    mandates = world.mandates
    statuses = np.full(len(mandates.permissions), UNKNOWN, dtype=np.int8)
    at_counted = counted[mandates.at_organisation] if len(mandates.holdings) else np.zeros(0, dtype=bool)
    statuses[mandates.of_permission[at_counted]] = FAIL
    statuses[mandates.of_permission[at_counted & mandates.holds_now]] = PASS
    return statuses


def judge_authority(world: World, youth: Youth, limits: Limits) -> Statuses:
    """Whether somebody may decide what the offer requires."""
    offers, needed = world.offers, world.offers.requirements
    result = np.where(offers.is_visitation & ~offers.requires_any, UNKNOWN, PASS).astype(np.int8)
    if not len(needed.offer):
        return result
    permissions = judge_permissions(world, counted_organisations(world, youth, limits))
    concerns, in_force = required_now(world, youth)
    judged = np.where(in_force, permissions[needed.permission], UNKNOWN)
    by_group = np.where(concerns, judged, _OF_NO_CONCERN)
    first_of_group = firsts(needed.group)
    best = np.minimum.reduceat(by_group, first_of_group)
    best[best == _OF_NO_CONCERN] = PASS
    np.maximum.at(result, needed.offer[first_of_group], best.astype(np.int8))
    return result
