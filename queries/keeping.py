"""Keeping what was worked out while there is room for it."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

from graphmodel import history
from graphmodel.access import Reader
from graphmodel.garbage import without_garbage_collection

Found = TypeVar("Found")


class Latest(Generic[Found]):
    """What `make` makes of one version of the graph, made anew where the graph has changed, never by time."""

    def __init__(self, make: Callable[[Reader, int], Found]) -> None:
        self._make = make
        self._made: tuple[int, Found] | None = None
        self._making = threading.Lock()

    def at(self, reader: Reader) -> Found:
        """That of the state that the reader sees; where several ask for a new one at once, one of them makes it."""
        version = history.version(reader)
        with self._making:
            if self._made is None or self._made[0] != version:
                with without_garbage_collection():
                    self._made = (version, self._make(reader, version))
            return self._made[1]


class Kept:
    """Results by their key. Where they weigh too much together, the ones not asked for longest are forgotten first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._weight = 0
        self._found: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Found], weight_of: Callable[[Found], int]) -> Found:
        """The result of a key, made where it is not here; the latest one is kept whatever it weighs."""
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                found: Found = self._found[key][0]
                return found
        with without_garbage_collection():
            made = make()
        weight = weight_of(made)
        with self._lock:
            _, before = self._found.pop(key, (None, 0))
            self._found[key] = (made, weight)
            self._weight += weight - before
            while self._weight > self._most and len(self._found) > 1:
                _, (_, forgotten) = self._found.popitem(last=False)
                self._weight -= forgotten
        return made
