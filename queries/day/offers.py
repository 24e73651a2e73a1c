"""The offers on a day, in arrays: a row an offer, in the order of their ids.

What does not depend on the youth is worked out here once: the earliest start (`time`), the seats (`capacity`), and where
each offer's edges lead.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from queries.days import ALWAYS
from queries.facts.map_rows import OfferRow

Rows = NDArray[np.int64]
Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Statuses = NDArray[np.int8]
"""PASS, UNKNOWN or FAIL for every offer."""

PASS, UNKNOWN, FAIL = 0, 1, 2

NO_START = ALWAYS
"""Stands for an earliest start that is not known, after every day."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every active provider of every offer, in the order of offers and then of organisations' ids."""

    offer: Rows
    organisation: Rows
    begins: Rows
    """Where each offer's providers begin, and where the last one's end."""

    def of(self, rows: Rows) -> tuple[Rows, Rows]:
        """The providers of some offers: for each the place of its offer among these, and its number."""
        return spread_out(self.begins, rows)

    def only(self, rows: Rows) -> "Pairs":
        """The providers of some offers, numbered anew in their order."""
        offer, number = self.of(rows)
        return Pairs(offer, self.organisation[number], begins_of(offer, len(rows)))


@dataclass(frozen=True, slots=True)
class Requirements:
    """Every permission that an offer requires; alternatives have the same group. In the order of offers, groups and permissions."""

    offer: Rows
    group: Rows
    permission: Rows
    begins: Rows
    """Where each offer's requirements begin, and where the last one's end."""

    def of(self, rows: Rows) -> tuple[Rows, Rows]:
        """The requirements of some offers: for each the place of its offer among these, and its number."""
        return spread_out(self.begins, rows)

    def only(self, rows: Rows) -> "Requirements":
        """The requirements of some offers, numbered anew in their order."""
        offer, number = self.of(rows)
        return Requirements(offer, self.group[number], self.permission[number], begins_of(offer, len(rows)))


def spread_out(begins: Rows, rows: Rows) -> tuple[Rows, Rows]:
    """What belongs to some rows, where the belongings of row r have the numbers begins[r] to begins[r + 1]: (place in rows, number).

    >>> [found.tolist() for found in spread_out(np.array([0, 2, 2, 3]), np.array([2, 0]))]
    [[0, 1, 1], [2, 0, 1]]
    """
    counts = begins[rows + 1] - begins[rows]
    place = np.repeat(np.arange(len(rows)), counts)
    first = np.cumsum(counts) - counts
    return place, np.arange(len(place)) + (begins[rows] - first)[place]


@dataclass(frozen=True, slots=True)
class Offers:
    """The offers of a scope on a day."""

    today: int
    rows: tuple[OfferRow, ...]
    row_of: Mapping[str, int]
    is_active: Mask
    is_national: Mask
    walks_in: Mask
    """The route is open or self."""
    way_in: Statuses
    """What chain and consent are where nobody provides the offer: PASS where one walks in, else UNKNOWN."""
    is_visitation: Mask
    decision_days: Numbers
    """How long whoever decides needs, at most."""
    start: Numbers
    """The earliest start S; NO_START where there is none."""
    start_year: Numbers
    start_month: Numbers
    """Of S, or of the day where there is no S."""
    starts_on: Numbers
    """S, or the day where there is none."""
    start_status: NDArray[np.int8]
    """What `time` says before the horizon is looked at."""
    ends: Numbers
    """The last day on which the offer is there."""
    apply_by: Numbers
    """S less apply_by_days for intake on dates and yearly; NO_START where that makes no sense."""
    capacity: NDArray[np.int8]
    min_age: Numbers
    max_age: Numbers
    has_age: Mask
    has_income: Mask
    pairs: Pairs
    requirements: Requirements
    requires_any: Mask
    develops_any: Mask
    suits_any: Mask
    serves_recorded: Mask
    provider_located: Mask
    meets: Mapping[str, Rows]
    cannot: Mapping[str, Rows]
    interests: Mapping[str, Rows]
    incomes: Mapping[str, Rows]
    develops: Mapping[str, Rows]
    suits: Mapping[str, Rows]
    serves: Mapping[str, Rows]
    answerers: Mapping[int, tuple[str, ...]]
    """Active actors who answer for an offer, by its row, sorted."""
    leads: Mapping[int, tuple[str, ...]]
    """The areas that an offer develops, by its row, sorted."""
    stages: Mapping[int, tuple[str, ...]]
    """The stages that an offer suits, by its row, the earliest first."""

    def providers_of(self, row: int) -> list[int]:
        """The numbers of an offer's providers, in the order of their ids."""
        found: list[int] = self.pairs.organisation[self.pairs.begins[row] : self.pairs.begins[row + 1]].tolist()
        return found

    def required_by(self, row: int) -> list[int]:
        """The numbers of the permissions that an offer requires, in the order of its groups; alternatives are among them."""
        found: list[int] = self.requirements.permission[
            self.requirements.begins[row] : self.requirements.begins[row + 1]
        ].tolist()
        return found

    def only(self, rows: Rows) -> "Offers":
        """Some of the offers, by their rows in ascending order: a part of the scope, in which everything stands as it does in the whole."""
        place = np.full(len(self.rows), _ELSEWHERE, dtype=np.int64)
        place[rows] = np.arange(len(rows))
        kept = tuple(self.rows[row] for row in rows.tolist())
        return Offers(
            today=self.today,
            rows=kept,
            row_of={row.id: number for number, row in enumerate(kept)},
            is_active=self.is_active[rows],
            is_national=self.is_national[rows],
            walks_in=self.walks_in[rows],
            way_in=self.way_in[rows],
            is_visitation=self.is_visitation[rows],
            decision_days=self.decision_days[rows],
            start=self.start[rows],
            start_year=self.start_year[rows],
            start_month=self.start_month[rows],
            starts_on=self.starts_on[rows],
            start_status=self.start_status[rows],
            ends=self.ends[rows],
            apply_by=self.apply_by[rows],
            capacity=self.capacity[rows],
            min_age=self.min_age[rows],
            max_age=self.max_age[rows],
            has_age=self.has_age[rows],
            has_income=self.has_income[rows],
            pairs=self.pairs.only(rows),
            requirements=self.requirements.only(rows),
            requires_any=self.requires_any[rows],
            develops_any=self.develops_any[rows],
            suits_any=self.suits_any[rows],
            serves_recorded=self.serves_recorded[rows],
            provider_located=self.provider_located[rows],
            meets=_edges_among(self.meets, place),
            cannot=_edges_among(self.cannot, place),
            interests=_edges_among(self.interests, place),
            incomes=_edges_among(self.incomes, place),
            develops=_edges_among(self.develops, place),
            suits=_edges_among(self.suits, place),
            serves=_edges_among(self.serves, place),
            answerers=_listed_among(self.answerers, rows),
            leads=_listed_among(self.leads, rows),
            stages=_listed_among(self.stages, rows),
        )


_ELSEWHERE = -1


def _edges_among(edges: Mapping[str, Rows], place: Rows) -> dict[str, Rows]:
    among = {name: place[rows] for name, rows in edges.items()}
    return {name: found for name, places in among.items() if len(found := places[places != _ELSEWHERE])}


def _listed_among(listed: Mapping[int, tuple[str, ...]], rows: Rows) -> dict[int, tuple[str, ...]]:
    return {place: listed[row] for place, row in enumerate(rows.tolist()) if row in listed}


def firsts(*columns: Rows) -> Rows:
    """Where each run of entries begins that are equal in every column.

    >>> firsts(np.array([0, 0, 1, 1]), np.array([5, 5, 5, 6])).tolist()
    [0, 2, 3]
    """
    if not len(columns[0]):
        return columns[0]
    differs = np.zeros(len(columns[0]) - 1, dtype=bool)
    for column in columns:
        differs |= column[1:] != column[:-1]
    return np.flatnonzero(np.append(True, differs))


def begins_of(offer: Rows, count: int) -> Rows:
    """Where the entries of each of so many offers begin, and where the last one's end."""
    return np.searchsorted(offer, np.arange(count + 1))
