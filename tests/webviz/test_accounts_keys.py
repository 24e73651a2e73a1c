"""The file of secrets, and the address of the database: made once, read by their owner alone."""

import json
import threading
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import Babel

from graphmodel.errors import UserError, WrongUse
from tests.webviz.accounts_at_work import CHEAP, Files
from webviz.accounts.database import read_url
from webviz.accounts.keys import Keys, KeysUnusable, read_keys
from webviz.accounts.opening import bind_accounts


def speaking() -> Flask:
    """An application that can say something."""
    app = Flask("prøve")
    Babel(app, default_locale="da")
    return app


def test_secrets_are_made_once_and_are_their_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "nøgler.json"
    keys = read_keys(path)

    assert path.stat().st_mode & 0o777 == 0o600
    assert read_keys(path) == keys
    assert len(set(json.loads(path.read_text()).values())) == 5
    assert keys.cookie not in repr(keys)
    assert [each.name for each in tmp_path.iterdir()] == ["nøgler.json"]
    assert read_keys(tmp_path / "andre.json") != keys


def test_processes_that_begin_at_once_share_their_secrets(tmp_path: Path) -> None:
    found: list[Keys] = []
    threads = [threading.Thread(target=lambda: found.append(read_keys(tmp_path / "keys.json"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 8
    assert len({keys.cookie for keys in found}) == 1


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_secrets_that_others_can_read_are_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "keys.json"
    read_keys(path)
    path.chmod(mode)

    with pytest.raises(KeysUnusable, match="kan læses af andre end dig"):
        read_keys(path)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"cookie": "x"}', '{"cookie": 1}', "[" * 9000, "\udcff", json.dumps({"cookie": None})],
)
def test_a_damaged_file_is_told_and_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keys.json"
    content = text.encode("utf-8", "surrogateescape")
    path.write_bytes(content)
    path.chmod(0o600)

    with pytest.raises(KeysUnusable, match="er ødelagt"):
        read_keys(path)
    assert path.read_bytes() == content


def test_short_or_equal_secrets_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    read_keys(path)
    values = json.loads(path.read_text())
    for changed in ({**values, "cookie": "kort"}, {**values, "cookie": values["passwords"]}):
        path.write_text(json.dumps(changed))
        with pytest.raises(KeysUnusable, match="for korte eller ens"):
            read_keys(path)


def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "ingen" / "keys.json", tmp_path):
        with pytest.raises(UserError, match=r"Nøglefilen|ikke en fil"):
            read_keys(path)


@pytest.mark.parametrize(
    "address",
    ["", "x", "sqlite://", "sqlite:///:memory:", "mysql://x/y", "postgresql", "nosuch://x", "http://hemmelig:kode@x"],
)
def test_an_address_of_no_database_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(WrongUse) as refused:
        read_url(address)
    assert "hemmelig" not in refused.value.message


def test_a_file_counts_from_where_one_stands_and_is_its_owners_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    url = read_url("sqlite:///konti.db")
    assert url.database == str(tmp_path / "konti.db")
    assert read_url("postgresql://u:p@h/d").drivername == "postgresql+psycopg"

    bind_accounts(speaking(), Files(tmp_path), hashing=CHEAP).close()
    assert (tmp_path / "accounts.db").stat().st_mode & 0o777 == 0o600


def test_a_database_that_cannot_be_made_or_reached_is_told(tmp_path: Path) -> None:
    class Elsewhere(Files):
        accounts = f"sqlite:///{tmp_path}/ingen/konti.db"

    class Unreachable(Files):
        accounts = "postgresql://bruger:hemmelig@127.0.0.1:1/konti"

    with pytest.raises(WrongUse, match="KAEDEKORT_ACCOUNTS"):
        bind_accounts(speaking(), Elsewhere(tmp_path), hashing=CHEAP)
    with pytest.raises(UserError) as refused:
        bind_accounts(speaking(), Unreachable(tmp_path), hashing=CHEAP)
    assert "hemmelig" not in refused.value.message
