"""Purging by rule: the beginning goes whole or not at all, it is logged, and what stays still verifies."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, text

from tests.webviz.audit_logs import KEY, NOON, SERVER, Clock, empty_server, filled, reading, tampering, url_in
from webviz.audit.chain import hash_of
from webviz.audit.daily import purge_by_rule, purging_daily
from webviz.audit.errors import LogBroken, LogUnavailable
from webviz.audit.findings import Known
from webviz.audit.log import AuditLog
from webviz.audit.purging import Rule, months_before

ROOT = Path(__file__).parents[2]
WHO = {"account": "account-9", "name": "Anders And", "role": "administrator"}
DYING = """
import os, sys
from sqlalchemy import event
from tests.webviz.audit_logs import KEY, NOON
from webviz.audit.log import AuditLog
from webviz.audit.purging import Rule
log = AuditLog(sys.argv[1], KEY)
def die(_connection, _cursor, statement, *_more):
    if statement.startswith("INSERT INTO log_entries"):
        os._exit(9)
event.listen(log._database.backend.engine, "before_cursor_execute", die)
log.purge(Rule(NOON), account=None, name="kaedekort")
"""


@pytest.fixture
def url(tmp_path: Path) -> str:
    empty_server()
    return url_in(tmp_path)


@pytest.fixture
def clock() -> Clock:
    return Clock(NOON - timedelta(days=10))


def a_day_each(url: str, clock: Clock, count: int = 10) -> AuditLog:
    """A log with an entry a day, the last of them a day before noon."""
    log = AuditLog(url, KEY, clock=clock)
    for number in range(1, count + 1):
        log.record(reading(number))
        clock.go(days=1)
    return log


def numbers(log: AuditLog) -> list[int]:
    return [entry.number for entry in log.entries()]


def before(days: int) -> Rule:
    return Rule(NOON - timedelta(days=days))


def test_what_is_older_goes_and_that_is_logged(url, clock):
    log = a_day_each(url, clock)
    removed = log.purge(before(4), **WHO)
    assert (removed.up_to, removed.entries, removed.before) == (6, 6, "2026-11-20T12:00:00.000Z")
    assert numbers(log) == [11, 10, 9, 8, 7]
    entry = log.entries()[0]
    assert (entry.action, entry.account, entry.name, entry.role) == ("purge", *WHO.values())
    assert entry.details == removed.as_details()
    found = log.verify()
    assert (found.is_whole, found.entries, found.first, found.last) == (True, 5, 7, 11)
    log.close()


def test_the_rest_verifies_after_one_purge_after_the_other(url, clock):
    log = a_day_each(url, clock)
    for days in (8, 6, 3, 0):
        assert log.purge(before(days), **WHO)
        assert log.verify().is_whole
        log.record(reading())
    log.close()


def test_the_last_entry_never_goes(url, clock):
    log = a_day_each(url, clock)
    clock.go(days=900)
    assert log.purge(before(-800), **WHO).up_to == 9
    assert numbers(log) == [11, 10]
    assert log.purge(before(-800), **WHO).up_to == 10
    assert numbers(log) == [12, 11]
    log.close()


def test_where_nothing_is_old_nothing_is_done_and_nothing_logged(url, clock):
    log = a_day_each(url, clock)
    assert log.to_purge(before(100)) is None
    assert log.purge(before(100), **WHO) is None
    assert numbers(log) == list(range(10, 0, -1))
    log.close()
    empty_server()


def test_an_empty_log_is_purged_of_nothing(url):
    log = AuditLog(url, KEY)
    assert log.purge(before(-10), **WHO) is None
    log.close()


def test_what_would_go_is_told_before(url, clock):
    log = a_day_each(url, clock)
    told = log.to_purge(before(4))
    assert numbers(log) == list(range(10, 0, -1))
    assert log.purge(before(4), **WHO) == told
    log.close()


def test_nothing_goes_from_a_number_on_that_is_kept(url, clock):
    log = a_day_each(url, clock)
    assert log.purge(Rule(NOON, keep_from=4), **WHO).up_to == 3
    assert log.purge(Rule(NOON, keep_from=4), **WHO) is None
    assert log.verify().is_whole
    log.close()


def test_an_entry_in_time_keeps_what_comes_after_it_and_one_of_the_future_does_not(url, clock):
    log = AuditLog(url, KEY, clock=clock)
    for at in (
        NOON - timedelta(days=9),
        NOON + timedelta(days=999),
        NOON - timedelta(days=8),
        NOON,
        NOON - timedelta(days=7),
    ):
        log.record(reading(at=at))
    clock.now = NOON
    log.record(reading())
    assert log.purge(before(1), **WHO).up_to == 3
    log.close()


def test_a_beginning_that_was_taken_away_is_not_covered_up_by_a_purge(url, clock):
    a_day_each(url, clock).close()
    with tampering(url) as hands:
        hands.execute(text("DELETE FROM log_entries WHERE number < 3"))
    log = AuditLog(url, KEY, clock=clock)
    with pytest.raises(LogBroken, match=r"Nr\. 1–2 mangler"):
        log.purge(before(4), **WHO)
    assert numbers(log) == list(range(10, 2, -1))
    assert log.purge(before(4), **WHO, even_if_broken=True)
    assert log.entries()[0].details["broken"] == "Nr. 1–2 mangler: fjernet uden om oprydningen."
    log.close()


def test_what_a_purge_removed_cannot_be_held_against_what_was_noted_and_is_no_finding(url, clock):
    log = a_day_each(url, clock)
    noted = Known(3, log.entries(before=4)[0].hash)
    assert log.verify(noted).notes == ()
    log.purge(before(4), **WHO)
    found = log.verify(noted)
    assert found.is_whole
    assert found.notes == ("Nr. 3 er ryddet op, så det noterede kan ikke efterprøves. Notér et nyere.",)
    log.close()


def test_taking_away_more_than_the_purge_did_is_found(url, clock):
    log = a_day_each(url, clock)
    log.purge(before(4), **WHO)
    log.close()
    with tampering(url) as hands:
        hands.execute(text("DELETE FROM log_entries WHERE number = 7"))
    log = AuditLog(url, KEY)
    assert log.verify().findings[0].what == "Nr. 1–7 mangler: fjernet uden om oprydningen."
    log.close()


def test_a_first_entry_that_does_not_follow_what_the_purge_removed_is_found(url, clock):
    log = a_day_each(url, clock)
    log.purge(before(4), **WHO)
    log.close()
    with tampering(url) as hands:
        (first,) = hands.execute(text("SELECT * FROM log_entries WHERE number = 7")).mappings()
        forged = {**first, "previous": "0" * 64}
        hands.execute(
            text("UPDATE log_entries SET previous = :previous, hash = :hash WHERE number = 7"),
            {"previous": forged["previous"], "hash": hash_of(forged)},
        )
    log = AuditLog(url, KEY)
    assert "Nr. 7 bygger ikke på det sidste, som oprydningen fjernede." in [each.what for each in log.verify().findings]
    log.close()


def test_a_purge_that_fails_in_the_middle_changes_nothing(url, clock):
    log = a_day_each(url, clock)

    def fail(_connection, _cursor, statement, *_more):
        if statement.startswith("INSERT INTO log_entries"):
            raise OSError(28, "No space left on device")

    engine = log._database.backend.engine
    event.listen(engine, "before_cursor_execute", fail)
    with pytest.raises(LogUnavailable):
        log.purge(before(4), **WHO)
    event.remove(engine, "before_cursor_execute", fail)
    assert numbers(log) == list(range(10, 0, -1))
    assert log.verify().is_whole
    assert log.record(reading()) == 11
    log.close()


def test_a_purge_whose_process_dies_in_the_middle_changes_nothing(url, clock):
    a_day_each(url, clock).close()
    died = subprocess.run([sys.executable, "-c", DYING, url], cwd=ROOT, check=False, timeout=120)
    assert died.returncode == 9
    log = AuditLog(url, KEY, clock=clock)
    assert numbers(log) == list(range(10, 0, -1))
    assert log.verify().is_whole
    assert log.purge(before(4), **WHO).up_to == 6
    log.close()


@pytest.mark.skipif(SERVER is not None, reason="a file of SQLite")
def test_what_was_removed_is_nowhere_in_the_files(url, clock, tmp_path):
    log = AuditLog(url, KEY, clock=clock)
    for _ in range(5):
        log.record(reading(name="Rumleskaft Ræv"))
    clock.go(days=1)
    log.record(reading())
    log.purge(before(0), **WHO)
    everything = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"Rumleskaft" not in everything
    assert b"Anders And" in everything
    log.close()


@pytest.mark.parametrize(
    ("now", "months", "then"),
    [
        ("2026-11-24", 6, "2026-05-24"),
        ("2026-08-31", 6, "2026-02-28"),
        ("2028-08-31", 6, "2028-02-29"),
        ("2026-03-30", 1, "2026-02-28"),
        ("2026-07-31", 1, "2026-06-30"),
        ("2026-01-01", 1, "2025-12-01"),
        ("2026-12-15", 12, "2025-12-15"),
        ("2026-01-15", 120, "2016-01-15"),
    ],
)
def test_so_many_months_before(now, months, then):
    assert months_before(datetime.fromisoformat(f"{now}T08:00+00:00"), months).isoformat() == f"{then}T08:00:00+00:00"


def test_the_program_purges_by_itself_when_it_starts(url):
    log = filled(url, 3, clock=Clock(datetime.now(UTC) - timedelta(days=400)))
    log.record(reading(at=datetime.now(UTC)))
    with purging_daily(log, 6):
        pass
    log.close()
    log = AuditLog(url, KEY)
    assert [(entry.number, entry.name) for entry in log.entries()] == [(5, "kaedekort"), (4, "Kirsten Kjær")]
    log.close()


def test_a_purge_that_cannot_be_done_is_told_and_ends_nothing(tmp_path, caplog):
    log = AuditLog(f"sqlite:///{tmp_path / 'nowhere' / 'log.db'}", KEY)
    purge_by_rule(log, 6)
    assert "the log was not purged: Loggen kan ikke bruges" in caplog.text
    assert list(tmp_path.iterdir()) == []
