"""Emergency access: a contact person reads about a youth who is not theirs, says why, and is asked about it afterwards."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from webviz.accounts.database import told_where_away
from webviz.cases.reasons import check_reason
from webviz.cases.tables import Emergency

HOURS = 4
"""So long it lasts; whoever needs more asks again, or is made stand-in."""


@dataclass(frozen=True, slots=True)
class Report:
    """Somebody asked for access in an emergency, and got it."""

    id: int
    youth_id: str
    account: str
    reason: str
    began_at: datetime
    ends_at: datetime
    seen_by: str | None
    seen_at: datetime | None


class Emergencies:
    """Reads and writes the reports. All of it raises AccountsUnavailable where the database is away."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self, youth_id: str, account: str, reason: str, now: datetime) -> Report:
        """Give an account access to a youth for some hours. Raises ReasonRefused or CprRefused."""
        row = Emergency(
            youth_id=youth_id,
            account=account,
            reason=check_reason(reason),
            began_at=now,
            ends_at=now + timedelta(hours=HOURS),
        )
        with told_where_away(), Session(self._engine, expire_on_commit=False) as session, session.begin():
            session.add(row)
        return _report(row)

    def in_force(self, youth_id: str, now: datetime) -> dict[str, str]:
        """The accounts that have access to a youth at a moment, each with the number of its latest report."""
        wanted = select(Emergency.account, Emergency.id).where(
            Emergency.youth_id == youth_id, Emergency.began_at <= now, Emergency.ends_at > now
        )
        with told_where_away(), Session(self._engine) as session:
            return {account: str(number) for account, number in session.execute(wanted.order_by(Emergency.id))}

    def reports(self, *, unseen_only: bool = False) -> tuple[Report, ...]:
        """Every report, the latest first."""
        wanted = select(Emergency).order_by(Emergency.id.desc())
        if unseen_only:
            wanted = wanted.where(Emergency.seen_at.is_(None))
        with told_where_away(), Session(self._engine) as session:
            return tuple(map(_report, session.scalars(wanted)))

    def mark_seen(self, number: int, account: str, now: datetime) -> bool:
        """Note who has looked at a report; whether it was there and unseen."""
        with told_where_away(), Session(self._engine) as session, session.begin():
            row = session.get(Emergency, number)
            if row is None or row.seen_at is not None:
                return False
            row.seen_by, row.seen_at = account, now
            return True


def _report(row: Emergency) -> Report:
    return Report(row.id, row.youth_id, row.account, row.reason, row.began_at, row.ends_at, row.seen_by, row.seen_at)
