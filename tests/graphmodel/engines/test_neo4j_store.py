"""The server: it goes away in the middle of a change, is not there, does not let us in."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graphmodel.access import Writer
from graphmodel.engines import Credentials, Purpose, neo4j_store, open_store
from graphmodel.errors import StoreError, StoreUnavailable, UserError
from graphmodel.store import GraphStore
from tests.contract.stories import apply, exported, offer
from tests.graphmodel.engines.proxy import Proxy, a_port_that_says, free_port, proxy_to
from tests.services.neo4j_server import Neo4jServer

ROOT = Path(__file__).parents[3]
NOTING = b"MERGE (change:Change"
"""What a change ends with: everything is written by then, and nothing is stored yet."""
COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""The message of the Bolt protocol."""


@pytest.fixture
def direct(neo4j_server: Neo4jServer) -> Iterator[GraphStore]:
    """The server's own database, emptied, without anything in between."""
    with neo4j_server.driver() as driver:
        driver.execute_query("MATCH (node) DETACH DELETE node")
    with closing(open_store(neo4j_server.url, credentials(neo4j_server), Purpose.WRITE)) as store:
        store.prepare()
        apply(store, offer("offer-1", name="Mentor"))
        yield store


@pytest.fixture
def proxy(neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    """A wire to the server; who sends something over it does not wait long before trying again."""
    monkeypatch.setattr(neo4j_store, "_RETRY_SECONDS", 0.0)
    monkeypatch.setattr(neo4j_store, "_READ_RETRY_SECONDS", 0.0)
    with proxy_to(neo4j_server.port) as proxy:
        yield proxy


@pytest.fixture
def over_the_wire(direct: GraphStore, proxy: Proxy, neo4j_server: Neo4jServer) -> Iterator[GraphStore]:
    """The same database, over a wire that can be cut."""
    address = f"bolt://127.0.0.1:{proxy.port}/neo4j"
    with closing(open_store(address, credentials(neo4j_server), Purpose.WRITE)) as store:
        yield store


def credentials(server: Neo4jServer) -> Credentials:
    return Credentials(server.user, server.password)


def assert_told_in_danish(error: UserError, *parts: str) -> None:
    assert isinstance(error, StoreUnavailable)
    assert error.exit_code == 3
    for part in ("Neo4j", *parts):
        assert part in error.message
    assert "Traceback" not in error.message
    assert "\n" not in error.message


def test_a_server_that_goes_away_in_the_middle_of_a_change_leaves_nothing_of_it(
    direct: GraphStore, over_the_wire: GraphStore, proxy: Proxy
) -> None:
    before = exported(direct)
    proxy.cut_at(NOTING)

    with pytest.raises(StoreUnavailable) as caught:
        apply(over_the_wire, offer("offer-1", name="Nyt"), *(offer(f"offer-{number}") for number in range(2, 50)))

    assert proxy.was_cut.is_set()
    assert_told_in_danish(caught.value, "ikke gemt")
    assert exported(direct) == before
    assert direct.version() == 1
    assert len(direct.changes()) == 1


def test_a_store_works_on_once_its_server_is_back(direct: GraphStore, over_the_wire: GraphStore, proxy: Proxy) -> None:
    proxy.cut_at(NOTING)
    with pytest.raises(StoreUnavailable):
        apply(over_the_wire, offer("offer-2"))
    with pytest.raises(StoreUnavailable):
        over_the_wire.version()

    proxy.mend()

    assert apply(over_the_wire, offer("offer-2")).version == 2
    assert direct.version() == 2


def test_a_wire_cut_for_a_moment_is_taken_up_again_and_the_change_is_stored_once(
    direct: GraphStore,
    over_the_wire: GraphStore,
    proxy: Proxy,
    monkeypatch: pytest.MonkeyPatch,
    neo4j_server: Neo4jServer,
) -> None:
    monkeypatch.undo()  # the usual patience
    cuts: list[str] = []

    def cut_the_first_time(writer: Writer) -> None:
        writer.run("MERGE (offer:Offer {id: 'offer-2'}) SET offer.seats_total = coalesce(offer.seats_total, 0) + 1")
        if not cuts:
            cuts.append("once")
            proxy.cut()
            proxy.mend()
        writer.run("MERGE (offer:Offer {id: 'offer-3'})")

    address = f"bolt://127.0.0.1:{proxy.port}/neo4j"
    with closing(open_store(address, credentials(neo4j_server), Purpose.WRITE)) as patient:
        patient.write(cut_the_first_time)

    assert cuts == ["once"]
    assert '{"node": "Offer", "id": "offer-2", "seats_total": 1}\n' in exported(direct)


def test_a_server_that_goes_away_while_it_stores_leaves_the_user_with_the_truth(
    direct: GraphStore, over_the_wire: GraphStore, proxy: Proxy
) -> None:
    """The answer is lost, so nobody here can know whether the change was stored; it must not be said that it was not."""
    proxy.cut_at(COMMIT, pass_it_on=True)

    with pytest.raises(StoreUnavailable) as caught:
        apply(over_the_wire, offer("offer-2"))

    assert_told_in_danish(caught.value, "kaedekort changes")
    assert "ikke gemt" not in caught.value.message
    assert len(direct.changes()) == direct.version()


def test_a_server_that_goes_away_during_a_read_is_said_to_be_gone(over_the_wire: GraphStore, proxy: Proxy) -> None:
    proxy.cut_at(b"RETURN node.id AS id")

    with pytest.raises(StoreUnavailable) as caught:
        exported(over_the_wire)

    assert_told_in_danish(caught.value, "svarer ikke. Kører den? Intet er læst.")
    assert "ændring" not in caught.value.message


def test_a_question_is_not_asked_again_for_as_long_as_a_change(
    over_the_wire: GraphStore, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody waits for an answer; the patience of the session, not that of the driver, is what counts."""
    patience = {}
    opened = over_the_wire._driver.session  # type: ignore[attr-defined]  # what the driver is asked for is what is tested

    def noted(**options: object) -> object:
        patience.update(options)
        return opened(**options)

    monkeypatch.setattr(over_the_wire._driver, "session", noted)  # type: ignore[attr-defined]  # as above
    over_the_wire.version()
    assert patience["max_transaction_retry_time"] == neo4j_store._READ_RETRY_SECONDS
    assert patience["connection_acquisition_timeout"] == neo4j_store._CONNECT_SECONDS


def test_a_server_that_is_not_running_is_said_not_to_be() -> None:
    for scheme in ("neo4j", "bolt"):
        with pytest.raises(StoreUnavailable) as caught:
            open_store(f"{scheme}://127.0.0.1:{free_port()}/neo4j", Credentials("neo4j", "x"), Purpose.WRITE)
        assert_told_in_danish(caught.value, "svarer ikke", "Kører den? Intet er læst, og intet er ændret.")


def test_what_goes_wrong_is_said_by_us_alone() -> None:
    script = (
        "import sys\nfrom graphmodel.engines import Credentials, Purpose, open_store\nfrom graphmodel.errors import StoreUnavailable\n"
        "try:\n    open_store(sys.argv[1], Credentials('neo4j', 'x'), Purpose.READ)\nexcept StoreUnavailable:\n    pass\n"
    )
    command = [sys.executable, "-c", script, f"neo4j://127.0.0.1:{free_port()}/neo4j"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)

    assert (answer.stdout, answer.stderr) == (b"", b"")


@pytest.mark.parametrize(
    "answer", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"SSH-2.0-OpenSSH_9.2\r\n"], ids=["silence", "http", "ssh"]
)
def test_something_else_on_that_port_is_no_server_of_ours(answer: bytes) -> None:
    with a_port_that_says(answer) as port, pytest.raises(StoreUnavailable) as caught:
        open_store(f"bolt://127.0.0.1:{port}/neo4j", Credentials("neo4j", "x"), Purpose.WRITE)
    assert_told_in_danish(caught.value, str(port))


def test_a_wrong_password_is_said_to_be_one_also_when_it_comes_again_and_again(neo4j_server: Neo4jServer) -> None:
    """A user of its own: the server locks a user out for a while after some wrong passwords."""
    for _ in range(6):
        with pytest.raises(StoreUnavailable) as caught:
            open_store(neo4j_server.url, Credentials("fremmed", "hemmeligt-og-forkert"), Purpose.READ)
        assert_told_in_danish(caught.value, "adgangskode", "KAEDEKORT_NEO4J_PASSWORD")
        assert "hemmeligt-og-forkert" not in caught.value.message


def test_a_database_that_is_not_there_is_said_not_to_be(neo4j_server: Neo4jServer) -> None:
    for address in (f"{neo4j_server.bolt_url}/findes-ikke", f"neo4j://127.0.0.1:{neo4j_server.port}/findes-ikke"):
        with pytest.raises(StoreUnavailable, match="ingen database, der hedder »findes-ikke«"):
            open_store(address, credentials(neo4j_server), Purpose.WRITE)


def test_without_a_database_in_the_address_it_is_the_servers_own(direct: GraphStore, neo4j_server: Neo4jServer) -> None:
    with closing(open_store(neo4j_server.bolt_url, credentials(neo4j_server), Purpose.READ)) as store:
        assert exported(store) == exported(direct)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "kort.kgl",
        "http://127.0.0.1:7687",
        "neo4j://",
        "neo4j://[::1",
        "bolt://vært:port/x",
        "bolt://127.0.0.1:99999/x",
        "FILE:",
        "neo4j:x",
    ],
)
def test_an_address_that_is_none_is_said_to_be_none(address: str) -> None:
    with pytest.raises(StoreError, match="adresse"):
        open_store(address, Credentials("neo4j", "x"), Purpose.WRITE)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(StoreError, match="KAEDEKORT_NEO4J_PASSWORD") as caught:
        open_store("neo4j://neo4j:hemmeligt@127.0.0.1:7687/neo4j", Credentials(), Purpose.WRITE)

    assert "hemmeligt" not in caught.value.message


def test_credentials_do_not_show_their_password() -> None:
    assert "hemmeligt" not in repr(Credentials("neo4j", "hemmeligt"))
