"""Folders for what nobody else may look into, such as a copy of a store: none outlives its process for long.

One goes away when it is closed and when the process ends by itself; where the process is killed, the next one of the same user
that makes one of its kind sweeps it away. A folder's owner holds a lock on it as long as it lives, so that no folder in use is
ever swept: the kernel lets go of the lock when the process is gone, and not before.
"""

import fcntl
import os
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class PrivateFolder:
    """A folder of this process alone, empty at first; the `prefix` of its name is its kind's. Raises OSError where none can be made."""

    def __init__(self, prefix: str) -> None:
        _sweep(Path(tempfile.gettempdir()), prefix)
        self.path, lock = _new_folder(prefix)
        self._remove = weakref.finalize(self, _remove, self.path, lock)

    def close(self) -> None:
        """Remove it and what is in it; done by itself when the process ends."""
        self._remove()


def _new_folder(prefix: str) -> tuple[Path, int]:
    """A new folder, which only this user may enter, and the lock on it."""
    while True:
        path = Path(tempfile.mkdtemp(prefix=prefix))
        # Until it is locked, another process may take it for a dead one's and sweep it: then another one is made.
        try:
            lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:
            continue
        with suppress(OSError):  # a file system without locks: nobody can sweep there either
            fcntl.flock(lock, fcntl.LOCK_EX)
        if path.exists():
            return path, lock
        os.close(lock)


def _remove(path: Path, lock: int) -> None:
    shutil.rmtree(path, ignore_errors=True)
    os.close(lock)


def _sweep(among: Path, prefix: str) -> None:
    """Remove the folders of a kind that this user's dead processes left."""
    for path in among.glob(f"{prefix}*"):
        with suppress(OSError), _locked_by_nobody(path):
            shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _locked_by_nobody(path: Path) -> Iterator[None]:
    """Hold the lock on a folder of ours that a dead process has left. Raises OSError where it is alive, or not ours."""
    lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        if os.fstat(lock).st_uid != os.geteuid():
            raise PermissionError(path)
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(lock)
