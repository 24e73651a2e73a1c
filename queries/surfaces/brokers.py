"""Who stands between others: over whom the shortest ways lead, and without whom the organisations fall apart.

Both are about the shape of the network alone. What youths lose is told by `queries.surfaces.single_points`.
"""

from dataclasses import dataclass
from typing import Any

import rustworkx as rx

from queries.day.network import Network

_DECIMALS = 6
_EXACT = 12
"""Sums of fractions differ in their last bits with the order in which they are added up, and threads add them up in any order:
rounded to so many decimals first, what lies in the middle between two numbers is always rounded to the same side."""


@dataclass(frozen=True, slots=True)
class Broker:
    """An organisation, and which part of the shortest ways between the others leads over it, from 0 to 1."""

    organisation: str
    betweenness: float

    def as_json(self) -> dict[str, Any]:
        """The row in the form of the design, section 5."""
        return {"organisation": self.organisation, "betweenness": self.betweenness}


@dataclass(frozen=True, slots=True)
class BreakPoint:
    """An organisation without which those that are connected now, whichever way one is handed on, are so no longer."""

    organisation: str
    largest: int
    """How many organisations are in the largest part that is left."""
    apart: tuple[tuple[str, ...], ...]
    """The other parts, larger ones first, each with its organisations by id."""

    def as_json(self) -> dict[str, Any]:
        """The row as data."""
        return {
            "organisation": self.organisation,
            "largest": self.largest,
            "apart": [list(part) for part in self.apart],
        }


def find_brokers(network: Network) -> tuple[Broker, ...]:
    """The betweenness of every active organisation over the hand-overs of the day, by id.

    Of n organisations there are (n - 1)(n - 2) ordered pairs of others; of several shortest ways each counts its part.
    """
    graph: rx.PyDiGraph[None, None] = rx.PyDiGraph(multigraph=False)
    graph.add_nodes_from([None] * len(network.ids))
    graph.add_edges_from_no_data(sorted(network.steps))
    found = rx.digraph_betweenness_centrality(graph, normalized=True, endpoints=False)
    return tuple(Broker(id_, round(round(found[number], _EXACT), _DECIMALS)) for number, id_ in enumerate(network.ids))


def find_break_points(network: Network) -> tuple[BreakPoint, ...]:
    """The organisations that hold others together, by id, with the parts that would be left without each."""
    whole = rx.PyGraph[int, None](multigraph=False)
    whole.add_nodes_from(range(len(network.ids)))
    whole.add_edges_from_no_data(sorted(network.steps))
    found = [
        _break_point(network, connected, point)
        for part in rx.connected_components(whole)
        for connected in [whole.subgraph(sorted(part))]
        for point in rx.articulation_points(connected)
    ]
    return tuple(sorted(found, key=lambda each: each.organisation))


def _break_point(network: Network, connected: "rx.PyGraph[int, None]", point: int) -> BreakPoint:
    left = connected.copy()
    left.remove_node(point)
    parts = [tuple(sorted(network.ids[left[number]] for number in part)) for part in rx.connected_components(left)]
    largest, *apart = sorted(parts, key=lambda part: (-len(part), part))
    return BreakPoint(network.ids[connected[point]], len(largest), tuple(apart))
