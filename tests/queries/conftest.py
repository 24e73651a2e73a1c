"""The stores that questions are put to: mostly the embedded one, both where they must agree."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from tests.contract.conftest import KGLiteMaker, every_store, new_store, sweeper
from tests.oracle.graph import Object
from tests.queries.maps import Map

__all__ = ["every_store", "new_store", "sweeper"]

Draw = Callable[[Iterable[Object]], Map]
Drawn = Callable[[Iterable[Object]], AbstractContextManager[Map]]


@pytest.fixture
def draw(tmp_path: Path) -> Iterator[Draw]:
    """Puts objects into an embedded store of their own, anew at every call; all are closed after the test."""
    make = KGLiteMaker(tmp_path)
    with ExitStack() as stack:
        yield lambda objects: Map(stack.enter_context(closing(make())), objects)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """As `draw`, for a test with many examples: each map is closed when its block ends."""
    make = KGLiteMaker(tmp_path_factory.mktemp("maps"))

    @contextmanager
    def opened(objects: Iterable[Object]) -> Iterator[Map]:
        with closing(make()) as store:
            yield Map(store, objects)

    return opened
