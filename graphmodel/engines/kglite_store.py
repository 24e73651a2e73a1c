"""KGLite: a graph in a file, in this process, with a write-ahead log.

One process writes; it holds a lease on the file. Others read a private copy of what was acknowledged: the log is
copied before the checkpoint, because a checkpoint made between the two copies then only repeats what the log says
(`docs/engines.md`).
"""

import errno
import re
import shutil
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, TypeVar

import kglite

from graphmodel.access import Reader, Row, Writer
from graphmodel.applying import GraphMoved
from graphmodel.derived_cypher import constraints
from graphmodel.errors import QueryRefused, StoreDamaged, StoreError, StoreFull, StoreInUse, StoreUnavailable, UserError
from graphmodel.store import GraphStore

Answer = TypeVar("Answer")

_RETRIES = 20
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class _Runner:
    """Runs Cypher on a snapshot or in a transaction of KGLite."""

    def __init__(self, handle: Any, path: Path) -> None:
        self._handle = handle
        self._path = path

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        try:
            answer = self._handle.cypher(cypher, params=dict(parameters or {}))
        except (kglite.ReadOnlyError, kglite.ArgumentError) as error:
            raise QueryRefused("Forespørgslen vil ændre kortet. Her kan man kun læse.") from error
        except kglite.TransactionConflictError:
            raise
        except (kglite.FileError, kglite.FileIoError, kglite.FileFormatError) as error:
            raise _as_store_error(self._path, error) from error
        except kglite.KgError as error:
            raise QueryRefused(f"Forespørgslen kan ikke køres: {error}") from error
        return list(answer)


@contextmanager
def _told_in_danish(path: Path) -> Iterator[None]:
    try:
        yield
    except (UserError, kglite.TransactionConflictError):
        raise
    except kglite.WriterLeaseHeldError as error:
        raise StoreInUse(
            f"Filen »{path.name}« bruges allerede af et andet program{_holder(path, error)}. "
            "Luk det, eller indlæs listen fra siden »Indlæs«."
        ) from error
    except (kglite.KgError, OSError, RuntimeError) as error:
        raise _as_store_error(path, error) from error


def _holder(path: Path, error: Exception) -> str:
    try:
        owner = path.with_name(path.name + ".lock-owner").read_text(encoding="utf-8")
    except OSError:
        owner = str(error)
    found = re.search(r"pid\D{0,3}(\d+)", owner)
    return f" (proces {found[1]})" if found else ""


def _as_store_error(path: Path, error: Exception) -> StoreError:
    text = str(error).lower()
    if (
        getattr(error, "errno", None) in _NO_ROOM
        or "no space left" in text
        or "file too large" in text
        or "quota" in text
    ):
        return StoreFull(
            f"Der er ikke plads på disken til at gemme i »{path.name}«. Intet er ændret. Gør plads, og prøv igen."
        )
    if isinstance(error, PermissionError) or "permission denied" in text or "read-only file system" in text:
        return StoreUnavailable(f"Du har ikke lov til at læse og skrive »{path}«.")
    if isinstance(error, kglite.FileIoError) and getattr(error, "code", "") == "DurabilityFailed":
        return StoreFull(f"Ændringen kunne ikke skrives til »{path.name}«. Intet er ændret. Er disken fuld?")
    return StoreDamaged(
        f"»{path.name}« er ikke et helt kort: filen er beskadiget eller en anden slags fil. Hent den fra en sikkerhedskopi. ({error})"
    )


class KGLiteStore(GraphStore):
    """The writing process's store: it holds the lease until it is closed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writing = threading.Lock()
        kglite.set_query_warning_policy("silent")
        with _told_in_danish(path):
            if not path.parent.is_dir():
                raise StoreUnavailable(f"Mappen »{path.parent}« findes ikke.")
            _refuse_folder(path)
            self._session = _open_session(path, "full")

    @property
    def address(self) -> str:
        return f"file:{self._path}"

    def read(self, work: Callable[[Reader], Answer]) -> Answer:
        with _told_in_danish(self._path):
            snapshot = self._session.snapshot()
        return work(_Runner(snapshot, self._path))

    def write(self, work: Callable[[Writer], Answer]) -> Answer:
        with self._writing:
            for _ in range(_RETRIES):
                try:
                    return self._in_transaction(work)
                except (kglite.TransactionConflictError, GraphMoved):
                    continue
        raise StoreUnavailable("Kortet ændres hele tiden af andre. Intet er gemt. Prøv igen om lidt.")

    def _in_transaction(self, work: Callable[[Writer], Answer]) -> Answer:
        """What goes wrong in `work` is the caller's; what goes wrong in beginning and storing is told in Danish."""
        with _told_in_danish(self._path):
            transaction = self._session.begin()
        try:
            answer = work(_Runner(transaction, self._path))
        except BaseException:
            transaction.rollback()
            raise
        with _told_in_danish(self._path):
            transaction.commit()
        return answer

    def prepare(self) -> None:
        with self._writing, _told_in_danish(self._path):
            for constraint in constraints():
                self._session.execute(constraint)

    def close(self) -> None:
        with _told_in_danish(self._path):
            self._session.close()


class KGLiteCopy(GraphStore):
    """A reader's store: a private copy of everything acknowledged so far, thrown away when it is closed.

    The copy is followed up: `read` copies again where the files have changed since.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._seen: tuple[object, ...] | None = None
        self._session: Any = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        kglite.set_query_warning_policy("silent")
        with _told_in_danish(path):
            _refuse_folder(path)
        self._follow()

    @property
    def address(self) -> str:
        return f"file:{self._path}"

    def _files(self) -> tuple[Path, Path]:
        return self._path.with_name(self._path.name + "-wal"), self._path

    def _marks(self) -> tuple[object, ...]:
        return tuple(_mark(file) for file in self._files())

    def _follow(self) -> Any:
        with self._lock, _told_in_danish(self._path):
            for _ in range(_RETRIES):
                marks = self._marks()
                if marks == self._seen and self._session is not None:
                    return self._session
                if marks == (None, None):
                    raise StoreUnavailable(
                        f"Der er intet kort i »{self._path}«. Lav et med »kaedekort load FIL« eller »kaedekort demo«."
                    )
                try:
                    self._copy()
                except (StoreDamaged, kglite.KgError, OSError, RuntimeError):
                    # A checkpoint made while we copied may leave the copy in pieces; the files themselves are sound, so copy again.
                    if self._marks() == marks:
                        raise
                    continue
                self._seen = marks
                return self._session
        raise StoreUnavailable(f"»{self._path.name}« ændres hele tiden af et andet program. Prøv igen om lidt.")

    def _copy(self) -> None:
        self._forget()
        folder = tempfile.TemporaryDirectory(prefix="kaedekort-")
        copy = Path(folder.name) / "copy.kgl"
        log, checkpoint = self._files()
        try:
            _copy_where_there(log, copy.with_name("copy.kgl-wal"))
            _copy_where_there(checkpoint, copy)
            self._session = _open_session(copy, "normal")
        except BaseException:
            folder.cleanup()
            raise
        self._folder = folder

    def read(self, work: Callable[[Reader], Answer]) -> Answer:
        session = self._follow()
        return work(_Runner(session.snapshot(), self._path))

    def write(self, work: Callable[[Writer], Answer]) -> Answer:  # noqa: ARG002  # the port's
        raise StoreError("Kortet er åbnet til læsning alene.")

    def prepare(self) -> None:
        raise StoreError("Kortet er åbnet til læsning alene.")

    def close(self) -> None:
        with self._lock:
            self._forget()

    def _forget(self) -> None:
        if self._folder is not None:
            self._session = None
            self._folder.cleanup()
            self._folder = None


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise StoreUnavailable(f"»{path}« er en mappe, ikke en fil.")


_OPENING = threading.Lock()
"""Python's warnings are caught for the whole process at once."""


def _open_session(path: Path, durable: Literal["full", "normal"]) -> Any:
    """Open a file and its log. A torn end of the log is what a crash leaves and holds nothing acknowledged; damage before its end does.

    Raises StoreDamaged for the latter: the engine has then set the rest of the log aside and goes on without it.
    """
    with _OPENING, warnings.catch_warnings(record=True) as noted:
        warnings.simplefilter("always")
        session = kglite.open_session(str(path), durable=durable)
    if any("quarantine" in str(warning.message) for warning in noted):
        session.close()
        raise StoreDamaged(
            f"Loggen til »{path.name}« er beskadiget på midten. Det, der stod før skaden, kan stadig læses; resten er lagt "
            f"til side i en fil »{path.name}-wal.quarantine-…«. Hent kortet fra en sikkerhedskopi, "
            "eller åbn det igen for at gå videre uden resten."
        )
    return session


def _mark(file: Path) -> tuple[int, int, int] | None:
    try:
        status = file.stat()
    except FileNotFoundError:
        return None
    return (status.st_ino, status.st_size, status.st_mtime_ns)


def _copy_where_there(source: Path, target: Path) -> None:
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError:
        return
