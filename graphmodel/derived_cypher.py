"""The Cypher that follows from the declarations: constraints, upserts, removals, and reading back what is stored.

Labels, types and field names come from the declarations alone; every value is a parameter. The same texts run on both engines.
"""

from functools import cache

from graphmodel.records import LABEL_FIELDS
from graphmodel.schema import EDGE_TYPES, NODE_TYPES

BOOKKEEPING_LABELS = ("Store", "Change", "ChangePart")
"""Nodes of the store's own: the graph's version and its recorded changes. They are no part of the graph that people load and export."""


def constraints() -> tuple[str, ...]:
    """One uniqueness constraint a label."""
    return tuple(
        f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (node:{label}) REQUIRE node.id IS UNIQUE"
        for label in (*NODE_TYPES, *BOOKKEEPING_LABELS)
    )


def upsert_nodes(label: str) -> str:
    """Create or change nodes; `$rows` are `{id, properties}`, a null takes a property away."""
    return f"UNWIND $rows AS row\nMERGE (node:{label} {{id: row.id}})\nSET node += row.properties"


def upsert_edges(type_: str, from_label: str, to_label: str) -> str:
    """Create or change edges; `$rows` are `{from, to, key, properties}`. Answers how many of them found both their ends."""
    return (
        "UNWIND $rows AS row\n"
        f"MATCH (giver:{from_label} {{id: row.from}})\n"
        f"MATCH (taker:{to_label} {{id: row.to}})\n"
        f"MERGE (giver)-[link:{type_} {{key: row.key}}]->(taker)\n"
        "SET link += row.properties\n"
        "RETURN count(link) AS written"
    )


def remove_nodes(label: str) -> str:
    """Remove nodes by `$ids`; one that still has edges is an error on both engines."""
    return f"UNWIND $ids AS id\nMATCH (node:{label} {{id: id}})\nDELETE node"


def remove_edges(type_: str, from_label: str, to_label: str) -> str:
    """Remove edges; `$rows` are `{from, to, key}`."""
    return (
        "UNWIND $rows AS row\n"
        f"MATCH (giver:{from_label} {{id: row.from}})-[link:{type_} {{key: row.key}}]->(taker:{to_label} {{id: row.to}})\n"
        "DELETE link"
    )


def _columns(variable: str, names: tuple[str, ...]) -> str:
    return ",\n       ".join(f"{variable}.`{name}` AS `{name}`" for name in names)


@cache
def node_fields(label: str) -> tuple[str, ...]:
    """The names of a label's fields, its id apart."""
    return tuple(NODE_TYPES[label].fields)


@cache
def edge_fields(type_: str) -> tuple[str, ...]:
    """The names of a type's fields as they are stored, the labels that were said with its ends included."""
    return (*LABEL_FIELDS, *EDGE_TYPES[type_].fields)


def read_nodes(label: str) -> str:
    """Read the nodes of a label by `$ids`."""
    return (
        f"UNWIND $ids AS id\nMATCH (node:{label} {{id: id}})\n"
        f"RETURN node.id AS id,\n       {_columns('node', node_fields(label))}\nORDER BY id"
    )


def read_all_nodes(label: str) -> str:
    """Read every node of a label, by id."""
    return f"MATCH (node:{label})\nRETURN node.id AS id,\n       {_columns('node', node_fields(label))}\nORDER BY id"


def read_edges(type_: str, from_label: str, to_label: str) -> str:
    """Read edges by `$rows` of `{from, to, key}`."""
    return (
        "UNWIND $rows AS row\n"
        f"MATCH (giver:{from_label} {{id: row.from}})-[link:{type_} {{key: row.key}}]->(taker:{to_label} {{id: row.to}})\n"
        f"RETURN link.key AS key, giver.id AS from_id, taker.id AS to_id,\n       {_columns('link', edge_fields(type_))}\nORDER BY key"
    )


def read_all_edges(type_: str, from_label: str, to_label: str) -> str:
    """Read every edge of a type between two labels, by key."""
    return (
        f"MATCH (giver:{from_label})-[link:{type_}]->(taker:{to_label})\n"
        f"RETURN link.key AS key, giver.id AS from_id, taker.id AS to_id,\n       {_columns('link', edge_fields(type_))}\nORDER BY key"
    )


def read_edges_at(label: str, end: str) -> str:
    """Which edges are at the nodes `$ids` of a label, which stand at the end `from` or `to`? What identifies them, and no more."""
    variable = {"from": "giver", "to": "taker"}[end]
    return (
        "UNWIND $ids AS id\n"
        f"MATCH ({variable}:{label} {{id: id}})\n"
        "MATCH (giver)-[link]->(taker)\n"
        "RETURN link.key AS key, type(link) AS type, link.valid_from AS valid_from, labels(giver)[0] AS from_label, giver.id AS from_id,\n"
        "       labels(taker)[0] AS to_label, taker.id AS to_id\n"
        "ORDER BY key"
    )


LABELS_PRESENT = "MATCH (node)\nRETURN DISTINCT labels(node)[0] AS label\nORDER BY label"
"""Which labels there are."""

ENDS_PRESENT = (
    "MATCH (giver)-[link]->(taker)\n"
    "RETURN DISTINCT type(link) AS type, labels(giver)[0] AS from_label, labels(taker)[0] AS to_label\n"
    "ORDER BY type, from_label, to_label"
)
"""Which types of edge there are, and between which labels."""


def ids_present(label: str) -> str:
    """Which of `$ids` exist."""
    return f"UNWIND $ids AS id\nMATCH (node:{label} {{id: id}})\nRETURN node.id AS id\nORDER BY id"


def end_labels() -> tuple[tuple[str, str, str], ...]:
    """Every (type, from label, to label) that the model allows, in the order of export."""
    return tuple(
        (kind.type, from_label, to_label)
        for kind in EDGE_TYPES.values()
        for from_label in kind.from_labels
        for to_label in kind.to_labels
    )
