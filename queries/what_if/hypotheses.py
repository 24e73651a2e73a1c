"""What is asked about in words and files, looked up in the graph: what is to be taken away, and what is to be added."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from graphmodel import stored
from graphmodel.access import Reader
from graphmodel.errors import NotFound, WrongUse
from graphmodel.jsonl import Parsed
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.schema import EDGE_TYPES
from queries.edge_ends import edges_between, possible_ends
from queries.everyone.changing import Added, Taken

Key = TypeVar("Key", bound=Hashable)
Record = TypeVar("Record", NodeRecord, EdgeRecord)

KINDS = {"actor": "Actor", "organisation": "Organisation", "offer": "Offer", "role": "Role", "permission": "Permission"}
"""What can be taken away by its id, and its label."""
_EDGE = "edge"
_HOW = "Skriv KIND:ID, hvor KIND er actor, organisation, offer, role eller permission – eller edge:TYPE:FRA:TIL."


def find_taken(reader: Reader, things: Sequence[str], mutual: Collection[str] = ()) -> Taken:
    """What `KIND:ID` and `edge:TYPE:FROM:TO` speak of. Raises WrongUse where one is written otherwise, NotFound.

    An edge of a type that is `mutual` is found from either end.
    """
    nodes, edges = set(), set()
    for thing in things:
        kind, _, rest = thing.partition(":")
        label = KINDS.get(kind)
        if kind == _EDGE:
            edges |= _edges(reader, thing, rest, mutual)
        elif label and rest:
            if not stored.ids_present(reader, label, [rest]):
                raise NotFound(f"Der er intet i kortet, der hedder »{thing}«.")
            nodes.add((label, rest))
        else:
            raise WrongUse(f"»{thing}« kan ikke læses. {_HOW}")
    return Taken(frozenset(nodes), frozenset(edges))


def _edges(reader: Reader, thing: str, rest: str, mutual: Collection[str]) -> set[tuple[str, str, str]]:
    """The edges of a type between two ends; an id may hold a colon, so every way to part the two is looked at."""
    type_, _, ends = rest.partition(":")
    possible = set(possible_ends(ends))
    if type_ not in EDGE_TYPES or not possible:
        raise WrongUse(f"»{thing}« kan ikke læses. {_HOW}")
    there, back = edges_between(reader, type_, possible, mutual)
    if not there and not back:
        raise NotFound(f"Der er ingen forbindelse i kortet, der hedder »{thing}«.")
    return {(edge.type, edge.from_id, edge.to_id) for edge in there or back}


def find_added(reader: Reader, parsed: Parsed) -> Added:
    """What a file in the exchange form would add, as it would stand in the graph: fields that it does not give stay as they are."""
    # A sub-goal that a youth is to work towards brings the areas with it that it has in the graph.
    sub_goals = {edge.to_id for edge in parsed.edges if edge.type == "WORKS_TOWARDS"}
    mentioned = [NodeRecord("SubGoal", id_) for id_ in sorted(sub_goals)]
    areas = [edge for edge in stored.edges_at(reader, mentioned).values() if edge.type == "IN_AREA"]
    nodes_now = stored.nodes_now(reader, (*parsed.nodes, *mentioned))
    edges_now = stored.edges_now(reader, (*parsed.edges, *areas))
    return Added(
        _merged({node.identity: node for node in parsed.nodes}, nodes_now),
        _merged({edge.key: edge for edge in parsed.edges}, edges_now),
    )


def _merged(said: Mapping[Key, Record], now: Mapping[Key, Record]) -> tuple[Record, ...]:
    """What is said, each with the fields that it has already, and after it what is there and not spoken of."""
    merged: dict[Key, Record] = dict(said)
    for key, record in now.items():
        merged[key] = (
            replace(record, properties={**record.properties, **said[key].properties}) if key in said else record
        )
    return tuple(merged.values())
