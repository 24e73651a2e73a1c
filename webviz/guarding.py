"""What holds for every request and answer: our own name, reading alone, no CPR number or nonsense, and what a browser may do with a page.

Until there are accounts the pages answer to loopback names alone, so that a page elsewhere cannot reach them through a name of its own
that points here.
"""

import re
from collections.abc import Collection

from flask import Flask, Response, request
from flask_babel import gettext as _
from werkzeug.exceptions import MethodNotAllowed, SecurityError

from graphmodel.cpr import contains_cpr
from webviz.errors import CprRefused, WrongAddress
from webviz.parsing import LONGEST_TEXT

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_PORT = re.compile(r":\d+$")
_READING = ("GET", "HEAD")
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def guard(app: Flask, hosts: Collection[str]) -> None:
    """Make the application keep these rules; it answers to the names in `hosts` alone, at any port."""

    # Not Flask's own TRUSTED_HOSTS: Werkzeug 3.1.9 takes the port off at the first colon, so "[::1]" never is among its names.
    def refuse_strangers() -> None:
        if _PORT.sub("", request.host).lower() not in hosts:
            raise SecurityError

    app.before_request(refuse_strangers)
    app.before_request(_refuse_writing)
    app.before_request(_refuse_cpr)
    app.before_request(_refuse_nonsense)
    app.after_request(_add_headers)


def _refuse_writing() -> None:
    if request.method not in _READING:
        raise MethodNotAllowed(valid_methods=list(_READING))


def _texts() -> list[str]:
    """Everything that the address says."""
    values = [value for values in request.args.listvalues() for value in values]
    return [*values, *request.args.keys(), request.path]


def _refuse_cpr() -> None:
    """No text that may hold a CPR number is looked at, passed on or shown again."""
    if any(map(contains_cpr, _texts())):
        raise CprRefused


def _refuse_nonsense() -> None:
    """What no person writes and no page of ours links to."""
    texts = _texts()
    if any(len(text) > LONGEST_TEXT for text in texts):
        raise WrongAddress(_("Det er for langt. Skriv det med højst %(count)d tegn.", count=LONGEST_TEXT))
    if any(_CONTROL.search(text) for text in texts):
        raise WrongAddress(
            _("Der er tegn i adressen, som ingen kan læse. Gå tilbage, eller begynd forfra på forsiden.")
        )


def _add_headers(response: Response) -> Response:
    response.headers.update(_HEADERS)
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"  # what somebody asked about a youth stays in no cache
    return response
