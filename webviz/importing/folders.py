"""The private folder that files lie in while their lists are open; nobody else may look into it.

It goes away when the process ends by itself. Where the process is killed, the next one of the same user sweeps it away: a folder's
owner holds a lock on it as long as it lives, which the kernel lets go of when the process is gone, and not before.
"""

import fcntl
import os
import shutil
import tempfile
import weakref
from contextlib import suppress
from pathlib import Path

PREFIX = "kaedekort-lists-"


class ListsFolder:
    """A folder of this process alone, with a folder in it for each list. Raises OSError where none can be made."""

    def __init__(self) -> None:
        _sweep(Path(tempfile.gettempdir()))
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX))
        # Between these two lines another process may take it for a dead one's: then the first list cannot be laid down and is refused.
        lock = _lock(self.path)
        self._remove = weakref.finalize(self, _remove, self.path, lock)

    def make(self, name: str) -> Path:
        """A new folder for a list."""
        folder = self.path / name
        folder.mkdir(mode=0o700)
        return folder

    def remove(self, name: str) -> None:
        """Remove the folder of a list, and what is in it."""
        shutil.rmtree(self.path / name, ignore_errors=True)

    def close(self) -> None:
        """Remove everything; done by itself when the process ends."""
        self._remove()


def _lock(path: Path) -> int:
    """The lock on a folder of ours that nobody alive holds. Raises OSError where somebody does, or it is not ours."""
    lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        if os.fstat(lock).st_uid != os.geteuid():
            raise PermissionError(path)
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise
    return lock


def _remove(path: Path, lock: int) -> None:
    shutil.rmtree(path, ignore_errors=True)
    os.close(lock)


def _sweep(among: Path) -> None:
    """Remove the folders of this user's dead processes."""
    for path in among.glob(f"{PREFIX}*"):
        with suppress(OSError):
            _remove(path, _lock(path))
