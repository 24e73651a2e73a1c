"""The question: what was confirmed when and by whom, and what should be confirmed first?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from graphmodel.access import Reader
from graphmodel.garbage import without_garbage_collection
from graphmodel.schema import COLLABORATION_TYPES
from queries.day.world import Limits
from queries.everyone.standing import Standing
from queries.facts.map_rows import COLLABORATIONS
from queries.freshness.confirmers import find_confirmers
from queries.freshness.facts import facts_of, facts_on
from queries.freshness.leaning import lean
from queries.freshness.queue import OLD_DAYS, Queue, offers_leaning, queue_of
from queries.overview import Overview
from queries.telling.names import Names


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the facts is told: a municipality's or all, those that are due or every one, how many, and whether each with its matches."""

    older_than_days: int = OLD_DAYS
    every_fact: bool = False
    top: int | None = None
    with_pairs: bool = False
    municipality: str | None = None


_MODELS_OWN: Mapping[str, str] = MappingProxyType({})


def queue_on(
    overview: Overview,
    reader: Reader,
    on: date,
    limits: Limits,
    asked: Asked,
    verbs: Mapping[str, str] = _MODELS_OWN,
) -> Queue:
    """What to confirm first; `reader` reads the state of the graph that the overview is of. Raises NotFound: no such municipality.

    `verbs` is what the types of collaboration are called, where the model's own words are not wanted.
    """
    overview.refuse_unknown_municipality(asked.municipality)
    standing = overview.standing(on, limits, every_match=True)
    return find_queue(reader, overview.records.version, standing, overview.names, limits, asked, verbs)


def find_queue(
    reader: Reader,
    version: int,
    standing: Standing,
    names: Names,
    limits: Limits,
    asked: Asked,
    verbs: Mapping[str, str] = _MODELS_OWN,
) -> Queue:
    """The facts of the standing's day, in the order in which to confirm them.

    `standing` has been asked for every match; `reader` reads the same state of the graph, of that version.
    """
    world = standing.population.world
    with without_garbage_collection():
        facts = list(facts_on(world, names, COLLABORATIONS.run(reader, types=list(COLLABORATION_TYPES)), verbs))
        if asked.municipality is not None:
            facts = list(facts_of(asked.municipality, world, facts))
        leaning = lean(standing, limits)
        counts = (leaning.counts(), offers_leaning(world))
        items = queue_of(facts, world.offers.today, asked.older_than_days, counts, find_confirmers(reader, facts))
        told = [item for item in items if item.is_due or asked.every_fact]
        shown = told[: asked.top]
        if asked.with_pairs:
            shown = [replace(item, leaning=tuple(leaning.matches_on(item.fact.key))) for item in shown]
    return Queue(world.network.iso_day, version, asked.older_than_days, tuple(shown), len(told) - len(shown))
