"""Stand-ins: a colleague who may do what a youth's contact person may, for some days and for a reason."""

from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from graphmodel.errors import InputError, NotFound
from webviz.accounts.database import told_where_away
from webviz.cases.reasons import check_reason
from webviz.cases.tables import StandIn
from webviz.errors import Translated

LONGEST_DAYS = 92
"""Longer than a leave of three months nobody stands in without being asked again."""


class StandInRefused(Translated, InputError):
    """Somebody cannot stand in like that."""


class NoSuchStandIn(Translated, NotFound):
    """There is no such arrangement, or it is over."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Somebody stands in for a youth's contact person, the first and the last day included."""

    id: int
    youth_id: str
    account: str
    first_day: date
    last_day: date
    reason: str
    made_by: str
    ended_at: datetime | None

    def is_in_force(self, on: date) -> bool:
        """Whether it holds on a day."""
        return self.ended_at is None and self.first_day <= on <= self.last_day


class StandIns:
    """Reads and writes the arrangements. All of it raises AccountsUnavailable where the database is away."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def arrange(
        self, youth_id: str, account: str, span: tuple[date, date], reason: str, made_by: str, now: datetime
    ) -> Arrangement:
        """Let an account stand in for a youth's contact person, from a day to a day. Raises StandInRefused or CprRefused."""
        first_day, last_day = span
        if last_day < first_day:
            raise StandInRefused(_("Den sidste dag ligger før den første, så ingen har fået adgang."))
        if (last_day - first_day).days >= LONGEST_DAYS:
            raise StandInRefused(_("En vikar har højst adgang i %(count)d dage ad gangen.", count=LONGEST_DAYS))
        row = StandIn(
            youth_id=youth_id,
            account=account,
            first_day=first_day,
            last_day=last_day,
            reason=check_reason(reason),
            made_by=made_by,
            made_at=now,
        )
        with told_where_away(), Session(self._engine, expire_on_commit=False) as session, session.begin():
            session.add(row)
        return _arrangement(row)

    def end(self, youth_id: str, number: int, now: datetime) -> Arrangement:
        """Take an arrangement back at once. Raises NoSuchStandIn."""
        with told_where_away(), Session(self._engine, expire_on_commit=False) as session, session.begin():
            row = session.get(StandIn, number)
            if row is None or row.youth_id != youth_id or row.ended_at is not None:
                raise NoSuchStandIn(_("Den vikar er der ikke, eller også er det slut. Åbn siden på ny."))
            row.ended_at = now
        return _arrangement(row)

    def of_youth(self, youth_id: str) -> tuple[Arrangement, ...]:
        """Every arrangement of a youth, the latest first."""
        return self._found(StandIn.youth_id == youth_id)

    def of_account(self, account: str, on: date) -> tuple[Arrangement, ...]:
        """For whom an account stands in on a day."""
        return tuple(each for each in self._found(StandIn.account == account) if each.is_in_force(on))

    def _found(self, condition: object) -> tuple[Arrangement, ...]:
        wanted = select(StandIn).where(condition).order_by(StandIn.first_day.desc(), StandIn.id.desc())  # type: ignore[arg-type]
        with told_where_away(), Session(self._engine) as session:
            return tuple(map(_arrangement, session.scalars(wanted)))


def _arrangement(row: StandIn) -> Arrangement:
    return Arrangement(
        row.id, row.youth_id, row.account, row.first_day, row.last_day, row.reason, row.made_by, row.ended_at
    )
