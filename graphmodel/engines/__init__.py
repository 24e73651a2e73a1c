"""The engines that hold a graph. Only this package imports a database driver; everything else knows `GraphStore` alone.

An engine is chosen by the address: `file:PATH` is KGLite in this process, `neo4j://HOST:PORT/DATABASE` (or `bolt://`,
`neo4j+s://` …) a Neo4j server or cluster.
"""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

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

    Raises StoreInUse where another process writes to it (for writing alone), StoreUnavailable, StoreDamaged.
    """
    if address.startswith("file:"):
        from graphmodel.engines.kglite_store import KGLiteCopy, KGLiteStore

        path = _path_in(address)
        return KGLiteStore(path) if purpose is Purpose.WRITE else KGLiteCopy(path)
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
    path = _path_in(address)
    return path.exists() or path.with_name(path.name + "-wal").exists()


def _path_in(address: str) -> Path:
    """The file that an address names. Raises StoreError where it lies in the home of a user who does not exist."""
    path = Path(address.removeprefix("file:"))
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise StoreError(f"»{path}« ligger hos en bruger, som ikke findes på denne maskine.") from error
