"""What the operator has set; the one place that reads the environment and names a default store."""

import getpass
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graphmodel.engines import Credentials

DEFAULT_STORE = "file:kaedekort.kgl"
DEMO_STORE = "file:demo.kgl"
NATIONAL_STORE = "file:national.kgl"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the graph is, how to sign in there, and which catalogue the municipality uses (None: the default one)."""

    store: str = DEFAULT_STORE
    credentials: Credentials = Credentials()
    catalogue_folder: Path | None = None


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings from environment variables; one that is set to nothing counts as not set."""
    folder = environment.get("KAEDEKORT_CATALOGUE")
    return Settings(
        store=environment.get("KAEDEKORT_STORE") or DEFAULT_STORE,
        credentials=Credentials(
            environment.get("KAEDEKORT_NEO4J_USER") or "neo4j", environment.get("KAEDEKORT_NEO4J_PASSWORD") or ""
        ),
        catalogue_folder=Path(folder) if folder else None,
    )


def operator() -> str:
    """Who works at the command line, as changes and logs name them."""
    try:
        return f"cli:{getpass.getuser()}"
    except (KeyError, OSError):
        return "cli:ukendt"
