"""Loading a file into a store and writing it out again are inverse, on whatever the store held before."""

import json
from pathlib import Path

import pytest

from graphmodel.changes import Applied
from graphmodel.errors import InputError, WrongUse
from graphmodel.jsonl import write
from graphmodel.loading import Loaded, Onto, load
from graphmodel.store import GraphStore
from graphmodel.stored import is_empty
from tests.contract.graphs import whole_graph
from tests.contract.stories import LATER, MADE_ON, apply, exported, offer

ORG_1 = {"node": "Organisation", "id": "org-1", "name": "Jobcenter"}
OFFER_1 = {"node": "Offer", "id": "offer-1", "name": "Mentor", "min_age": 15}
OFFER_2 = {"node": "Offer", "id": "offer-2"}
PROVIDES_1 = {"edge": "PROVIDES", "from": "org-1", "to": "offer-1", "valid_from": "2026-01-01"}


def written(folder: Path, *said: object, name: str = "kort.jsonl") -> Path:
    path = folder / name
    path.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in said), encoding="utf-8")
    return path


def lines(*said: object) -> set[str]:
    return {json.dumps(item, ensure_ascii=False) + "\n" for item in said}


def load_file(store: GraphStore, path: Path, onto: Onto = Onto.EMPTY) -> Loaded:
    return load(store, path, "koordinator", MADE_ON, onto)


def test_the_whole_model_comes_out_as_it_went_in(store: GraphStore, tmp_path: Path) -> None:
    nodes, edges = whole_graph()
    text = list(write([*nodes, *edges]))
    (tmp_path / "kort.jsonl").write_text("".join(text), encoding="utf-8")

    loaded = load_file(store, tmp_path / "kort.jsonl")

    assert exported(store) == set(text)
    assert (loaded.nodes, loaded.edges, loaded.warnings) == (len(nodes), len(edges), ())
    assert store.version() == 1


def test_a_load_into_an_empty_store_is_one_change_that_names_the_file_and_its_content(
    store: GraphStore, tmp_path: Path
) -> None:
    loaded = load_file(store, written(tmp_path, ORG_1, OFFER_1, PROVIDES_1))

    (change,) = store.changes()
    assert loaded.applied == Applied(change, 1)
    assert change.is_initial
    assert (change.created, change.updated, change.removed) == (3, 0, 0)
    assert (change.origin.made_by, change.origin.source, change.origin.action) == ("koordinator", "kort.jsonl", "load")
    assert len(change.origin.sha256 or "") == 64


def test_what_is_not_given_is_not_stored(store: GraphStore, tmp_path: Path) -> None:
    said: dict[str, object] = {
        "id": "offer-1",
        "node": "Offer",
        "name": "",
        "town": None,
        "languages": [],
        "price": 0,
        "anonymous": False,
    }
    load_file(store, written(tmp_path, said))

    assert exported(store) == lines({"node": "Offer", "id": "offer-1", "anonymous": False, "price": 0})


def test_a_label_that_was_said_with_an_end_is_said_again_and_one_that_was_not_is_not(
    store: GraphStore, tmp_path: Path
) -> None:
    said: tuple[object, ...] = (
        OFFER_1,
        ORG_1,
        {"node": "Youth", "id": "y"},
        {"edge": "DECLINES", "from": "y", "to": "offer-1", "to_label": "Offer"},
        {"edge": "DECLINES", "from": "y", "to": "org-1"},
        {"edge": "PROVIDES", "from": "org-1", "to": "offer-1", "from_label": "Organisation"},
    )
    load_file(store, written(tmp_path, *said))

    assert exported(store) == lines(*said)


def test_a_store_that_only_has_its_notes_is_empty(store: GraphStore, tmp_path: Path) -> None:
    load_file(store, written(tmp_path, OFFER_1))
    assert not store.read(is_empty)
    store.undo("change-1", "koordinator", LATER)

    assert store.read(is_empty)
    load_file(store, written(tmp_path, OFFER_2))
    assert exported(store) == lines(OFFER_2)
    assert store.version() == 3


def test_a_store_with_nodes_is_refused_unless_told_what_to_do(store: GraphStore, tmp_path: Path) -> None:
    apply(store, offer("offer-9"))

    with pytest.raises(WrongUse, match=r"--merge.*--replace"):
        load_file(store, written(tmp_path, OFFER_1))

    assert exported(store) == lines({"node": "Offer", "id": "offer-9"})
    assert store.version() == 1


def test_filling_a_store_that_somebody_else_filled_meanwhile_is_refused(store: GraphStore) -> None:
    apply(store, offer("offer-9"))

    with pytest.raises(WrongUse):
        store.fill([offer("offer-1")], [], store.changes()[0].origin, MADE_ON)

    assert exported(store) == lines({"node": "Offer", "id": "offer-9"})


def test_merging_changes_what_the_file_gives_and_leaves_the_rest(store: GraphStore, tmp_path: Path) -> None:
    load_file(store, written(tmp_path, ORG_1, OFFER_1, PROVIDES_1))

    new_edge = {"edge": "PROVIDES", "from": "org-1", "to": "offer-2"}
    loaded = load_file(
        store, written(tmp_path, OFFER_2, {"node": "Offer", "id": "offer-1", "town": "Vejle"}, new_edge), Onto.MERGE
    )

    assert loaded.applied.change is not None
    assert (loaded.applied.change.created, loaded.applied.change.updated) == (2, 1)
    assert exported(store) == lines(ORG_1, {**OFFER_1, "town": "Vejle"}, OFFER_2, PROVIDES_1, new_edge)
    assert load_file(store, written(tmp_path, OFFER_1, PROVIDES_1), Onto.MERGE).applied == Applied(None, 2)


def test_merging_checks_ends_against_the_file_and_the_store(store: GraphStore, tmp_path: Path) -> None:
    load_file(store, written(tmp_path, ORG_1))

    with pytest.raises(InputError, match=r"Linje 1: .*»offer-1«"):
        load_file(store, written(tmp_path, PROVIDES_1), Onto.MERGE)

    assert store.version() == 1


def test_replacing_leaves_exactly_what_the_file_says(store: GraphStore, tmp_path: Path) -> None:
    load_file(
        store,
        written(tmp_path, ORG_1, OFFER_1, OFFER_2, PROVIDES_1, {"edge": "PROVIDES", "from": "org-1", "to": "offer-2"}),
    )
    said = ({"node": "Offer", "id": "offer-1", "town": "Vejle"}, {"node": "Organisation", "id": "org-2"})

    load_file(store, written(tmp_path, *said), Onto.REPLACE)

    assert exported(store) == lines(*said)
    assert store.version() == 2
    store.undo("change-2", "koordinator", LATER)
    assert len(exported(store)) == 5


def test_replacing_tells_a_whole_number_from_a_fraction(store: GraphStore, tmp_path: Path) -> None:
    load_file(store, written(tmp_path, {"node": "Offer", "id": "offer-1", "hours_per_week": 15}))
    said = {"node": "Offer", "id": "offer-1", "hours_per_week": 15.0}

    load_file(store, written(tmp_path, said), Onto.REPLACE)

    assert exported(store) == lines(said)


def test_replacing_does_not_find_ends_in_what_is_replaced(store: GraphStore, tmp_path: Path) -> None:
    load_file(store, written(tmp_path, ORG_1, OFFER_1))

    with pytest.raises(InputError, match="»offer-1«"):
        load_file(store, written(tmp_path, ORG_1, PROVIDES_1), Onto.REPLACE)

    assert exported(store) == lines(ORG_1, OFFER_1)


def test_a_label_is_said_where_another_one_has_come_to_bear_the_id(store: GraphStore, tmp_path: Path) -> None:
    youth, no_thanks = {"node": "Youth", "id": "y"}, {"edge": "DECLINES", "from": "y", "to": "x"}
    load_file(store, written(tmp_path, {"node": "Offer", "id": "x"}, youth, no_thanks))
    load_file(store, written(tmp_path, {"node": "Organisation", "id": "x"}), Onto.MERGE)

    assert {**no_thanks, "to_label": "Offer"} in [json.loads(line) for line in exported(store)]


@pytest.mark.parametrize("onto", Onto)
def test_a_file_with_one_bad_line_changes_nothing_whatever_was_asked(
    store: GraphStore, tmp_path: Path, onto: Onto
) -> None:
    if onto is not Onto.EMPTY:
        apply(store, offer("offer-9"))
    before = (exported(store), store.version())

    with pytest.raises(InputError, match=r"Intet er ændret(.|\n)*Linje 2: "):
        load_file(store, written(tmp_path, OFFER_1, {"node": "Offer", "id": "offer-2", "min_age": "15"}, OFFER_2), onto)

    assert (exported(store), store.version()) == before


def test_a_span_that_ends_before_it_starts_is_loaded_with_a_warning(store: GraphStore, tmp_path: Path) -> None:
    never = {"edge": "PROVIDES", "from": "org-1", "to": "offer-1", "valid_from": "2026-02-01", "valid_to": "2026-01-01"}

    loaded = load_file(store, written(tmp_path, ORG_1, OFFER_1, never))

    assert [warning.split(":")[0] for warning in loaded.warnings] == ["Linje 3"]
    assert exported(store) == lines(ORG_1, OFFER_1, never)


def test_more_than_a_batch_of_nodes_and_edges_is_stored_whole(store: GraphStore, tmp_path: Path) -> None:
    offers = [{"node": "Offer", "id": f"offer-{number}"} for number in range(5_001)]
    edges = [{"edge": "PROVIDES", "from": "org-1", "to": f"offer-{number}"} for number in range(5_001)]

    load_file(store, written(tmp_path, ORG_1, *offers, *edges))

    assert exported(store) == lines(ORG_1, *offers, *edges)
