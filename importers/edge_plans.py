"""Planning edges: which the graph has already, what a list says anew of those, and what it says that the graph knows better."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from graphmodel.fields import Value
from graphmodel.records import EdgeRecord, Properties
from graphmodel.schema import EDGE_TYPES
from importers.kept_words import WORDS_OF_MANY, with_kept_words
from importers.result import Issue, Severity

_Ends = tuple[str, str, str, str, str]
"""A type, and the label and the id of both ends."""
_LATER_COUNTS = frozenset({"confirmed_on"})
_WITHOUT_A_CELL = ""
_NONE: Sequence[EdgeRecord] = ()


@dataclass(slots=True)
class EdgePlan:
    """The edges to write by key, those among them that the graph has, and what there is to say of them.

    `before` holds what the graph says of an edge that changes, field by field, `called` what people call it; `spoken_of` are the keys
    of all the graph's edges that the list has.
    """

    records: dict[str, EdgeRecord] = field(default_factory=dict)
    before: dict[str, Properties] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    spoken_of: frozenset[str] = frozenset()
    issues: list[Issue] = field(default_factory=list)


def plan_edges(
    wanted: Iterable[EdgeRecord],
    known: Mapping[str, EdgeRecord],
    mutual_types: frozenset[str],
    names: Mapping[tuple[str, str], str],
    replaced: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> EdgePlan:
    """What a list's edges change; `names` are what the nodes of both are called.

    An edge is its type, its ends and the day it begins. Where the list names no day it speaks of the edge that the graph has, whenever
    that began; a mutual edge is found whichever way round it is stored. `replaced` are the fields, by the key of a list's edge, that
    whoever wrote them had before them: what stood there is not kept beside what is said now.
    """
    planned = EdgePlan()
    by_ends: defaultdict[_Ends, list[EdgeRecord]] = defaultdict(list)
    for _, edge in sorted(known.items()):
        for ends in _both_ways(edge, mutual_types):
            by_ends[ends].append(edge)
    told: dict[str, EdgeRecord] = {}
    written_anew: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for edge in sorted(wanted, key=lambda edge: edge.properties.get("valid_from") is None):
        same = by_ends.get(_ends(edge), _NONE)
        found = _found(edge, same)
        if found is None:
            key = edge.key
            if key not in planned.records:
                planned.issues.extend(_beside(edge, same, names))
            planned.records[key] = _joined(planned.records.get(key), edge)
        else:
            told[found.key] = _joined(told.get(found.key), edge)
            written_anew[found.key] |= replaced.get(edge.key, frozenset())
    planned.spoken_of = frozenset(told)
    for key, edge in sorted(told.items()):
        _compare(edge, known[key], written_anew[key], planned, names)
    return planned


def _ends(edge: EdgeRecord) -> _Ends:
    return (edge.type, edge.from_label, edge.from_id, edge.to_label, edge.to_id)


def _both_ways(edge: EdgeRecord, mutual_types: frozenset[str]) -> Iterator[_Ends]:
    yield _ends(edge)
    if edge.type in mutual_types:
        yield (edge.type, edge.to_label, edge.to_id, edge.from_label, edge.from_id)


def _found(edge: EdgeRecord, same: Sequence[EdgeRecord]) -> EdgeRecord | None:
    """The graph's edge that a list's is: the one that begins on its day; without a day the open one that began last.

    One with an end is the same only where it says how two work together: without a day nobody can tell that the end is past.
    """
    begins = edge.properties.get("valid_from")
    exact = [one for one in same if one.properties.get("valid_from") == begins]
    if exact or begins is not None:
        return exact[0] if exact else None
    may_have_ended = EDGE_TYPES[edge.type].is_collaboration
    candidates = [one for one in same if may_have_ended or not one.properties.get("valid_to")]
    return max(candidates, key=_how_current, default=None)


def _how_current(edge: EdgeRecord) -> tuple[bool, str, str]:
    ends = edge.properties.get("valid_to")
    return (not ends, str(ends or ""), str(edge.properties.get("valid_from") or ""))


def _joined(first: EdgeRecord | None, second: EdgeRecord) -> EdgeRecord:
    """Two things a list says of one edge; what was said first counts, words of both are kept."""
    if first is None:
        return second
    said = {name: value for name, value in second.properties.items() if value is not None}
    both = {name: with_kept_words(name, value, first.properties.get(name)) for name, value in said.items()}
    kept = {name: value for name, value in first.properties.items() if name not in WORDS_OF_MANY}
    properties, cells = {**first.properties, **both, **kept}, {**second.cells, **first.cells}
    return EdgeRecord(*_ends(first), properties, cells)


def _beside(edge: EdgeRecord, same: Sequence[EdgeRecord], names: Mapping[tuple[str, str], str]) -> list[Issue]:
    """A note where a new edge stands beside one that began on another day."""
    if not same or not EDGE_TYPES[edge.type].is_collaboration:
        return []
    begins = same[-1].properties.get("valid_from")
    when = f"fra {begins}" if begins else "uden startdato"
    message = f"{called(edge, names)} står i kortet i forvejen {when}. Listens dato er en anden, så der bliver to."
    suggestion = "Er det den samme, så ret datoen i filen, eller lad den være tom."
    return [Issue(Severity.WARNING, _cell(edge, "valid_from"), "edge_beside", message, suggestion)]


def _compare(
    edge: EdgeRecord,
    now: EdgeRecord,
    replaced: frozenset[str],
    planned: EdgePlan,
    names: Mapping[tuple[str, str], str],
) -> None:
    """Plan what a list says anew of an edge that the graph has."""
    changed: dict[str, Value | None] = {}
    for name, value in edge.properties.items():
        before = now.properties.get(name)
        if name == "valid_from" or value is None:
            continue
        after = with_kept_words(name, value, None if name in replaced else before)
        if after == before or _is_older(edge, name, after, before, planned, names):
            continue
        changed[name] = after
    if _ends_too_early(now, changed):
        first, last = now.properties["valid_from"], changed.pop("valid_to")
        message = f"{called(edge, names)} begynder {first} i kortet og kan ikke slutte {last}. Slutdatoen er ikke gemt."
        planned.issues.append(Issue(Severity.WARNING, _cell(edge, "valid_to"), "ends_before_it_begins", message))
    planned.issues.extend(_may_be_over(edge, now, names))
    if not changed:
        return
    begins = {"valid_from": now.properties["valid_from"]} if now.properties.get("valid_from") else {}
    cells = {name: _cell(edge, name) for name in changed}
    planned.records[now.key] = EdgeRecord(*_ends(now), {**begins, **changed}, cells)
    planned.before[now.key] = {name: now.properties.get(name) for name in changed}
    planned.called[now.key] = called(edge, names).strip("«»")
    labels = EDGE_TYPES[edge.type].fields
    said = "; ".join(
        f"{labels[name].label} {_shown(planned.before[now.key][name])} bliver {_shown(value)}"
        for name, value in changed.items()
    )
    message = f"{called(edge, names)} findes i kortet og ændres: {said}."
    planned.issues.append(Issue(Severity.NOTE, _cell(edge, next(iter(changed))), "edge_updated", message))


def _is_older(
    edge: EdgeRecord, name: str, value: Value, before: object, planned: EdgePlan, names: Mapping[tuple[str, str], str]
) -> bool:
    """Whether the graph has seen a later confirmation than the list; that is told."""
    if name not in _LATER_COUNTS or not isinstance(before, str) or str(value) >= before:
        return False
    label = EDGE_TYPES[edge.type].fields[name].label
    message = f"{called(edge, names)}: {label} er {before} i kortet; listen siger {value}. Den seneste dato er beholdt."
    planned.issues.append(Issue(Severity.WARNING, _cell(edge, name), "older_than_known", message))
    return True


def _ends_too_early(now: EdgeRecord, changed: Mapping[str, Value | None]) -> bool:
    begins, last = now.properties.get("valid_from"), changed.get("valid_to")
    return bool(begins) and last is not None and str(last) < str(begins)


def _may_be_over(edge: EdgeRecord, now: EdgeRecord, names: Mapping[tuple[str, str], str]) -> list[Issue]:
    """A warning where the list says without a day that there is an edge which the graph lets end."""
    ends = now.properties.get("valid_to")
    if not ends or "valid_to" in edge.properties or "valid_from" in edge.properties:
        return []
    message = (
        f"{called(edge, names)} gælder kun til {ends} i kortet, og listen siger ikke andet. Slutdatoen er beholdt."
    )
    suggestion = "Er forbindelsen fornyet, så skriv den nye dato i en kolonne, der hedder Gælder fra."
    return [Issue(Severity.WARNING, _cell(edge, "from"), "edge_ends", message, suggestion)]


def called(edge: EdgeRecord, names: Mapping[tuple[str, str], str]) -> str:
    """An edge as a sentence names it."""
    giver, taker = edge.ends
    return f"»{names.get(giver, edge.from_id)} {EDGE_TYPES[edge.type].label_da} {names.get(taker, edge.to_id)}«"


def _cell(edge: EdgeRecord, name: str) -> str:
    return edge.cells.get(name) or edge.cells.get("from", _WITHOUT_A_CELL)


def _shown(value: object) -> str:
    if value is None:
        return "(tom)"
    return {True: "ja", False: "nej"}[value] if isinstance(value, bool) else f"»{value}«"
