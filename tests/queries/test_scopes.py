"""Which offers are fetched for whom: all that could be candidates, and not a whole country's where its lists name no municipality."""

from collections.abc import Callable
from typing import Any

import pytest

from graphmodel.access import Reader, Row
from graphmodel.store import GraphStore
from queries.facts.fetch import Scope
from queries.query import cypher_text
from queries.world import FactCache, Facts
from tests.oracle import match
from tests.oracle.graph import Object
from tests.queries.conftest import Draw
from tests.queries.maps import CARRIES, DAY, WORDING, Map, days, edge, node

KOLDING, FREDERICIA = "0621", "0607"
HERE = Scope(frozenset({KOLDING}))
BOTH = Scope(frozenset({KOLDING, FREDERICIA}))


class Watched:
    """A reader that notes which questions were asked."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.asked: list[str] = []

    def run(self, cypher: str, parameters: Any = None) -> list[Row]:
        self.asked.append(cypher)
        return self._reader.run(cypher, parameters)

    def count(self, question: str) -> int:
        return self.asked.count(cypher_text(question))


def country(*more: Object, **fields: Any) -> list[Object]:
    """A youth in Kolding, and an offer of an organisation in Fredericia of which nobody has said whom it serves."""
    objects = [
        node("Municipality", KOLDING, name="Kolding"),
        node("Municipality", FREDERICIA, name="Fredericia", **fields.get("municipality", {})),
        node("Organisation", "org-far", **fields.get("provider", {})),
        node("Offer", "offer-far", **fields.get("offer", {})),
        node("Youth", "youth-1"),
        edge("LIVES_IN", "youth-1", KOLDING),
        edge("PROVIDES", "org-far", "offer-far", **fields.get("provides", {})),
        *([] if fields.get("nowhere") else [edge("LOCATED_IN", "org-far", FREDERICIA, **fields.get("lies", {}))]),
        *more,
    ]
    return sorted(objects, key=lambda each: "edge" in each)


def ask(store: GraphStore, work: Callable[[Facts, Watched], Any]) -> Any:
    """What is found with fresh facts, by a reader that notes what it is asked."""

    def read(reader: Reader) -> Any:
        watched = Watched(reader)
        return work(FactCache(CARRIES, WORDING).at(watched), watched)

    return store.read(read)


def fetched(store: GraphStore, scope: Scope) -> list[str]:
    return list(ask(store, lambda facts, reader: [row.id for row in facts.offer_facts(reader, scope).offers]))


ANYBODYS: list[dict[str, Any]] = [
    {"offer": {"reach": "national"}},
    {"nowhere": True},
    {"lies": {"valid_to": days(-1)}},
    {"lies": {"valid_from": days(1)}},
    {"provides": {"valid_from": days(-1)}},
    {"provides": {"valid_to": days(1)}},
    {"provider": {"status": "closed"}},
    {"municipality": {"status": "closed"}},
]
"""What makes it possible that the offer is, on some day, tied to no place."""


@pytest.mark.parametrize("fields", ANYBODYS, ids=str)
def test_an_offer_that_may_be_anybodys_on_some_day_is_fetched_for_everybody(fields: Object, draw: Draw) -> None:
    assert fetched(draw(country(**fields)).store, HERE) == ["offer-far"]


def test_an_offer_of_another_municipality_is_not_fetched_though_nobody_said_whom_it_serves(draw: Draw) -> None:
    store = draw(country()).store
    assert fetched(store, HERE) == []
    assert fetched(store, BOTH) == ["offer-far"]
    assert fetched(store, Scope(None)) == ["offer-far"]
    assert fetched(store, Scope(HERE.municipality_ids, frozenset({"offer-far", "offer-none"}))) == ["offer-far"]


def test_every_engine_fetches_the_same(every_store: tuple[GraphStore, ...]) -> None:
    maps = [Map(store, country()) for store in every_store]
    for fields in ({}, *ANYBODYS):
        for map_ in maps:
            map_.replace(country(**fields))
            assert fetched(map_.store, HERE) == (["offer-far"] if fields else [])
            assert fetched(map_.store, BOTH) == ["offer-far"]


def test_whom_an_offer_serves_counts_before_where_its_provider_lies(draw: Draw) -> None:
    served = draw(country(edge("SERVES", "offer-far", KOLDING)))
    assert fetched(served.store, HERE) == ["offer-far"]
    elsewhere = draw(country(edge("SERVES", "offer-far", FREDERICIA), edge("LOCATED_IN", "org-far", KOLDING)))
    assert fetched(elsewhere.store, HERE) == []
    (answer,) = elsewhere.match("youth-1")
    assert answer["matches"] == answer["near_misses"] == []
    assert match(elsewhere.objects, "youth-1", DAY.isoformat())["unsuitable"] == answer["unsuitable"] == 0


def test_what_is_for_all_is_fetched_once_and_a_youth_of_two_municipalities_needs_nothing_more(draw: Draw) -> None:
    shared = (
        node("Offer", "offer-both"),
        edge("SERVES", "offer-both", KOLDING),
        edge("SERVES", "offer-both", FREDERICIA),
        edge("PROVIDES", "org-far", "offer-both"),
        node("Offer", "offer-national", reach="national"),
    )

    def work(facts: Facts, reader: Watched) -> None:
        for municipality in (KOLDING, FREDERICIA, KOLDING):
            facts.offer_facts(reader, Scope(frozenset({municipality})))
        assert (reader.count("offers_for_all"), reader.count("offers_of_municipality")) == (1, 2)
        before = len(reader.asked)
        both = facts.offer_facts(reader, BOTH)
        assert len(reader.asked) == before
        assert [row.id for row in both.offers] == ["offer-both", "offer-far", "offer-national"]
        assert [(row.offer_id, row.municipality_id) for row in both.serves] == [
            ("offer-both", FREDERICIA),
            ("offer-both", KOLDING),
        ]

    ask(draw(country(*shared)).store, work)


def test_youths_of_one_municipality_share_a_world_whatever_they_take_part_in_there(draw: Draw) -> None:
    day = DAY.isoformat()

    def work(facts: Facts, reader: Watched) -> None:
        shared = facts.phrasebook(reader, day, BOTH)
        assert facts.phrasebook(reader, day, Scope(BOTH.municipality_ids, frozenset({"offer-far"}))) is shared
        assert facts.phrasebook(reader, day, HERE) is not shared
        assert facts.phrasebook(reader, days(1), BOTH) is not shared

    ask(draw(country()).store, work)
