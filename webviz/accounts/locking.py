"""Locking after repeated failures: five within a quarter of an hour lock an account for a quarter of an hour.

It keeps out whoever does not know the password, also for those minutes its owner, who then asks an administrator to unlock the account.
Who is signed in already stays so: else anybody could throw anybody out.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from webviz.accounts.tables import Account, Failure

MOST_FAILURES = 5
WITHIN = LOCKED_FOR = timedelta(minutes=15)


def is_locked(account: Account, now: datetime) -> bool:
    """Whether nobody gets in to an account at a moment: locked by an administrator, or after failures."""
    return not account.active or is_locked_for_failures(account, now)


def is_locked_for_failures(account: Account, now: datetime) -> bool:
    """Whether an account waits after repeated failures."""
    return account.locked_until is not None and now < account.locked_until


def note_failure(session: Session, account: Account, now: datetime) -> bool:
    """Count a failure; whether it locked the account."""
    session.add(Failure(account_id=account.id, at=now))
    session.flush()
    recent = (
        select(func.count()).select_from(Failure).where(Failure.account_id == account.id, Failure.at > now - WITHIN)
    )
    if (session.scalar(recent) or 0) < MOST_FAILURES:
        return False
    forget_failures(session, account)
    account.locked_until = now + LOCKED_FOR
    return True


def forget_failures(session: Session, account: Account) -> None:
    """Begin counting anew, and let the account in again where failures had locked it."""
    session.execute(delete(Failure).where(Failure.account_id == account.id))
    account.locked_until = None
