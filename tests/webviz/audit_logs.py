"""Logs for tests: fresh ones, and hands that change them behind the program's back.

They stand in a file of SQLite; the environment variable LOG_TEST_DATABASE names a database of PostgreSQL to use instead, which is
emptied before each test.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine

from webviz.audit.entry import Entry
from webviz.audit.log import AuditLog

KEY = b"a key of thirty-two bytes, or so"
SERVER = os.environ.get("LOG_TEST_DATABASE")
TABLES = ("log_entries", "log_head", "log_purge_ticket", "log_schema")
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def go(self, **more: float) -> None:
        self.now += timedelta(**more)


def url_in(folder: Path) -> str:
    """The address of the log of a test."""
    return SERVER or f"sqlite:///{folder / 'log.db'}"


@contextmanager
def tampering(url: str, *, with_guards: bool = False) -> Iterator[Connection]:
    """A connection behind the program's back; without its guards, as somebody who owns the database has it."""
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    try:
        with engine.begin() as connection:
            if not with_guards:
                _take_guards_off(connection)
            yield connection
    finally:
        engine.dispose()


def _take_guards_off(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
        for name in names:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        return
    for table in ("log_entries", "log_head"):
        connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")


def empty_server() -> None:
    """Take the tables of an earlier test away."""
    if SERVER is not None:
        with tampering(SERVER, with_guards=True) as connection:
            for table in TABLES:
                connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
            for name in ("log_refuse", "log_remove", "log_at_the_end"):
                connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS {name}()")


def reading(number: int = 1, **more: Any) -> Entry:
    """An entry: Kirsten looks at a youth's page."""
    said: dict[str, Any] = {
        "action": "read",
        "account": "account-1",
        "name": "Kirsten Kjær",
        "role": "contact_person",
        "about": "youth-1",
        "subject": "page:youth_page.show",
        "ground": "contact_person",
        "details": {"number": str(number)},
    }
    return Entry(**said | more)


def filled(url: str, count: int, *, key: bytes | None = KEY, clock: Callable[[], datetime] | None = None) -> AuditLog:
    """A log with so many entries."""
    log = AuditLog(url, key, clock=clock or Clock())
    for number in range(1, count + 1):
        log.record(reading(number))
    return log


def sqlite_of(folder: Path) -> "closing[sqlite3.Connection]":
    """The file of a log, opened by somebody else."""
    return closing(sqlite3.connect(folder / "log.db", isolation_level=None))
