"""`gaps`, `what-if` and `agreements`: what is asked of all youths, as data, as tables and as spreadsheets."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

DAY = "2026-11-23"


def test_gaps_are_told_with_exactly_the_keys_of_the_design(demo):
    (plain,) = demo("gaps", "--on", DAY, "--format", "json").answers
    (answer,) = demo("gaps", "--on", DAY, "--pairs", "--format", "json").answers
    assert list(plain) == ["on", "graph_version", "areas", "permissions", "transitions"]
    assert answer == plain | {"pairs": answer["pairs"]}
    for row in answer["areas"]:
        assert list(row) == ["municipality", "area", "youths", "covered", "possible", "gap", "causes"]
        assert row["youths"] == row["covered"] + row["possible"] + row["gap"]
        assert sum(row["causes"].values()) == row["gap"]
    assert sum(row["possible"] + row["gap"] for row in answer["areas"]) == len(answer["pairs"]) > 10
    assert {row["problem"] for row in answer["permissions"]} <= {"nobody", "unconfirmed", "one_person"}
    assert [set(row) for row in answer["transitions"]] == [{"from", "to", "youths", "offers"}] * 4


def test_gaps_of_one_municipality_are_those_of_its_youths(demo):
    (whole,) = demo("gaps", "--on", DAY, "--format", "json").answers
    (own,) = demo("gaps", "--on", DAY, "--municipality", "0991", "--format", "json").answers
    assert own["areas"] == [row for row in whole["areas"] if row["municipality"] == "0991"] != []


def test_without_the_youth_effort_much_is_lost_and_outside_the_span_nothing(demo):
    asked = ("what-if", "--without", "organisation:org-ungeindsatsen", "--on", DAY, "--format", "json")
    (lost,) = demo(*asked).answers
    assert list(lost) == ["on", "graph_version", "loses", "gains", "matches_lost", "matches_gained"]
    assert len(lost["loses"]) > 1
    assert lost["gains"] == []
    assert lost["loses"] == sorted(lost["loses"], key=lambda pair: (pair["youth"], pair["area"]))
    outside = demo(*asked, "--from", "2027-01-01", "--to", "2027-01-31")
    nothing = {name: [] for name in ("loses", "gains", "matches_lost", "matches_gained")}
    assert outside.answers == [lost | nothing]
    assert "uden for perioden, så intet er anderledes. Vælg en dag i perioden med --on." in outside.err


def test_an_agreement_is_told_with_exactly_the_keys_of_the_design(demo):
    (found,) = demo("agreements", "--on", DAY, "--format", "json").answers
    assert list(found) == ["on", "graph_version", "agreements"]
    for each in found["agreements"]:
        assert list(each) == ["from", "to", "edge", "count", "serves"]
        assert (each["edge"], each["count"]) == ("REFERS_TO", len(each["serves"]))
    counts = [(-each["count"], each["from"], each["to"]) for each in found["agreements"]]
    assert counts == sorted(counts) != []


def test_an_agreement_in_a_file_gains_exactly_what_was_promised(demo, tmp_path: Path):
    (found,) = demo("agreements", "--on", DAY, "--top", "1", "--format", "json").answers
    (best,) = found["agreements"]
    file = tmp_path / "aftale.jsonl"
    file.write_text(json.dumps({"edge": "REFERS_TO", "from": best["from"], "to": best["to"]}), encoding="utf-8")
    (gained,) = demo("what-if", "--with", str(file), "--on", DAY, "--format", "json").answers
    assert (gained["gains"], gained["loses"]) == (best["serves"], [])


@pytest.mark.parametrize("command", [("gaps",), ("agreements",), ("what-if", "--without", "offer:offer-skak")])
def test_each_is_a_table_for_people_and_a_spreadsheet(demo, tmp_path: Path, command):
    file = tmp_path / "svar.xlsx"
    if command[0] == "what-if":
        (match,) = demo("match", "youth-aborre-12", "--on", DAY, "--format", "json").answers
        command = ("what-if", "--without", f"offer:{match['matches'][0]['offer']}")
    table = demo(*command, "--on", DAY)
    assert (table.code, table.err) == (0, "")
    assert "Alle unge · 23. november 2026" in table.out
    assert demo(*command, "--on", DAY, "--format", "xlsx", "--out", str(file)).code == 0
    sheet = load_workbook(file).worksheets[0]
    assert sheet.max_row > 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gaps", "--municipality", "9999"), "Der er ingen kommune i kortet med koden »9999«."),
        (("gaps", "--format", "xlsx"), "Sig, hvilken fil regnearket skal skrives i"),
        (("what-if",), "Sig, hvad der skal være anderledes"),
        (("what-if", "--without", "organisation:findes-ikke"), "Der er intet i kortet, der hedder »organisation:findes-ikke«."),
        (("what-if", "--without", "skole:x"), "»skole:x« kan ikke læses."),
        (("what-if", "--without", "actor"), "»actor« kan ikke læses."),
        (("what-if", "--without", "offer:"), "»offer:« kan ikke læses."),
        (("what-if", "--without", "edge:REFERS_TO:a"), "»edge:REFERS_TO:a« kan ikke læses."),
        (("what-if", "--without", "edge:REFERS_TO:a:b"), "Der er ingen forbindelse i kortet, der hedder »edge:REFERS_TO:a:b«."),
        (("what-if", "--without", "offer:x", "--from", "2027-02-01", "--to", "2027-01-01"), "Perioden slutter (2027-01-01), før den"),
        (("what-if", "--with", "findes-ikke.jsonl"), "Filen »findes-ikke.jsonl« findes ikke."),
        (("agreements", "--top", "0"), "--top"),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence_and_exit_2(demo, arguments, said):
    told = demo(*arguments)
    assert told.code == 2
    assert said in told.err
    assert told.out == ""


@pytest.mark.parametrize(
    "command", [("gaps",), ("agreements",), ("what-if", "--without", "organisation:org-ungeindsatsen")]
)
def test_the_limits_take_any_number(demo, command):
    far = demo(*command, "--on", DAY, "--horizon", "9" * 30, "--max-handovers", "9" * 30, "--format", "json")
    assert (far.code, len(far.answers)) == (0, 1)
