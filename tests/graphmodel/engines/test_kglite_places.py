"""Where a store is, can be, and must not be: what is never made, what goes away again, and what the disk has no room for."""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from graphmodel.changes import ChangeSet
from graphmodel.engines import Credentials, Purpose, is_there, open_store
from graphmodel.engines.kglite_copy import KGLiteCopy
from graphmodel.engines.kglite_store import KGLiteStore
from graphmodel.errors import StoreFull, StoreInUse, StoreUnavailable
from tests.contract.stories import MADE_ON
from tests.graphmodel.engines.test_kglite_store import without_the_powers_of_root
from tests.graphmodel.engines.writer import ORIGIN, batch

ROOT = Path(__file__).parents[3]


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """No file may grow beyond this many bytes, as where the disk is full; the machine's own signal for it is ignored by Python."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def stored_graph(path: Path, batches: int = 5) -> None:
    with closing(KGLiteStore(path)) as store:
        for number in range(1, batches + 1):
            store.apply(batch(number), ORIGIN, MADE_ON)


# ── A store that nothing was stored in ─────────────────────────────────────────────────────────────────────────────


def test_a_new_store_in_which_nothing_was_stored_goes_away_again(tmp_path: Path) -> None:
    path = tmp_path / "kort.kgl"
    with closing(KGLiteStore(path)) as store:
        store.prepare()
        assert is_there(f"file:{path}")
        with pytest.raises(StoreInUse):
            KGLiteStore(path)
        assert is_there(f"file:{path}")
        store.apply(ChangeSet(), ORIGIN, MADE_ON)

    assert list(tmp_path.iterdir()) == []
    stored_graph(path)  # nobody holds the place


def test_a_store_that_was_there_before_stays_whatever_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "kort.kgl"
    stored_graph(path, batches=1)
    with closing(KGLiteStore(path)) as store:
        store.undo("change-1", "koordinator", MADE_ON)
    with closing(KGLiteStore(path)) as store:
        store.write(lambda writer: writer.run("MATCH (node) DETACH DELETE node"))
    with closing(KGLiteStore(path)) as store:
        assert store.changes() == []

    assert is_there(f"file:{path}")


def test_a_new_store_from_which_all_was_taken_back_stays_with_its_history(tmp_path: Path) -> None:
    path = tmp_path / "kort.kgl"
    with closing(KGLiteStore(path)) as store:
        store.apply(batch(1), ORIGIN, MADE_ON)
        store.undo("change-1", "koordinator", MADE_ON)

    with closing(KGLiteCopy(path)) as store:
        assert [change.number for change in store.changes()] == [1, 2]


@pytest.mark.parametrize("size", [0, 3])
def test_a_disk_too_full_to_begin_a_store_leaves_none(tmp_path: Path, size: int) -> None:
    path = tmp_path / "kort.kgl"
    with files_of_at_most(size), pytest.raises(StoreFull, match="Intet er ændret"):
        KGLiteStore(path)

    assert list(tmp_path.iterdir()) == []


def test_a_disk_too_full_for_the_first_change_leaves_no_store(tmp_path: Path) -> None:
    path = tmp_path / "kort.kgl"
    with closing(KGLiteStore(path)) as store, files_of_at_most(1000), pytest.raises(StoreFull, match="Intet er ændret"):
        store.apply(batch(1), ORIGIN, MADE_ON)

    assert list(tmp_path.iterdir()) == []


# ── A full disk ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_was_stored_is_kept_where_the_disk_has_no_room_to_close_the_store(tmp_path: Path) -> None:
    """The log holds it; to say that nothing was stored would be untrue."""
    path = tmp_path / "kort.kgl"
    stored_graph(path, batches=1)
    log = path.with_name("kort.kgl-wal")
    store = KGLiteStore(path)
    store.apply(batch(2), ORIGIN, MADE_ON)
    written = log.stat().st_size
    with files_of_at_most(1000):
        store.close()
    assert log.stat().st_size == written

    with closing(KGLiteCopy(path)) as reader:
        assert reader.version() == 2
    with closing(KGLiteStore(path)) as store:
        assert store.version() == 2


def test_a_disk_too_full_for_the_copy_that_is_read_is_told_as_that(tmp_path: Path) -> None:
    path = tmp_path / "kort.kgl"
    stored_graph(path)
    before = path.read_bytes()
    with files_of_at_most(len(before) - 1), pytest.raises(StoreFull) as caught:
        KGLiteCopy(path)

    assert caught.value.message == (
        f"Der er ikke plads i »{tempfile.gettempdir()}« til den kopi af »{path}«, som læses. "
        "Gør plads dér, eller sæt TMPDIR til en mappe med plads."
    )
    assert path.read_bytes() == before


NO_ROOM_AT_ALL = """
import resource, sys
from pathlib import Path
from graphmodel.engines.kglite_copy import KGLiteCopy
from graphmodel.errors import StoreUnavailable
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
try:
    KGLiteCopy(Path(sys.argv[1]))
except StoreUnavailable as error:
    sys.exit(error.message)
"""


def test_where_no_temporary_folder_can_be_made_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "kort.kgl"
    stored_graph(path)

    ended = subprocess.run(
        [sys.executable, "-c", NO_ROOM_AT_ALL, str(path)], cwd=ROOT, stderr=subprocess.PIPE, text=True, check=False
    )

    assert ended.stderr == (
        f"Der kan ikke laves en midlertidig mappe at læse »{path}« i. Er disken fuld? "
        "Gør plads, eller sæt TMPDIR til en mappe, som du kan skrive i.\n"
    )


# ── Places where no store can be ───────────────────────────────────────────────────────────────────────────────────


def test_a_folder_in_which_no_file_can_be_made_is_told_as_that() -> None:
    with pytest.raises(StoreUnavailable) as caught:
        KGLiteStore(Path("/proc/x.kgl"))

    assert caught.value.message == (
        "»/proc/x.kgl« kan ikke bruges: i mappen »/proc« kan der ikke laves filer. Vælg et andet sted med --store."
    )


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("/dev/full", "er ikke en fil, som et kort kan ligge i"),
        ("/dev/zero", "er ikke en fil, som et kort kan ligge i"),
        (f"/tmp/{'x' * 300}.kgl", "kan ikke bruges: navnet er for langt"),
        (f"{__file__}/x.kgl", "findes ikke|Der er intet kort i|en del af stien er en fil"),
    ],
)
def test_what_is_no_place_for_a_store_is_told_as_what_it_is(place: str, said: str, purpose: Purpose) -> None:
    with pytest.raises(StoreUnavailable, match=said):
        open_store(f"file:{place}", Credentials(), purpose)


def test_whether_a_store_is_there_can_be_asked_of_any_address(tmp_path: Path) -> None:
    closed = tmp_path / "lukket"
    closed.mkdir(mode=0o000)
    with without_the_powers_of_root():
        assert not is_there(f"file:{closed}/x.kgl")
    assert not is_there(f"file:/tmp/{'x' * 300}.kgl")
    assert is_there("neo4j://127.0.0.1:7687/neo4j")
    stored_graph(tmp_path / "x.kgl", batches=1)
    assert is_there(f"file:{tmp_path}/x.kgl")


def test_reading_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"Der er intet kort i ».*x.kgl«. Er adressen rigtig\? .*kaedekort load"):
        open_store(f"file:{tmp_path}/x.kgl", Credentials(), Purpose.READ)

    assert list(tmp_path.iterdir()) == []
