"""What holds for every request and every answer: reading alone, no CPR number, and what a browser may do with a page.

The host is checked by Flask itself (`TRUSTED_HOSTS`): until there are accounts the pages answer to loopback names alone, so that a
page elsewhere cannot reach them through a name of its own that points here.
"""

from flask import Flask, Response, request
from werkzeug.exceptions import MethodNotAllowed

from graphmodel.cpr import contains_cpr
from webviz.failing import CprRefused

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")

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


def guard(app: Flask) -> None:
    """Make the application keep these rules."""
    app.before_request(_refuse_writing)
    app.before_request(_refuse_cpr)
    app.after_request(_add_headers)


def _refuse_writing() -> None:
    if request.method not in _READING:
        raise MethodNotAllowed(valid_methods=list(_READING))


def _refuse_cpr() -> None:
    """No text that may hold a CPR number is looked at, passed on or shown again."""
    values = [value for values in request.args.listvalues() for value in values]
    if any(contains_cpr(text) for text in (*values, *request.args.keys(), request.path)):
        raise CprRefused


def _add_headers(response: Response) -> Response:
    response.headers.update(_HEADERS)
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"  # what somebody asked about a youth stays in no cache
    return response
