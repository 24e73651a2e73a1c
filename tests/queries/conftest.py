"""The stores that questions are put to: mostly the embedded one, both where they must agree."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.contract.conftest import KGLiteMaker, every_store, new_store, sweeper
from tests.oracle.graph import Object
from tests.queries.maps import Map

__all__ = ["every_store", "new_store", "sweeper"]

Draw = Callable[[Iterable[Object]], Map]


@pytest.fixture
def draw(tmp_path: Path) -> Iterator[Draw]:
    """Puts objects into an embedded store of their own, anew at every call; all are closed after the test."""
    make = KGLiteMaker(tmp_path)
    with ExitStack() as stack:
        yield lambda objects: Map(stack.enter_context(closing(make())), objects)
