"""A Neo4j that goes away in the middle of a change, and two processes that work on one at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.graphmodel.engines.proxy import proxy_to

NOTING = b"MERGE (change:Change"
"""What a change ends with: everything is written by then, and nothing is stored yet."""


@pytest.fixture
def server(neo4j_server, monkeypatch, kaedekort) -> Iterator[str]:
    """The address of a database with a first change in it, which the settings can sign in to."""
    monkeypatch.setenv("KAEDEKORT_NEO4J_USER", neo4j_server.user)
    monkeypatch.setenv("KAEDEKORT_NEO4J_PASSWORD", neo4j_server.password)
    with neo4j_server.driver() as driver:
        driver.execute_query("MATCH (node) DETACH DELETE node")
    Path("first.jsonl").write_text('{"node": "Area", "id": "a", "name": "A"}\n')
    assert kaedekort("load", "first.jsonl", "--store", neo4j_server.url).code == 0
    yield neo4j_server.url
    with neo4j_server.driver() as driver:
        driver.execute_query("MATCH (node) DETACH DELETE node")


def test_a_server_that_is_killed_in_the_middle_of_a_change_is_told_and_leaves_nothing_of_it(
    neo4j_server, server, start, built, kaedekort
):
    before = (kaedekort("export", "--store", server), kaedekort("changes", "--store", server))
    commands = (("load", str(built / "demo.jsonl"), "--merge"), ("undo", "change-1"))
    with proxy_to(neo4j_server.port) as first, proxy_to(neo4j_server.port) as second:
        running = []
        for wire, words in zip((first, second), commands, strict=True):
            wire.cut_at(NOTING)
            running.append(start(*words, "--store", f"bolt://127.0.0.1:{wire.port}/neo4j"))
            while not wire.was_cut.wait(1):
                assert running[-1].poll() is None, running[-1].communicate()
        neo4j_server.kill()
        told = [(*process.communicate(), process.returncode) for process in running]
    neo4j_server.start()

    for out, err, code in told:
        assert (code, out) == (3, "")
        assert err.startswith("Neo4j på bolt://127.0.0.1:")
        assert err.endswith("svarer ikke. Kører den? En ændring, der var i gang, er ikke gemt.\n")
    assert (kaedekort("export", "--store", server), kaedekort("changes", "--store", server)) == before
    assert kaedekort(*commands[1], "--store", server).code == 0


def test_of_two_processes_that_take_back_one_change_on_a_server_one_does_and_the_other_is_told(
    server, start, kaedekort
):
    before = kaedekort("export", "--store", server).out
    Path("x.jsonl").write_text('{"node": "Area", "id": "ny"}\n')
    for number in (2, 4):
        loaded = kaedekort("load", "x.jsonl", "--merge", "--store", server, "--format", "json").answer
        assert loaded["change"] == f"change-{number}"
        running = [start("undo", f"change-{number}", "--store", server) for _ in range(2)]
        told = sorted((*process.communicate(), process.returncode)[::-1] for process in running)
        assert told[0] == (0, "", f"change-{number} er fortrudt (som change-{number + 1}).\n")
        assert told[1][0::2] == (2, "")
        assert told[1][1].startswith(f"Ændringen »change-{number}« er allerede fortrudt")
        assert kaedekort("export", "--store", server).out == before
