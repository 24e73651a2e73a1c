"""What is asked of a thing of a list and the nodes of the graph that it may be, side by side."""

from collections.abc import Sequence
from dataclasses import replace

from graphmodel.records import NodeRecord
from importers.doubts import DIFFERENT, PART, SAME, doubt
from importers.linking.contained import is_longer, is_part, may_be_part
from importers.linking.evidence import Judge
from importers.linking.groups import KINDS, THE_SAME, or_part
from importers.linking.names import Generic
from importers.linking.node_names import names_of
from importers.linking.questions import Questions, Sides
from importers.linking.things import Thing

_MOST_NODES = 12
"""So many nodes are shown in one question; whoever means another names its municipality in the list."""


class Asking:
    """Asks whether things are nodes of the graph."""

    def __init__(self, judge: Judge, generic: Generic, doubts: Questions) -> None:
        self._judge, self._generic, self._doubts = judge, generic, doubts

    def says_same(
        self, thing: Thing, node: NodeRecord, suggested: str, *, is_sure: bool = False, is_renamed: bool = False
    ) -> bool:
        """Whether a person says that a thing is a node, or that is sure; one that may be a part of the other can be answered so."""
        if ruled := self._doubts.ruled_of_node(thing.handles, node.identity):
            return ruled == SAME
        known, beside = self._shown(thing, node), self._beside(thing, node)
        question = f"Er »{thing.name}« i filen{beside} {THE_SAME[thing.label]} som {known}"
        choices: tuple[str, ...] = (SAME, DIFFERENT)
        part_of = "" if is_renamed else self._name_it_may_be_part_of(thing, node)
        is_first_the_part = bool(part_of) and is_longer(thing.name, part_of)
        if is_renamed:
            question = f"Hedder {known} nu »{thing.name}«, som i filen{beside}"
        elif part_of:
            part, whole = (thing.name, part_of) if is_first_the_part else (part_of, thing.name)
            question += or_part(part, whole)
            choices = (SAME, PART, DIFFERENT)
            if is_part(part, whole, self._generic):
                suggested, is_sure = PART, False
        sides = Sides(
            thing.label,
            frozenset(thing.handles),
            nodes=(node.identity,),
            is_renamed=is_renamed,
            is_first_the_part=is_first_the_part,
        )
        return self._put(thing, (node,), f"{question}?", choices, suggested, sides, is_sure=is_sure) == SAME

    def which_is_meant(self, thing: Thing, nodes: Sequence[NodeRecord], suggested: NodeRecord | None) -> None:
        """Ask which of several nodes a thing is, if any: each can be chosen by its id."""
        open_ = [node for node in nodes if not self._doubts.ruled_of_node(thing.handles, node.identity)][:_MOST_NODES]
        if len(open_) < 2:
            for node in open_:
                self.says_same(thing, node, SAME if suggested is node else DIFFERENT)
            return
        beside = self._beside(thing, open_[0])
        known = " eller ".join(self._shown(thing, node) for node in open_)
        left = len(nodes) - len(open_)
        others = f" Kortet har {left} til: nævn kommunen i listen, hvis det er en af dem." if left else ""
        question = f"Er »{thing.name}« i filen{beside} {THE_SAME[thing.label]} som {known}?{others}"
        choices = (*(node.id for node in open_), DIFFERENT)
        sides = Sides(thing.label, frozenset(thing.handles), nodes=tuple(node.identity for node in open_))
        self._put(thing, open_, question, choices, suggested.id if suggested in open_ else DIFFERENT, sides)

    def _put(
        self,
        thing: Thing,
        nodes: Sequence[NodeRecord],
        question: str,
        choices: tuple[str, ...],
        suggested: str,
        sides: Sides,
        *,
        is_sure: bool = False,
    ) -> str:
        content = [*thing.identity(), *(node.id for node in nodes)]
        decision = doubt(KINDS[thing.label], thing.name, content, thing.cells, question, choices, suggested, thing.rows)
        first, *others = (node.identity for node in nodes)
        return self._doubts.put(replace(decision, node=first, other_nodes=tuple(others)), sides, is_sure=is_sure)

    def _name_it_may_be_part_of(self, thing: Thing, node: NodeRecord) -> str:
        """The name of a node that is a part of the thing, or the thing of it, as far as their names tell; "" for none."""
        if thing.label != "Organisation":
            return ""
        return next((name for name in names_of(node) if may_be_part(thing.name, name, self._generic)), "")

    def _shown(self, thing: Thing, node: NodeRecord) -> str:
        there = self._judge.facts_of_node(node)
        if thing.label == "Offer" and (providers := self._judge.providers_apart(thing, node)):
            there = [*there, f"hos {providers.known}"]
        return f"»{names_of(node)[0]}« i kortet ({', '.join(there)})"

    def _beside(self, thing: Thing, node: NodeRecord) -> str:
        here = self._judge.facts_of(thing)
        if thing.label == "Offer" and (providers := self._judge.providers_apart(thing, node)):
            here = [f"hos {providers.listed}", *here]
        return f" ({', '.join(here)})" if here else ""
