"""Two who import at once, a connection that is lost on the way, and undo after others have been there: nothing is ever mixed."""

import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from functools import partial
from itertools import permutations
from pathlib import Path
from typing import TypeVar

import pytest

from graphmodel.access import Row, Writer
from graphmodel.errors import ConflictingChange, StoreUnavailable, WrongUse
from graphmodel.records import NodeRecord
from graphmodel.store import GraphStore
from importers.importing import Preview, apply, origin_of
from importers.options import Options
from tests.contract.conftest import KGLiteMaker, Neo4jMaker
from tests.importers.lists import KOLDING, NOON, Rows, contents, look, put, store_it, write_csv
from tests.services.neo4j_server import Neo4jServer

Answer = TypeVar("Answer")
OFFER = ["Tilbud", "Udbyder", "Telefon", "Delmål"]
RELATION = ["Fra", "Til", "Relation"]
MINE: Rows = [OFFER, ["Mentor", "Lyset", "75123456", "Motivation"], ["Sang", "Skovhus", "", "Netværk"]]
YOURS: Rows = [OFFER, ["Mentor", "Lyset", "75123499", "Økonomi"], ["Dans", "Skovhus", "", ""]]


def neo4j_maker(server: Neo4jServer, stack: ExitStack) -> Neo4jMaker:
    return Neo4jMaker(server, stack.enter_context(server.driver()))


@pytest.fixture(params=["kglite", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], GraphStore]]:
    """Makes an empty store of each engine; on Neo4j what was opened before is emptied with it."""
    with ExitStack() as stack:
        make: Callable[[], GraphStore] = (
            KGLiteMaker(tmp_path)
            if request.param == "kglite"
            else neo4j_maker(request.getfixturevalue("neo4j_server"), stack)
        )

        def made() -> GraphStore:
            store = stack.enter_context(closing(make()))
            store.prepare()
            return store

        yield made


@pytest.fixture
def store(new_store: Callable[[], GraphStore]) -> GraphStore:
    """An empty store."""
    return new_store()


def listed(folder: Path, rows: Rows, name: str) -> Path:
    return write_csv(folder / f"{name}.csv", rows)


def applied(store: GraphStore, shown: Preview) -> str | None:
    return apply(shown, store, origin_of(shown, "en tester"), NOON).change


def at_once(*works: Callable[[], object]) -> list[BaseException]:
    """Run works in a thread each, all from one moment on; what they raised."""
    start = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> None:
        start.wait()
        work()

    with ThreadPoolExecutor(len(works)) as threads:
        running = [threads.submit(run, work) for work in works]
    return [problem for one in running if (problem := one.exception())]


def test_of_two_who_apply_what_they_saw_at_one_moment_one_is_told_to_look_again(
    new_store: Callable[[], GraphStore], tmp_path: Path
) -> None:
    mine, yours = listed(tmp_path, MINE, "min"), listed(tmp_path, YOURS, "din")
    alone = set()
    for path in (mine, yours):
        store = new_store()
        store_it(store, path, options=KOLDING)
        alone.add(tuple(contents(store)))

    store = new_store()
    shown = [look(store, path, options=KOLDING) for path in (mine, yours)]
    raised = at_once(*(partial(applied, store, one) for one in shown))

    assert [type(problem) for problem in raised] == [ConflictingChange]
    assert tuple(contents(store)) in alone
    assert len(store.changes()) == 1


def test_two_who_look_again_until_they_are_through_leave_what_one_after_the_other_would(
    new_store: Callable[[], GraphStore], tmp_path: Path
) -> None:
    names = ("min", "din")
    first = [listed(tmp_path, rows, name) for rows, name in zip((MINE, YOURS), names, strict=True)]
    second = [
        listed(tmp_path, [*rows, [name, "Lyset", "", ""]], f"{name}-senere")
        for rows, name in zip((MINE, YOURS), names, strict=True)
    ]
    whole = {text for path in (*first, *second) for text in path.read_text(encoding="utf-8").splitlines()[1:]}

    def until_through(store: GraphStore, paths: tuple[Path, Path]) -> None:
        for path in paths:
            while True:
                try:
                    applied(store, look(store, path, options=KOLDING))
                except ConflictingChange:
                    continue
                break

    store = new_store()
    raised = at_once(*(partial(until_through, store, pair) for pair in zip(first, second, strict=True)))
    lines = contents(store)

    assert raised == []
    assert [change.number for change in store.changes()] == list(range(1, len(store.changes()) + 1))
    assert len(lines) == len(set(lines))
    names_stored = {
        name for name in ("Mentor", "Sang", "Dans", "min", "din") if any(f'"{name}"' in one for one in lines)
    }
    assert names_stored == {text.split(";")[0] for text in whole}
    for path in second:
        again = look(store, path, options=KOLDING)
        assert (again.plan.counts.create, again.plan.counts.edges) == ({}, {})


class _Cut:
    """A writer whose connection is lost after so many texts."""

    def __init__(self, writer: Writer, after: int) -> None:
        self._writer, self.left = writer, after

    def run(self, cypher: str, parameters: object = None) -> list[Row]:
        if self.left == 0:
            raise StoreUnavailable("Forbindelsen er væk.")
        self.left -= 1
        return self._writer.run(cypher, parameters)  # type: ignore[arg-type]


def cut(store: GraphStore, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every transaction of a store lose its connection after so many texts."""
    write = store.write

    def write_and_lose(work: Callable[[Writer], Answer]) -> Answer:
        return write(lambda writer: work(_Cut(writer, after)))

    monkeypatch.setattr(store, "write", write_and_lose)


def test_a_connection_that_is_lost_at_any_step_of_an_import_leaves_the_graph_as_it_was(
    store: GraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_it(store, listed(tmp_path, YOURS, "din"), options=KOLDING)
    before = contents(store)
    path = listed(tmp_path, MINE, "min")
    lost = 0
    while True:
        shown = look(store, path, options=KOLDING)
        with monkeypatch.context() as patch:
            cut(store, lost, patch)
            try:
                applied(store, shown)
            except StoreUnavailable:
                lost += 1
            else:
                break
        assert contents(store) == before
        assert len(store.changes()) == 1

    assert lost > 3
    assert len(store.changes()) == 2
    assert look(store, path, options=KOLDING).plan.change_set.is_empty()


def test_a_preview_that_lost_its_connection_can_be_applied_when_it_is_back(
    store: GraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = look(store, listed(tmp_path, MINE, "min"), options=KOLDING)
    with monkeypatch.context() as patch:
        cut(store, 2, patch)
        with pytest.raises(StoreUnavailable):
            applied(store, shown)

    assert applied(store, shown) == "change-1"


def test_an_undo_keeps_what_another_list_has_changed_since_and_says_so(store: GraphStore, tmp_path: Path) -> None:
    mine = store_it(store, listed(tmp_path, MINE, "min"), options=KOLDING)
    store_it(store, listed(tmp_path, YOURS, "din"), options=KOLDING)
    undone = store.undo(str(mine.change), "en tester", NOON)
    lines = contents(store)

    assert {(one.id, one.why) for one in undone.kept if one.label == "Offer"} == {("offer-mentor", "er ændret siden")}
    assert not [line for line in lines if '"Sang"' in line]
    assert [line for line in lines if "75123499" in line]


def test_an_undo_keeps_what_another_list_has_as_well_and_says_so(store: GraphStore, tmp_path: Path) -> None:
    mine = store_it(store, listed(tmp_path, MINE, "min"), options=KOLDING)
    other = listed(tmp_path, [*MINE[:2], ["Dans", "Lyset", "", ""]], "din")
    store_it(store, other, options=KOLDING)
    undone = store.undo(str(mine.change), "en tester", NOON)

    assert "står også i en senere liste" in {one.why for one in undone.kept}
    assert look(store, other, options=KOLDING).plan.change_set.is_empty()
    assert not [line for line in contents(store) if '"Sang"' in line]


def test_after_an_undo_the_list_that_came_later_can_be_read_again_and_all_of_it_is_there(
    new_store: Callable[[], GraphStore], tmp_path: Path
) -> None:
    yours = listed(tmp_path, [*MINE[:2], ["Dans", "Lyset", "", ""]], "din")
    store = new_store()
    store_it(store, yours, options=KOLDING)
    alone = contents(store)

    store = new_store()
    mine = store_it(store, listed(tmp_path, MINE, "min"), options=KOLDING)
    store_it(store, yours, options=KOLDING)
    store.undo(str(mine.change), "en tester", NOON)
    store_it(store, yours, options=KOLDING)

    assert contents(store) == alone


def test_an_undo_is_undone_and_the_list_then_changes_nothing(store: GraphStore, tmp_path: Path) -> None:
    path = listed(tmp_path, MINE, "min")
    first = store_it(store, path, options=KOLDING)
    stored = contents(store)
    undone = store.undo(str(first.change), "en tester", NOON)
    assert undone.change is not None
    assert contents(store) == []
    with pytest.raises(WrongUse):
        store.undo(str(first.change), "en tester", NOON)
    store.undo(undone.change.id, "en tester", NOON)

    assert contents(store) == stored
    assert look(store, path, options=KOLDING).plan.change_set.is_empty()


def test_after_an_undo_between_preview_and_apply_the_preview_no_longer_holds(store: GraphStore, tmp_path: Path) -> None:
    first = store_it(store, listed(tmp_path, MINE, "min"), options=KOLDING)
    shown = look(store, listed(tmp_path, YOURS, "din"), options=KOLDING)
    store.undo(str(first.change), "en tester", NOON)

    with pytest.raises(ConflictingChange):
        applied(store, shown)
    assert contents(store) == []


LISTS: tuple[tuple[str, Rows], ...] = (
    ("a", [OFFER, ["Mentor", "Lyset", "75123401", "Motivation"], ["Sang", "Skovhus", "75123402", ""]]),
    ("b", [OFFER, ["Mentor", "Lyset", "75123403", ""], ["Dans", "Lyset", "", ""]]),
    ("c", [OFFER, ["Mentor", "Lyset", "75123404", ""], ["Sang", "Skovhus", "75123402", ""]]),
)


def all_three(store: GraphStore, folder: Path) -> None:
    for name, rows in LISTS:
        store_it(store, listed(folder, rows, name), options=KOLDING)


def phones(store: GraphStore) -> dict[str, str]:
    """The phone of each offer."""
    return {
        name: phone
        for line in contents(store)
        for name, phone in re.findall(r'"name": "(\w+)".*"phone": "(\d+)"', line)
    }


@pytest.mark.parametrize("order", list(permutations(("change-1", "change-2", "change-3"))), ids="-".join)
def test_lists_that_are_all_taken_back_leave_nothing_whichever_goes_first(
    new_store: Callable[[], GraphStore], tmp_path: Path, order: tuple[str, ...]
) -> None:
    store = new_store()
    all_three(store, tmp_path)
    for change in order:
        store.undo(change, "en tester", NOON)

    assert contents(store) == []
    assert [one.undone_by is not None for one in store.changes()] == [True] * 3 + [False] * 3


@pytest.mark.parametrize(
    ("undone", "left"),
    [
        (("change-2", "change-3"), {"Mentor": "75123401", "Sang": "75123402"}),
        (("change-3", "change-2"), {"Mentor": "75123401", "Sang": "75123402"}),
        (("change-1", "change-3"), {"Mentor": "75123403"}),
        (("change-1", "change-2"), {"Mentor": "75123404", "Sang": "75123402"}),
    ],
)
def test_no_value_comes_back_from_a_list_that_was_taken_back(
    store: GraphStore, tmp_path: Path, undone: tuple[str, ...], left: dict[str, str]
) -> None:
    all_three(store, tmp_path)
    for change in undone:
        store.undo(change, "en tester", NOON)

    assert phones(store) == left


def test_what_somebody_wrote_by_hand_since_stays_whatever_is_taken_back(store: GraphStore, tmp_path: Path) -> None:
    all_three(store, tmp_path)
    put(store, NodeRecord("Offer", "offer-mentor", {"price": 50}))
    why = {}
    for change in ("change-2", "change-3", "change-1"):
        why = {(one.id, one.why) for one in store.undo(change, "en tester", NOON).kept}

    assert [line for line in contents(store) if '"Offer"' in line] == [
        '{"node": "Offer", "id": "offer-mentor", "name": "Mentor", "price": 50, "phone": "75123401"}\n'
    ]
    assert ("offer-mentor", "er ændret siden") in why


def test_an_undo_that_is_undone_counts_again_as_what_the_source_has_said(store: GraphStore, tmp_path: Path) -> None:
    path = listed(tmp_path, LISTS[0][1], "a")
    store_it(store, path, options=KOLDING)
    undo = store.undo("change-1", "en tester", NOON).change
    assert undo is not None
    store.undo(undo.id, "en tester", NOON)
    shorter = look(store, listed(tmp_path, LISTS[0][1][:2], "a"), options=KOLDING)

    assert [gone.name for gone in shorter.plan.absent] == ["Sang", "Skovhus"]


STORY: tuple[tuple[str, Rows, Options], ...] = (
    ("tilbud", MINE, KOLDING),
    ("andre", YOURS, KOLDING),
    (
        "forbindelser",
        [RELATION, ["Lyset", "Skovhus", "henviser til"], ["Skovhus", "Lyset", "samarbejder med"]],
        KOLDING,
    ),
    ("tilbud", [*MINE[:1], ["Mentor", "Lyset", "75123400", "Økonomi"]], Options(missing={"": "lukket"})),
    ("enheder", [["org", "sub org", "Leder"], ["Lyset", "Caféen", "Bo Holm"], ["", "Hal 2", "Ida Ås"]], KOLDING),
)


def tell(store: GraphStore, folder: Path) -> list[str]:
    """The export after each list of the story, and after the undo of its first."""
    folder.mkdir()
    lines = []
    for name, rows, options in STORY:
        store_it(store, listed(folder, rows, name), options=options)
        lines.append("\n".join(contents(store)))
    undone = store.undo("change-1", "en tester", NOON)
    return [*lines, "\n".join(contents(store)), "\n".join(sorted(f"{one.id} {one.why}" for one in undone.kept))]


@pytest.mark.neo4j
def test_every_import_leaves_the_same_export_on_both_engines(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    with ExitStack() as stack:
        here = stack.enter_context(closing(KGLiteMaker(tmp_path)()))
        there = stack.enter_context(closing(neo4j_maker(neo4j_server, stack)()))
        there.prepare()

        assert tell(here, tmp_path / "kglite") == tell(there, tmp_path / "neo4j")
