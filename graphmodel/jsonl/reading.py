"""Reading a file in two steps: what each line says by itself, and then the ends of its edges, in the file or in a store."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphmodel.jsonl.lines import LooseEdge, Refused, loose_edge_in, node_id_in, node_in, object_in
from graphmodel.jsonl.wording import plain
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.schema import NODE_TYPES

FindIds = Callable[[str, set[str]], set[str]]
"""Which of some ids exist in the store as nodes of a label."""


@dataclass(frozen=True, slots=True)
class LineIssue:
    """Something wrong, or worth a look, in one line; the message is a Danish sentence that names the line."""

    line: int
    message: str


@dataclass(slots=True)
class Parsed:
    """What a file says: its nodes and edges in file order, and what is wrong with it. With errors, nothing of it may be stored."""

    nodes: list[NodeRecord] = field(default_factory=list)
    edges: list[EdgeRecord] = field(default_factory=list)
    errors: list[LineIssue] = field(default_factory=list)
    warnings: list[LineIssue] = field(default_factory=list)

    def complain(self, line: int, why: object) -> None:
        """Note an error of a line."""
        self.errors.append(LineIssue(line, f"Linje {line}: {why}"))

    def warn_of_span(self, line: int, record: NodeRecord | EdgeRecord) -> None:
        """Note it where a span ends before it begins: such a thing is stored, and never holds."""
        start, end = record.properties.get("valid_from"), record.properties.get("valid_to")
        if start and end and str(end) < str(start):
            message = (
                f"Linje {line}: {_name(record)} slutter ({end}), før det begynder ({start}), og gælder derfor aldrig."
            )
            self.warnings.append(LineIssue(line, message))


def _name(record: NodeRecord | EdgeRecord) -> str:
    return f"{record.label} »{plain(record.id)}«" if isinstance(record, NodeRecord) else record.type


@dataclass(slots=True)
class Draft:
    """What the lines of a file say one by one; its edges have not found their ends yet."""

    so_far: Parsed = field(default_factory=Parsed)
    loose: list[LooseEdge] = field(default_factory=list)
    faulty_ids: set[str] = field(default_factory=set)
    """Ids of nodes that the file tells of in lines that cannot be used: an edge at such a node is no fault of its own."""

    def tied(self, find_ids: FindIds | None = None) -> Parsed:
        """The whole of what the file says; `find_ids` tells which nodes the store already has, where the file may build on them."""
        parsed = Parsed([*self.so_far.nodes], [], [*self.so_far.errors], [*self.so_far.warnings])
        known = _known_ids(parsed.nodes, self.loose, find_ids)
        lines: dict[tuple[str, ...], int] = {}
        for edge in self.loose:
            try:
                record = self._tied_edge(edge, known)
                if record is None:
                    continue
                _refuse_twin(lines, edge.line, record)
            except Refused as refusal:
                parsed.complain(edge.line, refusal)
                continue
            parsed.edges.append(record)
            parsed.warn_of_span(edge.line, record)
        if not (parsed.nodes or parsed.edges or parsed.errors):
            parsed.errors.append(LineIssue(1, "Filen er tom: der er ingen linjer med punkter eller forbindelser."))
        parsed.errors.sort(key=lambda issue: issue.line)
        parsed.warnings.sort(key=lambda issue: issue.line)
        return parsed

    def _tied_edge(self, edge: LooseEdge, known: Mapping[str, set[str]]) -> EdgeRecord | None:
        """The edge with the labels of its ends, or None where an end is a node whose own line is at fault. Raises Refused."""
        from_label = self._end_label(edge, "from", edge.from_id, edge.kind.from_labels, known)
        to_label = self._end_label(edge, "to", edge.to_id, edge.kind.to_labels, known)
        if from_label is None or to_label is None:
            return None
        return EdgeRecord(edge.kind.type, from_label, edge.from_id, to_label, edge.to_id, edge.properties)

    def _end_label(
        self, edge: LooseEdge, end: str, id_: str, allowed: tuple[str, ...], known: Mapping[str, set[str]]
    ) -> str | None:
        if len(allowed) == 1 and id_ in known[allowed[0]]:
            return allowed[0]
        said = edge.properties.get(f"{end}_label")
        labels = [label for label in allowed if id_ in known[label] and said in (None, label)]
        if len(labels) == 1:
            return labels[0]
        if labels:
            raise Refused(f"»{plain(id_)}« er både {' og '.join(labels)}. Sig hvilken med »{end}_label«.")
        if id_ in self.faulty_ids:
            return None
        kinds = said or " eller ".join(allowed)
        raise Refused(
            f"forbindelsen {edge.kind.type} har »{end}« = »{plain(id_)}«, men der findes ikke et punkt af slagsen {kinds} med det id."
        )


def parse(lines: Iterable[bytes], find_ids: FindIds | None = None) -> Parsed:
    """Read a file's lines and find the ends of its edges, as `read_lines` and `Draft.tied` do one after the other."""
    return read_lines(lines).tied(find_ids)


def read_lines(lines: Iterable[bytes]) -> Draft:
    """Read a file's lines one by one. Blank lines are passed over.

    A file of another kind altogether, none of whose lines holds an object, has one error, which says so.
    """
    draft = Draft()
    seen: dict[tuple[str, ...], int] = {}
    fine_ids: set[str] = set()
    objects, unread, undecoded = 0, 0, 0
    for number, raw in enumerate(lines, start=1):
        if number == 1 and (kind := _of_another_kind(raw)):
            return Draft(Parsed(errors=[LineIssue(1, kind)]))
        said: dict[str, Any] | None = None
        try:
            said = object_in(raw, number)
            if said is None:
                continue
            objects += 1
            if "node" in said:
                node = node_in(said)
                _refuse_twin(seen, number, node)
                draft.so_far.nodes.append(node)
                draft.so_far.warn_of_span(number, node)
            else:
                draft.loose.append(loose_edge_in(said, number, fine_ids))
        except (Refused, RecursionError) as fault:
            why = fault if isinstance(fault, Refused) else "har lister inde i lister, flere end nogen felter kan rumme."
            unread += isinstance(fault.__cause__, ValueError)
            undecoded += isinstance(fault.__cause__, UnicodeDecodeError)
            draft.so_far.complain(number, why)
            if (id_ := node_id_in(raw, said)) is not None:
                draft.faulty_ids.add(id_)
    if not objects and unread > 1:
        draft.so_far.errors = [LineIssue(1, _NO_TEXT if undecoded else _NO_OBJECTS)]
    return draft


_UTF_16 = "Filen er gemt som UTF-16. Gem den som UTF-8, og prøv igen."
_NO_TEXT = (
    "Filen er ikke en tekst i UTF-8. Er det et billede, et regneark eller noget andet, så vælg en anden fil; "
    "er det et kort, så gem det som UTF-8, og prøv igen."
)
_NO_OBJECTS = (
    "Ingen af filens linjer er et helt JSON-objekt. Et kort har ét på hver linje, for eksempel "
    '{"node": "Area", "id": "area-doegnrytme"}.'
)


def _of_another_kind(first: bytes) -> str:
    """What is wrong with a file whose first line shows that no line of it can be read; empty where it does not."""
    if first.startswith((b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{")):
        return _UTF_16
    return _NO_TEXT if b"\0" in first else ""


def _refuse_twin(lines: dict[tuple[str, ...], int], line: int, record: NodeRecord | EdgeRecord) -> None:
    """Note the line in which a record stands. Raises Refused where it stands in an earlier one."""
    first = lines.setdefault(record.identity, line)
    if first != line:
        name = (
            _name(record)
            if isinstance(record, NodeRecord)
            else f"forbindelsen {record.type} fra »{plain(record.from_id)}« til »{plain(record.to_id)}«"
        )
        raise Refused(f"{name} står allerede i linje {first}.")


def _known_ids(nodes: list[NodeRecord], loose: list[LooseEdge], find_ids: FindIds | None) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {label: set() for label in NODE_TYPES}
    for node in nodes:
        known[node.label].add(node.id)
    if find_ids is None:
        return known
    asked: dict[str, set[str]] = {label: set() for label in NODE_TYPES}
    for edge in loose:
        for labels, id_ in ((edge.kind.from_labels, edge.from_id), (edge.kind.to_labels, edge.to_id)):
            for label in labels:
                asked[label].add(id_)
    for label, ids in asked.items():
        if missing := ids - known[label]:
            known[label] |= find_ids(label, missing)
    return known
