"""The project's own files, as git sees them: committed, or about to be."""

import functools
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@functools.cache
def files_of_the_project() -> tuple[Path, ...]:
    """Every file that is not ignored, relative to the root, in order of path."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("this is no git work tree")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return tuple(sorted(Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file()))
