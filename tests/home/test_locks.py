import json
import re
import tomllib

import pytest
from packaging.requirements import Requirement

from tests.home.tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = ["build.txt", "dev.txt", "run.txt"]
PIN = re.compile(r"^([a-z0-9.-]+)==(\S+)")


def pins(lock: str) -> dict[str, str]:
    lines = (ROOT / "requirements" / lock).read_text().splitlines()
    return {found[1]: found[2] for line in lines if (found := PIN.match(line))}


def test_each_python_package_in_a_lock_file_has_its_hashes() -> None:
    for lock in LOCKS:
        entries = re.split(r"\n(?=[a-z0-9])", (ROOT / "requirements" / lock).read_text())[1:]
        assert len(entries) == len(pins(lock)) > 0
        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_python_lock_file_names_no_address_and_no_path(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text()

    assert re.findall(r"\w+://\S*|file:\S+|--(?:index|extra|find|trusted)\S*|(?:^|\s)/\S+", text) == []


def test_the_npm_lock_file_says_what_a_package_is_and_not_where_it_is() -> None:
    packages = json.loads((ROOT / "webviz/frontend/package-lock.json").read_text())["packages"]
    locked = {path: facts for path, facts in packages.items() if path}

    assert len(locked) > 5
    assert [path for path, facts in locked.items() if "resolved" in facts or "link" in facts] == []
    assert [path for path, facts in locked.items() if not facts.get("integrity", "").startswith("sha512-")] == []


@pytest.mark.parametrize(
    ("lock", "declared"),
    [
        ("run.txt", PROJECT["project"]["dependencies"]),
        ("dev.txt", PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["dev"]),
        ("build.txt", PROJECT["build-system"]["requires"]),
    ],
    ids=["run", "dev", "build"],
)
def test_every_declared_dependency_is_locked_within_its_bounds(lock: str, declared: list[str]) -> None:
    locked = pins(lock)
    requirements = [Requirement(line) for line in declared]

    assert [str(one) for one in requirements if not one.specifier.contains(locked.get(one.name.lower(), "0"))] == []


def test_the_tests_run_with_the_versions_that_users_get() -> None:
    tested = pins("dev.txt")

    assert {name: tested.get(name) for name in pins("run.txt")} == pins("run.txt")
