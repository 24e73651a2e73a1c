"""What the graph already has of the things that lists speak of, read in one go."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from graphmodel import derived_cypher, history
from graphmodel.access import Reader
from graphmodel.changes import Change
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.schema import COLLABORATION_TYPES
from graphmodel.standing import numbers_that_hold
from graphmodel.stored import edge_from_row, node_from_row
from importers.choices import Choices

LABELS = ("Municipality", "Sector", "Stage", "Area", "Organisation", "Actor", "Offer")
"""The labels that a list can speak of; youths are never read."""
TYPES = (
    ("IN_SECTOR", "Organisation", "Sector"),
    ("LOCATED_IN", "Organisation", "Municipality"),
    ("PART_OF", "Organisation", "Organisation"),
    ("PROVIDES", "Organisation", "Offer"),
    ("SERVES", "Offer", "Municipality"),
    ("SUITS", "Offer", "Stage"),
    ("DEVELOPS", "Offer", "Area"),
    ("LEADS_TO", "Offer", "Offer"),
    ("WORKS_AT", "Actor", "Organisation"),
    ("ANSWERS_FOR", "Actor", "Offer"),
    *((type_, "Organisation", "Organisation") for type_ in COLLABORATION_TYPES),
)
IMPORT = "import"
"""The action that an import's changes are recorded under."""


@dataclass(frozen=True)  # without slots, for what is found once is kept in the object
class KnownGraph:
    """The graph as a list meets it.

    `from_source` are the nodes that earlier imports of the same source wrote, `edges_from_source` the keys of the edges; `remembered`
    is what was chosen at the last of them, `sources` the names of every source that was imported, the last one first.
    """

    version: int = 0
    nodes: Mapping[tuple[str, str], NodeRecord] = field(default_factory=dict)
    edges: Mapping[str, EdgeRecord] = field(default_factory=dict)
    from_source: frozenset[tuple[str, str]] = frozenset()
    edges_from_source: frozenset[str] = frozenset()
    remembered: Choices = field(default_factory=Choices)
    sources: tuple[str, ...] = ()

    def of_label(self, label: str) -> list[NodeRecord]:
        """Every node of a label, by id."""
        return [
            self.nodes[identity] for identity in sorted(identity for identity in self.nodes if identity[0] == label)
        ]

    @cached_property
    def neighbours(self) -> "Neighbours":
        """The edges as maps from id to ids."""
        forth: dict[tuple[str, str], set[str]] = {}
        back: dict[tuple[str, str], set[str]] = {}
        for edge in self.edges.values():
            forth.setdefault((edge.type, edge.from_id), set()).add(edge.to_id)
            back.setdefault((edge.type, edge.to_id), set()).add(edge.from_id)
        return Neighbours(forth, back)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Who is tied to whom in the graph, by type and id."""

    forth: Mapping[tuple[str, str], set[str]]
    back: Mapping[tuple[str, str], set[str]]

    def to(self, type_: str, id_: str) -> set[str]:
        """Where the edges of a type lead from a node."""
        return self.forth.get((type_, id_), set())

    def at(self, type_: str, id_: str) -> set[str]:
        """Where the edges of a type come from that lead to a node."""
        return self.back.get((type_, id_), set())


def read_known(reader: Reader, source: str) -> KnownGraph:
    """Read what a list can speak of; the past changes of the source tell what came from it before."""
    nodes = {}
    for label in LABELS:
        for row in reader.run(derived_cypher.read_all_nodes(label)):
            record = node_from_row(label, row)
            nodes[record.identity] = record
    edges = {}
    for ends in TYPES:
        for row in reader.run(derived_cypher.read_all_edges(*ends)):
            edge = edge_from_row(ends, row)
            edges[edge.key] = edge
    changes = history.changes(reader)
    imports = [change for change in changes if change.origin.action == IMPORT]
    own = [change for change in imports if change.origin.source == source]
    return KnownGraph(
        history.version(reader),
        nodes,
        edges,
        *_from_source(reader, own, numbers_that_hold(changes), nodes, edges),
        next(
            (Choices.from_text(text, change.id) for change in reversed(own) if (text := change.origin.choices)),
            Choices(),
        ),
        tuple(dict.fromkeys(change.origin.source for change in reversed(imports))),
    )


def _from_source(
    reader: Reader,
    imports: Sequence[Change],
    holding: AbstractSet[int],
    nodes: Mapping[tuple[str, str], NodeRecord],
    edges: Mapping[str, EdgeRecord],
) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """The nodes and the keys of the edges that imports of one source wrote, those apart that were taken back."""
    written = [
        entry.record
        for change in imports
        if change.number in holding
        for _, entry in history.entries_of(reader, change.number, change.number)
    ]
    return (
        frozenset(nodes.keys() & {one.identity for one in written if isinstance(one, NodeRecord)}),
        frozenset(edges.keys() & {one.key for one in written if isinstance(one, EdgeRecord)}),
    )
