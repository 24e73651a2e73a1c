"""Neo4j 5: a server, or a cluster for those who outgrow a machine.

Reads and writes run as managed transactions, so that a cluster routes them and a change of leader is tried again. A
read that needs several texts sees one version of the graph: where the version has moved between the first text and
the last, the whole read is done again.
"""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

import neo4j
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)
from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import WGS84Point
from neo4j.time import Date, DateTime, Duration, Time

from graphmodel import history
from graphmodel.access import Reader, Row, Writer
from graphmodel.answering import edge_as_plain, node_as_plain
from graphmodel.applying import GraphMoved
from graphmodel.asking import WOULD_WRITE
from graphmodel.derived_cypher import constraints
from graphmodel.engines import Credentials
from graphmodel.errors import QueryRefused, StoreError, StoreFull, StoreUnavailable, UserError
from graphmodel.store import GraphStore

Answer = TypeVar("Answer")

# What goes wrong is said once, in Danish, by us; a program that sets logging up still gets the driver's own words.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

_RETRIES = 20
_CONNECT_SECONDS = 5.0
_RETRY_SECONDS = 10.0
_READ_RETRY_SECONDS = 3.0
"""A change is worth more patience than a question, which somebody is waiting at and may simply ask again."""

_NOTHING_ASKED = "Intet er læst, og intet er ændret."
_NOTHING_READ = "Intet er læst."
_NOTHING_STORED = "En ændring, der var i gang, er ikke gemt."


class _Runner:
    """Runs Cypher in a transaction of Neo4j."""

    def __init__(self, transaction: neo4j.ManagedTransaction) -> None:
        self._transaction = transaction

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        # The texts come from the declarations, the query catalogue and the operator's own `cypher` command, never from a form.
        answer = self._transaction.run(cypher, dict(parameters or {}))
        keys = answer.keys()
        return [dict(zip(keys, record.values(), strict=True)) for record in answer]


class Neo4jStore(GraphStore):
    """A database on a Neo4j server."""

    def __init__(self, server: str, database: str | None, credentials: Credentials) -> None:
        self._server = server
        self._database = database
        self._preparing = threading.Lock()
        try:
            self._driver = neo4j.GraphDatabase.driver(
                server,
                auth=(credentials.user, credentials.password),
                connection_timeout=_CONNECT_SECONDS,
                connection_acquisition_timeout=2 * _CONNECT_SECONDS,
                max_transaction_retry_time=_RETRY_SECONDS,
                notifications_min_severity="OFF",
                user_agent="kaedekort",
            )
        except (ConfigurationError, ValueError) as error:
            raise StoreError(f"»{server}« er ikke en adresse, som Neo4j kan bruge: {error}") from error
        try:
            with self._told_in_danish(_NOTHING_ASKED):
                self._probe()
        except BaseException:
            self._driver.close()
            raise

    def _probe(self) -> None:
        """Sign in and ask for something: a driver that is merely made has not spoken to its server yet."""
        with self._reading_session() as session:
            session.run("RETURN 1 AS here").consume()

    @property
    def address(self) -> str:
        return f"{self._server}/{self._database or ''}"

    def read(self, work: Callable[[Reader], Answer]) -> Answer:
        with self._told_in_danish(_NOTHING_READ), self._reading_session() as session:
            for _ in range(_RETRIES):
                try:
                    return session.execute_read(_at_one_version, work)
                except GraphMoved:
                    continue
        raise StoreUnavailable(
            "Kortet ændres hele tiden af andre, så der kan ikke svares ud fra én udgave af det. Prøv igen om lidt."
        )

    def write(self, work: Callable[[Writer], Answer]) -> Answer:
        with self._told_in_danish(_NOTHING_STORED), self._session() as session:
            for _ in range(_RETRIES):
                try:
                    return session.execute_write(lambda transaction: work(_Runner(transaction)))
                except GraphMoved:
                    continue
        raise StoreUnavailable("Kortet ændres hele tiden af andre. Intet er gemt. Prøv igen om lidt.")

    def unwrap(self, value: object) -> object:
        return _unwrap(value)

    def prepare(self) -> None:
        with self._preparing, self._told_in_danish(_NOTHING_STORED), self._session() as session:
            for constraint in constraints():
                session.run(constraint).consume()
            session.run("CALL db.awaitIndexes(60)").consume()

    def close(self) -> None:
        self._driver.close()

    def _session(self) -> neo4j.Session:
        return self._driver.session(database=self._database)

    def _reading_session(self) -> neo4j.Session:
        return self._driver.session(
            database=self._database,
            connection_acquisition_timeout=_CONNECT_SECONDS,
            max_transaction_retry_time=_READ_RETRY_SECONDS,
        )

    @contextmanager
    def _told_in_danish(self, left: str) -> Iterator[None]:
        """Say what goes wrong in Danish; `left` is the sentence for what is left of the work where the server is gone."""
        try:
            yield
        except UserError:
            raise
        except AuthError as error:
            raise StoreUnavailable(
                f"Neo4j på {self._server} vil ikke lukke os ind: forkert brugernavn eller adgangskode "
                "(KAEDEKORT_NEO4J_USER og KAEDEKORT_NEO4J_PASSWORD)."
            ) from error
        except IncompleteCommit as error:
            if left != _NOTHING_STORED:
                raise self._is_gone(left) from error
            raise StoreUnavailable(
                f"Forbindelsen til Neo4j på {self._server} blev afbrudt, netop som ændringen blev gemt. "
                "Se med »kaedekort changes«, om den kom med, før du prøver igen."
            ) from error
        except (ServiceUnavailable, SessionExpired) as error:
            raise self._is_gone(left) from error
        except ClientError as error:
            raise _as_refusal(error, self._database) from error
        except TransientError as error:
            raise StoreUnavailable(
                f"Neo4j på {self._server} kan ikke svare lige nu ({error.message}). Intet er ændret. Prøv igen om lidt."
            ) from error
        except Neo4jError as error:
            raise _as_server_error(error) from error
        except DriverError as error:
            raise StoreUnavailable(
                f"Forbindelsen til Neo4j på {self._server} blev afbrudt ({error}). {left}"
            ) from error

    def _is_gone(self, left: str) -> StoreUnavailable:
        return StoreUnavailable(f"Neo4j på {self._server} svarer ikke. Kører den? {left}")


def _at_one_version(transaction: neo4j.ManagedTransaction, work: Callable[[Reader], Answer]) -> Answer:
    reader = _Runner(transaction)
    version = history.version(reader)
    answer = work(reader)
    if history.version(reader) != version:
        raise GraphMoved
    return answer


def _unwrap(value: object) -> object:
    """A whole node, edge or path in the exchange form, days and times as text, lengths of time and places as dictionaries."""
    if isinstance(value, Node):
        return node_as_plain(min(value.labels, default=""), dict(value))
    if isinstance(value, Relationship):
        return edge_as_plain(value.type, dict(value))
    if isinstance(value, Path):
        return {"nodes": list(value.nodes), "relationships": list(value.relationships)}
    if isinstance(value, (Date, Time, DateTime)):
        return value.to_native().isoformat()
    if isinstance(value, Duration) and not value.nanoseconds:
        return {"months": value.months, "days": value.days, "seconds": value.seconds}
    if isinstance(value, WGS84Point) and len(value) == 2:
        return {"latitude": value.latitude, "longitude": value.longitude}
    return value


def _as_refusal(error: ClientError, database: str | None) -> UserError:
    code = error.code or ""
    if code.endswith("DatabaseNotFound"):
        return StoreUnavailable(f"Neo4j har ingen database, der hedder »{database}«.")
    if ".Security." in code:
        return StoreUnavailable(
            f"Neo4j lukker os ikke ind: {error.message} (KAEDEKORT_NEO4J_USER og KAEDEKORT_NEO4J_PASSWORD)."
        )
    if "AccessMode" in code:
        return QueryRefused(WOULD_WRITE)
    return QueryRefused(f"Forespørgslen kan ikke køres: {error.message}")


def _as_server_error(error: Neo4jError) -> StoreError:
    text = str(error.message).lower()
    if "no space left" in text or "disk" in text:
        return StoreFull("Neo4j har ikke plads på disken. Intet er ændret. Gør plads på serveren, og prøv igen.")
    return StoreUnavailable(f"Neo4j kunne ikke gennemføre det: {error.message}. Intet er ændret.")
