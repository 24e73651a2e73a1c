"""The files that KGLite keeps for one store, and whether there is a store at all."""

from pathlib import Path

from graphmodel.errors import StoreUnavailable

_LOG_HEADER_BYTES = 5


def log_of(path: Path) -> Path:
    """The write-ahead log of a store."""
    return path.with_name(path.name + "-wal")


def has_store(path: Path) -> bool:
    """Whether a store has been made there: until its first checkpoint it is a log alone."""
    return path.exists() or log_of(path).exists()


def refuse_what_is_no_file(path: Path) -> None:
    """Raise StoreUnavailable for a folder, and for a device, which the engine would read without end."""
    if path.is_dir():
        raise StoreUnavailable(f"»{path}« er en mappe, ikke en fil.")
    if path.exists() and not path.is_file():
        raise StoreUnavailable(f"»{path}« er ikke en fil, som et kort kan ligge i.")


def remove_store(path: Path) -> None:
    """Remove every file of a store. Only for who holds the lease on it: another process may be using it."""
    for file in (path, log_of(path), path.with_name(path.name + ".lock"), path.with_name(path.name + ".lock-owner")):
        file.unlink(missing_ok=True)


def remove_stillborn(path: Path) -> None:
    """Remove what is left where the disk was too full to begin a store: its log has not even a head, so it is no store of anybody's."""
    log = log_of(path)
    if log.exists() and log.stat().st_size < _LOG_HEADER_BYTES and not path.exists():
        remove_store(path)
