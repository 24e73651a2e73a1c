import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page

from hatch_build import VENDOR
from tests.home.tree import ROOT

PAGE = """<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>Prøve</title>
<meta name="htmx-config" content='{"includeIndicatorStyles": false, "allowEval": false}'>
<link rel="stylesheet" href="/dkfds/css/dkfds.min.css"><link rel="stylesheet" href="/vis-network/vis-network.min.css">
<script defer src="/vis-data/vis-data.min.js"></script><script defer src="/vis-network/vis-network.min.js"></script>
<script defer src="/htmx/htmx.min.js"></script><script defer src="/dkfds/js/dkfds.min.js"></script>
<link rel="icon" href="/dkfds/img/logo-placeholder.png"></head>
<body><main><h1>Prøve</h1><div id="map"></div><button hx-get="/part.html" hx-target="#map">Hent</button>
<svg class="icon-svg" aria-hidden="true" focusable="false"><use href="/dkfds/img/all-svg-icons.svg#home"></use></svg>
</main></body></html>"""


class StrictHandler(SimpleHTTPRequestHandler):
    """Serves one page and the vendored files under the content security policy of the app."""

    def do_GET(self) -> None:
        if self.path in ("/", "/part.html"):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((PAGE if self.path == "/" else "<p>kom med htmx</p>").encode())
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'; img-src 'self' data:")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    handler = functools.partial(StrictHandler, directory=str(ROOT / VENDOR))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_vendored_files_work_under_a_strict_content_security_policy(page: Page, address: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(request.url))

    page.goto(address)
    page.get_by_role("button", name="Hent").click()
    page.get_by_text("kom med htmx").wait_for()
    page.evaluate("DKFDS.init()")
    drawn = page.evaluate(
        """() => {
            const nodes = new vis.DataSet([{id: 1, label: 'a'}, {id: 2, label: 'b'}]);
            const network = new vis.Network(document.getElementById('map'), {nodes, edges: [{from: 1, to: 2}]}, {});
            return [network.getConnectedNodes(1), document.querySelectorAll('#map canvas').length];
        }"""
    )

    assert drawn == [[2], 1]
    assert page.evaluate("document.fonts.check('16px IBM Plex Sans')") is True
    assert complaints == []


def test_axe_finds_what_is_wrong_with_a_page(page: Page, axe_script: str) -> None:
    page.set_content('<html lang="da"><title>x</title><main><h1>x</h1><img src="data:,"></main></html>')
    page.evaluate(axe_script)

    assert [violation["id"] for violation in page.evaluate("axe.run()")["violations"]] == ["image-alt"]


def test_the_browser_of_the_tests_reaches_no_other_host(page: Page) -> None:
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.failure or ""))
    page.set_content('<img alt="" src="http://kaedekort.example/a.png">')
    page.wait_for_load_state()

    assert failed == ["net::ERR_NAME_NOT_RESOLVED"]


def test_a_screenshot_can_be_taken(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address)

    assert page.screenshot(path=tmp_path / "page.png").startswith(b"\x89PNG")
