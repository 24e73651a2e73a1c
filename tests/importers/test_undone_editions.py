"""Editions of lists that are taken back: what another still says stays; all taken back, in any order, leave the graph as before."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.records import NodeRecord
from importers.options import Options
from tests.importers.lists import NOON, YES, Rows, contents, opened, put, store_it, write_csv

HEADER = ["Tilbud", "Udbyder", "Alder", "Kommune", "Kontaktperson"]
FIRST: Rows = [HEADER[:3], ["Skak", "Ørnereden", "15-25"], ["Ludo", "Mågen", "18+"]]
LATER: Rows = [HEADER[:3], ["Skak", "Ørnereden", "15-27"], ["Ludo", "Mågen", "18+"]]
L = Options(source="L", answers=YES)


def test_what_the_next_edition_of_a_source_says_again_outlives_the_undo_of_the_first(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        first = store_it(store, write_csv(tmp_path / "a.csv", FIRST), options=L).change
        second = store_it(store, write_csv(tmp_path / "b.csv", LATER), options=L).change
        assert first
        assert second
        before = contents(store)
        kept = store.undo(first, "en tester", NOON).kept
        assert contents(store) == before
        assert len(kept) == 6
        store.undo(second, "en tester", NOON)
        assert contents(store) == []


def test_the_same_list_once_more_stores_no_change_however_often_it_was_read(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, write_csv(tmp_path / "a.csv", FIRST), options=L)
        store_it(store, write_csv(tmp_path / "b.csv", LATER), options=L)
        again = [store_it(store, write_csv(tmp_path / "b.csv", LATER), options=L).change for _ in range(2)]

    assert again == [None, None]


def test_what_an_edition_has_no_more_goes_with_the_one_that_had_it(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        first = store_it(store, write_csv(tmp_path / "a.csv", FIRST), options=L).change
        store_it(store, write_csv(tmp_path / "b.csv", LATER[:2]), options=L)
        assert first
        store.undo(first, "en tester", NOON)
        left = [line for line in contents(store) if '"node"' in line]

    assert [line.split('"id": "')[1].split('"')[0] for line in left] == ["offer-skak", "org-oernereden"]


rows_of_editions = st.tuples(
    st.sampled_from(["Skak", "Ludo", "Kor"]),
    st.sampled_from(["Ørnereden", "Mågen", "Lyset"]),
    st.sampled_from(["", "15-17", "18-25", "18+"]),
    st.sampled_from(["", "Odense", "Vejle"]),
    st.sampled_from(["", "Bo Holm", "Ida Ås"]),
)
editions = st.tuples(
    st.sampled_from(["L", "L", "M"]),
    st.lists(rows_of_editions.map(list), min_size=1, max_size=4, unique_by=lambda row: (row[0], row[1])),
)


@given(st.lists(editions, min_size=2, max_size=4), st.booleans(), st.data())
@settings(max_examples=15)
def test_editions_taken_back_in_any_order_leave_the_graph_as_it_was(
    listed: list[tuple[str, list[list[str]]]], has_more: bool, data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name, opened(Path(name)) as store:
        if has_more:
            put(store, NodeRecord("Organisation", "org-maagen", {"name": "Mågen", "phone": "66111111"}))
        before = contents(store)
        changes = []
        for number, (source, rows) in enumerate(listed):
            path = write_csv(Path(name) / f"{number}.csv", [HEADER, *rows])
            changes.append(store_it(store, path, options=Options(source=source, answers=YES)).change)
        made = [change for change in changes if change]
        for change in data.draw(st.permutations(made)):
            store.undo(change, "en tester", NOON)
        assert contents(store) == before
