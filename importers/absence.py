"""What earlier editions of a list had and this one has not; and what it has although the graph says that it is over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphmodel.catalogue import fold
from graphmodel.errors import WrongUse
from graphmodel.records import Properties
from importers.linking.known import KnownGraph
from importers.linking.linker import Linked
from importers.result import Issue, Severity

OF_A_LIST = ("Organisation", "Offer", "Actor")
"""The labels of the things that a list is about."""


@dataclass(frozen=True, slots=True)
class Absent:
    """A node that earlier editions of the list had and this one does not speak of, and the status that it is given (None: none)."""

    label: str
    id: str
    name: str
    status: str | None = None


def what_is_absent(
    linked: Linked, known: KnownGraph, left_out: frozenset[str], statuses: Mapping[str, str]
) -> tuple[Absent, ...]:
    """What earlier imports of this source wrote and this list does not speak of, not even in a row that takes no part."""
    spoken_of = {(node.label, node.id) for node in linked.nodes}
    absent = []
    for label, id_ in sorted(known.from_source - spoken_of):
        properties = known.nodes[(label, id_)].properties
        if label in OF_A_LIST and left_out.isdisjoint(_folded_names(properties)):
            asked = statuses.get(id_, statuses.get("", ""))
            status = asked if asked and asked != properties.get("status", "active") else None
            absent.append(Absent(label, id_, str(properties.get("name", id_)), status))
    if strange := sorted(statuses.keys() - {"", *(gone.id for gone in absent)}):
        raise WrongUse(f"»{strange[0]}« mangler ikke i listen, så dens status kan ikke ændres med --missing.")
    return tuple(absent)


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
