"""Python's search for circles of garbage, and where it only costs time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_A_COUNTRY = 1_000_000
"""Where so many objects were made, they are set aside from every later search too, which would take seconds to look through them.
What is in circles among them goes only with the process; facts and indexes are in none, and go when the last one lets go of them."""


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Inside, nothing looks for circles of garbage.

    Loading, fetching and indexing make a million objects and drop none in circles; looking through all of them again and again took from
    a tenth to half of the time. What is dropped outside circles goes at once, as ever. Where threads overlap, the first to end lets the
    search go on for all.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_count()[0] > _A_COUNTRY:
                gc.freeze()
            gc.enable()
