"""What is asked while a list is linked, and what was ruled, by the rows and nodes that a question is about.

An answer to one question may make two things one, and then the next question is about another thing than the one that was shown. So an
answer is kept as a ruling on the two sides that people saw.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from importers.doubts import DIFFERENT, SAME, Answers, Doubts
from importers.linking.unions import Unions
from importers.result import Decision

Handle: TypeAlias = tuple[int, int]
"""A mention: the place of its row among the facts, and its own place in the row."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What a question is about: one thing alone, two things, or a thing and a node; things as the mentions that speak of them.

    Where a thing may be one of several nodes, the answer is the id of one. `told` is what the question names beside them, such as the
    ages of an offer; `is_renamed` where "samme" gives the node a new name; `is_first_the_part` where "del af" makes the first side a part
    of the second, and not the other way round.
    """

    label: str
    one: frozenset[Handle]
    other: frozenset[Handle] = frozenset()
    nodes: tuple[tuple[str, str], ...] = ()
    told: frozenset[str] = frozenset()
    is_renamed: bool = False
    is_first_the_part: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """An answer to a question that was shown, with what the question was about."""

    decision: Decision
    answer: str
    sides: Sides

    def of_node(self, node: tuple[str, str]) -> str:
        """What it says of one of the nodes that the question is about."""
        return SAME if self.answer in (SAME, node[1]) else DIFFERENT


@dataclass(slots=True)
class Questions(Doubts):
    """The doubts met while a list is linked, answered by the rulings alone; `disagreeing` are the rulings that others contradict."""

    rulings: Sequence[Ruling] = ()
    sides: dict[str, Sides] = field(default_factory=dict)
    disagreeing: dict[str, Ruling] = field(default_factory=dict)
    _of: defaultdict[Handle, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def under(cls, rulings: Sequence[Ruling]) -> "Questions":
        """No doubts yet, and what was ruled before."""
        questions = cls(Answers(), rulings=rulings)
        for at, ruling in enumerate(rulings):
            for side, handles in enumerate((ruling.sides.one, ruling.sides.other)):
                for handle in handles:
                    questions._of[handle].append((at, side))
        return questions

    def put(self, decision: Decision, sides: Sides, *, is_sure: bool = False) -> str:
        """Ask what nothing has ruled on; the answer is the suggestion where that is sure, else "" for open.

        What is asked twice of the same two is sure where it is so the second time, for then more is known.
        """
        self.sides[decision.id] = sides
        if is_sure:
            self.open.pop(decision.id, None)
        return self.settle(decision, is_sure=is_sure)

    def ruled(self, one: Iterable[Handle], other: Iterable[Handle]) -> str:
        """What was ruled of two things, as far as they hold what was asked about; "" where nothing was."""
        if not self.rulings:
            return ""
        theirs = self._marks(other)
        return _verdict(self.rulings[at].answer for at, side in self._marks(one) if (at, 1 - side) in theirs)

    def ruled_of_node(self, one: Iterable[Handle], node: tuple[str, str]) -> str:
        """What was ruled of a thing and a node."""
        if not self.rulings:
            return ""
        told = (self.rulings[at] for at, _ in self._marks(one))
        return _verdict(ruling.of_node(node) for ruling in told if node in ruling.sides.nodes)

    def ruled_alone(self, one: Iterable[Handle], told: frozenset[str] = frozenset()) -> str:
        """What was ruled of whether a thing is one; that it is holds for what the question named and no more."""
        if not self.rulings:
            return ""
        alone = {
            at for at, _ in self._marks(one) if not self.rulings[at].sides.other and not self.rulings[at].sides.nodes
        }
        rulings = (self.rulings[at] for at in alone)
        return _verdict(one.answer for one in rulings if one.answer == DIFFERENT or told <= one.sides.told)

    def same_things(self, label: str) -> list[Ruling]:
        """The rulings that two things of a label are one."""
        return [one for one in self.rulings if one.answer == SAME and one.sides.label == label and one.sides.other]

    def same_as_nodes(self) -> list[tuple[Ruling, tuple[str, str]]]:
        """The rulings that a thing is a node of the graph, each with the node."""
        return [(one, node) for one in self.rulings for node in one.sides.nodes if one.of_node(node) == SAME]

    def contradict(self, ruling: Ruling) -> None:
        """Note a ruling that cannot be carried out beside the others."""
        self.disagreeing[ruling.decision.id] = ruling

    def make_suggestions_agree(self) -> None:
        """Let no suggestions say together that two are one of which another says that they are two."""
        groups = Unions()
        ends = {id_: ends for id_ in self.open if (ends := self._ends(id_, groups))}
        apart = [two for id_, two in ends.items() if self.open[id_].suggested != SAME]
        for id_, (one, other) in ends.items():
            if self.open[id_].suggested != SAME:
                continue
            if groups.would_join((one, other), apart):
                self.open[id_] = replace(self.open[id_], suggested=DIFFERENT)
                apart.append((one, other))
            else:
                groups.join(one, other)

    def _ends(self, id_: str, groups: Unions) -> tuple[object, object] | None:
        """A question's two sides, each by one of its mentions, or by the node; None where it has only one, or asks which node is meant."""
        sides = self.sides[id_]
        for side in (sides.one, sides.other):
            for handle in side:
                groups.join(min(side), handle)
        if sides.nodes:
            return (min(sides.one), sides.nodes[0]) if len(sides.nodes) == 1 else None
        return (min(sides.one), min(sides.other)) if sides.other else None

    def _marks(self, handles: Iterable[Handle]) -> set[tuple[int, int]]:
        return {mark for handle in handles if handle in self._of for mark in self._of[handle]}


def _verdict(answers: Iterable[str]) -> str:
    """What several answers say of two: that they are two, wherever one says so, as "del af" does as well."""
    said = set(answers)
    return DIFFERENT if said - {SAME} else SAME if said else ""
