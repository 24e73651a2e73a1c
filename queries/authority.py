"""The condition authority: whether somebody who counts for the youth may decide what an offer requires (design, section 4)."""

from dataclasses import dataclass

import numpy as np

from queries.conditions import is_within, possible_ages
from queries.day.network import Network
from queries.day.offers import FAIL, PASS, UNKNOWN, Mask, Statuses
from queries.day.reach import NOT_REACHED
from queries.day.world import Limits, World
from queries.day.youth import Youth

_OF_NO_CONCERN = np.int8(9)
"""Worse than every status, so that a permission that does not concern the youth is never the best of its alternatives."""


@dataclass(frozen=True, slots=True)
class Authority:
    """The judgement of the condition, and what it rests on."""

    statuses: Statuses
    concerns: Mask
    """Of every requirement of every offer: whether it concerns the youth at their age."""
    in_force: Mask
    """Of every requirement: whether the permission's own dates hold on the start."""
    counted: Mask
    """The organisations in which a permission counts for the youth."""
    permissions: Statuses
    """Of every permission: whether somebody holds it where it counts."""


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


def judge_authority(world: World, youth: Youth, limits: Limits) -> Authority:
    """Whether somebody may decide what the offer requires."""
    offers, needed = world.offers, world.offers.requirements
    counted = counted_organisations(world, youth, limits)
    permissions = judge_permissions(world, counted)
    concerns, in_force = required_now(world, youth)
    statuses = np.where(offers.is_visitation & ~offers.requires_any, UNKNOWN, PASS).astype(np.int8)
    if len(needed.offer):
        judged = np.where(in_force, permissions[needed.permission], UNKNOWN)
        by_group = np.where(concerns, judged, _OF_NO_CONCERN)
        best = np.minimum.reduceat(by_group, needed.first_of_group)
        best[best == _OF_NO_CONCERN] = PASS
        np.maximum.at(statuses, needed.offer[needed.first_of_group], best.astype(np.int8))
    return Authority(statuses, concerns, in_force, counted, permissions)
