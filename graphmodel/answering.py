"""The answer to a question that a person wrote, as values that JSON can hold and that are the same whatever engine gave them."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graphmodel.access import Row
from graphmodel.errors import QueryRefused
from graphmodel.fields import FieldSpec, is_given
from graphmodel.records import ends_in
from graphmodel.schema import EDGE_TYPES, NODE_TYPES


@dataclass(frozen=True, slots=True)
class Answered:
    """The rows that answer a question, and the version of the graph that they speak of.

    Whole nodes and edges are in the exchange form, with their declared fields alone; a path is its nodes and
    relationships; days and times are ISO text.
    """

    version: int
    rows: tuple[Row, ...]


def as_plain(value: object, unwrap: Callable[[object], object]) -> Any:
    """A value as JSON can hold it; `unwrap` turns what only the engine knows into dictionaries and texts. Raises QueryRefused."""
    value = unwrap(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, Mapping):
        return {str(name): as_plain(item, unwrap) for name, item in value.items()}
    if isinstance(value, list):
        return [as_plain(item, unwrap) for item in value]
    raise QueryRefused(
        f"Svaret har en værdi af slagsen {type(value).__name__}, som ikke kan vises. Bed om dens dele hver for sig."
    )


def node_as_plain(label: str, properties: Mapping[str, object]) -> dict[str, object]:
    """A whole node in the exchange form; of the store's own notes the label and id alone."""
    kind = NODE_TYPES.get(label)
    return {"node": label, "id": properties.get("id")} | _declared(kind.fields if kind else {}, properties)


def edge_as_plain(type_: str, properties: Mapping[str, object]) -> dict[str, object]:
    """A whole edge in the exchange form; one that somebody drew past this program has no key and tells no ends."""
    kind, key = EDGE_TYPES.get(type_), properties.get("key")
    ends = dict(zip(("from", "to"), ends_in(str(key)), strict=True)) if kind and key else {}
    return {"edge": type_} | ends | _declared(kind.fields if kind else {}, properties)


def _declared(fields: Mapping[str, FieldSpec], properties: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name in fields if is_given(value := properties.get(name))}
