"""Answers about many youths come one by one, each before the next is worked out: a country needs no more room than one youth."""

import json
import os
import shutil
from io import BytesIO, TextIOWrapper
from pathlib import Path
from threading import Thread

import pytest

from kaedekort.cli import output
from queries.match import Matcher

DAY = "2026-11-23"
ALL = ("match", "--all", "--on", DAY)


@pytest.fixture
def between(monkeypatch):
    """Has something done before each answer is worked out."""

    def watch(look):
        work_out = Matcher.match_youth

        def watched(*asked):
            look()
            return work_out(*asked)

        monkeypatch.setattr(Matcher, "match_youth", watched)

    return watch


@pytest.mark.parametrize("format_", ["json", "table"])
def test_an_answer_is_printed_before_the_next_one_is_worked_out(demo, between, capsys, format_):
    whole = demo(*ALL, "--format", format_).out
    pieces = []
    between(lambda: pieces.append(capsys.readouterr().out))
    pieces.append(demo(*ALL, "--format", format_).out)
    assert "".join(pieces) == whole
    assert pieces[0] == ""
    assert all(pieces[1:])
    if format_ == "json":
        assert {piece.count("\n") for piece in pieces[1:]} == {1}


def test_a_line_is_handed_on_as_soon_as_it_is_there(monkeypatch):
    taken = BytesIO()
    monkeypatch.setattr("sys.stdout", TextIOWrapper(taken, encoding="utf-8"))
    output.print_json({"ung": "æ", "on": None})
    assert taken.getvalue().decode() == '{"ung":"æ","on":null}\n'


def test_each_answer_is_about_the_map_as_it_is_then_and_who_has_left_it_is_passed_over(demo, between, capsys):
    youths = [answer["youth"] for answer in demo(*ALL, "--format", "json").answers]
    gone = youths[5]
    Path("less.jsonl").write_text(
        "".join(line for line in demo("export").out.splitlines(keepends=True) if f'"{gone}"' not in line),
        encoding="utf-8",
    )
    pieces = []

    def change_the_map_once():
        pieces.append(capsys.readouterr().out)
        if len(pieces) == 3:
            assert demo("load", "less.jsonl", "--replace").code == 0

    between(change_the_map_once)
    told = demo(*ALL, "--format", "json")
    assert (told.code, told.err) == (0, "")
    answers = [json.loads(line) for line in "".join((*pieces, told.out)).splitlines()]
    assert [answer["youth"] for answer in answers] == [youth for youth in youths if youth != gone]
    assert [answer["graph_version"] for answer in answers] == [1, 1, 1] + [2] * (len(youths) - 4)


def test_one_unknown_youth_among_several_is_told_before_anything_is_answered(demo, between):
    between(lambda: pytest.fail("an answer was worked out"))
    told = demo("match", "youth-aborre-12", "youth-nobody", "--format", "json")
    assert (told.code, told.out) == (2, "")
    assert told.err == "Der er ingen ung i kortet med id'et »youth-nobody«.\n"


def test_a_spreadsheet_stops_where_it_is_full(demo, between, monkeypatch):
    worked_out = []
    between(lambda: worked_out.append(1))
    monkeypatch.setattr(output, "_MEASURED_ROWS", 10)
    monkeypatch.setattr(output, "_MOST_ROWS", 100)
    told = demo(*ALL, "--format", "xlsx", "--out", "svar.xlsx")
    assert (told.code, told.out) == (2, "")
    assert "Der er flere end 100 rækker" in told.err
    assert not [path for path in Path().iterdir() if "svar" in path.name]
    assert len(worked_out) < 10


@pytest.fixture
def folder(built, tmp_path):
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_who_reads_only_the_first_answer_ends_the_rest_quietly(start, folder):
    with start(*ALL, "--format", "json", "--store", "file:demo.kgl") as process:
        assert json.loads(process.stdout.readline())["on"] == DAY
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0


@pytest.fixture
def on_terminal(start):
    """Starts a command whose stderr is a terminal; gives its exit code, its stdout and what the terminal showed."""

    def started(*words):
        terminal, its_end = os.openpty()
        shown = []

        def look():
            try:
                while seen := os.read(terminal, 1024):
                    shown.append(seen)
            except OSError:  # the last program on the terminal has ended
                pass

        looking = Thread(target=look)
        looking.start()
        with start(*words, stderr=its_end) as process:
            os.close(its_end)
            out = process.stdout.read()
        looking.join()
        os.close(terminal)
        return process.returncode, out, b"".join(shown).decode()

    return started


def test_a_bar_on_the_terminal_leaves_the_answers_as_they_are(on_terminal, folder, demo):
    whole = demo(*ALL, "--format", "json", "--store", "file:demo.kgl").out
    code, out, shown = on_terminal(*ALL, "--format", "json", "--store", "file:demo.kgl")
    assert (code, out) == (0, whole)
    assert "Ser på de unge" in shown


def test_long_work_says_on_the_terminal_what_it_does(on_terminal, demo):
    code, out, shown = on_terminal("demo", "--no-serve", "--store", "file:ny.kgl")
    assert (code, out) == (0, "")
    assert shown.index("Gemmer kortet") < shown.index("Bygget: ")
    code, out, shown = on_terminal("check", "--store", "file:demo.kgl", "--format", "json")
    assert (code, json.loads(out)) == (0, demo("check", "--format", "json").answer)
    assert "Ser kortet igennem" in shown
