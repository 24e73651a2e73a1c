"""Opening a file of KGLite, and asking a snapshot or a transaction of it."""

import logging
import threading
import warnings
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any, Literal

import kglite

from graphmodel.access import Row
from graphmodel.answering import edge_as_plain, node_as_plain
from graphmodel.asking import WOULD_WRITE
from graphmodel.engines.kglite_errors import as_store_error
from graphmodel.errors import QueryRefused, StoreDamaged

_log = logging.getLogger(__name__)
_OPENING = threading.Lock()
"""Python's warnings are caught for the whole process at once."""


class Runner:
    """Runs Cypher on a snapshot or in a transaction of KGLite; `path` is the user's file."""

    def __init__(self, handle: Any, path: Path) -> None:
        self._handle = handle
        self._path = path

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        try:
            answer = self._handle.cypher(cypher, params=dict(parameters or {}))
        except kglite.ReadOnlyError as error:
            raise QueryRefused(WOULD_WRITE) from error
        except kglite.TransactionConflictError:
            raise
        except (kglite.FileError, kglite.FileIoError, kglite.FileFormatError) as error:
            raise as_store_error(self._path, error) from error
        except kglite.KgError as error:
            raise QueryRefused(f"Forespørgslen kan ikke køres: {error}") from error
        # Made at once: walking over the answer makes them one by one, several times as slowly.
        rows: list[Row] = answer.to_list()
        return rows


def open_session(path: Path, durable: Literal["full", "normal"], if_torn: str, shown: Path) -> Any:
    """Open a file and its log. A torn end of the log is what a crash leaves and holds nothing acknowledged; damage before its end does.

    Raises StoreDamaged with the sentence `if_torn` for the latter: the engine has then set the rest of the log aside
    and goes on without it. A torn end is only told of, by the name `shown`: damage to the very last change looks the same.
    """
    kglite.set_query_warning_policy("silent")  # of fields that nothing has: the program reads such fields on purpose
    with _OPENING, warnings.catch_warnings(record=True) as noted:
        warnings.simplefilter("always")
        session = kglite.open_session(str(path), durable=durable)
    if any("quarantine" in str(warning.message) for warning in noted):
        session.close()
        raise StoreDamaged(if_torn)
    if any("log ended in" in str(warning.message) for warning in noted):
        _log.warning(
            "Slutningen af loggen til »%s« er ikke hel og er ikke læst. Blev programmet afbrudt, mangler intet, der var gemt; "
            "ellers kan den seneste ændring mangle: se »kaedekort changes«.",
            shown,
        )
    return session


_NODE = {"id", "labels", "properties"}
_EDGE = {"id", "start", "end", "type", "properties"}


def unwrap(value: object) -> object:
    """Turn what KGLite answers for a whole node or edge into the exchange form, and its days and times into text.

    It answers with dictionaries; a node's properties always hold the `title` and `type` that the engine keeps itself,
    which no map of a person's own making does.
    """
    if isinstance(value, (date, time)):
        return value.isoformat()
    if not isinstance(value, dict):
        return value
    if value.keys() == _NODE and {"title", "type"} <= value["properties"].keys():
        return node_as_plain(value["labels"][0], value["properties"])
    if value.keys() == _EDGE:
        return edge_as_plain(value["type"], value["properties"])
    return value
