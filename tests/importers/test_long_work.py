"""What makes long lists bearable: every stage tells how far it is and can be stopped, and the same thing is worked out once."""

from collections import Counter
from pathlib import Path

import pytest

from importers.columns.columns import ColumnUse
from importers.linking.known import KnownGraph, read_known
from importers.progress import Stage, Steps, Stopped
from importers.tables import TableColumn
from importers.taking import taken_from
from importers.understanding import readings
from importers.understanding.readings import Memory
from importers.values.understood import Understood
from tests.importers.cells import WORDS
from tests.importers.lists import KOLDING, codes, look, look_alone, opened, store_it, write_csv

ROWS = 450
HEADER = ["Tilbud", "Udbyder", "Alder", "Tlf."]
Heard = list[tuple[Stage, int, int]]


def long_list(path: Path) -> Path:
    """As many offers as are told of three times in a step, of nine providers."""
    rows = [[f"Hold {at}", f"Klub {at % 9}", "15-25 år", f"01 00 {at // 100:02} {at % 100:02}"] for at in range(ROWS)]
    return write_csv(path, [HEADER, *rows])


def test_every_stage_tells_how_far_it_is_and_never_less_than_before(tmp_path: Path) -> None:
    heard: Heard = []
    with opened(tmp_path) as store:
        path = long_list(tmp_path / "liste.csv")
        look(store, path, options=KOLDING, progress=lambda *told: heard.append(told))
        store_it(store, path, options=KOLDING)
        first, heard = heard, []
        look(store, path, options=KOLDING, progress=lambda *told: heard.append(told))

    stages = [Stage.READING, Stage.UNDERSTANDING, Stage.LINKING, Stage.PLANNING]
    for told in (first, heard):
        assert list(dict.fromkeys(stage for stage, _, _ in told)) == stages
        for stage, whole in ((Stage.LINKING, ROWS), (Stage.PLANNING, ROWS + 9)):
            done = [done for at, done, of in told if at is stage and of]
            assert {of for at, _, of in told if at is stage and of} == {whole}
            assert done == sorted(done)
            assert 0 == done[0] < done[len(done) // 2] < whole
    # The second time the things are looked for in the graph, which is told of as well.
    times = [Counter(stage for stage, _, _ in told)[Stage.LINKING] for told in (first, heard)]
    assert times[1] > times[0]


@pytest.mark.parametrize("stage", [Stage.LINKING, Stage.PLANNING])
def test_the_work_can_be_stopped_in_the_midst_of_a_stage(tmp_path: Path, stage: Stage) -> None:
    def stop_halfway(at: Stage, done: int, whole: int) -> None:
        if at is stage and done * 3 > whole > 0:
            raise Stopped

    with opened(tmp_path) as store:
        path = long_list(tmp_path / "liste.csv")
        with pytest.raises(Stopped, match="Intet er gemt"):
            look(store, path, options=KOLDING, progress=stop_halfway)

        assert store.version() == 0


def test_steps_that_begin_again_stay_where_they_were_until_they_are_further() -> None:
    heard: list[int] = []
    steps = Steps(lambda _stage, done, _whole: heard.append(done), Stage.LINKING, rows=100, steps=4)
    steps.begin()
    steps.next()
    steps.next()
    steps.begin()
    steps.next()
    steps.next()
    steps.next()

    assert heard == [0, 25, 50, 50, 50, 50, 75]


def test_what_is_taken_from_a_list_is_no_longer_in_it() -> None:
    items = ["a", "b", "c"]
    left = [(item, list(items)) for item in taken_from(items)]

    assert left == [("a", ["c", "b"]), ("b", ["c"]), ("c", [])]


def test_a_text_of_a_column_is_read_once_and_of_another_column_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def understand(_target: str, text: str, header: str, *_: object, **__: object) -> Understood:
        asked.append(f"{header}: {text}")
        return Understood({"price": text})

    monkeypatch.setattr(readings, "understand_cell", understand)
    memory = Memory()
    for index, header in ((0, "Pris"), (1, "Betaling")):
        use = ColumnUse(TableColumn(index, "AB"[index], header, header), "price", ("Offer.price",), 1.0, "")
        read = [memory.reader_of(use, WORDS).read(text) for text in ("300 kr.", "-", "300 kr.", "gratis", "300 kr.")]
        assert [one and one[0].said.values for one in read] == [
            {"price": "300 kr."},
            None,
            {"price": "300 kr."},
            {"price": "gratis"},
            {"price": "300 kr."},
        ]

    assert asked == ["Pris: 300 kr.", "Pris: gratis", "Betaling: 300 kr.", "Betaling: gratis"]


def test_a_column_that_says_another_thing_in_every_row_is_read_as_well_beyond_what_is_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(readings, "_MOST_REMEMBERED", 2)
    use = ColumnUse(TableColumn(0, "A", "Tlf.", "Tlf."), "phone", ("Offer.phone",), 1.0, "")
    reader = Memory().reader_of(use, WORDS)
    phones = [f"01 10 20 {at}" for at in range(10, 20)]

    for _ in range(2):
        read = [reader.read(phone) for phone in phones]
        assert [one and one[0].said.values for one in read] == [{"phone": phone} for phone in phones]


def test_the_graph_s_ties_are_gone_through_once(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store_it(store, long_list(tmp_path / "liste.csv"), options=KOLDING)
        known = store.read(lambda reader: read_known(reader, "liste.csv"))

    assert known.neighbours is known.neighbours
    assert len(known.neighbours.to("PROVIDES", "org-klub-0")) == ROWS // 9
    assert [node.id for node in known.of_label("Organisation")] == [f"org-klub-{at}" for at in range(9)]
    assert KnownGraph().neighbours.to("PROVIDES", "org-klub-0") == set()


@pytest.mark.parametrize(
    ("cells", "is_held_back"),
    [
        (["Kor", "0101", "901234"], False),
        (["Kor", "kl. 010190", "1234 Byen"], False),
        (["Kor", "Nr. 01", "01901234"], False),
        (["Kor", "010190", "1234"], True),
        (["Kor", "101901234", ""], True),
        (["Kor", "Se 010190-1234", ""], True),
        (["Kor", "xxxxxx-xxxx", ""], True),
    ],
)
def test_cells_are_looked_at_one_by_one_though_a_row_is_looked_at_as_a_whole_first(
    tmp_path: Path, cells: list[str], is_held_back: bool
) -> None:
    rows = [["Tilbud", "Bemærkning", "Andet"], ["Mentor", "fast", "ja"], cells]
    shown = look_alone(tmp_path, write_csv(tmp_path / "liste.csv", rows), options=KOLDING)

    assert ("cpr" in codes(shown)) is is_held_back
