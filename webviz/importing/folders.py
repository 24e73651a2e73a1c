"""The private folder that files lie in while their lists are open: a folder in it for each list."""

import shutil
from pathlib import Path

from graphmodel.private_folders import PrivateFolder

PREFIX = "kaedekort-lists-"


class ListsFolder:
    """A folder of this process alone. Raises OSError where none can be made."""

    def __init__(self) -> None:
        self._private = PrivateFolder(PREFIX)

    @property
    def path(self) -> Path:
        """Where it is."""
        return self._private.path

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
        self._private.close()
