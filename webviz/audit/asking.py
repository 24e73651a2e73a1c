"""The log of the application that answers the present request."""

from typing import cast

from flask import current_app

from webviz.audit.log import AuditLog

_KEY = "kaedekort-log"


def keep_audit_log(extensions: dict[str, object], log: AuditLog) -> None:
    """Put the log where `audit_log()` finds it."""
    extensions[_KEY] = log


def audit_log() -> AuditLog:
    """The log that an entry is written in before anything is answered."""
    return cast(AuditLog, current_app.extensions[_KEY])
