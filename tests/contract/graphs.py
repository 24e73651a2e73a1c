"""Graphs for the contract suite, derived from the declarations: one that holds everything, and random ones."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from graphmodel.cpr import cpr_in_field
from graphmodel.derived_cypher import end_labels
from graphmodel.fields import FieldSpec, Kind, Value
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.schema import EDGE_TYPES, NODE_TYPES

_SAMPLES: Mapping[Kind, Value] = {
    Kind.TEXT: "æøå",
    Kind.TEXTS: ["æøå", "0101"],
    Kind.TEXT_OR_TEXTS: ["én", "to"],
    Kind.WHOLE: 7,
    Kind.NUMBER: 7.5,
    Kind.TEXT_OR_NUMBER: "8-10",
    Kind.TRUTH: True,
    Kind.DAY: "2026-11-23",
    Kind.MONTH: "2009-04",
    Kind.DAYS: ["2027-01-04", "2027-08-02"],
}


def sample_value(spec: FieldSpec) -> Value:
    """A value that the field may hold; a status is active, so that the thing takes part."""
    if spec.name == "status":
        return "active"
    return spec.choices[0] if spec.choices else _SAMPLES[spec.kind]


def whole_graph() -> tuple[list[NodeRecord], list[EdgeRecord]]:
    """Every label with every field and with none, every type between every pair of labels with every field and with none."""
    nodes, edges = [], []
    for label, kind in NODE_TYPES.items():
        nodes.append(
            NodeRecord(label, full_id(label), {name: sample_value(spec) for name, spec in kind.fields.items()})
        )
        nodes.append(NodeRecord(label, bare_id(label)))
    for type_, from_label, to_label in end_labels():
        fields = {name: sample_value(spec) for name, spec in EDGE_TYPES[type_].fields.items()}
        edges.append(EdgeRecord(type_, from_label, full_id(from_label), to_label, full_id(to_label), fields))
        edges.append(EdgeRecord(type_, from_label, full_id(from_label), to_label, bare_id(to_label)))
        edges.append(EdgeRecord(type_, from_label, bare_id(from_label), to_label, full_id(to_label)))
    return nodes, edges


def full_id(label: str) -> str:
    """The id of the node with every field."""
    return f"{label.lower()}-1"


def bare_id(label: str) -> str:
    """The id of the node with no field."""
    return f"{label.lower()}-2"


# ── Random graphs ──────────────────────────────────────────────────────────────────────────────────────────────────
# Ids clash between labels, some look like numbers, and some like nothing that a person would choose.
_IDS = st.sampled_from(("a", "b", "0101", "101", "1e3", "true", "a|b", "a%7Cb", "Å 'quoted\" \\ {id}", "null", "日本"))
_TEXTS = st.one_of(
    st.sampled_from(
        (
            "æøå ÆØÅ",
            "0101",
            "101",
            "2026-11-23",
            "null",
            "true",
            "1.0",
            " ",
            "a\nb",
            "'\"\\`${x}",
            "e\u0301",
            "\U0001f9ed",
        )
    ),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=30),
).filter(lambda text: not cpr_in_field("", text))
_WHOLES = st.integers(-(2**63) + 1, 2**63 - 1).filter(lambda number: not cpr_in_field("", number))
# A zero has no sign here: where a field held the other one, an engine may see no difference.
_NUMBERS = _WHOLES | st.floats(allow_nan=False, allow_infinity=False).map(lambda number: number + 0.0).filter(
    lambda number: not cpr_in_field("", number)
)
_DAYS = st.dates().map(lambda day: day.isoformat())
_YEARLY_DAYS = st.dates().map(lambda day: day.strftime("%m-%d")).filter(lambda day: day != "02-29")
_LISTS = st.lists(_TEXTS, min_size=1, max_size=3)

_VALUES: Mapping[Kind, st.SearchStrategy[Value]] = {
    Kind.TEXT: _TEXTS,
    Kind.TEXTS: _LISTS,
    Kind.TEXT_OR_TEXTS: _TEXTS | _LISTS,
    Kind.WHOLE: _WHOLES,
    Kind.NUMBER: _NUMBERS,
    Kind.TEXT_OR_NUMBER: _TEXTS | _NUMBERS,
    Kind.TRUTH: st.booleans(),
    Kind.DAY: _DAYS,
    Kind.MONTH: st.dates().map(lambda day: day.isoformat()[:7]),
    Kind.DAYS: st.lists(_DAYS, min_size=1, max_size=3) | st.lists(_YEARLY_DAYS, min_size=1, max_size=3),
}


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges that fit together: every edge has its ends, nothing is there twice."""

    nodes: tuple[NodeRecord, ...]
    edges: tuple[EdgeRecord, ...]


def values(spec: FieldSpec) -> st.SearchStrategy[Value]:
    """Every value that the field may hold."""
    return st.sampled_from(spec.choices) if spec.choices else _VALUES[spec.kind]


def _fields(specs: Mapping[str, FieldSpec]) -> st.SearchStrategy[dict[str, Value]]:
    """Some of the fields: up to six, so that one example does not grow too large and all fields come by."""
    names = st.lists(st.sampled_from(sorted(specs)), max_size=6, unique=True) if specs else st.just([])
    return names.flatmap(lambda chosen: st.fixed_dictionaries({name: values(specs[name]) for name in chosen}))


def _nodes_of(label: str) -> st.SearchStrategy[NodeRecord]:
    fields = _fields(NODE_TYPES[label].fields).map(_with_one_kind_of_intake)
    return st.builds(NodeRecord, st.just(label), _IDS, fields)


def _with_one_kind_of_intake(fields: dict[str, Value]) -> dict[str, Value]:
    """An offer's intake days must be of the form that its intake speaks of."""
    dates = fields.get("intake_dates")
    if isinstance(dates, list) and fields.get("intake") in {"dates", "yearly"}:
        fields["intake"] = "yearly" if len(dates[0]) == len("MM-DD") else "dates"
    return fields


_NODES = st.sampled_from(sorted(NODE_TYPES)).flatmap(_nodes_of)


@st.composite
def _edges(draw: st.DrawFn) -> EdgeRecord:
    type_, from_label, to_label = draw(st.sampled_from(end_labels()))
    fields = draw(_fields(EDGE_TYPES[type_].fields))
    if len(EDGE_TYPES[type_].to_labels) > 1 and draw(st.booleans()):
        fields = {"to_label": to_label, **fields}
    return EdgeRecord(type_, from_label, draw(_IDS), to_label, draw(_IDS), fields)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Random graphs of the whole model; ends that nothing else speaks of are nodes without fields."""
    nodes = {node.identity: node for node in draw(st.lists(_NODES, max_size=6))}
    edges = {edge.key: edge for edge in draw(st.lists(_edges(), max_size=6))}
    for edge in edges.values():
        for end in (NodeRecord(edge.from_label, edge.from_id), NodeRecord(edge.to_label, edge.to_id)):
            nodes.setdefault(end.identity, end)
    return Graph(tuple(nodes.values()), tuple(_told_apart(edge, nodes) for edge in edges.values()))


def _told_apart(edge: EdgeRecord, nodes: Mapping[tuple[str, str], NodeRecord]) -> EdgeRecord:
    """Where two labels bear the id of an end, the edge must say which it means."""
    if sum((label, edge.to_id) in nodes for label in EDGE_TYPES[edge.type].to_labels) > 1:
        return replace(edge, properties={"to_label": edge.to_label, **edge.properties})
    return edge
