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

from graphmodel.catalogue import Catalogue, load_catalogue
from graphmodel.engines import Credentials, Purpose, open_store
from graphmodel.loading import load
from graphmodel.reference import load_reference
from graphmodel.store import GraphStore
from kaedekort.demo.municipality import build_demo
from queries.lexicon import Wording
from queries.match import Matcher
from tests.webviz.maps import SMALL, TODAY, Objects
from webviz.app import create_app

AppOf = Callable[[Objects], Flask]


def make_app(store: GraphStore, *, demo: bool = False) -> Flask:
    """The application on the day of the tests."""
    catalogue = load_catalogue()
    return create_app(
        store, catalogue, load_reference(), matcher_of(catalogue), today=lambda: date.fromisoformat(TODAY), demo=demo
    )


def matcher_of(catalogue: Catalogue) -> Matcher:
    """The matcher with the catalogue's collaborations."""
    types = catalogue.collaboration
    wording = Wording(
        {id_: type_.name for id_, type_ in types.items()}, {id_: type_.reverse_name for id_, type_ in types.items()}
    )
    return Matcher({id_: type_.carries_youth for id_, type_ in types.items()}, wording)


def fill(store: GraphStore, objects: Objects, folder: Path) -> None:
    """Load objects of the exchange form."""
    if objects:
        path = folder / "map.jsonl"
        path.write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in objects), encoding="utf-8")
        load(store, path, "prøven", datetime.fromisoformat(f"{TODAY}T12:00:00+01:00"))


@pytest.fixture
def app_of(tmp_path: Path) -> Iterator[AppOf]:
    """Makes an application over a fresh store with some objects; the stores are closed after the test."""
    with ExitStack() as stack:

        def made(objects: Objects) -> Flask:
            folder = tmp_path / str(len(list(tmp_path.iterdir())))
            folder.mkdir()
            store = stack.enter_context(closing(open_store(f"file:{folder / 'map.kgl'}", Credentials(), Purpose.WRITE)))
            fill(store, objects, folder)
            return make_app(store)

        yield made


@pytest.fixture
def client(app_of: AppOf) -> FlaskClient:
    """Asks the small municipality."""
    return client_of(app_of(SMALL))


def client_of(app: Flask) -> FlaskClient:
    """A client that names the host as a browser on this machine does."""
    client = app.test_client()
    client.environ_base["HTTP_HOST"] = "127.0.0.1"
    return client


@pytest.fixture(scope="session")
def demo_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The made-up municipality that comes with the program."""
    folder = tmp_path_factory.mktemp("demo")
    with closing(open_store(f"file:{folder / 'demo.kgl'}", Credentials(), Purpose.WRITE)) as store:
        fill(store, build_demo(load_catalogue().as_objects()), folder)
        yield make_app(store, demo=True)


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address at which a browser reaches the application."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="session")
def demo_address(demo_app: Flask) -> Iterator[str]:
    """The made-up municipality at an address."""
    with served(demo_app) as address:
        yield address
