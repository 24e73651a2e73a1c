"""`kaedekort account`: the first administrator, and everybody after."""

import io
import json
import sqlite3

import pytest

from kaedekort.settings import read_settings
from tests.kaedekort.conftest import Kaedekort
from webviz.accounts.passwords import Hashing

CHIEF = ("account", "add", "chef@birkesund.dk", "--name", "Chef Chefsen", "--role", "administrator")


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords of tests need not cost a guesser anything."""
    monkeypatch.setattr(Hashing, "options", lambda _: {"argon2__rounds": 1, "argon2__memory_cost": 64})


def typed_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_the_first_administrator_gets_a_link_and_no_password(kaedekort: Kaedekort) -> None:
    told = kaedekort(*CHIEF, "--address", "https://kort.birkesund.dk/")

    assert told.code == 0
    assert "https://kort.birkesund.dk/invitation/" in told.out
    assert "virker én gang, i tre dage" in told.out
    answer = kaedekort("account", "list", "--format", "json").answer
    assert answer.pop("account")
    assert answer == {
        "name": "Chef Chefsen",
        "email": "chef@birkesund.dk",
        "state": "invited",
        "second_factor": False,
        "signed_in_at": None,
        "roles": [{"number": 1, "role": "administrator", "actor": None, "youth": None, "municipality": None}],
    }


def test_nobody_is_there_before_somebody_was_added(kaedekort: Kaedekort) -> None:
    assert "Konti: ingen." in kaedekort("account", "list").out


def test_a_password_is_read_without_standing_in_the_call(kaedekort: Kaedekort, monkeypatch: pytest.MonkeyPatch) -> None:
    typed_in(monkeypatch, "korrekt hest batteri\nmere\n")
    told = kaedekort(*CHIEF, "--password")

    assert told.code == 0
    assert "invitation" not in told.out
    assert kaedekort("account", "list", "--format", "json").answer["state"] == "open"


@pytest.mark.parametrize(
    ("password", "reason"), [("kort", "mindst 12 tegn"), ("", "mindst 12 tegn"), ("chef bestemmer alt", "dit navn")]
)
def test_a_weak_password_makes_no_account(
    kaedekort: Kaedekort, monkeypatch: pytest.MonkeyPatch, password: str, reason: str
) -> None:
    typed_in(monkeypatch, password)
    told = kaedekort(*CHIEF, "--password")

    assert (told.code, reason in told.err) == (2, True)
    assert "ingen" in kaedekort("account", "list").out


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("x", "--name", "N"), "ikke en e-mailadresse"),
        (("a@b.dk", "--name", " "), "Skriv et navn"),
        (("a@b.dk", "--name", "Sara 010190-1234"), "CPR-nummer"),
        (("a@b.dk", "--name", "N", "--role", "chef"), "er ikke en af mulighederne"),
        (("a@b.dk", "--name", "N", "--role", "kontaktperson"), "skriv id'et"),
        (("a@b.dk", "--name", "N", "--role", "leder", "--actor", "x"), "knyttes ikke til en person"),
        (("a@b.dk", "--name", "N", "--youth", "x"), "Sig --role"),
        (("a@b.dk",), "--name"),
    ],
)
def test_what_makes_no_sense_is_told_and_adds_nobody(kaedekort: Kaedekort, words: tuple[str, ...], reason: str) -> None:
    told = kaedekort("account", "add", *words)

    assert (told.code, reason in told.err) == (2, True), told.err
    assert "010190" not in told.err
    assert "ingen" in kaedekort("account", "list").out


def test_the_same_address_is_added_once(kaedekort: Kaedekort) -> None:
    kaedekort(*CHIEF)
    told = kaedekort("account", "add", "CHEF@birkesund.dk", "--name", "En anden")

    assert (told.code, told.err) == (2, "Der er allerede en konto med den e-mailadresse.\n")


def test_roles_are_given_shown_and_taken(kaedekort: Kaedekort) -> None:
    kaedekort(*CHIEF)
    given = kaedekort("account", "roles", "chef@birkesund.dk", "--give", "kontaktperson", "--actor", "person:1")
    assert given.out == "1: administrator\n2: kontaktperson (person:1)\n"

    assert kaedekort("account", "roles", "chef@birkesund.dk", "--take", "1").out == "2: kontaktperson (person:1)\n"
    assert kaedekort("account", "roles", "chef@birkesund.dk", "--take", "1").code == 2
    assert "har ingen rolle" in kaedekort("account", "roles", "chef@birkesund.dk", "--take", "2").out


def test_an_account_is_locked_unlocked_signed_out_and_removed(kaedekort: Kaedekort) -> None:
    kaedekort(*CHIEF)
    email = "chef@birkesund.dk"
    assert kaedekort("account", "lock", email).code == 0
    assert "spærret" in kaedekort("account", "list").out
    assert kaedekort("account", "invite", email).code == 2
    assert kaedekort("account", "unlock", email).code == 0
    assert "/invitation/" in kaedekort("account", "invite", email).out
    assert kaedekort("account", "sign-out", email).code == 0
    assert kaedekort("account", "remove", email).code == 2
    assert kaedekort("account", "remove", email, "--yes").code == 0
    for command in ("lock", "unlock", "invite", "sign-out", "roles", "remove"):
        assert kaedekort("account", command, email).err == "Der er ingen konto med den e-mailadresse.\n"


def test_every_change_stands_in_the_log(kaedekort: Kaedekort) -> None:
    kaedekort(*CHIEF)
    kaedekort("account", "lock", "chef@birkesund.dk")
    entries = [
        each for each in kaedekort("audit", "show", "--format", "json").answers if each["action"] == "account_change"
    ]

    assert [each["details"]["what"] for each in entries] == ["locked", "invited", "added"]
    assert {each["role"] for each in entries} == {"operator"}
    assert "chef@" not in json.dumps(entries)


def test_nothing_is_changed_where_the_log_cannot_be_written(
    kaedekort: Kaedekort, monkeypatch: pytest.MonkeyPatch
) -> None:
    kaedekort(*CHIEF)
    monkeypatch.setenv("KAEDEKORT_AUDIT", "sqlite:////dev/null/log.db")
    assert kaedekort("account", "lock", "chef@birkesund.dk").code == 3
    monkeypatch.delenv("KAEDEKORT_AUDIT")

    assert kaedekort("account", "list", "--format", "json").answer["state"] == "invited"


def test_a_damaged_or_missing_database_is_told(kaedekort: Kaedekort, monkeypatch: pytest.MonkeyPatch) -> None:
    kaedekort(*CHIEF)
    with sqlite3.connect("kaedekort-accounts.db") as database:
        database.execute("DROP TABLE assignments")
        database.execute("CREATE TABLE assignments (wrong TEXT)")
    database.close()
    told = kaedekort("account", "list")
    assert (told.code, "Brugerkontiene kan ikke læses" in told.err) == (3, True)
    monkeypatch.setenv("KAEDEKORT_ACCOUNTS", "sqlite:////ingen/steder/x.db")
    assert kaedekort("account", "list").code == 2
    monkeypatch.setenv("KAEDEKORT_ACCOUNTS", "postgresql://bruger:hemmelig@127.0.0.1:1/konti")
    told = kaedekort("account", "list")
    assert (told.code, "hemmelig" in told.err) == (3, False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"KAEDEKORT_SESSION_MINUTES": "0"},
        {"KAEDEKORT_SESSION_MINUTES": "²"},
        {"KAEDEKORT_SESSION_MINUTES": "601"},
        {"KAEDEKORT_YOUTH_ZONE": "ja"},
        {"KAEDEKORT_OPEN_SEARCH": "On"},
        {"KAEDEKORT_OIDC_ISSUER": "https://login.example"},
        {
            "KAEDEKORT_OIDC_ISSUER": "http://login.example",
            "KAEDEKORT_OIDC_CLIENT_ID": "x",
            "KAEDEKORT_OIDC_CLIENT_SECRET": "y",
        },
    ],
)
def test_settings_that_make_no_sense_are_told(
    kaedekort: Kaedekort, monkeypatch: pytest.MonkeyPatch, wrong: dict[str, str]
) -> None:
    for name, value in wrong.items():
        monkeypatch.setenv(name, value)
    told = kaedekort("account", "list")

    assert told.code == 2
    assert "KAEDEKORT_" in told.err


def test_settings_are_read_and_tell_no_secret() -> None:
    settings = read_settings(
        {
            "KAEDEKORT_ACCOUNTS": "postgresql://bruger:hemmelig@db/konti",
            "KAEDEKORT_SESSION_MINUTES": "45",
            "KAEDEKORT_YOUTH_ZONE": "on",
            "KAEDEKORT_OPEN_SEARCH": "",
            "KAEDEKORT_OIDC_ISSUER": "https://login.example",
            "KAEDEKORT_OIDC_CLIENT_ID": "kort",
            "KAEDEKORT_OIDC_CLIENT_SECRET": "hemmelig",
        }
    )

    assert (settings.session_minutes, settings.youth_zone, settings.open_search) == (45, True, False)
    assert settings.oidc is not None
    assert settings.oidc.name == "kommunen"
    assert "hemmelig" not in repr(settings)
