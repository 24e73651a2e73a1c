"""One line of JSON Lines: the node or the edge that it tells of, or what is wrong with it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from graphmodel.cpr import cpr_in_field
from graphmodel.fields import FieldSpec, is_given, is_iso_day, is_month_day, is_text
from graphmodel.jsonl.wording import shown
from graphmodel.records import LABEL_FIELDS, NodeRecord
from graphmodel.schema import EDGE_TYPES, NODE_TYPES, EdgeType


class Refused(Exception):
    """A line that cannot be used; the text says why."""


@dataclass(slots=True)
class LooseEdge:
    """An edge whose ends have not been looked up yet."""

    line: int
    kind: EdgeType
    from_id: str
    to_id: str
    properties: dict[str, Any]


def object_in(raw: bytes, number: int) -> dict[str, Any] | None:
    """The object that a line holds, or None for a blank line. Raises Refused."""
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8").strip()
    except UnicodeDecodeError as error:
        raise Refused(f"tegn nr. {error.start + 1} er ikke UTF-8. Gem filen som UTF-8, og prøv igen.") from error
    if not text:
        return None
    try:
        said = _value_in(text)
    except (RecursionError, ValueError) as error:
        raise Refused("er ikke et helt JSON-objekt. Er filen klippet over, eller er det en anden slags fil?") from error
    if not isinstance(said, dict):
        raise Refused("er ikke et JSON-objekt med »node« eller »edge«.")
    return said


def _value_in(text: str) -> object:
    value, end = _DECODER.raw_decode(text)  # its `decode` looks for blanks at both ends as well
    if end != len(text):
        raise ValueError("more than one value")
    return value


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Refused(f"feltet {shown(twice)} står to gange.")
    return said


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


_DECODER = json.JSONDecoder(object_pairs_hook=_once_each, parse_constant=_no_constant)
"""One for all lines: the function of the library would make one for each."""


_ID_IN_LINE = re.compile(rb'"id"\s*:\s*("(?:[^"\\]|\\.)*")')


def node_id_in(raw: bytes, said: Mapping[str, Any] | None) -> str | None:
    """The id of the node that a refused line was meant to tell of, as far as it can be read; `said` is None where the line is no object."""
    if said is not None:
        return id_ if "node" in said and isinstance(id_ := said.get("id"), str) else None
    found = _ID_IN_LINE.search(raw)
    if found is None:
        return None
    try:
        return str(json.loads(found[1]))
    except ValueError:
        return None


def node_in(said: dict[str, Any]) -> NodeRecord:
    """The node that an object tells of. Raises Refused."""
    label = said["node"]
    if not isinstance(label, str) or label not in NODE_TYPES:
        raise Refused(f"{shown(label)} er ikke en slags punkt. Kendte: {', '.join(NODE_TYPES)}.")
    id_ = _id(said, "id", set())
    properties = _properties(said, NODE_TYPES[label].fields, _NODE_KEYS, label)
    _check_intake_dates(properties)
    return NodeRecord(label, id_, properties)


def loose_edge_in(said: dict[str, Any], number: int, fine_ids: set[str]) -> LooseEdge:
    """The edge that an object tells of. Raises Refused.

    `fine_ids` are ids that were looked at before, and are added to: a hub stands in thousands of lines.
    """
    type_ = said.get("edge")
    if type_ is None:
        raise Refused("mangler »node« eller »edge«.")
    if not isinstance(type_, str) or type_ not in EDGE_TYPES:
        raise Refused(f"{shown(type_)} er ikke en slags forbindelse. Kendte: {', '.join(EDGE_TYPES)}.")
    kind = EDGE_TYPES[type_]
    properties = _properties(said, kind.fields, _EDGE_KEYS, type_)
    for name, allowed in (("from_label", kind.from_labels), ("to_label", kind.to_labels)):
        if name in said and is_given(label := said[name]):
            if label not in allowed:
                raise Refused(f"»{name}« er {shown(label)}, men {type_} kan her kun have {' eller '.join(allowed)}.")
            properties[name] = label
    return LooseEdge(number, kind, _id(said, "from", fine_ids), _id(said, "to", fine_ids), properties)


_NODE_KEYS = frozenset({"node", "id"})
_EDGE_KEYS = frozenset({"edge", "from", "to", *LABEL_FIELDS})


def _id(said: Mapping[str, Any], name: str, fine_ids: set[str]) -> str:
    value = said.get(name)
    if not is_text(value):
        raise Refused(f"»{name}« mangler eller er ikke en tekst.")
    if value not in fine_ids:
        if cpr_in_field(name, value):
            raise Refused(f"»{name}« ligner et CPR-nummer ({shown(value)}). CPR-numre må ikke gemmes.")
        fine_ids.add(value)
    return value


def _properties(
    said: Mapping[str, Any], fields: Mapping[str, FieldSpec], structure: frozenset[str], owner: str
) -> dict[str, Any]:
    properties = {}
    for name, value in said.items():
        if name in structure:
            continue
        spec = fields.get(name)
        if spec is None:
            raise Refused(f"{owner} har ikke noget felt, der hedder {shown(name)}.")
        if not is_given(value):
            continue
        if cpr_in_field(name, value):
            raise Refused(
                f"feltet »{name}« indeholder noget, der ligner et CPR-nummer ({shown(value)}). CPR-numre må ikke gemmes."
            )
        if complaint := spec.complaint(value):
            raise Refused(f"feltet »{name}« er {shown(value)}, men {complaint}.")
        properties[name] = value
    return properties


def _check_intake_dates(properties: Mapping[str, Any]) -> None:
    """An offer's intake days must be of the form that its intake speaks of; 29 February every year is none."""
    intake = properties.get("intake")
    for day in properties.get("intake_dates", ()):
        if intake == "yearly" and not is_month_day(day):
            raise Refused(
                f"feltet »intake_dates« har »{day}«, men optaget er hvert år, så dagene skal skrives som 02-01 (og ikke 02-29)."
            )
        if intake == "dates" and not is_iso_day(day):
            raise Refused(
                f"feltet »intake_dates« har »{day}«, men optaget er på bestemte datoer, så de skal skrives som 2026-11-23."
            )
