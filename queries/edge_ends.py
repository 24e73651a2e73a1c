"""The two ends of an edge that is written in words, as in `edge:TYPE:FROM:TO`, and the edges that are recorded between them."""

from collections.abc import Collection

from graphmodel import stored
from graphmodel.access import Reader
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.schema import EDGE_TYPES

SEPARATOR = ":"


def possible_ends(written: str) -> list[tuple[str, str]]:
    """Every way to part what is written into two ids, for an id may hold a colon; none where there is no colon.

    >>> possible_ends("kommune:751:vej")
    [('kommune', '751:vej'), ('kommune:751', 'vej')]
    """
    parts = written.split(SEPARATOR)
    return [(SEPARATOR.join(parts[:at]), SEPARATOR.join(parts[at:])) for at in range(1, len(parts))]


def edges_between(
    reader: Reader, type_: str, ends: Collection[tuple[str, str]], mutual: Collection[str]
) -> tuple[list[EdgeRecord], list[EdgeRecord]]:
    """The edges of a type from the first to the second of some ends, and those the other way, where the type is a `mutual` one."""
    givers = [NodeRecord(label, giver) for label in EDGE_TYPES[type_].from_labels for giver, _ in sorted(ends)]
    of_type = [edge for edge in stored.edges_at(reader, givers).values() if edge.type == type_]
    there = [edge for edge in of_type if (edge.from_id, edge.to_id) in ends]
    back = [edge for edge in of_type if (edge.to_id, edge.from_id) in ends] if type_ in mutual else []
    return there, back
