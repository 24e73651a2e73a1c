"""Changes are values: what is to change, where it came from, and what was noted about it once it was done (design, section 2)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graphmodel.derived_cypher import edge_fields, end_labels
from graphmodel.errors import KaedekortError
from graphmodel.records import Cells, EdgeRecord, NodeRecord, Properties
from graphmodel.schema import EDGE_TYPES, NODE_TYPES


@dataclass(frozen=True, slots=True)
class Origin:
    """Who makes a change, and from what."""

    made_by: str
    source: str
    action: str
    """load, import, form, undo …: one word that the list of changes shows."""
    sha256: str | None = None
    files: tuple[str, ...] = ()
    """The names of the files that it was read from, where it was read from files."""
    choices: str = ""
    """What the person chose on the way, in the words of whoever made the change; it is stored beside the change and read by no other."""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What is to change in the graph: all of it happens, or nothing.

    Nodes and edges that exist are changed in the fields given (None takes a field away), others are created.
    `based_on` is the version of the graph that the change was prepared on; where the graph has moved since, nothing
    is stored and ConflictingChange is raised. `seen` is what the source speaks of and what already is as it says: it is
    noted with the change, and even where nothing changes, as is a change that `is_noted` for what was chosen on the way.
    """

    nodes: tuple[NodeRecord, ...] = ()
    edges: tuple[EdgeRecord, ...] = ()
    gone_nodes: tuple[NodeRecord, ...] = ()
    gone_edges: tuple[EdgeRecord, ...] = ()
    based_on: int | None = None
    seen: tuple[NodeRecord | EdgeRecord, ...] = ()
    is_noted: bool = False

    def is_empty(self) -> bool:
        """Whether it asks for nothing at all."""
        return not (self.nodes or self.edges or self.gone_nodes or self.gone_edges)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one change did to one node or edge.

    `before` holds the previous values of the fields that changed (None where the field was not there), or is None
    where the change created the thing; `after` holds the new values, or is None where the change removed it. Both are empty where
    the change only spoke of the thing.
    """

    record: NodeRecord | EdgeRecord
    before: Properties | None
    after: Properties | None

    @property
    def is_spoken_of(self) -> bool:
        """Whether the change left the thing as it was."""
        return self.before is not None and self.after is not None and not self.after

    @property
    def cells(self) -> Cells:
        """Where the new values were read."""
        return self.record.cells


@dataclass(frozen=True, slots=True)
class Change:
    """A recorded change; `number` is the graph's version that it made."""

    id: str
    number: int
    made_on: str
    origin: Origin
    created: int
    updated: int
    removed: int
    is_initial: bool
    """Whether it filled an empty store: then its entries are what the store held right after it and are not noted one by one."""
    undoes: str | None = None
    undone_by: str | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of a change set: the recorded change, or None where everything already was as asked and nothing was new to note."""

    change: Change | None
    version: int


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that an undo left as it is, and why (a Danish half-sentence)."""

    label: str
    id: str
    why: str


@dataclass(frozen=True, slots=True)
class Undone:
    """What came of an undo: the change that it made (None where nothing was left to take back) and what it kept."""

    undone: str
    change: Change | None
    kept: tuple[Kept, ...] = field(default=())
    version: int = 0


def count_entries(entries: Iterable[Entry]) -> tuple[int, int, int]:
    """How many entries create, update and remove."""
    created = updated = removed = 0
    for entry in entries:
        if entry.before is None:
            created += 1
        elif entry.after is None:
            removed += 1
        elif entry.after:
            updated += 1
    return created, updated, removed


def check_against_model(change_set: ChangeSet) -> None:
    """Raise KaedekortError where a change set speaks of what is not declared: no question could read it, and no export would write it."""
    unknown: set[str] = set()
    for node in (*change_set.nodes, *change_set.gone_nodes):
        if node.label not in NODE_TYPES:
            unknown.add(node.label)
        else:
            unknown.update(f"{node.label}.{name}" for name in node.properties.keys() - NODE_TYPES[node.label].fields)
    for edge in (*change_set.edges, *change_set.gone_edges):
        if (edge.type, edge.from_label, edge.to_label) not in _ENDS:
            unknown.add(f"({edge.from_label})-[{edge.type}]->({edge.to_label})")
        else:
            unknown.update(f"{edge.type}.{name}" for name in edge.properties.keys() - _EDGE_FIELDS[edge.type])
    if unknown:
        raise KaedekortError(f"a change set speaks of what the model has not got: {', '.join(sorted(unknown))}")


_ENDS = frozenset(end_labels())
_EDGE_FIELDS = {type_: frozenset(edge_fields(type_)) for type_ in EDGE_TYPES}
