"""Where accounts are kept: a file of SQLite, or PostgreSQL by its address."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from inspect import iscoroutinefunction
from pathlib import Path
from typing import Any

from flask import Flask
from flask_babel import gettext as _
from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy import Engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, InterfaceError, NoSuchModuleError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from graphmodel.errors import StoreError, WrongUse
from graphmodel.system_errors import why
from webviz.accounts.tables import Base
from webviz.errors import Translated

AWAY = (OperationalError, InterfaceError, ProgrammingError, NoConnectionFree)
"""What SQLAlchemy says where the database does not answer, is locked for long, or has lost its tables."""
_WAIT_SECONDS = 5


class AccountsUnavailable(Translated, StoreError):
    """The database of accounts does not answer: nobody can be told from anybody, so nothing is shown."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Brugerkontiene kan ikke læses lige nu, så ingenting vises. Prøv igen om lidt, og sig det til den, der driver Kædekort."
            )
        )


@contextmanager
def told_where_away() -> Iterator[None]:
    """Turn what SQLAlchemy says of a database that is away into AccountsUnavailable."""
    try:
        yield
    except AWAY as error:
        raise AccountsUnavailable from error


def read_url(text: str) -> URL:
    """The address of the database; a file's path counts from the folder that one stands in. Raises WrongUse."""
    try:
        url = make_url(text)
        backend = url.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:  # the message could hold the password
        raise WrongUse(
            "KAEDEKORT_ACCOUNTS er ikke en adresse. Skriv sqlite:///STI eller postgresql+psycopg://BRUGER@VÆRT/DATABASE."
        ) from error
    if backend == "sqlite":
        if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
            raise WrongUse("KAEDEKORT_ACCOUNTS skal være en fil: sqlite:///STI.")
        return url.set(drivername="sqlite", database=str(Path(url.database).expanduser().absolute()))
    if backend == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    raise WrongUse(
        f"Brugerkonti kan ikke ligge i {backend}. Skriv sqlite:///STI eller postgresql+psycopg://VÆRT/DATABASE."
    )


def bind_database(app: Flask, url: URL) -> SQLAlchemy:
    """Give the application its database; nothing is asked of it yet. The caller names it, see `prepare_database`."""
    options: dict[str, Any] = {"url": url, "pool_pre_ping": True}
    if url.get_backend_name() == "sqlite":
        # Opened as a file that is there: one that went away is not made anew, empty, as if nobody had an account.
        options["url"] = url.set(database=f"file:{url.database}").update_query_dict({"uri": "true", "mode": "rw"})
        options["connect_args"] = {"timeout": _WAIT_SECONDS}
    else:
        options["connect_args"] = {"connect_timeout": _WAIT_SECONDS}
    app.config["SQLALCHEMY_ENGINES"] = {"default": options}
    database = SQLAlchemy(app)
    # It ends every request by closing sessions for asyncio too, in an event loop made for that. There are none.
    app.teardown_appcontext_funcs[:] = [each for each in app.teardown_appcontext_funcs if not iscoroutinefunction(each)]
    with app.app_context():
        if url.get_backend_name() == "sqlite":
            event.listen(database.engine, "connect", _set_up_sqlite)
    return database


def prepare_database(engine: Engine, url: URL) -> None:
    """Make the tables that are missing; a new file is its owner's alone. Raises WrongUse or AccountsUnavailable."""
    if url.get_backend_name() == "sqlite":
        _make_file(Path(str(url.database)))
    with told_where_away():
        Base.metadata.create_all(engine)


def _make_file(path: Path) -> None:
    try:
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise WrongUse(
            f"Brugerkontiene kan ikke lægges i »{path}«: {why(error)}. Vælg et andet sted med KAEDEKORT_ACCOUNTS."
        ) from error


def _set_up_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.close()
