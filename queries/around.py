"""What is around youths who start alike: whom they can be handed on to, who may know of them, and what somebody may decide for them.

All of it in arrays with a row for each surroundings. Youths are asked about offers in portions, and every portion rests on the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from queries.day.cohort import Surroundings
from queries.day.mandates import Mandates
from queries.day.network import Network
from queries.day.offers import FAIL, PASS, UNKNOWN, Mask, Numbers, Statuses
from queries.day.reach import NOT_REACHED
from queries.day.world import Limits, World


@dataclass(frozen=True, slots=True)
class Around:
    """Of every surroundings and every organisation, or permission."""

    is_there: Mask
    is_start: Mask
    shared: Mask
    """Whether a start may share information about a youth's course with the organisation."""
    chain: Statuses
    """PASS where a way leads to it, FAIL where one is mapped that does not, UNKNOWN where none is."""
    handovers: Numbers
    """NOT_REACHED where no way leads."""
    chain_rank: Numbers
    counted: Mask
    """Whether a permission counts that is held there."""
    permissions: Statuses
    """Of every permission: PASS where somebody who counts holds it, FAIL where nobody holds it any more, UNKNOWN where nobody did."""
    of: Mandates
    """Those that the permissions are of."""


def around(world: World, surroundings: tuple[Surroundings, ...], limits: Limits) -> Around:
    """What is around some youths; what was asked for last is kept with the network."""
    kept, key = world.network.kept, (surroundings, limits)
    found = kept.get(key)
    if not isinstance(found, Around) or found.of is not world.mandates:
        found = _around(world, surroundings, limits)
        kept.clear()
        kept[key] = found
    return found


def reached_organisations(network: Network, around: Surroundings, limits: Limits) -> Mask:
    """Which organisations one can be handed on to within the limit; a start is reached."""
    handovers = network.reach(around.starts, around.gone).handovers
    reached: Mask = (handovers != NOT_REACHED) & (handovers <= limits.max_handovers)
    reached[list(around.also_reached)] = True
    return reached


def _around(world: World, surroundings: Sequence[Surroundings], limits: Limits) -> Around:
    network, mandates = world.network, world.mandates
    size = (len(surroundings), len(network.ids))
    is_there, is_start, shared = np.ones(size, dtype=bool), np.zeros(size, dtype=bool), np.zeros(size, dtype=bool)
    chain, handovers = np.full(size, UNKNOWN, dtype=np.int8), np.full(size, NOT_REACHED)
    chain_rank, counted = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=bool)
    permissions = np.full((len(surroundings), len(mandates.permissions)), UNKNOWN, dtype=np.int8)
    for number, each in enumerate(surroundings):
        is_there[number, list(each.gone)] = False
        is_start[number, list(each.starts)] = True
        for start in each.starts:
            shared[number, list(network.sharing.get(start, ()))] = True
        reach, reached = network.reach(each.starts, each.gone), reached_organisations(network, each, limits)
        chain[number, network.mapped(each.starts, each.gone).handovers != NOT_REACHED] = FAIL
        chain[number, reached] = PASS
        handovers[number, reached] = reach.handovers[reached]
        handovers[number, list(each.also_reached)] = min(limits.max_handovers, len(network.ids))
        chain_rank[number] = reach.chain_rank
        counted[number] = _counted(network, each, reached)
        permissions[number] = _permissions(mandates, counted[number], each.gone_holdings)
    return Around(is_there, is_start, shared, chain, handovers, chain_rank, counted, permissions, mandates)


def _counted(network: Network, each: Surroundings, reached: Mask) -> Mask:
    """Where a permission must be held to count for a youth: in a responsible municipality, or where they can be handed on to."""
    counted = reached.copy()
    for municipality_id in each.responsible:
        counted[list(network.located_in.get(municipality_id, ()))] = True
    counted[list(each.gone)] = False
    return counted


def _permissions(mandates: Mandates, counted: Mask, gone: frozenset[int]) -> Statuses:
    """Held now by somebody who counts, held but not now, or by nobody that is recorded; holdings among `gone` are not recorded."""
    statuses = np.full(len(mandates.permissions), UNKNOWN, dtype=np.int8)
    at_counted = counted[mandates.at_organisation] if len(mandates.holdings) else np.zeros(0, dtype=bool)
    at_counted[list(gone)] = False
    statuses[mandates.of_permission[at_counted]] = FAIL
    statuses[mandates.of_permission[at_counted & mandates.holds_now]] = PASS
    statuses[mandates.is_withdrawn] = FAIL
    return statuses
