"""Which things the graph already has: the same name, and something beside it that says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphmodel.records import NodeRecord
from importers.doubts import DIFFERENT, SAME
from importers.linking.age_spans import BOUNDS
from importers.linking.asking import Asking
from importers.linking.contained import distinctive_words, say_little, words_between
from importers.linking.evidence import AGAINST, DOUBT, MEDIUM, SOURCE, STRONG, WEAK, Judge
from importers.linking.groups import Groups
from importers.linking.known import KnownGraph
from importers.linking.lookups import Lookups
from importers.linking.names import Generic, are_near, compact, forms_of, signatures
from importers.linking.node_index import NodeIndex
from importers.linking.node_names import contacts_of, names_of
from importers.linking.pairs import Key
from importers.linking.person_lookups import PersonLookups
from importers.linking.person_names import form_of
from importers.linking.questions import Questions
from importers.linking.things import Thing, are_apart
from importers.linking.writings import are_written_apart, is_written_so, may_be_another, tell_otherwise
from importers.progress import Steps


@dataclass(frozen=True, slots=True)
class _Candidate:
    node: NodeRecord
    evidence: int


class Matcher:
    """Finds the node of a thing; every node is given to one thing at most."""

    def __init__(
        self, known: KnownGraph, nodes: NodeIndex, groups: Groups, generic: Generic, doubts: Questions
    ) -> None:
        self._known, self._nodes, self._groups, self._generic, self._doubts = known, nodes, groups, generic, doubts
        self._judge = Judge(known, groups, generic)
        self._owners: dict[tuple[str, str], Thing] = {}
        self._unions: list[tuple[Key, Key]] = []
        self._asking = Asking(self._judge, generic, doubts)
        self._persons = PersonLookups(known, self._judge, nodes, self._owners)
        self._lookups = Lookups(known, groups, generic, self._judge, nodes, self._owners)

    def match_all(self, steps: Steps) -> None:
        """Give what the graph has its id: organisations from the outermost in, then offers and persons by their organisations.

        What rows name by id comes before all, so that no name can take its node.
        """
        for thing in self._groups.named():
            self._take(thing, self._known.nodes[(thing.label, thing.mentions[0].id)])
        self._carry_out()
        organisations = self._groups.of_label("Organisation")
        depths = {thing.key: len(self._groups.above(thing)) for thing in organisations}
        for depth in sorted(set(depths.values())):
            self._match((thing for thing in organisations if depths[thing.key] == depth), steps)
        self._unite()
        self._match(self._groups.of_label("Offer"), steps)
        self._unite()
        self._match(self._groups.of_label("Actor"), steps)

    def _carry_out(self) -> None:
        """Give things the nodes that people say they are; two of one node are one."""
        for ruling, identity in self._doubts.same_as_nodes():
            sides = ruling.sides
            keys = {self._groups.key_of[each] for each in sides.one if each in self._groups.key_of}
            if not keys or identity not in self._known.nodes:
                continue
            thing, node = self._groups.things[min(keys)], self._known.nodes[identity]
            owner = self._owners.get(node.identity)
            if owner is thing:
                continue
            if thing.id or (owner and self._doubts.ruled(owner.handles, thing.handles) == DIFFERENT):
                self._doubts.contradict(ruling)
            elif owner:
                self._groups.unite(owner.key, thing.key)
            else:
                self._take(thing, node)
                thing.is_renamed = sides.is_renamed

    def _unite(self) -> None:
        for kept, given_up in self._unions:
            self._groups.unite(kept, given_up)
        self._unions.clear()

    def _match(self, things: Iterable[Thing], steps: Steps) -> None:
        """The surest matches first, so that a weaker one cannot take their node."""
        findable = [thing for thing in things if thing.label in self._nodes.labels]
        ranked = [(thing, self._candidates(thing)) for thing in steps.within(sorted(findable, key=Thing.content))]
        for wanted in (STRONG, SOURCE, MEDIUM, WEAK):
            for is_exact in (True, False):
                for thing, candidates in ranked:
                    if not thing.id:
                        self._take_surest(thing, self._free(candidates), wanted, is_exact=is_exact)
        for thing, candidates in steps.within(ranked):
            if not thing.id:
                self._ask_in_the_end(thing, self._free(candidates))

    def _free(self, candidates: list[_Candidate]) -> list[_Candidate]:
        return [found for found in candidates if found.node.identity not in self._owners]

    def _take_surest(self, thing: Thing, candidates: list[_Candidate], wanted: int, *, is_exact: bool) -> None:
        best = max((found.evidence for found in candidates), default=DOUBT)
        if best != wanted:
            return
        top = [found.node for found in candidates if found.evidence == best]
        is_known = len(top) == 1 and self._judge.is_from_the_source_alone(thing, top[0])
        if not (is_known or self._judge.is_enough(thing, best, len(candidates))):
            return
        if len(top) > 1:
            top = [node for node in top if _agrees(thing, node)] or top
            top = [node for node in top if is_written_so(thing, node)] or top
        if is_exact and not any(is_written_so(thing, node) for node in top):
            return
        if len(top) == 1 or best == STRONG:
            self._take(thing, min(top, key=lambda node: node.id))

    def _ask_in_the_end(self, thing: Thing, candidates: list[_Candidate]) -> None:
        """What nothing has settled: another name of something found, a doubt for a person, or a name that is almost the same."""
        if thing.label == "Organisation" and self._shares_its_node(thing):
            return
        if thing.label == "Offer" and self._is_provided_by_several(thing):
            return
        if not candidates:
            if found := self._lookups.by_other_name(thing):
                self._ask(thing, *found)
            self._look_for_near(thing)
            self._look_for_contained(thing)
            self._look_up(thing)
        elif not (thing.label == "Organisation" and self._generic.is_unit(thing.name)):
            best = max(candidates, key=lambda found: found.evidence)
            as_likely = [found.node for found in candidates if found.evidence == best.evidence]
            is_likely = self._judge.lie_together(as_likely) and (thing.label != "Actor" or thing.is_end)
            is_likely = is_likely and not may_be_another(thing, best.node)
            is_likely = is_likely and not (
                self._generic.is_common_name(thing.name) and tell_otherwise(thing, best.node)
            )
            self._ask_which(thing, as_likely, is_likely=is_likely)

    def _take(self, thing: Thing, node: NodeRecord) -> None:
        """Give a thing its node, unless people say that it is another."""
        if self._doubts.ruled_of_node(thing.handles, node.identity) == DIFFERENT:
            return
        thing.id, thing.is_new = node.id, False
        self._owners[node.identity] = thing

    def _candidates(self, thing: Thing) -> list[_Candidate]:
        names = dict.fromkeys(
            form_of(thing.label, form) for mention in thing.mentions for form in forms_of(mention.name)
        )
        nodes = {node.identity: node for name in names for node in self._nodes.by_name[(thing.label, name)]}
        weighed = ((node, self._judge.weigh(thing, node)) for _, node in sorted(nodes.items()))
        return [_Candidate(node, evidence) for node, evidence in weighed if evidence > AGAINST]

    def _shares_its_node(self, thing: Thing) -> bool:
        """Whether a node that another name of the list has found goes by this name as well: then the two names are one thing."""
        if thing.path or self._generic.is_unit(thing.name):
            return False
        for candidate in self._candidates(thing):
            owner = self._owners.get(candidate.node.identity)
            if (
                not owner
                or are_written_apart(owner, thing)
                or owner.path
                or (owner.place != thing.place and not owner.is_named)
            ):
                continue
            if self._doubts.ruled(owner.handles, thing.handles) == DIFFERENT:
                continue
            if self._judge.is_enough(thing, candidate.evidence, 1) or self._asking.says_same(
                thing, candidate.node, SAME
            ):
                self._unions.append((owner.key, thing.key))
                thing.id, thing.is_new = owner.id, False
            return True
        return False

    def _look_for_near(self, thing: Thing) -> None:
        """A name in the graph that differs by a slip of the hand, in the same place or under the same parent."""
        if thing.id or thing.label == "Actor":
            return
        nodes = {
            node.identity: node
            for signature in signatures(thing.name)
            for node in self._nodes.by_signature[(thing.label, signature)]
        }
        for identity, node in sorted(nodes.items()):
            if identity in self._owners or not are_near(thing.name, names_of(node)[0]):
                continue
            mine, theirs = thing.contacts(), contacts_of(node)
            if self._judge.weigh(thing, node) <= DOUBT:
                continue
            if self._judge.is_told_by(mine & theirs, thing, node):
                self._take(thing, node)
            else:
                self._ask(thing, node, DIFFERENT if are_apart(mine, theirs) else SAME)
            return

    def _look_for_contained(self, thing: Thing) -> None:
        """A name in the graph that holds this one, or is held by it: taken where a contact says so, else asked about."""
        if thing.id or thing.label != "Organisation" or thing.path:
            return
        nodes = {
            node.id: node for word in distinctive_words(thing.name, self._generic) for node in self._nodes.by_word[word]
        }
        found: list[tuple[int, str, frozenset[str]]] = []
        for id_, node in nodes.items():
            between = [words for name in names_of(node) if (words := words_between(thing.name, name, self._generic))]
            if between and node.identity not in self._owners and self._judge.weigh(thing, node) > DOUBT:
                shortest = min(between, key=lambda words: (len(words), sorted(words)))
                found.append((len(shortest), id_, shortest))
        found.sort(key=lambda item: item[:2])
        for _, id_, _ in found:
            if self._judge.share_a_contact(thing, nodes[id_]):
                if self._lookups.names_only_the_kind(thing, nodes[id_]):
                    self._take(thing, nodes[id_])
                elif not self._judge.shares_phone_and_mail(thing, nodes[id_]):
                    self._ask(thing, nodes[id_], DIFFERENT)
                return
        for length, id_, words in found[:1]:
            is_part = self._lookups.is_part(thing, nodes[id_])
            if length == 1 or is_part or say_little(words, self._generic):
                is_likely = say_little(words, self._generic) and not is_part
                self._ask(thing, nodes[id_], SAME if is_likely else DIFFERENT)

    def _is_provided_by_several(self, thing: Thing) -> bool:
        """Whether another provider's row has found the offer of this name, and the graph says that both provide it."""
        for node in self._judge.offers_of(thing):
            owner = self._owners.get(node.identity)
            if owner and compact(thing.name) in map(compact, names_of(node)):
                self._unions.append((owner.key, thing.key))
                thing.id, thing.is_new = owner.id, False
                return True
        return False

    def _look_up(self, thing: Thing) -> None:
        """What goes by another name than the thing: longer, renamed, shortened, with its municipality, at another provider."""
        ways = (
            self._lookups.longer_offer,
            self._lookups.with_its_phone_and_mail,
            self._lookups.with_one_word_more,
            self._lookups.with_its_municipality,
            self._persons.of_another_spelling,
            self._persons.of_another_surname,
            self._lookups.of_another_name,
            self._lookups.of_another_provider,
            self._lookups.renamed_offer,
        )
        for found in (look(thing) for look in ways if not thing.id):
            if found:
                self._ask(thing, *found)
        if not thing.id and (in_short := self._lookups.in_short(thing)):
            self._ask_which(thing, in_short, is_likely=len(in_short) == 1 and not tell_otherwise(thing, in_short[0]))

    def _ask_which(self, thing: Thing, nodes: list[NodeRecord], *, is_likely: bool) -> None:
        """Ask whether a thing is a node, the first where that is likely; of several, which."""
        if len(nodes) > 1:
            self._asking.which_is_meant(thing, nodes, nodes[0] if is_likely else None)
        else:
            self._ask(thing, nodes[0], SAME if is_likely else DIFFERENT)

    def _ask(
        self, thing: Thing, node: NodeRecord, suggested: str, is_sure: bool = False, is_renamed: bool = False
    ) -> None:
        if self._asking.says_same(thing, node, suggested, is_sure=is_sure, is_renamed=is_renamed):
            self._take(thing, node)
            thing.is_renamed = is_renamed


def _agrees(thing: Thing, node: NodeRecord) -> bool:
    """Whether the ages that a thing names are the node's."""
    said: Mapping[str, object] = {name: one.value for mention in thing.mentions for name, one in mention.fields.items()}
    return all(said.get(name) == node.properties.get(name) for name in BOUNDS)
