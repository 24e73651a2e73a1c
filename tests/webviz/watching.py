"""Watching what a page complains of, and whom it asks beyond this machine."""

from playwright.sync_api import Page

ONE_OF_OURS = ("http://127.0.0.1:", "data:", "blob:", "file:")
LEFT = "net::ERR_ABORTED"
"""What the browser says of what it still waited for when it left a page."""
REFUSED = ("404 (NOT FOUND)", "400 (BAD REQUEST)")
"""What the browser itself says of a page that is rightly refused."""


class Complaints(list[str]):
    """Whatever the console, scripts and requests of a page complain of; empty where all is well."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        page.on("console", lambda message: self._hear(message.text))
        page.on("pageerror", lambda error: self.append(str(error)))
        page.on("requestfailed", lambda request: self._miss(request.failure, request.url))
        page.on("request", lambda request: self._see(request.url))
        page.on("dialog", lambda dialog: self.append(dialog.message))

    def _hear(self, text: str) -> None:
        if not any(refusal in text for refusal in REFUSED):
            self.append(text)

    def _miss(self, why: str | None, url: str) -> None:
        if why != LEFT:
            self.append(url)

    def _see(self, url: str) -> None:
        if not url.startswith(ONE_OF_OURS):
            self.append(url)
