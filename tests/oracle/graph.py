"""The graph as the exchange form gives it: a heap of nodes and edges, and what is active on a day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

Object = dict[str, Any]

COLLABORATION = (
    "REFERS_TO",
    "HANDS_OVER_TO",
    "DELIVERS_FOR",
    "CO_DELIVERS_WITH",
    "FUNDS",
    "SUPERVISES",
    "SHARES_INFORMATION_WITH",
    "MEETS_WITH",
    "KNOWS",
)

# Section 3: the label an edge comes from and the labels it may go to.
ENDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "IN_SECTOR": ("Organisation", ("Sector",)),
    "LOCATED_IN": ("Organisation", ("Municipality",)),
    "PART_OF": ("Organisation", ("Organisation",)),
    "PROVIDES": ("Organisation", ("Offer",)),
    "SERVES": ("Offer", ("Municipality",)),
    "SUITS": ("Offer", ("Stage",)),
    "DEVELOPS": ("Offer", ("Area",)),
    "REQUIRES": ("Offer", ("Permission",)),
    "LEADS_TO": ("Offer", ("Offer",)),
    "WORKS_AT": ("Actor", ("Organisation",)),
    "HOLDS": ("Actor", ("Role",)),
    "ANSWERS_FOR": ("Actor", ("Offer",)),
    "CONTACT_PERSON_FOR": ("Actor", ("Youth",)),
    "RESPONSIBLE_FOR": ("Actor", ("SubGoal",)),
    "GRANTS": ("Role", ("Permission",)),
    "LIVES_IN": ("Youth", ("Municipality",)),
    "AT_STAGE": ("Youth", ("Stage",)),
    "AIMS_FOR": ("Youth", ("Goal",)),
    "WORKS_TOWARDS": ("Youth", ("SubGoal",)),
    "TAKES_PART_IN": ("Youth", ("Offer",)),
    "WISHES_FOR": ("Youth", ("Offer",)),
    "DECLINES": ("Youth", ("Offer", "Organisation")),
    "CONSENTS_TO": ("Youth", ("Organisation",)),
    "IN_AREA": ("SubGoal", ("Area",)),
    "PART_OF_GOAL": ("SubGoal", ("Goal",)),
    "CONCERNS": ("Handover", ("Youth",)),
    "GIVEN_BY": ("Handover", ("Organisation",)),
    "TAKEN_BY": ("Handover", ("Organisation",)),
    "LEADS_INTO": ("Handover", ("Offer",)),
    **dict.fromkeys(COLLABORATION, ("Organisation", ("Organisation",))),
}


def as_day(text: str | date) -> date:
    """A day, from its ISO text."""
    return text if isinstance(text, date) else date.fromisoformat(text)


def said(thing: Object) -> Object:
    """Only what was said: “null, '' and [] count as not given”."""
    return {key: value for key, value in thing.items() if value is not None and value not in ("", [])}


def holds_on(thing: Object, day: date) -> bool:
    """Active on D “when D lies within”, both ends inclusive, a missing end unbounded."""
    if "valid_from" in thing and day < as_day(thing["valid_from"]):
        return False
    return not ("valid_to" in thing and day > as_day(thing["valid_to"]))


class Graph:
    """The nodes and edges of a list of exchange-form objects, whatever the order of the list."""

    def __init__(self, objects: Iterable[Object]) -> None:
        """Keeps nodes by label and id (“unique in the label”) and edges by type."""
        self.nodes: dict[tuple[str, str], Object] = {}
        self.edges: dict[str, list[Object]] = {kind: [] for kind in ENDS}
        self.permissions_taken_away: set[str] = set()
        everything = [said(thing) for thing in objects]
        for thing in everything:
            if "node" in thing:
                self.add_node(thing)
        for thing in everything:
            if "edge" in thing:
                self.add_edge(thing)

    def add_node(self, node: Object) -> None:
        """Adds a node; the yearly day 02-29 “is refused on entry”."""
        if node.get("intake") == "yearly" and "02-29" in node.get("intake_dates", []):
            raise ValueError(f"{node['id']}: 02-29 does not come every year")
        if (node["node"], node["id"]) in self.nodes:
            raise ValueError(f"{node['node']} {node['id']} comes twice")
        self.nodes[node["node"], node["id"]] = node

    def add_edge(self, edge: Object) -> None:
        """Adds an edge with the labels of its ends worked out."""
        giver_label, taker_labels = ENDS[edge["edge"]]
        possible = [label for label in taker_labels if (label, edge["to"]) in self.nodes]
        if "to_label" in edge:
            possible = [label for label in possible if label == edge["to_label"]]
        if len(possible) != 1 or (giver_label, edge["from"]) not in self.nodes:
            raise ValueError(f"an end is not there, or could be two things: {edge}")
        self.edges[edge["edge"]].append({**edge, "from_label": giver_label, "to_label": possible[0]})

    def node(self, label: str, identity: str) -> Object:
        """The node with this label and id; KeyError if there is none."""
        return self.nodes[label, identity]

    def count_as_active(self, label: str, identity: str) -> None:
        """From now on this node counts as active: it is judged by name."""
        self.nodes[label, identity].pop("status", None)

    def is_active(self, label: str, identity: str) -> bool:
        """Whether there is such a node and its status is `active` “unless said otherwise”."""
        node = self.nodes.get((label, identity))
        return node is not None and node.get("status", "active") == "active"

    def active_nodes(self, label: str) -> list[str]:
        """The ids of the active nodes with a label, sorted."""
        return sorted(
            identity for (node_label, identity) in self.nodes if node_label == label and self.is_active(label, identity)
        )

    def recorded(self, kind: str) -> list[Object]:
        """All edges of a type: any dates, any state, whatever the status of their ends."""
        return self.edges[kind]

    def active(self, kind: str, day: date) -> list[Object]:
        """The edges “active on D”, less “every edge at” a node that is not active."""
        return [
            edge
            for edge in self.edges[kind]
            if holds_on(edge, day)
            and self.is_active(edge["from_label"], edge["from"])
            and self.is_active(edge["to_label"], edge["to"])
        ]

    def ends(self, kind: str, giver: str, day: date) -> list[str]:
        """Where the active edges of a type go to from a node, each once, sorted."""
        return sorted({edge["to"] for edge in self.active(kind, day) if edge["from"] == giver})

    def providers(self, offer: str, day: date) -> list[str]:
        """The active organisations with an active PROVIDES to an offer, sorted."""
        return sorted({edge["from"] for edge in self.active("PROVIDES", day) if edge["to"] == offer})
