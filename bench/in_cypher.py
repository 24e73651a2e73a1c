"""Neo4j's side: the same conditions, asked in its own Cypher (`match_youth.cypher`)."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files

from neo4j import ManagedTransaction, Session

from bench.graphs import DAY
from bench.told import Told
from queries.rules import Limits
from tests.services.neo4j_server import Neo4jServer

JAVA_OPTIONS = ("-Xms1g", "-Xmx2g")
"""A heap many times the graph, Java's own collector, and both its compilers; the suite's options would start sooner and answer slower."""
PAGE_CACHE = "512m"
EVERYTHING = 1_000_000


class CypherMatcher:
    """Asks for one youth at a time, with one text and parameters, so that the server plans it once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._text = files("bench").joinpath("match_youth.cypher").read_text(encoding="utf-8")

    def match(self, youth_id: str, limit: int) -> list[Told]:
        """The best candidates, `limit` of them at most."""
        return self._session.execute_read(self._ask, youth_id, limit)

    def _ask(self, transaction: ManagedTransaction, youth_id: str, limit: int) -> list[Told]:
        limits = Limits()
        rows = transaction.run(
            self._text, youth_id=youth_id, on=DAY.isoformat(), horizon_days=limits.horizon_days, limit=limit
        )
        return [Told(row["offer_id"], row["verdict"], tuple(row["statuses"])) for row in rows]


@contextmanager
def cypher_matcher(server: Neo4jServer) -> Iterator[CypherMatcher]:
    """A matcher with a session of its own."""
    with server.driver() as driver, driver.session(database="neo4j") as session:
        yield CypherMatcher(session)


def empty(server: Neo4jServer) -> None:
    """Take everything out of the database."""
    with server.driver() as driver, driver.session(database="neo4j") as session:
        session.run("MATCH (node) CALL (node) { DETACH DELETE node } IN TRANSACTIONS OF 10000 ROWS").consume()
