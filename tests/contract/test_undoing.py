"""Any change can be taken back as far as later ones allow; what they need is kept, and said."""

import threading
from collections.abc import Callable

import pytest

from graphmodel import history
from graphmodel.changes import ChangeSet, Kept
from graphmodel.errors import NotFound, WrongUse
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.store import GraphStore
from tests.contract.graphs import whole_graph
from tests.contract.stories import (
    LATER,
    MADE_ON,
    STORY,
    apply,
    change_of,
    edges_between,
    exported,
    offer,
    organisation,
    provides,
    refers,
    stored_fields,
)

UNDOER = "koordinator"


def remove(store: GraphStore, *records: NodeRecord | EdgeRecord) -> str:
    nodes = tuple(record for record in records if isinstance(record, NodeRecord))
    edges = tuple(record for record in records if isinstance(record, EdgeRecord))
    return change_of(store.apply(ChangeSet(gone_nodes=nodes, gone_edges=edges), STORY, MADE_ON))


def undo(store: GraphStore, change_id: str) -> tuple[Kept, ...]:
    return store.undo(change_id, UNDOER, LATER).kept


BASE = (
    organisation("org-1", name="Jobcenter"),
    organisation("org-2"),
    offer("offer-1", name="Mentor", languages=["dansk"]),
    provides("org-1", "offer-1", valid_from="2026-01-01"),
    refers("org-1", "org-2", state="active"),
)

CHANGES: dict[str, Callable[[GraphStore], str]] = {
    "nodes created": lambda store: change_of(apply(store, offer("offer-2", name="Nyt"), offer("offer-3"))),
    "an edge created": lambda store: change_of(apply(store, refers("org-2", "org-1", note="ny"))),
    "a node and its edge created": lambda store: change_of(
        apply(store, offer("offer-2"), provides("org-2", "offer-2"))
    ),
    "an edge at nodes with another start": lambda store: change_of(apply(store, provides("org-1", "offer-1"))),
    "a field changed": lambda store: change_of(apply(store, offer("offer-1", name="Mentor+"))),
    "a field given": lambda store: change_of(apply(store, offer("offer-1", town="Vejle", price=5.0))),
    "a field taken away": lambda store: change_of(apply(store, offer("offer-1", name=None, languages=None))),
    "an edge changed": lambda store: change_of(apply(store, refers("org-1", "org-2", state="planned", note="ny"))),
    "an edge with a start changed": lambda store: change_of(
        apply(store, provides("org-1", "offer-1", valid_from="2026-01-01", valid_to="2026-06-30"))
    ),
    "an edge removed": lambda store: remove(store, refers("org-1", "org-2")),
    "an edge with a start removed": lambda store: remove(store, provides("org-1", "offer-1", valid_from="2026-01-01")),
    "a node and its edge removed": lambda store: remove(
        store, offer("offer-1"), provides("org-1", "offer-1", valid_from="2026-01-01")
    ),
    "a bare node removed": lambda store: remove(store, organisation("org-2"), refers("org-1", "org-2")),
}


@pytest.mark.parametrize("name", CHANGES)
def test_undo_gives_the_graph_before_and_undoing_that_the_graph_after(store: GraphStore, name: str) -> None:
    apply(store, *BASE)
    before = exported(store)
    change = CHANGES[name](store)
    after = exported(store)
    assert after != before

    undone = store.undo(change, UNDOER, LATER)

    assert exported(store) == before
    assert (undone.undone, undone.kept, undone.version) == (change, (), 3)
    assert undone.change is not None
    assert (undone.change.undoes, undone.change.origin.made_by, undone.change.origin.action) == (change, UNDOER, "undo")
    assert undo(store, undone.change.id) == ()
    assert exported(store) == after
    assert [recorded.undone_by for recorded in store.changes()] == [None, "change-3", "change-4", None]


def test_a_change_that_is_not_there_is_not_found(store: GraphStore) -> None:
    with pytest.raises(NotFound, match="»change-7«"):
        undo(store, "change-7")


def test_a_change_is_taken_back_once_and_the_sentence_says_what_to_undo_instead(store: GraphStore) -> None:
    apply(store, offer("offer-1"))
    undo(store, "change-1")
    with pytest.raises(WrongUse, match=r"allerede fortrudt.*fortryd »change-2«"):
        undo(store, "change-1")

    undo(store, "change-2")
    with pytest.raises(WrongUse, match="fortryd »change-3«"):
        undo(store, "change-1")

    undo(store, "change-3")
    assert exported(store) == set()
    assert store.version() == 4


def test_what_somebody_has_changed_since_is_kept_and_said(store: GraphStore) -> None:
    change = change_of(apply(store, offer("offer-1", name="A"), offer("offer-2", name="B")))
    apply(store, offer("offer-1", town="Vejle"))

    assert undo(store, change) == (Kept("Offer", "offer-1", "er ændret siden"),)
    assert exported(store) == {'{"node": "Offer", "id": "offer-1", "name": "A", "town": "Vejle"}\n'}


def test_only_the_fields_that_nobody_has_changed_since_get_their_old_values_back(store: GraphStore) -> None:
    apply(store, offer("offer-1", name="A", town="Vejle", price=1))
    change = change_of(apply(store, offer("offer-1", name="B", town="Kolding", price=2)))
    apply(store, offer("offer-1", town="Fredericia"))

    assert undo(store, change) == (Kept("Offer", "offer-1", "er ændret siden: town"),)
    assert stored_fields(store, "Offer", "offer-1") == {"name": "A", "town": "Fredericia", "price": 1}


def test_a_node_that_a_later_edge_needs_is_kept(store: GraphStore) -> None:
    apply(store, organisation("org-1"))
    change = change_of(apply(store, offer("offer-1"), offer("offer-2")))
    apply(store, provides("org-1", "offer-1"))

    assert undo(store, change) == (Kept("Offer", "offer-1", "bruges af en senere forbindelse"),)
    assert stored_fields(store, "Offer", "offer-1") == {}
    assert stored_fields(store, "Offer", "offer-2") is None


def test_an_edge_whose_end_is_gone_is_not_drawn_again_and_the_rest_comes_back(store: GraphStore) -> None:
    apply(store, *BASE)
    change = remove(store, refers("org-1", "org-2"), provides("org-1", "offer-1", valid_from="2026-01-01"))
    remove(store, organisation("org-2"))

    (kept,) = undo(store, change)

    assert (kept.label, kept.id) == ("REFERS_TO", "org-1 → org-2")
    assert "findes ikke mere" in kept.why
    assert len(edges_between(store, "org-1", "offer-1")) == 1


def test_an_edge_comes_back_with_the_node_that_the_same_change_removed(store: GraphStore) -> None:
    apply(store, *BASE)
    before = exported(store)
    change = remove(store, organisation("org-2"), refers("org-1", "org-2"))

    assert undo(store, change) == ()
    assert exported(store) == before


def test_what_was_removed_again_since_needs_no_undo(store: GraphStore) -> None:
    change = change_of(apply(store, offer("offer-1"), offer("offer-2")))
    remove(store, offer("offer-1"))

    assert undo(store, change) == ()
    assert exported(store) == set()


def test_a_changed_node_that_was_removed_since_stays_away(store: GraphStore) -> None:
    apply(store, offer("offer-1", name="A"))
    change = change_of(apply(store, offer("offer-1", name="B")))
    remove(store, offer("offer-1"))

    undone = store.undo(change, UNDOER, LATER)

    assert undone.kept == (Kept("Offer", "offer-1", "er fjernet siden"),)
    assert (undone.change, undone.version) == (None, 3)
    assert exported(store) == set()


def test_a_removed_node_that_somebody_created_again_stays_as_they_made_it(store: GraphStore) -> None:
    apply(store, offer("offer-1", name="A"))
    change = remove(store, offer("offer-1"))
    apply(store, offer("offer-1", name="B"))

    assert undo(store, change) == (Kept("Offer", "offer-1", "er oprettet igen siden"),)
    assert stored_fields(store, "Offer", "offer-1") == {"name": "B"}


def test_an_initial_load_is_taken_back_whole(store: GraphStore) -> None:
    store.fill(*whole_graph(), STORY, MADE_ON)
    before = exported(store)

    assert undo(store, "change-1") == ()
    assert exported(store) == set()
    assert undo(store, "change-2") == ()
    assert exported(store) == before


def test_of_an_initial_load_all_is_taken_back_that_nobody_has_touched_since(store: GraphStore) -> None:
    nodes = [record for record in BASE if isinstance(record, NodeRecord)]
    edges = [record for record in BASE if isinstance(record, EdgeRecord)]
    store.fill(nodes, edges, STORY, MADE_ON)
    apply(store, offer("offer-1", town="Vejle"))
    apply(store, NodeRecord("Stage", "stage-1"), organisation("org-3"), refers("org-3", "org-2"))

    kept = undo(store, "change-1")

    assert set(kept) == {
        Kept("Offer", "offer-1", "er ændret siden"),
        Kept("Organisation", "org-2", "bruges af en senere forbindelse"),
    }
    assert exported(store) == {
        '{"node": "Stage", "id": "stage-1"}\n',
        '{"node": "Organisation", "id": "org-2"}\n',
        '{"node": "Organisation", "id": "org-3"}\n',
        '{"node": "Offer", "id": "offer-1", "name": "Mentor", "town": "Vejle", "languages": ["dansk"]}\n',
        '{"edge": "REFERS_TO", "from": "org-3", "to": "org-2"}\n',
    }


def test_a_touch_that_was_taken_back_does_not_keep_what_was_loaded(store: GraphStore) -> None:
    store.fill(
        [offer("offer-1", name="A"), offer("offer-2"), organisation("org-1")],
        [provides("org-1", "offer-1")],
        STORY,
        MADE_ON,
    )
    undo(store, change_of(apply(store, offer("offer-1", name="B", town="Vejle"))))
    undo(store, remove(store, offer("offer-2")))
    remove(store, provides("org-1", "offer-1"))
    apply(store, provides("org-1", "offer-1", valid_to="2026-06-30"))

    kept = undo(store, "change-1")

    assert {item.id: item.why for item in kept} == {
        "org-1 → offer-1": "er ændret siden",
        "org-1": "bruges af en senere forbindelse",
        "offer-1": "bruges af en senere forbindelse",
    }
    assert stored_fields(store, "Offer", "offer-2") is None


def test_changes_are_taken_back_in_any_order(store: GraphStore) -> None:
    apply(store, *BASE)
    before = exported(store)
    first = change_of(apply(store, offer("offer-1", town="Vejle")))
    second = change_of(apply(store, offer("offer-1", price=5)))
    third = change_of(apply(store, organisation("org-2", name="Skolen")))

    for change in (second, third, first):
        assert undo(store, change) == ()

    assert exported(store) == before


def test_of_two_threads_that_take_back_one_change_one_does_and_the_other_is_told(store: GraphStore) -> None:
    for round_ in range(6):
        before = exported(store)
        change = change_of(apply(store, offer(f"offer-{round_}"), organisation("org-1", town=str(round_))))

        told = in_threads(lambda change=change: undo(store, change), lambda change=change: undo(store, change))

        assert sorted(type(answer).__name__ for answer in told) == ["WrongUse", "tuple"]
        (refusal,) = (str(answer) for answer in told if isinstance(answer, WrongUse))
        assert refusal == (
            f"Ændringen »{change}« er allerede fortrudt (af »change-{2 * round_ + 2}«). "
            f"Vil du have den igen, så fortryd »change-{2 * round_ + 2}«."
        )
        assert exported(store) == before
        assert store.version() == len(store.changes()) == 2 * round_ + 2


def test_two_threads_that_take_back_different_changes_both_do(store: GraphStore) -> None:
    apply(store, *BASE)
    before = exported(store)
    for _ in range(4):
        first = change_of(apply(store, offer("offer-1", town="Vejle"), offer("offer-2")))
        second = change_of(apply(store, offer("offer-1", price=5), organisation("org-3")))

        told = in_threads(lambda first=first: undo(store, first), lambda second=second: undo(store, second))

        assert told == [(), ()]
        assert exported(store) == before
    assert [change.number for change in store.changes()] == list(range(1, 18))


def in_threads(*tasks: Callable[[], object]) -> list[object]:
    """What each of the tasks answers, or the error that it ends with, when they begin at the same time."""
    start = threading.Barrier(len(tasks))
    answers: list[object] = [None] * len(tasks)

    def work(place: int) -> None:
        start.wait()
        try:
            answers[place] = tasks[place]()
        except Exception as error:  # noqa: BLE001  # handed to the test
            answers[place] = error

    threads = [threading.Thread(target=work, args=(place,)) for place in range(len(tasks))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_what_an_undo_kept_and_why_is_noted_with_the_change_that_it_made(store: GraphStore) -> None:
    apply(store, *BASE)
    change = change_of(apply(store, offer("offer-1", town="Vejle"), offer("offer-9")))
    apply(store, offer("offer-1", town="Kolding"))

    undone = store.undo(change, UNDOER, LATER)

    assert undone.kept == (Kept("Offer", "offer-1", "er ændret siden: town"),)
    made = store.changes()[-1].id
    assert store.read(lambda reader: history.kept_by(reader, made)) == undone.kept
    assert store.read(lambda reader: history.kept_by(reader, change)) == ()
