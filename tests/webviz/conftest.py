"""Applications over stores of their own, and addresses that a browser can open."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from graphmodel.catalogue import load_catalogue
from graphmodel.engines import Credentials, Purpose, open_store
from graphmodel.loading import load
from graphmodel.store import GraphStore
from kaedekort.cli import serve
from kaedekort.demo.municipality import build_demo
from kaedekort.settings import Settings
from tests.webviz.maps import SMALL, TODAY, Objects

StoreOf = Callable[[Objects], GraphStore]
AppOf = Callable[[Objects], Flask]


def make_app(store: GraphStore, *, demo: bool = False) -> Flask:
    """The application as it is served, on the day of the tests."""
    return serve.make_app(store, Settings(), demo=demo, today=lambda: date.fromisoformat(TODAY))


def client_of(app: Flask) -> FlaskClient:
    """A client that names the host as a browser on this machine does."""
    client = app.test_client()
    client.environ_base["HTTP_HOST"] = "127.0.0.1"
    return client


@contextmanager
def filled_store(folder: Path, objects: Objects) -> Iterator[GraphStore]:
    """A store in a file of the folder that holds some objects of the exchange form."""
    with closing(open_store(f"file:{folder / 'map.kgl'}", Credentials(), Purpose.WRITE)) as store:
        if objects:
            path = folder / "map.jsonl"
            path.write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in objects), encoding="utf-8")
            load(store, path, "prøven", datetime.fromisoformat(f"{TODAY}T12:00:00+01:00"))
        yield store


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address at which a browser reaches the application, without a slash at its end."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def store_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreOf]:
    """Makes stores with some objects, closed after the test."""
    with ExitStack() as stack:
        yield lambda objects: stack.enter_context(filled_store(tmp_path_factory.mktemp("map"), objects))


@pytest.fixture
def app_of(store_of: StoreOf) -> AppOf:
    """Makes applications over some objects."""
    return lambda objects: make_app(store_of(objects))


@pytest.fixture
def in_a_request(app_of: AppOf) -> Iterator[None]:
    """Somebody asks: what is told is told in the reader's language."""
    with app_of([]).test_request_context(base_url="http://127.0.0.1"):
        yield


@pytest.fixture
def client(app_of: AppOf) -> FlaskClient:
    """Asks the small municipality."""
    return client_of(app_of(SMALL))


@pytest.fixture(scope="session")
def demo_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The made-up municipality that comes with the program."""
    objects = build_demo(load_catalogue().as_objects())
    with filled_store(tmp_path_factory.mktemp("demo"), objects) as store:
        yield make_app(store, demo=True)


@pytest.fixture(scope="session")
def demo(demo_app: Flask) -> FlaskClient:
    """Asks the made-up municipality."""
    return client_of(demo_app)


@pytest.fixture(scope="session")
def demo_address(demo_app: Flask) -> Iterator[str]:
    """The made-up municipality at an address."""
    with served(demo_app) as address:
        yield address
