"""Nodes of the graph that a thing of a list may be though neither's name is the other's: renamed, shortened, with its municipality."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graphmodel.records import NodeRecord
from importers.doubts import DIFFERENT, SAME
from importers.linking.abbreviations import Called, pairs_in_short
from importers.linking.contained import (
    content_words,
    is_part,
    local_words,
    names_both,
    only_tell_the_kind,
    say_little,
    tell_apart,
)
from importers.linking.evidence import DOUBT, MEDIUM, Judge
from importers.linking.found import Found
from importers.linking.groups import Groups
from importers.linking.known import KnownGraph
from importers.linking.names import Generic, compact, normal
from importers.linking.node_index import NodeIndex
from importers.linking.node_names import contacts_of, names_of
from importers.linking.pairs import Key
from importers.linking.things import Thing, are_apart
from importers.linking.writings import tell_otherwise


class Lookups:
    """Looks for the nodes of things that their names have not found; `owners` are the things that have found theirs."""

    def __init__(
        self,
        known: KnownGraph,
        groups: Groups,
        generic: Generic,
        judge: Judge,
        nodes: NodeIndex,
        owners: Mapping[tuple[str, str], Thing],
    ) -> None:
        self._known, self._groups, self._generic = known, groups, generic
        self._judge, self._nodes, self._owners = judge, nodes, owners
        self._local: defaultdict[tuple[str, frozenset[str]], list[NodeRecord]] = defaultdict(list)
        self._in_short: dict[Key, set[tuple[str, str]]] | None = None
        self._offers: defaultdict[Key, list[Thing]] = defaultdict(list)
        for node in known.of_label("Organisation"):
            for place in judge.places_of(node):
                for words in {local_words(name, place, generic) for name in names_of(node)}:
                    self._local[(place, words)].append(node)

    def longer_offer(self, thing: Thing) -> Found | None:
        """An offer of the same provider whose name holds this one's, or is held by it: "Staldvagt", "Staldvagt på Tangmose Rideklub".

        Sure where the name only tells the provider as well or enough beside it agrees, and no other could be meant.
        """
        if thing.label != "Offer":
            return None
        free = filter(self._is_free, self._judge.offers_of(thing))
        found = [weighed for node in free if (weighed := self._judge.weigh_longer(thing, node))]
        if not found:
            return None
        best = max(found, key=lambda weighed: weighed.weight)
        is_alone = sum(weighed.weight == best.weight for weighed in found) == 1
        rivals = (self._judge.weigh_longer(other, best.node) for other in self._others_of_its_provider(thing))
        is_sure = best.is_sure and is_alone and not any(other is not None and other.is_sure for other in rivals)
        return Found(best.node, SAME if best.is_likely else DIFFERENT, is_sure=is_sure)

    def with_its_phone_and_mail(self, thing: Thing) -> Found | None:
        """The organisation that has both the phone and the e-mail of this one, whatever its name: sure, unless others have them too."""
        if thing.label != "Organisation" or thing.path:
            return None
        around = self._judge.contacts_around(thing)
        nodes = {node.id: node for contact in around for node in self._nodes.by_contact[contact]}
        found = [
            node
            for _, node in sorted(nodes.items())
            if self._judge.shares_phone_and_mail(thing, node) and self._is_possible(thing, node)
        ]
        if len(found) != 1 or not self._is_free(found[0]):
            return None
        has_rivals = any(
            other is not thing and self._judge.shares_phone_and_mail(other, found[0])
            for other in self._groups.of_label("Organisation")
        )
        says_too_little = self._generic.is_kind(thing.name) or self._generic.is_unit(thing.name)
        is_sure = not (has_rivals or says_too_little or self._is_another_by_a_word(thing, found[0]))
        return Found(found[0], SAME if is_sure else DIFFERENT, is_sure=is_sure)

    def with_one_word_more(self, thing: Thing) -> Found | None:
        """A name of several words that is this one's but for one word: the same where that is a place or a kind, else another."""
        if thing.label != "Organisation" or thing.path:
            return None
        mine = content_words(thing.name)
        nodes = {
            node.id: node
            for shared in (mine, *(mine - {word} for word in mine))
            for node in self._nodes.by_words[shared]
        }
        for _, node in sorted(nodes.items()):
            between = [mine ^ theirs for theirs in map(content_words, names_of(node)) if mine < theirs or theirs < mine]
            is_near = any(len(words) == 1 and not tell_apart(words) for words in between)
            if is_near and self._is_free(node) and self._is_possible(thing, node):
                tells_a_place = any(self._generic.is_place(word) for words in between for word in words)
                is_likely = self.names_only_the_kind(thing, node) or (tells_a_place and not self.is_part(thing, node))
                return Found(node, SAME if is_likely else DIFFERENT)
        return None

    def with_its_municipality(self, thing: Thing) -> Found | None:
        """An organisation of the same municipality of which only one name, or the other way round, says where it is: "PPR Kolding"."""
        if thing.label != "Organisation" or thing.path or not thing.place:
            return None
        words = local_words(thing.name, thing.place, self._generic)
        nodes = self._local[(thing.place, words)] if words else []
        found = [node for node in nodes if self._is_free(node) and self._is_possible(thing, node)]
        if len(found) != 1:
            return None
        if are_apart(self._judge.contacts_around(thing), contacts_of(found[0])):
            return Found(found[0], DIFFERENT)
        has_others = any(where == thing.place and words < longer for where, longer in self._local)
        return Found(found[0], SAME, is_sure=not has_others)

    def by_other_name(self, thing: Thing) -> Found | None:
        """The organisation that goes by another name which the list tells of this one; renamed where the list calls that a former name."""
        if thing.label != "Organisation" or thing.path:
            return None
        nodes = {
            node.id: node for name in thing.other_names for node in self._nodes.by_name[(thing.label, compact(name))]
        }
        found = [node for node in nodes.values() if self._is_free(node) and self._is_possible(thing, node)]
        if len(found) != 1:
            return None
        former = {compact(name) for mention in thing.mentions for name in mention.former}
        is_renamed = compact(names_of(found[0])[0]) in former
        is_another = tell_otherwise(thing, found[0]) and not is_renamed
        is_sure = self._judge.weigh(thing, found[0]) >= MEDIUM and not is_another
        return Found(found[0], DIFFERENT if is_another else SAME, is_sure=is_sure, is_renamed=is_renamed)

    def in_short(self, thing: Thing) -> list[NodeRecord]:
        """The organisations of which one name, the thing's or the node's, may be the other with initials: "UU Odense"."""
        if thing.label != "Organisation" or thing.path:
            return []
        if self._in_short is None:
            self._in_short = self._find_in_short()
        found = [self._known.nodes[identity] for identity in sorted(self._in_short.get(thing.key, ()))]
        return [node for node in found if self._is_free(node) and self._is_possible(thing, node)]

    def _find_in_short(self) -> dict[Key, set[tuple[str, str]]]:
        things = (
            (thing.key, Called(thing.name, self._generic.name_of_place(thing.place) if thing.place else ""))
            for thing in self._groups.of_label("Organisation")
            if not thing.id
        )
        nodes = (
            (node.identity, Called(name, self._generic.name_of_place(place) if place else ""))
            for node in self._known.of_label("Organisation")
            for place in self._judge.places_of(node) or {""}
            for name in names_of(node)
        )
        found: defaultdict[Key, set[tuple[str, str]]] = defaultdict(set)
        for key, identity in pairs_in_short(things, nodes):
            found[key].add(identity)
        return found

    def of_another_name(self, thing: Thing) -> Found | None:
        """An organisation that an earlier edition of the list had under another name, with the same phone or e-mail."""
        if thing.label != "Organisation" or thing.path:
            return None
        reached = {form for form in thing.contacts() if not form.startswith("web:")}
        nodes = {node.id: node for form in sorted(reached) for node in self._nodes.by_contact[form]}
        found = [node for _, node in sorted(nodes.items()) if self._is_left_over(node)]
        found = [node for node in found if self._is_possible(thing, node)]
        if len(found) != 1:
            return None
        rivals = (other for other in self._groups.of_label("Organisation") if other is not thing and not other.id)
        if not all(reached.isdisjoint(other.contacts()) for other in rivals):
            return None
        name = names_of(found[0])[0]
        is_another = names_both(thing.name, name) or tell_apart(content_words(thing.name) ^ content_words(name))
        is_another = is_another or self.is_part(thing, found[0])
        is_common = self._generic.is_kind(thing.name) or self._generic.is_unit(thing.name)
        return Found(found[0], DIFFERENT if is_common or is_another else SAME)

    def of_another_provider(self, thing: Thing) -> Found | None:
        """An offer of the same name and contact that an earlier edition of the list had from another provider.

        It has moved where that provider still stands in the list, without it; else both may have one of that name.
        """
        if thing.label != "Offer":
            return None
        nodes = self._nodes.by_name[("Offer", compact(thing.name))]
        found = [node for node in nodes if self._is_left_over(node) and thing.contacts() & contacts_of(node)]
        if len(found) != 1:
            return None
        before = self._known.neighbours.at("PROVIDES", found[0].id)
        has_moved = any(("Organisation", id_) in self._owners for id_ in before)
        return Found(found[0], SAME if has_moved else DIFFERENT)

    def renamed_offer(self, thing: Thing) -> Found | None:
        """The one offer of the same provider that earlier editions had, this one has not, and that has this one's contact."""
        if thing.label != "Offer":
            return None
        left = [node for node in self._judge.offers_of(thing) if self._is_left_over(node)]
        found = [node for node in left if self._judge.may_be_renamed(thing, node)]
        others = (other for other in self._others_of_its_provider(thing) if not other.id)
        if len(found) != 1 or any(self._judge.may_be_renamed(other, found[0]) for other in others):
            return None
        is_of_several = names_both(thing.name, names_of(found[0])[0])
        return Found(found[0], DIFFERENT if is_of_several else SAME, is_renamed=True)

    def _others_of_its_provider(self, thing: Thing) -> Iterator[Thing]:
        """The other offers that the list has of an offer's provider."""
        if not self._offers:
            for offer in self._groups.of_label("Offer"):
                self._offers[offer.parent].append(offer)
        yield from (other for other in self._offers[thing.parent] if other is not thing)

    def names_only_the_kind(self, thing: Thing, node: NodeRecord) -> bool:
        """Whether the words that one of two names has too many tell nothing that makes it another: its kind, or where it lies."""
        if self.is_part(thing, node):
            return False
        mine, known = content_words(thing.name), self._words_of_its_place(node)
        return any(
            only_tell_the_kind((mine ^ content_words(name)) - known, thing.name, name, self._generic)
            for name in names_of(node)
        )

    def is_part(self, thing: Thing, node: NodeRecord) -> bool:
        """Whether the name of one of the two says that it is a part of the other."""
        return any(is_part(thing.name, name, self._generic) for name in names_of(node))

    def _words_of_its_place(self, node: NodeRecord) -> set[str]:
        return {word for place in self._judge.places_of(node) for word in normal(self._generic.name_of_place(place))}

    def _is_another_by_a_word(self, thing: Thing, node: NodeRecord) -> bool:
        """Whether one name is the other with more behind it, as "Klub Bolbro Junior" is, that is neither a place nor known of the node."""
        if self.is_part(thing, node):
            return True
        mine, names = normal(thing.name), names_of(node)
        known = self._words_of_its_place(node)
        for theirs in map(normal, names):
            shorter, longer = sorted((mine, theirs), key=len)
            behind = frozenset(longer[len(shorter) :]) - known
            known_otherwise = {word for name in names if normal(name) != theirs for word in normal(name)}
            is_told = behind - known_otherwise and not say_little(behind, self._generic)
            if longer[: len(shorter)] == shorter and is_told and not any(map(self._generic.is_place, behind)):
                return True
        return False

    def _is_free(self, node: NodeRecord) -> bool:
        return node.identity not in self._owners

    def _is_left_over(self, node: NodeRecord) -> bool:
        """Whether earlier editions of the list had a node and nothing in this one has found it."""
        return node.identity in self._known.from_source and self._is_free(node)

    def _is_possible(self, thing: Thing, node: NodeRecord) -> bool:
        """Whether nothing speaks against a thing being a node."""
        return self._judge.weigh(thing, node) > DOUBT
