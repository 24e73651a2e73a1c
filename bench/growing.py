"""The same gaps on three sides, on one municipality, on ten, and on all of them: how long each takes, and how that grows."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from bench.coverage_in_cypher import CypherCoverage, cypher_coverage
from bench.coverage_in_networkx import LoopCoverage
from bench.graphs import DAY, build_region
from bench.in_cypher import empty
from bench.stores import filled, settings_of
from bench.table import Row, ratio, seconds
from bench.timing import Times, settle
from bench.told import Pair, check_same_coverage
from graphmodel.catalogue import Catalogue
from graphmodel.store import GraphStore
from kaedekort.settings import Settings
from kaedekort.wiring import overviews_of
from queries.coverage import STATES
from queries.everyone.standing import Standing, stand_on
from queries.overview import Overview
from queries.rules import Limits
from tests.services.neo4j_server import Neo4jServer

OFFERS_EACH, YOUTHS_EACH, ORGANISATIONS_EACH = 100, 30, 20
ROUNDS = {1: 9, 10: 5, 98: 2}
"""How often the sides are asked in turn about so many municipalities."""
WARM_UP_YOUTHS = 3000
"""Cypher is asked about so many youths in all before it is timed, so that the server has compiled what it runs, and twice at least."""


@dataclass(frozen=True, slots=True)
class Grown:
    """The times of every side on so many municipalities, and how the pairs of a youth and an open area stand there."""

    municipalities: int
    states: Mapping[str, int]
    fetched: Times = field(default_factory=Times)
    judged: Times = field(default_factory=Times)
    cypher: Times = field(default_factory=Times)
    loops: Times = field(default_factory=Times)


def growing_rows(folder: Path, catalogue: Catalogue, sizes: Sequence[int], server: Neo4jServer | None) -> Iterator[Row]:
    """The rows of every size, and what ten times as much costs each side."""
    measured = [_measure(folder, catalogue, size, server) for size in sizes]
    for grown in measured:
        yield from _rows(grown)
    for smaller, larger in pairwise(measured):
        yield _growth(smaller, larger)


def _measure(folder: Path, catalogue: Catalogue, municipalities: int, server: Neo4jServer | None) -> Grown:
    built = build_region(
        catalogue,
        municipalities,
        OFFERS_EACH * municipalities,
        YOUTHS_EACH * municipalities,
        ORGANISATIONS_EACH * municipalities,
    )
    with ExitStack() as stack:
        store = stack.enter_context(filled(Settings(f"file:{folder}/grown-{municipalities}.kgl"), built))
        cypher = None
        if server:
            empty(server)
            stack.enter_context(filled(settings_of(server), built))
            cypher = stack.enter_context(cypher_coverage(server))
        return _measure_on(store, catalogue, municipalities, cypher, LoopCoverage(built))


def _measure_on(
    store: GraphStore, catalogue: Catalogue, municipalities: int, cypher: CypherCoverage | None, loops: LoopCoverage
) -> Grown:
    """Ask every side once, which must agree, and then in turn, round after round."""

    def fetch_and_judge() -> Standing:
        overview: Overview = store.read(overviews_of(catalogue).at)
        return overview.standing(DAY, Limits())

    overview: Overview = store.read(overviews_of(catalogue).at)
    standing = overview.standing(DAY, Limits())
    told = _told(standing)
    youth_ids = standing.population.youth_ids
    check_same_coverage("networkx", told, loops.cover())
    if cypher:
        for _ in range(max(2, WARM_UP_YOUTHS // len(youth_ids))):
            check_same_coverage("Cypher", told, cypher.cover(youth_ids))
    grown = Grown(municipalities, Counter(told.values()))
    for _ in range(ROUNDS.get(municipalities, 1)):
        settle()
        grown.fetched.measure(fetch_and_judge)
        grown.judged.measure(stand_on, overview.records, DAY, Limits(), overview.carries)
        grown.loops.measure(loops.cover)
        if cypher:
            grown.cypher.measure(cypher.cover, youth_ids)
    return grown


def _told(standing: Standing) -> dict[Pair, str]:
    ids, areas = standing.population.youth_ids, standing.areas
    pairs = zip(standing.youth.tolist(), standing.area.tolist(), standing.state.tolist(), strict=True)
    return {(ids[youth], areas[area]): STATES[state] for youth, area, state in pairs}


def _rows(grown: Grown) -> Iterator[Row]:
    states = ", ".join(f"{grown.states[state]:,} {state}" for state in STATES if grown.states[state])
    what = (
        f"The gaps of {_municipalities(grown.municipalities)}, {grown.municipalities * YOUTHS_EACH:,} youths ({states})"
    )
    yield _row(f"{what}: facts fetched and judged", grown, grown.fetched)
    yield _row("… judged, with the facts loaded", grown, grown.judged)


def _row(what: str, grown: Grown, own: Times) -> Row:
    others = [times for times in (grown.cypher, grown.loops) if times.seconds]
    return Row(
        what,
        seconds(own.median),
        seconds(grown.cypher.median) if grown.cypher.seconds else "",
        seconds(grown.loops.median),
        " / ".join(ratio(times.median, own.median) for times in others),
    )


def _growth(smaller: Grown, larger: Grown) -> Row:
    def times_as_long(before: Times, after: Times) -> str:
        return ratio(after.median, before.median) if after.seconds else ""

    what = f"From {smaller.municipalities} to {_municipalities(larger.municipalities)}, so many times as long"
    return Row(
        f"{what}: facts fetched and judged; judged alone",
        f"{times_as_long(smaller.fetched, larger.fetched)}; {times_as_long(smaller.judged, larger.judged)}",
        times_as_long(smaller.cypher, larger.cypher),
        times_as_long(smaller.loops, larger.loops),
    )


def _municipalities(count: int) -> str:
    return f"{count} municipalities" if count > 1 else "one municipality"
