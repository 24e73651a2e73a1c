"""JSON Lines, the exchange form: one object a line, keys exactly the field names (design, section 3).

Reading checks labels, field names, types, listed values, dates, CPR numbers, duplicates and end points, and reports
every error with its line; writing is its inverse: what was not said is not stored, so it is not written either.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from graphmodel.cpr import cpr_in_field, mask_cpr, mask_cpr_in_json
from graphmodel.fields import FieldSpec, is_given, is_iso_day, is_month_day, is_text
from graphmodel.records import LABEL_FIELDS, EdgeRecord, NodeRecord, Record
from graphmodel.schema import EDGE_TYPES, NODE_TYPES, EdgeType

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


class _Refused(Exception):
    """A line that cannot be used; the text says why."""


@dataclass(frozen=True, slots=True)
class _LooseEdge:
    """An edge whose ends have not been looked up yet."""

    line: int
    kind: EdgeType
    from_id: str
    to_id: str
    properties: dict[str, Any]


def parse(lines: Iterable[bytes], find_ids: FindIds | None = None) -> Parsed:
    """Read a file's lines; `find_ids` tells which nodes the store already has, where the file may build on them.

    Blank lines are passed over. A file with nothing in it is an error of line 1.
    """
    parsed = Parsed()
    loose: list[_LooseEdge] = []
    seen: dict[tuple[str, str], int] = {}
    for number, raw in enumerate(lines, start=1):
        try:
            said = _object_in(raw, number)
            if said is None:
                continue
            if "node" in said:
                node = _node(said)
                _refuse_twin(seen, node.identity, number, f"{node.label} »{_plain(node.id)}«")
                parsed.nodes.append(node)
                _warn_of_span(parsed, number, f"{node.label} »{_plain(node.id)}«", node.properties)
            else:
                loose.append(_loose_edge(said, number))
        except _Refused as refusal:
            parsed.errors.append(LineIssue(number, f"Linje {number}: {refusal}"))
        except RecursionError:
            parsed.errors.append(
                LineIssue(number, f"Linje {number}: har lister inde i lister, flere end nogen felter kan rumme.")
            )
    _tie(parsed, loose, seen, find_ids)
    if not (parsed.nodes or parsed.edges or parsed.errors):
        parsed.errors.append(LineIssue(1, "Filen er tom: der er ingen linjer med punkter eller forbindelser."))
    parsed.errors.sort(key=lambda issue: issue.line)
    return parsed


def _object_in(raw: bytes, number: int) -> dict[str, Any] | None:
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8").strip()
    except UnicodeDecodeError as error:
        raise _Refused(f"tegn nr. {error.start + 1} er ikke UTF-8. Gem filen som UTF-8, og prøv igen.") from error
    if not text:
        return None
    try:
        said = _DECODER.decode(text)
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        raise _Refused(
            "er ikke et helt JSON-objekt. Er filen klippet over, eller er det en anden slags fil?"
        ) from error
    if not isinstance(said, dict):
        raise _Refused("er ikke et JSON-objekt med »node« eller »edge«.")
    return said


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Refused(f"feltet {_shown(twice)} står to gange.")
    return said


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


_DECODER = json.JSONDecoder(object_pairs_hook=_once_each, parse_constant=_no_constant)
"""One for all lines: the function of the library would make one for each."""


def _node(said: dict[str, Any]) -> NodeRecord:
    label = said["node"]
    if not isinstance(label, str) or label not in NODE_TYPES:
        raise _Refused(f"{_shown(label)} er ikke en slags punkt. Kendte: {', '.join(NODE_TYPES)}.")
    id_ = _id(said, "id")
    properties = _properties(said, NODE_TYPES[label].fields, {"node", "id"}, label)
    _check_intake_dates(properties)
    return NodeRecord(label, id_, properties)


def _loose_edge(said: dict[str, Any], number: int) -> _LooseEdge:
    type_ = said.get("edge")
    if type_ is None:
        raise _Refused("mangler »node« eller »edge«.")
    if not isinstance(type_, str) or type_ not in EDGE_TYPES:
        raise _Refused(f"{_shown(type_)} er ikke en slags forbindelse. Kendte: {', '.join(EDGE_TYPES)}.")
    kind = EDGE_TYPES[type_]
    properties = _properties(said, kind.fields, {"edge", "from", "to", *LABEL_FIELDS}, type_)
    for name, allowed in zip(LABEL_FIELDS, (kind.from_labels, kind.to_labels), strict=True):
        if is_given(label := said.get(name)):
            if label not in allowed:
                raise _Refused(f"»{name}« er {_shown(label)}, men {type_} kan her kun have {' eller '.join(allowed)}.")
            properties[name] = label
    return _LooseEdge(number, kind, _id(said, "from"), _id(said, "to"), properties)


def _id(said: dict[str, Any], name: str) -> str:
    value = said.get(name)
    if not is_text(value):
        raise _Refused(f"»{name}« mangler eller er ikke en tekst.")
    if cpr_in_field(name, value):
        raise _Refused(f"»{name}« ligner et CPR-nummer ({_shown(value)}). CPR-numre må ikke gemmes.")
    return str(value)


def _properties(
    said: dict[str, Any], fields: Mapping[str, FieldSpec], structure: set[str], owner: str
) -> dict[str, Any]:
    properties = {}
    for name, value in said.items():
        if name in structure:
            continue
        spec = fields.get(name)
        if spec is None:
            raise _Refused(f"{owner} har ikke noget felt, der hedder {_shown(name)}.")
        if not is_given(value):
            continue
        if cpr_in_field(name, value):
            raise _Refused(
                f"feltet »{name}« indeholder noget, der ligner et CPR-nummer ({_shown(value)}). CPR-numre må ikke gemmes."
            )
        if complaint := spec.complaint(value):
            raise _Refused(f"feltet »{name}« er {_shown(value)}, men {complaint}.")
        properties[name] = value
    return properties


def _check_intake_dates(properties: Mapping[str, Any]) -> None:
    """An offer's intake days must be of the form that its intake speaks of; 29 February every year is none."""
    intake = properties.get("intake")
    for day in properties.get("intake_dates", ()):
        if intake == "yearly" and not is_month_day(day):
            raise _Refused(
                f"feltet »intake_dates« har »{day}«, men optaget er hvert år, så dagene skal skrives som 02-01 (og ikke 02-29)."
            )
        if intake == "dates" and not is_iso_day(day):
            raise _Refused(
                f"feltet »intake_dates« har »{day}«, men optaget er på bestemte datoer, så de skal skrives som 2026-11-23."
            )


def _shown(value: object) -> str:
    """A value as it may stand in a message: short, on one line, without CPR numbers; texts in quotes."""
    text = (
        mask_cpr(value)
        if isinstance(value, str)
        else mask_cpr_in_json(json.dumps(value, ensure_ascii=False, default=str))
    )
    shown = _plain(text)
    return f"»{shown}«" if isinstance(value, str) else shown


def _refuse_twin(seen: dict[tuple[str, str], int], identity: tuple[str, str], number: int, name: str) -> None:
    first = seen.setdefault(identity, number)
    if first != number:
        raise _Refused(f"{name} står allerede i linje {first}.")


def _tie(parsed: Parsed, loose: list[_LooseEdge], seen: dict[tuple[str, str], int], find_ids: FindIds | None) -> None:
    """Give every edge its ends, and report those whose ends are nowhere or in doubt."""
    known = _known_ids(parsed.nodes, loose, find_ids)
    for edge in loose:
        try:
            from_label = _end_label(edge, "from", edge.from_id, edge.kind.from_labels, known)
            to_label = _end_label(edge, "to", edge.to_id, edge.kind.to_labels, known)
            record = EdgeRecord(edge.kind.type, from_label, edge.from_id, to_label, edge.to_id, edge.properties)
            _refuse_twin(
                seen,
                (record.type, record.key),
                edge.line,
                f"forbindelsen {record.type} fra »{_plain(edge.from_id)}« til »{_plain(edge.to_id)}«",
            )
            parsed.edges.append(record)
        except _Refused as refusal:
            parsed.errors.append(LineIssue(edge.line, f"Linje {edge.line}: {refusal}"))
            continue
        _warn_of_span(parsed, edge.line, record.type, record.properties)
    parsed.warnings.sort(key=lambda issue: issue.line)


def _warn_of_span(parsed: Parsed, line: int, name: str, properties: Mapping[str, Any]) -> None:
    valid_from, valid_to = properties.get("valid_from"), properties.get("valid_to")
    if valid_from and valid_to and valid_to < valid_from:
        message = (
            f"Linje {line}: {name} slutter ({valid_to}), før det begynder ({valid_from}), og gælder derfor aldrig."
        )
        parsed.warnings.append(LineIssue(line, message))


def _known_ids(nodes: list[NodeRecord], loose: list[_LooseEdge], find_ids: FindIds | None) -> dict[str, set[str]]:
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


def _end_label(edge: _LooseEdge, end: str, id_: str, allowed: tuple[str, ...], known: Mapping[str, set[str]]) -> str:
    said = edge.properties.get(f"{end}_label")
    labels = [label for label in allowed if id_ in known[label] and said in (None, label)]
    if not labels:
        kinds = said or " eller ".join(allowed)
        raise _Refused(
            f"forbindelsen {edge.kind.type} har »{end}« = »{_plain(id_)}«, men der findes ikke et punkt af slagsen {kinds} med det id."
        )
    if len(labels) > 1:
        raise _Refused(f"»{_plain(id_)}« er både {' og '.join(labels)}. Sig hvilken med »{end}_label«.")
    return labels[0]


_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def _plain(text: str) -> str:
    """A text on one line, printable, cut where it is long."""
    printable = _UNPRINTABLE.sub("·", text.encode("utf-8", "replace").decode("utf-8"))
    return printable if len(printable) <= 60 else printable[:57] + "…"


def as_object(record: Record) -> dict[str, Any]:
    """The exchange form of a record, keys in the order of export."""
    if isinstance(record, NodeRecord):
        fields = NODE_TYPES[record.label].fields
        return {"node": record.label, "id": record.id} | _given(record, tuple(fields))
    fields = EDGE_TYPES[record.type].fields
    return {"edge": record.type, "from": record.from_id, "to": record.to_id} | _given(record, (*LABEL_FIELDS, *fields))


def _given(record: Record, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value for name in names if is_given(value := record.properties.get(name))}


def write(records: Iterable[Record]) -> Iterator[str]:
    """One line of text a record, each with its line end."""
    for record in records:
        yield json.dumps(as_object(record), ensure_ascii=False) + "\n"
