"""Applying a change set inside one transaction: compare with what is there, write the difference, note it, raise the version."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from graphmodel import history, stored
from graphmodel.access import Writer
from graphmodel.changes import Applied, Change, ChangeSet, Entry, Origin, count_entries
from graphmodel.errors import ConflictingChange, MissingEnd, WrongUse
from graphmodel.fields import is_given, is_same
from graphmodel.records import EdgeRecord, NodeRecord, Properties, Record

NOT_EMPTY = (
    "Der er allerede noget i kortet. Brug --merge for at lægge filen til, eller --replace for at sætte den i stedet."
)


class GraphMoved(Exception):
    """Another transaction changed the graph between our reading and our writing; the whole transaction is to be run again."""


def apply_change_set(
    writer: Writer, change_set: ChangeSet, origin: Origin, made_on: datetime, undoes: str | None = None
) -> Applied:
    """Store a change set, or find that everything already is as asked.

    Raises ConflictingChange where the graph has moved since `change_set.based_on`, MissingEnd where an edge's end or
    a removed node is not as it must be, GraphMoved where another transaction was faster.
    """
    version = history.version(writer)
    if change_set.based_on is not None and change_set.based_on != version:
        raise ConflictingChange(
            "Kortet er ændret, siden forhåndsvisningen blev lavet. Intet er gemt. Se forhåndsvisningen igen, og gem så."
        )
    entries = compare(writer, change_set)
    if not (entries or change_set.seen or change_set.is_noted):
        if history.version(writer) != version:  # compared with two states, so neither of them need be as asked
            raise GraphMoved
        return Applied(None, version)
    raised = history.raise_version(writer)
    if raised != version + 1:
        raise GraphMoved
    _write(writer, entries)
    entries += [Entry(node, {}, {}) for node in change_set.seen]
    return Applied(_note(writer, raised, origin, made_on, entries, undoes=undoes), raised)


def fill_empty_store(
    writer: Writer, nodes: Sequence[NodeRecord], edges: Sequence[EdgeRecord], origin: Origin, made_on: datetime
) -> Applied:
    """Store a whole graph where there is none; the change says how much it was, its entries are what the store then holds.

    Raises WrongUse where there is something by now.
    """
    raised = history.raise_version(writer)
    if not stored.is_empty(writer):
        raise WrongUse(NOT_EMPTY)
    stored.write_nodes(writer, nodes, new=True)
    stored.write_edges(writer, edges)
    change = Change(
        f"change-{raised}",
        raised,
        made_on.isoformat(timespec="seconds"),
        origin,
        len(nodes) + len(edges),
        0,
        0,
        is_initial=True,
    )
    history.note_change(writer, change, ())
    return Applied(change, raised)


def compare(writer: Writer, change_set: ChangeSet) -> list[Entry]:
    """What the change set would do to the graph as it stands: one entry for each node and edge that would differ afterwards."""
    nodes_now = stored.nodes_now(writer, (*change_set.nodes, *change_set.gone_nodes))
    edges_now = stored.edges_now(writer, (*change_set.edges, *change_set.gone_edges))
    gone_edges = [
        Entry(edge, edges_now[edge.key].properties, None) for edge in change_set.gone_edges if edge.key in edges_now
    ]
    gone_nodes = [
        Entry(node, nodes_now[node.identity].properties, None)
        for node in change_set.gone_nodes
        if node.identity in nodes_now
    ]
    nodes = _entries([(node, nodes_now.get(node.identity)) for node in change_set.nodes])
    edges = _entries([(edge, edges_now.get(edge.key)) for edge in change_set.edges])
    return [*gone_edges, *gone_nodes, *nodes, *edges]


def _entries(pairs: Sequence[tuple[Record, Record | None]]) -> list[Entry]:
    return [entry for wanted, now in pairs if (entry := _entry(wanted, now)) is not None]


def _entry(wanted: Record, now: Record | None) -> Entry | None:
    asked = {name: value if is_given(value) else None for name, value in wanted.properties.items()}
    if now is None:
        return Entry(wanted, None, {name: value for name, value in asked.items() if value is not None})
    after = {name: value for name, value in asked.items() if not is_same(now.properties.get(name), value)}
    if not after:
        return None
    before: Properties = {name: now.properties.get(name) for name in after}
    return Entry(wanted, before, after)


def _write(writer: Writer, entries: Sequence[Entry]) -> None:
    gone = [entry.record for entry in entries if entry.after is None]
    stored.remove_edges(writer, [record for record in gone if isinstance(record, EdgeRecord)])
    gone_nodes = [record for record in gone if isinstance(record, NodeRecord)]
    _refuse_to_strand_edges(writer, gone_nodes)
    stored.remove_nodes(writer, gone_nodes)
    changed_nodes = [
        (entry, entry.record) for entry in entries if entry.after is not None and isinstance(entry.record, NodeRecord)
    ]
    for new in (True, False):
        stored.write_nodes(
            writer,
            [
                NodeRecord(node.label, node.id, entry.after or {})
                for entry, node in changed_nodes
                if (entry.before is None) == new
            ],
            new=new,
        )
    stored.write_edges(
        writer,
        [
            _as_written(entry, entry.record)
            for entry in entries
            if entry.after is not None and isinstance(entry.record, EdgeRecord)
        ],
    )


def _as_written(entry: Entry, edge: EdgeRecord) -> EdgeRecord:
    """The edge with the fields to write; `valid_from` is part of its key and therefore always said."""
    properties = dict(entry.after or {})
    if is_given(edge.properties.get("valid_from")):
        properties["valid_from"] = edge.properties["valid_from"]
    return replace(edge, properties=properties)


def _refuse_to_strand_edges(writer: Writer, gone: Sequence[NodeRecord]) -> None:
    if gone and (left := stored.edges_at(writer, gone)):
        edge = min(left.values(), key=lambda edge: edge.key)
        raise MissingEnd(
            f"»{edge.from_id}« og »{edge.to_id}« er forbundet ({edge.type}), så ingen af dem kan fjernes, "
            "før forbindelsen er. Intet er ændret."
        )


def _note(
    writer: Writer, number: int, origin: Origin, made_on: datetime, entries: Sequence[Entry], *, undoes: str | None
) -> Change:
    created, updated, removed = count_entries(entries)
    made = made_on.isoformat(timespec="seconds")
    change = Change(
        f"change-{number}", number, made, origin, created, updated, removed, is_initial=False, undoes=undoes
    )
    history.note_change(writer, change, entries)
    return change
