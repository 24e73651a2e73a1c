"""What holds for every request and answer: our own name, no CPR number or nonsense, and what a browser may do with a page.

Everything can only be read, unless an endpoint says that it writes; it is then sent what our own pages send, and nothing else. Until
there are accounts the pages answer to loopback names alone, so that a page elsewhere cannot reach them through a name of its own
that points here.
"""

import re
import secrets
from collections.abc import Callable, Collection
from typing import TypeVar
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFProtect
from werkzeug.exceptions import MethodNotAllowed, SecurityError

from graphmodel.cpr import contains_cpr
from graphmodel.errors import UserError
from importers.reading.limits import LIMITS
from webviz.errors import CprRefused, Translated, WrongAddress
from webviz.parsing import LONGEST_TEXT

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_PORT = re.compile(r":\d+$")
_READING = ("GET", "HEAD")
_WRITES, _TAKES_FILES = "writes", "takes_files"
_CSRF_FIELD = "csrf_token"
MOST_BYTES_OF_FILES = LIMITS.file_bytes
"""What may be sent at once where files are taken; elsewhere a form is a few choices."""
_BYTES_OF_A_FORM = 2_000_000

View = TypeVar("View", bound=Callable[..., object])

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


class ForeignForm(Translated, UserError):
    """Something was sent here by a page that is none of ours."""


def writes(view: View) -> View:
    """Say of a view that it may be sent a form; every other endpoint can only be read."""
    setattr(view, _WRITES, True)
    return view


def takes_files(view: View) -> View:
    """Say of a view that it may be sent files, which make a request large."""
    setattr(view, _TAKES_FILES, True)
    return writes(view)


def guard(app: Flask, hosts: Collection[str], secret_key: bytes | None = None) -> None:
    """Make the application keep these rules; it answers to the names in `hosts` alone, at any port.

    `secret_key` signs the cookie of a visit; without one it is made up, and visits end with the process.
    """

    # Not Flask's own TRUSTED_HOSTS: Werkzeug 3.1.9 takes the port off at the first colon, so "[::1]" never is among its names.
    def refuse_strangers() -> None:
        if _PORT.sub("", request.host).lower() not in hosts:
            raise SecurityError

    app.secret_key = secret_key or secrets.token_bytes(32)
    app.config.update(
        # Browsers keep the cookies of all ports of a machine together: two maps that are open at once must not take each other's.
        SESSION_COOKIE_NAME=f"kaedekort-{secrets.token_hex(4)}",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        MAX_CONTENT_LENGTH=MOST_BYTES_OF_FILES + _BYTES_OF_A_FORM,
        MAX_FORM_MEMORY_SIZE=_BYTES_OF_A_FORM,
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.before_request(refuse_strangers)
    app.before_request(_refuse_writing)
    app.before_request(_refuse_cpr)
    app.before_request(_refuse_nonsense)
    app.after_request(_add_headers)


def guard_forms(app: Flask) -> None:
    """Make the application look at what is sent to it; after every rule that needs no form, for nobody else's is read."""
    CSRFProtect(app)
    app.before_request(_refuse_forms_of_nonsense)


def _says(name: str) -> bool:
    """Whether the view that answers the present request says something of itself."""
    return bool(getattr(current_app.view_functions.get(request.endpoint or ""), name, False))


def _refuse_writing() -> None:
    """Refuse whatever would change something, unless the endpoint takes it and a page of ours sent it."""
    if request.method in _READING:
        return
    if request.method != "POST" or not _says(_WRITES):
        raise MethodNotAllowed(valid_methods=list(_READING))
    sender = urlsplit(request.headers.get("Origin") or request.headers.get("Referer") or "")
    if sender.scheme not in ("http", "https") or sender.netloc.lower() != request.host.lower():
        raise ForeignForm(_("Det kom ikke fra en af siderne her, så intet er gemt. Åbn siden på ny, og prøv igen."))
    if not _says(_TAKES_FILES):
        request.max_content_length = _BYTES_OF_A_FORM


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


def _refuse_forms_of_nonsense() -> None:
    """The texts of a form are held to what addresses are held to; files are looked at by whoever reads them."""
    if request.method in _READING:
        return
    texts = [text for name, text in request.form.items(multi=True) if name != _CSRF_FIELD]
    if any(map(contains_cpr, (*texts, *request.form.keys()))):
        raise CprRefused
    if any(len(text) > LONGEST_TEXT for text in (*texts, *request.form.keys())):
        raise WrongAddress(_("Det er for langt. Skriv det med højst %(count)d tegn.", count=LONGEST_TEXT))
    if any(map(_CONTROL.search, texts)):
        raise WrongAddress(_("Der er tegn i det, du skrev, som ingen kan læse. Gå tilbage, og skriv det igen."))


def _add_headers(response: Response) -> Response:
    response.headers.update(_HEADERS)
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"  # what somebody asked about a youth stays in no cache
    if _says(_WRITES):
        # Where no referrer may be told at all, a browser does not say either where a form comes from ("Origin: null").
        response.headers["Referrer-Policy"] = "same-origin"
    return response
