"""The Cypher that the program leans on means the same on every engine (docs/engines.md)."""

from itertools import pairwise
from typing import Any

import pytest

from graphmodel import derived_cypher
from graphmodel.derived_cypher import upsert_edges, upsert_nodes
from graphmodel.errors import QueryRefused
from graphmodel.store import GraphStore

VALUES = {
    "text": "æøå ÆØÅ",
    "code": "0101",
    "day": "2026-11-23",
    "month_day": "02-01",
    "long": "Kædeansvar. " * 20_000,
    "signs": "'\"\\`${x}\n\t\u2028\U0001f9ed\u0000",
    "whole": 15,
    "fraction": 15.0,
    "minus_nothing": -0.0,
    "largest": 2**63 - 1,
    "smallest": -(2**63) + 1,
    "tiny": 5e-324,
    "yes": True,
    "no": False,
    "texts": ["b", "a", "0101"],
}


def ask(store: GraphStore, cypher: str, **parameters: object) -> list[dict[str, Any]]:
    return store.read(lambda reader: reader.run(cypher, parameters))


def tell(store: GraphStore, cypher: str, **parameters: object) -> list[dict[str, Any]]:
    return store.write(lambda writer: writer.run(cypher, parameters))


def upsert(store: GraphStore, id_: str, **properties: object) -> None:
    tell(store, upsert_nodes("Offer"), rows=[{"id": id_, "properties": properties}])


def price_of(store: GraphStore, id_: str) -> object:
    rows = ask(store, "MATCH (offer:Offer {id: $id}) RETURN offer.price AS price", id=id_)
    return rows[0]["price"]


@pytest.mark.parametrize("name", VALUES)
def test_a_value_comes_back_as_it_was_given_as_parameter_and_as_property(store: GraphStore, name: str) -> None:
    value = VALUES[name]
    assert repr(ask(store, "RETURN $value AS value", value=value)) == repr([{"value": value}])

    # Neighbours of other kinds in the same field must not turn it into theirs.
    for id_, price in (("offer-0", "gratis"), ("offer-1", value), ("offer-2", 1), ("offer-3", 1.5), ("offer-4", ["x"])):
        upsert(store, id_, price=price)
    assert repr(price_of(store, "offer-1")) == repr(value)
    assert repr([price_of(store, f"offer-{place}") for place in (0, 2, 3, 4)]) == repr(["gratis", 1, 1.5, ["x"]])


def test_a_null_in_the_map_takes_the_property_away_and_the_others_stay(store: GraphStore) -> None:
    upsert(store, "offer-1", name="Mentor", town="Kolding", price=5)
    upsert(store, "offer-1", town=None, price=6)

    assert ask(store, "MATCH (offer:Offer) RETURN offer.name AS name, offer.town AS town, offer.price AS price") == [
        {"name": "Mentor", "town": None, "price": 6}
    ]


def test_a_node_without_a_name_has_none_also_where_it_once_had_one(store: GraphStore) -> None:
    upsert(store, "offer-1", name=None)
    upsert(store, "offer-2", name="Mentor")
    upsert(store, "offer-2", name=None)
    upsert(store, "offer-3", name="")

    named = "MATCH (offer:Offer) RETURN offer.id AS id, offer.name AS name ORDER BY id"
    assert ask(store, named) == [
        {"id": "offer-1", "name": None},
        {"id": "offer-2", "name": None},
        {"id": "offer-3", "name": ""},
    ]
    assert ask(store, "MATCH (offer:Offer) WHERE offer.name IS NULL RETURN count(offer) AS nameless") == [
        {"nameless": 2}
    ]


def test_an_edge_is_found_again_by_its_key_and_another_key_is_another_edge(store: GraphStore) -> None:
    upsert(store, "offer-1", name=None)
    edge = upsert_edges("LEADS_TO", "Offer", "Offer")

    def lead(key: str, **properties: object) -> list[dict[str, Any]]:
        return tell(store, edge, rows=[{"from": "offer-1", "to": "offer-1", "key": key, "properties": properties}])

    assert lead("one", valid_from="2026-01-01", valid_to="2026-02-01") == [{"written": 1}]
    assert lead("one", valid_to=None) == [{"written": 1}]
    assert lead("two") == [{"written": 1}]
    answer = ask(
        store,
        "MATCH (:Offer)-[link:LEADS_TO]->(:Offer)\n"
        "RETURN link.key AS key, link.valid_from AS valid_from, link.valid_to AS valid_to ORDER BY key",
    )
    assert answer == [
        {"key": "one", "valid_from": "2026-01-01", "valid_to": None},
        {"key": "two", "valid_from": None, "valid_to": None},
    ]


def test_an_edge_without_both_its_ends_is_not_written_and_the_answer_tells(store: GraphStore) -> None:
    upsert(store, "offer-1", name=None)
    rows = [{"from": "offer-1", "to": "offer-none", "key": "one", "properties": {}}]

    assert tell(store, upsert_edges("LEADS_TO", "Offer", "Offer"), rows=rows) == [{"written": 0}]
    assert ask(store, "MATCH (offer:Offer) RETURN count(offer) AS offers") == [{"offers": 1}]


def test_text_is_sorted_by_code_point(store: GraphStore) -> None:
    # Signs outside the basic plane (emoji) are left out: the engines do not agree on them (docs/engines.md).
    texts = ["a", "Z", "å", "Æ", "ø", "z", "1", "10", "2", "", " ", "e\u0301", "é", "日本", "\uffee"]

    rows = ask(store, "UNWIND $texts AS text RETURN text ORDER BY text", texts=texts)

    assert [row["text"] for row in rows] == sorted(texts)


def test_ids_that_look_like_numbers_are_texts_and_sorted_as_such(store: GraphStore) -> None:
    ids = ["101", "0101", "1e3", "true", "null", "2", "10", "-1", "1.0", "999999999999999999999"]
    for id_ in ids:
        upsert(store, id_, name=None)

    rows = ask(store, "MATCH (offer:Offer) RETURN offer.id AS id ORDER BY id")
    assert [row["id"] for row in rows] == sorted(ids)
    assert ask(store, "MATCH (offer:Offer {id: $id}) RETURN offer.id AS id", id="0101") == [{"id": "0101"}]
    assert ask(store, "MATCH (offer:Offer {id: $id}) RETURN offer.id AS id", id=101) == []


def test_nulls_are_sorted_last_and_first_when_descending(store: GraphStore) -> None:
    numbers = [3, None, 1.5, 2]

    ascending = ask(store, "UNWIND $numbers AS number RETURN number ORDER BY number", numbers=numbers)
    descending = ask(store, "UNWIND $numbers AS number RETURN number ORDER BY number DESC", numbers=numbers)

    assert [row["number"] for row in ascending] == [1.5, 2, 3, None]
    assert [row["number"] for row in descending] == [None, 3, 2, 1.5]


def test_fields_of_stored_nodes_are_sorted_with_nulls_last_as_well(store: GraphStore) -> None:
    for id_, waiting_weeks in (("offer-1", None), ("offer-2", 12), ("offer-3", 2)):
        upsert(store, id_, name=None, waiting_weeks=waiting_weeks)

    rows = ask(store, "MATCH (offer:Offer) RETURN offer.id AS id, offer.waiting_weeks AS weeks ORDER BY weeks, id")

    assert [row["id"] for row in rows] == ["offer-3", "offer-2", "offer-1"]


def test_a_field_that_no_node_has_reads_as_null(store: GraphStore) -> None:
    upsert(store, "offer-1", name=None)

    cypher = "MATCH (offer:Offer) WHERE offer.schedule IS NULL RETURN offer.schedule AS schedule, offer.languages AS languages"
    assert ask(store, cypher) == [{"schedule": None, "languages": None}]
    assert ask(store, "MATCH (offer:Offer) WHERE offer.schedule = 'aften' RETURN offer.id AS id") == []


def test_labels_and_types_that_nothing_has_are_simply_not_found(store: GraphStore) -> None:
    assert ask(store, derived_cypher.read_all_nodes("Offer")) == []
    assert ask(store, derived_cypher.read_all_edges("PROVIDES", "Organisation", "Offer")) == []
    assert ask(store, "OPTIONAL MATCH (offer:Offer) RETURN offer.id AS id, count(offer) AS offers") == [
        {"id": None, "offers": 0}
    ]


def test_fields_with_the_names_of_clauses_are_fields_like_others(store: GraphStore) -> None:
    rows = [
        {"id": "x", "properties": {"name": None, "class": "social", "on": "2026-01-01", "by": "actor-1", "at": "org-1"}}
    ]
    for label in ("Area", "Assessment"):
        tell(store, upsert_nodes(label), rows=rows)

    assert ask(store, derived_cypher.read_nodes("Area"), ids=["x"])[0]["class"] == "social"
    read = ask(store, derived_cypher.read_nodes("Assessment"), ids=["x"])[0]
    assert (read["on"], read["by"]) == ("2026-01-01", "actor-1")
    assert ask(store, "MATCH (node:Assessment) WHERE node.`on` = '2026-01-01' RETURN node.`at` AS at") == [
        {"at": "org-1"}
    ]


def test_lists_can_be_stored_searched_and_counted_and_the_empty_one_too(store: GraphStore) -> None:
    upsert(store, "offer-1", languages=["dansk", "arabisk"])
    upsert(store, "offer-2", languages=[])
    upsert(store, "offer-3", languages=None)

    rows = ask(
        store,
        "MATCH (offer:Offer) RETURN offer.id AS id, offer.languages AS languages, size(offer.languages) AS many,\n"
        "       'arabisk' IN offer.languages AS arabic ORDER BY id",
    )

    assert rows == [
        {"id": "offer-1", "languages": ["dansk", "arabisk"], "many": 2, "arabic": True},
        {"id": "offer-2", "languages": [], "many": 0, "arabic": False},
        {"id": "offer-3", "languages": None, "many": None, "arabic": None},
    ]


def test_rows_are_dictionaries_with_the_columns_in_the_order_named(seeded: GraphStore) -> None:
    row = ask(
        seeded, "MATCH (offer:Offer) RETURN offer.status AS zebra, offer.id AS ape, count(*) AS monkey ORDER BY ape"
    )[0]

    assert list(row) == ["zebra", "ape", "monkey"]


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (offer:Offer {id: $not_given}) RETURN offer.id AS id",
        "RETURN $not_given AS nothing",
        "UNWIND $not_given AS row MATCH (offer:Offer {id: row}) RETURN offer.id AS id",
    ],
)
def test_a_parameter_that_is_not_given_is_an_error(seeded: GraphStore, cypher: str) -> None:
    with pytest.raises(QueryRefused, match="Forespørgslen kan ikke køres"):
        ask(seeded, cypher)


def test_a_parameter_that_is_null_matches_nothing(seeded: GraphStore) -> None:
    assert ask(seeded, "MATCH (offer:Offer) WHERE offer.id = $id RETURN offer.id AS id", id=None) == []


def test_a_node_that_has_edges_cannot_be_deleted(seeded: GraphStore) -> None:
    with pytest.raises(QueryRefused):
        tell(seeded, "MATCH (offer:Offer {id: 'offer-1'}) DELETE offer")

    assert ask(seeded, "MATCH (offer:Offer {id: 'offer-1'}) RETURN count(offer) AS offers") == [{"offers": 1}]


def test_an_id_is_unique_in_its_label_alone(store: GraphStore) -> None:
    tell(store, "CREATE (node:Stage {id: 'x'})")
    tell(store, "CREATE (node:Area {id: 'x'})")

    with pytest.raises(QueryRefused):
        tell(store, "CREATE (node:Area {id: 'x'})")

    assert ask(store, "MATCH (node:Area) RETURN count(node) AS areas") == [{"areas": 1}]


def test_a_path_uses_no_edge_twice_and_tells_its_nodes_and_edges(store: GraphStore) -> None:
    for id_ in ("org-1", "org-2", "org-3"):
        tell(store, upsert_nodes("Organisation"), rows=[{"id": id_, "properties": {"name": None}}])
    ends = (("org-1", "org-2"), ("org-2", "org-3"), ("org-3", "org-1"))
    rows = [{"from": giver, "to": taker, "key": f"{giver}|{taker}", "properties": {}} for giver, taker in ends]
    tell(store, upsert_edges("REFERS_TO", "Organisation", "Organisation"), rows=rows)

    answer = ask(
        store,
        "MATCH path = (:Organisation {id: 'org-1'})-[:REFERS_TO*0..9]->(taker:Organisation)\n"
        "RETURN taker.id AS taker, [node IN nodes(path) | node.id] AS way, [link IN relationships(path) | link.key] AS keys\n"
        "ORDER BY size(way)",
    )

    ways = [["org-1"], ["org-1", "org-2"], ["org-1", "org-2", "org-3"], ["org-1", "org-2", "org-3", "org-1"]]
    assert [row["way"] for row in answer] == ways
    assert [row["keys"] for row in answer] == [["|".join(pair) for pair in pairwise(way)] for way in ways]


CONSTRUCTS = {
    "optional match": "MATCH (offer:Offer) OPTIONAL MATCH (offer)-[:SERVES]->(place:Municipality)\n"
    "RETURN offer.id AS id, collect(place.id) AS places ORDER BY id",
    "exists and count": "MATCH (offer:Offer)\n"
    "RETURN offer.id AS id, EXISTS { (offer)-[:SUITS]->(:Stage) } AS suits, COUNT { (offer)-[:DEVELOPS]->(:Area) } AS areas ORDER BY id",
    "call": "MATCH (offer:Offer) CALL (offer) { MATCH (offer)<-[:PROVIDES]-(giver:Organisation) RETURN count(giver) AS givers }\n"
    "RETURN offer.id AS id, givers ORDER BY id",
    "union": "CALL () { MATCH (node:Offer) RETURN node.id AS id UNION MATCH (node:Stage) RETURN node.id AS id } RETURN id ORDER BY id",
    "case": "MATCH (node:Stage) RETURN node.id AS id, CASE WHEN node.rank IS NULL THEN 'uden' ELSE 'med' END AS rank ORDER BY id",
    "comprehension": "MATCH (node:Organisation) WITH collect(node.id) AS ids RETURN [id IN ids WHERE id ENDS WITH '1' | id] AS ids",
    "paging": "MATCH (node:Organisation) RETURN node.id AS id ORDER BY id SKIP $skip LIMIT $limit",
    "type of an edge": "MATCH (:Offer {id: 'offer-1'})-[link]->(node {id: 'stage-1'}) RETURN type(link) AS type, labels(node) AS labels",
    "either type": "MATCH (:Organisation)-[link:FUNDS|KNOWS]->(:Organisation) RETURN DISTINCT type(link) AS type ORDER BY type",
    "either way": "MATCH (:Organisation {id: 'organisation-2'})-[:KNOWS]-(node:Organisation) RETURN node.id AS id ORDER BY id",
    "text functions": "MATCH (node:Stage {id: 'stage-1'}) RETURN toLower(node.name) AS low, node.name CONTAINS 'ø' AS has,\n"
    "       substring(node.id, 0, 5) AS begins, coalesce(node.name, node.id) AS shown",
}
ANSWERS: dict[str, list[dict[str, Any]]] = {
    "optional match": [
        {"id": "offer-1", "places": ["municipality-1", "municipality-2"]},
        {"id": "offer-2", "places": ["municipality-1"]},
    ],
    "exists and count": [{"id": "offer-1", "suits": True, "areas": 2}, {"id": "offer-2", "suits": True, "areas": 1}],
    "call": [{"id": "offer-1", "givers": 2}, {"id": "offer-2", "givers": 1}],
    "union": [{"id": id_} for id_ in ("offer-1", "offer-2", "stage-1", "stage-2")],
    "case": [{"id": "stage-1", "rank": "med"}, {"id": "stage-2", "rank": "uden"}],
    "comprehension": [{"ids": ["organisation-1"]}],
    "paging": [{"id": "organisation-2"}],
    "type of an edge": [{"type": "SUITS", "labels": ["Stage"]}],
    "either type": [{"type": "FUNDS"}, {"type": "KNOWS"}],
    "either way": [{"id": "organisation-1"}, {"id": "organisation-1"}],
    "text functions": [{"low": "æøå", "has": True, "begins": "stage", "shown": "æøå"}],
}


def test_the_constructs_of_the_catalogue_mean_what_they_say(seeded: GraphStore) -> None:
    def sorted_lists(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [
            {name: sorted(value) if isinstance(value, list) else value for name, value in row.items()} for row in rows
        ]

    answers = {
        name: sorted_lists(ask(seeded, cypher, **({"skip": 1, "limit": 5} if name == "paging" else {})))
        for name, cypher in CONSTRUCTS.items()
    }

    assert answers == ANSWERS
