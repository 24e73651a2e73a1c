"""The gate: before any view answers, it is decided whether whoever asks may have it, and what concerns youths is logged.

Addresses call a youth by a handle. Here a handle becomes the youth's id, and every address that is made has the handle again: no view and
no template sees one. A handle that means nobody and a youth with whom the viewer has nothing to do are answered alike.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol, cast

from flask import Flask, current_app, g, request
from flask_babel import gettext as _

from graphmodel.access import Reader
from graphmodel.errors import UserError
from graphmodel.store import GraphStore
from webviz.access.case import Case
from webviz.access.deciding import Decision, Switches, Why, decide
from webviz.access.needing import Need, need_of
from webviz.access.rights import OF_A_YOUTH, OF_THE_YOUTH_ZONE, Right
from webviz.access.viewer import NOBODY, Viewer
from webviz.audit.entry import Entry
from webviz.errors import NothingThere, Translated

_KEY = "kaedekort access"
_VIEWER = "access_viewer"
_YOUTH = "youth_id"
"""What addresses with a youth call it."""


class SignInNeeded(Translated, UserError):
    """Nobody has signed in, and this is for somebody who has."""


class NotForThisRole(Translated, UserError):
    """Another role may have it."""


class _Handles(Protocol):
    def of(self, youth_id: str) -> str: ...
    def youth_of(self, handle: str) -> str | None: ...


class _Cases(Protocol):
    @property
    def handles(self) -> _Handles: ...
    def case(self, reader: Reader, youth_id: str, viewer: Viewer, now: datetime) -> Case | None: ...


class _Log(Protocol):
    def record(self, entry: Entry) -> int: ...


@dataclass(frozen=True, slots=True)
class Access:
    """What deciding rests on."""

    who: Callable[[], Viewer]
    """Who makes the present request."""
    switches: Switches
    cases: _Cases
    log: _Log
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)


def stand_guard(app: Flask, store: GraphStore, access: Access) -> None:
    """Let every request through the gate; whatever is to be refused before that is registered before."""
    app.extensions[_KEY] = access
    app.before_request(lambda: _ask(store, access))
    app.url_defaults(_with_handle)
    app.jinja_env.globals.update(viewer=viewer, may=may)


def viewer() -> Viewer:
    """Who makes the present request, for the frame of a page: nobody where it cannot be told, as on the page that tells so."""
    if _VIEWER not in g:
        setattr(g, _VIEWER, NOBODY)
        access: Access | None = current_app.extensions.get(_KEY)
        if access is not None:
            with suppress(UserError):
                setattr(g, _VIEWER, access.who())
    return cast(Viewer, g.get(_VIEWER))


def may(right: Right | str) -> bool:
    """Whether the present viewer has a right that hangs on no youth; everybody has every right where there is no gate."""
    access: Access | None = current_app.extensions.get(_KEY)
    return access is None or decide(viewer(), Right(right), access.switches).allowed


def may_reach(endpoint: str) -> bool:
    """Whether there is a view that the present viewer may have, as far as that hangs on no youth."""
    view = current_app.view_functions.get(endpoint)
    if view is None:
        return False
    right = need_of(view).right
    return right in OF_A_YOUTH or may(right)


def _ask(store: GraphStore, access: Access) -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    if view is None:
        return  # there is no such page, and Flask says so
    need = need_of(view)
    if need.right is Right.GET_IN:
        return  # a style sheet needs no look at who asks for it
    who = access.who()
    setattr(g, _VIEWER, who)
    youth_id = _youth_of_the_address(access)
    decision = _decision(store, access, need.right, who, youth_id)
    _log(access, need, who, youth_id, decision)
    if decision.why is not None:
        raise _refusal(decision.why)


def _youth_of_the_address(access: Access) -> str | None:
    """The youth whom the address names by a handle, put in its place for the view; None where it names none that there is."""
    values: dict[str, Any] = request.view_args or {}
    if _YOUTH not in values:
        return None
    youth_id = access.cases.handles.youth_of(str(values[_YOUTH]))
    if youth_id is not None:
        values[_YOUTH] = youth_id
    return youth_id


def _decision(store: GraphStore, access: Access, right: Right, who: Viewer, youth_id: str | None) -> Decision:
    if right not in OF_A_YOUTH:
        return decide(who, right, access.switches)
    case = _case(store, access, who, youth_id)
    if case is not None:
        return decide(who, right, access.switches, case)
    # Who asks for nobody's youth is told what they would be told of somebody else's.
    decision = decide(who, right, access.switches, Case(""))
    return Decision(why=Why.NOT_THEIRS) if decision.allowed else decision


def _case(store: GraphStore, access: Access, who: Viewer, youth_id: str | None) -> Case | None:
    if youth_id is None or who.role is None or not access.switches.youth_zone:
        return None
    return store.read(lambda reader: access.cases.case(reader, youth_id, who, access.clock()))


def _log(access: Access, need: Need, who: Viewer, youth_id: str | None, decision: Decision) -> None:
    """What is shown of youths, and everything that somebody is refused, stands in the log before it is answered."""
    is_refused = decision.why is not None
    if not is_refused and need.right not in OF_THE_YOUTH_ZONE:
        return
    if is_refused and who.account is None and youth_id is None:
        return  # nobody in particular was sent to sign in
    access.log.record(
        Entry(
            action="refuse" if is_refused else need.doing,
            account=who.account,
            name=who.name,
            role=who.role,
            about=youth_id,
            subject=f"page:{request.endpoint}",
            ground=decision.ground,
            outcome="refused" if is_refused else "allowed",
            details={"why": decision.why.value} if decision.why else {},
        )
    )


def _refusal(why: Why) -> UserError:
    if why is Why.NOT_SIGNED_IN:
        return SignInNeeded(_("Det kræver, at du logger ind."))
    if why is Why.OTHER_ROLE:
        return NotForThisRole(_("Det kan du ikke se eller gøre i den rolle, du har nu."))
    return NothingThere(_("Det findes ikke, eller du har ikke adgang til det."))


def _with_handle(_endpoint: str, values: dict[str, Any]) -> None:
    """Let an address that is made name a youth by the handle."""
    if youth_id := values.get(_YOUTH):
        access: Access = current_app.extensions[_KEY]
        values[_YOUTH] = access.cases.handles.of(str(youth_id))
