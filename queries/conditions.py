"""The conditions that an offer and a youth decide between them, whoever provides it: area to income (design, section 4).

Each judges all offers of a scope at once: an array with PASS, UNKNOWN or FAIL for every offer, in their order.
"""

from collections.abc import Iterable, Mapping

import numpy as np

from queries.day.network import Network
from queries.day.offers import FAIL, NO_START, PASS, UNKNOWN, Mask, Numbers, Offers, Rows, Statuses
from queries.day.world import Limits
from queries.day.youth import Youth


def mask_of(size: int, rows: Iterable[int] | Rows) -> Mask:
    """An array that is true at some rows."""
    found = np.zeros(size, dtype=bool)
    found[np.asarray(rows, dtype=np.int64)] = True
    return found


def reached_by(offers: Offers, edges: Mapping[str, Rows], names: Iterable[str]) -> Mask:
    """Which offers have an edge, or a word in a list, to one of the names."""
    found = np.zeros(len(offers.rows), dtype=bool)
    for name in names:
        rows = edges.get(name)
        if rows is not None:
            found[rows] = True
    return found


def statuses_of(passes: Mask, unknown: Mask) -> Statuses:
    """PASS where it passes, else UNKNOWN where it is unknown, else FAIL."""
    status = np.full(len(passes), FAIL, dtype=np.int8)
    status[unknown] = UNKNOWN
    status[passes] = PASS
    return status


def judge_area(offers: Offers, youth: Youth) -> Statuses:
    """Whether an offer develops an open area; unknown if it develops none, or the youth has no open area."""
    areas = youth.open_areas
    unknown = ~offers.develops_any if areas else np.ones(len(offers.rows), dtype=bool)
    return statuses_of(reached_by(offers, offers.develops, areas), unknown)


def judge_place(offers: Offers, youth: Youth, network: Network) -> Statuses:
    """Whether a youth can get to an offer: national, for the youths of a municipality of theirs, or provided there if it names none."""
    count = len(offers.rows)
    here = {number for id_ in youth.municipalities for number in network.located_in.get(id_, ())}
    is_here = mask_of(len(network.ids), sorted(here))
    provided_here = mask_of(count, offers.pairs.offer[is_here[offers.pairs.organisation]])
    serves_us = reached_by(offers, offers.serves, youth.municipalities)
    unknown = np.full(count, not youth.municipalities) | (~offers.serves_recorded & ~offers.provider_located)
    return statuses_of(offers.is_national | serves_us | (provided_here & ~offers.serves_recorded), unknown)


def judge_stage(offers: Offers, youth: Youth) -> Statuses:
    """Whether an offer suits one of the youth's stages; unknown if it suits none at all, or the youth has none."""
    unknown = ~offers.suits_any if youth.stages else np.ones(len(offers.rows), dtype=bool)
    return statuses_of(reached_by(offers, offers.suits, youth.stages), unknown)


def stage_fit(offers: Offers, youth: Youth) -> Numbers:
    """How well an offer suits: 0 one of the main stages, 1 another of the youth's, 2 none."""
    fit = np.full(len(offers.rows), 2, dtype=np.int64)
    fit[reached_by(offers, offers.suits, youth.stages)] = 1
    fit[reached_by(offers, offers.suits, youth.main_stages)] = 0
    return fit


def judge_time(offers: Offers, limits: Limits) -> Statuses:
    """Whether an offer can start within the horizon and before it ends; see `Offers.start` for the earliest start."""
    has_start = offers.start != NO_START
    too_late = has_start & ((offers.start > offers.today + limits.horizon_days) | (offers.start > offers.ends))
    return np.where(too_late | (offers.today > offers.ends), FAIL, offers.start_status).astype(np.int8)


def possible_ages(offers: Offers, youth: Youth) -> tuple[Numbers, Numbers] | None:
    """The youngest and the oldest possible age on each offer's start (on the day where it has none); None where nothing is known.

    In the month of birth two ages are possible, else one.
    """
    if youth.age is not None:
        age = np.full(len(offers.rows), youth.age, dtype=np.int64)
        return age, age
    if youth.birth_month is None:
        return None
    year, month = (int(part) for part in youth.birth_month.split("-"))
    had_birthday = offers.start_year - year
    oldest = had_birthday - (offers.start_month < month)
    return had_birthday - (offers.start_month <= month), oldest


def is_within(age: Numbers, lowest: Numbers, highest: Numbers) -> Mask:
    """Where an age lies within bounds; both belong to them."""
    return (lowest <= age) & (age <= highest)


def judge_age(offers: Offers, youth: Youth) -> Statuses:
    """Whether the youth has the age on the start; unknown where it depends on the day of birth, or nothing is known."""
    ages = possible_ages(offers, youth)
    if ages is None:
        return np.full(len(offers.rows), UNKNOWN, dtype=np.int8)
    youngest_fits, oldest_fits = (is_within(age, offers.min_age, offers.max_age) for age in ages)
    return statuses_of((youngest_fits & oldest_fits) & offers.has_age, (youngest_fits | oldest_fits) | ~offers.has_age)


def judge_needs(offers: Offers, youth: Youth) -> Statuses:
    """Whether each requirement is met; unmet where the offer says that it cannot, open where it says nothing."""
    status = np.full(len(offers.rows), PASS, dtype=np.int8)
    for need in youth.requirements:
        met = reached_by(offers, offers.meets, (need,))
        cannot = reached_by(offers, offers.cannot, (need,))
        np.maximum(status, statuses_of(met, ~cannot), out=status)
    return status


def judge_income(offers: Offers, youth: Youth) -> Statuses:
    """Whether an offer that is for some incomes is for the youth's."""
    if youth.income_basis is None:
        return np.where(offers.has_income, UNKNOWN, PASS).astype(np.int8)
    listed = reached_by(offers, offers.incomes, (youth.income_basis,))
    return np.where(~offers.has_income | listed, PASS, FAIL).astype(np.int8)
