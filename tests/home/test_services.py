import subprocess
import sys
from pathlib import Path

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError

from tests.services import keeper, missing
from tests.services.neo4j_jars import Neo4jUnavailable, find_java, neo4j_version
from tests.services.neo4j_server import Neo4jServer

ASKER = """
import subprocess, sys, time
keeper = subprocess.Popen([sys.executable, sys.argv[1], "sleep", "1000"], stdin=subprocess.PIPE)
print("ready", flush=True)
time.sleep(1000)
"""


def test_a_kept_command_ends_with_the_process_that_asked_for_it() -> None:
    asker = subprocess.Popen([sys.executable, "-c", ASKER, keeper.__file__], stdout=subprocess.PIPE)
    with asker:
        assert asker.stdout is not None
        assert asker.stdout.readline() == b"ready\n"
        asker.kill()

        assert asker.stdout.read() == b""  # comes when the last process that holds the pipe has ended


def test_a_kept_command_gives_its_exit_code() -> None:
    command = [sys.executable, keeper.__file__, "sh", "-c", "exit 7"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as asked:
        assert asked.wait() == 7


def test_what_is_missing_is_skipped_unless_all_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KAEDEKORT_REQUIRE_ALL", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no java"):
        missing.give_up("no java")

    monkeypatch.setenv("KAEDEKORT_REQUIRE_ALL", "1")
    with pytest.raises(pytest.fail.Exception, match="no java"):
        missing.give_up("no java")


def test_without_java_the_reason_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(Neo4jUnavailable, match="apt-get install openjdk"):
        find_java()


def test_the_neo4j_server_is_the_real_one_and_signs_in(neo4j_server: Neo4jServer) -> None:
    scheme_and_host = neo4j_server.url.removesuffix("/neo4j")
    with GraphDatabase.driver(scheme_and_host, auth=(neo4j_server.user, neo4j_server.password)) as driver:
        answer = driver.execute_query("CALL dbms.components() YIELD versions, edition RETURN versions[0], edition")
    assert answer.records[0].values() == [neo4j_version(), "community"]

    with GraphDatabase.driver(scheme_and_host, auth=("neo4j", "neo4j")) as driver, pytest.raises(AuthError):
        driver.verify_connectivity()


def test_what_neo4j_has_acknowledged_survives_its_being_killed(neo4j_server: Neo4jServer) -> None:
    with neo4j_server.driver() as driver:
        driver.execute_query("CREATE (:Trial {id: 'kept'})")
    neo4j_server.kill()
    neo4j_server.start()

    with neo4j_server.driver() as driver:
        kept = driver.execute_query("MATCH (n:Trial) DETACH DELETE n RETURN count(n) AS trials").records
    assert kept[0]["trials"] == 1
