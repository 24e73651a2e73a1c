"""The command line as a person meets it: what it answers, what it says beside the answer, and how it ends."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kaedekort.cli import run

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Told:
    """How a command ended; `out` is stdout and `err` stderr."""

    code: int
    out: str
    err: str

    @property
    def answers(self) -> list[dict[str, Any]]:
        """Stdout as JSON, an object a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def answer(self) -> dict[str, Any]:
        """The one object on stdout; nothing went wrong."""
        assert self.code == 0, self.err
        (answer,) = self.answers
        return answer


Kaedekort = Callable[..., Told]


@pytest.fixture
def kaedekort(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kaedekort:
    """Types a command in an empty folder of its own, in this process."""
    monkeypatch.chdir(tmp_path)

    def typed(*words: object) -> Told:
        capsys.readouterr()
        code = run([str(word) for word in words])
        out, err = capsys.readouterr()
        return Told(code, out, err)

    return typed


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo as `demo --no-serve` leaves it; nobody changes it."""
    folder = tmp_path_factory.mktemp("demo")
    with chdir(folder):
        assert run(["demo", "--no-serve"]) == 0
    return folder


@pytest.fixture
def demo(built: Path, kaedekort: Kaedekort, monkeypatch: pytest.MonkeyPatch) -> Kaedekort:
    """As `kaedekort`, in a copy of the demo's folder; commands find its store by themselves."""
    shutil.copytree(built, ".", dirs_exist_ok=True)
    monkeypatch.setenv("KAEDEKORT_STORE", "file:demo.kgl")
    return kaedekort


Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Starts a command as a process of its own, in the folder of the test."""

    def started(*words: str, **more: Any) -> "subprocess.Popen[str]":
        environment = os.environ | {"PYTHONPATH": str(ROOT)} | more.pop("env", {})
        program = "from kaedekort.cli import main; main()"
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
        return subprocess.Popen(
            [sys.executable, "-c", program, *words], cwd=tmp_path, env=environment, encoding="utf-8", **streams
        )

    return started


@contextmanager
def served(start: Start, *words: str) -> "Iterator[tuple[str, subprocess.Popen[str]]]":
    """`serve` or `demo` while it runs; gives its address and the process."""
    with start(*words) as process:
        assert process.stdout
        assert process.stderr
        try:
            line = process.stdout.readline()
            assert line.startswith("Kædekort er klar: http://127.0.0.1:"), process.stderr.read()
            yield line.split()[3], process
        finally:
            process.kill()
