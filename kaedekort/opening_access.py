"""Opening what the pages decide by who may see what: the accounts, the cases beside them, and the log."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flask import Flask

from kaedekort.account_log import events_in
from kaedekort.auditing import audit_log_of
from kaedekort.settings import Settings
from webviz.access.deciding import Switches
from webviz.access.gate import Access

if TYPE_CHECKING:
    from webviz.accounts.accounts import Accounts
    from webviz.accounts.passwords import Hashing
    from webviz.audit.log import AuditLog


@dataclass(frozen=True, slots=True)
class Opened:
    """What was opened, for whoever ends it: the accounts and the log."""

    access: Access
    accounts: "Accounts"
    log: "AuditLog"

    def close(self) -> None:
        """Let go of both databases."""
        self.accounts.close()
        self.log.close()


def open_access(
    app: Flask,
    settings: Settings,
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    hashing: "Hashing | None" = None,
) -> Opened:
    """Give an application its accounts, and what it decides by. Raises WrongUse, KeysUnusable, AccountsUnavailable."""
    from webviz.accounts.opening import open_accounts
    from webviz.audit.asking import keep_audit_log
    from webviz.cases.files import open_case_files  # before the accounts: their database gets its tables

    log = audit_log_of(settings)
    accounts = open_accounts(app, settings, on_event=events_in(log), clock=clock, hashing=hashing)
    keep_audit_log(app.extensions, log)
    with app.app_context():
        cases = open_case_files(accounts.database.engine, accounts.keys.short_names)
    switches = Switches(youth_zone=settings.youth_zone, open_search=settings.open_search)
    return Opened(Access(accounts.viewer, switches, cases, log, clock), accounts, log)
