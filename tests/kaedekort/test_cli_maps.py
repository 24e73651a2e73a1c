"""Maps in and out: `demo`, `load`, `export`, `import`, `changes`, `undo`, `check`, `network`, `cypher`."""

import json
import os
import re
from pathlib import Path

import pytest

from graphmodel.schema import EDGE_TYPES, NODE_TYPES
from kaedekort.cli import demo as demo_command

LIST = "Organisation;Tilbud;Telefon\nKlubben Æ;Mentor;12345678\nKlubben Æ;Lektiehjælp;12345678\n"


def cells(table):
    """The rows of a table: of the lines that have cells, and no others."""
    return {tuple(cell.strip() for cell in line.split("│")[1:-1]) for line in table.splitlines() if "│" in line}


def test_the_demo_is_built_once_and_used_again(kaedekort):
    first = kaedekort("demo", "--no-serve")
    assert (first.code, first.out) == (0, "")
    assert first.err.startswith("Bygget: ")
    text = Path("demo.jsonl").read_bytes()
    second = kaedekort("demo", "--no-serve")
    assert (second.code, second.out, second.err) == (0, "", "Kortet er her allerede: file:demo.kgl\n")
    assert Path("demo.jsonl").read_bytes() == text
    assert not Path("kaedekort.kgl").exists()


def test_the_demo_goes_where_it_is_told_but_not_where_the_setting_says(kaedekort, monkeypatch):
    monkeypatch.setenv("KAEDEKORT_STORE", "file:mit.kgl")
    assert kaedekort("--store", "file:andet.kgl", "demo", "--no-serve").code == 0
    assert Path("andet.kgl").exists()
    assert not Path("mit.kgl").exists()


def test_the_national_demo_is_built_over_the_98_municipalities(monkeypatch):
    made: list[object] = []
    monkeypatch.setattr("kaedekort.demo.national.build_national", lambda _catalogue, places: made.extend(places) or [])
    list(demo_command._objects(demo_command.catalogue_of(demo_command.Settings()), national=True))
    assert len(made) == 98
    assert {"node": "Municipality", "id": "0621", "name": "Kolding", "region": "Region Syddanmark"} in made


def test_what_was_loaded_is_exported_and_loads_again(demo):
    text = Path("demo.jsonl").read_text(encoding="utf-8")
    told = demo("export")
    assert (told.code, told.err) == (0, "")
    assert sorted(map(json.loads, told.out.splitlines()), key=str) == sorted(
        map(json.loads, text.splitlines()), key=str
    )
    written = demo("export", "--out", "kopi.jsonl")
    assert (written.code, written.out) == (0, "")
    assert "3707 linjer" in written.err
    assert Path("kopi.jsonl").read_text(encoding="utf-8") == told.out
    Path("mappe æ").mkdir()
    assert demo("load", "kopi.jsonl", "--store", "file:mappe æ/kopi nr. 2.kgl").code == 0
    assert demo("export", "--store", f"file:{Path.cwd()}/mappe æ/kopi nr. 2.kgl").out == told.out


def test_load_tells_what_it_did_and_merges_or_replaces_only_when_told(demo):
    nodes, edges = 783, 2924
    again = demo("load", "demo.jsonl")
    assert again.code == 2
    assert "--merge" in again.err
    merged = demo("load", "demo.jsonl", "--merge", "--format", "json").answer
    assert merged == {
        "on": merged["on"],
        "graph_version": 1,
        "nodes": nodes,
        "edges": edges,
        "change": None,
        "warnings": [],
    }
    Path("lille.jsonl").write_text('{"node": "Area", "id": "a", "name": "A"}\n\n{"node": "Area", "id": "b"}\n')
    replaced = demo("load", "lille.jsonl", "--replace", "--format", "json").answer
    assert (replaced["nodes"], replaced["change"], replaced["graph_version"]) == (2, "change-2", 2)
    assert len(demo("export").out.splitlines()) == 2
    changes = demo("changes", "--format", "json").answer["changes"]
    assert [(each["change"], each["action"], each["undone_by"]) for each in changes] == [
        ("change-1", "demo", None),
        ("change-2", "load", None),
    ]
    undone = demo("undo", "change-2", "--format", "json").answer
    assert (undone["undone"], undone["change"], undone["kept"]) == ("change-2", "change-3", [])
    assert len(demo("export").out.splitlines()) == nodes + edges


def test_a_warning_is_told_beside_the_answer(kaedekort):
    Path("x.jsonl").write_text(
        '{"node": "Permission", "id": "p", "name": "P", "valid_from": "2026-02-01", "valid_to": "2026-01-01"}\n'
    )
    told = kaedekort("load", "x.jsonl", "--format", "json")
    assert len(told.answer["warnings"]) == 1
    assert told.err.startswith("Advarsel: Linje 1: ")


def test_a_list_is_shown_before_it_is_stored_and_can_be_undone(kaedekort):
    Path("liste.csv").write_text(LIST, encoding="utf-8")
    shown = kaedekort("import", "liste.csv", "--format", "json")
    assert {
        "on",
        "graph_version",
        "files",
        "tables",
        "plan",
        "rows",
        "decisions",
        "issues",
        "applied",
        "change",
    } == set(shown.answer)
    assert (shown.answer["applied"], shown.answer["change"], shown.answer["graph_version"]) == (False, None, 0)
    assert [path.name for path in Path().iterdir()] == ["liste.csv"]
    assert "Intet er gemt endnu" in kaedekort("import", "liste.csv").out
    stored = kaedekort("import", "liste.csv", "--apply", "--yes", "--format", "json").answer
    assert (stored["applied"], stored["graph_version"], stored["plan"]) == (True, 1, shown.answer["plan"])
    read, planned, held_back = (stored["rows"][name] for name in ("read", "planned", "held_back"))
    assert read == planned + held_back == 2
    assert "Klubben Æ" in kaedekort("export").out
    assert stored["change"] in kaedekort("changes").out
    assert "│ liste " in kaedekort("changes").out
    assert "er fortrudt (som change-2)" in kaedekort("undo", stored["change"]).out
    assert kaedekort("export").out == ""


def test_check_tells_where_what_and_how_much(demo):
    answer = demo("check", "--format", "json").answer
    assert list(answer) == ["on", "graph_version", "store", "model_version", "nodes", "edges", "problems"]
    assert (answer["store"], answer["graph_version"], answer["nodes"]["Youth"]) == ("file:demo.kgl", 1, 80)
    assert all(set(problem) == {"code", "message", "ids"} for problem in answer["problems"])
    assert "Det ser forkert ud eller mangler" in demo("check").out


def test_tables_speak_in_the_words_of_the_model_and_the_catalogue(demo):
    Path("liste.csv").write_text(LIST, encoding="utf-8")
    Path("more.jsonl").write_text(
        '{"node": "Offer", "id": "offer-klubben-ae-mentor"}\n{"node": "Organisation", "id": "org-x"}\n'
        '{"edge": "KNOWS", "from": "org-x", "to": "org-rideklubben", "valid_from": "2026-02-01", "valid_to": "2026-01-01"}\n',
        encoding="utf-8",
    )
    assert demo("load", "more.jsonl", "--merge").code == 0
    preview = demo("import", "liste.csv", "--municipality", "0990").out
    assert cells(preview) >= {
        ("Tilbud", "Tilbud: Navn (Offer.name)"),
        ("Organisation", "Organisation: Navn (Organisation.name)"),
    }
    assert any(row[0] == "Organisation udbyder tilbud" for row in cells(preview))
    stored = demo("import", "liste.csv", "--municipality", "0990", "--apply", "--yes", "--format", "json").answer
    new = next(
        node["id"]
        for node in map(json.loads, demo("export").out.splitlines())
        if node.get("name") == "Mentor" and node["node"] == "Offer" and node.get("phone") == "12345678"
    )
    Path("later.jsonl").write_text(
        f'{{"node": "Offer", "id": "{new}", "phone": "87654321"}}\n'
        f'{{"edge": "WISHES_FOR", "from": "youth-aborre-12", "to": "{new}"}}\n'
    )
    assert demo("load", "later.jsonl", "--merge").code == 0
    check = demo("check").out
    assert ("Organisation udbyder tilbud", str(demo("check", "--format", "json").answer["edges"]["PROVIDES"])) in cells(
        check
    )
    assert "org-x → org-rideklubben (kender)" in check
    assert "se dem alle med --format json" in check
    undone = demo("undo", stored["change"]).out
    assert f"Beholdt: Tilbud {new} er ændret siden.\n" in undone
    replaced = demo("load", "demo.jsonl", "--replace", "--format", "json").answer["change"]
    Path("phone.jsonl").write_text(
        '{"node": "Organisation", "id": "org-rideklubben", "phone": "87654321", "cvr": "1"}\n'
    )
    changed = demo("load", "phone.jsonl", "--merge", "--format", "json").answer["change"]
    Path("phone.jsonl").write_text(
        '{"node": "Organisation", "id": "org-rideklubben", "phone": "87654322", "cvr": "2"}\n'
    )
    assert demo("load", "phone.jsonl", "--merge").code == 0
    assert "Beholdt: Organisation org-rideklubben er ændret siden: CVR-nummer, Telefon.\n" in demo("undo", changed).out
    told = re.sub(r"\(\w+\.\w+\)", "", preview) + check + undone + replaced  # what --as takes stands in brackets
    for code in (*NODE_TYPES, *EDGE_TYPES, "Offer.", "phone"):
        if code != "Organisation":
            assert code not in told


def test_a_cpr_number_in_a_list_stands_in_no_table(kaedekort):
    Path("liste.csv").write_text(
        "Organisation;Tilbud;Telefon;Adresse;E-mail;Noget 010190-1234\nKlubben;Mentor;12345678;Vej 1;a@b.dk;x\n"
    )
    told = kaedekort("import", "liste.csv")
    assert ("Noget xxxxxx-xxxx", "(ikke forstået)") in cells(told.out)
    assert "010190-1234" not in told.out + told.err


def test_the_network_around_something_is_told_and_drawn(demo):
    told = demo("network", "org-rideklubben", "--on", "2026-11-23", "--format", "json")
    assert {"on", "graph_version"} <= set(told.answer)
    assert told.answer["on"] == "2026-11-23"
    table = demo("network", "Organisation:org-rideklubben").out
    lines = cells(table)
    assert ("Frivilligcenter Birkesund", "henviser til", "Tangmose Rideklub", "aftalt", "2026-10-18") in lines
    assert ("Tangmose Rideklub", "ligger i", "Birkesund (opdigtet)", "", "") in lines
    assert demo("network", "org-rideklubben", "--format", "html").out.lstrip().lower().startswith("<!doctype html")
    drawn = demo("network", "org-rideklubben", "--format", "html", "--out", "net.html")
    assert (drawn.code, drawn.out) == (0, "")
    assert Path("net.html").stat().st_size > 10_000
    unknown = demo("network", "youth-aborre-12")
    assert (unknown.code, unknown.out) == (2, "")


def test_cypher_answers_and_takes_values(demo):
    question = "MATCH (o:Offer {id: $id}) RETURN o.name AS name, 0.0 / 0.0 AS nothing"
    answer = demo("cypher", question, "-p", "id=offer-soevnskolen", "--format", "json").answer
    assert answer["rows"][0]["name"] == "Søvnskolen"
    assert "Søvnskolen" in demo("cypher", question, "--parameter", 'id="offer-soevnskolen"').out
    assert demo("cypher", "MATCH (n:Nothing) RETURN n").out == "Svar: ingen.\n"
    assert demo("cypher", "RETURN $x AS x", "-p", "x=NaN", "--format", "json").answer["rows"] == [{"x": "NaN"}]


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (n:Offer {id: 'x'})",
        "MATCH (n) DETACH DELETE n",
        "CREATE INDEX FOR (n:Offer) ON (n.x)",
        "MATCH (n) SET n.x = 1",
    ],
)
def test_cypher_changes_nothing(demo, text):
    before = demo("export").out
    told = demo("cypher", text)
    assert (told.code, told.out, told.err) == (1, "", "Forespørgslen vil ændre kortet. Her kan man kun læse.\n")
    assert demo("export").out == before


@pytest.mark.parametrize("text", ["", "MATCH (n", "RETURN $missing", "hej"])
def test_bad_cypher_is_told_in_a_danish_sentence(demo, text):
    told = demo("cypher", text)
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("Forespørgslen kan ikke køres: ")


def test_a_file_is_written_whole_or_left_as_it_was(demo, monkeypatch):
    Path("a.jsonl").write_text("som før")
    Path("b.jsonl").symlink_to("a.jsonl")

    def torn(path, text, **_kwargs):
        path.write_bytes(text[:10].encode())
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as full:
        full.setattr(Path, "write_text", torn)
        told = demo("export", "--out", "b.jsonl")
    assert (told.code, told.out) == (2, "")
    assert told.err == "Der kan ikke skrives i »b.jsonl«: der er ikke plads på disken.\n"
    assert Path("a.jsonl").read_text() == "som før"
    assert not [path for path in Path().iterdir() if path.name.startswith(".")]
    assert demo("export", "--out", "b.jsonl").code == 0
    assert Path("b.jsonl").is_symlink()
    assert Path("a.jsonl").stat().st_size > 100_000
    assert "findes ikke" in demo("export", "--out", "nowhere/a.jsonl").err


def test_one_change_tells_where_each_of_its_values_stands(kaedekort):
    Path("liste.csv").write_text("Organisation;Tilbud;Telefon\nKlubben Æ;Mentor;12345678\n", encoding="utf-8")
    importing = ("import", "liste.csv", "--municipality", "0990", "--source", "Klubberne", "--apply", "--yes")
    assert kaedekort(*importing).code == 0
    Path("liste.csv").write_text("Organisation;Tilbud;Telefon\nKlubben Æ;Mentor;87654321\n", encoding="utf-8")
    assert kaedekort(*importing).code == 0

    told = kaedekort("changes", "change-2").out
    assert "change-2: Klubberne (liste.csv)" in told
    assert ("Tilbud offer-mentor", "Telefon", "12345678", "87654321", "liste!C2") in cells(told)
    answer = kaedekort("changes", "change-2", "--format", "json").answer
    assert answer["change"]["files"] == ["liste.csv"]
    assert answer["entries"] == [
        {
            "node": "Offer",
            "id": "offer-mentor",
            "before": {"phone": "12345678"},
            "after": {"phone": "87654321"},
            "cells": {"phone": "liste!C2"},
        }
    ]
    assert [(each.get("node") or each["edge"], each.get("id")) for each in answer["confirmed"]] == [
        ("Organisation", "org-klubben-ae"),
        ("LOCATED_IN", None),
        ("PROVIDES", None),
    ]
    assert "3 ting og forbindelser står i listen, som de allerede stod i kortet." in told
    assert kaedekort("changes", "change-9").code == 2


def test_a_change_that_was_taken_back_tells_what_was_kept_and_why(kaedekort):
    importing = ("import", "liste.csv", "--municipality", "0990", "--source", "Klubberne", "--apply", "--yes")
    for phone in ("12345678", "87654321"):
        Path("liste.csv").write_text(f"Organisation;Tilbud;Telefon\nKlubben Æ;Mentor;{phone}\n", encoding="utf-8")
        assert kaedekort(*importing).code == 0
    kept = kaedekort("undo", "change-1", "--format", "json").answer["kept"]

    assert {"label": "Offer", "id": "offer-mentor", "why": "er ændret siden"} in kept
    for change in ("change-1", "change-3"):
        told = kaedekort("changes", change, "--format", "json").answer["kept"]
        assert sorted(map(str, told)) == sorted(map(str, kept))
        assert "Beholdt: Tilbud offer-mentor er ændret siden." in kaedekort("changes", change).out
    assert kaedekort("changes", "change-2", "--format", "json").answer["kept"] == []
