"""Persons of the graph that a person of a list may be though they are called otherwise: shortened, with another surname."""

from collections.abc import Mapping

from importers.doubts import DIFFERENT, SAME
from importers.linking.evidence import STRONG, Judge
from importers.linking.found import Found
from importers.linking.known import KnownGraph
from importers.linking.names import are_near, signatures
from importers.linking.node_index import NodeIndex
from importers.linking.node_names import contacts_of, names_of
from importers.linking.person_names import is_with_another_surname, may_be_one_person, other_names_of, surname_of
from importers.linking.things import Thing, are_apart


class PersonLookups:
    """Looks for the nodes of persons that their names have not found; `owners` are the things that have found theirs."""

    def __init__(
        self, known: KnownGraph, judge: Judge, nodes: NodeIndex, owners: Mapping[tuple[str, str], Thing]
    ) -> None:
        self._known, self._judge, self._nodes, self._owners = known, judge, nodes, owners

    def of_another_spelling(self, thing: Thing) -> Found | None:
        """A person of the same organisation whose name is this one's with less or more in it: "M. Hansen"."""
        if thing.label != "Actor" or not surname_of(thing.name):
            return None
        found = [
            node
            for node in self._nodes.by_surname[surname_of(thing.name)]
            if may_be_one_person(thing.name, names_of(node)[0]) and node.identity not in self._owners
            if self._judge.weigh(thing, node) == STRONG
        ]
        told = [node for node in found if self._judge.is_told_by(thing.contacts() & contacts_of(node), thing, node)]
        if len(told) == 1:
            return Found(told[0], SAME, is_sure=True)
        open_ = [node for node in found if not (thing.contacts() and contacts_of(node))]
        return Found(open_[0], SAME) if len(found) == len(open_) == 1 else None

    def of_another_surname(self, thing: Thing) -> Found | None:
        """A person of the same organisation or contact whose surname is this one's with one more, or by a slip; the former is renamed."""
        if thing.label != "Actor":
            return None
        nodes = {node.id: node for name in other_names_of(thing.name) for node in self._nodes.by_surname[name]}
        nodes |= {
            node.id: node for form in signatures(thing.name) for node in self._nodes.by_signature[(thing.label, form)]
        }
        found = []
        for _, node in sorted(nodes.items()):
            name, contacts = names_of(node)[0], contacts_of(node)
            has_another = is_with_another_surname(thing.name, name)
            if not (has_another or are_near(thing.name, name)) or node.identity in self._owners:
                continue
            if self._judge.weigh(thing, node) == STRONG and not are_apart(thing.contacts(), contacts):
                is_told = self._judge.is_told_by(thing.contacts() & contacts, thing, node)
                is_renamed = has_another and node.identity in self._known.from_source
                found.append(Found(node, SAME if has_another or is_told else DIFFERENT, is_renamed=is_renamed))
        return found[0] if len(found) == 1 else None
