"""`audit`: verifying, purging and reading the log at the command line, as the operator meets it."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kaedekort.auditing import audit_log_of
from kaedekort.settings import Settings, read_settings
from webviz.audit.entry import Entry

FILE = Path("kaedekort-audit.db")
CPR = "010190-1234"
NOW = datetime.now(UTC)

Filled = Callable[..., None]


@pytest.fixture
def filled(kaedekort) -> Filled:
    """Writes entries in the log of the test's folder, so many days old."""

    def write(*ages: float, **more: str) -> None:
        log = audit_log_of(Settings())
        for age in ages:
            entry = {"action": "read", "account": "account-1", "name": "Kirsten Kjær", "about": "youth-1"} | more
            log.record(Entry(**entry, at=NOW - timedelta(days=age)))  # type: ignore[arg-type]
        log.close()

    return write


def tamper(*statements: str) -> None:
    hands = sqlite3.connect(FILE)
    for (name,) in hands.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        hands.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        hands.execute(statement)
    hands.commit()
    hands.close()


def test_a_whole_log_is_told_with_what_to_note_of_it(kaedekort, filled):
    filled(3, 2, 1)
    told = kaedekort("audit", "verify")
    assert (told.code, told.err) == (0, "")
    first, second = told.out.splitlines()
    assert first == "Loggen er hel: 3 linjer, nr. 1–3."
    known = second.removeprefix("Notér til næste gang, uden for denne maskine: --known ")
    assert kaedekort("audit", "verify", "--known", known).code == 0
    answer = kaedekort("audit", "verify", "--format", "json").answer
    assert list(answer) == ["whole", "entries", "first", "last", "last_hash", "findings", "left_out", "notes"]
    assert (answer["whole"], answer["entries"], answer["last"]) == (True, 5, 5)


def test_a_verification_is_logged(kaedekort, filled):
    filled(1)
    kaedekort("audit", "verify")
    (entry, _) = kaedekort("audit", "show", "--format", "json").answers
    assert (entry["action"], entry["role"], entry["details"]) == ("verify", "operator", {"findings": "0", "last": "1"})
    assert entry["account"].startswith("cli:")


def test_a_changed_log_is_told_and_ends_with_one(kaedekort, filled):
    filled(3, 2, 1)
    tamper("UPDATE log_entries SET name = 'Bo' WHERE number = 2")
    told = kaedekort("audit", "verify")
    assert told.code == 1
    assert told.out.splitlines()[0] == "Nr. 2 er ændret, efter at det blev skrevet."
    assert "Spærren »log_entries_kept«" in told.out
    answers = kaedekort("audit", "verify", "--format", "json")
    assert answers.code == 1
    assert answers.answers[0]["findings"][0] == {"number": 2, "what": "Nr. 2 er ændret, efter at det blev skrevet."}


def test_without_the_secrets_a_log_can_be_verified_but_not_written(kaedekort, filled):
    filled(1)
    Path("kaedekort-keys.json").rename("elsewhere.json")
    told = kaedekort("audit", "verify")
    assert told.code == 0
    assert "Uden nøglen i KAEDEKORT_KEYS" in told.err
    assert kaedekort("audit", "show").code == 3
    assert not Path("kaedekort-keys.json").exists()


def test_a_purge_tells_first_and_then_does(kaedekort, filled):
    filled(400, 300, 1)
    told = kaedekort("audit", "purge")
    assert told.code == 0
    assert told.out.startswith("2 linjer fra før ")
    assert "til og med nr. 2. Gør det med --yes." in told.out
    assert kaedekort("audit", "purge", "--yes", "--keep-from", "2").out.startswith("Fjernet: 1 linje fra før ")
    assert kaedekort("audit", "purge", "--yes", "--months", "12").out.startswith("Der er intet i loggen fra før ")
    assert kaedekort("audit", "purge", "--yes").out.startswith("Fjernet: 1 linje fra før ")
    shown = kaedekort("audit", "show", "--format", "json").answers
    assert [(entry["number"], entry["action"]) for entry in shown] == [(5, "purge"), (4, "purge"), (3, "read")]
    assert kaedekort("audit", "verify").code == 0


def test_how_long_the_log_keeps_is_a_setting(kaedekort, filled, monkeypatch):
    filled(100, 1)
    assert kaedekort("audit", "purge").out.startswith("Der er intet")
    monkeypatch.setenv("KAEDEKORT_LOG_MONTHS", "3")
    assert kaedekort("audit", "purge").out.startswith("1 linje")


def test_a_broken_log_is_not_purged_of_its_traces(kaedekort, filled):
    filled(400, 300, 1)
    tamper("UPDATE log_entries SET name = 'Bo' WHERE number = 1")
    told = kaedekort("audit", "purge", "--yes")
    assert told.code == 1
    assert told.err.startswith("Loggen er ikke, som den blev skrevet, så intet er fjernet. Nr. 1 er ændret")


def test_the_log_is_shown_newest_first_and_that_is_logged_first(kaedekort, filled):
    filled(2)
    filled(1, about="youth-2", action="change", role="manager", ground="stand_in:7", reason="[red]=1+1[/red]")
    told = kaedekort("audit", "show")
    assert (told.code, told.err) == (0, "")
    assert told.out.index("youth-2") < told.out.index("youth-1")
    for words in ("ændret", "Leder", "vikar:7", "[red]=1+1[/red]", "Kirsten Kjær"):
        assert words in told.out
    assert "cli:" not in told.out
    (shown, *_) = kaedekort("audit", "show", "--about", "youth-1", "--format", "json").answers
    assert shown["number"] == 1
    ours = kaedekort("audit", "show", "--limit", "2", "--format", "json").answers
    assert [(entry["action"], entry["subject"], entry["about"]) for entry in ours] == [
        ("read", "log", "youth-1"),
        ("read", "log", None),
    ]


def test_the_log_is_asked_by_day_kind_and_account(kaedekort, filled):
    noon = datetime.now().astimezone().replace(hour=12)
    for days, action in ((5, "read"), (4, "change"), (3, "read")):
        at = noon - timedelta(days=days)
        log = audit_log_of(Settings())
        log.record(Entry(action=action, account=f"account-{days}", at=at))  # type: ignore[arg-type]
        log.close()

    def numbers(*words: str) -> list[int]:
        answers = kaedekort("audit", "show", "--format", "json", *words).answers
        return [entry["number"] for entry in answers if entry["number"] <= 3]

    def day(days: int) -> str:
        return (noon - timedelta(days=days)).date().isoformat()

    assert numbers("--since", day(4)) == [3, 2]
    assert numbers("--until", day(4)) == [2, 1]
    assert numbers("--since", day(4), "--until", day(4)) == [2]
    assert numbers("--since", "0001-01-01", "--until", "9999-12-31") == [3, 2, 1]
    assert numbers("--until", "0001-01-01") == []
    assert numbers("--action", "change") == [2]
    assert numbers("--account", "account-3") == [3]
    assert numbers("--about", "youth-ingen") == []
    assert kaedekort("audit", "show", "--about", "youth-somebody-else").out == "Loggen: ingen.\n"


def test_a_cpr_number_that_is_typed_is_neither_said_nor_stored(kaedekort, filled):
    filled(1)
    for words in (
        ("show", "--about", CPR),
        ("show", "--account", CPR),
        ("show", "--since", CPR),
        ("verify", "--known", CPR),
    ):
        told = kaedekort("audit", *words)
        assert CPR not in told.out + told.err
    assert CPR not in kaedekort("audit", "show", "--format", "json").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "--since", "i går"), "»i går« er ikke en dato. Skriv den som 2026-11-23."),
        (("show", "--until", "2026-02-30"), "»2026-02-30« er ikke en dato i kalenderen."),
        (
            ("show", "--since", "2026-11-24", "--until", "2026-11-23"),
            "--until (2026-11-23) er før --since (2026-11-24).",
        ),
        (("show", "--action", "peek"), "'--action': 'peek' er ikke en af mulighederne"),
        (("show", "--limit", "0"), "'--limit': 0 kan ikke bruges her"),
        (("purge", "--months", "0"), "'--months': 0 kan ikke bruges her"),
        (("verify", "--known", "3"), "--known skal være et nummer og en hash"),
        (("verify", "--known", f"²:{'0' * 64}"), "--known skal være et nummer og en hash"),
        (("look",), "Der er ingen kommando, der hedder 'look'."),
    ],
)
def test_a_call_that_makes_no_sense_is_told(kaedekort, words, said):
    told = kaedekort("audit", *words)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith(said)
    assert not FILE.exists()


@pytest.mark.parametrize(
    ("url", "code", "said"),
    [
        ("", 3, "»kaedekort-audit.db« er der ikke"),
        ("sqlite:////nowhere/log.db", 3, "mappen til »log.db« findes ikke"),
        ("postgresql://kurt:hemmelig@127.0.0.1:1/log", 3, "databasen svarer ikke eller afviser det"),
        ("kurt:hemmelig@h", 2, "KAEDEKORT_AUDIT er ikke adressen på en log."),
    ],
)
def test_a_log_that_is_not_there_is_told_and_not_made(kaedekort, monkeypatch, url, code, said):
    monkeypatch.setenv("KAEDEKORT_AUDIT", url)
    for words in (("verify",), ("purge", "--yes"), ("show",)):
        told = kaedekort("audit", *words)
        assert (told.code, told.out) == (code, "")
        assert said in told.err
        assert "hemmelig" not in told.err
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("months", ["0", "-1", "121", "seks", "6.5", "²", "9" * 5000])
def test_months_that_are_none_are_told(kaedekort, monkeypatch, months):
    monkeypatch.setenv("KAEDEKORT_LOG_MONTHS", months)
    told = kaedekort("audit", "show")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("KAEDEKORT_LOG_MONTHS er »")
    assert told.err.endswith("«. Skriv et helt tal fra 1 til 120.\n")


def test_settings_that_are_empty_are_the_usual_ones():
    for environment in ({}, {"KAEDEKORT_AUDIT": "", "KAEDEKORT_LOG_MONTHS": "", "KAEDEKORT_KEYS": ""}):
        usual = read_settings(environment)
        assert (usual.audit, usual.log_months) == ("sqlite:///kaedekort-audit.db", 6)
        assert usual.keys == Path("kaedekort-keys.json")
    assert read_settings({"KAEDEKORT_LOG_MONTHS": "12"}).log_months == 12
    assert "hemmelig" not in repr(read_settings({"KAEDEKORT_AUDIT": "postgresql://kurt:hemmelig@h/d"}))
