"""Planning: what the linked things change in the graph, compared with what it holds."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graphmodel.catalogue import fold
from graphmodel.changes import ChangeSet
from graphmodel.errors import WrongUse
from graphmodel.fields import Value, is_given
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.reference import Reference
from importers.kept_words import with_kept_words
from importers.linking.known import KnownGraph
from importers.linking.linker import End, Linked, LinkedNode
from importers.linking.things import contact_form
from importers.result import Issue, PlanCounts, Severity
from importers.understanding.days import have_same_months
from importers.understanding.words import Words

_CODE = re.compile(r"0[1-9]\d\d")
_OF_A_LIST = ("Organisation", "Offer", "Actor")

_GROWING = frozenset({"also_known_as", "languages", "accessibility", "cannot", "interests"})
"""Lists in which a partner's list adds to what is known; other lists are replaced."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to change, how much that is, and what the list says that the graph knows better."""

    change_set: ChangeSet
    counts: PlanCounts
    issues: tuple[Issue, ...] = ()


def check_municipality(code: str, known: Mapping[str, str], reference: Reference) -> str:
    """The four digits of a municipality: any of that form, though neither the graph nor the reference may know it. Raises WrongUse."""
    full = code.strip().zfill(4)
    if full in known or full in reference.municipalities or _CODE.fullmatch(full):
        return full
    raise WrongUse(f"»{code}« er ikke en kommunekode. Brug de fire cifre, for eksempel 0621 for Kolding.")


def name_of_unknown(code: str) -> str:
    """What a municipality is called of which only the code is known."""
    return f"Kommune {code}"


def unknown_municipality(code: str, cell: str) -> Issue:
    """The warning for a code that nobody knows: a made-up municipality, or a slip of the hand."""
    message = f"Kommunekoden {code} findes hverken i kortet eller blandt Danmarks kommuner. Den oprettes som »{name_of_unknown(code)}«."
    return Issue(
        Severity.WARNING, cell, "municipality_unknown", message, "Er koden skrevet forkert, så ret --municipality."
    )


def plan(linked: Linked, known: KnownGraph, words: Words) -> Plan:
    """The change that makes the graph say what the list says; what it says already is left alone."""
    same_as = _SharedNodes(known, words)
    nodes: dict[tuple[str, str], NodeRecord] = {}
    counts: dict[str, Counter[str]] = {"create": Counter(), "update": Counter(), "unchanged": Counter()}
    issues: list[Issue] = []
    for linked_node in linked.nodes:
        node, said = _without_vaguer(linked_node, known)
        issues.extend(said)
        record, fate = _compare(node, known)
        counts[fate][node.label] += 1
        if record is not None:
            nodes[record.identity] = record
    edges: dict[str, EdgeRecord] = {}
    turned = {_turned(edge).key for edge in known.edges.values() if edge.type in words.catalogue.mutual_types}
    for edge in (*_edge_records(linked, same_as), *_locations(linked)):
        for end in ((edge.from_label, edge.from_id), (edge.to_label, edge.to_id)):
            if end not in known.nodes and end not in nodes:
                nodes[end] = same_as.new_node(end)
                counts["create"][end[0]] += 1
        if edge.key not in known.edges and edge.key not in turned:
            edges.setdefault(edge.key, edge)
    issues.extend(_partners_anywhere(linked))
    missing = _missing(linked, known)
    change_set = ChangeSet(tuple(nodes.values()), tuple(edges[key] for key in sorted(edges)), based_on=known.version)
    edge_counts = Counter(edge.type for edge in edges.values())
    plan_counts = PlanCounts(counts["create"], counts["update"], counts["unchanged"], missing, edge_counts)
    return Plan(change_set, plan_counts, tuple(issues))


def _turned(edge: EdgeRecord) -> EdgeRecord:
    """A mutual edge the other way round, which says the same."""
    return EdgeRecord(edge.type, edge.to_label, edge.to_id, edge.from_label, edge.from_id, edge.properties)


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
    wanted: dict[str, Value] = {name: said.value for name, said in node.fields.items()}
    cells = {name: said.cell for name, said in node.fields.items()}
    names = list(node.other_names)
    if now is None:
        wanted, cells = {"name": node.name.value} | wanted, {"name": node.name.cell} | cells
    elif fold(str(now.properties.get("name", ""))) != fold(str(node.name.value)):
        names.append(str(node.name.value))
    if names and node.label == "Organisation":
        wanted["also_known_as"] = _united(names, wanted.get("also_known_as"))
        cells.setdefault("also_known_as", node.name.cell)
    if now is None:
        return NodeRecord(node.label, node.id, wanted, cells), "create"
    changed = {
        name: value
        for name, value in _after(wanted, now).items()
        if not _is_the_same(name, value, now.properties.get(name))
    }
    if not changed:
        return None, "unchanged"
    return NodeRecord(node.label, node.id, changed, {name: cells[name] for name in changed if name in cells}), "update"


def _after(wanted: Mapping[str, Value], now: NodeRecord) -> dict[str, Value | None]:
    """The values after the import: some lists grow, and so do words that are kept; everything else becomes what the list says.

    Days of intake belong to the kind of intake that they were said with: another kind without days takes the old ones away.
    """
    after: dict[str, Value | None] = {}
    for name, value in wanted.items():
        before = now.properties.get(name)
        after[name] = (
            _united(value, before)
            if name in _GROWING and isinstance(value, list)
            else with_kept_words(name, value, before)
        )
    if after.get("intake", now.properties.get("intake")) != now.properties.get("intake"):
        after.setdefault("intake_dates", None)
    return after


def _is_the_same(name: str, value: Value | None, before: object) -> bool:
    """Whether a value says what stands there already; a phone number with other blanks in it does."""
    return value == before or (
        before is not None and bool(form := contact_form(name, value)) and form == contact_form(name, before)
    )


def _united(value: list[str], before: Any) -> list[str]:
    """What stands already, in its order, then what is new."""
    kept = list(before) if isinstance(before, list) else []
    return [*kept, *sorted(set(value) - set(kept))]


def _edge_records(linked: Linked, same_as: "_SharedNodes") -> Iterable[EdgeRecord]:
    for edge in linked.edges:
        taker = same_as.end(edge.taker)
        yield EdgeRecord(edge.type, *edge.giver, *taker, cells={"from": edge.cell})


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


def _missing(linked: Linked, known: KnownGraph) -> dict[str, int]:
    """What earlier imports of this source wrote and this one does not speak of."""
    spoken_of = {(node.label, node.id) for node in linked.nodes}
    return Counter(label for label, id_ in known.from_source if label in _OF_A_LIST and (label, id_) not in spoken_of)


class _SharedNodes:
    """Municipalities, sectors, phases and areas: the graph's own where it has them, else made from the reference and the catalogue."""

    def __init__(self, known: KnownGraph, words: Words) -> None:
        self._known, self._words = known, words
        self._by_name = {
            (label, fold(str(node.properties.get("name", "")))): id_
            for (label, id_), node in sorted(known.nodes.items())
            if label not in _OF_A_LIST
        }
        self._objects: dict[End, dict[str, Any]] = {}

    def end(self, end: End) -> End:
        """The end as the graph knows it: by id, else the node of that label with the catalogue's name for it."""
        if end in self._known.nodes or end[0] in _OF_A_LIST:
            return end
        name = str(self.new_node(end).properties.get("name", ""))
        return (end[0], self._by_name.get((end[0], fold(name)), end[1]))

    def new_node(self, end: End) -> NodeRecord:
        """The node of a label and id as the reference or the catalogue describes it."""
        label, id_ = end
        if label == "Municipality":
            found = self._words.reference.municipalities.get(id_)
            named: dict[str, Value] = {"name": self._words.municipalities.get(id_, name_of_unknown(id_))}
            return NodeRecord(label, id_, {"name": found.name, "region": found.region} if found else named)
        if not self._objects:
            self._objects = {
                (entry["node"], entry["id"]): entry for entry in self._words.catalogue.as_objects() if "node" in entry
            }
        entry = self._objects.get(end, {})
        return NodeRecord(
            label, id_, {key: value for key, value in entry.items() if key not in ("node", "id") and is_given(value)}
        )
