"""The log in a file of SQLite.

A write-ahead log (WAL), so that who reads keeps nobody from writing, and `synchronous=FULL`, so that an entry is on disk when its
transaction has ended. Everyone who writes begins with BEGIN IMMEDIATE, and waits there for the one before.
"""

import os
import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from graphmodel.system_errors import why

_GUARDS: Mapping[str, str] = {
    "log_entries_kept": "UPDATE ON log_entries",
    "log_entries_not_removed": (
        "DELETE ON log_entries WHEN NOT EXISTS (SELECT 1 FROM log_purge_ticket WHERE up_to >= OLD.number)"
    ),
    # INSERT OR REPLACE removes a row without asking the trigger above.
    "log_entries_at_the_end": "INSERT ON log_entries WHEN NEW.number IS NOT (SELECT number + 1 FROM log_head)",
    "log_head_one": "INSERT ON log_head WHEN EXISTS (SELECT 1 FROM log_head)",
    "log_head_forward": "UPDATE ON log_head WHEN NEW.number IS NOT OLD.number + 1",
    "log_head_not_removed": "DELETE ON log_head",
}
_TRIGGERS = {
    name: f"CREATE TRIGGER {name} BEFORE {when} BEGIN SELECT RAISE(ABORT, 'the log can only be added to'); END"
    for name, when in _GUARDS.items()
}
_PRAGMAS = ("PRAGMA synchronous=FULL", "PRAGMA secure_delete=ON", "PRAGMA trusted_schema=OFF")
_PAUSE_SECONDS = 0.02
_POOLED = 10

_REASONS = (
    ("locked", "et andet program holder den optaget"),
    ("readonly", "dér kan man kun læse"),
    ("is full", "der er ikke plads på disken"),
    ("not a database", "filen er ikke en log"),
    ("malformed", "filen er beskadiget"),
    ("disk i/o", "disken svarer med en fejl"),
    ("only be added to", "den kan kun føjes til"),
    ("unique constraint", "den er ændret udefra. Se efter med »kaedekort audit verify«"),
)


class Sqlite:
    """A file that holds the log; it is made on first use where that is allowed, readable by its owner alone.

    Once it has been there it is never made anew: a log that goes away while the program runs is missed, not replaced.
    """

    def __init__(self, path: str, *, may_make: bool, patience: float) -> None:
        self.where = path
        self.snapshot: Mapping[str, Any] = {}
        self._path = Path(path)
        self._may_make = may_make
        self._patience = patience
        self.engine: Engine = create_engine(
            "sqlite://", creator=self._connect, poolclass=QueuePool, pool_size=_POOLED, max_overflow=_POOLED,
            pool_timeout=patience,
        )  # fmt: skip
        event.listen(self.engine, "begin", _begin)
        event.listen(self.engine, "checkout", self._refuse_another_file)

    def wait_to_make(self, connection: Connection) -> None:
        """Nothing: who begins to write already has the file alone."""

    def make_guards(self, connection: Connection) -> None:
        for trigger in _TRIGGERS.values():
            connection.exec_driver_sql(trigger)

    def missing_guards(self, connection: Connection) -> list[str]:
        found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        there = {str(name): str(sql) for name, sql in found}
        return [name for name, sql in _TRIGGERS.items() if there.get(name) != sql]

    def clean_up(self) -> None:
        connection = self.engine.raw_connection()
        try:
            # Where somebody reads meanwhile, what was removed leaves the write-ahead log at a later purge.
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()

    def why(self, error: Exception) -> str:
        if isinstance(error, OSError):
            return why(error)
        if not self._path.parent.is_dir():
            return f"mappen til »{self._path.name}« findes ikke"
        if not self._path.exists():
            return f"»{self._path.name}« er der ikke"
        if self._path.is_dir():
            return f"»{self._path.name}« er en mappe, ikke en fil"
        if not os.access(self._path, os.R_OK):
            return f"du har ikke lov til at læse »{self._path.name}«"
        said = str(getattr(error, "orig", None) or error).lower()
        return next((reason for sign, reason in _REASONS if sign in said), f"»{self._path.name}« kan ikke åbnes")

    def _connect(self) -> sqlite3.Connection:
        if self._may_make and not self._path.exists():
            os.close(os.open(self._path, os.O_CREAT | os.O_WRONLY, 0o600))
        connection = sqlite3.connect(
            f"file:{quote(str(self._path.absolute()))}?mode=rw",
            uri=True,
            timeout=self._patience,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            connection.text_factory = _text
            self._write_ahead(connection)
            for pragma in _PRAGMAS:
                connection.execute(pragma)
        except BaseException:
            connection.close()
            raise
        self._may_make = False
        return connection

    def _write_ahead(self, connection: sqlite3.Connection) -> None:
        """Let the file be a WAL; two who do that at once do not wait for each other by themselves."""
        until = time.monotonic() + self._patience
        while True:
            try:
                connection.execute("PRAGMA journal_mode=WAL").fetchall()
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(_PAUSE_SECONDS)
            else:
                return

    def _refuse_another_file(self, _connection: sqlite3.Connection, entry: ConnectionPoolEntry, _proxy: object) -> None:
        """Let go of a connection to a file that has been removed or replaced: what is written in it, nobody would find."""
        try:
            found = self._path.stat()
        except OSError as error:
            raise DisconnectionError from error
        file = (found.st_dev, found.st_ino)
        if entry.info.setdefault("file", file) != file:
            raise DisconnectionError


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _text(value: bytes) -> str:
    """A text of the file; one that somebody has put there in another encoding does not stop who reads."""
    return value.decode("utf-8", "surrogateescape")
