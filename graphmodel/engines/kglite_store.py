"""KGLite: a graph in a file, in this process, with a write-ahead log. One process writes; it holds a lease on the file."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import kglite

from graphmodel.access import Reader, Writer
from graphmodel.applying import GraphMoved
from graphmodel.derived_cypher import constraints
from graphmodel.engines.kglite_errors import refused_by_the_machine, told_in_danish
from graphmodel.engines.kglite_files import has_store, refuse_what_is_no_file, remove_stillborn, remove_store
from graphmodel.engines.kglite_session import Runner, open_session, unwrap
from graphmodel.errors import StoreUnavailable
from graphmodel.store import GraphStore

Answer = TypeVar("Answer")

_RETRIES = 20


class KGLiteStore(GraphStore):
    """The writing process's store: it holds the lease until it is closed.

    A store that was not there before is made, and goes away again with this if nothing has been stored in it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writing = threading.Lock()
        with told_in_danish(path):
            if not path.parent.is_dir():
                raise StoreUnavailable(f"Mappen »{path.parent}« findes ikke.")
            refuse_what_is_no_file(path)
            self._is_new = not has_store(path)
            self._session = self._opened()

    def _opened(self) -> Any:
        try:
            return open_session(self._path, "full", if_torn=_torn_log(self._path), shown=self._path)
        except OSError:
            if self._is_new:
                remove_stillborn(self._path)
            raise

    @property
    def address(self) -> str:
        return f"file:{self._path}"

    def read(self, work: Callable[[Reader], Answer]) -> Answer:
        with told_in_danish(self._path):
            snapshot = self._session.snapshot()
        return work(Runner(snapshot, self._path))

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
        with told_in_danish(self._path):
            transaction = self._session.begin()
        try:
            answer = work(Runner(transaction, self._path))
        except BaseException:
            transaction.rollback()
            raise
        with told_in_danish(self._path):
            transaction.commit()
        return answer

    def unwrap(self, value: object) -> object:
        return unwrap(value)

    def prepare(self) -> None:
        with self._writing, told_in_danish(self._path):
            for constraint in constraints():
                self._session.execute(constraint)

    def close(self) -> None:
        with told_in_danish(self._path):
            if self._is_new and self._is_empty():
                remove_store(self._path)  # the lease is still ours, so it is nobody else's
            else:
                self._checkpoint()
            self._session = None

    def _is_empty(self) -> bool:
        return not list(self._session.snapshot().cypher("MATCH (node) RETURN node.id AS id LIMIT 1", params={}))

    def _checkpoint(self) -> None:
        """Write the file anew and let go of it.

        Where the machine refuses, the log still holds all that was acknowledged, and whoever opens the store next
        reads it: nothing is lost, and it must not be said that nothing was stored.
        """
        try:
            self._session.close()
        except (kglite.FileIoError, OSError) as error:
            if refused_by_the_machine(error) is None:
                raise


def _torn_log(path: Path) -> str:
    return (
        f"Loggen til »{path}« er beskadiget på midten. Det, der stod før skaden, kan stadig læses; resten er lagt "
        f"til side i en fil »{path.name}-wal.quarantine-…«. Hent kortet fra en sikkerhedskopi, "
        "eller åbn det igen for at gå videre uden resten."
    )
