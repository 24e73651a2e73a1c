"""A networkx graph of the map, and what of a youth the conditions look at, found by walking it."""

from collections.abc import Iterable
from typing import Any

import networkx as nx

from bench.graphs import DAY
from graphmodel.jsonl import Parsed
from queries.rules import Limits

ALONG = ("REFERS_TO", "HANDS_OVER_TO", "CO_DELIVERS_WITH")
AGAINST = ("DELIVERS_FOR", "CO_DELIVERS_WITH")
LAST = 10**9
TODAY = DAY.isoformat()


def build_graph(parsed: Parsed) -> "nx.MultiDiGraph[str]":
    """Every node with its fields, every edge with its type as key and its fields."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in parsed.nodes:
        graph.add_node(node.id, label=node.label, **node.properties)
    for edge in parsed.edges:
        graph.add_edge(edge.from_id, edge.to_id, key=edge.type, **edge.properties)
    if len(graph) != len(parsed.nodes):
        raise ValueError("two nodes have the same id")
    return graph


class Walker:
    """Goes along the edges of the graph."""

    def __init__(self, graph: "nx.MultiDiGraph[str]") -> None:
        self.graph = graph
        self.nodes: Any = graph.nodes

    def to(self, node: str, type_: str) -> list[str]:
        """Where the edges of a type lead."""
        return [taker for _, taker, key in self.graph.out_edges(node, keys=True) if key == type_]

    def into(self, node: str, type_: str) -> list[str]:
        """Where the edges of a type come from."""
        return [giver for giver, _, key in self.graph.in_edges(node, keys=True) if key == type_]

    def walk(self, starts: Iterable[str], furthest: int, *, recorded: bool) -> dict[str, int]:
        """How many hand-overs away the organisations are, over edges that hold or over all that are recorded."""
        handovers = dict.fromkeys(starts, 0)
        layer = list(handovers)
        steps = 0
        while layer and steps < furthest:
            steps += 1
            following = []
            for giver in layer:
                takers = [
                    (taker, link)
                    for _, taker, key, link in self.graph.out_edges(giver, keys=True, data=True)
                    if key in ALONG
                ]
                takers += [
                    (taker, link)
                    for taker, _, key, link in self.graph.in_edges(giver, keys=True, data=True)
                    if key in AGAINST
                ]
                for taker, link in takers:
                    if taker not in handovers and (recorded or _holds(link)):
                        handovers[taker] = steps
                        following.append(taker)
            layer = following
        return handovers


class Youth:
    """What of a youth the conditions look at."""

    def __init__(self, walker: Walker, youth_id: str) -> None:
        nodes, graph = walker.nodes, walker.graph
        out: list[tuple[str, str, dict[str, Any]]] = [
            (key, taker, link) for _, taker, key, link in graph.out_edges(youth_id, keys=True, data=True)
        ]
        self.fields = nodes[youth_id]
        homes = [(taker, link.get("kind", "home")) for key, taker, link in out if key == "LIVES_IN"]
        self.municipalities = {taker for taker, _ in homes}
        self.responsible: set[str] = next(
            (
                some
                for kind in ("responsible", "home", "stay")
                if (some := {taker for taker, of in homes if of == kind})
            ),
            set(),
        )
        self.stages = {taker for key, taker, _ in out if key == "AT_STAGE"}
        self.main_stages = {taker for key, taker, link in out if key == "AT_STAGE" and link.get("main")}
        attended = [(taker, link.get("state")) for key, taker, link in out if key == "TAKES_PART_IN"]
        self.ongoing = {taker for taker, state in attended if state in {"applied", "waiting", "started"}}
        self.started = {taker for taker, state in attended if state == "started"}
        self.wishes = {taker: link.get("rank", LAST - 1) for key, taker, link in out if key == "WISHES_FOR"}
        self.declined = {taker for key, taker, _ in out if key == "DECLINES"}
        goals = [goal for key, goal, _ in out if key == "WORKS_TOWARDS" and nodes[goal].get("state", "open") == "open"]
        self.goals = [(nodes[goal].get("youth_rank", LAST), set(walker.to(goal, "IN_AREA"))) for goal in goals]
        self.areas = {area for _, areas in self.goals for area in areas}
        consents = [
            (taker, link.get("state", "given") == "given" and link.get("withdrawn_on", "9") > TODAY)
            for key, taker, link in out
            if key == "CONSENTS_TO" and link.get("purpose", "forløb") == "forløb" and _is_on(link)
        ]
        self.consented = {taker for taker, given in consents if given}
        self.refused = {taker for taker, given in consents if not given}
        around = set()
        for actor, _, key, link in graph.in_edges(youth_id, keys=True, data=True):
            if key == "CONTACT_PERSON_FOR":
                around |= {link["at"]} if link.get("at") else set(walker.to(actor, "WORKS_AT"))
        around |= {org for offer in self.started for org in walker.into(offer, "PROVIDES")}
        self.starts = around or {
            org
            for place in self.responsible
            for org in walker.into(place, "LOCATED_IN")
            if nodes[org].get("kind") == "kui"
        }
        self.reached = walker.walk(self.starts, Limits().max_handovers, recorded=False)
        self.mapped = walker.walk(self.starts, LAST, recorded=True)
        self.shared = {
            other
            for start in self.starts
            for ends in (graph.out_edges(start, keys=True, data=True), graph.in_edges(start, keys=True, data=True))
            for giver, taker, key, link in ends
            if key == "SHARES_INFORMATION_WITH"
            and _holds(link)
            and link.get("legal_basis")
            and link.get("purpose") == "forløb"
            for other in (giver, taker)
        }
        month = self.fields.get("birth_month")
        self.born = (int(month[:4]), int(month[5:])) if month else None

    def ages(self, day: str) -> tuple[int, int] | None:
        """The youngest and the oldest possible age on a day."""
        if self.born is None:
            return None
        years, month = int(day[:4]) - self.born[0], int(day[5:7])
        return years - (month <= self.born[1]), years - (month < self.born[1])


def _is_on(link: dict[str, Any]) -> bool:
    return bool(link.get("valid_from", TODAY) <= TODAY <= link.get("valid_to", TODAY))


def _holds(link: dict[str, Any]) -> bool:
    return link.get("state", "active") == "active" and _is_on(link)
