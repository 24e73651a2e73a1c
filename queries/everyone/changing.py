"""The facts as they would be without something, or with something added (design, section 4, "What-if")."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from graphmodel.records import EdgeRecord, NodeRecord
from queries.day.network import is_active
from queries.everyone import tables
from queries.everyone.records import Records
from queries.everyone.tables import COLLABORATIONS, FOLLOWERS, EdgeTable, NodeTable, Row
from queries.facts.fetch import NetworkFacts, OfferFacts, YouthFacts
from queries.facts.youth_rows import SubGoalRow, YouthRow

Facts = TypeVar("Facts", NetworkFacts, OfferFacts, YouthFacts)

_FAR, _NEVER = "9999-12-31", "0001-01-01"
_YOUTHS = NodeTable("youth", "Youth", YouthRow)
_SUB_GOALS = next(table for table in tables.YOUTH_EDGES if table.row is SubGoalRow)


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken away: nodes with all their edges, and all edges of a type between two ends."""

    nodes: frozenset[tuple[str, str]] = frozenset()
    """Labels and ids."""
    edges: frozenset[tuple[str, str, str]] = frozenset()
    """Types, and the ids that they lead from and to."""

    def of(self, tables: Iterable[EdgeTable]) -> tuple[EdgeTable, ...]:
        """The tables in which something may stand that is taken away."""
        types, labels = {type_ for type_, _, _ in self.edges}, {label for label, _ in self.nodes}
        return tuple(
            table
            for table in tables
            if labels & set(table.ends) or (table.edge_type in types if table.edge_type else types)
        )


@dataclass(frozen=True, slots=True)
class Added:
    """What is added, as it would stand in the graph: each node and edge with all its fields, those that it has already among them."""

    nodes: tuple[NodeRecord, ...] = ()
    """Every sub-goal that an added edge leads to is among them."""
    edges: tuple[EdgeRecord, ...] = ()


def changed(records: Records, taken: Taken, added: Added) -> Records:
    """The facts first without what is taken away, then with what is added."""
    left = _without(records, taken) if taken.nodes or taken.edges else records
    return _with(left, added) if added.nodes or added.edges else left


def _without(records: Records, taken: Taken) -> Records:
    gone = {id_ for label, id_ in taken.nodes if label == "Permission"}
    # A permission that nobody can give is still there, and required.
    at_ends = replace(taken, nodes=frozenset(node for node in taken.nodes if node[0] != "Permission"))
    network = _less(records.network, tables.NETWORK_NODES, at_ends.of((*tables.NETWORK_EDGES, COLLABORATIONS)), at_ends)
    grants = tuple(row for row in network.grants if row.permission_id not in gone)
    of_youths = at_ends.of(tables.YOUTH_EDGES)
    return replace(
        records,
        network=replace(network, grants=grants, withdrawn=network.withdrawn | gone) if gone else network,
        offers=_offers_without(records.offers, at_ends),
        followers=tuple(_still_there(FOLLOWERS, records.followers, at_ends)),
        youths=tuple(_less(youth, (), of_youths, at_ends) for youth in records.youths),
    )


def _offers_without(offers: OfferFacts, taken: Taken) -> OfferFacts:
    """The offers less what is taken away; a SERVES still counts as recorded, though it holds on no day."""
    others = replace(taken, edges=frozenset(edge for edge in taken.edges if edge[0] != "SERVES"))
    if others != taken:
        served = tuple(
            replace(row, valid_from=_FAR, valid_to=_NEVER)
            if ("SERVES", row.offer_id, row.municipality_id) in taken.edges
            else row
            for row in offers.serves
        )
        offers = replace(offers, serves=served)
    return _less(offers, tables.OFFER_NODES, others.of(tables.OFFER_EDGES), others)


def _less(facts: Facts, nodes: Sequence[NodeTable], edges: Sequence[EdgeTable], taken: Taken) -> Facts:
    """The facts with the very same rows where nothing is taken from them; the facts themselves where nothing is at all."""
    left: dict[str, Any] = {}
    for table in nodes:
        rows = getattr(facts, table.name)
        kept = tuple(row for row in rows if (table.label, row.id) not in taken.nodes)
        if len(kept) != len(rows):
            left[table.name] = kept
    for edges_of_a_type in edges:
        rows = getattr(facts, edges_of_a_type.name)
        kept = tuple(_still_there(edges_of_a_type, rows, taken)) if rows else ()
        if len(kept) != len(rows):
            left[edges_of_a_type.name] = kept
    return replace(facts, **left) if left else facts


def _still_there(table: EdgeTable, rows: Iterable[Row], taken: Taken) -> Iterable[Row]:
    giver_label, taker_label = table.ends
    for row in rows:
        type_, giver, taker = table.edge(row)
        is_at_taken = (giver_label, giver) in taken.nodes or (taker_label, taker) in taken.nodes
        if not is_at_taken and (type_, giver, taker) not in taken.edges:
            yield row


def _with(records: Records, added: Added) -> Records:
    network = _more(records.network, tables.NETWORK_NODES, (*tables.NETWORK_EDGES, COLLABORATIONS), added)
    followers = [FOLLOWERS.row_of(edge) for edge in added.edges if FOLLOWERS.holds(edge)]
    given_again = {node.id for node in added.nodes if node.label == "Permission"}
    return replace(
        records,
        network=replace(network, withdrawn=network.withdrawn - given_again),
        offers=_more(records.offers, tables.OFFER_NODES, tables.OFFER_EDGES, added),
        followers=FOLLOWERS.with_rows(records.followers, followers),
        youths=_youths_with(records.youths, added),
    )


def _more(facts: Facts, nodes: Sequence[NodeTable], edges: Sequence[EdgeTable], added: Added) -> Facts:
    more: dict[str, Any] = {}
    for nodes_of_a_label in nodes:
        rows = getattr(facts, nodes_of_a_label.name)
        more[nodes_of_a_label.name] = nodes_of_a_label.with_nodes(rows, added.nodes)
    for table in edges:
        told = [table.row_of(edge) for edge in added.edges if table.holds(edge)]
        more[table.name] = table.with_rows(getattr(facts, table.name), told)
    return replace(facts, **more)


def _youths_with(youths: Sequence[YouthFacts], added: Added) -> tuple[YouthFacts, ...]:
    """The youths with what is added; one that is not active any more is no longer among them."""
    by_id = {youth.youth.id: youth for youth in youths}
    for node in added.nodes:
        if node.label == "Youth":
            row = _YOUTHS.row_of(node)
            by_id[node.id] = replace(by_id[node.id], youth=row) if node.id in by_id else YouthFacts(row)
    spoken_of = {id_ for edge in added.edges for label, id_ in edge.ends if label == "Youth"}
    sub_goals = {node.id for node in added.nodes if node.label == "SubGoal"}
    sub_goals |= {id_ for edge in added.edges for label, id_ in edge.ends if label == "SubGoal"}
    return tuple(
        _youth_with(facts, added)
        if id_ in spoken_of or (sub_goals and any(row.sub_goal_id in sub_goals for row in facts.sub_goals))
        else facts
        for id_, facts in sorted(by_id.items())
        if is_active(facts.youth.status)
    )


def _youth_with(facts: YouthFacts, added: Added) -> YouthFacts:
    """One youth with what is added: the edges at the youth, then those at the sub-goals, and what these are now."""
    id_ = facts.youth.id
    nodes = {node.id: node for node in added.nodes if node.label == "SubGoal"}
    more: dict[str, Any] = {}
    for table in tables.YOUTH_EDGES:
        at_youth = [
            _row_of(table, edge, nodes) for edge in added.edges if table.holds(edge) and ("Youth", id_) in edge.ends
        ]
        more[table.name] = table.with_rows(getattr(facts, table.name), at_youth)
    more["sub_goals"] = tuple(_as_now(row, nodes) for row in more["sub_goals"])
    mine = {row.sub_goal_id for row in more["sub_goals"]}
    areas = next(table for table in tables.YOUTH_EDGES if table.name == "sub_goal_areas")
    told = [areas.row_of(edge) for edge in added.edges if areas.holds(edge) and edge.from_id in mine]
    more["sub_goal_areas"] = areas.with_rows(facts.sub_goal_areas, told)
    return replace(facts, **more)


def _row_of(table: EdgeTable, edge: EdgeRecord, sub_goals: dict[str, NodeRecord]) -> Row:
    row = table.row_of(edge)
    return _as_now(row, sub_goals) if table is _SUB_GOALS else row


def _as_now(row: SubGoalRow, sub_goals: dict[str, NodeRecord]) -> SubGoalRow:
    """The row with what its sub-goal is once the change is made."""
    node = sub_goals.get(row.sub_goal_id)
    if node is None:
        return row
    of_edge = {"youth_id", "sub_goal_id", "valid_from", "valid_to"}
    told: dict[str, Any] = {
        field.name: node.properties.get(field.name) for field in fields(SubGoalRow) if field.name not in of_edge
    }
    return replace(row, **told)
