"""Planning: what the linked things change in the graph, compared with what it holds."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from graphmodel.catalogue import fold
from graphmodel.changes import ChangeSet
from graphmodel.fields import Value
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.schema import NODE_TYPES
from importers.absence import Absent, AbsentEdge, spoken_of_but_over, what_edges_are_absent, what_is_absent
from importers.circles import without_circles
from importers.contradictions import told_of_contradictions
from importers.edge_plans import EdgePlan, plan_edges
from importers.linking.known import KnownGraph
from importers.linking.linker import Linked, LinkedNode
from importers.linking.ties import End, LinkedEdge
from importers.progress import Progress, Stage, told, unheard
from importers.result import Issue, PlanCounts, Severity
from importers.shared_nodes import SharedNodes
from importers.taking import taken_from
from importers.values.days import have_same_months
from importers.values.words import Words
from importers.values_after import is_the_same, united, values_after


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a node or an edge that the graph has: what stands there (None for nothing), what the list says, and in which cell.

    An edge's `label` is its type, its `id` its key.
    """

    label: str
    id: str
    name: str
    field: str
    before: Value | None
    after: Value | None
    cell: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to change, how much that is, old beside new, what the list no longer has, and what the graph knows better."""

    change_set: ChangeSet
    counts: PlanCounts
    updates: tuple[FieldChange, ...] = ()
    absent: tuple[Absent, ...] = ()
    absent_edges: tuple[AbsentEdge, ...] = ()
    issues: tuple[Issue, ...] = ()
    said_again: tuple[NodeRecord | EdgeRecord, ...] = ()
    """What the graph has as the list says, and this source has had before."""

    def noted(self, *, is_chosen_anew: bool) -> "Plan":
        """The plan as its change is noted; where there is a change, that speaks of all that the list says again.

        So an earlier edition can be taken back without what this one still has. What is chosen anew is noted even where nothing changes,
        for the next edition is to be read with it.
        """
        is_change = is_chosen_anew or bool(self.change_set.seen) or not self.change_set.is_empty()
        seen = (*self.change_set.seen, *(self.said_again if is_change else ()))
        return replace(self, change_set=replace(self.change_set, seen=seen, is_noted=is_chosen_anew), said_again=())


def plan(
    linked: Linked,
    known: KnownGraph,
    words: Words,
    left_out: frozenset[str] = frozenset(),
    missing: Mapping[str, str] = MappingProxyType({}),
    progress: Progress = unheard,
) -> Plan:
    """The change that makes the graph say what the list says; what it says already is left alone.

    `left_out` are folded texts of rows that take no part: what they name is still in the list. `missing` is the status to give to
    what the list no longer has, by id, or under "" for all of it. Raises WrongUse where it names what is not missing, Stopped. The
    lists of nodes and edges are emptied, for a long list's would be in memory beside the plan.
    """
    same_as = SharedNodes(known, words)
    nodes: dict[tuple[str, str], NodeRecord] = {}
    counts: dict[str, Counter[str]] = {"create": Counter(), "update": Counter(), "unchanged": Counter()}
    issues: list[Issue] = []
    names = {identity: str(node.properties.get("name", identity[1])) for identity, node in known.nodes.items()}
    names = {(node.label, node.id): str(node.name.value) for node in linked.nodes} | names
    unlocated, over = list(_partners_anywhere(linked)), list(spoken_of_but_over(linked, known))
    absent = what_is_absent(linked, known, left_out, missing)
    named = {(node.label, node.id) for node in linked.nodes if node.is_named}
    replaced = _replaced_of_edges(linked, same_as)
    locations = list(_locations(linked))
    seen: list[NodeRecord | EdgeRecord] = []
    said_again: list[NodeRecord | EdgeRecord] = []
    whole = len(linked.nodes)
    for linked_node in told(taken_from(linked.nodes), progress, Stage.PLANNING, 0, whole):
        node, said = _without_vaguer(linked_node, known)
        issues.extend(said)
        now = known.nodes.get((node.label, node.id))
        issues.extend(told_of_contradictions(node, now.properties if now else {}))
        record, fate = _compare(node, known)
        counts[fate][node.label] += 1
        if record is not None:
            nodes[record.identity] = record
        elif not (node.is_partner or node.is_named):
            is_first = (node.label, node.id) not in known.from_source
            (seen if is_first else said_again).append(NodeRecord(node.label, node.id, {}, {"name": node.name.cell}))
    progress(Stage.PLANNING, whole, whole)
    wanted, circles = without_circles([*_edge_records(linked, same_as), *locations], known.edges.values(), names)
    progress(Stage.PLANNING, whole, whole)
    issues.extend(circles)
    for edge in wanted:
        for end in edge.ends:
            if end not in known.nodes and end not in nodes:
                nodes[end] = same_as.new_node(end)
                counts["create"][end[0]] += 1
    edges = plan_edges(wanted, known.edges, words.catalogue.mutual_types, names, replaced)
    issues += [*edges.issues, *unlocated, *over]
    for seen_edge in _edges_seen(named, edges, known):
        (said_again if seen_edge.key in known.edges_from_source else seen).append(seen_edge)
    updates = tuple(change for record in nodes.values() for change in _field_changes(record, known))
    updates += tuple(_edge_changes(edges))
    given_up = [NodeRecord(gone.label, gone.id, {"status": gone.status}) for gone in absent if gone.status]
    change_set = ChangeSet(
        (*nodes.values(), *given_up),
        tuple(edges.records[key] for key in sorted(edges.records)),
        based_on=known.version,
        seen=tuple(seen),
    )
    plan_counts = PlanCounts(
        counts["create"],
        counts["update"],
        counts["unchanged"],
        Counter(gone.label for gone in absent),
        Counter(edge.type for edge in edges.records.values()),
    )
    absent_edges = what_edges_are_absent(wanted, edges.spoken_of, known, names, left_out)
    return Plan(change_set, plan_counts, updates, absent, absent_edges, tuple(issues), tuple(said_again))


def _edges_seen(named: set[End], edges: EdgePlan, known: KnownGraph) -> Iterable[EdgeRecord]:
    """The edges that the graph has as the list says; none between what rows name by id, for a sheet that we sent out says it after us."""
    for key in sorted(edges.spoken_of - edges.records.keys()):
        edge = known.edges[key]
        begins = {"valid_from": edge.properties["valid_from"]} if edge.properties.get("valid_from") else {}
        if not named.issuperset(edge.ends):
            yield EdgeRecord(edge.type, edge.from_label, edge.from_id, edge.to_label, edge.to_id, begins)


def _field_changes(record: NodeRecord, known: KnownGraph) -> Iterable[FieldChange]:
    now = known.nodes.get(record.identity)
    if now is None:
        return
    name = str(now.properties.get("name", record.id))
    for field, after in record.properties.items():
        yield FieldChange(
            record.label, record.id, name, field, now.properties.get(field), after, record.cells.get(field, "")
        )


def _edge_changes(edges: EdgePlan) -> Iterable[FieldChange]:
    for key, before in sorted(edges.before.items()):
        record = edges.records[key]
        for field, value in before.items():
            cell = record.cells.get(field, "")
            yield FieldChange(record.type, key, edges.called[key], field, value, record.properties[field], cell)


def _without_vaguer(node: LinkedNode, known: KnownGraph) -> tuple[LinkedNode, list[Issue]]:
    """A node without what the graph knows better: exact days that a month in the list agrees with, and a later confirmation."""
    now = known.nodes.get((node.label, node.id))
    if now is None:
        return node, []
    fields, issues = dict(node.fields), []
    days, before = fields.get("intake_dates"), now.properties.get("intake_dates")
    if days and days.is_inferred and isinstance(before, list) and have_same_months(days.value, before):
        for name in ("intake", "intake_dates"):
            fields.pop(name, None)
        if days.value != before:
            exact = ", ".join(map(str, before))
            message = f"»{node.name.value}«: kortets datoer ({exact}) passer med listens måneder og er mere nøjagtige. De er beholdt."
            issues.append(Issue(Severity.NOTE, days.cell, "kept_exact", message))
    seen, last = fields.get("verified_on"), now.properties.get("verified_on")
    if seen and isinstance(last, str) and str(seen.value) < last:
        del fields["verified_on"]
        message = (
            f"»{node.name.value}« er bekræftet {last} i kortet; listen siger {seen.value}. Den seneste dato er beholdt."
        )
        suggestion = "Er listen ældre end kortet, så se efter, om det andet i rækken stadig gælder."
        issues.append(Issue(Severity.WARNING, seen.cell, "older_than_known", message, suggestion))
    return replace(node, fields=fields), issues


def _compare(node: LinkedNode, known: KnownGraph) -> tuple[NodeRecord | None, str]:
    """The record to write and what it does: create, update, or leave unchanged (no record)."""
    now = known.nodes.get((node.label, node.id))
    named = [name for name in NODE_TYPES[node.label].fields if name in node.fields]
    wanted: dict[str, Value] = {name: node.fields[name].value for name in named}
    cells = {name: node.fields[name].cell for name in named}
    names = [name for name in node.other_names if now is None or name != now.properties.get("name")]
    if now is None or node.is_renamed:
        wanted, cells = {"name": node.name.value} | wanted, {"name": node.name.cell} | cells
    elif fold(str(now.properties.get("name") or now.id)) != fold(str(node.name.value)):
        names.append(str(node.name.value))
    former = str(now.properties.get("name", "")) if now and "name" in wanted else ""
    if former and fold(former) != fold(str(wanted["name"])):
        names.append(former)
    if names and node.label == "Organisation":
        wanted["also_known_as"] = united(names, wanted.get("also_known_as"))
        cells.setdefault("also_known_as", node.name.cell)
    if now is None:
        return NodeRecord(node.label, node.id, wanted, cells), "create"
    replaced = {name for name, said in node.fields.items() if said.replaces}
    changed = {
        name: value
        for name, value in values_after(wanted, now, replaced).items()
        if not is_the_same(name, value, now.properties.get(name))
    }
    if not changed:
        return None, "unchanged"
    return NodeRecord(node.label, node.id, changed, {name: cells[name] for name in changed if name in cells}), "update"


def _edge_records(linked: Linked, same_as: SharedNodes) -> Iterable[EdgeRecord]:
    for edge in taken_from(linked.edges):
        yield _edge_record(edge, same_as)


def _edge_record(edge: LinkedEdge, same_as: SharedNodes) -> EdgeRecord:
    fields = {name: said.value for name, said in edge.fields.items()}
    cells = {"from": edge.cell} | {name: said.cell for name, said in edge.fields.items()}
    return EdgeRecord(edge.type, *edge.giver, *same_as.end(edge.taker), fields, cells)


def _replaced_of_edges(linked: Linked, same_as: SharedNodes) -> dict[str, frozenset[str]]:
    """The fields of edges, by key, that somebody wrote with the graph's words before them."""
    named = ((edge, frozenset(name for name, said in edge.fields.items() if said.replaces)) for edge in linked.edges)
    return {_edge_record(edge, same_as).key: names for edge, names in named if names}


def _locations(linked: Linked) -> Iterable[EdgeRecord]:
    """Where organisations lie: in the municipality that their rows, or the import, name."""
    for node in linked.nodes:
        if node.label == "Organisation" and node.place:
            yield EdgeRecord(
                "LOCATED_IN", "Organisation", node.id, "Municipality", node.place, cells={"from": node.name.cell}
            )


def _partners_anywhere(linked: Linked) -> Iterable[Issue]:
    """One note for the new organisations that are only named as partners, which may lie anywhere."""
    unknown = [
        node.name
        for node in linked.nodes
        if node.label == "Organisation" and node.is_partner and node.is_new and not node.place
    ]
    if unknown:
        first = min(unknown, key=lambda name: name.cell)
        others = f" og {len(unknown) - 1} til" if len(unknown) > 1 else ""
        message = f"»{first.value}«{others} står kun som samarbejdspartner og kan ligge hvor som helst. Kommunen er ukendt i kortet."
        suggestion = "Giv organisationen sin egen række med kommune, hvis den skal kunne findes efter sted."
        yield Issue(Severity.NOTE, first.cell, "partner_without_place", message, suggestion)
