"""The embedded engine: crashes, readers beside a writer, a second writer, damaged files, a full disk."""

import os
import random
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from graphmodel.access import Reader
from graphmodel.engines import Credentials, Purpose, kglite_copy, open_store
from graphmodel.engines.kglite_store import KGLiteStore
from graphmodel.errors import StoreDamaged, StoreError, StoreInUse, StoreUnavailable
from graphmodel.store import GraphStore
from tests.contract.stories import MADE_ON
from tests.graphmodel.engines.writer import ORIGIN, PARTS, batch

ROOT = Path(__file__).parents[3]
KILLS = 20


def opened(path: Path, purpose: Purpose) -> GraphStore:
    return open_store(f"file:{path}", Credentials(), purpose)


class Writer:
    """A writing process, and what it has said so far."""

    def __init__(self, path: Path, save_every: int) -> None:
        command = [sys.executable, "-m", "tests.graphmodel.engines.writer", str(path), str(save_every)]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.acknowledged = 0
        assert self.say() == "open"

    def say(self) -> str:
        """The next thing it says; empty when it has ended."""
        assert self.process.stdout is not None
        said = self.process.stdout.readline().strip()
        if said.startswith("ack "):
            self.acknowledged = int(said.removeprefix("ack "))
        return said

    def listen_for(self, wanted: str) -> None:
        """Hear it until it says what begins like this."""
        while not (said := self.say()).startswith(wanted):
            assert said, "the writer ended by itself"

    def listen(self) -> None:
        """Hear all that it says until it ends."""
        while self.say():
            pass

    def kill(self) -> None:
        """End it at once, and hear what it had said before."""
        self.process.send_signal(signal.SIGKILL)
        self.listen()
        self.process.wait()


@contextmanager
def writing(path: Path, save_every: int = 7) -> Iterator[Writer]:
    writer = Writer(path, save_every)
    try:
        yield writer
    finally:
        writer.process.kill()
        writer.process.communicate()


def whole_batches(store: GraphStore) -> int:
    """How many batches the store holds; each must be there whole, one after the other, and its change noted."""

    def look(reader: Reader) -> tuple[list[str], int]:
        rows = reader.run("MATCH (offer:Offer) RETURN offer.id AS id, offer.town AS town")
        assert all(row["id"].split("-")[1] == row["town"] for row in rows)
        edges = reader.run("MATCH (:Offer)-[link:LEADS_TO]->(:Offer) RETURN count(link) AS edges")[0]["edges"]
        return [row["id"] for row in rows], edges

    ids, edges = store.read(look)
    batches = len(ids) // len(PARTS)
    assert sorted(ids) == sorted(f"offer-{number}-{part}" for number in range(1, batches + 1) for part in PARTS)
    assert edges == batches * (len(PARTS) - 1)
    return batches


def test_a_writer_killed_at_any_moment_loses_nothing_acknowledged_and_leaves_nothing_half_written(
    tmp_path: Path,
) -> None:
    path = tmp_path / "kort.kgl"
    moments = random.Random(20261123)
    for kill in range(KILLS):
        with writing(path, save_every=3) as writer:
            wanted = "saving" if kill % 2 else "ack"
            for _ in range(moments.randint(1, 6)):
                writer.listen_for(wanted)
            writer.kill()
        with closing(opened(path, Purpose.READ)) as store:
            stored = whole_batches(store)
            assert stored in {writer.acknowledged, writer.acknowledged + 1}
            assert store.version() == stored
            assert [change.number for change in store.changes()] == list(range(1, stored + 1))

    with closing(opened(path, Purpose.WRITE)) as store:
        assert whole_batches(store) == stored


def test_readers_see_everything_acknowledged_while_another_process_writes_and_checkpoints(tmp_path: Path) -> None:
    path = tmp_path / "kort.kgl"
    with writing(path, save_every=2) as writer:
        writer.listen_for("ack")
        listener = threading.Thread(target=writer.listen)
        listener.start()
        try:
            with closing(opened(path, Purpose.READ)) as follower:
                for round_ in range(100):
                    acknowledged = writer.acknowledged
                    if round_ % 3:
                        assert whole_batches(follower) >= acknowledged
                    else:
                        with closing(opened(path, Purpose.READ)) as newcomer:
                            assert whole_batches(newcomer) >= acknowledged
        finally:
            writer.process.kill()
            listener.join()


def test_a_checkpoint_made_between_the_copies_of_log_and_file_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other way round, the file would be the older one and the log already cut."""
    path = tmp_path / "kort.kgl"
    with closing(KGLiteStore(path)) as writer:
        writer.prepare()
        copy = kglite_copy.copy_where_there

        def write_one() -> None:
            writer.apply(batch(writer.version() + 1), ORIGIN, MADE_ON)

        def copy_and_checkpoint(source: Path, target: Path) -> None:
            copy(source, target)
            copied.append(source)
            if len(copied) % 2:
                write_one()
                writer._session.save()
                write_one()

        copied: list[Path] = []
        write_one()
        monkeypatch.setattr(kglite_copy, "copy_where_there", copy_and_checkpoint)
        with closing(opened(path, Purpose.READ)) as reader:
            for _ in range(3):
                acknowledged = writer.version()
                assert whole_batches(reader) >= acknowledged


def test_a_reader_follows_what_is_written_after_it_was_opened(tmp_path: Path) -> None:
    path = tmp_path / "kort.kgl"
    with closing(opened(path, Purpose.WRITE)) as writer:
        writer.prepare()
        with closing(opened(path, Purpose.READ)) as reader:
            for number in range(1, 4):
                assert reader.version() == number - 1
                writer.apply(batch(number), ORIGIN, MADE_ON)
                assert reader.version() == number


def test_several_threads_may_share_a_reader_that_follows_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "kort.kgl"
    crashes: list[BaseException] = []
    with closing(opened(path, Purpose.WRITE)) as writer, closing(opened(path, Purpose.READ)) as reader:
        writer.prepare()
        done = threading.Event()

        def look() -> None:
            try:
                while not done.is_set():
                    whole_batches(reader)
            except BaseException as crash:  # noqa: BLE001  # handed to the test, which fails with it
                crashes.append(crash)

        threads = [threading.Thread(target=look) for _ in range(3)]
        for thread in threads:
            thread.start()
        for number in range(1, 11):
            writer.apply(batch(number), ORIGIN, MADE_ON)
        done.set()
        for thread in threads:
            thread.join()

        assert crashes == []
        assert whole_batches(reader) == 10


def test_a_reader_leaves_the_store_and_the_disk_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, scratch = tmp_path / "kort" / "kort.kgl", tmp_path / "scratch"
    path.parent.mkdir()
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    with closing(opened(path, Purpose.WRITE)) as writer:
        writer.apply(batch(1), ORIGIN, MADE_ON)
        before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
        with closing(opened(path, Purpose.READ)) as reader:
            assert whole_batches(reader) == 1
            with pytest.raises(StoreError, match="læsning"):
                reader.apply(batch(2), ORIGIN, MADE_ON)
            with pytest.raises(StoreError, match="læsning"):
                reader.prepare()

        assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before
        assert list(scratch.iterdir()) == []


def test_a_second_writer_is_told_which_process_holds_the_file(tmp_path: Path) -> None:
    path = tmp_path / "kort.kgl"
    with writing(path) as writer:
        with pytest.raises(StoreInUse) as caught:
            opened(path, Purpose.WRITE)

        assert caught.value.message == (
            f"Filen »{path}« bruges allerede af et andet program (proces {writer.process.pid}). Luk det, og prøv igen."
        )
        writer.kill()

    with closing(opened(path, Purpose.WRITE)) as store:  # the process is gone, and its hold with it
        assert store.version() >= writer.acknowledged


def test_a_closed_store_can_be_opened_again_at_once(tmp_path: Path) -> None:
    for number in range(1, 4):
        with closing(opened(tmp_path / "kort.kgl", Purpose.WRITE)) as store:
            store.apply(batch(number), ORIGIN, MADE_ON)
            assert whole_batches(store) == number


# ── Files that are no graph, places where none can be ──────────────────────────────────────────────────────────────


def stored_graph(folder: Path) -> Path:
    """A checkpoint with five batches, and nothing left in the log."""
    path = folder / "kort.kgl"
    with closing(opened(path, Purpose.WRITE)) as store:
        store.prepare()
        for number in range(1, 6):
            store.apply(batch(number), ORIGIN, MADE_ON)
    return path


def flipped(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "a text": lambda _: "Kære kollega, hermed listen.\n".encode() * 50,
    "a picture": lambda _: b"\x89PNG\r\n\x1a\n" + bytes(2000),
    "cut in the middle": lambda content: content[: len(content) // 2],
    "cut before the last byte": lambda content: content[:-1],
    "first byte": lambda content: flipped(content, 0),
    "a byte of the head": lambda content: flipped(content, 40),
    "a byte in the middle": lambda content: flipped(content, len(content) // 2),
    "the last byte": lambda content: flipped(content, len(content) - 1),
}


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_said_to_be_one_and_left_as_it_is(tmp_path: Path, damage: str, purpose: Purpose) -> None:
    path = stored_graph(tmp_path)
    damaged = DAMAGES[damage](path.read_bytes())
    path.write_bytes(damaged)

    with pytest.raises(StoreDamaged) as caught:
        opened(path, purpose)

    assert caught.value.exit_code == 3
    assert caught.value.message == (
        f"»{path}« er ikke et helt kort: filen er beskadiget eller en anden slags fil. "
        "Hent kortet fra en sikkerhedskopi, eller vælg en anden fil med --store."
    )
    assert path.read_bytes() == damaged


def log_alone(folder: Path) -> tuple[Path, bytes]:
    """A store whose five batches are in the log alone, as a killed process leaves it."""
    path = folder / "kort.kgl"
    with closing(opened(path, Purpose.WRITE)) as store:
        for number in range(1, 6):
            store.apply(batch(number), ORIGIN, MADE_ON)
        log = path.with_name("kort.kgl-wal").read_bytes()
    other = folder / "kopi"
    other.mkdir()
    (other / "kort.kgl-wal").write_bytes(log)
    return other / "kort.kgl", log


@pytest.mark.parametrize("purpose", Purpose)
def test_a_log_that_is_no_log_is_said_to_be_damaged(tmp_path: Path, purpose: Purpose) -> None:
    path, log = log_alone(tmp_path)
    path.with_name("kort.kgl-wal").write_bytes(b"nej" + log[3:])

    with pytest.raises(StoreDamaged):
        opened(path, purpose)


@pytest.mark.parametrize("purpose", Purpose)
def test_the_torn_end_that_a_crash_leaves_is_no_damage_but_is_told(
    tmp_path: Path, purpose: Purpose, caplog: pytest.LogCaptureFixture
) -> None:
    path, log = log_alone(tmp_path)
    path.with_name("kort.kgl-wal").write_bytes(log[:-5])

    with closing(opened(path, purpose)) as store:
        assert whole_batches(store) == 4
    assert [f"Slutningen af loggen til »{path}« er ikke hel" in record.message for record in caplog.records] == [True]


def test_damage_in_the_middle_of_the_log_is_said_before_anybody_works_on_without_the_rest(tmp_path: Path) -> None:
    path, log = log_alone(tmp_path)
    path.with_name("kort.kgl-wal").write_bytes(flipped(log, len(log) // 2))

    for purpose, until_now in ((Purpose.READ, "lægger resten til side"), (Purpose.WRITE, "resten er lagt til side")):
        with pytest.raises(StoreDamaged, match="beskadiget på midten") as caught:
            opened(path, purpose)
        assert f"»{path}«" in caught.value.message
        assert until_now in caught.value.message
        assert "sikkerhedskopi" in caught.value.message
        assert "copy" not in caught.value.message

    assert [file.read_bytes() for file in path.parent.glob("*.quarantine-*")] == [flipped(log, len(log) // 2)]
    with closing(opened(path, Purpose.WRITE)) as store:
        assert 0 < whole_batches(store) < 5


def test_a_place_where_no_store_can_be_is_said_to_be_one(tmp_path: Path) -> None:
    for purpose in Purpose:
        with pytest.raises(StoreUnavailable, match="er en mappe, ikke en fil"):
            opened(tmp_path, purpose)
    with pytest.raises(StoreUnavailable, match=r"Mappen ».*findes-ikke« findes ikke"):
        opened(tmp_path / "findes-ikke" / "kort.kgl", Purpose.WRITE)
    with pytest.raises(StoreUnavailable, match=r"Der er intet kort i ».*kort.kgl«.*kaedekort load"):
        opened(tmp_path / "findes-ikke" / "kort.kgl", Purpose.READ)
    with pytest.raises(StoreUnavailable, match=r"Der er intet kort i ».*kort.kgl«"):
        opened(tmp_path / "kort.kgl", Purpose.READ)
    (tmp_path / "fil").write_text("en fil")
    with pytest.raises(StoreError):
        opened(tmp_path / "fil" / "kort.kgl", Purpose.WRITE)
    with pytest.raises(StoreError):
        opened(tmp_path / "fil" / "kort.kgl", Purpose.READ)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fil"]


NOBODY = 65534


@contextmanager
def without_the_powers_of_root() -> Iterator[None]:
    """Permissions bind everybody but root; as root, be nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter and nobody but its owner may change."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(stat.S_IRWXU | stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH)
        yield folder
        folder.chmod(stat.S_IRWXU)


def test_a_folder_that_may_not_be_written_is_said_to_be_one(open_folder: Path) -> None:
    path = stored_graph(open_folder)
    for file in open_folder.iterdir():
        file.chmod(0o444)
    open_folder.chmod(0o555)
    before = path.read_bytes()

    with without_the_powers_of_root():
        for place in (path, open_folder / "nyt.kgl"):
            with pytest.raises(StoreUnavailable, match=rf"^»{place}« kan ikke bruges: du har ikke lov\."):
                opened(place, Purpose.WRITE)
        with closing(opened(path, Purpose.READ)) as store:
            assert whole_batches(store) == 5

    assert path.read_bytes() == before


def test_a_folder_that_may_not_be_entered_is_said_to_be_one(open_folder: Path) -> None:
    closed = open_folder / "lukket"
    closed.mkdir()
    path = stored_graph(closed)
    closed.chmod(0)

    with without_the_powers_of_root():
        for purpose in Purpose:
            with pytest.raises(StoreUnavailable, match=rf"^»{path}« kan ikke bruges: du har ikke lov\."):
                opened(path, purpose)
    closed.chmod(stat.S_IRWXU)


ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from graphmodel.engines.kglite_store import KGLiteStore
from graphmodel.errors import StoreFull
from tests.contract.stories import MADE_ON
from tests.graphmodel.engines.writer import ORIGIN, batch

store = KGLiteStore(Path(sys.argv[1]))
store.prepare()
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, most))
stored = 0
try:
    while True:
        store.apply(batch(stored + 1), ORIGIN, MADE_ON)
        stored += 1
except StoreFull as full:
    print(full.message)
print(stored, store.version())
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
store.apply(batch(stored + 1), ORIGIN, MADE_ON)
print(store.version())
store.close()
"""


def test_a_full_disk_stops_a_change_whole_and_room_lets_it_through(tmp_path: Path) -> None:
    path = tmp_path / "kort.kgl"
    answer = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()

    assert answer[0].startswith(f"Der er ikke plads på disken til at gemme i »{path}«. Intet er ændret.")
    stored, version = map(int, answer[1].split())
    assert stored == version > 0
    assert int(answer[2]) == stored + 1
    with closing(opened(path, Purpose.READ)) as store:
        assert whole_batches(store) == stored + 1


def test_the_engine_announces_nothing_on_stderr(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It warns of fields that no node has; the program reads such fields on purpose."""
    with closing(KGLiteStore(tmp_path / "kort.kgl")) as store:
        store.prepare()
        store.read(
            lambda reader: reader.run("MATCH (offer:Offer) WHERE offer.town = 'x' RETURN offer.schedule AS schedule")
        )
        store.apply(batch(1), ORIGIN, MADE_ON)

    assert capfd.readouterr() == ("", "")
