"""Reading entries: by time, by who and about whom; always a bounded number at a time."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select

from webviz.audit.entry import Logged, Seen, account_text, optional_text, time_of, time_text
from webviz.audit.tables import ENTRIES

_COLUMNS = ENTRIES.c
_READ = select(*(column for column in _COLUMNS if column.name != "previous"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which entries: from a moment on, until before a moment, by an account, about a youth, of one kind; None: all."""

    since: datetime | None = None
    until: datetime | None = None
    account: str | None = None
    about: str | None = None
    action: str | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same for the database."""
        wanted = (
            (self.since and time_text(self.since), _COLUMNS.at.__ge__),
            (self.until and time_text(self.until), _COLUMNS.at.__lt__),
            (account_text(self.account), _COLUMNS.account.__eq__),
            (optional_text(self.about), _COLUMNS.about.__eq__),
            (self.action, _COLUMNS.action.__eq__),
        )
        return [holds(value) for value, holds in wanted if value is not None]


ALL = Asked()


def newest(connection: Connection, asked: Asked, before: int | None, limit: int) -> list[Logged]:
    """The last entries that were asked for, newest first; `before`: only numbers below it, for the next page."""
    found = _READ.where(*asked.conditions()).order_by(_COLUMNS.number.desc()).limit(limit)
    return _read(connection, found if before is None else found.where(_COLUMNS.number < before))


def seen_by(entry: Logged) -> Seen:
    """What the youth whom an entry is about may know of it."""
    return Seen(entry.at, entry.action, entry.subject, entry.role, _ground_without_names(entry.ground), entry.outcome)


def _ground_without_names(ground: str) -> str:
    """The kind of a ground; which organisation a consent was to is the youth's own to know, who stood in for whom is not."""
    kind = ground.partition(":")[0]
    return ground if kind == "consent" else kind


def _read(connection: Connection, found: Select[Any]) -> list[Logged]:
    return [_logged(row) for row in connection.execute(found)]


def _logged(row: Row[Any]) -> Logged:
    values = row._asdict()
    return Logged(**{**values, "at": time_of(values["at"]), "details": _details(values["details"])})


def _details(text: object) -> dict[str, str]:
    """The details of an entry; of a text that somebody has made none, the text itself."""
    try:
        found = json.loads(str(text))
    except ValueError:
        found = None
    return {name: str(value) for name, value in found.items()} if isinstance(found, dict) else {"?": str(text)}
