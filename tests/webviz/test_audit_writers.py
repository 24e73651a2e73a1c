"""Many writers at once, in threads and in processes: one chain, every entry once, and a log that is made only once."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.webviz.audit_logs import KEY, empty_server, filled, reading, url_in
from webviz.audit.database import Database
from webviz.audit.log import AuditLog
from webviz.audit.purging import Rule

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from tests.webviz.audit_logs import KEY, reading
from webviz.audit.log import AuditLog
log = AuditLog(sys.argv[1], KEY, patience=60)
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    log.record(reading(number, account=sys.argv[2]))
log.close()
"""


@pytest.fixture
def url(tmp_path: Path) -> str:
    empty_server()
    return url_in(tmp_path)


def start(url: str, name: str, count: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, url, name, str(count)], cwd=ROOT, stdin=subprocess.PIPE, encoding="utf-8"
    )


def test_threads_write_one_chain(url):
    log = AuditLog(url, KEY, patience=60)
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda number: log.record(reading(number)), range(80)))
    assert sorted(numbers) == list(range(1, 81))
    found = log.verify()
    assert (found.is_whole, found.entries) == (True, 80)
    assert {entry.details["number"] for entry in log.entries(limit=100)} == {str(number) for number in range(80)}
    log.close()


def test_processes_that_start_at_once_make_one_log_and_write_one_chain(url):
    writers = [start(url, f"process-{name}", 25) for name in range(4)]
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("\n")
        writer.stdin.flush()
    log = AuditLog(url, KEY, patience=60)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda number: log.record(reading(number)), range(20)))
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0, 0]
    for writer in writers:
        assert writer.stdin
        writer.stdin.close()
    found = log.verify()
    assert (found.is_whole, found.entries) == (True, 120)
    for name in range(4):
        told = [int(entry.details["number"]) for entry in log.entries(account=f"process-{name}")]
        assert told == list(reversed(range(25)))
    log.close()


def test_a_log_is_read_while_it_is_written_and_purged(url):
    log = filled(url, 20)
    stream = log.stream()
    next(stream)
    log.record(reading(21))
    assert log.purge(Rule(log.entries()[0].at.replace(year=2030), keep_from=5), account=None, name="kaedekort")
    assert len(list(stream)) == 19
    assert log.verify().is_whole
    log.close()


def test_a_log_that_several_find_missing_at_once_is_made_once(url, monkeypatch):
    together, make = threading.Barrier(6), Database._make

    def make_together(database, connection):
        together.wait(timeout=60)
        return make(database, connection)

    monkeypatch.setattr(Database, "_make", make_together)
    logs = [AuditLog(url, KEY, patience=60) for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(lambda log: log.record(reading()), logs)) == [1, 2, 3, 4, 5, 6]
    assert logs[0].verify().is_whole
    for log in logs:
        log.close()


def test_a_log_is_verified_as_it_is_at_one_moment(url):
    log, other = filled(url, 3), AuditLog(url, KEY)
    written = []

    def write(_connection, _cursor, statement, *_more):
        if "FROM log_entries" in statement and not written:
            written.append(other.record(reading(4)))

    event.listen(log._database.backend.engine, "before_cursor_execute", write)
    found = log.verify()
    assert (written, found.is_whole, found.entries) == ([4], True, 3)
    log.close()
    other.close()
