"""Records as JSON Lines: what was not said is not stored, so it is not written either."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from graphmodel.fields import is_given
from graphmodel.records import LABEL_FIELDS, NodeRecord, Record
from graphmodel.schema import EDGE_TYPES, NODE_TYPES


def as_object(record: Record) -> dict[str, Any]:
    """The exchange form of a record, keys in the order of export."""
    if isinstance(record, NodeRecord):
        fields = NODE_TYPES[record.label].fields
        return {"node": record.label, "id": record.id} | _given(record, tuple(fields))
    fields = EDGE_TYPES[record.type].fields
    return {"edge": record.type, "from": record.from_id, "to": record.to_id} | _given(record, (*LABEL_FIELDS, *fields))


def _given(record: Record, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name in names if is_given(value := record.properties.get(name))}


def write(records: Iterable[Record]) -> Iterator[str]:
    """One line of text a record, each with its line end."""
    for record in records:
        yield json.dumps(as_object(record), ensure_ascii=False) + "\n"
