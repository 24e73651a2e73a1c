"""Laws on random graphs of the whole model."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphmodel.changes import ChangeSet
from graphmodel.jsonl import write
from graphmodel.loading import Onto, load
from graphmodel.records import EdgeRecord, NodeRecord
from tests.contract.conftest import NewStore
from tests.contract.graphs import Graph, graphs
from tests.contract.stories import LATER, MADE_ON, STORY, change_of, exported

with_a_new_store_each = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def file_of(folder: Path, graph: Graph) -> tuple[Path, set[str]]:
    lines = list(write([*graph.nodes, *graph.edges]))
    path = folder / "kort.jsonl"
    path.write_text("".join(lines), encoding="utf-8")
    return path, set(lines)


@settings(with_a_new_store_each, max_examples=15)
@given(graph=graphs().filter(lambda graph: bool(graph.nodes)))
def test_what_is_loaded_is_what_is_exported(new_store: NewStore, tmp_path: Path, graph: Graph) -> None:
    store = new_store()
    path, lines = file_of(tmp_path, graph)

    load(store, path, "koordinator", MADE_ON)

    assert exported(store) == lines
    assert load(store, path, "koordinator", MADE_ON, Onto.MERGE).applied.change is None
    assert load(store, path, "koordinator", MADE_ON, Onto.REPLACE).applied.change is None


@settings(with_a_new_store_each, max_examples=6)
@given(before=graphs().filter(lambda graph: bool(graph.nodes)), after=graphs().filter(lambda graph: bool(graph.nodes)))
def test_replacing_one_graph_by_another_leaves_the_other_alone(
    new_store: NewStore, tmp_path: Path, before: Graph, after: Graph
) -> None:
    store = new_store()
    store.fill(before.nodes, before.edges, STORY, MADE_ON)
    lines_before = exported(store)
    path, lines_after = file_of(tmp_path, after)

    applied = load(store, path, "koordinator", LATER, Onto.REPLACE).applied

    assert exported(store) == lines_after
    if applied.change is not None:
        assert store.undo(applied.change.id, "koordinator", LATER).kept == ()
        assert exported(store) == lines_before


@settings(with_a_new_store_each, max_examples=10)
@given(before=graphs(), change=graphs(), data=st.data())
def test_a_change_taken_back_leaves_the_graph_as_it_was(
    new_store: NewStore, before: Graph, change: Graph, data: st.DataObject
) -> None:
    store = new_store()
    store.fill(before.nodes, before.edges, STORY, MADE_ON)
    lines = exported(store)
    change_set = draw_change(data, before, change)

    applied = store.apply(change_set, STORY, MADE_ON)
    after = exported(store)

    if applied.change is None:
        assert after == lines
        return
    assert after != lines
    undone = store.undo(applied.change.id, "koordinator", LATER)
    assert undone.kept == ()
    assert exported(store) == lines
    assert undone.change is not None
    assert store.undo(undone.change.id, "koordinator", LATER).kept == ()
    assert exported(store) == after


def draw_change(data: st.DataObject, before: Graph, change: Graph) -> ChangeSet:
    """The second graph laid upon the first, some fields taken away, some of the first's nodes and edges removed."""
    written = {edge.key for edge in change.edges}
    edges = [edge for edge in before.edges if edge.key not in written]
    gone_edges = data.draw(st.lists(st.sampled_from(edges), unique_by=lambda edge: edge.key)) if edges else []
    gone_keys = {edge.key for edge in gone_edges}
    left = [edge for edge in (*before.edges, *change.edges) if edge.key not in gone_keys]
    needed = {node.identity for node in change.nodes} | {end for edge in left for end in ends(edge)}
    nodes = [node for node in before.nodes if node.identity not in needed]
    gone_nodes = data.draw(st.lists(st.sampled_from(nodes), unique_by=lambda node: node.identity)) if nodes else []
    fields_now = {node.identity: node.properties for node in before.nodes}
    return ChangeSet(
        tuple(with_fields_taken_away(data, node, [*fields_now.get(node.identity, ())]) for node in change.nodes),
        change.edges,
        tuple(gone_nodes),
        tuple(gone_edges),
    )


def with_fields_taken_away(data: st.DataObject, node: NodeRecord, names: list[str]) -> NodeRecord:
    gone = data.draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    return NodeRecord(node.label, node.id, {**node.properties, **dict.fromkeys(gone)})


def ends(edge: EdgeRecord) -> set[tuple[str, str]]:
    return {(edge.from_label, edge.from_id), (edge.to_label, edge.to_id)}


def test_a_change_has_an_id_that_can_be_asked_for(new_store: NewStore) -> None:
    store = new_store()

    applied = store.apply(ChangeSet((NodeRecord("Offer", "offer-1"),)), STORY, MADE_ON)

    assert change_of(applied) == store.changes()[0].id
