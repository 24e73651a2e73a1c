"""What the graph has of each partner that is asked whether it is still true."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from graphmodel.errors import NotFound
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.schema import COLLABORATION_TYPES
from importers.linking.known import KnownGraph


@dataclass(frozen=True, slots=True)
class Partner:
    """What the graph has of an organisation and its units."""

    organisation: NodeRecord
    nodes: tuple[NodeRecord, ...]
    collaborations: tuple[EdgeRecord, ...]


class Partners:
    """The organisations of a graph as partners to be asked, each with its units."""

    def __init__(self, known: KnownGraph) -> None:
        self._known, self._near = known, known.neighbours
        self._collaborations: defaultdict[str, list[EdgeRecord]] = defaultdict(list)
        for _, edge in sorted(known.edges.items()):
            if edge.type in COLLABORATION_TYPES:
                self._collaborations[edge.from_id].append(edge)
                self._collaborations[edge.to_id].append(edge)

    def asked(self) -> list[NodeRecord]:
        """Those that are asked by themselves: in use, part of no other, and with something to confirm besides their name."""
        return [
            organisation
            for organisation in self._known.of_label("Organisation")
            if _is_active(organisation)
            and not self._near.to("PART_OF", organisation.id)
            and any(
                self._near.to("PROVIDES", id_) or self._near.at("WORKS_AT", id_) for id_ in self._units(organisation.id)
            )
        ]

    def partner(self, organisation_id: str, on: date) -> Partner:
        """What to ask an organisation about, its units among it; what is over is left out. Raises NotFound."""
        organisation = self._known.nodes.get(("Organisation", organisation_id))
        if organisation is None:
            raise NotFound(f"Der er ingen organisation med id »{organisation_id}« i kortet.")
        units = self._units(organisation_id)
        offers = {id_ for unit in units for id_ in self._near.to("PROVIDES", unit)}
        persons = {id_ for unit in units for id_ in self._near.at("WORKS_AT", unit)}
        nodes = [("Organisation", id_) for id_ in units] + [("Offer", id_) for id_ in sorted(offers)]
        nodes += [("Actor", id_) for id_ in sorted(persons)]
        records = (self._known.nodes[identity] for identity in nodes)
        edges = {edge.key: edge for unit in units for edge in self._collaborations.get(unit, [])}
        return Partner(
            organisation,
            tuple(node for node in records if _is_active(node)),
            tuple(edge for _, edge in sorted(edges.items()) if self._is_asked_about(edge, on)),
        )

    def _units(self, organisation_id: str) -> list[str]:
        """An organisation and all that is part of it, over any number of steps."""
        found = {organisation_id}
        waiting = [organisation_id]
        while waiting:
            further = self._near.at("PART_OF", waiting.pop()) - found
            found |= further
            waiting.extend(further)
        return [organisation_id, *sorted(found - {organisation_id})]

    def _is_asked_about(self, edge: EdgeRecord, on: date) -> bool:
        """Whether a collaboration is there, or planned, between two that are in use."""
        ends = edge.properties.get("valid_to")
        both = (self._known.nodes[("Organisation", id_)] for id_ in (edge.from_id, edge.to_id))
        is_over = isinstance(ends, str) and ends < on.isoformat()
        return edge.properties.get("state") != "missing" and not is_over and all(map(_is_active, both))


def _is_active(node: NodeRecord) -> bool:
    """Whether a thing is in use; persons of a youth's own network are nobody's staff."""
    return node.properties.get("status", "active") == "active" and node.properties.get("kind") != "network"
