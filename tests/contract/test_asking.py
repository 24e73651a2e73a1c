"""A question that a person wrote reads the graph and nothing else, and its answer is the same on every engine."""

import json
from pathlib import Path
from typing import Any

import pytest

from graphmodel.asking import WOULD_WRITE
from graphmodel.errors import QueryRefused
from graphmodel.store import GraphStore
from tests.contract.stories import apply, exported, offer, organisation, provides


def ask(store: GraphStore, cypher: str, **parameters: object) -> list[dict[str, Any]]:
    return list(store.ask(cypher, parameters).rows)


def fill(store: GraphStore) -> None:
    apply(
        store,
        organisation("org|1", name="Klubben Æ"),
        offer("offer-1", languages=["dansk"], min_age=15),
        provides("org|1", "offer-1", valid_from="2026-01-01"),
    )


ORGANISATION = {"node": "Organisation", "id": "org|1", "name": "Klubben Æ"}
OFFER = {"node": "Offer", "id": "offer-1", "min_age": 15, "languages": ["dansk"]}
PROVIDES = {"edge": "PROVIDES", "from": "org|1", "to": "offer-1", "valid_from": "2026-01-01"}
WAY = "MATCH way = (giver:Organisation)-[link:PROVIDES]->(taker:Offer)\n"

ANSWERS: dict[str, list[dict[str, Any]]] = {
    "MATCH (taker:Offer) RETURN taker": [{"taker": OFFER}],
    "MATCH (giver:Organisation) RETURN giver, giver.id AS id": [{"giver": ORGANISATION, "id": "org|1"}],
    WAY + "RETURN link, type(link) AS type": [{"link": PROVIDES, "type": "PROVIDES"}],
    WAY + "RETURN way": [{"way": {"nodes": [ORGANISATION, OFFER], "relationships": [PROVIDES]}}],
    WAY + "RETURN nodes(way) AS nodes, relationships(way) AS links": [
        {"nodes": [ORGANISATION, OFFER], "links": [PROVIDES]}
    ],
    WAY + "RETURN collect(taker) AS takers, {giver: giver, links: [link]} AS map": [
        {"takers": [OFFER], "map": {"giver": ORGANISATION, "links": [PROVIDES]}}
    ],
    WAY + "RETURN head(nodes(way)) AS first, [node IN nodes(way) | node][1] AS last, coalesce(null, link) AS link": [
        {"first": ORGANISATION, "last": OFFER, "link": PROVIDES}
    ],
    WAY + "RETURN taker {.id, .min_age} AS taker": [{"taker": {"id": "offer-1", "min_age": 15}}],
    "OPTIONAL MATCH (nothing:Offer {id: 'none'}) RETURN nothing": [{"nothing": None}],
    "MATCH (note:Change) RETURN note": [{"note": {"node": "Change", "id": "change-1"}}],
    "RETURN {id: 1, labels: ['Offer'], properties: {name: 'x'}} AS map": [
        {"map": {"id": 1, "labels": ["Offer"], "properties": {"name": "x"}}}
    ],
    "RETURN date('2026-11-23') AS day, date.truncate('month', date('2026-11-23')) AS month": [
        {"day": "2026-11-23", "month": "2026-11-01"}
    ],
    "RETURN datetime('2026-11-23T10:00:00+02:00') AS at, localdatetime('2026-11-23T10:00:00') AS here, localtime('10:00') AS time": [
        {"at": "2026-11-23T10:00:00+02:00", "here": "2026-11-23T10:00:00", "time": "10:00:00"}
    ],
    "RETURN duration('P1DT2H') AS wait, point({latitude: 55.5, longitude: 9.5}) AS place": [
        {"wait": {"months": 0, "days": 1, "seconds": 7200}, "place": {"latitude": 55.5, "longitude": 9.5}}
    ],
    "RETURN 0.0 / 0.0 AS nothing, [1, 2.5, true, null, 'æ'] AS list": [
        {"nothing": None, "list": [1, 2.5, True, None, "æ"]}
    ],
    "UNWIND [1, 2] AS number CALL (number) { RETURN number * 2 AS double } RETURN number, double;": [
        {"number": 1, "double": 2},
        {"number": 2, "double": 4},
    ],
    "RETURN 'LOAD CSV; CALL db.labels() // USE x' AS text, 1 AS `call`, 2 AS load // LOAD CSV": [
        {"text": "LOAD CSV; CALL db.labels() // USE x", "call": 1, "load": 2}
    ],
}


def test_a_whole_node_edge_or_path_reads_as_it_is_exported(store: GraphStore) -> None:
    fill(store)

    answers = {cypher: ask(store, cypher) for cypher in ANSWERS}

    assert answers == ANSWERS
    assert json.loads(json.dumps(answers)) == answers


def test_of_every_label_and_type_a_whole_one_reads_as_it_is_exported(seeded: GraphStore) -> None:
    """Labels that were said with an end are part of an export, not of the edge."""
    nodes = [row["node"] for row in ask(seeded, "MATCH (node) RETURN node") if row["node"]["node"] != "Store"]
    links = [row["link"] for row in ask(seeded, "MATCH ()-[link]->() RETURN link")]
    told = {json.dumps(item, ensure_ascii=False) + "\n" for item in [*nodes, *links] if item.get("node") != "Change"}

    assert told == exported(seeded)


def test_all_columns_come_in_the_order_of_their_names(store: GraphStore) -> None:
    fill(store)
    (row,) = ask(store, "MATCH (z:Organisation)-[m]->(a:Offer) RETURN DISTINCT *")

    assert list(row) == ["a", "m", "z"]
    assert list(ask(store, "RETURN 1 AS z, 2 AS a")[0]) == ["z", "a"]


def test_an_answer_tells_the_version_that_it_speaks_of(store: GraphStore) -> None:
    fill(store)
    assert store.ask("RETURN $x AS x", {"x": 1}).version == 1


def test_no_file_is_read_by_a_question(store: GraphStore, tmp_path: Path) -> None:
    fill(store)
    secret = tmp_path / "hemmelig.csv"
    secret.write_text("hemmeligt\n")
    for cypher in (
        f"LOAD CSV FROM '{secret.as_uri()}' AS row RETURN row",
        f"load csv with headers from '{secret}' as row return row",
        f"LOAD // x\n CSV FROM '{secret}' AS row RETURN row",
        f"LOAD /* x */ CSV FROM '{secret}' AS row RETURN row",
        f"MATCH (offer:Offer) LOAD CSV FROM '{secret}' AS row RETURN row",
        "LOAD CSV FROM 'http://127.0.0.1:1/x' AS row RETURN row",
    ):
        with pytest.raises(
            QueryRefused, match=r"LOAD CSV rækker ud over kortet.*filer læses med »kaedekort import«"
        ) as caught:
            ask(store, cypher)
        assert "hemmelig" not in caught.value.message


REFUSED = (
    "CREATE (offer:Offer {id: 'x'})",
    "MATCH (offer:Offer) SET offer.name = 'x'",
    "MATCH (offer:Offer) DETACH DELETE offer",
    "UNWIND [1] AS number CREATE (offer:Offer {id: 'x'})",
    "CREATE USER x SET PASSWORD 'hemmeligt'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'hemmeligt'",
    "DROP CONSTRAINT offer_id",
)


def test_nothing_can_be_written_by_a_question(store: GraphStore) -> None:
    fill(store)
    before = exported(store)

    for cypher in REFUSED:
        with pytest.raises(QueryRefused, match=WOULD_WRITE):
            ask(store, cypher)

    assert exported(store) == before


def test_a_question_about_what_engines_tell_differently_is_refused(store: GraphStore) -> None:
    fill(store)
    for cypher in (
        "CALL db.labels()",
        "MATCH (n:Offer) RETURN properties(n) AS all",
        WAY + "RETURN endNode(link) AS x",
    ):
        with pytest.raises(QueryRefused):
            ask(store, cypher)
