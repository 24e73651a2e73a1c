"""The operator's own question: what it prints, and what it may not ask."""

import json
from pathlib import Path

import pytest


@pytest.fixture
def small(kaedekort):
    """Types a command beside a store with three things in it."""
    Path("x.jsonl").write_text(
        '{"node": "Organisation", "id": "org-1", "name": "Klubben Æ"}\n{"node": "Offer", "id": "offer-1", "min_age": 15}\n'
        '{"edge": "PROVIDES", "from": "org-1", "to": "offer-1", "valid_from": "2026-01-01"}\n'
    )
    assert kaedekort("load", "x.jsonl").code == 0
    return kaedekort


WHOLE = "MATCH (giver:Organisation)-[link]->(offer) RETURN offer, link, {b: giver, a: true} AS map"


def test_whole_nodes_and_edges_are_printed_with_their_declared_fields_and_sorted_keys(small):
    told = small("cypher", WHOLE, "--format", "json")
    assert told.code == 0
    assert told.out.endswith(
        '"graph_version":1,"rows":[{'
        '"link":{"edge":"PROVIDES","from":"org-1","to":"offer-1","valid_from":"2026-01-01"},'
        '"map":{"a":true,"b":{"id":"org-1","name":"Klubben Æ","node":"Organisation"}},'
        '"offer":{"id":"offer-1","min_age":15,"node":"Offer"}}]}\n'
    )
    table = small("cypher", WHOLE).out
    assert table.index("offer") < table.index("link") < table.index("map")
    assert '{"id": "offer-1", "min_age": 15, "node": "Offer"}' in table.replace("\n", "")


@pytest.mark.parametrize("secret", ["hemmelig.csv", "./hemmelig.csv"])
def test_no_file_can_be_read(small, secret):
    Path("hemmelig.csv").write_text("meget hemmeligt\n")
    for text in (
        f"LOAD CSV FROM '{secret}' AS row RETURN row",
        f"LOAD CSV FROM '{Path(secret).resolve().as_uri()}' AS r RETURN r",
    ):
        told = small("cypher", text)
        assert (told.code, told.out) == (1, "")
        assert told.err == (
            "LOAD CSV rækker ud over kortet. En forespørgsel kan kun læse, hvad der står i det; "
            "filer læses med »kaedekort import«.\n"
        )


def test_what_is_refused_is_told_on_one_line(small):
    for text in (
        "CALL dbms.components()",
        "SHOW USERS",
        "MATCH (n) RETURN properties(n) AS p",
        "RETURN apoc.x.y(1) AS z",
    ):
        told = small("cypher", text)
        assert (told.code, told.out) == (1, "")
        assert len(told.err.splitlines()) == 1


def test_a_number_that_json_has_not_got_is_nothing(small):
    told = small("cypher", "RETURN 0.0 / 0.0 AS x, [1.5, toFloat('NaN')] AS y", "--format", "json")
    assert told.answer["rows"] == [{"x": None, "y": [1.5, None]}]
    assert json.loads(told.out)
