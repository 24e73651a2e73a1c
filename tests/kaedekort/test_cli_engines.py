"""The same commands on a file and on a Neo4j server print the same bytes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

DAY = "2026-11-23"


@pytest.fixture
def server(neo4j_server, monkeypatch) -> Iterator[str]:
    """The address of an empty database that the settings can sign in to."""
    monkeypatch.setenv("KAEDEKORT_NEO4J_USER", neo4j_server.user)
    monkeypatch.setenv("KAEDEKORT_NEO4J_PASSWORD", neo4j_server.password)
    with neo4j_server.driver() as driver:
        driver.execute_query("MATCH (node) DETACH DELETE node")
        yield neo4j_server.url
        driver.execute_query("MATCH (node) DETACH DELETE node")


@pytest.mark.neo4j
def test_two_empty_stores_that_loaded_the_same_file_answer_with_the_same_bytes(kaedekort, built, server):
    file = built / "demo.jsonl"
    commands = [
        ("match", "--all", "--on", DAY, "--format", "json"),
        ("match", "youth-aborre-12", "--on", DAY, "--offer", "offer-soevnskolen", "--format", "json"),
        ("match", "youth-aborre-12", "--on", DAY, "--unsuitable"),
        ("chain", "youth-aborre-12", "offer-soevnskolen", "--on", DAY, "--format", "json"),
        ("network", "org-rideklubben", "--depth", "2", "--on", DAY, "--format", "json"),
        ("cypher", "MATCH (o:Offer) RETURN o.id AS id, o.seats_free AS seats ORDER BY id", "--format", "json"),
        ("cypher", "MATCH way = (o:Offer)-[r]->(other) RETURN * ORDER BY o.id, r.key LIMIT 50", "--format", "json"),
        ("cypher", "MATCH way = (o:Offer)-[r]->(other) RETURN * ORDER BY o.id, r.key LIMIT 50"),
        ("cypher", "MATCH (n:Change) RETURN n, {z: n.id, a: [n]} AS map", "--format", "json"),
        ("export",),
        ("match", "youth-nobody"),
        ("cypher", "CREATE (n:Offer)"),
        ("cypher", "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row"),
        ("cypher", "CALL dbms.listConfig()"),
    ]
    addresses = ("file:demo.kgl", server)
    loaded = [kaedekort("load", file, "--store", address, "--format", "json") for address in addresses]
    assert loaded[0] == loaded[1]
    for command in commands:
        on_file, on_server = (kaedekort(*command, "--store", address) for address in addresses)
        assert on_file == on_server, command
        assert on_file.out or on_file.err
    on_file, on_server = (kaedekort("check", "--store", address, "--format", "json").answer for address in addresses)
    assert on_file | {"store": ""} == on_server | {"store": ""}
    Path("list.csv").write_text("Organisation;Tilbud\nKlubben;Mentor\n")
    for command in (
        ("import", "list.csv", "--format", "json"),
        ("import", "list.csv", "--apply", "--yes", "--format", "json"),
        ("undo", "change-2", "--format", "json"),
        ("export",),
    ):
        on_file, on_server = (kaedekort(*command, "--store", address) for address in addresses)
        assert on_file == on_server, command
    without_times = [
        re.sub(r'"made_on":"[^"]*"', "", kaedekort("changes", "--store", address, "--format", "json").out)
        for address in addresses
    ]
    assert without_times[0] == without_times[1]


@pytest.mark.neo4j
def test_a_wrong_password_or_database_is_told_and_the_password_is_not(kaedekort, server, monkeypatch):
    told = kaedekort("check", "--store", f"{server}x")
    assert (told.code, told.out) == (3, "")
    assert "ingen database, der hedder »neo4jx«" in told.err
    told = kaedekort("cypher", "MATCH (n", "--store", server)
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("Forespørgslen kan ikke køres: ")
    monkeypatch.setenv("KAEDEKORT_NEO4J_PASSWORD", "hemmelig-og-forkert")
    told = kaedekort("check", "--store", server)
    assert (told.code, told.out) == (3, "")
    assert "forkert brugernavn eller adgangskode" in told.err
    assert "hemmelig" not in told.err
