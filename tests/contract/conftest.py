"""The stores of the contract suite. The only place in it that knows which engines there are."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from neo4j import Driver

from graphmodel.engines import Credentials, Purpose, open_store
from graphmodel.store import GraphStore
from tests.contract.graphs import whole_graph
from tests.contract.stories import MADE_ON, STORY
from tests.services.neo4j_server import Neo4jServer

NewStore = Callable[[], GraphStore]


class KGLiteMaker:
    """Makes empty embedded stores, each in a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0

    def __call__(self) -> GraphStore:
        self._made += 1
        store = open_store(f"file:{self._folder / f'{self._made}.kgl'}", Credentials(), Purpose.WRITE)
        store.prepare()
        return store


class Neo4jMaker:
    """Empties the server's one database and opens it; what was opened before sees it emptied."""

    def __init__(self, server: Neo4jServer, sweeper: Driver) -> None:
        self._server = server
        self._sweeper = sweeper

    def __call__(self) -> GraphStore:
        self._sweeper.execute_query("MATCH (node) DETACH DELETE node")
        credentials = Credentials(self._server.user, self._server.password)
        return open_store(self._server.url, credentials, Purpose.WRITE)


@pytest.fixture(scope="session")
def sweeper(neo4j_server: Neo4jServer) -> Iterator[Driver]:
    """A driver of the suite's own, to empty the server's database with; its constraints stay."""
    credentials = Credentials(neo4j_server.user, neo4j_server.password)
    with neo4j_server.driver() as driver, closing(open_store(neo4j_server.url, credentials, Purpose.WRITE)) as store:
        store.prepare()
        yield driver


def _maker(engine: str, request: pytest.FixtureRequest) -> NewStore:
    if engine == "kglite":
        return KGLiteMaker(request.getfixturevalue("tmp_path"))
    return Neo4jMaker(request.getfixturevalue("neo4j_server"), request.getfixturevalue("sweeper"))


@pytest.fixture(params=["kglite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def new_store(request: pytest.FixtureRequest) -> Iterator[NewStore]:
    """Makes an empty store with the model's constraints, anew at every call; all of them are closed after the test."""
    make = _maker(request.param, request)
    with ExitStack() as stack:

        def made() -> GraphStore:
            return stack.enter_context(closing(make()))

        yield made


@pytest.fixture
def store(new_store: NewStore) -> GraphStore:
    """An empty store."""
    return new_store()


@pytest.fixture
def seeded(store: GraphStore) -> GraphStore:
    """A store that holds the whole graph: every label, type and field of the model."""
    store.fill(*whole_graph(), STORY, MADE_ON)
    return store


@pytest.fixture
def every_store(neo4j_server: Neo4jServer, request: pytest.FixtureRequest) -> Iterator[tuple[GraphStore, ...]]:
    """An empty store of each engine, for a test that compares what they answer."""
    with ExitStack() as stack:
        yield tuple(stack.enter_context(closing(_maker(engine, request)())) for engine in ("kglite", "neo4j"))
