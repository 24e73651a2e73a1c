"""The conditions that an offer and a youth decide between them, whoever provides it: area to income (design, section 4).

Each judges all pairs that are asked about at once: an array with PASS, UNKNOWN or FAIL, in their order.
"""

import numpy as np

from queries.day.asked import Asked
from queries.day.cohort import NO_YEAR
from queries.day.network import Network
from queries.day.offers import FAIL, NO_START, PASS, UNKNOWN, Mask, Numbers, Offers, Rows, Statuses
from queries.day.world import Limits


def statuses_of(passes: Mask, unknown: Mask) -> Statuses:
    """PASS where it passes, else UNKNOWN where it is unknown, else FAIL."""
    status = np.where(unknown, np.int8(UNKNOWN), np.int8(FAIL))
    status[passes] = PASS
    return status


def judge_area(asked: Asked) -> Statuses:
    """Whether an offer develops an open area; unknown if it develops none, or the youth has no open area."""
    offers, goals = asked.offers, asked.cohort.goals
    having = {area: goals.youth[numbers] for area, numbers in goals.by_area.items()}
    unknown = ~(offers.develops_any[asked.rows] & asked.cohort.has_area[asked.youths])
    return statuses_of(asked.common(having, offers.develops), unknown)


def judge_place(asked: Asked, network: Network) -> Statuses:
    """Whether a youth can get to an offer: national, for the youths of a municipality of theirs, or provided there if it names none."""
    offers, municipalities = asked.offers, asked.cohort.municipalities
    provided_in = {id_: _provided_in(id_, offers, network) for id_ in municipalities}
    names_none = ~offers.serves_recorded[asked.rows]
    passes = asked.common(municipalities, offers.serves) | (asked.common(municipalities, provided_in) & names_none)
    passes |= offers.is_national[asked.rows]
    nowhere = (~offers.serves_recorded & ~offers.provider_located)[asked.rows]
    return statuses_of(passes, ~asked.cohort.has_municipality[asked.youths] | nowhere)


def _provided_in(municipality_id: str, offers: Offers, network: Network) -> Rows:
    is_there = np.zeros(len(network.ids), dtype=bool)
    is_there[list(network.located_in.get(municipality_id, ()))] = True
    return offers.pairs.offer[is_there[offers.pairs.organisation]]


def judge_stage(asked: Asked) -> Statuses:
    """Whether an offer suits one of the youth's stages; unknown if it suits none at all, or the youth has none."""
    unknown = ~(asked.offers.suits_any[asked.rows] & asked.cohort.has_stage[asked.youths])
    return statuses_of(asked.common(asked.cohort.stages, asked.offers.suits), unknown)


def stage_fit(asked: Asked) -> Numbers:
    """How well an offer suits: 0 one of the main stages, 1 another of the youth's, 2 none."""
    fit = np.full(len(asked), 2, dtype=np.int64)
    fit[asked.common(asked.cohort.stages, asked.offers.suits)] = 1
    fit[asked.common(asked.cohort.main_stages, asked.offers.suits)] = 0
    return fit


def judge_time(asked: Asked, limits: Limits) -> Statuses:
    """Whether an offer can start within the horizon and before it ends; see `Offers.start` for the earliest start."""
    offers = asked.offers
    has_start = offers.start != NO_START
    too_late = has_start & ((offers.start > offers.today + limits.horizon_days) | (offers.start > offers.ends))
    status: Statuses = np.where(too_late | (offers.today > offers.ends), FAIL, offers.start_status).astype(np.int8)
    return status[asked.rows]


def judge_capacity(asked: Asked) -> Statuses:
    """Whether there is a seat; see `Offers.capacity`."""
    return asked.offers.capacity[asked.rows]


def possible_ages(asked: Asked) -> tuple[Numbers, Numbers, Mask]:
    """The youngest and the oldest possible age on each offer's start (on the day where it has none), and whose age is known at all.

    In the month of birth two ages are possible, else one.
    """
    cohort, offers = asked.cohort, asked.offers
    born, told = cohort.birth_month[asked.youths], cohort.age[asked.youths]
    years = offers.start_year[asked.rows] - cohort.birth_year[asked.youths]
    month = offers.start_month[asked.rows]
    is_told = told != NO_YEAR
    oldest = np.where(is_told, told, years - (month < born))
    youngest = np.where(is_told, told, years - (month <= born))
    return youngest, oldest, is_told | (cohort.birth_year != NO_YEAR)[asked.youths]


def is_within(age: Numbers, lowest: Numbers, highest: Numbers) -> Mask:
    """Where an age lies within bounds; both belong to them."""
    return (lowest <= age) & (age <= highest)


def judge_age(asked: Asked) -> Statuses:
    """Whether the youth has the age on the start; unknown where it depends on the day of birth, or nothing is known."""
    youngest, oldest, is_known = possible_ages(asked)
    lowest, highest = asked.offers.min_age[asked.rows], asked.offers.max_age[asked.rows]
    youngest_fits, oldest_fits = is_within(youngest, lowest, highest), is_within(oldest, lowest, highest)
    asks = asked.offers.has_age[asked.rows] & is_known
    return statuses_of(youngest_fits & oldest_fits & asks, (youngest_fits | oldest_fits) | ~asks)


def judge_needs(asked: Asked) -> Statuses:
    """Whether each requirement is met; unmet where the offer says that it cannot, open where it says nothing."""
    offers, needs = asked.offers, asked.cohort.requirements
    unmet, is_open = np.zeros((2, len(asked)), dtype=bool)
    for (of_youths, met), (_, cannot) in zip(
        asked.bits(needs, offers.meets), asked.bits(needs, offers.cannot), strict=True
    ):
        missing = of_youths[asked.youths] & ~met[asked.rows]
        unmet |= (missing & cannot[asked.rows]) != 0
        is_open |= (missing & ~cannot[asked.rows]) != 0
    return statuses_of(~(unmet | is_open), is_open & ~unmet)


def judge_income(asked: Asked) -> Statuses:
    """Whether an offer that is for some incomes is for the youth's."""
    anybody = ~asked.offers.has_income[asked.rows]
    listed = asked.common(asked.cohort.incomes, asked.offers.incomes)
    return statuses_of(anybody | listed, ~asked.cohort.has_income[asked.youths])
