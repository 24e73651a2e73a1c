"""What holds the log together: each entry's hash over its fields and the hash before it, and a seal over the last one."""

import hashlib
import hmac
import json
from collections.abc import Mapping

BEGINNING = "0" * 64
"""What the first entry is held to."""

HASHED = (
    "number", "at", "account", "name", "role", "action", "about", "subject", "ground", "reason", "outcome", "details",
    "previous",
)  # fmt: skip
"""The columns that a hash is over: all but the hash itself."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=repr)


def canonical(values: Mapping[str, object]) -> str:
    """Values as JSON in the one form that is hashed: keys in order, no blanks, letters as they are.

    >>> canonical({"b": "å", "a": None})
    '{"a":null,"b":"å"}'
    """
    return _ENCODER.encode(values)


def hash_of(row: Mapping[str, object]) -> str:
    """The SHA-256, as hexadecimal digits, that a row of the log has while it is as it was written."""
    text = canonical({column: row[column] for column in HASHED})
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def seal_of(key: bytes | None, number: int, last: str) -> str:
    """What only who knows the key can say of the log's end: its last number and hash; nothing without a key."""
    if key is None:
        return ""
    return hmac.new(key, f"kaedekort-log:{number}:{last}".encode(), hashlib.sha256).hexdigest()


def is_seal(key: bytes | None, number: int, last: object, seal: object) -> bool:
    """Whether a seal is the one that belongs there; a log without a key has an empty one."""
    return hmac.compare_digest(seal_of(key, number, str(last)), str(seal).encode("ascii", "replace").decode())
