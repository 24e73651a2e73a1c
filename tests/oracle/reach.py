"""Reach: where a youth can be handed on to, and over which organisations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tests.oracle.facts import Facts
from tests.oracle.graph import Graph, Object

# Section 3, the table of collaboration edges: the types that carry a youth, and how they are walked.
ALONG = ("REFERS_TO", "HANDS_OVER_TO")
AGAINST = ("DELIVERS_FOR",)
BOTH_WAYS = ("CO_DELIVERS_WITH",)


@dataclass
class Step:
    """One organisation from which an edge leads directly to another, in walking direction."""

    giver: str
    taker: str
    edge: Object


def with_units(graph: Graph, organisation: str, day: date) -> set[str]:
    """An organisation and its units: “active PART_OF, over any number of steps”."""
    family = {organisation}
    grows = True
    while grows:
        grows = False
        for edge in graph.active("PART_OF", day):
            if edge["to"] in family and edge["from"] not in family:
                family.add(edge["from"])
                grows = True
    return family


def walking_directions(edge: Object) -> list[tuple[str, str]]:
    """The ways in which an edge takes a youth from a giver to a taker.

    “a mutual one both ways, DELIVERS_FOR backwards”; a type that carries nobody has none.
    """
    along = (edge["from"], edge["to"])
    against = (edge["to"], edge["from"])
    if edge["edge"] in ALONG:
        return [along]
    if edge["edge"] in AGAINST:
        return [against]
    if edge["edge"] in BOTH_WAYS:
        return [along, against]
    return []


def steps_along(graph: Graph, edges: Iterable[Object], day: date) -> list[Step]:
    """The steps that edges give.

    One with `covers_units` “leads from its giver or any unit of it to its taker or any unit of it”.
    """
    steps = []
    for edge in edges:
        for giver, taker in walking_directions(edge):
            givers, takers = {giver}, {taker}
            if edge.get("covers_units"):
                givers, takers = with_units(graph, giver, day), with_units(graph, taker, day)
            steps += [Step(one, other, edge) for one in givers for other in takers]
    return steps


def hand_overs(graph: Graph, day: date) -> list[Step]:
    """“A hand-over goes along an edge that carries a youth and whose state is active”."""
    return steps_along(
        graph,
        [
            edge
            for kind in ALONG + AGAINST + BOTH_WAYS
            for edge in graph.active(kind, day)
            if edge.get("state", "active") == "active"
        ],
        day,
    )


def mapped_hand_overs(graph: Graph, day: date) -> list[Step]:
    """“the same over recorded edges of any state and any dates between active organisations”."""
    return steps_along(
        graph,
        [
            edge
            for kind in ALONG + AGAINST + BOTH_WAYS
            for edge in graph.recorded(kind)
            if graph.is_active("Organisation", edge["from"]) and graph.is_active("Organisation", edge["to"])
        ],
        day,
    )


def reached(steps: list[Step], starts: list[str], max_handovers: int) -> dict[str, list[str]]:
    """For each organisation reached, the organisations on the way, start and end included.

    “the fewest hand-overs from a start”, “of equal chains the smallest sequence of organisation ids”.
    """
    chains = {start: [start] for start in starts}
    for _ in range(max_handovers):
        longer: dict[str, list[str]] = {}
        for step in steps:
            if step.giver in chains and step.taker not in chains:
                chain = [*chains[step.giver], step.taker]
                if step.taker not in longer or chain < longer[step.taker]:
                    longer[step.taker] = chain
        chains.update(longer)
    return chains


def mapped(steps: list[Step], starts: list[str]) -> set[str]:
    """The organisations on mapped ways, “over any number of hand-overs”."""
    found = set(starts)
    grows = True
    while grows:
        grows = False
        for step in steps:
            if step.giver in found and step.taker not in found:
                found.add(step.taker)
                grows = True
    return found


def edge_key(edge: Object) -> tuple[str, str, str, str]:
    """What an edge's key is derived from: “type, ends and `valid_from`”."""
    return (edge["edge"], edge["from"], edge["to"], edge.get("valid_from", ""))


def responsible_for(graph: Graph, facts: Facts, edge: Object, giver: str) -> str | None:
    """“the edge's owner if active, else y's contact person at `from`, else nobody”."""
    owner = edge.get("owner")
    if owner is not None and graph.is_active("Actor", owner):
        return str(owner)
    for _, actor, place in facts.contacts:
        if place == giver:
            return actor
    return None


def chain_steps(graph: Graph, facts: Facts, steps: list[Step], chain: list[str]) -> list[Object]:
    """The steps of a chain as data; “of parallel edges the smallest type, then key”."""
    shown = []
    for giver, taker in pairwise(chain):
        parallel = [step.edge for step in steps if step.giver == giver and step.taker == taker]
        edge = min(parallel, key=edge_key)
        shown.append(
            {
                "from": giver,
                "edge": edge["edge"],
                "to": taker,
                "responsible": responsible_for(graph, facts, edge, giver),
                "permission": None,
                "confirmed_on": edge.get("confirmed_on"),
            }
        )
    return shown
