"""Taking a change back beside the pages: shown while it goes on, in turn with the lists, and told once it is done."""

import threading
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

import pytest

from graphmodel.changes import Undone
from graphmodel.store import GraphStore
from tests.webviz.conftest import StoreOf, make_app
from tests.webviz.listing import LIST, PROGRESS, Visitor
from tests.webviz.maps import SMALL
from webviz.importing import history_routes


class Slow:
    """The undo of a store, which waits until it is let go."""

    def __init__(self, store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.go = threading.Event(), threading.Event()
        self._really = store.undo
        monkeypatch.setattr(store, "undo", self)
        monkeypatch.setattr(history_routes, "_SOON", 0.0)

    def __call__(self, change_id: str, made_by: str, made_on: datetime) -> Undone:
        self.begun.set()
        assert self.go.wait(30)
        return self._really(change_id, made_by, made_on)


@pytest.fixture
def store(store_of: StoreOf) -> GraphStore:
    return store_of(SMALL)


@pytest.fixture
def visitor(store: GraphStore) -> Iterator[Visitor]:
    visitor = Visitor(make_app(store))
    yield visitor
    visitor.jobs.close()


def stored(visitor: Visitor, store: GraphStore) -> str:
    visitor.drop(LIST, kilde="Klubberne", kommune="0990")
    visitor.do("gem")
    return f"/aendringer/{store.changes()[-1].id}"


def test_while_a_change_is_taken_back_its_page_says_so_and_others_answer(
    visitor: Visitor, store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = stored(visitor, store)
    slow = Slow(store, monkeypatch)
    answer = visitor.post(f"{change}/fortryd")
    assert answer.location == change
    assert slow.begun.wait(30)

    page = Visitor(visitor.app).get(change).text
    assert PROGRESS in page
    assert "Fortryder" in page
    assert '<meta http-equiv="refresh"' in page
    assert "HX-Redirect" not in visitor.get(f"{change}/tilstand").headers
    assert visitor.get("/organisationer").status_code == 200

    slow.go.set()
    assert visitor.jobs.settle(30)
    assert visitor.get(f"{change}/tilstand").headers["HX-Redirect"] == change
    assert "Ændringen er fortrudt" in visitor.get(change).text


def test_a_change_is_taken_back_once_however_often_it_is_asked_for(
    visitor: Visitor, store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = stored(visitor, store)
    before = len(store.changes())
    slow = Slow(store, monkeypatch)
    for _ in range(3):
        assert visitor.post(f"{change}/fortryd").status_code == 303
    slow.go.set()
    assert visitor.jobs.settle(30)

    assert len(store.changes()) == before + 1
    assert "Det gik ikke" not in visitor.get(change).text


def test_a_list_waits_while_a_change_is_taken_back(
    visitor: Visitor, store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = stored(visitor, store)
    slow = Slow(store, monkeypatch)
    visitor.post(f"{change}/fortryd")
    assert slow.begun.wait(30)
    other = Visitor(visitor.app)
    other.at = other.post("/indlaes", filer=(BytesIO(LIST.encode()), "liste.csv"), kommune="0990").location

    assert "Der er 1 liste før din." in other.get().text
    slow.go.set()
    assert "3 rækker er læst" in other.settled().text


def test_a_fault_of_ours_is_told_once_and_leaves_the_change(
    visitor: Visitor, store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = stored(visitor, store)

    def fail(*_: object) -> Undone:
        raise RuntimeError("hemmelig sti")

    monkeypatch.setattr(store, "undo", fail)
    page = visitor.get(visitor.post(f"{change}/fortryd").location).text

    assert "Der er en fejl i programmet" in page
    assert "hemmelig" not in page
    again = visitor.get(change).text
    assert "Der er en fejl i programmet" not in again
    assert f'href="{change}/fortryd"' in again


def test_nobody_knows_how_far_the_taking_back_of_nothing_is(visitor: Visitor, store: GraphStore) -> None:
    change = stored(visitor, store)

    assert visitor.get(f"{change}/tilstand").headers["HX-Redirect"] == change
