"""Chromium, driven by Playwright: the browser of the distribution, since Playwright's own download is not needed."""

import contextlib
import shutil
from collections.abc import Iterator

from playwright.sync_api import Browser, sync_playwright

FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    # A page that asks another host than this machine fails in the tests, as it should.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)


class BrowserUnavailable(Exception):
    """There is no Chromium on this machine; the message says how to get it."""


def find_chromium() -> str:
    """The Chromium or Chrome on the user's path."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        path = shutil.which(name)
        if path is not None:
            return path
    raise BrowserUnavailable("there is no chromium on the path: apt-get install chromium")


@contextlib.contextmanager
def run_browser() -> Iterator[Browser]:
    """A headless browser with an empty profile, open inside the block."""
    chromium = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS), chromium_sandbox=False)
        try:
            yield browser
        finally:
            browser.close()
