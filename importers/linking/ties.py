"""Ties of rows as edges between things: each edge once, with all that the rows say of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from graphmodel.catalogue import fold
from graphmodel.schema import EDGE_TYPES
from importers.linking.groups import Groups
from importers.linking.things import commonest
from importers.mentions import Known, RowFacts, Said, Tie, nothing_said
from importers.result import Issue, Severity

End: TypeAlias = tuple[str, str]
"""A node's label and id."""
_Edge: TypeAlias = tuple[str, End, End, str]
"""A type, both ends and the day from which it holds, "" where no row says one."""
_Told: TypeAlias = tuple[str, Mapping[str, Said]]
"""The cell of a row that speaks of an edge, and what it says of it."""
_JOINED = frozenset({"note", "purpose", "procedure", "legal_basis"})
_LATEST = frozenset({"confirmed_on"})


@dataclass(frozen=True, slots=True)
class LinkedEdge:
    """An edge of the list, the first cell that speaks of it, and what the list says of the edge itself."""

    type: str
    giver: End
    taker: End
    cell: str
    fields: Mapping[str, Said] = field(default_factory=nothing_said)


def link_ties(
    facts: Sequence[RowFacts], groups: Groups, mutual_types: frozenset[str]
) -> tuple[list[LinkedEdge], list[Issue]]:
    """Every tie of every row as an edge between ids, and what there is to say of them.

    A mutual one is stored from the smaller id; ties of one type between two ends that begin on one day are one edge. One that says no
    day is the one that does, where there is but one such.
    """
    said: defaultdict[_Edge, list[_Told]] = defaultdict(list)
    issues: list[Issue] = []
    once: dict[End, End] = {}  # a thing is an end of several edges
    for row, fact in enumerate(facts):
        for tie in fact.ties:
            if tie.is_supposed:
                continue
            found = (_end(tie.giver, row, groups), _end(tie.taker, row, groups))
            ends = (once.setdefault(found[0], found[0]), once.setdefault(found[1], found[1]))
            if ends[0] == ends[1]:
                issues.extend(_to_itself(fact, tie))
                continue
            first, second = sorted(ends) if tie.type in mutual_types else ends
            fields = _fields(tie, fact, row, groups)
            begins = str(fields["valid_from"].value) if "valid_from" in fields else ""
            said[(tie.type, first, second, begins)].append((tie.cell, fields))
    _give_days(said)
    edges = _workplaces(facts, groups)
    for key in sorted(said):
        (type_, first, second, _), told = key, said.pop(key)  # a long list's ties need not be in memory twice
        cell = min(address for address, _ in told)
        if any(one for _, one in told):
            merged, contradictions = _merged(type_, [one for _, one in told])
            issues += contradictions
            edges.append(LinkedEdge(type_, first, second, cell, merged))
        else:
            edges.append(LinkedEdge(type_, first, second, cell))
    return edges, issues


def _give_days(said: dict[_Edge, list[_Told]]) -> None:
    """Count what is said without a day among what is said of the only edge of that type and those ends that has one."""
    days: defaultdict[tuple[str, End, End], list[str]] = defaultdict(list)
    for type_, first, second, begins in said:
        days[(type_, first, second)].append(begins)
    for ends, known in days.items():
        dated = [begins for begins in known if begins]
        if "" in known and len(dated) == 1:
            said[(*ends, dated[0])] += said.pop((*ends, ""))


def _workplaces(facts: Sequence[RowFacts], groups: Groups) -> list[LinkedEdge]:
    """Where new persons work of whom nobody says so: at the end that all their relations share, the first before the second."""
    unknown = {thing.id for thing in groups.things.values() if thing.label == "Actor" and thing.is_new and thing.is_end}
    beside: defaultdict[str, list[list[tuple[End, str]]]] = defaultdict(list)
    for row, fact in enumerate(facts):
        supposed: defaultdict[str, list[tuple[End, str]]] = defaultdict(list)
        for tie in fact.ties:
            if tie.is_supposed and (person := groups.thing_of((row, tie.giver)).id) in unknown:
                supposed[person].append((_end(tie.taker, row, groups), tie.cell))
        for id_, ends in supposed.items():
            beside[id_].append(ends)
    edges = []
    for id_, rows in sorted(beside.items()):
        shared = set.intersection(*({end for end, _ in ends} for ends in rows))
        ranked = sorted(shared, key=lambda end: (sum([one for one, _ in ends].index(end) for ends in rows), end))
        if ranked:
            edges.append(LinkedEdge("WORKS_AT", ("Actor", id_), ranked[0], min(ends[0][1] for ends in rows)))
    return edges


def _end(taker: int | Known, row: int, groups: Groups) -> End:
    if isinstance(taker, Known):
        return (taker.label, taker.id)
    thing = groups.thing_of((row, taker))
    return (thing.label, thing.id)


def _fields(tie: Tie, fact: RowFacts, row: int, groups: Groups) -> Mapping[str, Said]:
    """What a tie says of itself; its owner is the id of a person."""
    if tie.owner is None:
        return tie.fields
    return {**tie.fields, "owner": Said(groups.thing_of((row, tie.owner)).id, fact.mentions[tie.owner].cell)}


def _to_itself(fact: RowFacts, tie: Tie) -> list[Issue]:
    """A warning for a relation of which both ends turned out to be one organisation."""
    if not EDGE_TYPES[tie.type].is_collaboration or isinstance(tie.taker, Known):
        return []
    giver, taker = fact.mentions[tie.giver].name, fact.mentions[tie.taker].name
    message = f"»{giver}« og »{taker}« er den samme organisation, så forbindelsen mellem dem er ikke taget med."
    return [Issue(Severity.WARNING, tie.cell, "same_ends", message, "Ret den ene ende i filen.")]


def _merged(type_: str, told: Sequence[Mapping[str, Said]]) -> tuple[dict[str, Said], list[Issue]]:
    """What several rows say of one edge: texts joined, the latest confirmation, of other values the commonest, the rest as its note."""
    merged: dict[str, Said] = {}
    issues: list[Issue] = []
    beside: list[Said] = []
    for name in dict.fromkeys(name for fields in told for name in fields):
        said = [fields[name] for fields in told if name in fields]
        values = list(dict.fromkeys(one.value for one in said if not isinstance(one.value, list)))
        if name in _JOINED:
            text = _joined([str(value) for value in values]) if len(values) > 1 else values[0]
            replaces = all(one.replaces for one in said)
            merged[name] = Said(text, min(one.cell for one in said), replaces=replaces)
            continue
        chosen = max(map(str, values)) if name in _LATEST else commonest([one.value for one in said])
        merged[name] = min((one for one in said if one.value == chosen), key=lambda one: one.cell)
        others = [one for one in said if one.value != chosen and name not in _LATEST]
        label = EDGE_TYPES[type_].fields[name].label
        beside += [Said(f"{label}: {one.value}", one.cell) for one in others]
        for one in others:
            message = f"Forbindelsen står flere gange: {label} er både »{chosen}« og »{one.value}«. Den anden er gemt i noten."
            issues.append(Issue(Severity.WARNING, one.cell, "contradiction", message, "Ret den ene række i filen."))
    if beside and "note" in EDGE_TYPES[type_].fields:
        before = [str(merged["note"].value)] if "note" in merged else []
        merged["note"] = Said(_joined([*before, *(str(one.value) for one in beside)]), min(one.cell for one in beside))
    return merged, issues


def _joined(texts: Sequence[str]) -> str:
    """The lines of texts one under the other in a fixed order, each once."""
    lines = {fold(line): line for text in sorted(texts, reverse=True) for line in text.split("\n")}
    return "\n".join(line for _, line in sorted(lines.items()))
