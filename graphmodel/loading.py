"""Loading a JSON Lines file into a store, and writing a store as one."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any

from graphmodel import history, jsonl, stored
from graphmodel.access import Reader
from graphmodel.applying import NOT_EMPTY
from graphmodel.changes import Applied, ChangeSet, Origin
from graphmodel.cpr import mask_cpr
from graphmodel.derived_cypher import edge_fields, node_fields
from graphmodel.errors import InputError, KaedekortError, WrongUse
from graphmodel.records import EdgeRecord, NodeRecord, Properties
from graphmodel.schema import EDGE_TYPES
from graphmodel.store import GraphStore

_SHOWN_ERRORS = 20


class Onto(Enum):
    """What a load does with a store that already holds nodes."""

    EMPTY = "empty"
    REPLACE = "replace"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a load; `warnings` are Danish sentences that name their lines."""

    nodes: int
    edges: int
    applied: Applied
    warnings: tuple[str, ...]


def load(store: GraphStore, path: Path, made_by: str, made_on: datetime, onto: Onto = Onto.EMPTY) -> Loaded:
    """Load a file: all of it or nothing.

    Raises InputError with one sentence a line that is wrong (the first twenty, and how many there are), WrongUse
    where the store holds nodes and neither replacing nor merging was asked for, StoreError.
    """
    content = _bytes_of(path)
    empty = store.read(stored.is_empty)
    if not empty and onto is Onto.EMPTY:
        raise WrongUse(NOT_EMPTY)
    find_ids = (
        None
        if empty or onto is Onto.REPLACE
        else lambda label, ids: store.read(lambda reader: stored.ids_present(reader, label, sorted(ids)))
    )
    parsed = jsonl.parse(content.splitlines(), find_ids)
    if parsed.errors:
        raise InputError(_all_errors(path, [issue.message for issue in parsed.errors]))
    origin = Origin(made_by, mask_cpr(path.name), "load", hashlib.sha256(content).hexdigest())
    warnings = tuple(issue.message for issue in parsed.warnings)
    if empty:
        return fill(store, parsed, origin, made_on)
    store.prepare()
    change_set = ChangeSet(tuple(parsed.nodes), tuple(parsed.edges))
    if onto is Onto.REPLACE:
        change_set = store.read(lambda reader: replacing(reader, parsed.nodes, parsed.edges))
    applied = store.apply(change_set, origin, made_on)
    return Loaded(len(parsed.nodes), len(parsed.edges), applied, warnings)


def read_objects(objects: Iterable[Mapping[str, Any]]) -> jsonl.Parsed:
    """Read exchange-form objects that a program made, as if they stood in a file. Raises KaedekortError where they are wrong."""
    parsed = jsonl.parse(json.dumps(each, ensure_ascii=False).encode() for each in objects)
    if parsed.errors:
        raise KaedekortError(parsed.errors[0].message)
    return parsed


def fill(store: GraphStore, parsed: jsonl.Parsed, origin: Origin, made_on: datetime) -> Loaded:
    """Store what was read in a store that is empty. Raises WrongUse where it is not, StoreError."""
    store.prepare()
    applied = store.fill(parsed.nodes, parsed.edges, origin, made_on)
    return Loaded(len(parsed.nodes), len(parsed.edges), applied, tuple(issue.message for issue in parsed.warnings))


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except IsADirectoryError as error:
        raise WrongUse(f"»{path.name}« er en mappe, ikke en fil.") from error
    except FileNotFoundError as error:
        raise WrongUse(f"Filen »{path}« findes ikke.") from error
    except PermissionError as error:
        raise WrongUse(f"Du har ikke lov til at læse »{path}«.") from error


def _all_errors(path: Path, messages: Sequence[str]) -> str:
    shown = [f"»{mask_cpr(path.name)}« kan ikke indlæses. Intet er ændret.", *messages[:_SHOWN_ERRORS]]
    if len(messages) > _SHOWN_ERRORS:
        shown.append(f"… og {len(messages) - _SHOWN_ERRORS} fejl mere.")
    return "\n".join(shown)


def replacing(reader: Reader, nodes: Sequence[NodeRecord], edges: Sequence[EdgeRecord]) -> ChangeSet:
    """The change that makes the store hold exactly these nodes and edges; fields that they do not give are taken away."""
    wanted_nodes = {node.identity: node for node in nodes}
    wanted_edges = {edge.key: edge for edge in edges}
    return ChangeSet(
        nodes=tuple(
            NodeRecord(node.label, node.id, _whole(node.properties, node_fields(node.label))) for node in nodes
        ),
        edges=tuple(
            EdgeRecord(
                edge.type,
                edge.from_label,
                edge.from_id,
                edge.to_label,
                edge.to_id,
                _whole(edge.properties, edge_fields(edge.type)),
            )
            for edge in edges
        ),
        gone_nodes=tuple(node for node in stored.all_nodes(reader) if node.identity not in wanted_nodes),
        gone_edges=tuple(edge for edge in stored.all_edges(reader) if edge.key not in wanted_edges),
        based_on=history.version(reader),
    )


def _whole(properties: Properties, names: tuple[str, ...]) -> Properties:
    return {name: properties.get(name) for name in names}


def export_lines(reader: Reader) -> Iterator[str]:
    """Every node and edge of the store as JSON Lines, nodes first, in a fixed order.

    An edge writes the labels of its ends where they were said, and where another label has come to bear the id since: without it the file
    could not be loaded again.
    """
    ids: dict[str, set[str]] = {label: set() for kind in EDGE_TYPES.values() for label in kind.in_doubt}
    for node in stored.all_nodes(reader):
        if node.label in ids:
            ids[node.label].add(node.id)
        yield from jsonl.write([node])
    for edge in stored.all_edges(reader):
        yield from jsonl.write([_with_labels_in_doubt(edge, ids)])


def _with_labels_in_doubt(edge: EdgeRecord, ids: Mapping[str, set[str]]) -> EdgeRecord:
    kind = EDGE_TYPES[edge.type]
    said = {
        name: label
        for name, labels, label, id_ in (
            ("from_label", kind.from_labels, edge.from_label, edge.from_id),
            ("to_label", kind.to_labels, edge.to_label, edge.to_id),
        )
        if len(labels) > 1 and sum(id_ in ids[other] for other in labels) > 1
    }
    return replace(edge, properties={**said, **edge.properties}) if said else edge
