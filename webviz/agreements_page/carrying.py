"""What would carry the youths whom an agreement helps, were it made."""

from collections.abc import Sequence

from queries.agreements.agreements import Agreement
from queries.agreements.carriers import Carrier, carriers, only_pairs
from queries.agreements.sequences import undated_link
from queries.agreements.trials import uncovered_in
from queries.everyone.standing import Standing
from queries.overview import Overview
from queries.rules import Limits


def carriers_if_made(
    overview: Overview, standing: Standing, limits: Limits, agreement: Agreement, pairs: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], Carrier]:
    """What would carry some of the pairs of a youth and an area that an agreement serves."""
    population, wanted = standing.population, frozenset(pairs)
    made = population.world.network.with_links((undated_link(agreement.giver, agreement.taker),), overview.carries)
    asked = (only_pairs(part, population, wanted) for part in uncovered_in(standing))
    return carriers(population, [part for part in asked if part.is_open.any()], made, limits)
