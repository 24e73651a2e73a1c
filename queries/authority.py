"""The condition authority: whether somebody who counts for the youth may decide what an offer requires (design, section 4)."""

from dataclasses import dataclass

import numpy as np

from queries.around import around
from queries.conditions import is_within, possible_ages
from queries.day.asked import Asked
from queries.day.offers import PASS, UNKNOWN, Mask, Statuses, firsts
from queries.day.world import Limits, World

_OF_NO_CONCERN = np.int8(9)
"""Worse than every status, so that a permission that does not concern the youth is never the best of its alternatives."""


@dataclass(frozen=True, slots=True)
class Authority:
    """The judgement of the condition, and what it rests on."""

    statuses: Statuses
    concerns: Mask
    """Of every requirement of every offer that is asked about: whether it concerns the youth at their age."""
    in_force: Mask
    """Of the same: whether the permission's own dates hold on the start."""
    counted: Mask
    """The organisations in which a permission counts: a row for each surroundings of the cohort."""
    permissions: Statuses
    """Of every permission: whether somebody holds it where it counts; rows as those of `counted`."""


def judge_authority(world: World, asked: Asked, limits: Limits) -> Authority:
    """Whether somebody may decide what the offer requires."""
    offers, mandates = world.offers, world.mandates
    here = around(world, asked.surroundings, limits)
    nobody_named = np.where(offers.is_visitation & ~offers.requires_any, UNKNOWN, PASS).astype(np.int8)
    statuses = nobody_named[asked.rows]
    # One entry for each requirement of each pair.
    pair, needed = offers.requirements.of(asked.rows)
    permission, row = offers.requirements.permission[needed], asked.rows[pair]
    when = offers.starts_on[row]
    in_force = (mandates.valid_from[permission] <= when) & (when <= mandates.valid_to[permission])
    youngest, oldest, is_known = possible_ages(asked.only(pair))
    lowest, highest = mandates.min_age[permission], mandates.max_age[permission]
    concerns = is_within(youngest, lowest, highest) | is_within(oldest, lowest, highest) | ~is_known
    if len(pair):
        held = here.permissions[asked.around[pair], permission]
        is_settled = in_force | mandates.is_withdrawn[permission]
        judged = np.where(concerns, np.where(is_settled, held, np.int8(UNKNOWN)), _OF_NO_CONCERN)
        # The groups of an offer stand together, and so do the pairs: a group begins where either changes.
        groups = firsts(pair, offers.requirements.group[needed])
        best = np.minimum.reduceat(judged, groups)
        best[best == _OF_NO_CONCERN] = PASS
        of_pairs = firsts(pair[groups])
        statuses[pair[groups][of_pairs]] = np.maximum.reduceat(best, of_pairs)
    return Authority(statuses, concerns, in_force, here.counted, here.permissions)
