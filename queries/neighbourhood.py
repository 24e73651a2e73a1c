"""What lies around something on the map on a day, seen through a view? Youths are a zone of their own and never part of it.

The surroundings need no day and no view, so they may be kept while the graph stands still; looking at them is `narrowed`, which is pure.
"""

import dataclasses
import threading
from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from graphmodel import history
from graphmodel.access import Reader
from graphmodel.schema import COLLABORATION_TYPES, EDGE_TYPES
from queries.days import holds_on, is_over
from queries.facts.neighbourhood_rows import NeighbourRow
from queries.facts.surroundings import LABELS, TYPES, Key, Node, Surroundings, fetch_surroundings, types_walked_from
from queries.freshness.reviews import awaited_review

SORTING_TYPES = frozenset({"IN_SECTOR", "LOCATED_IN", "SERVES", "SUITS", "DEVELOPS"})
"""Types that put things in their boxes: true of nearly everything, and so left out of a picture unless asked for."""

STATES = ("active", "planned", "missing", "expired")
_KEPT = 32
_STALE_AFTER = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge as it stands on a day.

    `state` is active, planned, missing or expired. `freshness` is confirmed, due (it should have been looked after by now, or a year
    has gone) or never; None for the types that nobody confirms.
    """

    giver: Key
    taker: Key
    state: str
    freshness: str | None
    said: NeighbourRow

    @property
    def type(self) -> str:
        return self.said.type

    def other_end(self, key: Key) -> Key:
        return self.taker if key == self.giver else self.giver


@dataclass(frozen=True, slots=True)
class View:
    """What of the surroundings is looked at."""

    labels: frozenset[str] = frozenset(LABELS)
    types: frozenset[str] = frozenset(TYPES)
    states: frozenset[str] = frozenset(STATES)
    with_inactive: bool = False

    def shows_node(self, node: Node) -> bool:
        return node.label in self.labels and (node.is_active or self.with_inactive)

    def shows_edge(self, edge: Edge) -> bool:
        return edge.type in self.types and edge.state in self.states


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is of everything that a view can show or hide, each told as if that kind alone were not narrowed."""

    labels: Mapping[str, int]
    types: Mapping[str, int]
    states: Mapping[str, int]
    inactive: int


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What lies around a centre on a day, seen through a view: nodes by distance and name, edges by key."""

    centre: Node
    depth: int
    on: str
    view: View
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    counts: Counts
    names: Mapping[Key, str]
    is_cut: bool

    def name_of(self, key: Key) -> str:
        """The name of a node, an owner or a home; what has no name goes by its id."""
        return self.names.get(key, key[1])

    def edges_by_end(self) -> dict[Key, list[Edge]]:
        """The edges at each node, in their order; a loop once."""
        at: dict[Key, list[Edge]] = {}
        for edge in self.edges:
            for end in {edge.giver, edge.taker}:
                at.setdefault(end, []).append(edge)
        return at

    def as_json(self) -> dict[str, Any]:
        """The neighbourhood as data: keys are the field names of the exchange form, what is not known is left out."""
        return {
            "centre": {"label": self.centre.label, "id": self.centre.id},
            "depth": self.depth,
            "on": self.on,
            "cut": self.is_cut,
            "nodes": [_node_json(node) for node in self.nodes],
            "edges": [_edge_json(edge) for edge in self.edges],
            "counts": {
                "labels": dict(self.counts.labels),
                "types": dict(self.counts.types),
                "states": dict(self.counts.states),
            },
        }


def _node_json(node: Node) -> dict[str, Any]:
    said = {
        "label": node.label,
        "id": node.id,
        "name": node.name,
        "kind": node.kind,
        "status": node.status,
        "hop": node.hop,
    }
    return {name: value for name, value in said.items() if value is not None}


def _edge_json(edge: Edge) -> dict[str, Any]:
    said = {
        name: value
        for name, value in dataclasses.asdict(edge.said).items()
        if value is not None and name not in _NOT_OF_EDGES
    }
    seen = {"state": edge.state, "freshness": edge.freshness}
    return (
        {"edge": edge.type, "from": edge.giver[1], "to": edge.taker[1]}
        | said
        | {name: value for name, value in seen.items() if value}
    )


_NOT_OF_EDGES = frozenset({"label", "id", "name", "kind", "status", "type", "from_id", "to_id", "key"})


def alphabetical(text: str) -> str:
    """What Danish names are sorted by: case aside, æ, ø and å after z.

    >>> sorted(["Åben", "zoo", "Ærø", "bo"], key=alphabetical)
    ['bo', 'zoo', 'Ærø', 'Åben']
    """
    return text.casefold().replace("aa", "å").translate(_AFTER_Z)


_AFTER_Z = str.maketrans({"æ": "{", "ø": "|", "å": "}", "ä": "{", "ö": "|"})


def neighbourhood(reader: Reader, centre: Key, depth: int, on: date, view: View | None = None) -> Neighbourhood:
    """What lies within some steps (1 to 3) of a centre on a day. Raises NotFound."""
    return narrowed(fetch_surroundings(reader, centre, depth), on, view or View())


class NeighbourhoodCache:
    """Keeps the surroundings that were fetched last, while the graph stands still."""

    def __init__(self) -> None:
        self._version = -1
        self._kept: OrderedDict[tuple[Key, int], Surroundings] = OrderedDict()
        self._lock = threading.Lock()

    def at(self, reader: Reader, centre: Key, depth: int) -> Surroundings:
        """The surroundings in the state that the reader sees. Raises NotFound."""
        version = history.version(reader)
        with self._lock:
            if version != self._version:
                self._kept.clear()
                self._version = version
            if (centre, depth) in self._kept:
                self._kept.move_to_end((centre, depth))
                return self._kept[centre, depth]
        found = fetch_surroundings(reader, centre, depth)
        with self._lock:
            if version == self._version:
                self._kept[centre, depth] = found
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        return found


def narrowed(surroundings: Surroundings, on: date, view: View) -> Neighbourhood:
    """The surroundings on a day, seen through a view.

    What is hidden carries nobody on: a node that only hidden things lead to is not shown either. The centre is always shown.
    """
    edges = tuple(_edge_on(row, on) for row in surroundings.said)
    seen = _Seen.through(surroundings, edges, view)
    nodes = tuple(
        sorted(seen.nodes, key=lambda node: (node.hop, LABELS.index(node.label), alphabetical(node.name), node.id))
    )
    centre = surroundings.centre
    counts = _counts(surroundings, edges, view)
    names, is_cut = surroundings.names, surroundings.is_cut
    return Neighbourhood(centre, surroundings.depth, on.isoformat(), view, nodes, seen.edges, counts, names, is_cut)


def _edge_on(row: NeighbourRow, on: date) -> Edge:
    kind = EDGE_TYPES[row.type]
    giver, taker = (kind.from_labels[0], row.from_id), (kind.to_labels[0], row.to_id)
    return Edge(giver, taker, _state_on(row, on.isoformat()), _freshness_on(row, on), row)


def _state_on(row: NeighbourRow, iso_day: str) -> str:
    """How an edge is seen: one that is over is expired whatever was said, one that has not begun is planned."""
    if row.state == "expired" or is_over(row, iso_day):
        return "expired"
    if row.state == "missing":
        return "missing"
    is_proposed = row.type == "GRANTS" and row.state != "confirmed"
    return "planned" if row.state == "planned" or is_proposed or not holds_on(row, iso_day) else "active"


def _freshness_on(row: NeighbourRow, on: date) -> str | None:
    if row.type not in COLLABORATION_TYPES:
        return None
    if row.confirmed_on is None:
        return "never"
    review_on = awaited_review(row.review_on, row.confirmed_on)
    due = review_on or (date.fromisoformat(row.confirmed_on) + _STALE_AFTER).isoformat()
    return "due" if due < on.isoformat() else "confirmed"


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is left of the surroundings when a view has hidden the rest."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @classmethod
    def through(cls, surroundings: Surroundings, edges: Sequence[Edge], view: View) -> "_Seen":
        centre = surroundings.centre.key
        shown = {key for key, node in surroundings.nodes.items() if key == centre or view.shows_node(node)}
        left = [edge for edge in edges if view.shows_edge(edge) and edge.giver in shown and edge.taker in shown]
        at: dict[Key, list[Edge]] = {}
        for edge in left:
            at.setdefault(edge.giver, []).append(edge)
            at.setdefault(edge.taker, []).append(edge)
        hops = {centre: 0}
        frontier = [centre]
        for hop in range(1, surroundings.depth + 1):
            found = {
                edge.other_end(key)
                for key in frontier
                for edge in at.get(key, ())
                if edge.type in types_walked_from(key, centre)
            }
            frontier = sorted(found - hops.keys())
            hops |= dict.fromkeys(frontier, hop)
        nodes = tuple(dataclasses.replace(surroundings.nodes[key], hop=hop) for key, hop in hops.items())
        return cls(nodes, tuple(edge for edge in left if edge.giver in hops and edge.taker in hops))


def _counts(surroundings: Surroundings, edges: Sequence[Edge], view: View) -> Counts:
    def seen(**widened: Any) -> _Seen:
        return _Seen.through(surroundings, edges, dataclasses.replace(view, **widened))

    all_labels, all_types = seen(labels=frozenset(LABELS)), seen(types=frozenset(TYPES))
    all_states, all_statuses = seen(states=frozenset(STATES)), seen(with_inactive=True)
    return Counts(
        labels=_counted((node.label for node in all_labels.nodes), LABELS),
        types=_counted((edge.type for edge in all_types.edges), TYPES),
        states=_counted((edge.state for edge in all_states.edges), STATES),
        inactive=sum(not node.is_active for node in all_statuses.nodes),
    )


def _counted(found: Iterable[str], order: Sequence[str]) -> dict[str, int]:
    """How often each is found, in a fixed order; what is not found is left out."""
    numbers = Counter(found)
    return {each: numbers[each] for each in order if numbers[each]}
