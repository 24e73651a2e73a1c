"""A change set is stored whole or not at all, noted with its previous values, and counted."""

import re

import pytest

from graphmodel import history
from graphmodel.changes import Applied, ChangeSet, Origin
from graphmodel.errors import ConflictingChange, InputError, KaedekortError, MissingEnd
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.store import GraphStore
from tests.contract.stories import (
    LATER,
    MADE_ON,
    STORY,
    apply,
    edges_between,
    exported,
    offer,
    organisation,
    provides,
    refers,
    stored_fields,
)


def remove(store: GraphStore, *records: NodeRecord | EdgeRecord) -> Applied:
    nodes = tuple(record for record in records if isinstance(record, NodeRecord))
    edges = tuple(record for record in records if isinstance(record, EdgeRecord))
    return store.apply(ChangeSet(gone_nodes=nodes, gone_edges=edges), STORY, MADE_ON)


def test_a_change_creates_updates_and_removes_and_says_how_many(store: GraphStore) -> None:
    apply(
        store, organisation("org-1", name="Jobcenter"), offer("offer-1"), offer("offer-2"), provides("org-1", "offer-1")
    )

    applied = store.apply(
        ChangeSet(
            nodes=(organisation("org-1", name="Jobcentret", town="Kolding"), offer("offer-3", name="Mentor")),
            edges=(provides("org-1", "offer-3", valid_from="2026-01-01"),),
            gone_nodes=(offer("offer-2"),),
            gone_edges=(provides("org-1", "offer-1"),),
        ),
        Origin("koordinator", "tilbud.xlsx", "import", "ab12"),
        LATER,
    )

    change = applied.change
    assert change is not None
    assert (change.created, change.updated, change.removed) == (2, 1, 2)
    assert (change.id, change.number, applied.version, store.version()) == ("change-2", 2, 2, 2)
    assert exported(store) == {
        '{"node": "Organisation", "id": "org-1", "name": "Jobcentret", "town": "Kolding"}\n',
        '{"node": "Offer", "id": "offer-1"}\n',
        '{"node": "Offer", "id": "offer-3", "name": "Mentor"}\n',
        '{"edge": "PROVIDES", "from": "org-1", "to": "offer-3", "valid_from": "2026-01-01"}\n',
    }


def test_the_list_of_changes_says_who_when_from_what_and_how_many(store: GraphStore) -> None:
    apply(store, offer("offer-1"))
    store.apply(
        ChangeSet((offer("offer-1", name="Mentor"),)), Origin("import:æøå", "liste.csv", "import", "ab12"), LATER
    )

    first, second = store.changes()

    assert (first.id, first.number, first.origin, first.made_on) == ("change-1", 1, STORY, "2026-11-23T09:30:00+00:00")
    assert (first.created, first.updated, first.removed, first.is_initial) == (1, 0, 0, False)
    assert (second.id, second.number, second.made_on) == ("change-2", 2, "2026-11-23T09:35:00+00:00")
    assert second.origin == Origin("import:æøå", "liste.csv", "import", "ab12")
    assert (second.created, second.updated, second.removed) == (0, 1, 0)
    assert (first.undoes, first.undone_by, second.undoes, second.undone_by) == (None,) * 4


def test_the_previous_values_are_noted_with_the_cells_they_came_from(store: GraphStore) -> None:
    apply(store, offer("offer-1", name="Mentor", price=5, languages=["dansk"]))
    told = NodeRecord("Offer", "offer-1", {"name": "Mentor+", "price": None, "town": "Vejle"}, {"name": "Ark1!B4"})
    apply(store, told)

    ((number, entry),) = store.read(lambda reader: history.entries_of(reader, 2, 2))

    assert number == 2
    assert entry.record.cells == {"name": "Ark1!B4"}
    assert entry.before == {"name": "Mentor", "price": 5, "town": None}
    assert entry.after == {"name": "Mentor+", "price": None, "town": "Vejle"}


def test_more_entries_than_fit_in_one_part_are_all_noted_in_order(store: GraphStore) -> None:
    ids = [f"offer-{number:04}" for number in range(1201)]
    apply(store, *(offer(id_) for id_ in ids))

    entries = store.read(lambda reader: history.entries_of(reader, 1, 1))

    assert [entry.record.id for _, entry in entries if isinstance(entry.record, NodeRecord)] == ids


def test_asking_for_what_already_is_changes_nothing_and_notes_nothing(store: GraphStore) -> None:
    records = (organisation("org-1", name="A"), offer("offer-1"), provides("org-1", "offer-1", valid_from="2026-01-01"))
    apply(store, *records)

    assert apply(store, *records) == Applied(None, 1)
    assert apply(store, offer("offer-1", town=None, name="", languages=[])) == Applied(None, 1)
    assert apply(store) == Applied(None, 1)
    assert remove(store, offer("offer-none"), provides("org-1", "offer-1")) == Applied(None, 1)
    assert len(store.changes()) == 1


def test_only_what_differs_is_counted(store: GraphStore) -> None:
    apply(store, offer("offer-1", name="A"), offer("offer-2", name="B"))

    applied = apply(store, offer("offer-1", name="A"), offer("offer-2", name="C"), offer("offer-3"))

    assert applied.change is not None
    assert (applied.change.created, applied.change.updated, applied.change.removed) == (1, 1, 0)


@pytest.mark.parametrize(("before", "after"), [(15, 15.0), (15.0, 15), ("15", 15), (1, "1"), (["a"], "a")])
def test_another_kind_of_value_is_another_value(store: GraphStore, before: object, after: object) -> None:
    apply(store, offer("offer-1", price=before))  # type: ignore[arg-type]  # also what no form would send

    applied = apply(store, offer("offer-1", price=after))  # type: ignore[arg-type]

    assert applied.change is not None
    answer = store.read(lambda reader: reader.run("MATCH (offer:Offer) RETURN offer.price AS price"))
    assert repr(answer) == repr([{"price": after}])


def test_fields_not_given_stay_and_a_null_takes_one_away(store: GraphStore) -> None:
    apply(store, offer("offer-1", name="Mentor", town="Vejle", price=5))

    apply(store, offer("offer-1", town=None, price=6))

    assert stored_fields(store, "Offer", "offer-1") == {"name": "Mentor", "price": 6}


def test_the_start_of_an_edge_is_part_of_what_it_is(store: GraphStore) -> None:
    apply(store, organisation("org-1"), organisation("org-2"), refers("org-1", "org-2"))
    apply(store, refers("org-1", "org-2", valid_from="2026-01-01", note="ny"))
    apply(store, refers("org-1", "org-2", valid_from="2026-01-01", valid_to="2026-06-30"))
    apply(store, refers("org-2", "org-1"))

    assert sorted(edges_between(store, "org-1", "org-2"), key=len) == [
        {"edge": "REFERS_TO", "from": "org-1", "to": "org-2"},
        {
            "edge": "REFERS_TO",
            "from": "org-1",
            "to": "org-2",
            "valid_from": "2026-01-01",
            "valid_to": "2026-06-30",
            "note": "ny",
        },
    ]
    assert len(edges_between(store, "org-2", "org-1")) == 1


def test_an_edge_from_a_node_to_itself_is_an_edge_like_others(store: GraphStore) -> None:
    apply(store, organisation("org-1"), refers("org-1", "org-1"))

    with pytest.raises(MissingEnd):
        remove(store, organisation("org-1"))
    remove(store, organisation("org-1"), refers("org-1", "org-1"))

    assert exported(store) == set()


def test_a_change_based_on_an_older_version_is_refused_and_nothing_is_stored(store: GraphStore) -> None:
    apply(store, offer("offer-1"))
    seen = store.version()
    apply(store, offer("offer-2"))
    before = exported(store)

    with pytest.raises(ConflictingChange, match="Kortet er ændret"):
        apply(store, offer("offer-3"), based_on=seen)

    assert exported(store) == before
    assert store.version() == 2
    assert apply(store, offer("offer-3"), based_on=2).version == 3


@pytest.mark.parametrize(
    ("edge", "missing"),
    [(provides("org-1", "offer-none"), "offer-none"), (provides("org-none", "offer-1"), "org-none")],
)
def test_an_edge_without_an_end_stops_the_whole_change_and_is_named(
    store: GraphStore, edge: EdgeRecord, missing: str
) -> None:
    apply(store, organisation("org-1"), offer("offer-1"))
    before = exported(store)

    with pytest.raises(MissingEnd, match=f"»{missing}«") as caught:
        apply(store, offer("offer-2"), provides("org-1", "offer-1"), edge)

    assert isinstance(caught.value, InputError)
    assert exported(store) == before
    assert store.version() == 1


def test_a_node_in_use_is_not_removed_and_the_edge_is_named(store: GraphStore) -> None:
    apply(store, organisation("org-1"), offer("offer-1"), offer("offer-2"), provides("org-1", "offer-1"))
    before = exported(store)

    with pytest.raises(MissingEnd, match="»org-1« og »offer-1« er forbundet"):
        remove(store, offer("offer-2"), offer("offer-1"))

    assert exported(store) == before
    assert store.version() == 1


def test_a_node_and_its_edges_are_removed_together(store: GraphStore) -> None:
    apply(store, organisation("org-1"), offer("offer-1"), provides("org-1", "offer-1"))

    remove(store, offer("offer-1"), provides("org-1", "offer-1"))

    assert exported(store) == {'{"node": "Organisation", "id": "org-1"}\n'}


def test_what_was_removed_can_be_created_again_and_brings_nothing_back(store: GraphStore) -> None:
    apply(store, offer("offer-1", name="Mentor", town="Vejle"))
    remove(store, offer("offer-1"))
    apply(store, offer("offer-1", price=5))

    assert stored_fields(store, "Offer", "offer-1") == {"price": 5}


def test_an_id_may_be_borne_by_two_labels_and_an_edge_knows_which_it_means(store: GraphStore) -> None:
    def declines(to_label: str) -> EdgeRecord:
        return EdgeRecord("DECLINES", "Youth", "x", to_label, "x", {"to_label": to_label, "reason": to_label})

    apply(store, NodeRecord("Youth", "x"), offer("x"), organisation("x"), declines("Offer"), declines("Organisation"))
    store.apply(ChangeSet(gone_edges=(declines("Offer"),)), STORY, MADE_ON)

    assert [edge["to_label"] for edge in edges_between(store, "x", "x")] == ["Organisation"]


def test_the_version_counts_every_change_and_nothing_else(store: GraphStore) -> None:
    for number in range(1, 4):
        assert apply(store, offer("offer-1", price=number)).version == number
        store.read(lambda reader: reader.run("MATCH (offer:Offer) RETURN offer.id AS id"))
    with pytest.raises(MissingEnd):
        apply(store, provides("org-none", "offer-1"))

    assert store.version() == 3
    assert store.read(history.model_version) == 1


@pytest.mark.parametrize(
    ("record", "named"),
    [
        (NodeRecord("Ofer", "x"), "Ofer"),
        (NodeRecord("Change", "change-9"), "Change"),
        (offer("x", town="Vejle", nickname="Mentor"), "Offer.nickname"),
        (offer("x", from_label="Offer"), "Offer.from_label"),
        (EdgeRecord("PROVIDED", "Organisation", "org-1", "Offer", "offer-1"), "(Organisation)-[PROVIDED]->(Offer)"),
        (EdgeRecord("PROVIDES", "Offer", "offer-1", "Offer", "offer-1"), "(Offer)-[PROVIDES]->(Offer)"),
        (provides("org-1", "offer-1", state="active"), "PROVIDES.state"),
    ],
)
def test_what_the_model_has_not_got_is_a_mistake_of_ours_and_never_stored(
    store: GraphStore, record: NodeRecord | EdgeRecord, named: str
) -> None:
    apply(store, organisation("org-1"), offer("offer-1"))
    before = exported(store)

    for change in (apply, remove):
        with pytest.raises(KaedekortError, match=f"the model has not got: {re.escape(named)}$"):
            change(store, organisation("org-2"), record)

    assert exported(store) == before
    assert store.version() == 1
