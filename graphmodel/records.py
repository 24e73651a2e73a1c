"""A node or an edge as it travels: read from a file, planned by an import, written to a store, noted in a recorded change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from graphmodel.fields import Value
from graphmodel.schema import EDGE_TYPES

Properties: TypeAlias = Mapping[str, Value | None]
"""Field names and values; None takes a field away where the record is applied to what is stored."""

Cells: TypeAlias = Mapping[str, str]
"""Where a field's value was read, such as `Ark1!B4`, by field name."""

LABEL_FIELDS = ("from_label", "to_label")
"""Kept on an edge as they were said, so that an export writes exactly the keys that were given."""


@dataclass(frozen=True, slots=True)
class NodeRecord:
    """A node with the fields that are given."""

    label: str
    id: str
    properties: Properties = field(default_factory=dict)
    cells: Cells = field(default_factory=dict)

    @property
    def identity(self) -> tuple[str, str]:
        """What makes it this node and no other."""
        return (self.label, self.id)


@dataclass(frozen=True, slots=True)
class EdgeRecord:
    """An edge with its ends and the fields that are given, `valid_from` and `valid_to` among them."""

    type: str
    from_label: str
    from_id: str
    to_label: str
    to_id: str
    properties: Properties = field(default_factory=dict)
    cells: Cells = field(default_factory=dict)

    @property
    def identity(self) -> tuple[str, ...]:
        """What makes it this edge and no other."""
        valid_from = self.properties.get("valid_from")
        return (self.type, self.from_label, self.from_id, self.to_label, self.to_id, str(valid_from or ""))

    @property
    def ends(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The identities of the nodes that it leads from and to."""
        return (self.from_label, self.from_id), (self.to_label, self.to_id)

    @property
    def key(self) -> str:
        """The edge's identity as one text, unique in the graph."""
        return edge_key(*self.identity)


Record: TypeAlias = NodeRecord | EdgeRecord


def edge_key(type_: str, from_label: str, from_id: str, to_label: str, to_id: str, valid_from: str) -> str:
    """Derive an edge's key from its type, its ends and `valid_from` ("" where it has none).

    An end's label is part of the key where the type allows several, since an id is unique in its label only.

    >>> edge_key("REFERS_TO", "Organisation", "org-a", "Organisation", "org-b", "2026-01-01")
    'REFERS_TO|org-a|org-b|2026-01-01'
    >>> edge_key("DECLINES", "Youth", "youth-1", "Offer", "a|b", "")
    'DECLINES|youth-1|Offer:a%7Cb|'
    """
    kind = EDGE_TYPES[type_]
    giver = _escape(from_id) if len(kind.from_labels) == 1 else f"{from_label}:{_escape(from_id)}"
    taker = _escape(to_id) if len(kind.to_labels) == 1 else f"{to_label}:{_escape(to_id)}"
    return f"{type_}|{giver}|{taker}|{valid_from}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("|", "%7C") if "|" in text or "%" in text else text


def ends_in(key: str) -> tuple[str, str]:
    """The ids of the ends that a key was derived from.

    >>> ends_in("DECLINES|youth-1|Offer:a%7Cb|")
    ('youth-1', 'a|b')
    """
    type_, giver, taker, _ = key.split("|")
    kind = EDGE_TYPES[type_]
    from_id, to_id = (
        end if len(labels) == 1 else end.partition(":")[2]
        for end, labels in ((giver, kind.from_labels), (taker, kind.to_labels))
    )
    return _unescape(from_id), _unescape(to_id)


def _unescape(text: str) -> str:
    return text.replace("%7C", "|").replace("%25", "%")
