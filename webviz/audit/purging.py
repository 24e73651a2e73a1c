"""Removing what is older than the log may keep: its beginning up to a moment, all of it or nothing, with the removal logged.

Only the beginning goes, never an entry out of the middle, and never the last one. An entry that says it is of the future, because a
clock was wrong, keeps nothing. Every kind of entry goes alike: an emergency access is reported within days, and a refusal is about
a person as a reading is; who needs some of them longer says from which number on nothing goes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from webviz.audit.appending import End
from webviz.audit.entry import time_text
from webviz.audit.purge_entry import Removed
from webviz.audit.tables import ENTRIES, TICKET

_NUMBER = ENTRIES.c.number


@dataclass(frozen=True, slots=True)
class Rule:
    """What goes: entries from before a moment, but none from a number on that is to be kept."""

    before: datetime
    keep_from: int | None = None


def months_before(now: datetime, months: int) -> datetime:
    """The same time of the same day so many months earlier, or of that month's last day where it is shorter.

    >>> months_before(datetime(2026, 8, 31, 12), 6).isoformat()
    '2026-02-28T12:00:00'
    """
    month = now.year * 12 + now.month - 1 - months
    year, month = divmod(month, 12)
    for day in (now.day, 30, 29):
        try:
            return now.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    return now.replace(year=year, month=month + 1, day=28)


def to_remove(connection: Connection, rule: Rule, now: datetime, last: int) -> Removed | None:
    """What a purge would remove of a log that ends with the number `last`; None where there is nothing."""
    holds = (ENTRIES.c.at >= time_text(rule.before)) & (ENTRIES.c.at <= time_text(now))
    first_kept = connection.scalar(select(func.min(_NUMBER)).where(holds))
    kept = [number for number in (first_kept, rule.keep_from, last) if number is not None]
    goes = min(kept) > _NUMBER
    entries, up_to = connection.execute(select(func.count(), func.max(_NUMBER)).where(goes)).one()
    if not entries:
        return None
    last_hash = connection.scalar(select(ENTRIES.c.hash).where(up_to == _NUMBER))
    return Removed(up_to, str(last_hash), entries, time_text(rule.before))


def remove(connection: Connection, removed: Removed, log_it: Callable[[Removed], End]) -> End:
    """Remove it inside of a transaction that holds the log's end, with a ticket that is gone again when the transaction ends."""
    connection.execute(insert(TICKET).values(id=1, up_to=removed.up_to))
    connection.execute(delete(ENTRIES).where(removed.up_to >= _NUMBER))
    connection.execute(delete(TICKET))
    return log_it(removed)
