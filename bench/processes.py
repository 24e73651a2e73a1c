"""What is measured as a whole process, from its start to its end, as a user meets it."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import launcher

ROOT = Path(__file__).resolve().parent.parent
KAEDEKORT = ("-c", "from kaedekort.cli import main; main()")


class CommandFailed(Exception):
    """A measured command did not end well, so its time means nothing."""


@dataclass(frozen=True, slots=True)
class Finished:
    """How a process went; the page's numbers are 0 where none was asked for."""

    seconds: float
    peak_bytes: int
    exit_code: int
    first_page_seconds: float = 0.0
    page_seconds: float = 0.0
    page_bytes: int = 0


def run_kaedekort(
    folder: Path, *arguments: str, ask: str | None = None, environment: Mapping[str, str] | None = None
) -> Finished:
    """Run a command in a folder, alone with the environment given; `ask` is a page to ask a server for. Raises CommandFailed."""
    asking = ("--ask", ask) if ask else ()
    return _run(folder, f"kaedekort {' '.join(arguments)}", asking, (*KAEDEKORT, *arguments), environment)


def run_module(folder: Path, module: str, *arguments: str) -> Finished:
    """Run a module of the benchmark as a program of its own. Raises CommandFailed."""
    return _run(folder, module, (), ("-m", module, *arguments), None)


def _run(
    folder: Path, name: str, asking: Sequence[str], program: Sequence[str], environment: Mapping[str, str] | None
) -> Finished:
    own = {name: value for name, value in os.environ.items() if not name.startswith("KAEDEKORT_")}
    ended = subprocess.run(
        [sys.executable, launcher.__file__, *asking, sys.executable, *program],
        cwd=folder,
        env={**own, **_as_installed(folder), **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode != 0:
        raise CommandFailed(f"{name}: {ended.stderr[-2000:]}")
    finished = Finished(**json.loads(ended.stdout))
    if finished.exit_code not in {0, -15}:
        raise CommandFailed(f"{name} ended with {finished.exit_code}: {ended.stderr[-2000:]}")
    return finished


def _as_installed(folder: Path) -> Mapping[str, str]:
    """An installed program finds its modules compiled; here they are compiled by the first command, into the folder."""
    return {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
