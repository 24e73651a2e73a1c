"""Telling the log what happens to accounts."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from webviz.access.viewer import Viewer

if TYPE_CHECKING:
    from webviz.accounts.events import OnEvent
    from webviz.audit.log import AuditLog

OPERATOR = "operator"
"""The role of who works at the command line, as the log tells it."""


def events_in(log: "AuditLog", *, at_command_line: bool = False) -> "OnEvent":
    """What `open_accounts` is given so that each event is written in a log before it takes effect."""
    from webviz.accounts.events import SIGN_IN_REFUSED
    from webviz.audit.entry import Entry

    def write(kind: str, who: Viewer, details: Mapping[str, str]) -> None:
        entry = Entry(
            action=kind,  # type: ignore[arg-type]  # the four kinds are among the log's actions; it refuses any other
            account=who.account,
            name=who.name,
            role=OPERATOR if at_command_line else who.role,
            subject="account",
            ground=OPERATOR if at_command_line else "",
            outcome="refused" if kind == SIGN_IN_REFUSED else "allowed",
            details=details,
        )
        log.record(entry)

    return write
