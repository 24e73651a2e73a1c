"""The log as it is written and read: what an entry keeps, who may see which of it, and what it refuses."""

import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from graphmodel.errors import InputError, WrongUse
from tests.webviz.audit_logs import KEY, NOON, SERVER, Clock, empty_server, filled, reading, tampering, url_in
from webviz.audit.asking import audit_log, keep_audit_log
from webviz.audit.entry import Entry
from webviz.audit.log import AuditLog
from webviz.audit.reading import Asked

CPR = "010190-1234"


@pytest.fixture
def url(tmp_path: Path) -> str:
    empty_server()
    return url_in(tmp_path)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log(url: str, clock: Clock) -> Iterator[AuditLog]:
    log = AuditLog(url, KEY, clock=clock)
    yield log
    log.close()


def test_an_entry_is_read_as_it_was_written(log):
    entry = reading(reason="Hun skal\nflytte", outcome="refused", ground="emergency:7")
    assert log.record(entry) == 1
    (logged,) = log.entries()
    assert (logged.number, logged.at) == (1, NOON)
    assert (logged.account, logged.name, logged.role) == ("account-1", "Kirsten Kjær", "contact_person")
    assert (logged.action, logged.about, logged.subject) == ("read", "youth-1", "page:youth_page.show")
    assert (logged.ground, logged.reason, logged.outcome) == ("emergency:7", "Hun skal flytte", "refused")
    assert logged.details == {"number": "1"}
    assert logged.as_json()["at"] == "2026-11-24T12:00:00.000Z"


def test_an_entry_of_nobody_about_nobody_is_one_too(log):
    log.record(Entry(action="sign_in_refused", outcome="refused"))
    (logged,) = log.entries()
    assert (logged.account, logged.role, logged.about, logged.name) == (None, None, None, "")


def test_numbers_go_on_when_the_log_is_opened_again(url, log):
    assert [log.record(reading()) for _ in range(3)] == [1, 2, 3]
    log.close()
    again = AuditLog(url, KEY)
    assert again.record(reading()) == 4
    again.close()


def test_entries_come_newest_first_and_by_what_is_asked_for(log, clock):
    for about, account, action in (
        ("youth-1", "a", "read"), ("youth-2", "a", "change"), ("youth-1", "b", "read"), (None, "b", "search"),
    ):  # fmt: skip
        log.record(reading(about=about, account=account, action=action))
        clock.go(hours=1)

    def numbers(**asked):
        return [entry.number for entry in log.entries(**asked)]

    assert numbers() == [4, 3, 2, 1]
    assert numbers(about="youth-1") == [3, 1]
    assert numbers(account="b") == [4, 3]
    assert numbers(account="a", action="change") == [2]
    assert numbers(since=NOON + timedelta(hours=1)) == [4, 3, 2]
    assert numbers(until=NOON + timedelta(hours=1)) == [1]
    assert numbers(limit=2) == [4, 3]
    assert numbers(limit=2, before=3) == [2, 1]
    assert numbers(about="' OR 1=1 --") == []


def test_a_moment_may_be_told_in_any_zone(log):
    copenhagen = timezone(timedelta(hours=1))
    log.record(reading(at=datetime(2026, 11, 24, 0, 30, tzinfo=copenhagen)))
    (logged,) = log.entries(until=datetime(2026, 11, 24, 0, 31, tzinfo=copenhagen))
    assert logged.at == datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    with pytest.raises(ValueError, match="zone"):
        reading(at=datetime(2026, 11, 24))  # noqa: DTZ001 — what is refused


def test_a_long_log_streams_whole_and_in_order(log, monkeypatch):
    monkeypatch.setattr("webviz.audit.log._AT_ONCE", 3)
    for number in range(1, 9):
        log.record(reading(number, about="youth-1" if number % 2 else "youth-2"))
    assert [entry.number for entry in log.stream()] == [8, 7, 6, 5, 4, 3, 2, 1]
    assert [entry.number for entry in log.stream(Asked(about="youth-1"))] == [7, 5, 3, 1]
    assert [entry.number for entry in log.stream(before=8, limit=4)] == [7, 6, 5, 4]
    assert list(log.stream(limit=0)) == []
    going = log.stream()
    first = next(going).number
    log.record(reading())
    assert [first, *(entry.number for entry in going)] == [8, 7, 6, 5, 4, 3, 2, 1]


def test_a_youth_sees_when_and_why_but_never_who(log):
    log.record(reading(ground="stand_in:account-7", reason="Kirsten er syg, siger Bo"))
    log.record(reading(ground="consent:org-fgu", role="partner", name="Bo Bos"))
    log.record(reading(ground="emergency:account-9", outcome="refused"))
    log.record(reading(about="youth-2"))
    refused, consent, stand_in = log.about("youth-1")
    assert (refused.ground, refused.outcome) == ("emergency", "refused")
    assert (consent.ground, consent.role) == ("consent:org-fgu", "partner")
    assert (stand_in.at, stand_in.action, stand_in.subject) == (NOON, "read", "page:youth_page.show")
    assert stand_in.ground == "stand_in"
    told = " ".join(str(seen.as_json()) + repr(seen) for seen in (refused, consent, stand_in))
    assert [secret for secret in ("Kirsten", "Bo", "account-") if secret in told] == []
    assert [seen.ground for seen in log.about("youth-1", limit=1)] == ["emergency"]


def test_a_reason_with_a_cpr_number_is_refused_and_one_typed_elsewhere_is_blotted_out(log):
    with pytest.raises(InputError) as refused:
        reading(reason=f"Ring til {CPR}")
    assert CPR not in refused.value.message
    log.record(reading(name=CPR, about=CPR, subject=f"page {CPR}", ground=CPR, role=CPR, details={CPR: CPR}))
    (logged,) = log.entries(about=CPR)
    assert CPR not in repr(logged)
    assert logged.about == "xxxxxx-xxxx"


def test_what_no_database_takes_or_is_far_too_long_is_logged_all_the_same(log):
    log.record(reading(name="a\x00b\ud800c", subject="x" * 10_000, about="æ'\";--", details={"k\x00": "v" * 1000}))
    (logged,) = log.entries(about="æ'\";--")
    assert logged.name == "a·b·c"
    assert (len(logged.subject), logged.subject[-1]) == (300, "…")
    assert [(key, len(value)) for key, value in logged.details.items()] == [("k·", 300)]
    with pytest.raises(InputError, match="for lang"):
        reading(reason="x" * 2_001)


def test_what_is_no_entry_is_a_mistake_of_ours(log):
    for wrong in ({"action": "peek"}, {"outcome": "maybe"}, {"details": {str(each): "" for each in range(21)}}):
        with pytest.raises(ValueError, match="entry"):
            reading(**wrong)
    with pytest.raises(ValueError, match="only a purge"):
        log.record(reading(action="purge"))
    assert log.entries() == []


def test_the_database_itself_refuses_to_change_or_remove_an_entry(url):
    filled(url, 3).close()
    copies = (
        ("INSERT OR REPLACE INTO log_entries SELECT * FROM log_entries WHERE number = 2",)
        if SERVER is None
        else ("TRUNCATE log_entries", "TRUNCATE log_head")
    )
    for statement in (
        "UPDATE log_entries SET name = 'x' WHERE number = 2",
        "UPDATE log_entries SET number = 9 WHERE number = 3",
        "DELETE FROM log_entries WHERE number = 2",
        "DELETE FROM log_entries",
        (
            "INSERT INTO log_entries SELECT 9, at, account, name, role, action, about, subject, ground, reason, outcome, "
            "details, previous, hash FROM log_entries WHERE number = 2"
        ),
        "UPDATE log_head SET number = 1",
        "UPDATE log_head SET hash = ''",
        "DELETE FROM log_head",
        *copies,
    ):
        with pytest.raises(SQLAlchemyError, match="can only be added to"), tampering(url, with_guards=True) as hands:
            hands.exec_driver_sql(statement)
    log = AuditLog(url, KEY)
    assert [entry.number for entry in log.entries()] == [3, 2, 1]
    assert log.verify().is_whole
    log.close()


@pytest.mark.skipif(SERVER is not None, reason="a file of SQLite")
def test_a_file_is_readable_by_its_owner_alone_and_every_entry_is_synced(url, log, tmp_path):
    log.record(reading())
    for file in tmp_path.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with log._database.reading() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "secure_delete")
        }
    assert said == {"synchronous": 2, "secure_delete": 1}


@pytest.mark.parametrize(
    "url",
    [
        "",
        "sqlite://",
        "sqlite:///:memory:",
        "kaedekort-audit.db",
        "mysql://u:hemmelig@h/d",
        "postgresql://u:hemmelig@h:x/d",
    ],
)
def test_an_address_that_is_none_is_told_without_its_password(url):
    with pytest.raises(WrongUse, match="KAEDEKORT_AUDIT") as told:
        AuditLog(url)
    assert "hemmelig" not in told.value.message


def test_the_log_of_an_application_is_found_in_a_request(log):
    app = Flask("test")
    keep_audit_log(app.extensions, log)
    with app.app_context():
        assert audit_log() is log


def test_a_server_is_named_without_its_password():
    log = AuditLog("postgresql://kurt:hemmelig@127.0.0.1:1/log", patience=0.1)
    assert log.where == "127.0.0.1:1/log"
    log.close()
