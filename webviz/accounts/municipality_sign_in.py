"""The municipality's own sign-in: OpenID Connect, the code flow with PKCE, by Authlib.

Who comes back is somebody only where they have an account here that an administrator made: known by what the municipality calls them,
or, the first time, by an address that the municipality has verified. Nobody makes an account by signing in.
"""

from collections.abc import Mapping
from typing import Any

from authlib.integrations.flask_client import OAuth, OAuthError  # type: ignore[import-untyped]
from flask import Flask
from joserfc.errors import JoseError
from requests import RequestException
from sqlalchemy import select

from webviz.access.viewer import NOBODY
from webviz.accounts.accounts import Accounts
from webviz.accounts.book import account_of_email
from webviz.accounts.checking import Unacceptable, read_email
from webviz.accounts.events import ACCOUNT_CHANGE, SIGN_IN_REFUSED
from webviz.accounts.signing_in import is_waiting
from webviz.accounts.tables import LONGEST_ID, Account
from webviz.accounts.visits import viewer_of
from webviz.accounts.wanted import OidcLike

FAULTS = (OAuthError, JoseError, RequestException, ValueError, KeyError, TypeError, RuntimeError)
"""What Authlib and those it stands on say where an answer is missing, forged, too old, or no answer at all."""
_SAFE = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"})
"""Signed with a key that the municipality alone has; not "none", and not with the secret that we share."""
_SECONDS = 10
_LONGEST_TOLD = 100


def open_municipality(app: Flask, settings: OidcLike) -> "Municipality":
    """The municipality's sign-in; it is asked nothing before somebody wants to sign in."""
    client = OAuth(app).register(
        "municipality",
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        server_metadata_url=f"{settings.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid email profile",
            "code_challenge_method": "S256",
            "token_endpoint_auth_method": "client_secret_basic",
            "default_timeout": _SECONDS,
        },
    )
    return Municipality(client, settings)


class Municipality:
    """Leads to the sign-in, and reads who came back."""

    def __init__(self, client: Any, settings: OidcLike) -> None:
        self._client = client
        self._settings = settings

    def lead_there(self, return_to: str) -> Any:
        """An answer that leads to the municipality. Raises one of FAULTS where it does not answer."""
        self._learn()
        return self._client.authorize_redirect(return_to)

    def who_came_back(self) -> Mapping[str, Any]:
        """The claims about whoever the present request brings back, all checked. Raises one of FAULTS."""
        self._learn()
        token = self._client.authorize_access_token(
            claims_options={
                "iss": {"essential": True, "values": [self._settings.issuer]},
                "aud": {"essential": True, "values": [self._settings.client_id]},
                "sub": {"essential": True},
                "nonce": {"essential": True},
            }
        )
        claims = token["userinfo"]
        subject = claims["sub"]
        if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_ID:
            raise ValueError("a subject that is none")
        return dict(claims)

    def _learn(self) -> None:
        """Read where the municipality's addresses are, once, and believe no weak signature whatever it says."""
        known = self._client.load_server_metadata()
        if known.get("issuer") != self._settings.issuer:
            self._client.server_metadata.clear()
            raise ValueError("another issuer than the one that was set")
        algorithms = known.get("id_token_signing_alg_values_supported") or ["RS256"]
        known["id_token_signing_alg_values_supported"] = [each for each in algorithms if each in _SAFE]


def account_of(here: Accounts, issuer: str, claims: Mapping[str, Any]) -> Account | None:
    """The account of whoever came back, tied to them the first time; None, told to the log, where there is none or it is locked."""
    known = select(Account).where(Account.issuer == issuer, Account.subject == claims["sub"])
    account = here.session.scalar(known) or _by_address(here, claims)
    if account is None:
        here.tell(SIGN_IN_REFUSED, NOBODY, {"what": "oidc_unknown"})
        return None
    if is_waiting(here, account):
        return None
    if account.subject is None:
        account.issuer, account.subject = issuer, claims["sub"]
        details = {"what": "oidc_tied", "account": account.public_id}
        here.tell(ACCOUNT_CHANGE, viewer_of(account, None), details)
    return account


def assurance_of(claims: Mapping[str, Any]) -> str:
    """What the municipality says of how somebody signed in there, for the account's page; nothing where it says nothing."""
    methods = claims.get("amr")
    words = [str(claims["acr"])] if claims.get("acr") else []
    words += [str(each) for each in methods] if isinstance(methods, list) else []
    return ", ".join(words)[:_LONGEST_TOLD]


def _by_address(here: Accounts, claims: Mapping[str, Any]) -> Account | None:
    """An account that nobody has been tied to, whose address the municipality has verified."""
    if claims.get("email_verified") is not True:
        return None
    try:
        account = account_of_email(here.session, read_email(str(claims.get("email", ""))))
    except Unacceptable:
        return None
    return account if account is not None and account.subject is None and not account.is_demo else None
