"""How much beside its name speaks for a node of the graph being a thing of the list."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import NamedTuple

from graphmodel.records import NodeRecord
from importers.linking.groups import Groups
from importers.linking.known import KnownGraph
from importers.linking.lines import Lines
from importers.linking.names import Generic, compact
from importers.linking.node_names import contacts_of, names_of
from importers.linking.offer_evidence import OfferEvidence, compare_offer, weigh_offer
from importers.linking.pairs import Key
from importers.linking.side_by_side import facts_in, facts_of
from importers.linking.things import Thing, are_apart
from importers.linking.writings import may_be_another

STRONG, SOURCE, MEDIUM, WEAK, DOUBT, AGAINST = 5, 4, 3, 2, 1, 0
"""A neighbour, a parent or a contact; that the same source told of it before; its municipality; nothing; what only a person can settle; and
something that speaks against it."""
_MOST_CONTACTS = 4


class Providers(NamedTuple):
    """The names of an offer's provider in a list, and of those that a graph's offer has."""

    listed: str
    known: str


class Judge:
    """Weighs nodes against things by their surroundings in the graph and in the list."""

    def __init__(self, known: KnownGraph, groups: Groups, generic: Generic) -> None:
        self._known, self._groups, self._generic = known, groups, generic
        self._near = known.neighbours
        self._around: defaultdict[Key, set[str]] = defaultdict(set)
        self._offers_contacts: defaultdict[Key, set[str]] = defaultdict(set)
        for thing in groups.things.values():
            if thing.parent and thing.label != "Organisation":
                self._around[thing.parent].add(compact(thing.name))
            if thing.parent and thing.label == "Offer":
                self._offers_contacts[thing.parent] |= thing.contacts()
        for person, workplaces in self._workplaces().items():
            name = compact(groups.things[person].name)
            for workplace in workplaces:
                self._around[workplace].add(name)
        self._workplaces_found: dict[Key, set[Key]] = {}
        self._lines: dict[str, Lines] = {}

    def weigh(self, thing: Thing, node: NodeRecord) -> int:
        """How much speaks for a node, as one of the levels above."""
        weigh = {"Organisation": self._organisation, "Offer": self._offer, "Actor": self._person}[thing.label]
        evidence = weigh(thing, node)
        is_another = evidence != AGAINST and may_be_another(thing, node)
        if evidence == AGAINST or (evidence == STRONG and not is_another):
            return evidence
        if self.share_a_contact(thing, node) or (
            thing.label == "Organisation" and self.shares_phone_and_mail(thing, node)
        ):
            return STRONG
        if is_another:
            return DOUBT
        return SOURCE if evidence > DOUBT and node.identity in self._known.from_source else evidence

    def is_enough(self, thing: Thing, evidence: int, candidates: int) -> bool:
        """Whether that settles the matter among so many candidates; a name that many places have needs more than one of its own."""
        if evidence == STRONG:
            return True
        if thing.label == "Organisation" and self._generic.is_unit(thing.name):
            return evidence == SOURCE and candidates == 1
        if thing.label == "Organisation" and self._generic.is_kind(thing.name):
            return evidence >= MEDIUM and candidates == 1
        return evidence >= MEDIUM or (evidence == WEAK and candidates == 1)

    def is_from_the_source_alone(self, thing: Thing, node: NodeRecord) -> bool:
        """Whether an earlier edition told of an organisation as this one does: in the same municipality, or in none."""
        if thing.label != "Organisation" or node.identity not in self._known.from_source:
            return False
        return not self._generic.is_unit(thing.name) and self.places_of(node) == ({thing.place} - {""})

    def share_a_contact(self, thing: Thing, node: NodeRecord) -> bool:
        """Whether a contact of an organisation or its offers in the list is one of the node's or its offers'."""
        return self.is_told_by(self.contacts_around(thing) & self._contacts_around_node(node), thing, node)

    def is_told_by(self, shared: AbstractSet[str], thing: Thing, node: NodeRecord) -> bool:
        """Whether contacts that a thing shares with a node say that they are one; a switchboard's number does not."""
        if not shared:
            return False
        if thing.label not in self._lines:
            listed = (
                (one.name, self.contacts_around(one))
                for one in self._groups.things.values()
                if one.label == thing.label
            )
            known = ((names_of(one)[0], self._contacts_around_node(one)) for one in self._known.of_label(thing.label))
            self._lines[thing.label] = Lines(thing.label, chain(listed, known))
        return self._lines[thing.label].tell(shared, thing.name, names_of(node)[0])

    def _contacts_around_node(self, node: NodeRecord) -> set[str]:
        ids = self._near.to("PROVIDES", node.id) if node.label == "Organisation" else ()
        return contacts_of(node).union(*(contacts_of(self._known.nodes[("Offer", id_)]) for id_ in ids))

    def contacts_around(self, thing: Thing) -> set[str]:
        """The contacts of a thing; of an organisation also those of its offers in the list."""
        return thing.contacts() | self._offers_contacts[thing.key]

    def shares_phone_and_mail(self, thing: Thing, node: NodeRecord) -> bool:
        """Whether both a phone and an e-mail of an organisation, or of its offers in the list, are the node's own."""
        shared = self.contacts_around(thing) & contacts_of(node)
        return {"phone", "email"} <= {form.partition(":")[0] for form in shared}

    def offers_of(self, thing: Thing) -> list[NodeRecord]:
        """The offers that the graph's own node of an offer's provider provides, by id; none where the graph has no such node."""
        provider = self._groups.things.get(thing.parent)
        ids = self._near.to("PROVIDES", provider.id) if provider and provider.id else set()
        return [self._known.nodes[("Offer", id_)] for id_ in sorted(ids)]

    def weigh_longer(self, thing: Thing, node: NodeRecord) -> OfferEvidence | None:
        """What speaks for an offer being one of its provider's of which one name holds the other; None where nothing can."""
        provider = self._groups.things[thing.parent]
        names = [mention.name for mention in provider.mentions]
        for id_ in self._near.at("PROVIDES", node.id):
            names += names_of(self._known.nodes[("Organisation", id_)])
        return weigh_offer(thing, node, names, self._answering(node))

    def may_be_renamed(self, thing: Thing, node: NodeRecord) -> bool:
        """Whether an offer may be one of its provider's under a new name: it has a contact that no other has, or a person and more."""
        if self.is_told_by(thing.contacts() & contacts_of(node), thing, node):
            return True
        agree, differ = compare_offer(thing, node, self._answering(node))
        return "person" in agree and len(agree) > 1 and not differ

    def _answering(self, node: NodeRecord) -> list[str]:
        """The names of who answers for an offer: its own contact, and the persons tied to it."""
        ids = sorted(self._near.at("ANSWERS_FOR", node.id))
        own = [str(node.properties["contact_name"])] if node.properties.get("contact_name") else []
        return [*own, *(names_of(self._known.nodes[("Actor", id_)])[0] for id_ in ids)]

    def facts_of(self, thing: Thing) -> list[str]:
        """What a question shows of a thing of the list beside its name; of an organisation also the contacts that stand beside it."""
        beside = sorted(form.partition(":")[2] for form in self._offers_contacts[thing.key] - thing.contacts())
        where = []
        if thing.label == "Organisation" and thing.place and not thing.path:
            where = [self._generic.name_of_place(thing.place)]
        elif thing.label == "Actor" and thing.parent in self._groups.things:
            where = [self._groups.things[thing.parent].name]
        return [*where, *facts_of(thing), *beside[:_MOST_CONTACTS]]

    def providers_apart(self, thing: Thing, node: NodeRecord) -> Providers | None:
        """Who provides an offer in the list and in the graph, None where that is one or unknown."""
        ids = sorted(self._near.at("PROVIDES", node.id))
        provider = self._groups.things.get(thing.parent)
        if not provider or not ids or provider.id in ids:
            return None
        known = [names_of(self._known.nodes[("Organisation", id_)])[0] for id_ in ids]
        return Providers(provider.name, " og ".join(known))

    def facts_of_node(self, node: NodeRecord) -> list[str]:
        """What a question shows of a node beside its name."""
        if node.label == "Organisation":
            around = sorted(map(self._generic.name_of_place, self.places_of(node))) or ["uden kommune"]
            return [node.id, *around, *facts_in(node.properties)]
        if node.label == "Offer":
            return [node.id, *facts_in({**node.properties, "contact_name": ", ".join(self._answering(node))})]
        workplaces = [("Organisation", id_) for id_ in sorted(self._near.to("WORKS_AT", node.id))]
        at = [names_of(self._known.nodes[workplace])[0] for workplace in workplaces]
        return [node.id, *at, *facts_in(node.properties)]

    def places_of(self, node: NodeRecord) -> set[str]:
        """The codes of the municipalities that an organisation lies in."""
        return self._near.to("LOCATED_IN", node.id)

    def lie_together(self, nodes: Iterable[NodeRecord]) -> bool:
        """Whether none of some nodes is known to lie elsewhere than another."""
        return len({place for node in nodes for place in self.places_of(node)}) < 2

    def _organisation(self, thing: Thing, node: NodeRecord) -> int:
        places = self.places_of(node)
        if thing.place and places and thing.place not in places:
            return AGAINST
        parents = self._near.to("PART_OF", node.id)
        if thing.parent:
            if self._groups.things[thing.parent].id in parents:
                return STRONG
            if self._generic.is_unit(thing.name) or (parents and self._generic.is_kind(thing.name)):
                return AGAINST
            if parents:
                return DOUBT if thing.place and thing.place in places else AGAINST
        known = [("Actor", id_) for id_ in self._near.at("WORKS_AT", node.id)] + [
            ("Offer", id_) for id_ in self._near.to("PROVIDES", node.id)
        ]
        if self._around[thing.key] & {
            compact(name) for identity in known for name in names_of(self._known.nodes[identity])
        }:
            return STRONG
        return MEDIUM if thing.place and thing.place in places else WEAK

    def _offer(self, thing: Thing, node: NodeRecord) -> int:
        providers = self._near.at("PROVIDES", node.id)
        if thing.parent:
            return STRONG if self._groups.things[thing.parent].id in providers else AGAINST if providers else WEAK
        served = self._near.to("SERVES", node.id)
        if thing.place and served and thing.place not in served:
            return AGAINST
        return WEAK if providers else MEDIUM

    def _workplaces(self) -> dict[Key, set[Key]]:
        """Where each person of the list works."""
        found: defaultdict[Key, set[Key]] = defaultdict(set)
        for handle, workplace in self._groups.workplaces.items():
            found[self._groups.key_of[handle]].add(workplace)
        return dict(found)

    def _person(self, thing: Thing, node: NodeRecord) -> int:
        workplaces = self._near.to("WORKS_AT", node.id)
        # Looked up once the organisations are matched: until then two names of a list may become one organisation.
        self._workplaces_found = self._workplaces_found or self._workplaces()
        if any(self._groups.things[key].id in workplaces for key in self._workplaces_found.get(thing.key, ())):
            return STRONG
        if not thing.parent and not workplaces:
            return MEDIUM
        return AGAINST if are_apart(thing.contacts(), contacts_of(node)) else DOUBT
