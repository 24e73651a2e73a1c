"""Purging by rule while the program runs: once when it starts, and every day."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event, Thread

from graphmodel.errors import UserError
from webviz.audit.log import AuditLog
from webviz.audit.purging import Rule, months_before

_LOG = logging.getLogger(__name__)
_DAY_SECONDS = 24 * 60 * 60
PROGRAM = "kaedekort"
"""Who purges, as the log tells it."""


def purge_by_rule(log: AuditLog, months: int) -> None:
    """Remove what is older than so many months; what hinders it is told in the program's own log, and the pages go on."""
    try:
        log.purge(Rule(months_before(datetime.now(UTC), months)), account=None, name=PROGRAM)
    except UserError as error:
        _LOG.error("the log was not purged: %s", error.message)  # no bug of ours to trace


@contextmanager
def purging_daily(log: AuditLog, months: int) -> Iterator[None]:
    """Purge beside whatever else the program does, until it is done."""
    done = Event()

    def work() -> None:
        purge_by_rule(log, months)
        while not done.wait(_DAY_SECONDS):
            purge_by_rule(log, months)

    thread = Thread(target=work, name="kaedekort-purge", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
