"""The sentences of the port: one state a read, whole writes, one version a change."""

import threading
from collections.abc import Callable

import pytest

from graphmodel.access import Reader, Writer
from graphmodel.errors import QueryRefused, UserError
from graphmodel.store import GraphStore
from tests.contract.stories import apply, exported, offer

COUNT = "MATCH (offer:Offer) RETURN count(offer) AS offers"


class Interrupted(Exception):
    """Something that goes wrong in the middle of our own work."""


def count(reader: Reader) -> int:
    return int(reader.run(COUNT)[0]["offers"])


def test_an_empty_store_has_version_0_and_no_changes(store: GraphStore) -> None:
    assert store.version() == 0
    assert store.changes() == []


def test_preparing_again_changes_nothing(store: GraphStore) -> None:
    apply(store, offer("offer-1"))
    before = exported(store)

    store.prepare()

    assert exported(store) == before
    assert store.version() == 1


def test_a_read_answers_from_one_state_of_the_graph(store: GraphStore) -> None:
    apply(store, offer("offer-1"))
    moved: list[object] = []

    def look_twice(reader: Reader) -> tuple[int, int]:
        first = count(reader)
        if not moved:
            moved.append(apply(store, offer("offer-2")))
        return first, count(reader)

    first, second = store.read(look_twice)

    assert first == second
    assert store.read(count) == 2


def test_what_a_transaction_wrote_it_sees_itself(store: GraphStore) -> None:
    def write_and_look(writer: Writer) -> int:
        writer.run("CREATE (offer:Offer {id: 'offer-1'})")
        return count(writer)

    assert store.write(write_and_look) == 1
    assert store.read(count) == 1


@pytest.mark.parametrize("error", [Interrupted, KeyboardInterrupt, ValueError, RuntimeError, OSError])
def test_an_exception_inside_a_write_leaves_nothing_and_comes_out_as_it_is(
    store: GraphStore, error: type[BaseException]
) -> None:
    apply(store, offer("offer-1"))

    def fail_late(writer: Writer) -> None:
        writer.run("MERGE (offer:Offer {id: 'offer-2'})")
        writer.run("MATCH (offer:Offer {id: 'offer-1'}) DELETE offer")
        raise error("midt i det hele")

    with pytest.raises(error, match="midt i det hele") as caught:
        store.write(fail_late)

    assert type(caught.value) is error
    assert store.read(lambda reader: reader.run("MATCH (offer:Offer) RETURN offer.id AS id")) == [{"id": "offer-1"}]


def test_an_exception_inside_a_read_comes_out_as_it_is(seeded: GraphStore) -> None:
    def fail(reader: Reader) -> None:
        count(reader)
        raise RuntimeError("midt i det hele")

    with pytest.raises(RuntimeError, match="midt i det hele"):
        seeded.read(fail)


def test_a_write_that_fails_in_cypher_leaves_nothing(store: GraphStore) -> None:
    def fail_late(writer: Writer) -> None:
        writer.run("MERGE (offer:Offer {id: 'offer-1'})")
        writer.run("MERGE (offer:Offer {id: $not_given})")

    with pytest.raises(QueryRefused):
        store.write(fail_late)

    assert store.read(count) == 0


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (offer:Offer {id: 'offer-9'})",
        "MERGE (offer:Offer {id: 'offer-9'}) RETURN offer.id AS id",
        "MATCH (offer:Offer) SET offer.name = 'Nyt'",
        "MATCH (offer:Offer) REMOVE offer.name",
        "MATCH (offer:Offer) DETACH DELETE offer",
        "DROP CONSTRAINT offer_id",
    ],
)
def test_nothing_can_be_written_through_a_read(seeded: GraphStore, cypher: str) -> None:
    before = exported(seeded)

    with pytest.raises(QueryRefused):
        seeded.read(lambda reader: reader.run(cypher))

    assert exported(seeded) == before


@pytest.mark.parametrize("cypher", ["MATCH (offer:Offer", "hvad er dette?", "", "RETURN no_such_variable AS x"])
def test_a_text_that_is_no_cypher_is_refused_with_a_sentence(seeded: GraphStore, cypher: str) -> None:
    with pytest.raises(QueryRefused, match="Forespørgslen kan ikke køres"):
        seeded.read(lambda reader: reader.run(cypher))


@pytest.mark.parametrize("value", [2**63, -(2**63) - 1, {1, 2}, object()], ids=["large", "small", "set", "object"])
def test_a_parameter_that_no_store_can_hold_is_our_mistake_and_never_stored(store: GraphStore, value: object) -> None:
    with pytest.raises((UserError, ValueError, OverflowError, TypeError)):
        store.write(
            lambda writer: writer.run("CREATE (offer:Offer {id: 'x'}) SET offer.price = $price", {"price": value})
        )

    assert store.read(count) == 0


def test_the_address_names_the_store_and_no_password(store: GraphStore) -> None:
    assert ":" in store.address
    assert "@" not in store.address


def test_two_threads_that_apply_at_once_never_mix_and_lose_nothing(store: GraphStore) -> None:
    """Each change writes three nodes and counts up a shared one; a lost or mixed transaction would show in one of them."""
    rounds = 12
    crashes: list[BaseException] = []
    start = threading.Barrier(2)

    def work(name: str) -> None:
        start.wait()
        for number in range(rounds):
            apply(
                store,
                *(offer(f"offer-{name}-{number}-{part}") for part in range(3)),
                offer("offer-shared", town=f"{name}{number}"),
            )

    in_threads(crashes, lambda: work("a"), lambda: work("b"))

    assert crashes == []
    changes = store.changes()
    assert [change.number for change in changes] == list(range(1, 2 * rounds + 1))
    assert store.version() == 2 * rounds
    assert store.read(count) == 2 * rounds * 3 + 1
    assert [change.created + change.updated for change in changes] == [4] * len(changes)


def test_a_counter_raised_from_two_threads_counts_every_time(store: GraphStore) -> None:
    """`work` reads, computes in Python and writes: the case in which a lost update is easy to have."""
    rounds = 10
    crashes: list[BaseException] = []
    apply(store, offer("offer-1", seats_total=0))

    def work() -> None:
        for _ in range(rounds):
            raise_seats(store)

    in_threads(crashes, work, work)

    assert crashes == []
    answer = store.read(lambda reader: reader.run("MATCH (offer:Offer) RETURN offer.seats_total AS seats"))
    assert answer == [{"seats": 2 * rounds}]


def raise_seats(store: GraphStore) -> None:
    """Raise a number by one as a form does: on the version that was seen, again where somebody was faster."""
    from graphmodel import history
    from graphmodel.errors import ConflictingChange

    def look(reader: Reader) -> tuple[int, int]:
        return history.version(reader), reader.run("MATCH (offer:Offer) RETURN offer.seats_total AS seats")[0]["seats"]

    while True:
        version, seats = store.read(look)
        try:
            apply(store, offer("offer-1", seats_total=seats + 1), based_on=version)
        except ConflictingChange:
            continue
        return


def test_readers_beside_a_writer_always_see_whole_changes(store: GraphStore) -> None:
    """Every change writes a pair; a reader that sees half of one has seen a half-written graph."""
    crashes: list[BaseException] = []
    done = threading.Event()
    seen: set[int] = set()

    def write() -> None:
        try:
            for number in range(15):
                apply(store, offer(f"offer-{number}-a"), offer(f"offer-{number}-b"))
        finally:
            done.set()

    def read() -> None:
        while not done.is_set():
            seen.add(store.read(count))
        seen.add(store.read(count))

    in_threads(crashes, write, read)

    assert crashes == []
    assert {number % 2 for number in seen} == {0}
    assert max(seen) == 30


def in_threads(crashes: list[BaseException], *tasks: Callable[[], None]) -> None:
    def guarded(task: Callable[[], None]) -> None:
        try:
            task()
        except BaseException as crash:  # noqa: BLE001  # handed to the test, which fails with it
            crashes.append(crash)

    threads = [threading.Thread(target=guarded, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
