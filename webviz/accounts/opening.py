"""Opening the accounts of an application: its database, its secrets, its cookies, its pages."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask, current_app, request
from flask.sessions import SecureCookieSessionInterface
from flask.typing import ResponseReturnValue
from flask_security import Security
from flask_security.datastore import FSQLALiteUserDatastore

from webviz.accounts.account_routes import own_account
from webviz.accounts.accounts import Accounts, accounts, keep_accounts
from webviz.accounts.administration_routes import managing_accounts
from webviz.accounts.database import AWAY, AccountsUnavailable, bind_database, prepare_database, read_url
from webviz.accounts.events import OnEvent, tell_nobody
from webviz.accounts.keys import read_keys
from webviz.accounts.limits import limit_failures, open_limits
from webviz.accounts.passwords import Hashing, Passwords
from webviz.accounts.roles_given import role_name
from webviz.accounts.second_factor import Totps
from webviz.accounts.sign_in_routes import signing_in
from webviz.accounts.tables import Account
from webviz.accounts.visits import Lasting
from webviz.accounts.wanted import AccountSettings

_GUESSED_AT = (
    "signing_in.sign_in",
    "signing_in.take_code",
    "signing_in.take_app",
    "signing_in.use_invitation",
    "own_account.change_password",
    "own_account.change_app",
    "own_account.renew_codes",
)
"""Where something is sent that could be guessed."""


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def open_accounts(
    app: Flask,
    settings: AccountSettings,
    *,
    on_event: OnEvent = tell_nobody,
    clock: Callable[[], datetime] = now,
    hashing: Hashing | None = None,
) -> Accounts:
    """Give an application accounts and the pages of getting in. Raises WrongUse, KeysUnusable or AccountsUnavailable."""
    here = bind_accounts(app, settings, on_event=on_event, clock=clock, hashing=hashing)
    for page in (signing_in, own_account, managing_accounts):
        app.register_blueprint(page)
    if settings.oidc is not None:  # what it needs takes a while to read
        from webviz.accounts.municipality_routes import municipality_pages
        from webviz.accounts.municipality_sign_in import open_municipality

        app.register_blueprint(municipality_pages(open_municipality(app, settings.oidc), settings.oidc.issuer))
    app.jinja_env.globals.update(who=here.known_viewer, role_name=role_name)
    for error in AWAY:
        app.register_error_handler(error, _tell_that_it_is_away)
    limit_failures(app, open_limits(app), _GUESSED_AT)
    return here


def bind_accounts(
    app: Flask,
    settings: AccountSettings,
    *,
    on_event: OnEvent = tell_nobody,
    clock: Callable[[], datetime] = now,
    hashing: Hashing | None = None,
) -> Accounts:
    """The accounts without pages, as the command line works with them inside `app.app_context()`."""
    keys = read_keys(settings.keys)
    url = read_url(settings.accounts)
    app.secret_key = keys.cookie
    app.session_interface = _SecureBehindHttps()
    app.config.update(
        # Browsers keep the cookies of all ports of a machine together: two installations must not take each other's.
        SESSION_COOKIE_NAME=f"kaedekort-{hashlib.sha256(keys.cookie.encode()).hexdigest()[:8]}",
        SESSION_COOKIE_HTTPONLY=True,
        # Not Strict: whoever comes back from the municipality's own sign-in would not be known.
        SESSION_COOKIE_SAMESITE="Lax",
        SECURITY_PASSWORD_HASH="argon2",  # noqa: S106 — the name of the hash
        SECURITY_PASSWORD_SCHEMES=["argon2"],
        SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=(hashing or Hashing()).options(),
        SECURITY_PASSWORD_SALT=keys.passwords,
        SECURITY_TWO_FACTOR=True,
        SECURITY_TWO_FACTOR_ENABLED_METHODS=["authenticator"],
        SECURITY_TOTP_SECRETS={"1": keys.second_factor},
        SECURITY_TOTP_ISSUER="Kædekort",
        SECURITY_CLI_USERS_NAME="",
        SECURITY_CLI_ROLES_NAME="",
        SECURITY_JOIN_USER_ROLES=False,
    )
    database = bind_database(app, url)
    says_plain_letters = getattr(app.json, "ensure_ascii", True)
    # Its views are not used: ours count failures, take a code once, speak Danish, and know roles. What is hard to get right is its own.
    roles: Any = None  # ours hang on more than a name, so that they are tables of our own
    security = Security(app, FSQLALiteUserDatastore(database, Account, roles), register_blueprint=False)
    app.json.ensure_ascii = says_plain_letters  # type: ignore[attr-defined]  # Flask-Security puts a provider of its own there
    security.login_manager.user_loader(_signed_in)
    security.login_manager.request_loader(
        lambda _request: None
    )  # nobody signs in with a token in an address or a header
    security.principal.identity_loaders.clear()  # nobody asks Flask-Principal, which would read the database for every style sheet
    with app.app_context():
        prepare_database(database.engine, url)
    here = Accounts(
        app=app,
        database=database,
        keys=keys,
        clock=clock,
        lasting=Lasting(timedelta(minutes=settings.session_minutes)),
        passwords=Passwords(),
        totps=Totps({"1": keys.second_factor}, clock),
        on_event=on_event,
        demo=[],
        oidc_name=settings.oidc.name if settings.oidc is not None else None,
    )
    keep_accounts(app, here)
    return here


class _SecureBehindHttps(SecureCookieSessionInterface):
    """The cookie of a visit goes over https alone wherever the page came that way."""

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002  # Flask's
        return request.is_secure


def _signed_in(uniquifier: str) -> Account | None:
    """Whom Flask-Security takes for the present user: whoever our visit says, so that it never knows somebody whom we do not."""
    here = accounts()
    with suppress(AccountsUnavailable):
        visit = here.present().visit
        return visit.account if visit is not None and visit.account.fs_uniquifier == uniquifier else None
    return None


def _tell_that_it_is_away(error: Exception) -> ResponseReturnValue:
    current_app.logger.error("the database of accounts does not answer", exc_info=error)
    answer: ResponseReturnValue = current_app.handle_user_exception(AccountsUnavailable())
    return answer
