"""Organisations that are said to be part of each other, or of themselves: no list of parents leads round in a circle."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graphmodel.records import EdgeRecord
from importers.linking.ties import End
from importers.result import Issue, Severity

_PART_OF = "PART_OF"


def without_circles(
    wanted: Sequence[EdgeRecord], known: Iterable[EdgeRecord], names: Mapping[End, str]
) -> tuple[list[EdgeRecord], list[Issue]]:
    """The edges of a list without those that close a circle of parents, alone or with the graph's own, and what is told of it."""
    parents: defaultdict[str, set[str]] = defaultdict(set)
    for edge in (*known, *wanted):
        if edge.type == _PART_OF:
            parents[edge.from_id].add(edge.to_id)
    closing = [edge for edge in wanted if edge.type == _PART_OF and _leads_to(parents, edge.to_id, edge.from_id)]
    issues = []
    for edge in closing:
        child, parent = (names.get(("Organisation", id_), id_) for id_ in (edge.from_id, edge.to_id))
        message = f"»{child}« hører under »{parent}«, som selv hører under »{child}«. Det er ikke taget med."
        suggestion = "Ret i filen, hvem der hører under hvem."
        issues.append(Issue(Severity.WARNING, edge.cells.get("from", ""), "circle", message, suggestion))
    closed = {edge.key for edge in closing}
    return [edge for edge in wanted if edge.key not in closed], issues


def _leads_to(parents: Mapping[str, set[str]], start: str, end: str) -> bool:
    """Whether the parents of one organisation lead to another."""
    waiting, passed = [start], {start}
    while waiting:
        here = waiting.pop()
        if here == end:
            return True
        above = parents.get(here, set()) - passed
        passed |= above
        waiting += above
    return False
