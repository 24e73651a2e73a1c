"""Loading a JSON Lines file into a store, read and checked before anything is stored, and writing a store as one."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from functools import cached_property
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
from graphmodel.system_errors import why

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


class Document:
    """A file that has been read line by line; no store was needed for that."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self.sha256 = hashlib.sha256(content).hexdigest()
        self._draft = jsonl.read_lines(content.splitlines())

    @cached_property
    def alone(self) -> jsonl.Parsed:
        """What it says where every edge must find its ends in the file itself. Raises InputError."""
        return self._without_errors(self._draft.tied())

    @property
    def nodes(self) -> Sequence[NodeRecord]:
        """The nodes that it tells of, wherever its edges lead."""
        return self._draft.so_far.nodes

    def beside(self, find_ids: jsonl.FindIds) -> jsonl.Parsed:
        """What it says where an edge may find its ends in a store as well. Raises InputError."""
        return self._without_errors(self._draft.tied(find_ids))

    def _without_errors(self, parsed: jsonl.Parsed) -> jsonl.Parsed:
        if not parsed.errors:
            return parsed
        told = [f"»{self.name}« kan ikke indlæses. Intet er ændret."]
        told += [issue.message for issue in parsed.errors[:_SHOWN_ERRORS]]
        if len(parsed.errors) > _SHOWN_ERRORS:
            told.append(f"… og {len(parsed.errors) - _SHOWN_ERRORS} fejl mere.")
        raise InputError("\n".join(told))


def read_document(path: Path, *, alone: bool = False) -> Document:
    """Read a file; `alone` checks it to the end, so that nothing but the store itself can stop the load of it.

    Raises WrongUse where there is no such file or it may not be read, and with `alone` InputError with one sentence a
    line that is wrong (the first twenty, and how many there are).
    """
    try:
        content = path.read_bytes()
    except IsADirectoryError as error:
        raise WrongUse(f"»{path.name}« er en mappe, ikke en fil.") from error
    except FileNotFoundError as error:
        raise WrongUse(f"Filen »{path}« findes ikke.") from error
    except OSError as error:
        raise WrongUse(f"Filen »{path}« kan ikke læses: {why(error)}.") from error
    document = Document(mask_cpr(path.name), content)
    if alone:
        _ = document.alone
    return document


def load(store: GraphStore, path: Path, made_by: str, made_on: datetime, onto: Onto = Onto.EMPTY) -> Loaded:
    """Read a file and load it, as `read_document` and `load_document` do one after the other."""
    return load_document(store, read_document(path), made_by, made_on, onto)


def load_document(
    store: GraphStore, document: Document, made_by: str, made_on: datetime, onto: Onto = Onto.EMPTY
) -> Loaded:
    """Load what was read: all of it or nothing.

    Raises InputError with one sentence a line that is wrong, WrongUse where the store holds nodes and neither
    replacing nor merging was asked for, StoreError.
    """
    empty = store.read(stored.is_empty)
    if not empty and onto is Onto.EMPTY:
        raise WrongUse(NOT_EMPTY)
    origin = Origin(made_by, document.name, "load", document.sha256)
    if empty:
        return fill(store, document.alone, origin, made_on)
    store.prepare()
    if onto is Onto.REPLACE:
        parsed = document.alone
        change_set = store.read(lambda reader: replacing(reader, parsed.nodes, parsed.edges))
    else:
        parsed = document.beside(
            lambda label, ids: store.read(lambda reader: stored.ids_present(reader, label, sorted(ids)))
        )
        change_set = ChangeSet(tuple(parsed.nodes), tuple(parsed.edges))
    return _loaded(parsed, store.apply(change_set, origin, made_on))


def read_objects(objects: Iterable[Mapping[str, Any]]) -> jsonl.Parsed:
    """Read exchange-form objects that a program made, as if they stood in a file. Raises KaedekortError where they are wrong."""
    parsed = jsonl.parse(json.dumps(each, ensure_ascii=False).encode() for each in objects)
    if parsed.errors:
        raise KaedekortError(parsed.errors[0].message)
    return parsed


def fill(store: GraphStore, parsed: jsonl.Parsed, origin: Origin, made_on: datetime) -> Loaded:
    """Store what was read in a store that is empty. Raises WrongUse where it is not, StoreError."""
    store.prepare()
    return _loaded(parsed, store.fill(parsed.nodes, parsed.edges, origin, made_on))


def _loaded(parsed: jsonl.Parsed, applied: Applied) -> Loaded:
    warnings = tuple(issue.message for issue in parsed.warnings)
    return Loaded(len(parsed.nodes), len(parsed.edges), applied, warnings)


def replacing(reader: Reader, nodes: Sequence[NodeRecord], edges: Sequence[EdgeRecord]) -> ChangeSet:
    """The change that makes the store hold exactly these nodes and edges; fields that they do not give are taken away."""
    wanted_nodes = {node.identity for node in nodes}
    wanted_edges = {edge.identity for edge in edges}
    return ChangeSet(
        nodes=tuple(replace(node, properties=_whole(node.properties, node_fields(node.label))) for node in nodes),
        edges=tuple(replace(edge, properties=_whole(edge.properties, edge_fields(edge.type))) for edge in edges),
        gone_nodes=tuple(node for node in stored.all_nodes(reader) if node.identity not in wanted_nodes),
        gone_edges=tuple(edge for edge in stored.all_edges(reader) if edge.identity not in wanted_edges),
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
