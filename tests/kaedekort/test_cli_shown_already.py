"""A map that is shown already: who wants to see it is told where, or gets a copy; nobody is told of what is not there."""

import json
import os
import shutil
import signal
from contextlib import closing, contextmanager
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

import pytest

from graphmodel.engines import Credentials, Purpose, open_store
from kaedekort.notice import left_beside, new_notice
from tests.kaedekort.conftest import served

NOTE = Path("demo.kgl.served")


@pytest.fixture
def folder(built, tmp_path, monkeypatch):
    """Where the test stands: a copy of the demo's folder."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@contextmanager
def answering(text):
    """Another program that has a port, and says the same whatever it is asked; gives the port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_arguments):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def is_shown(address):
    with urlopen(address) as page:
        return page.status == 200 and '<html lang="da"' in page.read().decode()


def test_who_wants_to_see_a_map_that_is_shown_is_told_where(start, folder, demo, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with served(start, "demo") as (address, process):
        port = address.rstrip("/").rpartition(":")[2]
        before = NOTE.read_bytes()
        assert NOTE.stat().st_mode & 0o777 == 0o600
        for words in (
            ("demo",), ("serve",), ("serve", "--host", "localhost"), ("demo", "--port", port),
            ("demo", "--store", f"file:{folder}/demo.kgl"),
        ):  # fmt: skip
            told = demo(*words)
            assert (told.code, told.err) == (0, "")
            assert (
                told.out
                == f"Kædekort er åbent i forvejen: {address}  (proces {process.pid}; stop det dér med Ctrl-C)\n"
            )
        told = demo("demo", "--no-serve")
        assert (told.code, told.out, told.err) == (0, "", "Kortet er her allerede: file:demo.kgl\n")
        assert NOTE.read_bytes() == before
        process.send_signal(signal.SIGTERM)
        process.communicate()
        assert process.returncode == 0
    assert not NOTE.exists()


def test_a_port_of_ones_own_gets_a_copy_that_follows_the_map_and_leaves_the_first_one_s_note(start, folder, demo):
    with served(start, "demo") as (first, holder):
        before = NOTE.read_bytes()
        with answering("") as taken:
            pass
        with start("serve", "--port", str(taken), "--store", "file:demo.kgl") as second:
            try:
                line = second.stdout.readline()
                assert line == f"Kædekort er klar: http://127.0.0.1:{taken}/  (stop med Ctrl-C)\n"
                assert NOTE.read_bytes() == before
                assert demo("demo").out.startswith(f"Kædekort er åbent i forvejen: {first}")
                holder.send_signal(signal.SIGTERM)
                holder.communicate()
                Path("ny.jsonl").write_text(
                    '{"node": "Organisation", "id": "org-ny", "name": "Helt Ny Forening"}\n', encoding="utf-8"
                )
                assert demo("load", "ny.jsonl", "--merge").code == 0
                with urlopen(f"http://127.0.0.1:{taken}/organisationer/org-ny") as page:
                    assert "Helt Ny Forening" in page.read().decode()
            finally:
                second.send_signal(signal.SIGTERM)
                out, err = second.communicate()
        assert (second.returncode, out) == (0, "")
        assert err == (
            "Et andet program har file:demo.kgl åbent. Siderne viser en kopi, som følger med, når det gemmer.\n"
        )


def test_a_note_that_nobody_stands_by_is_written_anew(start, folder):
    with served(start, "demo") as (_, killed):
        os.kill(killed.pid, signal.SIGKILL)
        killed.wait()
    left = NOTE.read_bytes()
    with served(start, "demo") as (address, process):
        assert is_shown(address)
        assert NOTE.read_bytes() != left
        process.send_signal(signal.SIGTERM)
        assert process.communicate() == ("", "Kortet er her allerede: file:demo.kgl\n")
    assert not NOTE.exists()


@pytest.mark.parametrize(
    "said",
    [
        "", "[]", "null", "[" * 5_000, '{"host": 1}', "\x00", '{"host": "a b\\n", "port": PORT, "pid": 1, "key": "x"}',
        '{"host": "127.0.0.1", "port": true, "pid": 1, "key": "x"}', '{"host": "127.0.0.1", "port": -1, "pid": 1, "key": "x"}',
        '{"host": "127.0.0.1", "port": PORT, "pid": 1, "key": "x"}', '{"host": "127.0.0.1", "port": PORT, "pid": 1, "key": "hej"}',
    ],
)  # fmt: skip
def test_a_note_that_is_none_of_ours_or_leads_to_another_program_is_not_believed(start, folder, said):
    with answering("hej") as port:
        NOTE.write_text(said.replace("PORT", str(port)))
        with served(start, "demo") as (address, _):
            assert is_shown(address)
            assert json.loads(NOTE.read_text())["port"] == int(address.rstrip("/").rpartition(":")[2])


def test_who_has_the_port_of_a_note_does_not_ask_itself(folder, monkeypatch):
    """It does not answer yet, and would wait for itself before it opens its pages."""
    old, new = new_notice("127.0.0.1", 8765), new_notice("127.0.0.1", 8765)
    NOTE.write_text(json.dumps(asdict(old)))
    monkeypatch.setattr("kaedekort.notice._answers", lambda _notice: pytest.fail("nobody else can answer there"))
    with left_beside("file:demo.kgl", new):
        assert json.loads(NOTE.read_text()) == asdict(new)
    assert not NOTE.exists()


def test_pages_over_a_server_leave_no_note(kaedekort):
    with left_beside("neo4j://127.0.0.1:7687/neo4j", new_notice("127.0.0.1", 8765)):
        assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("shown_at", "wanted", "is_there"),
    [
        ("127.0.0.1", "localhost", True), ("0.0.0.0", "127.0.0.1", True), ("::1", "::1", True), ("::1", "127.0.0.1", False),
        ("127.0.0.1", "0.0.0.0", False), ("127.0.0.1", "10.0.0.5", False),
    ],
)  # fmt: skip
def test_pages_are_open_where_they_are_wanted_or_not(shown_at, wanted, is_there):
    notice = new_notice(shown_at, 8765)
    assert notice.is_at(wanted, None) == notice.is_at(wanted, 8765) == is_there
    assert not notice.is_at(wanted, 8766)


def test_a_note_that_cannot_be_written_keeps_no_page_closed(start, folder):
    NOTE.mkdir()
    with served(start, "demo") as (address, process):
        assert is_shown(address)
        process.send_signal(signal.SIGTERM)
        process.communicate()
        assert process.returncode == 0
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_a_map_that_is_just_being_made_is_nothing_to_show(kaedekort):
    """Whoever makes it has taken the file, and nothing is in it yet."""
    with closing(open_store("file:demo.kgl", Credentials(), Purpose.WRITE)):
        for words in (("demo",), ("demo", "--no-serve"), ("serve", "--store", "file:demo.kgl")):
            told = kaedekort(*words)
            assert (told.code, told.out) == (3, "")
            assert told.err.startswith("Filen »demo.kgl« bruges allerede af et andet program")
