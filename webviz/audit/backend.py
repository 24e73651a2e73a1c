"""What the log needs of a database, and which one an address means."""

from collections.abc import Mapping
from typing import Any, Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from graphmodel.errors import WrongUse


class Backend(Protocol):
    """A database that can hold the log; everything in which one differs from another is here."""

    where: str
    """The database as people know it, without a password."""
    engine: Engine
    snapshot: Mapping[str, Any]
    """The execution options under which a transaction sees the log as it was when it began."""

    def wait_to_make(self, connection: Connection) -> None:
        """Keep everybody else from making the tables until the transaction ends."""
        ...

    def make_guards(self, connection: Connection) -> None:
        """Make the triggers that refuse to change or remove an entry."""
        ...

    def missing_guards(self, connection: Connection) -> list[str]:
        """The names of those that are not there as they were made."""
        ...

    def clean_up(self) -> None:
        """Leave no copy of removed entries beside the tables, where the database would."""
        ...

    def why(self, error: Exception) -> str:
        """What failed, as the end of a Danish sentence."""
        ...


def backend_of(url: str, *, may_make: bool, patience: float) -> Backend:
    """The database that an address means; nothing is opened yet. Raises WrongUse, without saying the address again."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise _wrong() from error
    kind = parsed.get_backend_name()
    if kind == "sqlite":
        return _sqlite(parsed, may_make=may_make, patience=patience)
    if kind in ("postgresql", "postgres"):
        from webviz.audit.postgresql import PostgreSql  # its driver is loaded where it is used

        return PostgreSql(parsed, patience)
    raise _wrong()


def _sqlite(url: URL, *, may_make: bool, patience: float) -> Backend:
    from webviz.audit.sqlite import Sqlite

    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise WrongUse("Loggen skal ligge i en fil, ikke i hukommelsen. Skriv KAEDEKORT_AUDIT=sqlite:///STI.")
    return Sqlite(url.database, may_make=may_make, patience=patience)


def _wrong() -> WrongUse:
    return WrongUse(
        "KAEDEKORT_AUDIT er ikke adressen på en log. Skriv sqlite:///STI eller postgresql://BRUGER@VÆRT/DATABASE."
    )
