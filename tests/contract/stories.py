"""Short words for what most contract tests say: a day, an origin, a few nodes and edges."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from graphmodel.changes import Applied, ChangeSet, Origin
from graphmodel.fields import Value
from graphmodel.loading import export_lines
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.store import GraphStore
from graphmodel.stored import nodes_now

MADE_ON = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
LATER = MADE_ON + timedelta(minutes=5)
STORY = Origin("kontaktperson", "en fortælling", "form")


def offer(id_: str, **fields: Value | None) -> NodeRecord:
    """An offer with these fields."""
    return NodeRecord("Offer", id_, fields)


def organisation(id_: str, **fields: Value | None) -> NodeRecord:
    """An organisation with these fields."""
    return NodeRecord("Organisation", id_, fields)


def provides(from_id: str, to_id: str, **fields: Value | None) -> EdgeRecord:
    """That an organisation provides an offer."""
    return EdgeRecord("PROVIDES", "Organisation", from_id, "Offer", to_id, fields)


def refers(from_id: str, to_id: str, **fields: Value | None) -> EdgeRecord:
    """That an organisation refers to another."""
    return EdgeRecord("REFERS_TO", "Organisation", from_id, "Organisation", to_id, fields)


def apply(store: GraphStore, *records: NodeRecord | EdgeRecord, based_on: int | None = None) -> Applied:
    """Store these nodes and edges."""
    nodes = tuple(record for record in records if isinstance(record, NodeRecord))
    edges = tuple(record for record in records if isinstance(record, EdgeRecord))
    return store.apply(ChangeSet(nodes, edges, based_on=based_on), STORY, MADE_ON)


def change_of(applied: Applied) -> str:
    """The id of the change that was recorded."""
    assert applied.change is not None
    return applied.change.id


def exported(store: GraphStore) -> set[str]:
    """The lines that an export writes; each of them once."""
    lines = store.read(lambda reader: list(export_lines(reader)))
    assert len(lines) == len(set(lines))
    return set(lines)


def stored_fields(store: GraphStore, label: str, id_: str) -> Mapping[str, object] | None:
    """What is stored of one node beside its label and id; None where it is not there."""
    node = NodeRecord(label, id_)
    now = store.read(lambda reader: nodes_now(reader, [node]))
    return dict(now[node.identity].properties) if now else None


def edges_between(store: GraphStore, from_id: str, to_id: str) -> list[Mapping[str, object]]:
    """What an export says of the edges from one node to another."""
    said = [json.loads(line) for line in exported(store)]
    return [item for item in said if (item.get("from"), item.get("to")) == (from_id, to_id)]
