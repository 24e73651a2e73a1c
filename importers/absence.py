"""What earlier editions of a list had and this one has not; and what it has although the graph says that it is over."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from graphmodel.catalogue import fold
from graphmodel.errors import WrongUse
from graphmodel.records import EdgeRecord, Properties
from graphmodel.schema import EDGE_TYPES
from importers.edge_plans import called
from importers.linking.known import KnownGraph
from importers.linking.linker import Linked
from importers.result import Issue, Severity

_ACTIVE = "active"
_IN_SHEETS = frozenset({"PART_OF", "PROVIDES", "LEADS_TO", "WORKS_AT"})
"""What a sheet of relations can speak of beside collaborations."""
OF_A_LIST = ("Organisation", "Offer", "Actor")
"""The labels of the things that a list is about."""


@dataclass(frozen=True, slots=True)
class Absent:
    """A node that earlier editions of the list had and this one does not speak of, and the status that it is given (None: none)."""

    label: str
    id: str
    name: str
    status: str | None = None


@dataclass(frozen=True, slots=True)
class AbsentEdge:
    """An edge that earlier editions of the list had and this one has not, and what people call it."""

    edge: EdgeRecord
    called: str


def what_is_absent(
    linked: Linked, known: KnownGraph, left_out: frozenset[str], statuses: Mapping[str, str]
) -> tuple[Absent, ...]:
    """What earlier imports of this source wrote and this list does not speak of, not even in a row that takes no part.

    What is over is missed by nobody.
    """
    asked_about = {node for decision in linked.decisions for node in (decision.node, *decision.other_nodes)}
    spoken_of = {(node.label, node.id) for node in linked.nodes} | asked_about
    absent = []
    for label, id_ in sorted(known.from_source - spoken_of):
        properties = known.nodes[(label, id_)].properties
        if label in OF_A_LIST and left_out.isdisjoint(_folded_names(properties)):
            now, asked = str(properties.get("status") or _ACTIVE), statuses.get(id_, statuses.get("", ""))
            status = asked if asked != now else ""
            absent.append((Absent(label, id_, str(properties.get("name", id_)), status or None), now))
    if strange := sorted(statuses.keys() - {"", *(gone.id for gone, _ in absent)}):
        raise WrongUse(f"»{strange[0]}« mangler ikke i listen, så dens status kan ikke ændres med --missing.")
    return tuple(gone for gone, now in absent if now == _ACTIVE or gone.status)


def what_edges_are_absent(
    wanted: Sequence[EdgeRecord],
    spoken_of: AbstractSet[str],
    known: KnownGraph,
    names: Mapping[tuple[str, str], str],
    left_out: frozenset[str],
) -> tuple[AbsentEdge, ...]:
    """What earlier imports of this source tied together and this list does not, though it speaks of such ties.

    A list that names who works together at all is taken to name it all. Of any other edge the list speaks where it gives another in
    its place: another provider of the offer, other areas. One that ends in the graph is over, and what stands in rows that take no
    part is not gone. `names` are what the nodes are called.
    """
    names_relations = any(EDGE_TYPES[edge.type].is_collaboration for edge in wanted)
    owners = {_owner(edge) for edge in wanted}
    absent = []
    for key in sorted(known.edges_from_source - spoken_of):
        edge = known.edges[key]
        is_spoken_about = names_relations if EDGE_TYPES[edge.type].is_collaboration else _owner(edge) in owners
        is_left_out = any(not left_out.isdisjoint(_folded_names(known.nodes[end].properties)) for end in edge.ends)
        if is_spoken_about and not is_left_out and not edge.properties.get("valid_to"):
            absent.append(AbsentEdge(edge, called(edge, names)))
    return tuple(absent)


def _owner(edge: EdgeRecord) -> tuple[str, str]:
    """What an edge tells of: of an offer who provides it, of anything else where it leads."""
    return (edge.type, edge.to_id if edge.type == "PROVIDES" else edge.from_id)


def told_of_absent_edges(absent: Iterable[AbsentEdge], file: str) -> Iterable[Issue]:
    """A warning for each edge that the list no longer has."""
    for gone in absent:
        message = f"{gone.called} stod i en tidligere udgave af listen, men ikke i denne. Forbindelsen er ikke ændret."
        yield Issue(Severity.WARNING, file, "edge_gone", message, f"Gælder den ikke længere, {_way_to_end(gone.edge)}.")


def _way_to_end(edge: EdgeRecord) -> str:
    """What can be done about an edge that is over: a sheet of relations gives most of them a last day."""
    if EDGE_TYPES[edge.type].is_collaboration or edge.type in _IN_SHEETS:
        return "så indlæs et ark med kolonnerne Fra, Til, Type og Gælder til, hvor den får en sidste dag"
    return "så fortryd den indlæsning, der skrev den; en liste kan ikke selv tage den væk"


def _folded_names(properties: Properties) -> set[str]:
    others = properties.get("also_known_as")
    return {fold(str(name)) for name in (properties.get("name", ""), *(others if isinstance(others, list) else ()))}


def spoken_of_but_over(linked: Linked, known: KnownGraph) -> Iterable[Issue]:
    """A warning for each thing that the list has and the graph says is no longer active, where the list does not say how it stands."""
    for node in linked.nodes:
        now = known.nodes.get((node.label, node.id))
        status = now.properties.get("status") if now else None
        if status and status != "active" and "status" not in node.fields and not node.is_partner:
            message = f"»{node.name.value}« står i listen, men er »{status}« i kortet og bliver ikke foreslået nogen."
            suggestion = "Er det i gang igen, så ret status i kortet, eller skriv det i en kolonne, der hedder Status."
            yield Issue(Severity.WARNING, node.name.cell, "not_active", message, suggestion)
