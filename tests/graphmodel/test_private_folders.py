"""Private copies: nobody else may look into them, and none outlives its process for long."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from graphmodel import private_folders
from graphmodel.engines.kglite_copy import PREFIX, KGLiteCopy
from graphmodel.engines.kglite_store import KGLiteStore
from graphmodel.private_folders import PrivateFolder
from tests.contract.stories import MADE_ON
from tests.graphmodel.engines.writer import ORIGIN, batch

ROOT = Path(__file__).parents[3]

READING = """
import sys
from graphmodel.engines import Purpose
from kaedekort.settings import Settings
from kaedekort.wiring import opened

with opened(Settings(sys.argv[1]), Purpose.READ) as store:
    print(store.version(), flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where private folders are made during the test, empty at first."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with something in it."""
    path = tmp_path / "kort.kgl"
    with closing(KGLiteStore(path)) as made:
        made.apply(batch(1), ORIGIN, MADE_ON)
    return path


NOTHING_IGNORED = "import signal; signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
"""Whoever starts the tests may ignore a signal (nohup), and a process inherits that."""


@contextmanager
def reading(store: Path, scratch: Path) -> Iterator["subprocess.Popen[str]"]:
    """A process that has opened the store to read, and waits."""
    process = subprocess.Popen(
        [sys.executable, "-c", NOTHING_IGNORED + READING, f"file:{store}"],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(scratch)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "1\n"
        try:
            yield process
        finally:
            process.kill()


def test_only_its_user_may_enter_a_private_folder(store: Path, scratch: Path) -> None:
    before = os.umask(0)
    try:
        with closing(KGLiteCopy(store)):
            (folder,) = scratch.iterdir()
            assert folder.name.startswith(PREFIX)
            assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IRWXU
    finally:
        os.umask(before)
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "exit_code"), [(signal.SIGTERM, 128 + 15), (signal.SIGHUP, 128 + 1), (signal.SIGINT, None)]
)
def test_a_process_that_is_told_to_end_takes_its_copy_with_it(
    store: Path, scratch: Path, number: signal.Signals, exit_code: int | None
) -> None:
    with reading(store, scratch) as process:
        assert len(list(scratch.iterdir())) == 1
        process.send_signal(number)
        _, err = process.communicate()

    assert list(scratch.iterdir()) == []
    if exit_code is not None:
        assert (process.returncode, err) == (exit_code, "")


def test_a_signal_that_the_caller_ignores_stays_ignored(store: Path, scratch: Path) -> None:
    script = "import os, signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n" + READING.replace(
        "sys.stdin.read()", "os.kill(os.getpid(), signal.SIGHUP); print('still here')"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script, f"file:{store}"],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(scratch)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert answer.stdout == "1\nstill here\n"


def test_what_a_killed_process_left_is_swept_by_the_next_and_what_a_living_one_uses_is_not(
    store: Path, scratch: Path
) -> None:
    with reading(store, scratch) as living:
        (in_use,) = scratch.iterdir()
        with reading(store, scratch) as killed:
            killed.kill()
            killed.wait()
            (left,) = set(scratch.iterdir()) - {in_use}
        assert [path.name for path in left.iterdir() if path.name == "copy.kgl"] == ["copy.kgl"]

        with closing(KGLiteCopy(store)):
            assert not left.exists()
            assert (in_use / "copy.kgl").exists()
            assert len(list(scratch.iterdir())) == 2
        living.communicate()
    assert list(scratch.iterdir()) == []


def test_a_store_that_is_never_closed_takes_its_copy_with_it_when_the_process_ends(store: Path, scratch: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom graphmodel.engines.kglite_copy import KGLiteCopy\n"
        "store = KGLiteCopy(Path(sys.argv[1]))\nraise SystemExit(7)"
    )
    command = [sys.executable, "-W", "error", "-c", script, str(store)]
    ended = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"TMPDIR": str(scratch)}, capture_output=True, check=False
    )

    assert (ended.returncode, ended.stderr) == (7, b"")
    assert list(scratch.iterdir()) == []


def test_what_only_looks_like_a_folder_of_ours_is_left_alone(
    scratch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").touch()
    (scratch / f"{PREFIX}link").symlink_to(elsewhere)
    (scratch / f"{PREFIX}file").touch()
    others = scratch / f"{PREFIX}of-another-user"
    others.mkdir()
    with monkeypatch.context() as as_another_user:
        as_another_user.setattr(os, "geteuid", lambda: os.getuid() + 1)
        PrivateFolder(PREFIX).close()
        assert others.exists()

    PrivateFolder(PREFIX).close()

    assert sorted(path.name for path in scratch.iterdir()) == [f"{PREFIX}file", f"{PREFIX}link"]
    assert (elsewhere / "kept").exists()


@pytest.mark.parametrize(("module", "step"), [(tempfile, "mkdtemp"), (os, "open")])
def test_a_folder_that_is_swept_before_its_maker_has_locked_it_is_made_anew(
    scratch: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, step: str
) -> None:
    original = getattr(module, step)
    made: list[object] = []

    def step_and_be_swept(*arguments: object, **options: object) -> object:
        step_result = original(*arguments, **options)
        made.append(step_result)
        if len(made) == 1:
            private_folders._sweep(scratch, PREFIX)
        return step_result

    monkeypatch.setattr(module, step, step_and_be_swept)
    folder = PrivateFolder(PREFIX)

    assert len(made) >= 2
    assert list(scratch.iterdir()) == [folder.path]
    folder.close()
