"""Python's search for circles of garbage, and where it only costs time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Inside, nothing looks for circles of garbage.

    Fetching and indexing makes hundreds of thousands of objects and drops none in circles; looking through all of them again and again
    took as long as the work itself. What is dropped outside circles goes at once, as ever. Where threads overlap, the first to end
    lets the search go on for all.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
