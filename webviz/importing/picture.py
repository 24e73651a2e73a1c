"""The network of what would come: what the plan creates, changes and connects, drawn as any neighbourhood of the map is drawn.

The picture has a centre, as all of them have: the organisation that most would lead to. What hangs together with nothing stands
outermost, and what is too much is folded together.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from graphmodel.cpr import mask_cpr
from graphmodel.fields import Value
from graphmodel.records import EdgeRecord, Properties
from graphmodel.schema import COLLABORATION_TYPES
from queries.facts.neighbourhood_rows import NeighbourRow
from queries.facts.surroundings import LABELS, Key, Node
from queries.neighbourhood import SORTING_TYPES, STATES, Counts, Edge, Neighbourhood, View
from webviz.importing.looking import Looked
from webviz.network.budget import Picture, within_budget

_OF_A_LIST = ("Organisation", "Offer", "Actor")
_MOST_NODES = 1_500
_FIELDS = tuple(field.name for field in dataclasses.fields(NeighbourRow))


@dataclass(frozen=True, slots=True)
class Coming:
    """What would come as a neighbourhood, with what is drawn of it; `left_out` are those that there is no room to work out."""

    around: Neighbourhood
    picture: Picture
    properties: Mapping[Key, Properties]
    fates: Mapping[Key, str]
    """Whether each is new, changed or known."""
    left_out: int


def what_would_come(looked: Looked, on: str) -> Coming | None:
    """The network of a plan; None where nothing would come."""
    change_set, known = looked.preview.plan.change_set, looked.known
    properties = {key: record.properties for key, record in known.items()}
    properties |= {node.identity: {**properties.get(node.identity, {}), **node.properties} for node in change_set.nodes}
    edges = [edge for edge in change_set.edges if edge.type not in SORTING_TYPES]
    at: defaultdict[Key, set[Key]] = defaultdict(set)
    for edge in edges:
        giver, taker = (edge.from_label, edge.from_id), (edge.to_label, edge.to_id)
        at[giver].add(taker)
        at[taker].add(giver)
    changed = dict.fromkeys(node.identity for node in change_set.nodes if node.label in _OF_A_LIST)
    keys = [key for key in dict.fromkeys([*changed, *at]) if key[0] in LABELS]
    if not keys:
        return None
    centre = max(keys, key=lambda key: (key[0] == "Organisation", len(at[key]), key))
    hops = _hops(centre, keys, at)
    shown = sorted(keys, key=lambda key: (hops[key], LABELS.index(key[0]), key))[:_MOST_NODES]
    homes = _homes(change_set.edges)
    fates = {key: "known" if key not in changed else "changed" if key in known else "new" for key in shown}
    nodes = tuple(_node(key, properties.get(key, {}), fates[key], hops[key], homes) for key in shown)
    drawn = tuple(edge for edge in map(_edge, edges) if {edge.giver, edge.taker} <= fates.keys())
    names, none = _names(nodes, properties), Counts({}, {}, {}, 0)
    around = Neighbourhood(nodes[0], 1, on, View(), nodes, drawn, none, names, len(keys) > len(shown))
    told = {key: {name: _masked(name, value) for name, value in properties.get(key, {}).items()} for key in shown}
    return Coming(around, within_budget(around), told, fates, len(keys) - len(shown))


def _names(nodes: Iterable[Node], properties: Mapping[Key, Properties]) -> dict[Key, str]:
    """What the nodes, and the sectors and municipalities that they lie in, are called."""
    homes = {
        (label, id_)
        for node in nodes
        for label, id_ in (("Sector", node.sector), ("Municipality", node.municipality))
        if id_
    }
    names = {key: mask_cpr(str(properties[key].get("name") or key[1])) for key in homes & properties.keys()}
    return names | {node.key: node.name for node in nodes}


def _hops(centre: Key, keys: Sequence[Key], at: Mapping[Key, set[Key]]) -> dict[Key, int]:
    """How far each lies from the centre; what nothing leads to lies one step beyond all others."""
    hops, frontier, hop = {centre: 0}, [centre], 0
    while frontier:
        hop += 1
        frontier = sorted({other for key in frontier for other in at.get(key, ())} - hops.keys())
        hops |= dict.fromkeys(frontier, hop)
    return {key: hops.get(key, hop) for key in keys}


def _homes(edges: Iterable[EdgeRecord]) -> dict[tuple[str, Key], list[str]]:
    """Where things belong, by type of edge and the thing that belongs there."""
    homes: defaultdict[tuple[str, Key], list[str]] = defaultdict(list)
    for edge in edges:
        if edge.type == "PROVIDES":
            homes[edge.type, (edge.to_label, edge.to_id)].append(edge.from_id)
        elif edge.type in ("WORKS_AT", "IN_SECTOR", "LOCATED_IN"):
            homes[edge.type, (edge.from_label, edge.from_id)].append(edge.to_id)
    return homes


def _node(key: Key, said: Properties, fate: str, hop: int, homes: Mapping[tuple[str, Key], list[str]]) -> Node:
    name = mask_cpr(str(said.get("name") or key[1]))
    told = {"new": _("+ %(name)s", name=name), "changed": _("✎ %(name)s", name=name)}.get(fate, name)
    own = (
        [key[1]] if key[0] == "Organisation" else [*homes.get(("PROVIDES", key), ()), *homes.get(("WORKS_AT", key), ())]
    )
    first: Key = ("Organisation", own[0]) if own else key
    sector, place = homes.get(("IN_SECTOR", first), [None]), homes.get(("LOCATED_IN", first), [None])
    kind, status = said.get("kind"), said.get("status")
    return Node(
        key[0],
        key[1],
        told,
        str(kind) if kind else None,
        str(status) if status else None,
        hop,
        tuple(own),
        sector[0],
        place[0],
    )


def _edge(edge: EdgeRecord) -> Edge:
    said: dict[str, Any] = {name: edge.properties.get(name) for name in _FIELDS}
    said |= {"label": edge.to_label, "id": edge.to_id, "type": edge.type, "key": edge.key}
    row = NeighbourRow(**said | {"from_id": edge.from_id, "to_id": edge.to_id})
    state = row.state if row.state in STATES else "active"
    freshness = ("confirmed" if row.confirmed_on else "never") if edge.type in COLLABORATION_TYPES else None
    return Edge((edge.from_label, edge.from_id), (edge.to_label, edge.to_id), state or "active", freshness, row)


def _masked(name: str, value: Value | None) -> Value | None:
    return mask_cpr(value) if isinstance(value, str) and name != "p_number" else value
