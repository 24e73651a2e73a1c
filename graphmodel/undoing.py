"""Taking a recorded change back, as far as later changes allow; what they still need is kept, and said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from graphmodel import history, stored
from graphmodel.access import Writer
from graphmodel.applying import GraphMoved, apply_change_set
from graphmodel.changes import Change, ChangeSet, Entry, Kept, Origin, Undone
from graphmodel.errors import WrongUse
from graphmodel.fields import Value, is_given, is_same
from graphmodel.records import EdgeRecord, NodeRecord, Properties, Record
from graphmodel.standing import Standing, standing_without


def undo_change(writer: Writer, change_id: str, made_by: str, made_on: datetime) -> Undone:
    """Take back one change: what it created goes, what it changed and removed comes back, unless somebody has changed it since.

    What is kept is noted with the change that this makes. Raises NotFound where there is no such change, WrongUse where it is taken back
    already.
    """
    version = history.version(writer)
    change = history.find_change(writer, change_id)
    _refuse_undone(writer, change)
    entries, touched_since = _entries(writer, change)
    inverse, kept = _invert(writer, change, entries, standing_without(writer, change))
    kept = [*touched_since, *kept]
    origin = Origin(made_by, f"fortryder {change.id}: {change.origin.source}", "undo")
    applied = apply_change_set(writer, inverse, origin, made_on, undoes=change.id)
    if applied.version - (applied.change is not None) != version:  # what to take back was worked out from another state
        raise GraphMoved
    if applied.change and kept:
        history.note_kept(writer, applied.change.id, kept)
    return Undone(change.id, applied.change, tuple(kept), applied.version)


def _refuse_undone(writer: Writer, change: Change) -> None:
    """A change is taken back once; the sentence names the last undoing of an undoing …, which is the one that can be taken back now."""
    last, turns = change, 0
    while last.undone_by:
        last, turns = history.find_change(writer, last.undone_by), turns + 1
    if turns % 2:
        raise WrongUse(
            f"Ændringen »{change.id}« er allerede fortrudt (af »{last.id}«). Vil du have den igen, så fortryd »{last.id}«."
        )
    if turns:
        raise WrongUse(
            f"Ændringen »{change.id}« er fortrudt og siden lavet igen (af »{last.id}«). Vil du tage den tilbage, så fortryd »{last.id}«."
        )


def _entries(writer: Writer, change: Change) -> tuple[list[Entry], list[Kept]]:
    """What a change did; for one that filled an empty store, everything there is that stands as it did then, and what has changed since."""
    if not change.is_initial:
        return [entry for _, entry in history.entries_of(writer, change.number, change.number)], []
    touched = _at_first(entry for _, entry in history.entries_of(writer, change.number + 1, history.version(writer)))
    entries, kept = [], []
    records: list[Record] = [*stored.all_nodes(writer), *stored.all_edges(writer)]
    for record in records:
        at_first = touched.get(record.identity, _UNTOUCHED)
        if at_first is not None and _stands(
            {**({} if at_first.is_whole else record.properties), **at_first.fields}, record.properties
        ):
            entries.append(Entry(record, None, record.properties))
        elif at_first is not None:
            kept.append(Kept(*_name(record), "er ændret siden"))
    return entries, kept


@dataclass(slots=True)
class _AtFirst:
    """What later changes tell of how a thing was before all of them; all its fields, where one of them removed it."""

    fields: dict[str, Value | None]
    is_whole: bool = False


_UNTOUCHED = _AtFirst({})


def _at_first(later: Iterable[Entry]) -> dict[tuple[str, ...], _AtFirst | None]:
    """How the things that later changes touched were before; None for what was not there."""
    touched: dict[tuple[str, ...], _AtFirst | None] = {}
    for entry in later:
        at_first = touched.setdefault(entry.record.identity, None if entry.before is None else _AtFirst({}))
        if at_first is None or entry.before is None or at_first.is_whole:
            continue
        at_first.fields = {**entry.before, **at_first.fields}
        at_first.is_whole = entry.after is None
    return touched


def _name(record: Record) -> tuple[str, str]:
    return record.identity if isinstance(record, NodeRecord) else (record.type, f"{record.from_id} → {record.to_id}")


def _invert(writer: Writer, change: Change, entries: list[Entry], standing: Standing) -> tuple[ChangeSet, list[Kept]]:
    kept: list[Kept] = []
    left_behind = standing.left_behind(entries)
    records = [*(entry.record for entry in entries), *left_behind]
    nodes_now = stored.nodes_now(writer, [record for record in records if isinstance(record, NodeRecord)])
    edges_now = stored.edges_now(writer, [record for record in records if isinstance(record, EdgeRecord)])
    stands: list[Record] = [*nodes_now.values(), *edges_now.values()]
    now: dict[tuple[str, ...], Record] = {record.identity: record for record in stands}
    gone: list[Record] = [record for record in left_behind if record.identity in now]
    going = {record.identity for record in gone}
    nodes: list[NodeRecord] = []
    edges: list[EdgeRecord] = []

    for entry in (entry for entry in entries if not entry.is_spoken_of and entry.record.identity not in going):
        record, current = entry.record, now.get(entry.record.identity)
        if entry.before is None:
            if current is not None and standing.is_spoken_of_after(record, change.number):
                kept.append(Kept(*_name(record), "står også i en senere liste"))
            elif current is not None and _stands(entry.after, current.properties):
                gone.append(record)
            elif current is not None:
                kept.append(Kept(*_name(record), "er ændret siden"))
        elif restored := _restore(entry, current, kept):
            if entry.after is not None:
                restored = {
                    name: standing.value_under(record, name, value, change.number) for name, value in restored.items()
                }
            if isinstance(record, NodeRecord):
                nodes.append(NodeRecord(record.label, record.id, restored))
            else:
                edges.append(replace(record, properties=_with_its_start(record, restored)))

    gone_edges = [record for record in gone if isinstance(record, EdgeRecord)]
    candidates = [record for record in gone if isinstance(record, NodeRecord)]
    gone_nodes = _without_edges_of_others(writer, candidates, {edge.key for edge in gone_edges}, kept)
    edges = _between_what_is_there(writer, edges, edges_now, nodes, gone_nodes, kept)
    # Where later changes keep all of it, the undo is noted: what they keep goes when they are taken back.
    inverse = ChangeSet(tuple(nodes), tuple(edges), tuple(gone_nodes), tuple(gone_edges), is_noted=bool(stands))
    return inverse, kept


def _with_its_start(edge: EdgeRecord, restored: Properties) -> Properties:
    """`valid_from` is part of an edge's key and therefore always said."""
    valid_from = edge.properties.get("valid_from")
    return {"valid_from": valid_from, **restored} if is_given(valid_from) else restored


def _between_what_is_there(
    writer: Writer,
    edges: list[EdgeRecord],
    edges_now: Mapping[str, EdgeRecord],
    back: Iterable[NodeRecord],
    gone: Iterable[NodeRecord],
    kept: list[Kept],
) -> list[EdgeRecord]:
    """The edges to draw again: those whose ends are there, or come back with them."""
    ends = [NodeRecord(*end) for edge in edges for end in edge.ends]
    there = (set(stored.nodes_now(writer, ends)) | {node.identity for node in back}) - {node.identity for node in gone}
    drawn = []
    for edge in edges:
        if edge.key in edges_now or there.issuperset(edge.ends):
            drawn.append(edge)
        else:
            kept.append(Kept(*_name(edge), "kan ikke laves igen: den ene ende findes ikke mere"))
    return drawn


def _stands(ours: Properties | None, now: Properties) -> bool:
    """Whether something still is exactly as the change left it."""
    given = {name: value for name, value in (ours or {}).items() if is_given(value)}
    return given.keys() == now.keys() and all(is_same(value, now[name]) for name, value in given.items())


def _restore(entry: Entry, now: Record | None, kept: list[Kept]) -> Properties | None:
    """The previous values of what nobody has changed since; None where nothing is to be restored."""
    label, id_ = _name(entry.record)
    before = entry.before or {}
    if entry.after is None:
        if now is None:
            return dict(before) or {"status": None}
        kept.append(Kept(label, id_, "er oprettet igen siden"))
        return None
    if now is None:
        kept.append(Kept(label, id_, "er fjernet siden"))
        return None
    ours = {name for name, value in entry.after.items() if is_same(now.properties.get(name), value)}
    if len(ours) < len(entry.after):
        kept.append(Kept(label, id_, "er ændret siden: " + ", ".join(sorted(set(entry.after) - ours))))
    return {name: before[name] for name in before if name in ours} or None


def _without_edges_of_others(
    writer: Writer, candidates: list[NodeRecord], going: set[str], kept: list[Kept]
) -> list[NodeRecord]:
    """The nodes to remove: those at which no edge is left that somebody else has drawn."""
    needed: set[tuple[str, str]] = set()
    for edge in stored.edges_at(writer, candidates).values():
        if edge.key not in going:
            needed.update(edge.ends)
    kept.extend(
        Kept(node.label, node.id, "bruges af en senere forbindelse") for node in candidates if node.identity in needed
    )
    return [node for node in candidates if node.identity not in needed]
