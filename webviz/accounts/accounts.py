"""The accounts of an application: who asks, and what the pages of accounts work with."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from flask import Flask, current_app, g, session, url_for
from flask_security import logout_user
from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy.orm import Session

from webviz.access.viewer import NOBODY, Viewer
from webviz.accounts import visits
from webviz.accounts.book import Book
from webviz.accounts.database import AccountsUnavailable, told_where_away
from webviz.accounts.events import SIGN_OUT, OnEvent
from webviz.accounts.keys import Keys
from webviz.accounts.passwords import Passwords
from webviz.accounts.second_factor import Totps
from webviz.accounts.tables import Visit
from webviz.accounts.visits import Lasting
from webviz.services import services

if TYPE_CHECKING:
    from webviz.accounts.demo_people import DemoPerson

_KEY = "kaedekort accounts"
TOKEN = "visit"  # noqa: S105 — where the cookie keeps the token
_FOUND, _FAILED, _ENDED = "accounts_found", "accounts_failed", "accounts_ended"


@dataclass(frozen=True, slots=True)
class Present:
    """Who asks, and the visit in which they do; None where nobody has signed in."""

    viewer: Viewer
    visit: Visit | None


@dataclass(frozen=True, slots=True)
class Accounts:
    """What `open_accounts` gives, and `accounts()` finds."""

    app: Flask
    database: SQLAlchemy
    keys: Keys
    clock: Callable[[], datetime]
    lasting: Lasting
    passwords: Passwords
    totps: Totps
    on_event: OnEvent
    demo: list[str]
    """The ids of the made-up people whom the demo lets in with one click; empty everywhere else."""
    oidc_name: str | None = None
    """What the municipality's own sign-in is called; None: there is none."""

    @property
    def session(self) -> Session:
        """The session of the present request with the database."""
        return self.database.session

    def viewer(self) -> Viewer:
        """Who makes the present request; nobody, where nobody has signed in. Raises AccountsUnavailable."""
        return self.present().viewer

    def known_viewer(self) -> Viewer:
        """The same for the frame of a page, also of one that tells that the accounts cannot be read: nobody then."""
        with suppress(AccountsUnavailable):
            return self.viewer()
        return NOBODY

    def ended(self) -> bool:
        """Whether the browser had a visit that is over, so that who asks was somebody a moment ago."""
        return bool(g.get(_ENDED, False))

    def present(self) -> Present:
        """Who asks and in which visit, looked up once for a request. Raises AccountsUnavailable."""
        if g.get(_FAILED, False):
            raise AccountsUnavailable
        if _FOUND not in g:
            try:
                with told_where_away():
                    setattr(g, _FOUND, self._look_up())
            except BaseException:
                setattr(g, _FAILED, True)
                raise
        return cast(Present, g.get(_FOUND))

    def begin(self, token: str, present: Present) -> None:
        """Let the browser hold a new visit, and nothing of what it held before."""
        session.clear()
        session[TOKEN] = token
        self.is_now(present)

    def is_now(self, present: Present) -> None:
        """Say who asks from here on in the present request."""
        setattr(g, _FOUND, present)

    def leave(self) -> None:
        """Let the browser forget the visit and everything that belonged to it."""
        logout_user()
        session.clear()
        self.is_now(Present(NOBODY, None))

    def book(self, who: Viewer | None = None) -> Book:
        """The book of accounts, in the hand of whoever asks."""
        hand = who or self.viewer()
        return Book(self.session, self.passwords, self.keys.recovery, self.clock, self.on_event, hand)

    def offer_demo_people(self, people: Sequence["DemoPerson"]) -> None:
        """Let made-up people in with one click; only in the demo, see `keep_demo_people`."""
        from webviz.accounts.demo_people import keep_demo_people

        with self.app.app_context():
            keep_demo_people(self, people, is_demo=services().demo)

    def close(self) -> None:
        """Let go of the database."""
        with self.app.app_context():
            self.database.engine.dispose()

    def tell(self, kind: str, who: Viewer, details: Mapping[str, str]) -> None:
        """Tell the log what is about to happen; where it cannot be written, nothing of it is stored."""
        try:
            self.session.flush()
            self.on_event(kind, who, details)
        except BaseException:
            self.session.rollback()
            raise

    def sign_in_address(self, back_to: str = "") -> str:
        """Where one signs in, to be led back to one of our own addresses."""
        values: dict[str, Any] = {"next": back_to} if back_to and len(back_to) <= LONGEST_NEXT else {}
        return url_for("signing_in.show", **values)

    def _look_up(self) -> Present:
        token = session.get(TOKEN)
        if not isinstance(token, str):
            return Present(NOBODY, None)
        here, now = self.session, self.clock()
        visit = visits.find(here, token, self.keys.recovery)
        if visit is not None and visit.account.active and not self.lasting.is_over(visit, now):
            if visits.touch(visit, now):
                here.commit()
            return Present(visits.viewer_of(visit.account, visit.assignment), visit)
        if visit is not None:
            who = visits.viewer_of(visit.account, visit.assignment)
            here.delete(visit)
            self.tell(SIGN_OUT, who, {"what": "ended"})
            here.commit()
        session.clear()
        setattr(g, _ENDED, True)
        return Present(NOBODY, None)


LONGEST_NEXT = 400
"""An address that is longer is not carried along: who signs in is led to the front page."""


def keep_accounts(app: Flask, accounts_of_app: Accounts) -> None:
    """Put the accounts where `accounts()` finds them."""
    app.extensions[_KEY] = accounts_of_app


def accounts() -> Accounts:
    """The accounts of the application that answers the present request."""
    return cast(Accounts, current_app.extensions[_KEY])
