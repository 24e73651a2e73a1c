"""The engines that hold a graph. Only this package imports a database driver; everything else knows `GraphStore` alone.

An engine is chosen by the address: `file:PATH` is KGLite in this process, `neo4j://HOST:PORT/DATABASE` (or `bolt://`,
`neo4j+s://` …) a Neo4j server or cluster.
"""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from graphmodel.engines.kglite_files import has_store
from graphmodel.errors import StoreError
from graphmodel.store import GraphStore

_NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


class Purpose(Enum):
    """What a store is opened for: reading works while another process writes, writing takes the store for this process."""

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Credentials:
    """How to sign in at a server; the embedded engine needs none."""

    user: str = ""
    password: str = ""

    def __repr__(self) -> str:
        return f"Credentials(user={self.user!r}, password=…)"


def _server_address(address: str) -> SplitResult | None:
    """The parts of a server's address, or None where it is none."""
    try:
        parts = urlsplit(address)
        is_one = parts.scheme in _NEO4J_SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a bracket that is not closed, a port that is no number
        return None
    return parts if is_one else None


def open_store(address: str, credentials: Credentials, purpose: Purpose) -> GraphStore:
    """Open the store at an address.

    For writing, a file that is not there is made; for reading it is StoreUnavailable. Nothing is written by opening
    itself: the model's constraints are made by whoever puts the first things in (`GraphStore.prepare`), since to look
    at a store must not change it, and since twenty questions to a server before every command would be felt.

    Raises StoreInUse where another process writes to it (for writing alone), StoreUnavailable, StoreDamaged, StoreFull.
    """
    if address.startswith("file:"):
        path = _path_in(address)
        if purpose is Purpose.READ:
            from graphmodel.engines.kglite_copy import KGLiteCopy

            return KGLiteCopy(path)
        from graphmodel.engines.kglite_store import KGLiteStore

        return KGLiteStore(path)
    parts = _server_address(address)
    if parts is not None:
        if parts.username or parts.password:
            raise StoreError(
                "Skriv ikke brugernavn og adgangskode i adressen. Brug KAEDEKORT_NEO4J_USER og KAEDEKORT_NEO4J_PASSWORD."
            )
        from graphmodel.engines.neo4j_store import Neo4jStore

        server = f"{parts.scheme}://{parts.netloc}"
        return Neo4jStore(server, parts.path.strip("/") or None, credentials)
    raise StoreError(f"»{address}« er ikke en adresse på et kort. Skriv file:STI eller neo4j://VÆRT:7687/DATABASE.")


def is_there(address: str) -> bool:
    """Whether a store in a file has been made already; servers are taken to be there."""
    if not address.startswith("file:"):
        return True
    try:
        return has_store(_path_in(address))
    except OSError:  # it may not be looked for, or its name is none: opening it says why
        return False


def _path_in(address: str) -> Path:
    """The file that an address names. Raises StoreError where it lies in the home of a user who does not exist."""
    path = Path(address.removeprefix("file:"))
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise StoreError(f"»{path}« ligger hos en bruger, som ikke findes på denne maskine.") from error
