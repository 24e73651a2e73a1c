"""`python -m bench.country_alone STORE FILE`: all youths of a country judged, in a process that does nothing else.

What was measured stands in the file as one line of JSON: the fields of `Country`.
"""

import json
import random
import resource
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from bench.graphs import DAY
from bench.timing import Times, settle
from graphmodel.engines import Purpose
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, opened, overviews_of
from queries.coverage import STATES
from queries.everyone.population import population_on
from queries.everyone.records import Records
from queries.everyone.standing import Standing, stand
from queries.overview import Overview
from queries.rules import Limits
from queries.surfaces.single_points import find_single_points

ROUNDS = 3
MISSING = 0.9
"""The share of the ways that the poorer country lacks."""


@dataclass(frozen=True, slots=True)
class Country:
    """Seconds of each step, and the memory that the process had at most until then."""

    youths: int
    offers: int
    organisations: int
    states: dict[str, int]
    """How many pairs of a youth and an open area there are of each state."""
    single_points: int
    loaded_seconds: float
    loaded_bytes: int
    answered_seconds: float
    """From the facts to how everybody stands: built for the day, and judged."""
    judged_seconds: float
    """Judged alone, what is built for the day being there."""
    answered_bytes: int
    single_points_seconds: float
    single_points_bytes: int
    poorer_states: dict[str, int]
    """The same of the country with most of its ways missing."""
    poorer_seconds: float
    """Judged alone."""
    poorer_coverage_seconds: float
    """Judged without causes and nearest offers."""


def measure_country(settings: Settings) -> Country:
    """Load, judge, and ask on whom alone youths hang."""
    limits, overviews = Limits(), overviews_of(catalogue_of(settings))
    loaded, answered, judged, single, poorer, coverage = Times(), Times(), Times(), Times(), Times(), Times()
    with opened(settings, Purpose.READ) as store:
        overview: Overview = loaded.measure(store.read, overviews.at)
        loaded_bytes = _peak_bytes()
        settle()
        standing = answered.measure(overview.standing, DAY, limits)
        answered_bytes = _peak_bytes()
        for _ in range(ROUNDS):
            settle()
            judged.measure(stand, standing.population, limits)
        settle()
        points = single.measure(find_single_points, overview, DAY, limits)
        single_points_bytes = _peak_bytes()
        records = overview.records
        states = _states(standing)
        del standing
        population = population_on(_with_missing_ways(records), DAY.isoformat(), overview.carries)
        assert population.parts  # worked out when it is first asked for, and built for the day like the rest
        for _ in range(ROUNDS):
            settle()
            poor = poorer.measure(stand, population, limits)
            coverage.measure(stand, population, limits, with_causes=False)
        return Country(
            youths=len(records.youths),
            offers=len(records.offers.offers),
            organisations=len(records.network.organisations),
            states=states,
            single_points=len(points),
            loaded_seconds=loaded.median,
            loaded_bytes=loaded_bytes,
            answered_seconds=answered.median,
            judged_seconds=judged.median,
            answered_bytes=answered_bytes,
            single_points_seconds=single.median,
            single_points_bytes=single_points_bytes,
            poorer_states=_states(poor),
            poorer_seconds=poorer.median,
            poorer_coverage_seconds=coverage.median,
        )


def _states(standing: Standing) -> dict[str, int]:
    return dict(zip(STATES, np.bincount(standing.state, minlength=len(STATES)).tolist(), strict=True))


def _with_missing_ways(records: Records) -> Records:
    """As `bench.graphs.with_missing_ways`, of facts: fewer collaborations, no consents, and no offer that one walks into by oneself."""
    draw = random.Random(1)
    network, offers = records.network, records.offers
    return replace(
        records,
        network=replace(
            network, collaborations=tuple(row for row in network.collaborations if draw.random() >= MISSING)
        ),
        offers=replace(
            offers,
            offers=tuple(
                replace(row, route="referral") if row.route in {"open", "self"} else row for row in offers.offers
            ),
        ),
        youths=tuple(replace(youth, consents=()) for youth in records.youths),
    )


def _peak_bytes() -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(asdict(measure_country(Settings(sys.argv[1])))), encoding="utf-8")
