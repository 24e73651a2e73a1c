"""Where the files of open lists lie: in a folder of their process alone, which goes away however that process ends."""

import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from webviz.importing.folders import PREFIX, ListsFolder

LAYS_DOWN = (
    "import sys; from webviz.importing.folders import ListsFolder\n"
    "folder = ListsFolder(); (folder.make('liste') / 'liste.csv').write_text('x')\n"
    "print(folder.path, flush=True); sys.stdin.read()"
)


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for temporary folders of the test's own, also for the processes that it starts."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


@pytest.fixture
def other(scratch: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """Another process with a list open, and the folder in which that lies."""
    with subprocess.Popen([sys.executable, "-c", LAYS_DOWN], stdin=-1, stdout=-1, text=True) as process:
        assert process.stdout
        yield process, Path(process.stdout.readline().strip())
        process.kill()


def test_a_folder_is_for_its_user_alone_and_goes_when_it_is_closed(scratch: Path) -> None:
    folder = ListsFolder()
    inside = folder.make("liste")
    assert folder.path.stat().st_mode & 0o777 == 0o700
    assert inside.stat().st_mode & 0o777 == 0o700
    folder.close()

    assert list(scratch.glob(f"{PREFIX}*")) == []


def test_a_folder_of_a_process_that_was_killed_is_swept_by_the_next(other: tuple[subprocess.Popen[str], Path]) -> None:
    process, left = other
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert (left / "liste" / "liste.csv").exists()

    ListsFolder().close()
    assert not left.exists()


def test_a_folder_of_a_process_that_lives_is_left_alone(other: tuple[subprocess.Popen[str], Path]) -> None:
    _process, theirs = other
    ListsFolder().close()

    assert (theirs / "liste" / "liste.csv").exists()


def test_a_folder_goes_when_its_process_ends_by_itself(other: tuple[subprocess.Popen[str], Path]) -> None:
    process, theirs = other
    process.communicate()

    assert not theirs.exists()


def test_what_only_looks_like_a_folder_of_ours_is_not_followed(scratch: Path) -> None:
    elsewhere = scratch / "elsewhere"
    elsewhere.mkdir()
    (scratch / f"{PREFIX}link").symlink_to(elsewhere)
    (scratch / f"{PREFIX}file").write_text("x", encoding="utf-8")
    ListsFolder().close()

    assert elsewhere.exists()
    assert (scratch / f"{PREFIX}file").exists()
