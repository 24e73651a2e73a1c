"""Pages for what goes wrong: what is wrong and what to do next, in plain Danish, never a traceback."""

import logging

from flask import Flask, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from graphmodel.errors import ConflictingChange, InputError, KaedekortError, NotFound, StoreError, UserError, WrongUse
from webviz.access.gate import NotForThisRole, SignInNeeded
from webviz.audit.errors import LogUnavailable
from webviz.errors import Busy, CprRefused, Translated
from webviz.guarding import MOST_BYTES_OF_FILES
from webviz.links import CHANGES, IMPORTING, SIGN_IN, link_to

_LOG = logging.getLogger(__name__)
_STATUSES: tuple[tuple[type[UserError], int], ...] = (
    (SignInNeeded, 401),
    (NotForThisRole, 403),
    (NotFound, 404),
    (WrongUse, 400),
    (StoreError, 503),
    (LogUnavailable, 503),
    (Busy, 503),
    (ConflictingChange, 409),
    (InputError, 400),
)
_OTHER_MISTAKES = 400
_NOT_SIGNED_IN = 401
_LONGEST_LINE = 300
_TRY_AGAIN_IN = 60
"""After so many seconds there may be room again."""


def show_failures(app: Flask) -> None:
    """Make the application answer every failure with a page."""
    app.register_error_handler(UserError, _show_mistake)
    app.register_error_handler(HTTPException, _show_refusal)
    app.register_error_handler(KaedekortError, _show_fault)
    app.register_error_handler(500, _show_fault)


def _show_mistake(error: UserError) -> ResponseReturnValue:
    if isinstance(error, SignInNeeded) and (address := _sign_in_address()) and _is_a_page_opened():
        return redirect(address, code=303)
    status = next((status for kind, status in _STATUSES if isinstance(error, kind)), _OTHER_MISTAKES)
    if isinstance(error, Busy):
        answer = _page(_("Der er ikke plads lige nu"), error.message, status)
        return (*answer, {"Retry-After": str(_TRY_AGAIN_IN)})
    if isinstance(error, Translated):
        return _page(_heading(status), error.message, status, forgets_address=isinstance(error, CprRefused))
    if isinstance(error, NotFound):
        told = _(
            "Det findes ikke i kortet. Måske er linket gammelt, eller det hedder noget andet nu. Søg efter det i stedet."
        )
        return _page(_heading(status), told, status, details=error.message)
    return _page(_heading(status), None, status, details=error.message)


def _show_refusal(error: HTTPException) -> ResponseReturnValue:
    if isinstance(error, SecurityError):  # a name that is not ours: no page of ours, and no links, are made for it
        return (
            _("Kædekort svarer kun på navnene 127.0.0.1, localhost og [::1]."),
            400,
            {"Content-Type": "text/plain; charset=utf-8"},
        )
    status = error.code or 500
    if isinstance(error, CSRFError):
        told = _("Siden er for gammel, så intet er gemt. Åbn den på ny, og prøv igen.")
        return _page(_heading(status), told, status)
    body = {
        400: _("Adressen kan ikke forstås. Gå tilbage, eller begynd forfra på forsiden."),
        404: _("Der er ingen side på den adresse. Måske er linket gammelt, eller der mangler et tegn."),
        405: _("Den side kan kun læses. Den kan ikke ændre noget."),
        413: _(
            "Det fylder for meget, så intet er læst. Der kan sendes %(count)d MB ad gangen.",
            count=MOST_BYTES_OF_FILES // 1_000_000,
        ),
    }.get(status, _("Det kunne ikke lade sig gøre. Gå tilbage, eller begynd forfra på forsiden."))
    answer = _page(_heading(status), body, status)
    allowed = getattr(error, "valid_methods", None)
    return (*answer, {"Allow": ", ".join(allowed)}) if allowed else answer


def _show_fault(error: Exception) -> ResponseReturnValue:
    if isinstance(error, KaedekortError):
        _LOG.error("a promise of our own does not hold at %s", request.endpoint, exc_info=error)
    return _page(
        _heading(500),
        _("Der er en fejl i programmet. Den er skrevet i loggen. Prøv igen, eller begynd forfra på forsiden."),
        500,
    )


def _sign_in_address() -> str | None:
    """Where one signs in and is led back from; None where nobody signs in."""
    back_to = request.full_path if request.query_string else request.path
    return link_to(SIGN_IN, next=back_to if request.method == "GET" else "/")


def _is_a_page_opened() -> bool:
    """Whether somebody opens a page, rather than a script that asks for data, or a form that is sent."""
    return request.method in {"GET", "HEAD"} and request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def _heading(status: int) -> str:
    return {
        401: _("Log ind først"),
        403: _("Det er for en anden rolle"),
        404: _("Det findes ikke her"),
        405: _("Her kan man kun læse"),
        503: _("Kortet svarer ikke lige nu"),
        500: _("Noget gik galt"),
    }.get(status, _("Det kunne ikke lade sig gøre"))


def _page(
    heading: str, told: str | None, status: int, *, details: str = "", forgets_address: bool = False
) -> tuple[str, int]:
    """The page; `told` is in the reader's language, and `details` is what another package says in Danish."""
    lines = [line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]}…" for line in details.splitlines()]
    page = render_template(
        "failure.html",
        is_failure=True,
        heading=heading,
        told=told,
        details=lines,
        forgets_address=forgets_address,
        ways=_ways_on(status),
    )
    return page, status


def _ways_on(status: int) -> list[tuple[str, str]]:
    """Where to go from the page of a failure, beside the front page: address and name."""
    ways = {
        "importing": (link_to(IMPORTING), _("Vælg en fil")),
        "changing": (link_to(CHANGES), _("Se alle ændringer")),
    }
    address, name = ways.get(request.blueprint or "", (None, ""))
    ways_on = [(address, name)] if address else []
    if status == _NOT_SIGNED_IN and (sign_in := _sign_in_address()):
        ways_on.append((sign_in, _("Log ind")))
    return ways_on
