"""The tables of accounts. What belongs to the cases stands in modules of its own, on the same `Base`."""

from datetime import UTC, datetime
from typing import Any

from flask_security import UserMixin
from sqlalchemy import DateTime, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

LONGEST_EMAIL, LONGEST_NAME, LONGEST_ID = 254, 100, 300


class UtcTime(TypeDecorator[datetime]):
    """A moment, aware and in UTC wherever it is met; SQLite itself keeps no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # as above
        if not isinstance(value, datetime):
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """What every table of the accounts database stands on."""


class Account(Base, UserMixin):
    """A person who may sign in."""

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(36), unique=True)
    """What logs and other tables know the account by: it tells nothing and never changes."""
    email: Mapped[str] = mapped_column(String(LONGEST_EMAIL), unique=True)
    """In small letters."""
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    password: Mapped[str | None] = mapped_column(String(255))
    """Its hash; None: the account has none (yet), so that nobody gets in with one."""
    active: Mapped[bool] = mapped_column(default=True)
    """False: locked by an administrator, until one unlocks it."""
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    """Flask-Security's: what cookies name the account by; a new one makes every cookie worthless."""
    tf_totp_secret: Mapped[str | None] = mapped_column(Text)
    """Shared with an authenticator app, encrypted; None: no app is tied to the account."""
    totp_counter: Mapped[int | None]
    """The period of the last code that was taken; none of it or before it is taken again."""
    locked_until: Mapped[datetime | None] = mapped_column(UtcTime)
    """After too many failures, until then."""
    made_at: Mapped[datetime] = mapped_column(UtcTime)
    signed_in_at: Mapped[datetime | None] = mapped_column(UtcTime)
    is_demo: Mapped[bool] = mapped_column(default=False)
    issuer: Mapped[str | None] = mapped_column(String(LONGEST_ID))
    """Whose sign-in the account is tied to, and as whom it is known there."""
    subject: Mapped[str | None] = mapped_column(String(LONGEST_ID))
    last_assignment: Mapped[int | None]

    assignments: Mapped[list["Assignment"]] = relationship(
        back_populates="account", cascade="all, delete-orphan", order_by="Assignment.id", passive_deletes=True
    )

    __table_args__ = (UniqueConstraint("issuer", "subject"),)


class Assignment(Base):
    """A role that an account has, and whom or where it is about."""

    __tablename__ = "assignments"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(String(30))
    actor_id: Mapped[str | None] = mapped_column(String(LONGEST_ID))
    youth_id: Mapped[str | None] = mapped_column(String(LONGEST_ID))
    municipality: Mapped[str | None] = mapped_column(String(LONGEST_ID))

    account: Mapped[Account] = relationship(back_populates="assignments")


class Visit(Base):
    """One sign-in on one device, until it is ended; the cookie holds the token, this table its hash."""

    __tablename__ = "visits"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignments.id", ondelete="SET NULL"))
    """The role that is acted in; None: it was taken away, or there is none."""
    began_at: Mapped[datetime] = mapped_column(UtcTime)
    seen_at: Mapped[datetime] = mapped_column(UtcTime, index=True)
    way: Mapped[str] = mapped_column(String(20))
    """How the person got in: one of `webviz.accounts.visits.WAYS`."""
    assured: Mapped[str] = mapped_column(String(100), default="")
    """What the municipality's own sign-in says of how that was made sure."""

    account: Mapped[Account] = relationship()
    assignment: Mapped[Assignment | None] = relationship()


class Failure(Base):
    """An attempt to sign in to an account that failed."""

    __tablename__ = "sign_in_failures"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(UtcTime)


class RecoveryCode(Base):
    """The hash of a code that gets its owner in once, without the app."""

    __tablename__ = "recovery_codes"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)


class Invitation(Base):
    """A link with which a person chooses a password; an account has one at a time."""

    __tablename__ = "invitations"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime] = mapped_column(UtcTime)

    account: Mapped[Account] = relationship()
