"""A store is made by what fills it, and by nothing else; what goes wrong with one is told for what it is."""

import resource
import signal
from pathlib import Path

import pytest

CPR = "010190-1234"
READING = (
    ("match", "--all"),
    ("chain", "youth-1", "offer-1"),
    ("network", "org-1"),
    ("check",),
    ("changes",),
    ("cypher", "RETURN 1 AS x"),
    ("export",),
    ("undo", "change-1"),
    ("serve", "--host", "findes..ikke", "--behind-proxy"),  # would end by itself if it came that far
)


def limited_to(size):
    """Options for a process in which no file may grow beyond this size, as on a full disk."""
    return {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))}


BAD_FILES = {
    "missing": (None, 2),
    "empty": (b"", 1),
    "blank lines": (b"\n\n", 1),
    "torn": (b'{"node": "Area", "id": "a"}\n{"node": "Ar', 1),
    "wrong label": (b'{"node": "Are", "id": "a"}\n', 1),
    "no end": (b'{"edge": "PROVIDES", "from": "a", "to": "b"}\n', 1),
    "CPR number": (f'{{"node": "Area", "id": "a", "name": "{CPR}"}}\n'.encode(), 1),
    "not UTF-8": (b'{"node": "Area", "id": "\xe6"}\n', 1),
}


@pytest.mark.parametrize("onto", [(), ("--merge",), ("--replace",)])
@pytest.mark.parametrize("name", BAD_FILES)
def test_a_load_that_fails_leaves_no_store_behind(kaedekort, name, onto):
    content, code = BAD_FILES[name]
    if content is not None:
        Path("x.jsonl").write_bytes(content)
    before = sorted(Path().iterdir())

    told = kaedekort("load", "x.jsonl", *onto)

    assert (told.code, told.out) == (code, "")
    assert sorted(Path().iterdir()) == before


def test_an_import_that_fails_leaves_no_store_behind(kaedekort):
    Path("tom.csv").write_bytes(b"")
    Path("kun-overskrift.csv").write_text("Organisation;Tilbud\n")
    for name in ("tom.csv", "kun-overskrift.csv"):
        assert kaedekort("import", name, "--apply", "--yes").code == 1
    assert {path.name for path in Path().iterdir()} == {"tom.csv", "kun-overskrift.csv"}


def test_a_load_with_nothing_to_merge_with_is_a_load(kaedekort):
    Path("x.jsonl").write_text('{"node": "Area", "id": "a"}\n')
    assert kaedekort("load", "x.jsonl", "--merge").code == 0
    assert kaedekort("export").out == '{"node": "Area", "id": "a"}\n'


def test_a_file_is_checked_before_the_store_is_asked_for(start, demo):
    """A file with errors is told as that also where another process holds the store."""
    Path("x.jsonl").write_text("{}\n")
    with start("serve", "--store", "file:demo.kgl") as process:
        try:
            assert process.stdout.readline().startswith("Kædekort er klar")
            assert demo("load", "x.jsonl", "--replace").code == 1
            assert demo("load", "demo.jsonl", "--replace").code == 3
        finally:
            process.kill()


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_a_mistyped_address_is_told_and_makes_no_store(kaedekort, words):
    told = kaedekort(*words, "--store", "file:stavefejl.kgl")
    assert (told.code, told.out) == (3, "")
    assert told.err.startswith("Der er intet kort i »stavefejl.kgl«. Er adressen rigtig?")
    assert list(Path().iterdir()) == []


def test_a_full_disk_leaves_no_store_behind(start, built, tmp_path):
    (tmp_path / "demo.jsonl").write_bytes((built / "demo.jsonl").read_bytes())
    for size in (0, 3, 100, 50_000):
        with start("load", "demo.jsonl", "--store", "file:ny.kgl", **limited_to(size)) as process:
            out, err = process.communicate()
        assert (process.returncode, out) == (3, ""), size
        assert err == "Der er ikke plads på disken til at gemme i »ny.kgl«. Intet er ændret. Gør plads, og prøv igen.\n"
        assert [path.name for path in tmp_path.iterdir()] == ["demo.jsonl"]


def test_a_full_disk_is_told_by_who_only_reads(start, built, tmp_path):
    (tmp_path / "demo.kgl").write_bytes((built / "demo.kgl").read_bytes())
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    size = (tmp_path / "demo.kgl").stat().st_size
    with start("check", "--store", "file:demo.kgl", env={"TMPDIR": str(scratch)}, **limited_to(size - 1)) as process:
        out, err = process.communicate()
    assert (process.returncode, out) == (3, "")
    assert err == (
        f"Der er ikke plads i »{scratch}« til den kopi af »demo.kgl«, som læses. "
        "Gør plads dér, eller sæt TMPDIR til en mappe med plads.\n"
    )
    with start("check", "--store", "file:demo.kgl", env={"TMPDIR": str(scratch)}, **limited_to(0)) as process:
        out, err = process.communicate()
    assert (process.returncode, out) == (3, "")
    assert err.startswith("Der kan ikke laves en midlertidig mappe at læse »demo.kgl« i. Er disken fuld?")
    assert list(scratch.iterdir()) == []


def test_a_damaged_store_is_told_by_the_name_that_the_user_gave_it(demo):
    Path("skadet.kgl").write_bytes(Path("demo.kgl").read_bytes()[:5_000])
    for words in (("check",), ("load", "demo.jsonl", "--merge"), ("serve",)):
        told = demo(*words, "--store", "file:skadet.kgl")
        assert (told.code, told.out) == (3, "")
        assert told.err == (
            "»skadet.kgl« er ikke et helt kort: filen er beskadiget eller en anden slags fil. "
            "Hent kortet fra en sikkerhedskopi, eller vælg en anden fil med --store.\n"
        )


def test_a_folder_that_cannot_be_written_is_told(demo):
    told = demo("load", "demo.jsonl", "--store", "file:/proc/x.kgl")
    assert (told.code, told.out, told.err) == (
        3,
        "",
        "»/proc/x.kgl« kan ikke bruges: i mappen »/proc« kan der ikke laves filer. Vælg et andet sted med --store.\n",
    )


def test_a_command_that_is_told_to_end_leaves_no_copy_behind(start, demo, tmp_path):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    env = {"TMPDIR": str(scratch)}
    slow = "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b RETURN count(a * b) AS n"
    with start("cypher", slow, "--store", "file:demo.kgl", env=env) as process:
        while not list(scratch.glob("*/copy.kgl")):
            assert process.poll() is None, process.stderr.read()
        process.send_signal(signal.SIGTERM)
        process.communicate()
    assert process.returncode == 128 + signal.SIGTERM
    assert list(scratch.iterdir()) == []


def test_of_two_processes_that_take_back_one_change_one_does_and_the_other_is_told(start, demo):
    before = demo("export").out
    Path("x.jsonl").write_text('{"node": "Area", "id": "ny"}\n')
    for number in (2, 4, 6):
        assert demo("load", "x.jsonl", "--merge", "--format", "json").answer["change"] == f"change-{number}"
        running = [start("undo", f"change-{number}", "--store", "file:demo.kgl") for _ in range(2)]
        told = sorted((*process.communicate(), process.returncode)[::-1] for process in running)
        assert told[0] == (0, "", f"change-{number} er fortrudt (som change-{number + 1}).\n")
        assert told[1][0] in {2, 3}
        assert "allerede" in told[1][1]
        assert demo("export").out == before
