"""What is part of what because somebody answered so, or because the graph says so of names that tell it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from importers.doubts import PART
from importers.linking.contained import is_part
from importers.linking.groups import Groups
from importers.linking.known import KnownGraph
from importers.linking.names import Generic
from importers.linking.node_names import names_of
from importers.linking.questions import Handle, Ruling
from importers.linking.things import Thing
from importers.linking.ties import End, LinkedEdge


def link_parts(groups: Groups, rulings: Sequence[Ruling], known: KnownGraph, generic: Generic) -> Iterator[LinkedEdge]:
    """An edge for each answer "del af", and for each part that this list has told of before and names again."""
    for ruling in rulings:
        if ruling.answer == PART:
            yield from _ruled(groups, ruling, known)
    listed = {thing.id: thing for thing in groups.things.values() if thing.label == "Organisation" and not thing.is_new}
    yield from _told_again(listed, known, generic)


def _ruled(groups: Groups, ruling: Ruling, known: KnownGraph) -> Iterator[LinkedEdge]:
    sides = ruling.sides
    thing = _thing_of(groups, sides.one)
    other: Thing | None = _thing_of(groups, sides.other)
    end = _end(other) if other else next((node for node in sides.nodes if node in known.nodes), None)
    if thing is None or end is None or end == _end(thing):
        return
    part, whole = (_end(thing), end) if sides.is_first_the_part else (end, _end(thing))
    yield LinkedEdge("PART_OF", part, whole, thing.cells[0])


def _told_again(listed: Mapping[str, Thing], known: KnownGraph, generic: Generic) -> Iterator[LinkedEdge]:
    for edge in known.edges.values():
        if edge.type != "PART_OF" or edge.from_id not in listed:
            continue
        is_told = edge.key in known.edges_from_source or edge.to_id in listed
        if is_told and _say_so(known, edge.ends, generic):
            yield LinkedEdge("PART_OF", *edge.ends, listed[edge.from_id].cells[0])


def _say_so(known: KnownGraph, ends: tuple[End, End], generic: Generic) -> bool:
    """Whether the names of two nodes say that one is a part of the other."""
    parts, wholes = (names_of(known.nodes[end]) for end in ends)
    return any(is_part(part, whole, generic) for part in parts for whole in wholes)


def _thing_of(groups: Groups, handles: Iterable[Handle]) -> Thing | None:
    keys = {groups.key_of[each] for each in handles if each in groups.key_of}
    return groups.things[min(keys)] if keys else None


def _end(thing: Thing) -> End:
    return (thing.label, thing.id)
