"""From the facts of all rows to things with ids and the edges between them; rows with an open doubt are left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from importers.doubts import Answers, Doubts, told, undecided
from importers.linking.grouping import group_mentions
from importers.linking.groups import Groups
from importers.linking.identifiers import give_ids
from importers.linking.known import KnownGraph
from importers.linking.matching import Matcher
from importers.linking.names import Generic
from importers.linking.past import Past
from importers.linking.things import Thing, is_other_spelling, merge_fields
from importers.mentions import Known, RowFacts, Said
from importers.result import Decision, HeldBack, Issue

End = tuple[str, str]
"""A node's label and id."""


@dataclass(frozen=True, slots=True)
class LinkedNode:
    """A thing of the list with its id and what the list says about it; `is_partner` where rows only name it beside their own things."""

    label: str
    id: str
    is_new: bool
    name: Said
    place: str
    fields: Mapping[str, Said]
    other_names: tuple[str, ...] = ()
    is_partner: bool = False


@dataclass(frozen=True, slots=True)
class LinkedEdge:
    """An edge of the list and the cell that speaks of it."""

    type: str
    giver: End
    taker: End
    cell: str


@dataclass(frozen=True, slots=True)
class Linked:
    """What the rows come to; `facts` are those that take part, `settled` the doubts that somebody or something answered."""

    facts: tuple[RowFacts, ...]
    nodes: tuple[LinkedNode, ...]
    edges: tuple[LinkedEdge, ...]
    decisions: tuple[Decision, ...]
    settled: Mapping[str, tuple[Decision, str]]
    held_back: tuple[HeldBack, ...]
    issues: tuple[Issue, ...]


def link(
    facts: Sequence[RowFacts], known: KnownGraph, generic: Generic, answers: Answers, mutual_types: frozenset[str]
) -> Linked:
    """Link rows to each other and to the graph; an edge of the mutual types is stored once, from the smaller id."""
    taking_part = list(facts)
    open_decisions: dict[str, Decision] = {}
    settled: dict[str, tuple[Decision, str]] = {}
    held_back: dict[object, HeldBack] = {}
    past = Past.of(known)
    while True:
        doubts = Doubts(answers)
        groups = group_mentions(taking_part, generic, doubts, past)
        Matcher(known, groups, generic, doubts).match_all()
        settled |= doubts.settled
        open_decisions |= doubts.open
        waiting = {row: decision for _, decision in sorted(doubts.open.items(), reverse=True) for row in decision.rows}
        if not waiting:
            break
        held_back |= {row: HeldBack(row, undecided(decision)) for row, decision in waiting.items()}
        taking_part = [fact for fact in taking_part if fact.row not in waiting]
    above = {thing.parent for thing in groups.things.values()} & groups.things.keys()
    called = {key: groups.things[key].name for key in above}
    parents = {key: called[thing.parent] for key, thing in groups.things.items() if thing.parent in called}
    things = [groups.things[key] for key in sorted(groups.things)]
    give_ids(things, parents, known.nodes.keys())
    nodes, issues = _nodes(things)
    issues += [told(decision, answer) for _, (decision, answer) in sorted(settled.items())]
    issues += sorted({held.issue for held in held_back.values()}, key=lambda issue: (issue.cell, issue.message))
    edges = _edges(taking_part, groups, mutual_types)
    decisions = tuple(decision for _, decision in sorted(open_decisions.items()))
    return Linked(
        tuple(taking_part), tuple(nodes), tuple(edges), decisions, settled, tuple(held_back.values()), tuple(issues)
    )


def _nodes(things: Sequence[Thing]) -> tuple[list[LinkedNode], list[Issue]]:
    nodes: list[LinkedNode] = []
    issues: list[Issue] = []
    for thing in sorted(things, key=lambda thing: (thing.label, thing.id)):
        fields, said = merge_fields(thing)
        issues += said
        spellings = sorted({mention.name for mention in thing.mentions})
        called = thing.name
        others = tuple(spelling for spelling in spellings if is_other_spelling(spelling, [called]))
        name = Said(called, min(mention.cell for mention in thing.mentions if mention.name == called))
        is_partner = all(mention.is_partner for mention in thing.mentions)
        nodes.append(LinkedNode(thing.label, thing.id, thing.is_new, name, thing.place, fields, others, is_partner))
    return nodes, issues


def _edges(facts: Sequence[RowFacts], groups: Groups, mutual_types: frozenset[str]) -> list[LinkedEdge]:
    """Every tie of every row as an edge between ids, each once, with the first cell that speaks of it."""
    found: dict[tuple[str, End, End], LinkedEdge] = {}
    for row, fact in enumerate(facts):
        for tie in fact.ties:
            giver = groups.thing_of((row, tie.giver))
            taker = _end(tie.taker, row, groups)
            ends = ((giver.label, giver.id), taker)
            first, second = sorted(ends) if tie.type in mutual_types else ends
            edge = LinkedEdge(tie.type, first, second, tie.cell)
            identity = (edge.type, edge.giver, edge.taker)
            if edge.giver != edge.taker and (identity not in found or edge.cell < found[identity].cell):
                found[identity] = edge
    return [found[identity] for identity in sorted(found)]


def _end(taker: int | Known, row: int, groups: Groups) -> End:
    if isinstance(taker, Known):
        return (taker.label, taker.id)
    thing = groups.thing_of((row, taker))
    return (thing.label, thing.id)
