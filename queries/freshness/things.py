"""What is written to name facts that are to be confirmed.

`offer:ID`, `organisation:ID`, `seats:OFFER`, `edge:TYPE:FROM:TO`, `grant:ROLE:PERMISSION`. An id may hold a colon, so every way to part
two ids is looked at; where several lead to something, one cannot tell which is meant.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from graphmodel import stored
from graphmodel.access import Reader
from graphmodel.errors import NotFound, WrongUse
from graphmodel.fields import is_given
from graphmodel.records import EdgeRecord, NodeRecord, Record
from graphmodel.schema import COLLABORATION_TYPES
from queries.day.network import is_active
from queries.days import holds_on
from queries.edge_ends import edges_between, possible_ends
from queries.freshness.facts import EDGE, GRANT, OFFER, ORGANISATION, SEATS
from queries.telling.danish import day_in_words

_LABELS = {OFFER: "Offer", ORGANISATION: "Organisation", SEATS: "Offer"}
_ENDS = {EDGE: ("Organisation", "Organisation"), GRANT: ("Role", "Permission")}
_HOW = (
    "Skriv offer:ID, organisation:ID, seats:TILBUD, edge:TYPE:FRA:TIL eller grant:ROLLE:BEMYNDIGELSE, "
    "som de står i »kaedekort confirm«."
)

Found: TypeAlias = tuple[str, Record]
"""The kind of a fact, and the node or the edge in which it stands."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One fact as it was written: its kind, and what follows it."""

    text: str
    kind: str
    rest: str


def read_thing(text: str) -> Thing:
    """Part what was written from its kind. Raises WrongUse."""
    kind, _, rest = text.partition(":")
    if kind not in {*_LABELS, *_ENDS} or not rest:
        raise WrongUse(f"»{text}« kan ikke læses. {_HOW}")
    return Thing(text, kind, rest)


def find_thing(reader: Reader, thing: Thing, iso_day: str, mutual: Collection[str] = ()) -> list[Found]:
    """What a fact stands in on a day: a node, or the edges that hold then. Raises WrongUse, NotFound.

    An edge of a type that is `mutual` is found from either end.
    """
    if thing.kind in _LABELS:
        return [(thing.kind, _node(reader, thing))]
    edges = _edges(reader, thing, iso_day, mutual)
    _refuse_closed_ends(reader, thing, edges[0])
    return [(thing.kind, edge) for edge in edges]


def _node(reader: Reader, thing: Thing) -> NodeRecord:
    asked = NodeRecord(_LABELS[thing.kind], thing.rest)
    node = stored.nodes_now(reader, [asked]).get(asked.identity)
    if node is None:
        raise NotFound(f"Der er intet i kortet, der hedder »{thing.text}«.")
    if not _is_in_use(node):
        raise NotFound(f"»{thing.text}« er ikke i brug på kortet, så der er intet at bekræfte.")
    return node


def _refuse_closed_ends(reader: Reader, thing: Thing, edge: EdgeRecord) -> None:
    """Raises NotFound where an end is not in use: what is at it is as if it were not there."""
    ends = [NodeRecord(edge.from_label, edge.from_id), NodeRecord(edge.to_label, edge.to_id)]
    nodes = stored.nodes_now(reader, ends)
    closed = [end.id for end in ends if end.identity not in nodes or not _is_in_use(nodes[end.identity])]
    if closed:
        raise NotFound(
            f"»{thing.text}« gælder ikke, for »{closed[0]}« er ikke i brug på kortet, så der er intet at bekræfte."
        )


def _is_in_use(node: NodeRecord) -> bool:
    return is_active(_text(node, "status"))


def _edges(reader: Reader, thing: Thing, iso_day: str, mutual: Collection[str]) -> list[EdgeRecord]:
    type_, _, ends = f"GRANTS:{thing.rest}".partition(":") if thing.kind == GRANT else thing.rest.partition(":")
    possible = set(possible_ends(ends))
    if not possible or (thing.kind == EDGE and type_ not in COLLABORATION_TYPES):
        raise WrongUse(f"»{thing.text}« kan ikke læses. {_HOW}")
    between, back = edges_between(reader, type_, possible, mutual)
    if not between and not back:
        raise NotFound(f"Der er ingen forbindelse i kortet, der hedder »{thing.text}«.")
    if len({(edge.from_id, edge.to_id) for edge in between or back}) > 1:
        raise WrongUse(
            f"»{thing.text}« kan være flere forbindelser, for id'erne har kolon i sig. Bekræft dem på siderne."
        )
    held = _held(reader, between, iso_day) or _held(reader, back, iso_day)
    if not held:
        raise NotFound(f"»{thing.text}« gælder ikke {day_in_words(iso_day)}, så der er intet at bekræfte.")
    return held


def _held(reader: Reader, edges: Iterable[EdgeRecord], iso_day: str) -> list[EdgeRecord]:
    recorded = stored.edges_now(reader, edges)
    return [recorded[key] for key in sorted(recorded) if _holds(recorded[key], iso_day)]


class _Span(NamedTuple):
    valid_from: str | None
    valid_to: str | None


def _holds(edge: EdgeRecord, iso_day: str) -> bool:
    return holds_on(_Span(_text(edge, "valid_from"), _text(edge, "valid_to")), iso_day)


def _text(record: Record, name: str) -> str | None:
    """A field of a record, as a row has it."""
    value = record.properties.get(name)
    return str(value) if is_given(value) else None
