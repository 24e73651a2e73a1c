"""Keeping what was worked out while there is room for it."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from queries.garbage import without_garbage_collection

Found = TypeVar("Found")


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
