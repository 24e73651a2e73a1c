"""Several files in the exchange form as one: an edge of one may lead to a node of another."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from graphmodel.errors import InputError
from graphmodel.jsonl import FindIds, Parsed
from graphmodel.loading import Document
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.schema import NODE_TYPES

Record = TypeVar("Record", NodeRecord, EdgeRecord)


def read_together(documents: Sequence[Document], find_ids: FindIds) -> Parsed:
    """What the files say, each node and edge once; `find_ids` tells what the store has. The warnings name their files.

    Raises InputError where a file has errors, or where two of them say different things of the same node or edge.
    """
    told = {node.identity for document in documents for node in document.nodes}

    def find(label: str, ids: set[str]) -> set[str]:
        return find_ids(label, ids) | {id_ for id_ in ids if (label, id_) in told}

    parsed = [(document.name, document.beside(find)) for document in documents]
    return Parsed(
        _once((name, node.identity, node, _node_name(node)) for name, each in parsed for node in each.nodes),
        _once((name, edge.identity, edge, _edge_name(edge)) for name, each in parsed for edge in each.edges),
        warnings=[
            replace(issue, message=f"»{name}«: {issue.message}") for name, each in parsed for issue in each.warnings
        ],
    )


def _once(records: Iterable[tuple[str, Hashable, Record, str]]) -> list[Record]:
    """Each record once. Raises InputError where two files differ."""
    found: dict[Hashable, tuple[str, Record]] = {}
    for file, identity, record, name in records:
        first, known = found.setdefault(identity, (file, record))
        if known.properties != record.properties:
            raise InputError(f"»{first}« og »{file}« siger hver sit om {name}. Lad kun den ene af dem sige det.")
    return [record for _, record in found.values()]


def _node_name(node: NodeRecord) -> str:
    return f"{NODE_TYPES[node.label].label_da} »{node.id}«"


def _edge_name(edge: EdgeRecord) -> str:
    return f"forbindelsen {edge.type} fra »{edge.from_id}« til »{edge.to_id}«"
