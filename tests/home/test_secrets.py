import re
import stat
import subprocess
from pathlib import Path

from tests.home.tree import ROOT


def write_secrets(file: Path) -> str:
    subprocess.run(["sh", ROOT / "requirements" / "secrets.sh", file], check=True, capture_output=True)
    return file.read_text()


def test_a_made_password_is_long_and_for_its_owner_alone(tmp_path: Path) -> None:
    text = write_secrets(tmp_path / ".env")

    assert re.fullmatch(r"KAEDEKORT_NEO4J_USER=neo4j\nKAEDEKORT_NEO4J_PASSWORD=[0-9a-f]{48}\n", text)
    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600


def test_two_machines_do_not_share_a_password(tmp_path: Path) -> None:
    assert write_secrets(tmp_path / "one") != write_secrets(tmp_path / "other")


def test_a_password_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("KAEDEKORT_NEO4J_PASSWORD=mine\n")

    assert write_secrets(tmp_path / ".env") == "KAEDEKORT_NEO4J_PASSWORD=mine\n"
