"""The log as it is set up: its address, and the key that seals its end."""

import hmac
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from kaedekort.settings import Settings

if TYPE_CHECKING:
    from webviz.audit.log import AuditLog


def audit_log_of(settings: Settings) -> "AuditLog":
    """The log, made on first use, as the secrets that seal it are; nothing of it is opened yet. Raises WrongUse, KeysUnusable."""
    from webviz.audit.log import AuditLog

    return AuditLog(settings.audit, _sealing_key(settings))


@contextmanager
def opened_audit_log(settings: Settings) -> Iterator["AuditLog"]:
    """The log that is there, for as long as it is looked at; neither it nor a secret is made. Raises WrongUse, KeysUnusable."""
    from webviz.audit.log import AuditLog

    key = _sealing_key(settings) if settings.keys.exists() else None
    with closing(AuditLog(settings.audit, key, may_make=False)) as log:
        yield log


def _sealing_key(settings: Settings) -> bytes:
    """A secret of the log's own, derived from the one that can change least: without it no password is known again."""
    from webviz.accounts.keys import read_keys

    return hmac.digest(read_keys(settings.keys).passwords.encode(), b"kaedekort-log", "sha256")
