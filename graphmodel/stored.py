"""Reading nodes and edges back from a store as records, and writing records to it, in batches."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import TypeVar

from graphmodel import derived_cypher
from graphmodel.access import Reader, Row, Writer
from graphmodel.errors import MissingEnd
from graphmodel.fields import is_given
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.schema import NODE_TYPES

_BATCH = 5_000

Item = TypeVar("Item")
Ends = tuple[str, str, str]
"""An edge's type and the labels of its ends."""


def batches(items: Iterable[Item], size: int = _BATCH) -> Iterator[list[Item]]:
    """Cut a row of items into lists of at most `size`."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _ends(edge: EdgeRecord) -> Ends:
    return (edge.type, edge.from_label, edge.to_label)


def _by_label(nodes: Iterable[NodeRecord]) -> dict[str, list[NodeRecord]]:
    grouped: dict[str, list[NodeRecord]] = defaultdict(list)
    for node in nodes:
        grouped[node.label].append(node)
    return grouped


def _by_ends(edges: Iterable[EdgeRecord]) -> dict[Ends, list[EdgeRecord]]:
    grouped: dict[Ends, list[EdgeRecord]] = defaultdict(list)
    for edge in edges:
        grouped[_ends(edge)].append(edge)
    return grouped


def node_from_row(label: str, row: Row) -> NodeRecord:
    """Turn a row of `read_nodes` into a record; fields that are not given are left out."""
    fields = derived_cypher.node_fields(label)
    return NodeRecord(label, row["id"], {name: row[name] for name in fields if is_given(row[name])})


def edge_from_row(ends: Ends, row: Row) -> EdgeRecord:
    """Turn a row of `read_edges` into a record; fields that are not given are left out."""
    type_, from_label, to_label = ends
    fields = derived_cypher.edge_fields(type_)
    properties = {name: row[name] for name in fields if is_given(row[name])}
    return EdgeRecord(type_, from_label, row["from_id"], to_label, row["to_id"], properties)


def nodes_now(reader: Reader, wanted: Iterable[NodeRecord]) -> dict[tuple[str, str], NodeRecord]:
    """How the wanted nodes stand in the store, by identity; those that are not there are left out."""
    found: dict[tuple[str, str], NodeRecord] = {}
    for label, nodes in _by_label(wanted).items():
        for batch in batches(sorted({node.id for node in nodes})):
            for row in reader.run(derived_cypher.read_nodes(label), {"ids": batch}):
                record = node_from_row(label, row)
                found[record.identity] = record
    return found


def edges_now(reader: Reader, wanted: Iterable[EdgeRecord]) -> dict[str, EdgeRecord]:
    """How the wanted edges stand in the store, by key; those that are not there are left out."""
    found: dict[str, EdgeRecord] = {}
    for ends, edges in _by_ends(wanted).items():
        for batch in batches(edges):
            rows = [{"from": edge.from_id, "to": edge.to_id, "key": edge.key} for edge in batch]
            for row in reader.run(derived_cypher.read_edges(*ends), {"rows": rows}):
                found[row["key"]] = edge_from_row(ends, row)
    return found


def edges_at(reader: Reader, nodes: Iterable[NodeRecord]) -> dict[str, EdgeRecord]:
    """Every edge that has one of the nodes as an end, by key; of its fields `valid_from` alone."""
    found: dict[str, EdgeRecord] = {}
    for label, at_label in _by_label(nodes).items():
        for batch in batches(sorted({node.id for node in at_label})):
            for end in ("from", "to"):
                for row in reader.run(derived_cypher.read_edges_at(label, end), {"ids": batch}):
                    start = {"valid_from": row["valid_from"]} if is_given(row["valid_from"]) else {}
                    found[row["key"]] = EdgeRecord(
                        row["type"], row["from_label"], row["from_id"], row["to_label"], row["to_id"], start
                    )
    return found


def all_nodes(reader: Reader) -> Iterator[NodeRecord]:
    """Every node of the model, label by label in the order of export, each by id.

    Sorted here: the engines do not agree on signs outside the basic plane (docs/engines.md).
    """
    present = {row["label"] for row in reader.run(derived_cypher.LABELS_PRESENT)}
    for label in (label for label in NODE_TYPES if label in present):
        for row in sorted(reader.run(derived_cypher.read_all_nodes(label)), key=itemgetter("id")):
            yield node_from_row(label, row)


def all_edges(reader: Reader) -> Iterator[EdgeRecord]:
    """Every edge of the model, type by type in the order of export, each by key (as `all_nodes`)."""
    present = {(row["type"], row["from_label"], row["to_label"]) for row in reader.run(derived_cypher.ENDS_PRESENT)}
    for ends in (ends for ends in derived_cypher.end_labels() if ends in present):
        for row in sorted(reader.run(derived_cypher.read_all_edges(*ends)), key=itemgetter("key")):
            yield edge_from_row(ends, row)


def ids_present(reader: Reader, label: str, ids: Sequence[str]) -> set[str]:
    """Which of the ids are nodes of that label."""
    present: set[str] = set()
    for batch in batches(ids):
        present.update(row["id"] for row in reader.run(derived_cypher.ids_present(label), {"ids": batch}))
    return present


_COUNT_NODES = "MATCH (node)\nWHERE NOT labels(node)[0] IN $bookkeeping\nRETURN count(node) AS nodes"


def is_empty(reader: Reader) -> bool:
    """Whether the store holds no nodes but its own notes."""
    return bool(reader.run(_COUNT_NODES, {"bookkeeping": list(derived_cypher.BOOKKEEPING_LABELS)})[0]["nodes"] == 0)


def write_nodes(writer: Writer, nodes: Iterable[NodeRecord], *, new: bool) -> None:
    """Create or change nodes.

    A new node is given its name even where it has none: an engine that makes up a title for a nameless node then leaves it alone.
    """
    for label, same_label in _by_label(nodes).items():
        for batch in batches(same_label):
            rows = [
                {"id": node.id, "properties": {"name": None, **node.properties} if new else dict(node.properties)}
                for node in batch
            ]
            writer.run(derived_cypher.upsert_nodes(label), {"rows": rows})


def write_edges(writer: Writer, edges: Iterable[EdgeRecord]) -> None:
    """Create or change edges; raises MissingEnd, with the edge, where an end is not there."""
    for ends, same_ends in _by_ends(edges).items():
        for batch in batches(same_ends):
            rows = [
                {"from": edge.from_id, "to": edge.to_id, "key": edge.key, "properties": dict(edge.properties)}
                for edge in batch
            ]
            answer = writer.run(derived_cypher.upsert_edges(*ends), {"rows": rows})
            if answer[0]["written"] != len(batch):
                _complain_of_missing_end(writer, batch)


def _complain_of_missing_end(reader: Reader, edges: Sequence[EdgeRecord]) -> None:
    for edge in edges:
        for label, id_ in ((edge.from_label, edge.from_id), (edge.to_label, edge.to_id)):
            if not ids_present(reader, label, [id_]):
                raise MissingEnd(
                    f"Forbindelsen {edge.type} fra »{edge.from_id}« til »{edge.to_id}« kan ikke gemmes: »{id_}« ({label}) findes ikke. "
                    "Intet er ændret."
                )
    raise MissingEnd("En forbindelse mangler en af sine ender. Intet er ændret.")


def remove_edges(writer: Writer, edges: Iterable[EdgeRecord]) -> None:
    """Remove edges; those that are not there are passed over."""
    for ends, same_ends in _by_ends(edges).items():
        for batch in batches(same_ends):
            rows = [{"from": edge.from_id, "to": edge.to_id, "key": edge.key} for edge in batch]
            writer.run(derived_cypher.remove_edges(*ends), {"rows": rows})


def remove_nodes(writer: Writer, nodes: Iterable[NodeRecord]) -> None:
    """Remove nodes that have no edges left."""
    for label, same_label in _by_label(nodes).items():
        for batch in batches(same_label):
            writer.run(derived_cypher.remove_nodes(label), {"ids": [node.id for node in batch]})
