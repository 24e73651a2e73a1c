"""What only a process of its own shows: signals, pipes, a second writer, a full disk, a machine that speaks no Danish."""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.kaedekort.conftest import served

YOUTH = "youth-aborre-12"


@pytest.fixture
def folder(built, tmp_path):
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_serve_holds_the_store_while_others_read_and_lets_it_go_when_it_is_told_to_stop(start, folder, demo):
    with served(start, "serve", "--store", "file:demo.kgl") as (address, process):
        with urlopen(address) as page:
            assert page.status == 200
            assert '<html lang="da"' in page.read().decode()
        assert demo("match", YOUTH, "--format", "json").answer["youth"] == YOUTH
        for words in (("load", "demo.jsonl", "--replace"), ("undo", "change-1")):
            refused = demo(*words)
            assert (refused.code, refused.out) == (3, "")
            assert refused.err.startswith(
                f"Filen »demo.kgl« bruges allerede af et andet program (proces {process.pid})."
            )
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate()
        assert (process.returncode, out, err) == (0, "", "")
    assert demo("load", "demo.jsonl", "--replace").code == 0
    assert not Path("demo.kgl.served").exists()


def test_a_port_in_use_gets_the_next_unless_it_was_asked_for(start, folder, demo):
    Path("andet.jsonl").write_text('{"node": "Area", "id": "a"}\n')
    for name in ("andet", "tredje"):
        demo("load", "andet.jsonl", "--store", f"file:{name}.kgl")
    with (
        served(start, "demo") as (first, process),
        served(start, "serve", "--store", "file:andet.kgl") as (second, _),
    ):
        ports = [int(address.rstrip("/").rpartition(":")[2]) for address in (first, second)]
        assert min(ports) >= 8765
        assert ports[0] != ports[1]
        refused = demo("serve", "--port", ports[0], "--store", "file:tredje.kgl")
        assert (refused.code, refused.out) == (2, "")
        assert f"port {ports[0]}: den er i brug. Vælg en anden med --port." in refused.err
        process.send_signal(signal.SIGINT)
        process.communicate()
        assert process.returncode == 0


def test_a_reader_that_leaves_early_is_no_error(start, folder):
    with start("export", "--store", "file:demo.kgl") as process:
        assert json.loads(process.stdout.readline())["node"] == "Municipality"
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0


def test_streams_that_are_full_or_closed_end_without_a_traceback(start, folder):
    with Path("/dev/full").open("w") as full:
        for words in (("export",), ("check",), ("check", "--format", "json")):
            with start(*words, stdout=full, env={"KAEDEKORT_STORE": "file:demo.kgl"}) as process:
                assert process.stderr.read() == "Svaret kan ikke skrives: der er ikke plads på disken.\n"
            assert process.returncode == 2
        with start("match", "youth-nobody", stderr=full) as process:
            assert process.stdout.read() == ""
        assert process.returncode == 3
    closed = 'import os, sys; os.close(1); os.execv(sys.executable, [sys.executable, "-c", *sys.argv[1:]])'
    program = "from kaedekort.cli import main; main()"
    ended = subprocess.run(
        [sys.executable, "-c", closed, program, "check", "--store", "file:demo.kgl"],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_full_disk_loses_nothing(start, folder, demo):
    before = demo("export").out
    more = "".join(f'{{"node": "Offer", "id": "offer-{number}", "name": "{"x" * 100}"}}\n' for number in range(3000))
    Path("more.jsonl").write_text(more)

    def at_most(size):
        return {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))}

    size = Path("demo.kgl").stat().st_size
    with start("load", "more.jsonl", "--merge", "--store", "file:demo.kgl", **at_most(size // 2)) as process:
        out, err = process.communicate()
    assert (process.returncode, out) == (3, "")
    assert err.startswith("Der er ikke plads på disken til at gemme i »demo.kgl«. Intet er ændret.")
    assert demo("export").out == before
    Path("ud.jsonl").write_text("som før")
    assert size < len(before) // 2
    with start("export", "--out", "ud.jsonl", "--store", "file:demo.kgl", **at_most(size + 10_000)) as process:
        out, err = process.communicate()
    assert (process.returncode, out) == (2, "")
    assert err == "Der kan ikke skrives i »ud.jsonl«: der er ikke plads på disken.\n"
    assert Path("ud.jsonl").read_text() == "som før"


def test_a_machine_that_speaks_no_danish_prints_danish_all_the_same(start, folder):
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    with start("network", "org-rideklubben", "--store", "file:demo.kgl", env=plain) as process:
        out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    assert "Bekræftet" in out
    with start("match", "ung-æøå", "--store", "file:demo.kgl", env=plain) as process:
        out, err = process.communicate()
    assert (process.returncode, err) == (2, "Der er ingen ung i kortet med id'et »ung-æøå«.\n")


def test_hundreds_of_youths_are_answered_one_a_line(start, folder, demo):
    known = [answer["youth"] for answer in demo("match", "--all", "--format", "json").answers]
    asked = known[::4] * 15
    told = demo("match", *asked, "--on", "2026-11-23", "--format", "json")
    assert [answer["youth"] for answer in told.answers] == asked


def test_a_host_with_no_name_is_told(demo):
    told = demo("serve", "--host", "findes..ikke", "--behind-proxy", "--store", "file:demo.kgl")
    assert (told.code, told.out, told.err) == (2, "", "Der er ingen maskine, der hedder »findes..ikke«.\n")
