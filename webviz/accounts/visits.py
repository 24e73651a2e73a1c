"""Visits: a sign-in on one device, kept here and not in the cookie, so that it can be ended from here.

A visit ends when its person signs out, here or everywhere; when nothing was asked for half an hour or as the operator says; after ten
hours in any case; and at once when the account is locked, removed, or given a new password.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session, joinedload

from webviz.access.viewer import Viewer
from webviz.accounts.second_factor import digest_of, new_token
from webviz.accounts.tables import Account, Assignment, Visit

PASSWORD, MUNICIPALITY, DEMO = "password", "oidc", "demo"
WAYS = (PASSWORD, MUNICIPALITY, DEMO)
LONGEST = timedelta(hours=10)
_TOUCHED_EVERY = timedelta(seconds=30)
"""A page full of pictures is not so many writes."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long a visit may last."""

    idle: timedelta
    longest: timedelta = LONGEST

    def is_over(self, visit: Visit, now: datetime) -> bool:
        """Whether a visit has ended by itself; a clock that went back ends nothing."""
        return now - visit.seen_at > self.idle or now - visit.began_at > self.longest


def begin(session: Session, account: Account, way: str, key: str, now: datetime) -> tuple[str, Visit]:
    """A new visit in the role that was acted in last, else in the first one; its token stands nowhere else."""
    last = next((each for each in account.assignments if each.id == account.last_assignment), None)
    assignment = last or next(iter(account.assignments), None)
    token = new_token()
    visit = Visit(
        digest=digest_of(token, key), account=account, assignment=assignment, began_at=now, seen_at=now, way=way
    )
    session.add(visit)
    return token, visit


def find(session: Session, token: str, key: str) -> Visit | None:
    """The visit that a token belongs to, with its account and role."""
    loaded = (joinedload(Visit.account), joinedload(Visit.assignment))
    return session.scalar(select(Visit).where(Visit.digest == digest_of(token, key)).options(*loaded))


def touch(visit: Visit, now: datetime) -> bool:
    """Note that something was asked; whether there is anything to store."""
    if now - visit.seen_at < _TOUCHED_EVERY:
        return False
    visit.seen_at = now
    return True


def end_all(session: Session, account: Account) -> None:
    """End every visit of an account."""
    session.execute(delete(Visit).where(Visit.account_id == account.id))


def drop_old(session: Session, lasting: Lasting, now: datetime) -> None:
    """Forget the visits of everybody that have ended by themselves."""
    over = or_(Visit.seen_at < now - lasting.idle, Visit.began_at < now - lasting.longest)
    session.execute(delete(Visit).where(over))


def viewer_of(account: Account, assignment: Assignment | None) -> Viewer:
    """Who asks, in the role of an assignment; without one an account may see nothing but itself."""
    if assignment is None:
        return Viewer(account=account.public_id, name=account.name, role=None)
    return Viewer(
        account=account.public_id,
        name=account.name,
        role=assignment.role,
        actor_id=assignment.actor_id,
        youth_id=assignment.youth_id,
        municipality=assignment.municipality,
    )
