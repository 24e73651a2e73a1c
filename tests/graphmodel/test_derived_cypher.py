"""The texts that are derived name labels, types and fields of the model; values travel as parameters alone."""

import re
from collections.abc import Iterator, Mapping

from graphmodel import derived_cypher, history, stored
from graphmodel.access import Row
from graphmodel.applying import fill_empty_store
from graphmodel.changes import Origin
from graphmodel.derived_cypher import BOOKKEEPING_LABELS, end_labels
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.schema import EDGE_TYPES, NODE_TYPES
from tests.contract.graphs import whole_graph
from tests.contract.stories import MADE_ON

MARK = "VÆRDI"
"""Stands in every value and id below, and must stand in no text."""


def all_texts() -> Iterator[str]:
    yield from derived_cypher.constraints()
    for label in NODE_TYPES:
        yield from (
            derived_cypher.upsert_nodes(label),
            derived_cypher.remove_nodes(label),
            derived_cypher.read_nodes(label),
            derived_cypher.read_all_nodes(label),
            derived_cypher.ids_present(label),
            derived_cypher.read_edges_at(label, "from"),
            derived_cypher.read_edges_at(label, "to"),
        )
    for ends in end_labels():
        yield from (
            derived_cypher.upsert_edges(*ends),
            derived_cypher.remove_edges(*ends),
            derived_cypher.read_edges(*ends),
            derived_cypher.read_all_edges(*ends),
        )


class Overhearing:
    """A writer that keeps the texts it is told to run, and answers as an empty store would."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.parameters: list[Mapping[str, object]] = []

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        self.texts.append(cypher)
        self.parameters.append(parameters or {})
        if "count(link) AS written" in cypher:
            rows = (parameters or {})["rows"]
            assert isinstance(rows, list)
            return [{"written": len(rows)}]
        if "AS nodes" in cypher:
            return [{"nodes": 0}]
        return [{"version": 1, "model": 1}] if cypher.startswith("MERGE (store:Store") else []


def test_no_value_ever_stands_in_a_text() -> None:
    nodes, edges = whole_graph()
    marked_nodes = [NodeRecord(node.label, f"{MARK}-{node.id}", dict.fromkeys(node.properties, MARK)) for node in nodes]
    marked_edges = [
        EdgeRecord(
            edge.type,
            edge.from_label,
            f"{MARK}'{edge.from_id}",
            edge.to_label,
            f"{MARK}`{edge.to_id}",
            dict.fromkeys(edge.properties, MARK),
        )
        for edge in edges
    ]
    writer = Overhearing()

    fill_empty_store(writer, marked_nodes, marked_edges, Origin(MARK, MARK, MARK, MARK), MADE_ON)
    stored.nodes_now(writer, marked_nodes)
    stored.edges_now(writer, marked_edges)
    stored.edges_at(writer, marked_nodes)
    stored.remove_edges(writer, marked_edges)
    stored.remove_nodes(writer, marked_nodes)
    for label in NODE_TYPES:
        stored.ids_present(writer, label, [MARK])
    history.entries_of(writer, 1, 2)

    assert [text for text in writer.texts if MARK in text] == []
    assert MARK in repr(writer.parameters)


def test_patterns_hold_the_id_of_nodes_and_the_key_of_edges_alone() -> None:
    """An engine refuses a pattern with a field that nothing has yet."""
    for text in all_texts():
        for pattern in re.findall(r"\{([^{}]*)\}", text):
            assert re.fullmatch(r"(id|key): [\w.$]+", pattern), text


def test_every_column_is_named_and_rows_come_in_a_fixed_order() -> None:
    for text in all_texts():
        if "RETURN" in text and "count(" not in text:
            columns = re.split(r",\s+", text.partition("RETURN ")[2].partition("\nORDER BY")[0])
            assert all(re.fullmatch(r"\S+ AS `?\w+`?", column) for column in columns)
            assert "\nORDER BY" in text


def test_every_field_of_the_model_is_read_and_its_name_quoted() -> None:
    for label, kind in NODE_TYPES.items():
        assert re.findall(r"node\.`(\w+)` AS `\1`", derived_cypher.read_all_nodes(label)) == list(kind.fields)
    for ends in end_labels():
        said = ["from_label", "to_label", *EDGE_TYPES[ends[0]].fields]
        assert re.findall(r"link\.`(\w+)` AS `\1`", derived_cypher.read_all_edges(*ends)) == said


def test_every_label_has_one_constraint_with_a_name_of_its_own() -> None:
    names = [
        re.search(r"CONSTRAINT (\w+) IF NOT EXISTS FOR \(node:(\w+)\)", text) for text in derived_cypher.constraints()
    ]

    assert [found[2] for found in names if found] == [*NODE_TYPES, *BOOKKEEPING_LABELS]
    assert len({found[1] for found in names if found}) == len(names)


def test_the_stores_own_labels_are_none_of_the_model() -> None:
    assert set(BOOKKEEPING_LABELS) & set(NODE_TYPES) == set()
