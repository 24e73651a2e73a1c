"""How long the pages let one wait while a long list is previewed beside them."""

import re
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from bench.table import Row, seconds
from bench.timing import Times
from graphmodel.engines import Purpose
from graphmodel.errors import KaedekortError
from kaedekort.cli.serve import make_app
from kaedekort.settings import Settings
from kaedekort.wiring import opened
from webviz.importing.jobs import open_lists

PAGE_SECONDS = 1.0
_OWN = {"Origin": "http://localhost"}
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_AT_ONCE = 0.001


class PageFailed(KaedekortError):
    """A page did not answer as it does to a visitor, so its time means nothing."""


def waiting_row(folder: Path, file: Path, rows: int) -> Row:
    """Drop a list on its page and ask for pages again and again, one thread against another, until its preview is ready."""
    settings = Settings(f"file:{folder}/waiting.kgl")
    with opened(settings, Purpose.WRITE) as store:
        app = make_app(store, settings, demo=False)
        try:
            times = _asked_while_working(app, file)
        finally:
            open_lists(app).close()
    worst = max(times.seconds)
    return Row(
        f"A page while a list of {rows:,} rows is previewed: median, and the worst of {len(times.seconds)}",
        f"{seconds(times.median)}, {seconds(worst)}",
        goal=seconds(PAGE_SECONDS),
        reached=worst <= PAGE_SECONDS,
    )


def _asked_while_working(app: Flask, file: Path) -> Times:
    client = app.test_client()
    for address in ("/indlaes", "/indlaes"):
        token = _TOKEN.search(_page(client, address))
    with file.open("rb") as content:
        form = {"csrf_token": token[1] if token else "", "filer": (content, file.name), "kommune": "0621"}
        sent = client.post("/indlaes", data=form, headers=_OWN)
    if sent.status_code != 303:
        raise PageFailed(sent.get_data(as_text=True)[:500])
    times = Times()
    jobs = open_lists(app)
    while not jobs.settle(_AT_ONCE):
        times.measure(_page, client, "/indlaes")
        times.measure(_page, client, f"{sent.location}/tilstand")
    if 'class="import-list"' not in _page(client, sent.location):
        raise PageFailed(f"the preview of {file.name} did not come to its end")
    return times


def _page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    if answer.status_code != 200:
        raise PageFailed(f"{address}: {answer.status_code}")
    return answer.get_data(as_text=True)
