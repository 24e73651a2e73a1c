"""Where the chain has holes: areas that nothing carries to, permissions that hang by a thread, stages that nothing leads between."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from queries.coverage import CARRIED, CAUSES, NO_ROW, STATES
from queries.day.mandates import Mandates
from queries.day.offers import Mask
from queries.day.world import Limits
from queries.day.youth import Youth
from queries.everyone.records import Records
from queries.everyone.standing import Standing
from queries.gaps.tally import tally
from queries.gaps.transitions import Transition, transitions_in
from queries.overview import Overview

NOBODY, UNCONFIRMED, ONE_PERSON = "nobody", "unconfirmed", "one_person"
NO_MUNICIPALITY = "\0"
"""Asked for in place of a code: the youths for whom no municipality is responsible. No id is that."""


@dataclass(frozen=True, slots=True)
class AreaGaps:
    """How the youths of a municipality stand in an area that is open to them."""

    municipality: str | None
    """The first of those that are responsible for the youth."""
    area: str
    youths: int
    covered: int
    possible: int
    gap: int
    causes: dict[str, int]
    """How many of the gaps each cause makes."""


@dataclass(frozen=True, slots=True)
class PermissionGap:
    """A permission that nobody can give, that nobody has confirmed, or that one person alone can give."""

    permission: str
    problem: str
    actors: tuple[str, ...]
    """Who can give it, sorted."""


@dataclass(frozen=True, slots=True)
class OpenPair:
    """A youth's open area that is not covered, why, and the offer that comes nearest."""

    youth: str
    area: str
    coverage: str
    cause: str
    offer: str | None

    def as_json(self) -> dict[str, Any]:
        return {
            "youth": self.youth,
            "area": self.area,
            "coverage": self.coverage,
            "cause": self.cause,
            "offer": self.offer,
        }


@dataclass(frozen=True, slots=True)
class Gaps:
    """Everything that is missing in the chain, on one day, in one version of the graph."""

    on: str
    graph_version: int
    areas: tuple[AreaGaps, ...]
    permissions: tuple[PermissionGap, ...]
    transitions: tuple[Transition, ...]
    pairs: tuple[OpenPair, ...]

    def as_json(self, *, with_pairs: bool) -> dict[str, Any]:
        """The answer in the form of the design, section 5."""
        answer: dict[str, Any] = {
            "on": self.on,
            "graph_version": self.graph_version,
            "areas": [
                {
                    "municipality": row.municipality,
                    "area": row.area,
                    "youths": row.youths,
                    "covered": row.covered,
                    "possible": row.possible,
                    "gap": row.gap,
                    "causes": row.causes,
                }
                for row in self.areas
            ],
            "permissions": [
                {"permission": row.permission, "problem": row.problem, "actors": list(row.actors)}
                for row in self.permissions
            ],
            "transitions": [
                {"from": row.giver, "to": row.taker, "youths": row.youths, "offers": row.offers}
                for row in self.transitions
            ],
        }
        if with_pairs:
            answer["pairs"] = [pair.as_json() for pair in self.pairs]
        return answer


def first_responsible(youth: Youth) -> str | None:
    """The municipality under which a youth is counted."""
    return min(youth.responsible, default=None)


def who_counts(standing: Standing, municipality: str | None) -> Mask:
    """Of every youth: whether they are counted, where only those are whom a municipality is the first to be responsible for."""
    return np.array([counts_in(youth, municipality) for youth in standing.population.youths], dtype=bool)


def counts_in(youth: Youth, municipality: str | None) -> bool:
    """Whether a youth is counted where a municipality is asked about, or NO_MUNICIPALITY, or (None) everybody."""
    return municipality is None or municipality == (first_responsible(youth) or NO_MUNICIPALITY)


def refuse_unknown_municipality(overview: Overview, municipality: str | None) -> None:
    """Raises NotFound where a municipality is asked about that the graph does not have."""
    overview.refuse_unknown_municipality(None if municipality == NO_MUNICIPALITY else municipality)


def gaps_on(overview: Overview, on: date, limits: Limits, municipality: str | None = None) -> Gaps:
    """What is missing on a day. Raises NotFound where there is no such municipality."""
    refuse_unknown_municipality(overview, municipality)
    return find_gaps(overview.records, overview.standing(on, limits), municipality)


def find_gaps(records: Records, standing: Standing, municipality: str | None = None) -> Gaps:
    """What is missing, of all youths or of those whom a municipality is the first to be responsible for."""
    world = standing.population.world
    is_counted = who_counts(standing, municipality)
    counted = np.flatnonzero(is_counted[standing.youth])
    return Gaps(
        on=world.network.iso_day,
        graph_version=records.version,
        areas=tuple(_areas(standing, counted.tolist())),
        permissions=tuple(permission_gaps(world.mandates)),
        transitions=tuple(
            transitions_in(
                records,
                world,
                [youth for youth, counts in zip(standing.population.youths, is_counted, strict=True) if counts],
            )
        ),
        pairs=tuple(uncovered_pairs(standing, counted.tolist())),
    )


def _areas(standing: Standing, counted: Iterable[int]) -> Iterator[AreaGaps]:
    of_youth = [first_responsible(youth) for youth in standing.population.youths]
    area = standing.area.tolist()
    tallies = tally(standing, counted, lambda youth, pair: ((of_youth[youth], area[pair]),))
    for (municipality, number), found in sorted(tallies.items(), key=lambda each: (each[0][0] or "", each[0][1])):
        yield AreaGaps(
            municipality,
            standing.areas[number],
            found.pairs,
            covered=found.covered,
            possible=found.possible,
            gap=found.gap,
            causes=found.causes,
        )


def uncovered_pairs(standing: Standing, counted: Iterable[int]) -> Iterator[OpenPair]:
    """Those of some pairs that are not covered, in their order."""
    ids, rows = standing.population.youth_ids, standing.population.world.offers.rows
    for pair in counted:
        if standing.state[pair] > CARRIED:
            row = int(standing.offer[pair])
            yield OpenPair(
                ids[standing.youth[pair]],
                standing.areas[standing.area[pair]],
                STATES[standing.state[pair]],
                CAUSES[standing.cause[pair]],
                None if row == NO_ROW else rows[row].id,
            )


def permission_gaps(mandates: Mandates) -> Iterator[PermissionGap]:
    """The permissions that nobody can give on a day, that nobody has confirmed, or that one person alone can give."""
    for number, permission in enumerate(mandates.permissions):
        holding = [mandates.holdings[each] for each in mandates.by_permission.get(number, ())]
        now = [each for each in holding if each.faults == 0]
        actors = tuple(sorted({each.hold.actor_id for each in now}))
        if not now:
            yield PermissionGap(permission.id, NOBODY, actors)
        elif not any(each.is_confirmed for each in now):
            yield PermissionGap(permission.id, UNCONFIRMED, actors)
        elif len(actors) == 1:
            yield PermissionGap(permission.id, ONE_PERSON, actors)
