"""Neo4j's side of the gaps: how far the chain carries each youth in each open area, in its own Cypher (`cover_youths.cypher`)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files

from neo4j import ManagedTransaction, Session

from bench.graphs import DAY
from bench.told import Pair
from queries.coverage import STATES
from queries.rules import Limits
from tests.services.neo4j_server import Neo4jServer


class CypherCoverage:
    """Asks about all youths at once, with one text and parameters: quicker than one after the other, and planned once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._text = files("bench").joinpath("cover_youths.cypher").read_text(encoding="utf-8")

    def cover(self, youth_ids: Sequence[str]) -> dict[Pair, str]:
        """How the youths stand in each of their open areas."""
        return self._session.execute_read(self._ask, list(youth_ids))

    def _ask(self, transaction: ManagedTransaction, youth_ids: list[str]) -> dict[Pair, str]:
        rows = transaction.run(self._text, youth_ids=youth_ids, on=DAY.isoformat(), horizon_days=Limits().horizon_days)
        return {(row["youth_id"], row["area_id"]): STATES[row["state"]] for row in rows}


@contextmanager
def cypher_coverage(server: Neo4jServer) -> Iterator[CypherCoverage]:
    """One with a session of its own; national offers have an index, since they are looked for by what they are."""
    with server.driver() as driver, driver.session(database="neo4j") as session:
        session.run("CREATE INDEX bench_reach IF NOT EXISTS FOR (offer:Offer) ON (offer.reach)").consume()
        session.run("CALL db.awaitIndexes()").consume()
        yield CypherCoverage(session)
