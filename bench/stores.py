"""Stores that hold a made-up graph for as long as something is measured on it."""

from collections.abc import Iterator
from contextlib import contextmanager

from bench.graphs import ORIGIN
from graphmodel.engines import Credentials, Purpose, open_store
from graphmodel.jsonl import Parsed
from graphmodel.loading import fill
from graphmodel.store import GraphStore
from kaedekort.settings import Settings
from kaedekort.wiring import now
from tests.services.neo4j_server import Neo4jServer


@contextmanager
def filled(settings: Settings, built: Parsed) -> Iterator[GraphStore]:
    """A store with a graph in it, which was empty before."""
    store = open_store(settings.store, settings.credentials, Purpose.WRITE)
    try:
        fill(store, built, ORIGIN, now())
        yield store
    finally:
        store.close()


def settings_of(server: Neo4jServer) -> Settings:
    """How a running server is reached."""
    return Settings(server.url, Credentials(server.user, server.password))
