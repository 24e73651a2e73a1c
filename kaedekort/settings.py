"""What the operator has set; the one place that reads the environment and names a default store."""

import getpass
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graphmodel.engines import Credentials
from graphmodel.errors import WrongUse

DEFAULT_STORE = "file:kaedekort.kgl"
DEMO_STORE = "file:demo.kgl"
NATIONAL_STORE = "file:national.kgl"
DEFAULT_LOG = "sqlite:///kaedekort-audit.db"
LOG_MONTHS = 6
_MOST_MONTHS = 120
DEFAULT_ACCOUNTS = "sqlite:///kaedekort-accounts.db"
DEFAULT_KEYS = Path("kaedekort-keys.json")
SESSION_MINUTES = 30
_MOST_SESSION_MINUTES = 600


@dataclass(frozen=True, slots=True)
class OidcSettings:
    """The municipality's own sign-in: its address, who we are there, and what people call it."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str = "kommunen"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the graph is, how to sign in there, and which catalogue the municipality uses (None: the default one).

    `audit` is the address of the log, `log_months` how long it keeps an entry, `keys` the file of secrets. `accounts` is the address of
    the database of accounts, a visit of which ends when nothing was asked for `session_minutes`. `youth_zone` says whether there are
    pages about youths, `open_search` whether the map can be read and searched without signing in.
    """

    store: str = DEFAULT_STORE
    credentials: Credentials = Credentials()
    catalogue_folder: Path | None = None
    audit: str = field(default=DEFAULT_LOG, repr=False)  # it may hold a password
    log_months: int = LOG_MONTHS
    keys: Path = DEFAULT_KEYS
    accounts: str = field(default=DEFAULT_ACCOUNTS, repr=False)  # as above
    session_minutes: int = SESSION_MINUTES
    youth_zone: bool = False
    open_search: bool = False
    oidc: OidcSettings | None = None


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings from environment variables; one that is set to nothing counts as not set. Raises WrongUse."""
    folder = environment.get("KAEDEKORT_CATALOGUE")
    return Settings(
        store=environment.get("KAEDEKORT_STORE") or DEFAULT_STORE,
        credentials=Credentials(
            environment.get("KAEDEKORT_NEO4J_USER") or "neo4j", environment.get("KAEDEKORT_NEO4J_PASSWORD") or ""
        ),
        catalogue_folder=Path(folder) if folder else None,
        audit=environment.get("KAEDEKORT_AUDIT") or DEFAULT_LOG,
        log_months=_whole(environment, "KAEDEKORT_LOG_MONTHS", LOG_MONTHS, 1, _MOST_MONTHS),
        keys=Path(environment.get("KAEDEKORT_KEYS") or DEFAULT_KEYS),
        accounts=environment.get("KAEDEKORT_ACCOUNTS") or DEFAULT_ACCOUNTS,
        session_minutes=_whole(environment, "KAEDEKORT_SESSION_MINUTES", SESSION_MINUTES, 1, _MOST_SESSION_MINUTES),
        youth_zone=_switch(environment, "KAEDEKORT_YOUTH_ZONE"),
        open_search=_switch(environment, "KAEDEKORT_OPEN_SEARCH"),
        oidc=_oidc(environment),
    )


def _switch(environment: Mapping[str, str], name: str) -> bool:
    text = environment.get(name) or "off"
    if text not in {"on", "off"}:
        raise WrongUse(f"{name} er »{text[:40]}«. Skriv on eller off.")
    return text == "on"


def _whole(environment: Mapping[str, str], name: str, default: int, lowest: int, highest: int) -> int:
    text = environment.get(name) or str(default)
    if not (text.isascii() and text.isdigit()) or not lowest <= int(text[:9]) <= highest:
        raise WrongUse(f"{name} er »{text[:40]}«. Skriv et helt tal fra {lowest} til {highest}.")
    return int(text)


def _oidc(environment: Mapping[str, str]) -> OidcSettings | None:
    """The municipality's own sign-in; None where it is not set up. Raises WrongUse where it is half set up."""
    names = ("KAEDEKORT_OIDC_ISSUER", "KAEDEKORT_OIDC_CLIENT_ID", "KAEDEKORT_OIDC_CLIENT_SECRET")
    issuer, client_id, client_secret = (environment.get(name) or "" for name in names)
    missing = [name for name in names if not environment.get(name)]
    if len(missing) == len(names):
        return None
    if missing:
        raise WrongUse(f"Kommunens eget login mangler {' og '.join(missing)}. Sæt dem alle tre, eller ingen af dem.")
    if not issuer.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
        raise WrongUse("KAEDEKORT_OIDC_ISSUER skal være en adresse, der begynder med https://.")
    return OidcSettings(issuer, client_id, client_secret, environment.get("KAEDEKORT_OIDC_NAME") or "kommunen")


def operator() -> str:
    """Who works at the command line, as changes and logs name them."""
    try:
        return f"cli:{getpass.getuser()}"
    except (KeyError, OSError):
        return "cli:ukendt"
