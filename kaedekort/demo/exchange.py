"""Making objects of the exchange form (design, section 3) out of tables that people write."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeAlias

ExchangeObject: TypeAlias = dict[str, Any]
"""One line of JSON Lines: a node or an edge, its keys exactly the field names."""

Table: TypeAlias = Mapping[str, Any]
"""One table of a data file."""


def without(table: Table, keys: Collection[str]) -> dict[str, Any]:
    """A copy of a table that lacks some keys."""
    return {key: value for key, value in table.items() if key not in keys}


def make_node(label: str, table: Table, edge_keys: Collection[str] = ()) -> ExchangeObject:
    """A node with the fields of a table, `edge_keys` left out: they become edges."""
    return {"node": label} | without(table, edge_keys)


def make_edge(edge_type: str, from_id: str, to_id: str, **properties: Any) -> ExchangeObject:
    """An edge between two ids; a property that is None is not said."""
    given = {key: value for key, value in properties.items() if value is not None}
    return {"edge": edge_type, "from": from_id, "to": to_id} | given


def read_references(value: object, key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The ids that a table points to, each with what is said about the edge; a text is an id that says no more.

    >>> list(read_references(["org-a", {"organisation": "org-b", "valid_to": "2026-09-30"}], "organisation"))
    [('org-a', {}), ('org-b', {'valid_to': '2026-09-30'})]
    """
    if value is None:
        return
    references: list[Any] = value if isinstance(value, list) else [value]
    for reference in references:
        if isinstance(reference, str):
            yield reference, {}
        else:
            yield reference[key], {name: said for name, said in reference.items() if name != key}


def is_node(candidate: Table) -> bool:
    """Whether an object of the exchange form is a node; the others are edges."""
    return "node" in candidate
