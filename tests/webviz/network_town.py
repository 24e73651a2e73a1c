"""The made-up municipality behind the pages, for tests that ask for them and tests that walk in them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from playwright.sync_api import Page
from werkzeug.serving import make_server

from graphmodel.catalogue import Catalogue
from graphmodel.reference import load_reference
from graphmodel.store import GraphStore
from kaedekort.demo.municipality import build_demo
from queries.match import Matcher
from tests.contract.conftest import KGLiteMaker
from tests.oracle.graph import Object
from tests.queries.maps import CARRIES, CATALOGUE, DAY, WORDING, Map
from webviz.app import create_app

CENTRE = "/organisationer/org-ungeindsatsen"


def app_over(store: GraphStore) -> Flask:
    """The application on the day of the demo."""
    return create_app(store, CATALOGUE, load_reference(), Matcher(CARRIES, WORDING), today=lambda: DAY, demo=True)


def demo_store(folder: Path) -> GraphStore:
    """An embedded store that holds the demo."""
    return Map(KGLiteMaker(folder)(), build_demo(Catalogue().as_objects())).store


def store_of(folder: Path, objects: list[Object]) -> GraphStore:
    """An embedded store that holds some objects."""
    return Map(KGLiteMaker(folder)(), objects).store


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The application on a free port of this machine; gives its address without a slash at the end."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Complaints(list[str]):
    """Whatever a page complains of: the console, scripts that fail, requests that fail or leave this machine."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        page.on("console", lambda message: self.append(message.text))
        page.on("pageerror", lambda error: self.append(str(error)))
        page.on("requestfailed", lambda request: self.append(request.url))
        page.on(
            "request",
            lambda request: (
                self.append(request.url) if not request.url.startswith(("http://127.0.0.1", "data:", "file:")) else None
            ),
        )
