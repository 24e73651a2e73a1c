"""The tables of the cases, in the database of the accounts."""

from datetime import date, datetime

from sqlalchemy import Date, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webviz.accounts.tables import LONGEST_ID, Base, UtcTime

_HANDLE, _ACCOUNT = 32, 36


class YouthHandle(Base):
    """What addresses call a youth: random, so that it tells nothing and cannot be guessed."""

    __tablename__ = "youth_handles"

    youth_id: Mapped[str] = mapped_column(String(LONGEST_ID), primary_key=True)
    handle: Mapped[str] = mapped_column(String(_HANDLE), unique=True)


class ShortName(Base):
    """How the case's own people recognise a youth, encrypted."""

    __tablename__ = "short_names"

    youth_id: Mapped[str] = mapped_column(String(LONGEST_ID), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    written_by: Mapped[str] = mapped_column(String(_ACCOUNT))
    written_at: Mapped[datetime] = mapped_column(UtcTime)


class StandIn(Base):
    """Somebody who stands in for a youth's contact person for some days; both of them belong to the span."""

    __tablename__ = "stand_ins"

    id: Mapped[int] = mapped_column(primary_key=True)
    youth_id: Mapped[str] = mapped_column(String(LONGEST_ID), index=True)
    account: Mapped[str] = mapped_column(String(_ACCOUNT), index=True)
    first_day: Mapped[date] = mapped_column(Date)
    last_day: Mapped[date] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(Text)
    made_by: Mapped[str] = mapped_column(String(_ACCOUNT))
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)
    """When it was taken back before its last day."""


class Emergency(Base):
    """Somebody reads about a youth who is not theirs, because it could not wait; a report for whoever looks after the accounts."""

    __tablename__ = "emergencies"

    id: Mapped[int] = mapped_column(primary_key=True)
    youth_id: Mapped[str] = mapped_column(String(LONGEST_ID), index=True)
    account: Mapped[str] = mapped_column(String(_ACCOUNT), index=True)
    reason: Mapped[str] = mapped_column(Text)
    began_at: Mapped[datetime] = mapped_column(UtcTime)
    ends_at: Mapped[datetime] = mapped_column(UtcTime)
    seen_by: Mapped[str | None] = mapped_column(String(_ACCOUNT))
    """Who has looked at the report."""
    seen_at: Mapped[datetime | None] = mapped_column(UtcTime)
