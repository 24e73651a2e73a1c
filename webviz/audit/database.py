"""The log's database while it is used: made on first use, opened anew where it has been away, and every failure told in Danish."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import Connection, insert, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from webviz.audit.backend import backend_of
from webviz.audit.chain import BEGINNING, seal_of
from webviz.audit.errors import LogUnavailable
from webviz.audit.tables import HEAD, METADATA, SCHEMA, VERSION

_READY = "kaedekort-log"


class Database:
    """Gives transactions in the tables of the log; every one raises LogUnavailable where the database fails.

    `may_make`: tables that are not there are made, once; `patience` is how many seconds to wait for others.
    """

    def __init__(self, url: str, key: bytes | None, *, may_make: bool, patience: float) -> None:
        self.backend = backend_of(url, may_make=may_make, patience=patience)
        self._key = key
        self._may_make = may_make
        self._patience = patience
        self._turn = Lock()
        """Threads of this process wait here, which costs less than in the database."""

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the log as it was when it began."""
        with self._told(), self.backend.engine.connect() as connection:
            self._prepare(connection)
            connection.execution_options(writes=False, **self.backend.snapshot)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is on disk when it ends, or leaves nothing; nobody else writes meanwhile."""
        if not self._turn.acquire(timeout=self._patience):
            raise self.unavailable("den er optaget")
        try:
            with self._told(), self.backend.engine.connect() as connection:
                self._prepare(connection)
                connection.execution_options(writes=True)
                with connection.begin():
                    yield connection
        finally:
            self._turn.release()

    def clean_up(self) -> None:
        """Leave no copy of what was removed beside the tables."""
        with self._told():
            self.backend.clean_up()

    def unavailable(self, why: str) -> LogUnavailable:
        """That the log cannot be used."""
        return LogUnavailable(why, self.backend.where)

    def close(self) -> None:
        """Let go of every connection; the next question opens anew."""
        self.backend.engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, OSError) as error:
            self.close()  # what a connection remembers of a database that failed is not to outlast the failure
            raise self.unavailable(self.backend.why(error)) from error

    def _prepare(self, connection: Connection) -> None:
        """See that the tables are there and ours, once for each connection."""
        if connection.info.get(_READY):
            return
        with connection.begin():
            version = _version(connection)
        if version is None:
            version = self._make(connection)
        if version != VERSION:
            raise self.unavailable("den er lavet af en anden udgave af Kædekort")
        self._may_make = False
        connection.info[_READY] = True

    def _make(self, connection: Connection) -> int:
        """Make the tables, unless somebody else is quicker; the version of those that are then there."""
        if not self._may_make:
            raise self.unavailable("der er ingen log i den")
        connection.execution_options(writes=True)
        with connection.begin():
            self.backend.wait_to_make(connection)
            version = _version(connection)
            if version is not None:
                return version
            METADATA.create_all(connection)
            first = {"id": 1, "number": 0, "hash": BEGINNING, "seal": seal_of(self._key, 0, BEGINNING)}
            connection.execute(insert(HEAD).values(first))
            connection.execute(insert(SCHEMA).values(version=VERSION))
            self.backend.make_guards(connection)
        return VERSION


def _version(connection: Connection) -> int | None:
    """The version of the tables that are there; None where there are none."""
    if not inspect(connection).has_table(SCHEMA.name):
        return None
    version: int = connection.execute(select(SCHEMA.c.version)).scalar_one()
    return version
