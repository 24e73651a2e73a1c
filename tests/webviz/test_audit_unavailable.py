"""A log that cannot be used: told in Danish, nothing is written, and it works again when the database does."""

import shutil
import threading
from pathlib import Path

import pytest
from sqlalchemy import event, text

from tests.webviz.audit_logs import KEY, SERVER, empty_server, filled, reading, sqlite_of, tampering, url_in
from webviz.audit.errors import LogUnavailable
from webviz.audit.log import AuditLog

OTHER_KEY = b"another key of thirty-two bytes!"
in_a_file = pytest.mark.skipif(SERVER is not None, reason="a file of SQLite")


@pytest.fixture
def url(tmp_path: Path) -> str:
    empty_server()
    return url_in(tmp_path)


def refused(log: AuditLog, entry=None) -> str:
    """What is told when an entry cannot be written, after which the log is let go of."""
    with pytest.raises(LogUnavailable) as told:
        log.record(entry or reading())
    assert told.value.message.startswith("Loggen kan ikke bruges: ")
    assert told.value.exit_code == 3
    return told.value.why


@in_a_file
def test_a_folder_that_is_not_there_is_told_and_may_come(tmp_path):
    log = AuditLog(f"sqlite:///{tmp_path / 'nowhere' / 'log.db'}", KEY)
    assert refused(log) == "filen eller mappen findes ikke"
    (tmp_path / "nowhere").mkdir()
    assert log.record(reading()) == 1
    log.close()


@in_a_file
def test_a_file_that_is_none_is_told(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" * 1000)
    for name, why in (
        ("folder", "»folder« er en mappe, ikke en fil"),
        ("picture.png", "filen er ikke en log"),
        ("picture.png/log.db", "en del af stien er en fil, ikke en mappe"),
    ):
        log = AuditLog(f"sqlite:///{tmp_path / name}", KEY)
        assert refused(log) == why
        with pytest.raises(LogUnavailable):
            log.verify()
        log.close()


@in_a_file
def test_a_file_that_was_damaged_is_told(url, tmp_path):
    filled(url, 50).close()
    file = tmp_path / "log.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    log = AuditLog(url, KEY)
    assert refused(log) == "filen er beskadiget"
    file.write_bytes(whole)
    assert log.record(reading()) == 51
    log.close()


@in_a_file
def test_a_file_that_can_only_be_read_is_told(url):
    log = filled(url, 1)
    engine = log._database.backend.engine
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    assert refused(log) == "dér kan man kun læse"
    engine.dispose()
    assert log.record(reading()) == 2
    log.close()


@in_a_file
def test_a_disk_that_is_full_is_told_and_nothing_half_is_written(url):
    log = filled(url, 1)
    with log._database.backend.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1")

    def fill() -> None:
        for _ in range(100):
            log.record(reading(reason="æ" * 2000))

    with pytest.raises(LogUnavailable) as told:
        fill()
    assert told.value.why == "der er ikke plads på disken"
    written = log.entries(limit=1)[0].number
    assert log.record(reading()) == written + 1
    assert log.verify().is_whole
    log.close()


@in_a_file
def test_a_file_that_somebody_holds_is_told_and_waited_for(url, tmp_path):
    filled(url, 1).close()
    hasty, patient = AuditLog(url, KEY, patience=0.01), AuditLog(url, KEY, patience=60)
    with sqlite_of(tmp_path) as other:
        other.execute("BEGIN IMMEDIATE")
        assert refused(hasty) == "et andet program holder den optaget"
        assert [entry.number for entry in hasty.entries()] == [1]
        writing = threading.Thread(target=patient.record, args=(reading(),))
        writing.start()
        other.execute("ROLLBACK")
        writing.join()
    assert [entry.number for entry in hasty.entries()] == [2, 1]
    hasty.close()
    patient.close()


@in_a_file
def test_a_file_that_goes_away_is_missed_not_replaced(url, tmp_path):
    log = filled(url, 2)
    for name in ("log.db", "log.db-wal", "log.db-shm"):
        (tmp_path / name).rename(tmp_path / f"away-{name}")
    assert refused(log) == "»log.db« er der ikke"
    with pytest.raises(LogUnavailable):
        log.entries()
    assert not (tmp_path / "log.db").exists()
    for name in ("log.db", "log.db-wal", "log.db-shm"):
        if (tmp_path / f"away-{name}").exists():
            (tmp_path / f"away-{name}").rename(tmp_path / name)
    assert log.record(reading()) == 3
    log.close()


@in_a_file
def test_a_file_that_is_replaced_is_the_one_that_is_written_in(url, tmp_path):
    filled(url, 2).close()
    shutil.copy(tmp_path / "log.db", tmp_path / "copy.db")
    log = AuditLog(url, KEY)
    assert log.record(reading()) == 3
    (tmp_path / "copy.db").replace(tmp_path / "log.db")
    for name in ("log.db-wal", "log.db-shm"):
        (tmp_path / name).unlink()
    assert log.record(reading(9)) == 3
    log.close()
    again = AuditLog(url, KEY)
    assert again.entries()[0].details == {"number": "9"}
    assert again.verify().is_whole
    again.close()


def test_a_log_that_is_only_looked_at_is_not_made(url, tmp_path):
    log = AuditLog(url, KEY, may_make=False)
    with pytest.raises(LogUnavailable):
        log.entries()
    assert list(tmp_path.iterdir()) == []
    log.close()


def test_a_database_without_a_log_is_told_where_it_may_not_be_made(url, tmp_path):
    if SERVER is None:
        (tmp_path / "log.db").touch()
    log = AuditLog(url, KEY, may_make=False)
    assert refused(log) == "der er ingen log i den"
    log.close()


def test_a_log_of_a_later_version_is_told(url):
    filled(url, 1).close()
    with tampering(url, with_guards=True) as hands:
        hands.execute(text("UPDATE log_schema SET version = 99"))
    log = AuditLog(url, KEY)
    assert refused(log) == "den er lavet af en anden udgave af Kædekort"
    log.close()


def test_a_head_that_was_moved_lets_nobody_write_over_what_is_there(url):
    filled(url, 3, key=None).close()
    with tampering(url) as hands:
        hands.execute(text("UPDATE log_head SET number = 2"))
    log = AuditLog(url, None)
    assert refused(log) == "den er ændret udefra. Se efter med »kaedekort audit verify«"
    log.close()


@pytest.mark.parametrize(("made_with", "opened_with"), [(KEY, OTHER_KEY), (KEY, None), (None, KEY)])
def test_only_who_has_the_key_of_a_log_goes_on_with_it(url, made_with, opened_with):
    filled(url, 1, key=made_with).close()
    log = AuditLog(url, opened_with)
    assert refused(log).startswith("dens segl passer ikke til nøglen")
    assert [entry.number for entry in log.entries()] == [1]
    log.close()
    again = AuditLog(url, made_with)
    assert again.record(reading()) == 2
    assert again.verify().is_whole
    again.close()


def test_a_short_key_is_a_mistake_of_ours(url):
    with pytest.raises(ValueError, match="16 bytes"):
        AuditLog(url, b"short")


def test_what_fails_in_the_middle_leaves_nothing(url):
    log = filled(url, 2)

    def fail(_connection, _cursor, statement, *_more):
        if statement.startswith("UPDATE log_head"):
            raise OSError(5, "Input/output error")

    engine = log._database.backend.engine
    event.listen(engine, "before_cursor_execute", fail)
    assert refused(log)
    event.remove(engine, "before_cursor_execute", fail)
    assert log.record(reading()) == 3
    assert log.verify().is_whole
    log.close()


def test_a_server_that_does_not_answer_is_told_without_its_password():
    log = AuditLog("postgresql://kurt:hemmelig@127.0.0.1:1/log", KEY, patience=0.1)
    with pytest.raises(LogUnavailable) as told:
        log.record(reading())
    assert told.value.why == "databasen svarer ikke eller afviser det"
    assert told.value.where == "127.0.0.1:1/log"
    assert "hemmelig" not in told.value.message + told.value.where
    log.close()
