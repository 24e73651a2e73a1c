"""What is asked about all youths at once: of one municipality, of a region, and of the made-up country."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench import country_alone
from bench.country_alone import Country
from bench.graphs import DAY, build_municipality, build_region, with_missing_ways
from bench.processes import run_module
from bench.stores import filled
from bench.table import Row, megabytes, seconds, spread
from bench.timing import Times, settle
from graphmodel.catalogue import Catalogue
from graphmodel.jsonl import Parsed
from kaedekort.settings import Settings
from kaedekort.wiring import overviews_of
from queries.agreements.agreements import best_agreements
from queries.coverage import CARRIED
from queries.everyone.changing import Taken
from queries.everyone.standing import Standing
from queries.overview import Overview
from queries.rules import Limits
from queries.surfaces.facts import SurfaceFacts, fetch_surface_facts
from queries.surfaces.single_points import find_single_points
from queries.surfaces.surfaces import Surfaces, find_surfaces
from queries.what_if.what_if import Hypothesis, what_if

LIMITS = Limits()
FACTS_SECONDS = 15.0
JUDGED_SECONDS = 3.0
COUNTRY_BYTES = 1_500_000_000
WHAT_IF_SECONDS = 0.05
AGREEMENT_SECONDS = 2.0
SURFACE_SECONDS = 5.0
MISSING = (0.9, 0.95)
"""The shares of the ways that two poorer municipalities lack."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large the graphs are, and how often each question is asked."""

    offers: int
    youths: int
    region: tuple[int, int, int, int]
    """Municipalities, offers, youths and organisations."""
    without: int
    """How many organisations are taken away, one after the other."""
    rounds: int


def municipality_rows(folder: Path, catalogue: Catalogue, size: Size) -> Iterator[Row]:
    """What-if, agreements and single points on the municipality, and on two that lack most of its ways."""
    built = build_municipality(catalogue, size.offers, size.youths)
    among = f"{size.offers:,} offers and {size.youths:,} youths"
    yield _what_if_row(
        f"What-if without one organisation, {among}", _overview(folder / "whole.kgl", catalogue, built), size
    )
    for missing in MISSING:
        poorer = _overview(folder / f"without-{missing}.kgl", catalogue, with_missing_ways(built, missing))
        share = f"{missing:.0%} of the ways missing"
        yield _what_if_row(f"… with {share}", poorer, size)
        yield _agreement_row(f"Best agreements of every pair, {share}", poorer, size.rounds)
        yield _single_points_row(f"On whom alone youths hang, {share}", poorer, size.rounds)


def region_rows(folder: Path, catalogue: Catalogue, size: Size) -> Iterator[Row]:
    """The whole answer of `surfaces`, once facts are loaded, and what of it goes to single points."""
    built = build_region(catalogue, *size.region)
    with filled(Settings(f"file:{folder}/region.kgl"), built) as store:
        overview: Overview = store.read(overviews_of(catalogue).at)
        facts: SurfaceFacts = store.read(fetch_surface_facts)
    whole, judged, single = Times(), Times(), Times()
    for _ in range(size.rounds):
        fresh = Overview(overview.records, overview.names, overview.carries)
        settle()
        found = whole.measure(_all_surfaces, fresh, facts, catalogue)
        single.measure(find_single_points, fresh, DAY, LIMITS)
        judged.measure(Overview(overview.records, overview.names, overview.carries).standing, DAY, LIMITS)
    organisations, (_, offers, youths, _) = len(overview.records.network.organisations), size.region
    yield Row(
        f"Surfaces of {organisations:,} organisations, {len(facts.edges):,} edges ({offers:,} offers, {youths:,} youths)",
        seconds(whole.median),
        goal=seconds(SURFACE_SECONDS),
        reached=whole.median <= SURFACE_SECONDS,
    )
    yield Row(f"… of that, all youths judged ({judged.median / whole.median:.0%})", seconds(judged.median))
    share = f"{single.median / whole.median:.0%}"
    yield Row(f"… of that, {len(found.single_points)} single points ({share})", seconds(single.median))


def country_rows(folder: Path, store: str) -> Iterator[Row]:
    """All youths of the country, in a process of their own, so that its memory is theirs."""
    told = folder / "country.json"
    run_module(folder, "bench.country_alone", store, str(told))
    country = Country(**json.loads(told.read_text(encoding="utf-8")))
    among = f"{country.youths:,} youths, {country.offers:,} offers, {country.organisations:,} organisations"
    yield _goal_row(f"The whole country loaded: {among}", country.loaded_seconds, FACTS_SECONDS)
    yield _goal_row(f"… all its youths judged ({_told(country.states)})", country.judged_seconds, JUDGED_SECONDS)
    built = country.answered_seconds - country.judged_seconds
    yield Row("… after everything was built for the day", seconds(built))
    yield Row(
        f"… memory at most until then (with the facts alone: {megabytes(country.loaded_bytes)})",
        megabytes(country.answered_bytes),
        goal=megabytes(COUNTRY_BYTES),
        reached=country.answered_bytes <= COUNTRY_BYTES,
    )
    memory = f"memory at most {megabytes(country.single_points_bytes)}"
    yield Row(f"… {country.single_points:,} single points there ({memory})", seconds(country.single_points_seconds))
    what = f"All its youths judged, {country_alone.MISSING:.0%} of the ways missing ({_told(country.poorer_states)})"
    yield Row(what, seconds(country.poorer_seconds))
    yield Row("… without causes and nearest offers, as what-if does", seconds(country.poorer_coverage_seconds))


def _told(states: Mapping[str, int]) -> str:
    return ", ".join(f"{count:,} {state}" for state, count in states.items() if count)


def _overview(path: Path, catalogue: Catalogue, built: Parsed) -> Overview:
    with filled(Settings(f"file:{path}"), built) as store:
        overview: Overview = store.read(overviews_of(catalogue).at)
        return overview


def _what_if_row(what: str, overview: Overview, size: Size) -> Row:
    before = overview.standing(DAY, LIMITS, every_match=True)
    ids = [row.id for row in overview.records.network.organisations]
    times, lost = Times(), []
    for id_ in [ids[0], *_spread_over(ids, size.without)]:
        hypothesis = Hypothesis(Taken(frozenset({("Organisation", id_)})))
        found = times.measure(what_if, overview.records, before, hypothesis, DAY, LIMITS, overview.carries)
        lost.append(len(found.loses))
    del times.seconds[0]  # what is worked out once is not what a question costs
    return Row(
        f"{what} ({min(lost[1:])} to {max(lost[1:])} pairs lost)",
        spread(times),
        goal=seconds(WHAT_IF_SECONDS),
        reached=times.median <= WHAT_IF_SECONDS,
    )


def _spread_over(ids: Sequence[str], count: int) -> list[str]:
    """So many of the ids, at equal distances."""
    return [ids[number * len(ids) // count] for number in range(count)]


def _agreement_row(what: str, overview: Overview, rounds: int) -> Row:
    standing = overview.standing(DAY, LIMITS)
    times = Times()
    for _ in range(rounds):
        settle()
        found = times.measure(best_agreements, standing, LIMITS)
    most = max((len(each.serves) for each in found), default=0)
    return Row(
        f"{what} ({_uncovered(standing)} pairs not covered; {len(found)} agreements cover some, up to {most})",
        seconds(times.median),
        goal=seconds(AGREEMENT_SECONDS),
        reached=times.median <= AGREEMENT_SECONDS,
    )


def _single_points_row(what: str, overview: Overview, rounds: int) -> Row:
    overview.standing(DAY, LIMITS)
    times = Times()
    for _ in range(rounds):
        settle()
        found = times.measure(find_single_points, overview, DAY, LIMITS)
    return Row(f"{what} ({len(found)} of them)", seconds(times.median))


def _uncovered(standing: Standing) -> int:
    """How many pairs of a youth and an open area are not covered."""
    return int(np.count_nonzero(standing.state > CARRIED))


def _all_surfaces(overview: Overview, facts: SurfaceFacts, catalogue: Catalogue) -> Surfaces:
    found = find_surfaces(overview, facts, catalogue.mutual_types, DAY, LIMITS)
    found.as_json()  # what stands in the answer is worked out when it is told
    return found


def _goal_row(what: str, taken: float, goal: float) -> Row:
    return Row(what, seconds(taken), goal=seconds(goal), reached=taken <= goal)
