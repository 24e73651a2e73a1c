"""The facts of rows that name their node: whatever names say, they are about that node and no other."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from graphmodel.catalogue import fold
from graphmodel.records import EdgeRecord, NodeRecord
from importers.linking.known import KnownGraph, Neighbours
from importers.linking.node_names import names_of
from importers.mentions import JOINED, OWNERS, Mention, RowFacts, Said, Tie
from importers.replies.settled import Record, Settled

_GATHERING_WORDS = JOINED | {"note"}
"""Texts in which the words of other columns are kept."""


def bind_named(facts: Iterable[RowFacts], settled: Settled, known: KnownGraph) -> list[RowFacts]:
    """The facts, those of rows that name a node or an edge bound to it."""
    if not settled.named:
        return list(facts)
    return [
        fact
        if (record := settled.named.get(fact.row.row)) is None
        else _bound(fact, record, known, settled.near, settled.written.get(fact.row.row, frozenset()))
        for fact in facts
    ]


def _bound(fact: RowFacts, record: Record, known: KnownGraph, near: Neighbours, written: AbstractSet[str]) -> RowFacts:
    if isinstance(record, EdgeRecord):
        return _to_edge(fact, record, known, written)
    return _to_node(fact, record, known, near, written)


def _to_node(
    fact: RowFacts, node: NodeRecord, known: KnownGraph, near: Neighbours, written: AbstractSet[str]
) -> RowFacts:
    """The row's own thing is the node; the organisations beside it are the graph's own where they are called the same."""
    own = _place_of_own(fact, node)
    if own is None:
        return fact
    beside = _beside(node, known, near)
    mentions = []
    for place, mention in enumerate(fact.mentions):
        if place == own:
            mentions.append(_named(mention, node, written))
        elif mention.label == "Organisation" and (known_one := beside.get(fold(mention.name))):
            mentions.append(replace(mention, id=known_one.id, place="", path=()))
        else:
            mentions.append(mention)
    named = {place for place, mention in enumerate(mentions) if mention.id}
    ties = tuple(tie for tie in fact.ties if not _is_known({tie.giver, tie.taker} <= named, tie, fact.mentions[own]))
    return replace(fact, mentions=tuple(mentions), ties=ties)


def _place_of_own(fact: RowFacts, node: NodeRecord) -> int | None:
    """The mention that a row is about: the only one of its label, or of several organisations the innermost."""
    own = [
        place for place, mention in enumerate(fact.mentions) if mention.label == node.label and not mention.is_partner
    ]
    return own[-1] if own else None


def _beside(node: NodeRecord, known: KnownGraph, near: Neighbours) -> Mapping[str, NodeRecord]:
    """The organisations that the graph ties to a node, by the names they go by."""
    type_ = OWNERS.get(node.label, "PART_OF")
    ids = near.at(type_, node.id) if type_ == "PROVIDES" else near.to(type_, node.id)
    organisations = [known.nodes[("Organisation", id_)] for id_ in sorted(ids)]
    return {fold(name): organisation for organisation in organisations for name in names_of(organisation)}


def _replacing(fields: Mapping[str, Said], written: AbstractSet[str]) -> dict[str, Said]:
    """The fields as they stand in the place of the graph's, but for words that another column's cell adds to a text."""
    return {
        name: said._replace(replaces=name in written or name not in _GATHERING_WORDS) for name, said in fields.items()
    }


def _named(mention: Mention, node: NodeRecord, written: AbstractSet[str]) -> Mention:
    """The mention as one of the node, its values in the place of the graph's; another name is a new one for it."""
    fields = _replacing(mention.fields, written)
    name = str(node.properties.get("name") or node.id)
    if mention.name != name:
        fields["name"] = Said(mention.name, mention.cell, replaces=True)
    return replace(mention, name=name, id=node.id, place="", path=(), fields=fields)


def _is_known(is_between_named: bool, tie: Tie, own: Mention) -> bool:
    """Whether a tie adds nothing: the graph ties its ends, or nobody wrote its municipality and it was taken for the list's."""
    return is_between_named or (tie.type == "SERVES" and tie.cell == own.cell)


def _to_edge(fact: RowFacts, edge: EdgeRecord, known: KnownGraph, written: AbstractSet[str]) -> RowFacts:
    """Both ends are the edge's own, and the day from which it holds is its identity."""
    tie = next((tie for tie in fact.ties if tie.type == edge.type and isinstance(tie.taker, int)), None)
    if tie is None:
        return fact
    ends = {tie.giver: edge.from_id, tie.taker: edge.to_id}
    mentions = tuple(
        replace(
            mention,
            id=ends[place],
            name=str(known.nodes[("Organisation", ends[place])].properties.get("name")),
            place="",
            is_partner=False,
        )
        if place in ends
        else mention
        for place, mention in enumerate(fact.mentions)
    )
    begins = edge.properties.get("valid_from")
    fields = _replacing(tie.fields, written)
    if isinstance(begins, str):
        fields.setdefault("valid_from", Said(begins, tie.cell))
    ties = tuple(replace(one, fields=fields) if one is tie else one for one in fact.ties)
    return replace(fact, mentions=mentions, ties=ties)
