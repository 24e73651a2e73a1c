"""Tying an authenticator app to an account: what the app needs waits in the cookie, encrypted, until its first code is right."""

from dataclasses import dataclass

from flask import request, session

from webviz.accounts.accounts import Accounts
from webviz.accounts.second_factor import ISSUER
from webviz.accounts.signing_in import is_waiting, refuse
from webviz.accounts.tables import Account

_NEW_APP = "new_app"


@dataclass(frozen=True, slots=True)
class NewApp:
    """What an authenticator app needs: a picture for its camera, and the same in words."""

    picture: str
    key: str
    issuer: str
    email: str


def new_app(here: Accounts, account: Account) -> NewApp:
    """What the app needs, the same until it is tied."""
    secret = _held_for(account) or here.totps.generate_totp_secret()
    session[_NEW_APP] = {"who": account.public_id, "secret": secret}
    return NewApp(
        picture=here.totps.generate_qrcode(account.email, secret),
        key=here.totps.get_totp_pretty_key(secret),
        issuer=ISSUER,
        email=account.email,
    )


def tie_app(here: Accounts, account: Account, code: str) -> bool:
    """Whether the code is the new app's first; the app is then the account's, which the caller stores. A wrong one counts as a failure."""
    secret = _held_for(account)
    if secret is None or is_waiting(here, account):
        return False
    period = here.totps.period_of(code, secret, None)
    if period is None:
        refuse(here, account, "new_app")
        return False
    account.tf_totp_secret = secret
    account.totp_counter = period
    return True


def drop_new_app() -> None:
    """Forget what waited in the cookie."""
    session.pop(_NEW_APP, None)


def code_of_form() -> str:
    """The code that was typed, without blanks."""
    return "".join(request.form.get("code", "").split())


def _held_for(account: Account) -> str | None:
    held = session.get(_NEW_APP)
    return str(held["secret"]) if isinstance(held, dict) and held.get("who") == account.public_id else None
