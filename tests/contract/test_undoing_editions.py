"""Editions of one source that are taken back in any order: what one that holds still says stays, and in the end the graph is as before."""

from itertools import permutations

import pytest

from graphmodel.changes import Change, ChangeSet, Kept, Origin
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.store import GraphStore
from tests.contract.stories import LATER, MADE_ON, exported, offer, organisation, provides

SAID = (
    organisation("org-1", name="Ørnereden"),
    offer("offer-1", name="Skak", min_age=15),
    provides("org-1", "offer-1"),
)


def edition(
    store: GraphStore,
    source: str,
    *said: NodeRecord | EdgeRecord,
    again: tuple[NodeRecord | EdgeRecord, ...] = (),
) -> str:
    """Store what an edition changes; `again` is what it finds as it says."""
    nodes = tuple(record for record in said if isinstance(record, NodeRecord))
    edges = tuple(record for record in said if isinstance(record, EdgeRecord))
    applied = store.apply(ChangeSet(nodes, edges, seen=again), Origin("en tester", source, "import"), MADE_ON)
    change = applied.change
    assert isinstance(change, Change)
    return change.id


def stored(store: GraphStore) -> list[str]:
    """Three editions: the second corrects an age and says the rest again, the third says it all again and adds an offer."""
    first = edition(store, "L", *SAID)
    second = edition(store, "L", offer("offer-1", max_age=27), again=(SAID[0], SAID[2]))
    third = edition(store, "M", offer("offer-2", name="Ludo"), provides("org-1", "offer-2"), again=SAID)
    return [first, second, third]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_editions_taken_back_in_any_order_leave_nothing_behind(store: GraphStore, order: tuple[int, ...]) -> None:
    before = exported(store)
    changes = stored(store)
    for at in order:
        store.undo(changes[at], "koordinator", LATER)

    assert exported(store) == before


def test_what_a_later_edition_says_again_is_kept_and_told(store: GraphStore) -> None:
    first = stored(store)[0]
    whole = exported(store)
    kept = store.undo(first, "koordinator", LATER).kept

    assert exported(store) == whole
    assert set(kept) == {
        Kept("Organisation", "org-1", "står også i en senere liste"),
        Kept("Offer", "offer-1", "står også i en senere liste"),
        Kept("PROVIDES", "org-1 → offer-1", "står også i en senere liste"),
    }
