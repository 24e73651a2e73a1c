"""What of the facts of offers holds on a day, put into arrays."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from graphmodel.fields import is_iso_day, is_month_day
from queries.day.mandates import Mandates
from queries.day.network import Network, is_active
from queries.day.offers import (
    FAIL,
    NO_START,
    PASS,
    UNKNOWN,
    Mask,
    Numbers,
    Offers,
    Pairs,
    Requirements,
    Rows,
    begins_of,
)
from queries.days import ALWAYS, NEVER, holds_on, ordinal, ordinal_or, years_and_months
from queries.facts.fetch import NetworkFacts, OfferFacts
from queries.facts.map_rows import OfferRow

_BEYOND_THE_CALENDAR = NO_START - 1
"""A start so late that it has no date: too late for everyone, but a start."""
_SEATS_KNOWN_DAYS = 30
_WALK_IN_ROUTES = ("open", "self")


def offers_on(facts: OfferFacts, network_facts: NetworkFacts, network: Network, mandates: Mandates) -> Offers:
    """What of the offers holds on the network's day."""
    iso_day = network.iso_day
    today = ordinal(iso_day)
    rows = facts.offers
    count = len(rows)
    row_of = {row.id: number for number, row in enumerate(rows)}
    walks_in = _mask(rows, lambda row: row.route in _WALK_IN_ROUTES)
    pairs = _pairs(facts, row_of, network)
    requirements = _requirements(facts, row_of, mandates, iso_day)
    develops = _edges(
        (row_of[edge.offer_id], edge.area_id)
        for edge in facts.develops
        if edge.area_id in network.active_areas and holds_on(edge, iso_day)
    )
    suits = _edges(
        (row_of[edge.offer_id], edge.stage_id)
        for edge in facts.suits
        if edge.stage_id in network.active_stages and holds_on(edge, iso_day)
    )
    serves = _edges(
        (row_of[edge.offer_id], edge.municipality_id)
        for edge in facts.serves
        if edge.municipality_id in network.located_in and holds_on(edge, iso_day)
    )
    return Offers(
        today=today,
        rows=rows,
        row_of=row_of,
        is_active=_mask(rows, lambda row: is_active(row.status)),
        is_national=_mask(rows, lambda row: row.reach == "national"),
        walks_in=walks_in,
        way_in=np.where(walks_in, PASS, UNKNOWN).astype(np.int8),
        is_visitation=_mask(rows, lambda row: row.route == "visitation"),
        **_times(rows, today, _decision_days(count, requirements, mandates)),
        ends=_numbers(rows, lambda row: ordinal_or(row.valid_to, ALWAYS)),
        capacity=np.array([_capacity(row, today) for row in rows], dtype=np.int8),
        min_age=_numbers(rows, lambda row: -ALWAYS if row.min_age is None else row.min_age),
        max_age=_numbers(rows, lambda row: ALWAYS if row.max_age is None else row.max_age),
        has_age=_mask(rows, lambda row: row.min_age is not None or row.max_age is not None),
        has_income=_mask(rows, lambda row: bool(row.for_income)),
        pairs=pairs,
        requirements=requirements,
        requires_any=_any(count, requirements.offer),
        develops_any=_any(count, *develops.values()),
        suits_any=_any(count, *suits.values()),
        serves_recorded=_any(count, np.array([row_of[edge.offer_id] for edge in facts.serves], dtype=np.int64)),
        provider_located=_any(count, pairs.offer[network.is_located[pairs.organisation]]),
        meets=_edges(
            (row_of[row.id], need) for row in rows for need in {*(row.languages or ()), *(row.accessibility or ())}
        ),
        cannot=_edges((row_of[row.id], need) for row in rows for need in set(row.cannot or ())),
        interests=_edges((row_of[row.id], interest) for row in rows for interest in set(row.interests or ())),
        incomes=_edges((row_of[row.id], income) for row in rows for income in set(row.for_income or ())),
        develops=develops,
        suits=suits,
        serves=serves,
        answerers=_answerers(facts, row_of, network),
        leads=_by_row((row, area_id) for area_id, found in develops.items() for row in found.tolist()),
        stages=_stages_by_row(suits, network_facts),
    )


def offers_among(before: Offers, facts: OfferFacts, network: Network, mandates: Mandates) -> Offers:
    """The same offers on the same day among other organisations, actors and mandates.

    The rows of the offers and their edges to areas, stages and municipalities are those of before, and so is what of these is active.
    """
    count = len(before.rows)
    pairs = _pairs(facts, before.row_of, network)
    requirements = _requirements(facts, before.row_of, mandates, network.iso_day)
    days = _decision_days(count, requirements, mandates)
    again = {} if np.array_equal(days, before.decision_days) else _times(before.rows, before.today, days)
    return replace(
        before,
        **again,
        pairs=pairs,
        requirements=requirements,
        requires_any=_any(count, requirements.offer),
        provider_located=_any(count, pairs.offer[network.is_located[pairs.organisation]]),
        answerers=_answerers(facts, before.row_of, network),
    )


def _decision_days(count: int, requirements: Requirements, mandates: Mandates) -> Numbers:
    """How long the slowest of those who decide needs, for each offer."""
    days = np.zeros(count, dtype=np.int64)
    np.maximum.at(days, requirements.offer, mandates.decision_days[requirements.permission])
    return days


def _times(rows: tuple[OfferRow, ...], today: int, decision_days: Numbers) -> dict[str, Any]:
    """When each offer starts, in the arrays that `Offers` has of that."""
    starts = [earliest_start(row, today, days) for row, days in zip(rows, decision_days.tolist(), strict=True)]
    start = np.array([found for found, _ in starts], dtype=np.int64)
    starts_on = np.where(start == NO_START, today, start)
    start_year, start_month = years_and_months(starts_on)
    return {
        "decision_days": decision_days,
        "start": start,
        "start_year": start_year,
        "start_month": start_month,
        "starts_on": starts_on,
        "start_status": np.array([status for _, status in starts], dtype=np.int8),
        "apply_by": _apply_by(rows, start),
    }


def _answerers(facts: OfferFacts, row_of: Mapping[str, int], network: Network) -> dict[int, tuple[str, ...]]:
    return _by_row(
        (row_of[edge.offer_id], edge.actor_id)
        for edge in facts.answers
        if edge.actor_id in network.actors and holds_on(edge, network.iso_day)
    )


def _mask(rows: Iterable[OfferRow], test: Callable[[OfferRow], bool]) -> Mask:
    return np.array([test(row) for row in rows], dtype=bool)


def _numbers(rows: Iterable[OfferRow], value: Callable[[OfferRow], int]) -> Numbers:
    return np.array([value(row) for row in rows], dtype=np.int64)


def _any(count: int, *rows: Rows) -> Mask:
    found = np.zeros(count, dtype=bool)
    for some in rows:
        found[some] = True
    return found


def _edges(pairs: Iterable[tuple[int, str]]) -> dict[str, Rows]:
    found: dict[str, set[int]] = {}
    for row, name in pairs:
        found.setdefault(name, set()).add(row)
    return {name: np.array(sorted(some), dtype=np.int64) for name, some in found.items()}


def _by_row(pairs: Iterable[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    found: dict[int, set[str]] = {}
    for row, name in pairs:
        found.setdefault(row, set()).add(name)
    return {row: tuple(sorted(names)) for row, names in found.items()}


def _stages_by_row(suits: Mapping[str, Rows], network_facts: NetworkFacts) -> dict[int, tuple[str, ...]]:
    ranks = {row.id: ALWAYS if row.rank is None else row.rank for row in network_facts.stages}
    found: dict[int, list[str]] = {}
    for stage_id in sorted(suits, key=lambda stage_id: (ranks[stage_id], stage_id)):
        for row in suits[stage_id].tolist():
            found.setdefault(row, []).append(stage_id)
    return {row: tuple(stage_ids) for row, stage_ids in found.items()}


def _pairs(facts: OfferFacts, row_of: Mapping[str, int], network: Network) -> Pairs:
    found = sorted(
        {
            (row_of[edge.offer_id], network.number_of[edge.organisation_id])
            for edge in facts.providers
            if edge.organisation_id in network.number_of and holds_on(edge, network.iso_day)
        }
    )
    columns = np.array(found, dtype=np.int64).reshape(-1, 2)
    offer, organisation = np.ascontiguousarray(columns[:, 0]), np.ascontiguousarray(columns[:, 1])
    return Pairs(offer, organisation, begins_of(offer, len(row_of)))


def _requirements(facts: OfferFacts, row_of: Mapping[str, int], mandates: Mandates, iso_day: str) -> Requirements:
    """Alternatives are grouped; a requirement that names no group stands alone."""
    groups: dict[tuple[int, str, str], int] = {}
    found = set()
    for edge in facts.requires:
        if edge.permission_id not in mandates.number_of or not holds_on(edge, iso_day):
            continue
        row = row_of[edge.offer_id]
        alone = "" if edge.any_of else edge.permission_id
        group = groups.setdefault((row, edge.any_of or "", alone), len(groups))
        found.add((row, group, mandates.number_of[edge.permission_id]))
    columns = np.array(sorted(found), dtype=np.int64).reshape(-1, 3)
    of_offer, of_group, of_permission = (np.ascontiguousarray(columns[:, place]) for place in range(3))
    return Requirements(of_offer, of_group, of_permission, begins_of(of_offer, len(row_of)))


def earliest_start(row: OfferRow, today: int, decision_days: int) -> tuple[int, int]:
    """The earliest start S and what `time` says of it before the horizon: design, section 4, "time"."""
    earliest = max(today + decision_days, ordinal_or(row.valid_from, NEVER)) + 7 * (row.waiting_weeks or 0)
    if row.intake == "rolling":
        return min(earliest, _BEYOND_THE_CALENDAR), PASS
    if row.intake is None:
        return min(earliest, _BEYOND_THE_CALENDAR), UNKNOWN
    not_before = max(earliest, today + (row.apply_by_days or 0))
    dates = row.intake_dates or []
    if row.intake == "dates":
        starts = [ordinal(text) for text in dates if is_iso_day(text)]
        later = min((start for start in starts if start >= not_before), default=NO_START)
        if later != NO_START:
            return later, PASS
        return NO_START, FAIL if any(start >= today for start in starts) else UNKNOWN
    later = min((_next_year_day(text, not_before) for text in dates if is_month_day(text)), default=NO_START)
    return later, PASS if later != NO_START else UNKNOWN


def _next_year_day(month_day: str, not_before: int) -> int:
    """The first day MM-DD, of any year, that is not before a day."""
    if not_before > date.max.toordinal():
        return _BEYOND_THE_CALENDAR
    year = date.fromordinal(not_before).year
    for candidate in (year, year + 1):
        if candidate <= date.max.year and (day := ordinal(f"{candidate:04}-{month_day}")) >= not_before:
            return day
    return _BEYOND_THE_CALENDAR


def _apply_by(rows: tuple[OfferRow, ...], start: Numbers) -> Numbers:
    notice = np.array([row.apply_by_days or 0 for row in rows], dtype=np.int64)
    has_deadline = np.array([row.intake in {"dates", "yearly"} for row in rows], dtype=bool) & (
        start < _BEYOND_THE_CALENDAR
    )
    return np.where(has_deadline, start - notice, NO_START)


def _capacity(row: OfferRow, today: int) -> int:
    """Whether there is a seat: design, section 4, "capacity"."""
    seen = row.seats_on or row.verified_on
    if row.seats_free is None or seen is None or today - ordinal(seen) > _SEATS_KNOWN_DAYS:
        return UNKNOWN
    return FAIL if row.seats_free == 0 and row.waiting_weeks is None else PASS
