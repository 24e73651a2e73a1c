"""How is the graph? What is in it, and what looks wrong in the data or is missing: one pass over everything that is stored."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphmodel import history, stored
from graphmodel.access import Reader
from graphmodel.catalogue import Catalogue
from graphmodel.cpr import cpr_in_field, mask_cpr
from graphmodel.records import EdgeRecord, NodeRecord, Record
from graphmodel.schema import COLLABORATION_TYPES, MODEL_VERSION

_LABELS_PRESENT = "MATCH (node)\nRETURN labels(node)[0] AS label, count(node) AS nodes\nORDER BY label"


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of thing that looks wrong, and where: ids of nodes, or `from → to` of edges."""

    code: str
    message: str
    ids: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "message": self.message, "ids": list(self.ids)}


@dataclass(frozen=True, slots=True)
class Report:
    """The store's state; nodes and edges are counted by label and type."""

    version: int
    model_version: int
    model_of_program: int
    nodes: Mapping[str, int]
    edges: Mapping[str, int]
    problems: tuple[Problem, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "model_version": self.model_version,
            "nodes": dict(self.nodes),
            "edges": dict(self.edges),
            "problems": [problem.as_json() for problem in self.problems],
        }


@dataclass(slots=True)
class _Gathered:
    """What the pass has seen."""

    ids: dict[str, set[str]] = field(default_factory=dict)
    ends: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    covering: set[str] = field(default_factory=set)
    """Organisations with a collaboration that their units have as well."""
    found: dict[str, list[str]] = field(default_factory=dict)

    def add(self, code: str, where: str) -> None:
        self.found.setdefault(code, []).append(mask_cpr(where))


_MESSAGES = {
    "cpr": "Ligner et CPR-nummer; det må ikke stå her",
    "never": "Slutter, før det begynder, og gælder derfor aldrig",
    "ages": "Den laveste alder er højere end den højeste, så det er for ingen",
    "owner_unknown": "Ejeren af samarbejdet er ikke en person i kortet",
    "at_unknown": "Stedet (at) er ikke en organisation i kortet",
    "twice": "Et gensidigt samarbejde står to gange, en gang hver vej",
    "kind_unknown": "Typen står ikke i kataloget",
    "offer_without_provider": "Tilbud uden udbyder",
    "offer_without_area": "Tilbud uden område, så det svarer ikke på noget delmål",
    "offer_without_stage": "Tilbud uden fase",
    "offer_without_route": "Tilbud uden vej ind; regnes som henvisning",
    "organisation_alone": "Organisation uden samarbejde med andre",
    "organisation_nowhere": "Organisation uden kommune",
    "youth_without_contact": "Ung uden kontaktperson",
    "youth_without_sub_goal": "Ung uden delmål",
    "sub_goal_without_area": "Delmål uden område",
    "permission_of_nobody": "Bemyndigelse, som ingen rolle giver",
    "role_of_nobody": "Rolle, som ingen har",
    "foreign": "Punkter i lageret, som Kædekort ikke kender",
}


def check_graph(reader: Reader, catalogue: Catalogue) -> Report:
    """Look at everything in the store, in the state that the reader sees."""
    gathered = _Gathered()
    nodes: Counter[str] = Counter()
    edges: Counter[str] = Counter()
    for node in stored.all_nodes(reader):
        nodes[node.label] += 1
        _look_at_node(gathered, node, catalogue)
    for edge in stored.all_edges(reader):
        edges[edge.type] += 1
        _look_at_edge(gathered, edge, catalogue.mutual_types)
    _look_at_whole(gathered)
    known = {*nodes, "Store", "Change", "ChangePart"}
    for row in reader.run(_LABELS_PRESENT):
        if row["label"] not in known:
            gathered.add("foreign", f"{row['label']} ({row['nodes']})")
    problems = tuple(
        Problem(code, message, tuple(sorted(gathered.found[code])))
        for code, message in _MESSAGES.items()
        if code in gathered.found
    )
    return Report(
        history.version(reader),
        history.model_version(reader),
        MODEL_VERSION,
        dict(sorted(nodes.items())),
        dict(sorted(edges.items())),
        problems,
    )


def _look_at_node(gathered: _Gathered, node: NodeRecord, catalogue: Catalogue) -> None:
    gathered.ids.setdefault(node.label, set()).add(node.id)
    _look_for_cpr(gathered, node, node.id)
    _look_at_span(gathered, node, node.id)
    lowest, highest = node.properties.get("min_age"), node.properties.get("max_age")
    if isinstance(lowest, int) and isinstance(highest, int) and lowest > highest:
        gathered.add("ages", f"{node.id} ({lowest}-{highest})")
    kinds: Mapping[str, Any] = {"Organisation": catalogue.organisation_kinds, "Offer": catalogue.offer_kinds}.get(
        node.label, {}
    )
    kind = node.properties.get("kind")
    if kinds and kind and kind not in kinds:
        gathered.add("kind_unknown", f"{node.id} ({kind})")
    if node.label == "Offer" and not node.properties.get("route"):
        gathered.add("offer_without_route", node.id)


def _look_at_edge(gathered: _Gathered, edge: EdgeRecord, mutual: frozenset[str]) -> None:
    where = f"{edge.from_id} → {edge.to_id} ({edge.type})"
    seen = gathered.ends.setdefault(edge.type, set())
    if edge.type in mutual and (edge.to_id, edge.from_id) in seen and edge.from_id != edge.to_id:
        gathered.add("twice", where)
    seen.add((edge.from_id, edge.to_id))
    if edge.properties.get("covers_units"):
        gathered.covering |= {edge.from_id, edge.to_id}
    _look_for_cpr(gathered, edge, where)
    _look_at_span(gathered, edge, where)
    for name, label, code in (("owner", "Actor", "owner_unknown"), ("at", "Organisation", "at_unknown")):
        named = edge.properties.get(name)
        if named and named not in gathered.ids.get(label, set()):
            gathered.add(code, f"{where}: {named}")


def _look_for_cpr(gathered: _Gathered, record: Record, where: str) -> None:
    if any(cpr_in_field(name, value) for name, value in record.properties.items()):
        gathered.add("cpr", where)


def _look_at_span(gathered: _Gathered, record: Record, where: str) -> None:
    valid_from, valid_to = record.properties.get("valid_from"), record.properties.get("valid_to")
    if isinstance(valid_from, str) and isinstance(valid_to, str) and valid_to < valid_from:
        gathered.add("never", where)


def _look_at_whole(gathered: _Gathered) -> None:
    """What only everything together can tell: who lacks which edge."""

    def at(*types: str) -> Iterator[tuple[str, str]]:
        return (pair for type_ in types for pair in gathered.ends.get(type_, ()))

    _lacking(gathered, "Offer", "offer_without_provider", (to for _, to in at("PROVIDES")))
    _lacking(gathered, "Offer", "offer_without_area", (from_ for from_, _ in at("DEVELOPS")))
    _lacking(gathered, "Offer", "offer_without_stage", (from_ for from_, _ in at("SUITS")))
    together = {end for pair in at(*COLLABORATION_TYPES) for end in pair}
    _lacking(gathered, "Organisation", "organisation_alone", together | _units_of(gathered.covering, at("PART_OF")))
    _lacking(gathered, "Organisation", "organisation_nowhere", (from_ for from_, _ in at("LOCATED_IN")))
    _lacking(gathered, "Youth", "youth_without_contact", (to for _, to in at("CONTACT_PERSON_FOR")))
    _lacking(gathered, "Youth", "youth_without_sub_goal", (from_ for from_, _ in at("WORKS_TOWARDS")))
    _lacking(gathered, "SubGoal", "sub_goal_without_area", (from_ for from_, _ in at("IN_AREA")))
    _lacking(gathered, "Permission", "permission_of_nobody", (to for _, to in at("GRANTS")))
    _lacking(gathered, "Role", "role_of_nobody", (to for _, to in at("HOLDS")))


def _units_of(organisation_ids: Iterable[str], parts: Iterable[tuple[str, str]]) -> set[str]:
    """The units of some organisations, over any number of steps."""
    below: dict[str, list[str]] = {}
    for unit, whole in parts:
        below.setdefault(whole, []).append(unit)
    found: set[str] = set()
    waiting = list(organisation_ids)
    while waiting:
        units = set(below.get(waiting.pop(), ())) - found
        found |= units
        waiting += units
    return found


def _lacking(gathered: _Gathered, label: str, code: str, having: Iterable[str]) -> None:
    for id_ in gathered.ids.get(label, set()) - set(having):
        gathered.add(code, id_)
