"""What was worked out is kept while there is room, and nothing looks for garbage meanwhile."""

import gc

import pytest

from graphmodel.garbage import without_garbage_collection
from queries.keeping import Kept


def asked(kept: Kept, made: list[str], *keys: str) -> None:
    def make(key: str) -> str:
        made.append(key)
        return key

    for key in keys:
        assert kept.get(key, lambda key=key: make(key), len) == key  # type: ignore[misc]  # a default binds the key


def test_what_was_not_asked_for_longest_is_forgotten_first() -> None:
    kept, made = Kept(6), list[str]()
    asked(kept, made, "aa", "bb", "cc", "aa")
    assert made == ["aa", "bb", "cc"]
    asked(kept, made, "dd", "aa", "cc", "bb")
    assert made == ["aa", "bb", "cc", "dd", "bb"]


def test_what_weighs_more_takes_more_room_and_the_latest_always_finds_it() -> None:
    kept, made = Kept(6), list[str]()
    asked(kept, made, "aa", "bb", "ccccccccc", "ccccccccc")
    assert made == ["aa", "bb", "ccccccccc"]
    asked(kept, made, "aa", "bb", "aa")
    assert made == ["aa", "bb", "ccccccccc", "aa", "bb"]


def test_what_could_not_be_made_is_tried_again() -> None:
    kept, made = Kept(6), list[str]()
    with pytest.raises(KeyError):
        kept.get("a", lambda: {}["nothing"], len)
    asked(kept, made, "a")
    assert made == ["a"]


def test_nothing_looks_for_garbage_while_something_is_made_and_afterwards_all_is_as_before() -> None:
    assert gc.isenabled()
    assert Kept(6).get("a", gc.isenabled, lambda _: 1) is False
    assert gc.isenabled()
    with pytest.raises(ValueError, match="wrong"), without_garbage_collection(), without_garbage_collection():
        raise ValueError("wrong")
    assert gc.isenabled()
    gc.disable()
    try:
        with without_garbage_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
