"""What is kept away from Python's search for circles of garbage."""

import gc
from collections.abc import Iterator

import pytest

from graphmodel import garbage
from graphmodel.garbage import without_garbage_collection


@pytest.fixture(autouse=True)
def nothing_stays_set_aside() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_the_search_rests_inside_and_goes_on_afterwards() -> None:
    with without_garbage_collection():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_search_goes_on_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), without_garbage_collection():
        _ = 1 // 0
    assert gc.isenabled()


def test_many_objects_are_set_aside_from_later_searches_and_go_when_let_go_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "_A_COUNTRY", 1_000)
    before = gc.get_freeze_count()
    with without_garbage_collection():
        kept = [[number] for number in range(5_000)]
    set_aside = gc.get_freeze_count()
    assert set_aside >= before + len(kept)
    del kept
    assert gc.get_freeze_count() <= set_aside - 5_000


def test_few_objects_stay_where_the_search_finds_them() -> None:
    before = gc.get_freeze_count()
    with without_garbage_collection():
        kept = [[number] for number in range(10)]
    assert gc.get_freeze_count() == before
    assert len(kept) == 10
