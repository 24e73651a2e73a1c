"""Reading a file of KGLite that another process may be writing: a private copy of everything acknowledged so far.

The log is copied before the checkpoint, because a checkpoint made between the two copies then only repeats what the
log says (`docs/engines.md`).
"""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from graphmodel.access import Reader, Writer
from graphmodel.engines.kglite_errors import told_in_danish
from graphmodel.engines.kglite_files import log_of, refuse_what_is_no_file
from graphmodel.engines.kglite_session import Runner, open_session, unwrap
from graphmodel.errors import StoreError, StoreUnavailable
from graphmodel.private_folders import PrivateFolder
from graphmodel.store import GraphStore

Answer = TypeVar("Answer")

PREFIX = "kaedekort-copy-"
"""What the folders of copies are called before a name of their own."""
_RETRIES = 20


class KGLiteCopy(GraphStore):
    """A reader's store: it takes no lease, and its copy is thrown away when it is closed.

    The copy is followed up: `read` copies again where the files have changed since.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._seen: tuple[object, ...] | None = None
        self._session: Any = None
        self._folder: PrivateFolder | None = None
        with told_in_danish(path):
            refuse_what_is_no_file(path)
        self._follow()

    @property
    def address(self) -> str:
        return f"file:{self._path}"

    def _marks(self) -> tuple[object, ...]:
        return _mark(log_of(self._path)), _mark(self._path)

    def _follow(self) -> Any:
        with self._lock, told_in_danish(self._path):
            for _ in range(_RETRIES):
                marks = self._marks()
                if marks == self._seen and self._session is not None:
                    return self._session
                if marks == (None, None):
                    raise StoreUnavailable(
                        f"Der er intet kort i »{self._path}«. Er adressen rigtig? "
                        "Et nyt kort laves med »kaedekort load FIL« eller »kaedekort demo«."
                    )
                try:
                    self._copy()
                except StoreError:
                    # A checkpoint made while we copied may leave the copy in pieces; the files themselves are sound, so copy again.
                    if self._marks() == marks:
                        raise
                    continue
                self._seen = marks
                return self._session
        raise StoreUnavailable(f"»{self._path}« ændres hele tiden af et andet program. Prøv igen om lidt.")

    def _copy(self) -> None:
        self._forget()
        folder = _private_folder(self._path)
        copy = folder.path / "copy.kgl"
        no_room = (
            f"Der er ikke plads i »{folder.path.parent}« til den kopi af »{self._path}«, som læses. "
            "Gør plads dér, eller sæt TMPDIR til en mappe med plads."
        )
        try:
            with told_in_danish(self._path, no_room):
                copy_where_there(log_of(self._path), log_of(copy))
                copy_where_there(self._path, copy)
                self._session = open_session(copy, "normal", if_torn=_torn_log(self._path), shown=self._path)
        except BaseException:
            folder.close()
            raise
        self._folder = folder

    def read(self, work: Callable[[Reader], Answer]) -> Answer:
        session = self._follow()
        return work(Runner(session.snapshot(), self._path))

    def write(self, work: Callable[[Writer], Answer]) -> Answer:  # noqa: ARG002  # the port's
        raise StoreError("Kortet er åbnet til læsning alene.")

    def unwrap(self, value: object) -> object:
        return unwrap(value)

    def prepare(self) -> None:
        raise StoreError("Kortet er åbnet til læsning alene.")

    def close(self) -> None:
        with self._lock:
            self._forget()

    def _forget(self) -> None:
        if self._folder is not None:
            self._session = None
            self._folder.close()
            self._folder = None


def _private_folder(path: Path) -> PrivateFolder:
    try:
        return PrivateFolder(PREFIX)
    except OSError as error:
        raise StoreUnavailable(
            f"Der kan ikke laves en midlertidig mappe at læse »{path}« i. Er disken fuld? "
            "Gør plads, eller sæt TMPDIR til en mappe, som du kan skrive i."
        ) from error


def _torn_log(path: Path) -> str:
    return (
        f"Loggen til »{path}« er beskadiget på midten. Hent kortet fra en sikkerhedskopi. Uden en kan du gå videre med det, der stod "
        f"før skaden: en kommando, der ændrer kortet, lægger resten til side i en fil »{path.name}-wal.quarantine-…«."
    )


def _mark(file: Path) -> tuple[int, int, int] | None:
    try:
        status = file.stat()
    except FileNotFoundError:
        return None
    return (status.st_ino, status.st_size, status.st_mtime_ns)


def copy_where_there(source: Path, target: Path) -> None:
    """Copy a file; one that is not there, or no longer, is passed over."""
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError:
        return
