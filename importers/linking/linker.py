"""From the facts of all rows to things with ids and the edges between them; rows with an open doubt are left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from importers.doubts import Answers, Doubts, told, undecided
from importers.linking.grouping import group_mentions
from importers.linking.groups import KINDS
from importers.linking.identifiers import give_ids
from importers.linking.known import KnownGraph
from importers.linking.matching import Matcher
from importers.linking.names import Generic
from importers.linking.past import Past
from importers.linking.things import Thing, is_other_spelling, merge_fields
from importers.linking.ties import LinkedEdge, link_ties
from importers.mentions import RowFacts, Said
from importers.result import Decision, HeldBack, Issue, RowId


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
class Linked:
    """What the rows come to; `rows` are those that take part, `settled` the doubts that somebody or something answered."""

    rows: frozenset[RowId]
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
        if any(label in KINDS for label, _ in known.nodes):
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
    edges, said = link_ties(taking_part, groups, mutual_types)
    issues += said
    decisions = tuple(decision for _, decision in sorted(open_decisions.items()))
    return Linked(
        frozenset(fact.row for fact in taking_part),
        tuple(nodes),
        tuple(edges),
        decisions,
        settled,
        tuple(held_back.values()),
        tuple(issues),
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
