"""What is asked about in words and files, looked up in the graph: what is to be taken away, and what is to be added."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graphmodel import stored
from graphmodel.access import Reader
from graphmodel.errors import NotFound, WrongUse
from graphmodel.jsonl import Parsed
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.schema import EDGE_TYPES
from queries.everyone.changing import Added, Taken

KINDS = {"actor": "Actor", "organisation": "Organisation", "offer": "Offer", "role": "Role", "permission": "Permission"}
"""What can be taken away by its id, and its label."""
_EDGE = "edge"
_HOW = "Skriv KIND:ID, hvor KIND er actor, organisation, offer, role eller permission – eller edge:TYPE:FRA:TIL."


def find_taken(reader: Reader, things: Sequence[str]) -> Taken:
    """What `KIND:ID` and `edge:TYPE:FROM:TO` speak of. Raises WrongUse where one is written otherwise, NotFound."""
    nodes, edges = set(), set()
    for thing in things:
        kind, _, rest = thing.partition(":")
        if kind == _EDGE:
            edges |= _edges(reader, thing, rest)
        elif label := KINDS.get(kind):
            if not stored.ids_present(reader, label, [rest]):
                raise NotFound(f"Der er intet i kortet, der hedder »{thing}«.")
            nodes.add((label, rest))
        else:
            raise WrongUse(f"»{thing}« kan ikke læses. {_HOW}")
    return Taken(frozenset(nodes), frozenset(edges))


def _edges(reader: Reader, thing: str, rest: str) -> set[tuple[str, str, str]]:
    """The edges of a type between two ends; an id may hold a colon, so every way to part the two is looked at."""
    type_, _, ends = rest.partition(":")
    if type_ not in EDGE_TYPES or ":" not in ends:
        raise WrongUse(f"»{thing}« kan ikke læses. {_HOW}")
    parts = ends.split(":")
    possible = [(":".join(parts[:at]), ":".join(parts[at:])) for at in range(1, len(parts))]
    nodes = [NodeRecord(label, giver) for label in EDGE_TYPES[type_].from_labels for giver, _ in possible]
    found = {
        (edge.type, edge.from_id, edge.to_id)
        for edge in stored.edges_at(reader, nodes).values()
        if edge.type == type_ and (edge.from_id, edge.to_id) in possible
    }
    if not found:
        raise NotFound(f"Der er ingen forbindelse i kortet, der hedder »{thing}«.")
    return found


def find_added(reader: Reader, parsed: Parsed) -> Added:
    """What a file in the exchange form would add, as it would stand in the graph: fields that it does not give stay as they are."""
    sub_goals = {edge.to_id for edge in parsed.edges if edge.type == "WORKS_TOWARDS"}
    mentioned = [NodeRecord("SubGoal", id_) for id_ in sorted(sub_goals)]
    nodes = _merged_nodes(reader, parsed.nodes, mentioned)
    known = [edge for edge in stored.edges_at(reader, mentioned).values() if edge.type == "IN_AREA"]
    return Added(nodes, _merged_edges(reader, parsed.edges, known))


def _merged_nodes(
    reader: Reader, said: Iterable[NodeRecord], mentioned: Iterable[NodeRecord]
) -> tuple[NodeRecord, ...]:
    new = {node.identity: node for node in said}
    now = stored.nodes_now(reader, (*new.values(), *mentioned))
    left = {identity: node for identity, node in now.items() if identity not in new}
    merged = {
        identity: replace(node, properties={**now[identity].properties, **node.properties}) if identity in now else node
        for identity, node in new.items()
    }
    return tuple((merged | left).values())


def _merged_edges(reader: Reader, said: Iterable[EdgeRecord], known: Iterable[EdgeRecord]) -> tuple[EdgeRecord, ...]:
    new = {edge.key: edge for edge in said}
    now = stored.edges_now(reader, (*new.values(), *known))
    left = {key: edge for key, edge in now.items() if key not in new}
    merged = {
        key: replace(edge, properties={**now[key].properties, **edge.properties}) if key in now else edge
        for key, edge in new.items()
    }
    return tuple((merged | left).values())
