"""Limits on how often one address on the net may fail to get in, whatever accounts it tries."""

import ipaddress
from collections.abc import Iterable
from typing import Any

from flask import Flask, Response, request
from flask_babel import gettext as _
from flask_limiter import Limiter, RequestLimit

from webviz.errors import Busy

FAILURES = "60 per 15 minutes"
"""A whole town hall may share one address."""
_REFUSED = 400
_NET_OF_ONE_HOUSE = 64


class TooOften(Busy):
    """So many attempts from one address failed that no more are looked at for a while."""


def open_limits(app: Flask) -> Limiter:
    """The limits of an application, counted in this process; other pages may set theirs on it."""
    return Limiter(key_func=asker, app=app, storage_uri="memory://", strategy="moving-window")


def limit_failures(app: Flask, limiter: Limiter, endpoints: Iterable[str]) -> None:
    """Let an address fail so often at these endpoints together, and no more."""
    shared: Any = limiter.shared_limit(
        FAILURES, scope="signing in", methods=["POST"], deduct_when=_has_failed, on_breach=_refuse
    )
    for endpoint in endpoints:
        app.view_functions[endpoint] = shared(app.view_functions[endpoint])


def asker() -> str:
    """Where a request comes from; with IPv6 the net, since one machine has as many addresses as it likes."""
    text = request.remote_addr or ""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return text
    if address.version == 4:
        return str(address)
    mapped = address.ipv4_mapped
    return str(mapped or ipaddress.ip_network((address, _NET_OF_ONE_HOUSE), strict=False))


def _has_failed(response: Response) -> bool:
    return response.status_code == _REFUSED


def _refuse(_limit: RequestLimit) -> Response | None:
    raise TooOften(_("Der er forsøgt for mange gange herfra uden held. Vent et kvarter, og prøv igen."))
