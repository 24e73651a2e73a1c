"""The gaps of a municipality as managers see them: coverage and causes by area, stage, age and sector, and what tells of no youth."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from queries.coverage import CARRIED, CAUSES, POSSIBLE
from queries.everyone.standing import Standing
from queries.gaps.belongings import Belongings
from queries.gaps.gaps import Gaps, PermissionGap, first_responsible
from webviz.disclosure.arranging import Breakdown
from webviz.disclosure.bands import band_of
from webviz.disclosure.figures import BandFigure, Figure, Told, figure_json, figures_json
from webviz.disclosure.fixed import AGE, AREA, SECTOR, STAGE
from webviz.disclosure.protecting import Protected, Row, protect
from webviz.disclosure.tables import Columns, Counted, Part

COVERED, OPEN, MISSING = "covered", "possible", "gap"
COLUMNS = Columns((Part(COVERED, (COVERED,)), Part(OPEN, (OPEN,)), Part(MISSING, CAUSES)))
_FIRST_CAUSE = 2


@dataclass(frozen=True, slots=True)
class PublishedTally:
    """How the pairs of a row stand; `causes` has all causes, also those of which there is none."""

    key: str | None
    pairs: Figure
    covered: Figure
    possible: Figure
    gap: Figure
    causes: dict[str, Figure]

    def as_json(self, dimension: str) -> dict[str, Any]:
        """The row as data; what is null is named with its reason under `hidden`."""
        figures: dict[str, Told] = {
            "pairs": self.pairs,
            "covered": self.covered,
            "possible": self.possible,
            "gap": self.gap,
        }
        return {dimension: self.key, **figures_json(figures), "causes": figures_json(dict(self.causes))}


@dataclass(frozen=True, slots=True)
class PublishedTransition:
    """A step between two stages; the youths in a band, because who has no open area is in no other table."""

    giver: str
    taker: str
    youths: BandFigure
    offers: int

    def as_json(self) -> dict[str, Any]:
        return {"from": self.giver, "to": self.taker, "youths": figure_json(self.youths), "offers": self.offers}


@dataclass(frozen=True, slots=True)
class PublishedGaps:
    """The gaps of one municipality; `breakdowns` has None where nothing of a dimension can be shown."""

    on: str
    graph_version: int
    municipality: str | None
    whole: PublishedTally
    breakdowns: dict[str, tuple[PublishedTally, ...] | None]
    permissions: tuple[PermissionGap, ...]
    transitions: tuple[PublishedTransition, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "on": self.on,
            "graph_version": self.graph_version,
            "municipality": self.municipality,
            "whole": self.whole.as_json("key"),
            "breakdowns": {
                name: None if rows is None else [row.as_json(name) for row in rows]
                for name, rows in self.breakdowns.items()
            },
            "permissions": [
                {"permission": row.permission, "problem": row.problem, "actors": list(row.actors)}
                for row in self.permissions
            ],
            "transitions": [each.as_json() for each in self.transitions],
        }


def publish_gaps(
    gaps: Gaps, standing: Standing, belong: Belongings, municipality: str | None, stages: Iterable[str] = ()
) -> PublishedGaps:
    """Publish what is missing among the youths whom a municipality is the first to be responsible for; None: whom nobody is.

    `gaps` are those of the same municipality and standing; `belong` has the sectors as well. `stages`: the order of their ids.
    """
    protected = protect_standing(standing, belong, municipality, tuple(stages))
    return PublishedGaps(
        gaps.on,
        gaps.graph_version,
        municipality,
        tallied(protected.whole),
        {name: None if rows is None else tuple(tallied(row) for row in rows) for name, rows in protected.rows.items()},
        gaps.permissions,
        _transitions(gaps, standing, municipality),
    )


def protect_standing(
    standing: Standing, belong: Belongings, municipality: str | None, stages: tuple[str, ...] = ()
) -> Protected:
    """The protected tables of a municipality's pairs, one for each dimension that is known."""
    youth, area = standing.youth.tolist(), standing.area.tolist()
    pairs = pairs_of(standing, municipality)
    details = details_of(standing)
    keys_of: dict[str, Callable[[int], tuple[str | None, ...]]] = {
        AREA: lambda pair: (standing.areas[area[pair]],),
        STAGE: lambda pair: belong.stages[youth[pair]],
        AGE: lambda pair: belong.ages[youth[pair]],
    }
    if belong.sectors or not len(standing.youth):
        keys_of[SECTOR] = lambda pair: belong.sectors[pair]
    place = {stage: number for number, stage in enumerate(stages)}
    whole = Counted.of((0, details[pair], youth[pair]) for pair in pairs)
    return protect(
        COLUMNS,
        whole,
        {name: _breakdown(pairs, details, youth, keys, place) for name, keys in keys_of.items()},
    )


def pairs_of(standing: Standing, municipality: str | None) -> list[int]:
    """The numbers of the pairs that are counted under a municipality, or under none."""
    counts = np.array([first_responsible(youth) == municipality for youth in standing.population.youths], dtype=bool)
    found: list[int] = np.flatnonzero(counts[standing.youth]).tolist() if len(standing.youth) else []
    return found


def details_of(standing: Standing) -> list[int]:
    """The column of each pair among the details of COLUMNS."""
    state, cause = standing.state, standing.cause
    found: list[int] = np.where(state <= CARRIED, 0, np.where(state == POSSIBLE, 1, _FIRST_CAUSE + cause)).tolist()
    return found


def tallied(row: Row) -> PublishedTally:
    """A protected row in the words of the gaps."""
    return PublishedTally(
        row.key,
        row.total,
        row.parts[COVERED],
        row.parts[OPEN],
        row.parts[MISSING],
        {cause: row.details[cause] for cause in CAUSES},
    )


def _breakdown(
    pairs: list[int],
    details: list[int],
    youth: list[int],
    keys_of: Callable[[int], tuple[str | None, ...]],
    place: Mapping[str, int],
) -> Breakdown:
    by_key: defaultdict[str | None, list[int]] = defaultdict(list)
    for pair in pairs:
        for key in keys_of(pair):
            by_key[key].append(pair)
    keys = sorted(by_key, key=lambda key: (key is None, place.get(key or "", -1), key or ""))
    return Breakdown(
        keys, Counted.of((row, details[pair], youth[pair]) for row, key in enumerate(keys) for pair in by_key[key])
    )


def _transitions(gaps: Gaps, standing: Standing, municipality: str | None) -> tuple[PublishedTransition, ...]:
    at = Counter(
        stage
        for youth in standing.population.youths
        if first_responsible(youth) == municipality
        for stage in youth.main_stages
    )
    return tuple(
        PublishedTransition(each.giver, each.taker, band_of(at[each.giver]), each.offers) for each in gaps.transitions
    )
