"""Surfaces by sectors, brokers and what hangs on one: read slowly, edge by edge, from the exchange form."""

from datetime import date
from itertools import pairwise

import networkx as nx

from tests.oracle.facts import facts_of_youth
from tests.oracle.graph import COLLABORATION, Graph, Object, as_day
from tests.oracle.plans import coverage, develops, weak_link, what_if
from tests.oracle.reach import edge_key, hand_overs, reached
from tests.oracle.rules import match

MUTUAL = ("CO_DELIVERS_WITH", "SHARES_INFORMATION_WITH", "MEETS_WITH", "KNOWS")


def surfaces(objects: list[Object], on: date | str) -> Object:
    """The sectors and the brokers of a day, in the shape of section 5; `single_points` are asked for by themselves."""
    day, graph = as_day(on), Graph(objects)
    return {"sectors": sectors(graph, day), "brokers": brokers(graph, day)}


def sectors(graph: Graph, day: date) -> list[Object]:
    """“{type: count}” and “unconfirmed (no confirmed_on)”; “a mutual edge counts once, from the smaller id”."""
    rows: dict[tuple[str | None, str | None], Object] = {}
    for kind in COLLABORATION:
        for edge in graph.active(kind, day):
            if edge.get("state", "active") != "active":
                continue
            ends = [edge["from"], edge["to"]]
            if kind in MUTUAL:
                ends.sort()
            for giver in graph.ends("IN_SECTOR", ends[0], day) or [None]:
                for taker in graph.ends("IN_SECTOR", ends[1], day) or [None]:
                    row = rows.setdefault((giver, taker), {"from": giver, "to": taker, "edges": {}, "unconfirmed": 0})
                    row["edges"][kind] = row["edges"].get(kind, 0) + 1
                    row["unconfirmed"] += "confirmed_on" not in edge
    return [rows[pair] for pair in sorted(rows, key=lambda pair: (pair[0] or "", pair[1] or ""))]


def brokers(graph: Graph, day: date) -> list[Object]:
    """“directed hand-overs, normalised, six decimals”."""
    network = nx.DiGraph()
    network.add_nodes_from(graph.active_nodes("Organisation"))
    network.add_edges_from((step.giver, step.taker) for step in hand_overs(graph, day) if step.giver != step.taker)
    found = nx.betweenness_centrality(network, normalized=True, endpoints=False)
    return [{"organisation": id_, "betweenness": round(round(found[id_], 12), 6)} for id_ in sorted(found)]


def break_points(objects: list[Object], on: date | str) -> dict[str, list[list[str]]]:
    """The organisations without which there are more separate parts than with them, and the parts they hold together."""
    day, graph = as_day(on), Graph(objects)
    whole = nx.Graph()
    whole.add_nodes_from(graph.active_nodes("Organisation"))
    whole.add_edges_from((step.giver, step.taker) for step in hand_overs(graph, day) if step.giver != step.taker)
    found = {}
    for organisation in whole:
        left = whole.copy()
        left.remove_node(organisation)
        around = nx.node_connected_component(whole, organisation) - {organisation}
        parts = [sorted(part) for part in nx.connected_components(left) if part <= around]
        if len(parts) > 1:
            found[organisation] = sorted(parts, key=lambda part: (-len(part), part))
    return found


def single_points(objects: list[Object], on: date | str, horizon: int = 180, max_handovers: int = 3) -> list[Object]:
    """“measured by the covered (youth, area) pairs that depend on them”: what is lost without each, taken away in its turn."""
    graph = Graph(objects)
    found = []
    for label in ("Actor", "Organisation"):
        kind = label.lower()
        for id_ in graph.active_nodes(label):
            lost = what_if(objects, on, [f"{kind}:{id_}"], horizon=horizon, max_handovers=max_handovers)["loses"]
            if lost:
                found.append({kind: id_, "pairs_lost": len(lost)})
    return found


def ways(objects: list[Object], on: date | str, horizon: int = 180, max_handovers: int = 3) -> list[Object]:
    """Of each pair that is carried the first match that does, and the edges on the way to it (type, ends, valid_from)."""
    day, graph = as_day(on), Graph(objects)
    steps = hand_overs(graph, day)
    found = []
    for youth in graph.active_nodes("Youth"):
        matches = match(objects, youth, day, horizon, max_handovers)["matches"]
        for row in coverage(objects, youth, day, horizon, max_handovers):
            if row["coverage"] != "carried":
                continue
            best = next(
                each for each in matches if weak_link(each) is None and develops(graph, each["offer"], row["area"], day)
            )
            edges = []
            if graph.node("Offer", best["offer"]).get("route") not in ("open", "self"):
                starts = facts_of_youth(graph, youth, day).starts
                chain = reached(steps, starts, max_handovers)[best["provider"]]
                for giver, taker in pairwise(chain):
                    parallel = [step.edge for step in steps if (step.giver, step.taker) == (giver, taker)]
                    edges.append(min(map(edge_key, parallel)))
            found.append({"youth": youth, "area": row["area"], "offer": best["offer"], "edges": sorted(set(edges))})
    return found
