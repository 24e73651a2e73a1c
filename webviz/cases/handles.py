"""Handles: what addresses call a youth. A handle is made when it is first needed, and then stays."""

import secrets
from threading import Lock

from sqlalchemy import Engine, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webviz.accounts.database import told_where_away
from webviz.cases.tables import YouthHandle

_BYTES = 16
_MOST_KEPT = 100_000


class Handles:
    """Looks handles up, and keeps what it found: neither ever changes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._handles: dict[str, str] = {}
        self._youths: dict[str, str] = {}

    def of(self, youth_id: str) -> str:
        """The handle of a youth. Raises AccountsUnavailable."""
        with self._lock:
            if found := self._handles.get(youth_id):
                return found
        with told_where_away():
            found = self._look_up(youth_id) or self._make(youth_id)
        self._keep(youth_id, found)
        return found

    def youth_of(self, handle: str) -> str | None:
        """Whom a handle means; None where it means nobody. Raises AccountsUnavailable."""
        with self._lock:
            if found := self._youths.get(handle):
                return found
        with told_where_away(), Session(self._engine) as session:
            found = session.scalar(select(YouthHandle.youth_id).where(YouthHandle.handle == handle))
        if found is not None:
            self._keep(found, handle)
        return found

    def forget(self, youth_id: str) -> None:
        """Let a youth's handle mean nobody. Raises AccountsUnavailable."""
        with told_where_away(), Session(self._engine) as session, session.begin():
            session.execute(delete(YouthHandle).where(YouthHandle.youth_id == youth_id))
        with self._lock:
            self._youths.pop(self._handles.pop(youth_id, ""), None)

    def _look_up(self, youth_id: str) -> str | None:
        with Session(self._engine) as session:
            return session.scalar(select(YouthHandle.handle).where(YouthHandle.youth_id == youth_id))

    def _make(self, youth_id: str) -> str:
        made = secrets.token_urlsafe(_BYTES)
        try:
            with Session(self._engine) as session, session.begin():
                session.add(YouthHandle(youth_id=youth_id, handle=made))
        except IntegrityError:  # somebody else was faster
            return self._look_up(youth_id) or self._make(youth_id)
        return made

    def _keep(self, youth_id: str, handle: str) -> None:
        with self._lock:
            if len(self._handles) >= _MOST_KEPT:
                self._handles.clear()
                self._youths.clear()
            self._handles[youth_id], self._youths[handle] = handle, youth_id
