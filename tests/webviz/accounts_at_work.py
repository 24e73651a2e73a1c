"""An application with accounts, a clock that is set by hand, and the people who sign in to it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from passlib.totp import TOTP  # type: ignore[import-untyped]
from sqlalchemy import select
from werkzeug.test import TestResponse

from kaedekort.settings import OidcSettings
from webviz.access.needing import needs
from webviz.access.rights import Right
from webviz.access.viewer import Viewer
from webviz.accounts.accounts import Accounts
from webviz.accounts.opening import open_accounts
from webviz.accounts.passwords import Hashing
from webviz.accounts.roles_given import RoleGiven
from webviz.accounts.tables import Account

CHEAP = Hashing(rounds=1, memory_kib=64, lanes=1)
OPERATOR = Viewer(account="cli:prøven", name="cli:prøven", role=None)
OWN = "http://localhost"
PASSWORD = "korrekt hest batteri"
ADMINISTRATOR, COORDINATOR, MANAGER = RoleGiven("administrator"), RoleGiven("coordinator"), RoleGiven("manager")


@dataclass
class Clock:
    """Stands still until it is moved on."""

    now: datetime = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass(frozen=True)
class Files:
    """The settings of an installation in a folder."""

    folder: Path
    session_minutes: int = 30
    oidc: OidcSettings | None = None

    @property
    def accounts(self) -> str:
        return f"sqlite:///{self.folder / 'accounts.db'}"

    @property
    def keys(self) -> Path:
        return self.folder / "keys.json"


@dataclass
class Told:
    """What the log was told."""

    events: list[tuple[str, Viewer, dict[str, str]]] = field(default_factory=list)
    is_gone: bool = False

    def __call__(self, kind: str, who: Viewer, details: Mapping[str, str]) -> None:
        if self.is_gone:
            raise RuntimeError("the log is gone")
        self.events.append((kind, who, dict(details)))

    @property
    def what(self) -> list[tuple[str, str]]:
        return [(kind, details["what"]) for kind, _who, details in self.events]


@dataclass
class Place:
    """An application with accounts, as tests work with it."""

    app: Flask
    accounts: Accounts
    clock: Clock
    told: Told
    secrets: dict[str, str] = field(default_factory=dict)
    """What the app on each person's phone holds."""

    def add(self, email: str, *roles: RoleGiven, name: str = "Prøve Person", password: str | None = PASSWORD) -> str:
        """An account, ready to sign in with; its id."""
        with self.app.app_context():
            book = self.accounts.book(OPERATOR)
            account = book.add(email, name, None)
            for role in roles:
                book.give_role(account, role)
            if password is not None:
                book.set_password(account, password)
                secret = self.accounts.totps.generate_totp_secret()
                account.tf_totp_secret = secret
                book.session.commit()
                self.secrets[email] = self.accounts.totps.get_totp_b32_key(secret)
            self.told.events.clear()
            return account.public_id

    def change(self, email: str, how: Callable[[Account], object]) -> None:
        """Change an account behind everybody's back."""
        with self.app.app_context():
            account = self.accounts.session.scalar(select(Account).where(Account.email == email))
            assert account is not None
            how(account)
            self.accounts.session.commit()

    def code(self, email: str, *, later: float = 0) -> str:
        """What the phone shows, where its clock is so many seconds ahead."""
        at = self.clock.now + timedelta(seconds=later)
        return str(TOTP(key=self.secrets[email], format="base32").generate(at).token)

    def browser(self) -> "Browser":
        return Browser(self)

    def signed_in(self, email: str) -> "Browser":
        """A browser in which somebody has signed in; the next code is taken after half a minute."""
        browser = self.browser()
        answer = browser.sign_in(email)
        assert answer.status_code == 302, answer.text
        self.clock.pass_by(seconds=31)
        return browser


class Browser:
    """A browser as far as forms go: it sends what a page of ours would send."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.client: FlaskClient = place.app.test_client()

    def get(self, address: str) -> TestResponse:
        return self.client.get(address)

    def post(self, address: str, form: Mapping[str, str] | None = None) -> TestResponse:
        """Send a form from one of our pages."""
        data = {"csrf_token": self.token(), **(form or {})}
        return self.client.post(address, data=data, headers={"Origin": OWN})

    def token(self) -> str:
        """The token of a form that the browser has open."""
        page = self.client.get("/token-of-tests")
        return page.text

    def enter(self, email: str, password: str = PASSWORD, back_to: str = "/") -> TestResponse:
        """The first step."""
        return self.post("/log-ind", {"email": email, "password": password, "next": back_to})

    def sign_in(self, email: str, password: str = PASSWORD, back_to: str = "/") -> TestResponse:
        """Both steps."""
        answer = self.enter(email, password, back_to)
        if answer.status_code != 302:
            return answer
        return self.post("/log-ind/kode", {"code": self.place.code(email)})

    def whoami(self) -> tuple[str, str | None]:
        """The name and the role that the application knows the browser by."""
        name, _, role = self.get("/who-of-tests").text.partition("|")
        return name, role or None


def open_place(app: Flask, folder: Path, oidc: OidcSettings | None = None) -> Place:
    """Open the accounts of an application, in a folder."""
    clock, told = Clock(), Told()
    accounts = open_accounts(app, Files(folder, oidc=oidc), on_event=told, clock=clock, hashing=CHEAP)
    add_pages_of_tests(app, accounts)
    return Place(app, accounts, clock, told)


def add_pages_of_tests(app: Flask, accounts: Accounts) -> None:
    """Two pages for the browsers of tests: who one is, and the token of a form."""

    @app.get("/who-of-tests")
    @needs(Right.GET_IN)
    def who() -> str:
        viewer = accounts.viewer()
        return f"{viewer.name}|{viewer.role or ''}"

    @app.get("/token-of-tests")
    @needs(Right.GET_IN)
    def token() -> str:
        return str(app.jinja_env.globals["csrf_token"]())  # type: ignore[operator]  # Flask-WTF put it there


def links(text: str) -> list[str]:
    """The paths of the invitation links on a page."""
    return re.findall(r"/invitation/[a-z]+", text)


def codes(text: str) -> list[str]:
    """The recovery codes on a page."""
    return re.findall(r"<code>([a-z]{4}-[a-z]{4}-[a-z]{4})</code>", text)
