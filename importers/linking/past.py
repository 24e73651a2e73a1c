"""What the graph remembers of earlier answers: two names that it knows apart are two, two names of one node are one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from importers.doubts import DIFFERENT, SAME
from importers.linking.known import KnownGraph, Neighbours
from importers.linking.names import compact, forms_of, written
from importers.linking.node_names import contacts_of, names_of
from importers.linking.person_names import form_of


@dataclass(frozen=True, slots=True)
class Past:
    """The nodes that earlier imports of the same source wrote, by label and name."""

    by_name: dict[tuple[str, str], frozenset[str]]
    by_writing: dict[tuple[str, str], frozenset[str]]
    neighbours: Neighbours
    organisation_names: dict[str, frozenset[str]]
    reached: dict[str, frozenset[str]]
    """The organisations that a contact reaches, by themselves or by their offers."""
    parts: frozenset[tuple[str, str]]
    """The names of organisations that are part of another in the graph, whoever said so, each with that one's."""

    @classmethod
    def of(cls, known: KnownGraph) -> "Past":
        """What a graph remembers of a source."""
        by_name: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        by_writing: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        organisations = {}
        for (label, id_), node in known.nodes.items():
            names = frozenset(form_of(label, name) for name in names_of(node))
            if label == "Organisation":
                organisations[id_] = names
            if (label, id_) in known.from_source:
                for name in names:
                    by_name[(label, name)].add(id_)
                for writing in map(written, names_of(node)):
                    by_writing[(label, writing)].add(id_)
        neighbours = known.neighbours
        reached: defaultdict[str, set[str]] = defaultdict(set)
        for (label, id_), node in known.nodes.items():
            of_node = (
                {id_} if label == "Organisation" else neighbours.at("PROVIDES", id_) if label == "Offer" else set()
            )
            for contact in contacts_of(node) if of_node else ():
                reached[contact] |= of_node
        return cls(
            {key: frozenset(ids) for key, ids in by_name.items()},
            {key: frozenset(ids) for key, ids in by_writing.items()},
            neighbours,
            organisations,
            {contact: frozenset(ids) for contact, ids in reached.items()},
            frozenset(
                (part, whole)
                for id_, names in organisations.items()
                for above in neighbours.to("PART_OF", id_)
                for part in names
                for whole in organisations.get(above, ())
            ),
        )

    def says(self, label: str, one: str, other: str) -> str:
        """Whether two names were one thing or two when this source was last read; "" where it does not tell."""
        if label == "Organisation" and {(compact(one), compact(other)), (compact(other), compact(one))} & self.parts:
            return DIFFERENT
        mine, theirs = self.nodes(label, one), self.nodes(label, other)
        if compact(one) == compact(other) and label != "Actor" and written(one) != written(other):
            return self._says_of_writings(label, one, other)
        if compact(one) == compact(other):
            return DIFFERENT if len(mine) > 1 else ""
        if mine & theirs:
            return SAME
        return DIFFERENT if mine and theirs else ""

    def _says_of_writings(self, label: str, one: str, other: str) -> str:
        """Whether two writings of one name were one node or two in one place; others of that name lie elsewhere."""
        mine, theirs = (self.by_writing.get((label, written(name)), frozenset()) for name in (one, other))
        if mine & theirs:
            return SAME
        is_beside = any(
            self._surroundings(label, id_) == self._surroundings(label, at) for id_ in mine for at in theirs
        )
        return DIFFERENT if is_beside else ""

    def _surroundings(self, label: str, id_: str) -> set[str]:
        """Who provides an offer, or where an organisation lies."""
        near = self.neighbours
        return near.at("PROVIDES", id_) if label == "Offer" else near.to("LOCATED_IN", id_)

    def nodes(self, label: str, name: str) -> frozenset[str]:
        """The ids of a source's earlier nodes of that name."""
        return self.by_name.get((label, form_of(label, name)), frozenset())

    def organisations_reached(self, name: str, contacts: Iterable[str]) -> frozenset[str]:
        """The ids of all organisations of that name that one of the contacts reaches."""
        found = {id_ for contact in contacts for id_ in self.reached.get(contact, ())}
        return frozenset(id_ for id_ in found if compact(name) in self.organisation_names.get(id_, ()))

    def organisations_at(self, name: str, place: str) -> frozenset[str]:
        """The ids of a source's earlier organisations of that name that lie there; "" for those that lie nowhere known."""
        wanted = {place} if place else set()
        return frozenset(
            id_ for id_ in self.nodes("Organisation", name) if self.neighbours.to("LOCATED_IN", id_) == wanted
        )

    def is_called_both(self, one: str, other: str) -> bool:
        """Whether the graph has an organisation that goes by both names, whoever said so."""
        mine, theirs = ({compact(form) for form in forms_of(name)} for name in (one, other))
        return any(mine & names and theirs & names for names in self.organisation_names.values())

    def works_at_both(self, name: str, one: str, other: str) -> bool:
        """Whether one person of that name was known to work at both organisations."""
        wanted = (compact(one), compact(other))
        for id_ in self.nodes("Actor", name):
            at = [
                self.organisation_names.get(workplace, frozenset()) for workplace in self.neighbours.to("WORKS_AT", id_)
            ]
            first, second = (sum(wanted_name in names for names in at) for wanted_name in wanted)
            if first and second and (wanted[0] != wanted[1] or first > 1):
                return True
        return False
