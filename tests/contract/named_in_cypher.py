"""Which labels, edge types and parameters a Cypher text names."""

import re
from dataclasses import dataclass

_COMMENT = re.compile(r"//[^\n]*")
_TEXT = re.compile(r"'[^']*'")
_LABELS = re.compile(r"\(\s*\w*\s*:\s*([\w|]+)")
_TYPES = re.compile(r"\[\s*\w*\s*:\s*([\w|]+)")
_PARAMETER = re.compile(r"\$(\w+)")
_CLAUSE = re.compile(r"\b(MATCH|MERGE|CREATE|UNWIND|RETURN|CALL)\b")


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names; `things` are its labels and edge types."""

    things: frozenset[str]
    parameters: frozenset[str]


def is_cypher(text: str) -> bool:
    """Whether a text of the suite is meant as Cypher."""
    return bool(_CLAUSE.search(text))


def named_in(cypher: str) -> Named:
    """The names in a text; what stands in comments and between quotes is no name."""
    bare = _TEXT.sub("''", _COMMENT.sub("", cypher))
    found = [*_LABELS.findall(bare), *_TYPES.findall(bare)]
    return Named(frozenset(thing for names in found for thing in names.split("|")), frozenset(_PARAMETER.findall(bare)))
