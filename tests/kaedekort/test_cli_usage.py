"""What the command line says about itself and about a call that is wrong is Danish, down to the library's own words."""

import ast
import errno
import os
import socket
from pathlib import Path

import click
import pytest

from graphmodel.system_errors import why
from kaedekort.cli import danish_usage, group, main

COMMANDS = (
    "demo",
    "serve",
    "load",
    "export",
    "import",
    "template",
    "undo",
    "changes",
    "match",
    "chain",
    "gaps",
    "supply",
    "what-if",
    "agreements",
    "surfaces",
    "calendar",
    "confirm",
    "network",
    "cypher",
    "check",
)
ENGLISH = (
    "Usage",
    "Options",
    "Show this",
    "Commands",
    "Error",
    "Missing",
    "Invalid",
    "No such",
    " the ",
    "INTEGER",
    "TEXT",
    "FILE",
    "default",
)
NEVER_SAID = {
    # we declare nothing deprecated, ask no questions and define our options rightly
    "Aborted!", "deprecated", "Do you want to continue?", "Confirm the action without prompting.", "%(prog)s, version %(version)s",
    "Show the version and exit.", "Error: {message}", "Try '{command} {option}' for help.", "Name '{name}' defined twice",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}", "(dynamic)",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    "Could not determine name for option with declarations {decls!r}", "Boolean option {decl!r} cannot use the same flag for true/false.",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? Did you mean to pass '--{name}'?",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
}  # fmt: skip


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_danish(kaedekort, command):
    told = kaedekort(*command.split(), "--help")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("Brug: kaedekort")
    assert "Vis denne hjælp." in told.out
    assert "x>=" not in told.out
    assert "<=x" not in told.out
    assert not [word for word in ENGLISH if word in told.out]


def test_no_command_shows_them_all(kaedekort):
    told = kaedekort()
    assert (told.code, told.out) == (2, "")
    assert all(f"\n  {command} " in told.err for command in COMMANDS)
    assert list(group.commands) == []
    assert kaedekort("--version").out.startswith("kaedekort ")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("matchh", "Der er ingen kommando, der hedder 'matchh'."),
        ("match --al", "Der er ikke noget valg, der hedder '--al'. Mente du en af '--all', '--help'?"),
        ("--format json match", "Der er ikke noget valg, der hedder '--format'."),
        ("match --horizon", "'--horizon' mangler sin værdi."),
        ("match --all=ja", "'--all' skal stå alene, uden en værdi."),
        ("match --all --horizon abc", "'--horizon': 'abc' er ikke et tal, der kan bruges her."),
        ("match --all --horizon -1", "'--horizon': -1 kan ikke bruges her; skriv mindst 0."),
        ("match --all --format yaml", "'--format': 'yaml' er ikke en af mulighederne: 'table', 'json', 'xlsx'."),
        ("chain youth-1", "Der mangler 'TILBUD'."),
        ("import", "Der mangler 'FIL...'."),
        ("chain a b c", "Der er et ord for meget i kaldet: c"),
        ("chain a b c d", "Der er for mange ord i kaldet: c d"),
        ("export --out .", "'--out': '.' er en mappe, ikke en fil."),
        ("serve --port 0", "'--port': 0 kan ikke bruges her; skriv 1 til 65535."),
        ("network x --depth 9", "'--depth': 9 kan ikke bruges her; skriv 1 til 3."),
    ],
)
def test_a_wrong_call_is_told_in_danish(kaedekort, typed, said):
    told = kaedekort(*typed.split())
    assert (told.code, told.out) == (2, "")
    first, second = told.err.splitlines()
    assert first.startswith(said)
    assert second.startswith("Se »kaedekort")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("match", "Sig hvem"),
        ("match --all youth-1", "Sig hvem"),
        ("match youth-1 --offer o --format xlsx", "enkelt tilbud"),
        ("match youth-1 --format xlsx", "hvilken fil regnearket skal skrives i: --out FIL.xlsx"),
        ("match youth-1 --format json --out x.json", "--out hører sammen med --format xlsx."),
        ("match youth-1 --format xlsx --out nowhere/x.xlsx", "»nowhere/x.xlsx«: filen eller mappen findes ikke."),
        ("network org-1 --out x.html", "--out hører sammen med --format html."),
        ("match --profile nowhere.json", "Profilen »nowhere.json« kan ikke læses: filen eller mappen findes ikke."),
        ("match --all --on i-dag", "»i-dag« er ikke en dato. Skriv den som 2026-11-23."),
        ("match --all --on 2026-02-30", "»2026-02-30« er ikke en dato i kalenderen."),
        ("match --all --on 20261123", "er ikke en dato"),
        ("match --all --on ٢٠٢٦-١١-٢٣", "er ikke en dato"),
        ("load x --replace --merge", "enten --replace eller --merge"),
        ("serve --host 0.0.0.0", "ingen indlogning"),
        ("cypher RETURN$x -p x", "NAVN=VÆRDI"),
        ("cypher RETURN$x -p x=9223372036854775808", "større tal, end kortet kan rumme"),
        ("cypher RETURN$x -p x=1 -p x=2", "Værdien »x« er givet to gange."),
        (f"cypher RETURN$x -p x={'[' * 5_000}", "Værdien »x« har lister inde i lister"),
        (f"cypher RETURN$x -p x=-{'1' * 5_000}", "… er et større tal, end kortet kan rumme."),
        ("demo --no-serve --port 9000", "--port hører til siderne, og med --no-serve åbnes de ikke."),
        ("match youth-1 --offer offer-1 --unsuitable", "Vælg en af dem."),
        ("export --out kaedekort.kgl", "»kaedekort.kgl« er selve kortet. Vælg en anden fil med --out."),
        ("export --out a/../kaedekort.kgl-wal", "er selve kortet."),
        ("export --out kort.kgl --store file:./kort.kgl", "»kort.kgl« er selve kortet."),
        ("match --all --format xlsx --out kort.xlsx --store file:kort.xlsx", "er selve kortet."),
        ("network org-1 --format html --out kort.html --store file:kort.html", "er selve kortet."),
        ("match --all --format xlsx --out liste.jsonl", "»liste.jsonl« ender ikke på .xlsx. Skriv --out FIL.xlsx."),
        ("match youth-\udcff", "er ikke skrevet i UTF-8"),
        ("check --store file:\udcff", "er ikke skrevet i UTF-8"),
    ],
)
def test_what_makes_no_sense_is_told_before_anything_is_opened(kaedekort, typed, said):
    told = kaedekort(*typed.split())
    assert (told.code, told.out) == (2, "")
    assert said in told.err
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("load", "x.jsonl", "--replace", "--store", ""), "--store er tom."),
        (("--store", "", "load", "x.jsonl", "--replace"), "--store er tom."),
        (("demo", "--no-serve", "--store", " "), "--store er tom."),
        (("serve", "--host", "", "--behind-proxy"), "--host er tom."),
    ],
)
def test_a_value_that_is_empty_is_not_taken_for_one_that_is_not_said(kaedekort, words, said):
    told = kaedekort(*words)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith(said)
    assert list(Path().iterdir()) == []


def test_every_sentence_of_the_library_that_can_be_said_has_danish_words():
    said: set[str] = set()
    for module in ("core", "decorators", "exceptions", "formatting", "parser", "types"):
        source = Path(str(click.__file__)).with_name(f"{module}.py").read_text(encoding="utf-8")
        for call in ast.walk(ast.parse(source)):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in {"_", "ngettext"}:
                said.update(argument.value for argument in call.args[:1] if isinstance(argument, ast.Constant))
    known = {*danish_usage._WORDS, *danish_usage._COUNTED}
    assert said - known - NEVER_SAID == set()


def test_no_time_is_spent_on_threads_for_matrices(monkeypatch, capsys):
    for said, counts in ((None, "1"), ("4", "4")):
        monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
        if said:
            monkeypatch.setenv("OPENBLAS_NUM_THREADS", said)
        with pytest.raises(SystemExit):
            main(["--version"])
        assert os.environ["OPENBLAS_NUM_THREADS"] == counts


def test_what_the_machine_refuses_has_a_danish_reason():
    assert why(OSError(errno.ENOSPC, "No space left on device")) == "der er ikke plads på disken"
    assert why(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert why(socket.gaierror(socket.EAI_NONAME, "Name or service not known")) == "Name or service not known"


def test_an_empty_setting_counts_as_none_and_nonsense_is_told(kaedekort, monkeypatch):
    monkeypatch.setenv("KAEDEKORT_STORE", "")
    assert "kaedekort.kgl" in kaedekort("check").err
    for nonsense in ("kort.kgl", "neo4j://", "neo4j://[::1", "http://localhost"):
        monkeypatch.setenv("KAEDEKORT_STORE", nonsense)
        told = kaedekort("check")
        assert (told.code, told.out) == (3, "")
        assert f"»{nonsense}« er ikke en adresse på et kort." in told.err
    monkeypatch.delenv("KAEDEKORT_STORE")
    monkeypatch.setenv("KAEDEKORT_CATALOGUE", "findes-ikke")
    told = kaedekort("check")
    assert (told.code, told.out) == (2, "")
    assert told.err == "Mappen »findes-ikke« med kommunens eget katalog findes ikke. Ret KAEDEKORT_CATALOGUE.\n"
    assert list(Path().iterdir()) == []
