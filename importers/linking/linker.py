"""From the facts of all rows to things with ids and the edges between them; rows with an open doubt are left out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graphmodel.catalogue import fold
from importers.doubts import Answers, told
from importers.linking.identifiers import give_ids
from importers.linking.known import KnownGraph
from importers.linking.names import Generic
from importers.linking.parts import link_parts
from importers.linking.rounds import link_in_rounds
from importers.linking.things import Thing, is_other_spelling, merge_fields
from importers.linking.ties import LinkedEdge, link_ties
from importers.mentions import RowFacts, Said
from importers.progress import Progress, Stage, Steps, unheard
from importers.result import Decision, HeldBack, Issue, RowId
from importers.taking import taken_from

_STEPS = 7
"""Organisations, offers and persons are grouped, found in the graph, given ids, tied and told of."""


@dataclass(frozen=True, slots=True)
class LinkedNode:
    """A thing of the list with its id and what the list says about it.

    `is_partner` where rows only name it beside their own things, `is_renamed` where it goes by the list's name from now on, `is_named`
    where the rows name the node itself, as in a sheet that we sent out.
    """

    label: str
    id: str
    is_new: bool
    name: Said
    place: str
    fields: Mapping[str, Said]
    other_names: tuple[str, ...] = ()
    is_partner: bool = False
    is_renamed: bool = False
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Linked:
    """What the rows come to; `rows` are those that take part, `settled` the doubts that somebody or something answered.

    `left_out` are the folded names in rows that take no part: they are in the list, whatever becomes of their rows. Whoever has made a
    plan of the nodes and edges empties their lists.
    """

    rows: frozenset[RowId]
    nodes: list[LinkedNode]
    edges: list[LinkedEdge]
    decisions: tuple[Decision, ...]
    settled: Mapping[str, tuple[Decision, str]]
    held_back: tuple[HeldBack, ...]
    issues: tuple[Issue, ...]
    left_out: frozenset[str] = frozenset()


def link(
    facts: list[RowFacts],
    known: KnownGraph,
    generic: Generic,
    answers: Answers,
    mutual_types: frozenset[str],
    progress: Progress = unheard,
) -> Linked:
    """Link rows to each other and to the graph; an edge of the mutual types is stored once, from the smaller id.

    The list of facts is emptied: what a long list's rows say is in the things then, and need not be in memory twice. Raises Stopped.
    """
    names = {node.id: str(node.properties.get("name") or node.id) for node in known.of_label("Municipality")}
    generic = replace(generic, municipalities=names)
    steps = Steps(progress, Stage.LINKING, len(facts), _STEPS)
    rounds = link_in_rounds(facts, known, generic, answers, steps)
    groups, settled, held_back = rounds.groups, rounds.settled, rounds.held_back
    above = {thing.parent for thing in groups.things.values()} & groups.things.keys()
    called = {key: groups.things[key].name for key in above}
    parents = {key: called[thing.parent] for key, thing in groups.things.items() if thing.parent in called}
    things = [groups.things[key] for key in sorted(groups.things)]
    give_ids(things, parents, known.nodes.keys())
    steps.next()
    edges, said_of_edges = link_ties(rounds.facts, groups, mutual_types)
    edges += link_parts(groups, rounds.rulings, known, generic)
    rows = frozenset(fact.row for fact in facts if fact.row not in held_back)
    left_out = {fold(mention.name) for fact in facts if fact.row not in rows for mention in fact.mentions}
    del groups
    rounds.let_go()
    facts.clear()
    steps.next()
    nodes, issues = _nodes(things, steps)
    issues += [told(decision, answer) for _, (decision, answer) in sorted(settled.items())]
    issues += sorted({held.issue for held in held_back.values()}, key=lambda issue: (issue.cell, issue.message))
    issues += said_of_edges
    issues += rounds.disagreeing
    decisions = tuple(decision for _, decision in sorted(rounds.open.items()))
    return Linked(
        rows,
        nodes,
        edges,
        decisions,
        settled,
        tuple(held_back.values()),
        tuple(issues),
        frozenset(left_out),
    )


def _nodes(things: list[Thing], steps: Steps) -> tuple[list[LinkedNode], list[Issue]]:
    """The things as nodes, by label and id; the list of things is emptied on the way."""
    nodes: list[LinkedNode] = []
    issues: list[Issue] = []
    things.sort(key=lambda thing: (thing.label, thing.id))
    for thing in steps.within(taken_from(things)):
        fields, said = merge_fields(thing)
        issues += said
        spellings = sorted({mention.name for mention in thing.mentions})
        called = thing.name
        others = tuple(spelling for spelling in spellings if is_other_spelling(spelling, [called]))
        name = Said(called, min(mention.cell for mention in thing.mentions if mention.name == called))
        is_partner = all(mention.is_partner for mention in thing.mentions)
        nodes.append(
            LinkedNode(
                thing.label,
                thing.id,
                thing.is_new,
                name,
                thing.place,
                fields,
                others,
                is_partner,
                is_renamed=thing.is_renamed and not thing.is_new,
                is_named=thing.is_named,
            )
        )
    return nodes, issues
