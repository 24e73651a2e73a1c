"""The log as everybody meets it: write an entry before the answer goes out, read, verify, purge."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime

from sqlalchemy import select

from webviz.audit.appending import End, append, hold_end
from webviz.audit.database import Database
from webviz.audit.entry import Entry, Logged, Seen
from webviz.audit.errors import LogBroken, LogUnavailable
from webviz.audit.findings import Known, Verification
from webviz.audit.purge_entry import Removed
from webviz.audit.purging import Rule, remove, to_remove
from webviz.audit.reading import ALL, Asked, newest, seen_by
from webviz.audit.tables import ENTRIES, HEAD, TICKET
from webviz.audit.verifying import verify

_AT_ONCE = 1_000
"""Entries that are read in one go."""
_PATIENCE_SECONDS = 5.0


class AuditLog:
    """A log in a database, which nothing is asked of before the first question; threads and processes may share it.

    `key` seals its end (at least 16 bytes; None: it is not sealed), always the same one for a log. `may_make`: a log that is not there is
    made. Everything raises LogUnavailable while the database fails, and works again when that does. Raises WrongUse where the address
    is none.
    """

    def __init__(
        self,
        url: str,
        key: bytes | None = None,
        *,
        may_make: bool = True,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        patience: float = _PATIENCE_SECONDS,
    ) -> None:
        if key is not None and len(key) < 16:
            raise ValueError("the key of a seal has at least 16 bytes")
        self._database = Database(url, key, may_make=may_make, patience=patience)
        self._key = key
        self._clock = clock

    @property
    def where(self) -> str:
        """The file, or the server and database, without a password."""
        return self._database.backend.where

    def record(self, entry: Entry) -> int:
        """Write an entry at the end; answers its number when it is on disk. What it tells of may be shown only after that."""
        if entry.action == "purge":
            raise ValueError("only a purge writes that something was purged")
        with self._database.writing() as connection:
            end = hold_end(connection, self._key, self._database.unavailable)
            end = append(connection, self._key, end, entry, self._clock())
        return end.number

    def entries(
        self,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        account: str | None = None,
        about: str | None = None,
        action: str | None = None,
        limit: int = 100,
        before: int | None = None,
    ) -> list[Logged]:
        """The last entries from `since` on and before `until`, newest first; `before` a number: the next page."""
        asked = Asked(since=since, until=until, account=account, about=about, action=action)
        with self._database.reading() as connection:
            return newest(connection, asked, before, limit)

    def stream(self, asked: Asked = ALL, *, before: int | None = None, limit: int | None = None) -> Iterator[Logged]:
        """All entries that are asked for, newest first, a part at a time, so that nobody waits for who reads slowly."""
        left = limit
        while left is None or left > 0:
            wanted = _AT_ONCE if left is None else min(left, _AT_ONCE)
            with self._database.reading() as connection:
                found = newest(connection, asked, before, wanted)
            yield from found
            if len(found) < wanted:
                return
            before = found[-1].number
            left = None if left is None else left - wanted

    def about(self, youth_id: str, *, limit: int = 100, before: int | None = None) -> list[Seen]:
        """What a youth may know of who looked at what is theirs, newest first: never who it was, nor what they wrote."""
        return [seen_by(entry) for entry in self.entries(about=youth_id, limit=limit, before=before)]

    def verify(self, known: Known | None = None) -> Verification:
        """Hold every entry against its hash and the one before it; the log as it is at one moment."""
        with self._database.reading() as connection:
            head = connection.execute(select(HEAD)).one_or_none()
            openings = [
                f"Spærren »{guard}«, som skal forhindre, at loggen ændres, mangler eller er lavet om."
                for guard in self._database.backend.missing_guards(connection)
            ]
            if connection.execute(select(TICKET)).first() is not None:
                openings.append(
                    "Der ligger en række i log_purge_ticket: den lader nogen fjerne noget uden om oprydningen."
                )
            rows = connection.execution_options(yield_per=_AT_ONCE).execute(select(ENTRIES).order_by(ENTRIES.c.number))
            stored = (row._asdict() for row in rows)
            return verify(stored, head._asdict() if head else None, openings, self._key, known)

    def to_purge(self, rule: Rule) -> Removed | None:
        """What a purge would remove now; None where there is nothing."""
        with self._database.reading() as connection:
            last = connection.scalar(select(HEAD.c.number)) or 0
            return to_remove(connection, rule, self._clock(), last)

    def purge(
        self, rule: Rule, *, account: str | None, name: str, role: str | None = None, even_if_broken: bool = False
    ) -> Removed | None:
        """Remove what the rule tells, and log that as the work of this account; None where there is nothing, and nothing is logged.

        Raises LogBroken where the log does not verify, unless even then: what was changed in it could not be found out afterwards.
        """
        if self.to_purge(rule) is None:
            return None
        found = self.verify()
        if found.findings and not even_if_broken:
            raise LogBroken(
                f"Loggen er ikke, som den blev skrevet, så intet er fjernet. {found.findings[0].what} "
                "Find ud af hvorfor, før sporene ryddes op."
            )
        details = {"broken": found.findings[0].what} if found.findings else {}

        def log_it(removed: Removed) -> End:
            entry = Entry(
                action="purge",
                account=account,
                name=name,
                role=role,
                subject="log",
                details={**removed.as_details(), **details},
            )
            return append(connection, self._key, end, entry, now)

        with self._database.writing() as connection:
            now = self._clock()
            end = hold_end(connection, self._key, self._database.unavailable)
            removed = to_remove(connection, rule, now, end.number)
            if removed is not None:
                remove(connection, removed, log_it)
        with suppress(LogUnavailable):  # it is removed all the same, and a later purge cleans up
            self._database.clean_up()
        return removed

    def close(self) -> None:
        """Let go of the database; the next question opens it anew."""
        self._database.close()
