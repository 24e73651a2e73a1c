"""What accounts want to know of the settings, whoever reads them."""

from pathlib import Path
from typing import Protocol


class OidcLike(Protocol):
    """The municipality's own sign-in."""

    @property
    def issuer(self) -> str:
        """Its address, as it says it itself."""

    @property
    def client_id(self) -> str:
        """Who we are there."""

    @property
    def client_secret(self) -> str:
        """What we show that it is us."""

    @property
    def name(self) -> str:
        """What people call it."""


class AccountSettings(Protocol):
    """What the operator has set, as far as accounts go."""

    @property
    def accounts(self) -> str:
        """The address of the database."""

    @property
    def keys(self) -> Path:
        """The file of secrets."""

    @property
    def session_minutes(self) -> int:
        """A visit ends when nothing was asked for so long."""

    @property
    def oidc(self) -> OidcLike | None:
        """The municipality's own sign-in; None: there is none."""
