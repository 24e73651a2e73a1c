"""Two programs that import into one graph at once, and one that is killed while it stores: each list is there whole, or not at all."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest

from graphmodel.engines import Credentials, Purpose, open_store
from graphmodel.store import GraphStore
from tests.contract.conftest import Neo4jMaker
from tests.importers.lists import KOLDING, Rows, contents, store_it, write_csv

OFFER = ["Tilbud", "Udbyder", "Telefon"]
MINE: Rows = [OFFER, ["Mentor", "Lyset", "75123456"], ["Sang", "Skovhus", ""]]
YOURS: Rows = [OFFER, ["Mentor", "Lyset", "75123499"], ["Dans", "Skovhus", ""]]
RUN = "import sys; from kaedekort.cli import main; sys.argv[0] = 'kaedekort'; main()"
KILLED_WHILE_STORING = (
    "import os, signal; from graphmodel import history; "
    f"history.note_change = lambda *_: os.kill(os.getpid(), signal.SIGKILL); {RUN}"
)
"""The program, killed when all has been written and the change is about to be noted, before the transaction ends."""


class Ended(NamedTuple):
    """How a program ended, and what it said."""

    code: int
    out: str
    err: str


def ended(process: subprocess.Popen[str]) -> Ended:
    out, err = process.communicate(timeout=120)
    return Ended(process.returncode, out, err)


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph that several programs can open: its address, and what they must be given beside it."""

    address: str
    environment: Mapping[str, str]
    credentials: Credentials

    def opened(self) -> GraphStore:
        return open_store(self.address, self.credentials, Purpose.WRITE)

    def contents(self) -> list[str]:
        with closing(self.opened()) as store:
            return contents(store)

    def changes(self) -> list[str]:
        with closing(self.opened()) as store:
            return [change.id for change in store.changes()]

    def start(self, program: str, *words: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", program, *map(str, words), "--store", self.address]
        environment = {**os.environ, **self.environment}
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, *words: object) -> int:
        """How the program ends."""
        return ended(self.start(RUN, *words)).code


@pytest.fixture(params=["kglite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def new_graph(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Graph]]:
    """Makes an empty graph of each engine; on Neo4j what was there before is emptied with it."""
    with ExitStack() as stack:
        if request.param == "kglite":
            numbers = iter(range(100))
            yield lambda: Graph(f"file:{tmp_path / f'{next(numbers)}.kgl'}", {}, Credentials())
            return
        server = request.getfixturevalue("neo4j_server")
        make = Neo4jMaker(server, stack.enter_context(server.driver()))
        environment = {"KAEDEKORT_NEO4J_USER": server.user, "KAEDEKORT_NEO4J_PASSWORD": server.password}

        def made() -> Graph:
            with closing(make()) as store:
                store.prepare()
            return Graph(server.url, environment, Credentials(server.user, server.password))

        yield made


def listed(folder: Path) -> tuple[Path, Path]:
    return write_csv(folder / "min.csv", MINE), write_csv(folder / "din.csv", YOURS)


def importing(path: Path) -> tuple[object, ...]:
    return ("import", path, "--municipality", "0621", "--apply")


def after(graph: Graph, *paths: Path) -> list[str]:
    """What lists leave that are stored one after the other in an empty graph."""
    with closing(graph.opened()) as store:
        store.prepare()
        for path in paths:
            store_it(store, path, options=KOLDING)
        return contents(store)


def test_two_programs_that_import_at_once_never_mix_and_who_is_refused_is_told_in_a_sentence(
    new_graph: Callable[[], Graph], tmp_path: Path
) -> None:
    mine, yours = listed(tmp_path)
    allowed = [after(new_graph(), *paths) for paths in ((mine,), (yours,), (mine, yours), (yours, mine))]
    graph = new_graph()
    told = [ended(process) for process in [graph.start(RUN, *importing(path)) for path in (mine, yours)]]
    codes = [one.code for one in told]
    refused = [one.err.strip().splitlines() for one in told if one.code]

    assert codes.count(0) >= 1
    assert all(len(lines) == 1 and "Traceback" not in lines[0] for lines in refused)
    assert graph.contents() in allowed
    assert len(graph.changes()) == codes.count(0)
    for path, code in zip((mine, yours), codes, strict=True):
        if code:
            assert graph.run(*importing(path)) == 0
    assert graph.contents() in allowed[2:]


def test_a_program_that_is_killed_while_it_stores_leaves_the_graph_as_it_was_and_the_list_can_be_read_again(
    new_graph: Callable[[], Graph], tmp_path: Path
) -> None:
    mine, yours = listed(tmp_path)
    wanted = after(new_graph(), yours, mine)
    graph = new_graph()
    before = after(graph, yours)
    killed = ended(graph.start(KILLED_WHILE_STORING, *importing(mine)))

    assert killed.code == -signal.SIGKILL
    assert (graph.contents(), graph.changes()) == (before, ["change-1"])
    assert graph.run(*importing(mine)) == 0
    assert (graph.contents(), graph.changes()) == (wanted, ["change-1", "change-2"])


def test_while_one_program_holds_the_file_another_may_look_and_is_refused_to_store(tmp_path: Path) -> None:
    mine, yours = listed(tmp_path)
    graph = Graph(f"file:{tmp_path / 'kort.kgl'}", {}, Credentials())
    with closing(graph.opened()) as store:
        store.prepare()
        store_it(store, yours, options=KOLDING)
        looking = graph.start(RUN, "import", mine, "--municipality", "0621", "--format", "json")
        storing = ended(graph.start(RUN, *importing(mine)))
        looked = ended(looking)
        held = contents(store)

    assert (looked.code, '"applied":false' in looked.out) == (0, True)
    assert storing.code == 3
    assert str(os.getpid()) in storing.err
    assert (graph.contents(), graph.changes()) == (held, ["change-1"])
