"""What every test may ask for, and what no test may lean on."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page

from hatch_build import FrontendUnavailable
from tests.services.axe import fetch_axe
from tests.services.browser import BrowserUnavailable, run_browser
from tests.services.missing import give_up
from tests.services.neo4j_jars import Neo4jUnavailable
from tests.services.neo4j_server import Neo4jServer, run_neo4j

SERVICES = {"neo4j_server": "neo4j", "browser": "browser"}
"""Fixture and marker of what is too heavy for the quick loop."""

# No time limits: a busy machine must not fail a test. In CI the same examples come every time.
settings.register_profile(
    "kaedekort",
    deadline=None,
    derandomize=os.environ.get("CI") == "true",
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("kaedekort")


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups, and before -m selects
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a service, and keep those of one service together in one worker.

    A Neo4j community server has one database, so its tests run one after another; with --dist=loadgroup that is in one
    worker, and so one server is started. A parametrised test that asks for its store by name marks that parameter
    `pytest.mark.neo4j` itself.
    """
    for item in items:
        for fixture, marker in SERVICES.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(marker)
            if item.get_closest_marker(marker) is not None:
                item.add_marker(pytest.mark.xdist_group(marker))


@pytest.fixture(autouse=True)
def _no_settings_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the store of the person who runs it."""
    for name in list(os.environ):
        if name.startswith("KAEDEKORT_") and name != "KAEDEKORT_REQUIRE_ALL":
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A running Neo4j with `url`, `user` and `password`; a test empties the database that it fills."""
    try:
        with run_neo4j(tmp_path_factory.mktemp("neo4j")) as server:
            yield server
    except Neo4jUnavailable as problem:
        give_up(str(problem))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium that reaches this machine alone."""
    try:
        with run_browser() as chromium:
            yield chromium
    except BrowserUnavailable as problem:
        give_up(str(problem))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page in a fresh Danish profile."""
    with browser.new_context(locale="da-DK", timezone_id="Europe/Copenhagen") as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def axe_script() -> str:
    """The source of axe-core, for `page.evaluate(axe_script)` and then `page.evaluate("axe.run()")`."""
    try:
        return fetch_axe()
    except FrontendUnavailable as problem:
        give_up(str(problem))
