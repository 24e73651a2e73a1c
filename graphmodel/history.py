"""The store's own notes: the graph's version and the changes that made it.

They live as nodes beside the graph (Store, Change, ChangePart), written in the same transaction as the change itself,
so that neither can be there without the other. Entries are kept as JSON text, some hundred to a ChangePart.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from graphmodel.access import Reader, Row, Writer
from graphmodel.changes import Change, Entry, Kept, Origin
from graphmodel.errors import NotFound
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.schema import MODEL_VERSION
from graphmodel.stored import batches

_ENTRIES_A_PART = 500

_READ_STORE = "MATCH (store:Store {id: 'store'})\nRETURN store.version AS version, store.model AS model"
_RAISE_VERSION = (
    "MERGE (store:Store {id: 'store'})\n"
    "SET store.version = coalesce(store.version, 0) + 1, store.model = $model, store.name = 'Kædekort'\n"
    "RETURN store.version AS version"
)
_WRITE_CHANGE = "MERGE (change:Change {id: $id})\nSET change += $properties"
_WRITE_PARTS = "UNWIND $rows AS row\nMERGE (part:ChangePart {id: row.id})\nSET part += row.properties"
_MARK_UNDONE = "MATCH (change:Change {id: $id})\nSET change.undone_by = $undone_by"
_WRITE_KEPT = "MATCH (change:Change {id: $id})\nSET change.kept = $kept"
_READ_KEPT = "MATCH (change:Change {id: $id})\nRETURN change.kept AS kept"
_CHANGE_COLUMNS = (
    "RETURN change.id AS id, change.number AS number, change.made_on AS made_on, change.made_by AS made_by, change.source AS source,\n"
    "       change.action AS action, change.sha256 AS sha256, change.files AS files, change.choices AS choices,\n"
    "       change.created AS created, change.updated AS updated, change.removed AS removed, change.is_initial AS is_initial,\n"
    "       change.undoes AS undoes, change.undone_by AS undone_by\n"
)
_READ_CHANGES = f"MATCH (change:Change)\n{_CHANGE_COLUMNS}ORDER BY number"
_READ_CHANGE = f"MATCH (change:Change {{id: $id}})\n{_CHANGE_COLUMNS}ORDER BY number"
_READ_PARTS = (
    "MATCH (part:ChangePart)\nWHERE part.change_number >= $first AND part.change_number <= $last\n"
    "RETURN part.change_number AS change_number, part.place AS place, part.entries AS entries\nORDER BY change_number, place"
)


def version(reader: Reader) -> int:
    """The graph's version: 0 for a store in which nothing was ever stored."""
    rows = reader.run(_READ_STORE)
    return int(rows[0]["version"]) if rows else 0


def model_version(reader: Reader) -> int:
    """The version of the model that the store was last written with."""
    rows = reader.run(_READ_STORE)
    return int(rows[0]["model"]) if rows else MODEL_VERSION


def raise_version(writer: Writer) -> int:
    """Raise the graph's version by one and answer it; from here on no other transaction can write before this one ends."""
    return int(writer.run(_RAISE_VERSION, {"model": MODEL_VERSION})[0]["version"])


def note_change(writer: Writer, change: Change, entries: Sequence[Entry]) -> None:
    """Write down a change and what it did."""
    properties = {
        "name": None,
        "number": change.number,
        "made_on": change.made_on,
        "made_by": change.origin.made_by,
        "source": change.origin.source,
        "action": change.origin.action,
        "sha256": change.origin.sha256,
        "files": list(change.origin.files) or None,
        "choices": change.origin.choices or None,
        "created": change.created,
        "updated": change.updated,
        "removed": change.removed,
        "is_initial": change.is_initial,
        "undoes": change.undoes,
    }
    writer.run(_WRITE_CHANGE, {"id": change.id, "properties": properties})
    parts = [
        {
            "id": f"{change.id}-{place}",
            "properties": {"name": None, "change_number": change.number, "place": place, "entries": _as_text(batch)},
        }
        for place, batch in enumerate(batches(entries, _ENTRIES_A_PART), start=1)
    ]
    for rows in batches(parts, 50):
        writer.run(_WRITE_PARTS, {"rows": rows})
    if change.undoes:
        writer.run(_MARK_UNDONE, {"id": change.undoes, "undone_by": change.id})


def note_kept(writer: Writer, change_id: str, kept: Sequence[Kept]) -> None:
    """Write down, with the change that an undo made, what it left as it is, and why."""
    said: dict[str, list[list[str]]] = {}
    for each in kept:
        said.setdefault(each.why, []).append([each.label, each.id])
    writer.run(_WRITE_KEPT, {"id": change_id, "kept": json.dumps(said, ensure_ascii=False, separators=(",", ":"))})


def kept_by(reader: Reader, change_id: str) -> tuple[Kept, ...]:
    """What the undo that made this change left as it is, those of one reason together; empty for any other change."""
    rows = reader.run(_READ_KEPT, {"id": change_id})
    said = json.loads(rows[0]["kept"] or "{}") if rows else {}
    return tuple(Kept(label, id_, why) for why, things in said.items() for label, id_ in things)


def changes(reader: Reader) -> list[Change]:
    """Every recorded change, the first one first."""
    return [_change_from(row) for row in reader.run(_READ_CHANGES)]


def find_change(reader: Reader, change_id: str) -> Change:
    """The change of that id; raises NotFound."""
    rows = reader.run(_READ_CHANGE, {"id": change_id})
    if not rows:
        raise NotFound(f"Der er ingen ændring, der hedder »{change_id}«. Se listen med »kaedekort changes«.")
    return _change_from(rows[0])


def entries_of(reader: Reader, first: int, last: int) -> list[tuple[int, Entry]]:
    """What the changes with these numbers did, in order, each with its change's number."""
    rows = reader.run(_READ_PARTS, {"first": first, "last": last})
    return [(row["change_number"], entry) for row in rows for entry in _from_text(row["entries"])]


def _change_from(row: Row) -> Change:
    return Change(
        id=row["id"],
        number=row["number"],
        made_on=row["made_on"],
        origin=Origin(
            row["made_by"], row["source"], row["action"], row["sha256"], tuple(row["files"] or ()), row["choices"] or ""
        ),
        created=row["created"],
        updated=row["updated"],
        removed=row["removed"],
        is_initial=bool(row["is_initial"]),
        undoes=row["undoes"],
        undone_by=row["undone_by"],
    )


def _as_text(entries: Iterable[Entry]) -> str:
    return json.dumps([_entry_as_json(entry) for entry in entries], ensure_ascii=False, separators=(",", ":"))


def _entry_as_json(entry: Entry) -> dict[str, object]:
    record = entry.record
    if isinstance(record, NodeRecord):
        named: dict[str, object] = {"node": record.label, "id": record.id}
    else:
        ends = [record.from_label, record.from_id, record.to_label, record.to_id]
        named = {"edge": record.type, "ends": ends, "valid_from": record.properties.get("valid_from")}
    return (
        named | {"before": entry.before, "after": entry.after} | ({"cells": dict(record.cells)} if record.cells else {})
    )


def _from_text(text: str) -> list[Entry]:
    return [_entry_from_json(item) for item in json.loads(text)]


def _entry_from_json(item: dict[str, Any]) -> Entry:
    before, after, cells = item["before"], item["after"], item.get("cells") or {}
    record: NodeRecord | EdgeRecord
    if "node" in item:
        record = NodeRecord(item["node"], item["id"], after or {}, cells)
    else:
        valid_from = {"valid_from": item["valid_from"]} if item["valid_from"] else {}
        from_label, from_id, to_label, to_id = item["ends"]
        record = EdgeRecord(item["edge"], from_label, from_id, to_label, to_id, {**(after or {}), **valid_from}, cells)
    return Entry(record, before, after)
