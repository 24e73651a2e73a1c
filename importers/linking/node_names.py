"""The names and contacts of a node of the graph, for comparing with a list's."""

from graphmodel.records import NodeRecord
from importers.linking.things import CONTACTS, own_forms


def names_of(node: NodeRecord) -> list[str]:
    """A node's name and what else it is called; its id where it has no name."""
    also = node.properties.get("also_known_as") or []
    return [str(node.properties.get("name") or node.id), *(also if isinstance(also, list) else [])]


def contacts_of(node: NodeRecord) -> set[str]:
    """A node's phone, e-mail and web address in a form that can be compared."""
    return own_forms((name, node.properties[name]) for name in CONTACTS if name in node.properties)
