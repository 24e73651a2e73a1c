import os
import stat
import subprocess
from pathlib import Path

from tests.home.tree import ROOT, files_of_the_project

PACKAGES = {"graphmodel", "importers", "kaedekort", "queries", "webviz"}
BESIDE_THEM = {"bench", "docs", "requirements", "tests"}
HOME = {
    ".ci",
    ".dockerignore",
    ".editorconfig",
    ".gitignore",
    "Dockerfile",
    "LICENSE",
    "Makefile",
    "README.md",
    "docker-compose.yml",
    "hatch_build.py",
    "pyproject.toml",
}


def test_the_top_level_is_the_one_of_the_design() -> None:
    top_level = {path.parts[0] for path in files_of_the_project()}

    assert top_level - PACKAGES - BESIDE_THEM - HOME == set()


def test_no_file_names_a_place_on_the_machine_of_its_author() -> None:
    places = [("/" + folder + "/").encode() for folder in ("work", "root", "Users")]  # spelled so as not to find itself

    assert [
        str(path) for path in files_of_the_project() if any(place in (ROOT / path).read_bytes() for place in places)
    ] == []


def test_neither_secrets_nor_stores_are_in_the_project() -> None:
    kept_out = (".env", ".kgl", ".kgl-wal", ".kgl.lock")

    assert [str(path) for path in files_of_the_project() if path.name.endswith(kept_out)] == []


def test_ci_runs_make_test_and_nothing_else() -> None:
    script = ROOT / ".ci" / "run"
    lines = script.read_text().splitlines()

    assert script.stat().st_mode & stat.S_IXUSR
    assert lines == ["#!/usr/bin/env bash", "set -euo pipefail", 'cd "$(dirname "$0")/.."', "exec make test"]


def make_test(venv: Path, **environment: str) -> list[str]:
    """What `make test` prints where each tool is a stand-in that tells how it was called."""
    (venv / "bin").mkdir(parents=True, exist_ok=True)
    for tool in ("ruff", "mypy", "lint-imports", "python"):
        stand_in = venv / "bin" / tool
        stand_in.write_text(f'#!/bin/sh\necho "{tool} $* [${{KAEDEKORT_REQUIRE_ALL-}}]"\n')
        stand_in.chmod(0o755)
    for stamp in ("run.stamp", "dev.stamp"):
        (venv / stamp).touch()
    command = ["make", "--silent", "test", f"VENV={venv}", "PYTEST_ARGS=-n 3"]
    settings = {"PATH": os.environ["PATH"]} | environment
    return subprocess.run(
        command, cwd=ROOT, env=settings, capture_output=True, text=True, check=True
    ).stdout.splitlines()


def test_make_test_checks_style_types_and_layers_before_the_tests(tmp_path: Path) -> None:
    called = make_test(tmp_path)

    assert called == [
        "ruff check . []",
        "ruff format --check . []",
        "mypy  []",
        "lint-imports  []",
        "python -m pytest -n 3 []",
    ]


def test_in_ci_everything_must_run_unless_the_user_says_otherwise(tmp_path: Path) -> None:
    assert make_test(tmp_path, CI="true")[-1].endswith("[1]")
    assert make_test(tmp_path, CI="true", KAEDEKORT_REQUIRE_ALL="0")[-1].endswith("[0]")
