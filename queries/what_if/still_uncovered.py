"""What a change moves without covering it: pairs that neither side covers, and that stand otherwise after it."""

import numpy as np

from queries.coverage import CARRIED
from queries.day.world import Limits
from queries.everyone.standing import Standing
from queries.what_if.explaining import Explained, Pair, stands
from queries.what_if.what_if import Compared


def still_uncovered(compared: Compared, limits: Limits) -> tuple[Explained, ...]:
    """The pairs whose state or cause becomes another one though they are not covered by it, sorted; both standings have their causes."""
    before, after = (_uncovered(standing) for standing in (compared.before, compared.after))
    pairs = sorted(pair for pair, stood in before.items() if after.get(pair, stood) != stood)
    sides = [stands(standing, pairs, limits) for standing in (compared.before, compared.after)]
    return tuple(Explained(*pair, *(side[pair] for side in sides)) for pair in pairs)


def _uncovered(standing: Standing) -> dict[Pair, tuple[int, int]]:
    """The state and the cause of each pair that is not covered, by their numbers."""
    which = np.flatnonzero(standing.state > CARRIED)
    youths, areas = standing.population.youth_ids, standing.areas
    columns = (column[which].tolist() for column in (standing.youth, standing.area, standing.state, standing.cause))
    return {(youths[youth], areas[area]): (state, cause) for youth, area, state, cause in zip(*columns, strict=True)}
