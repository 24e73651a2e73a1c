"""Adding entries at the end of the chain, inside a transaction that nobody else writes beside."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from webviz.audit.chain import canonical, hash_of, is_seal, seal_of
from webviz.audit.entry import Entry, account_text, optional_text, reason_text, text_of, time_text
from webviz.audit.errors import LogUnavailable
from webviz.audit.tables import ENTRIES, HEAD

_HEAD = select(HEAD.c.number, HEAD.c.hash, HEAD.c.seal).where(HEAD.c.id == 1).with_for_update()
_INSERT = insert(ENTRIES)
_UPDATE = update(HEAD).where(HEAD.c.id == 1)


@dataclass(frozen=True, slots=True)
class End:
    """Where the log ends: the number and the hash of its last entry."""

    number: int
    hash: str


def hold_end(connection: Connection, key: bytes | None, refused: Callable[[str], LogUnavailable]) -> End:
    """Where the log ends, which nobody else can move before the transaction is over.

    Raises LogUnavailable where the end does not bear the seal of this key: to go on would seal what somebody has cut off.
    """
    head = connection.execute(_HEAD).one_or_none()
    if head is None or not is_seal(key, head.number, head.hash, head.seal):
        raise refused(
            "dens segl passer ikke til nøglen i KAEDEKORT_KEYS. Enten er det en anden nøgle, eller også er loggen "
            "ændret udefra. Se efter med »kaedekort audit verify«"
        )
    return End(head.number, head.hash)


def append(connection: Connection, key: bytes | None, end: End, entry: Entry, now: datetime) -> End:
    """Write an entry after the last one; answers where the log then ends."""
    row = _row_of(entry, end, now)
    made = End(end.number + 1, hash_of(row))
    connection.execute(_INSERT, {**row, "hash": made.hash})
    connection.execute(
        _UPDATE, {"number": made.number, "hash": made.hash, "seal": seal_of(key, made.number, made.hash)}
    )
    return made


def _row_of(entry: Entry, end: End, now: datetime) -> Mapping[str, object]:
    return {
        "number": end.number + 1,
        "at": time_text(entry.at or now),
        "account": account_text(entry.account),
        "name": text_of(entry.name),
        "role": optional_text(entry.role),
        "action": entry.action,
        "about": optional_text(entry.about),
        "subject": text_of(entry.subject),
        "ground": text_of(entry.ground),
        "reason": reason_text(entry.reason),
        "outcome": entry.outcome,
        "details": canonical({text_of(name): text_of(value) for name, value in entry.details.items()}),
        "previous": end.hash,
    }
