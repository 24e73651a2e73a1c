"""`agreements` with who could sign, what would carry, several in a row, and the best single change: as data, tables and spreadsheets."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

DAY = "2026-11-23"


def asked(demo, *more):
    return demo("agreements", "--on", DAY, *more, "--format", "json").answer


def gained(demo, tmp_path: Path, *changes):
    file = tmp_path / "ændring.jsonl"
    lines = [json.dumps(change, ensure_ascii=False) for change in changes]
    file.write_text("\n".join(lines), encoding="utf-8")
    answer = demo("what-if", "--with", file, "--on", DAY, "--format", "json").answer
    assert answer["loses"] == []
    return answer["gains"]


def test_what_is_not_asked_for_is_not_told(demo):
    plain = asked(demo)
    assert list(plain) == ["on", "graph_version", "agreements"]
    assert list(plain["agreements"][0]) == ["from", "to", "edge", "count", "serves"]
    full = asked(demo, "--signers", "--offers", "--sequence", "--repairs")
    assert list(full) == ["on", "graph_version", "agreements", "sequence", "repairs"]
    assert len(full["agreements"]) == len(plain["agreements"])


def test_signers_are_told_for_both_sides_and_whom_to_ask_where_there_are_none(demo):
    told = asked(demo, "--signers")["agreements"]
    plain = asked(demo)["agreements"]
    assert [{name: each[name] for name in plain[0]} for each in told] == plain
    for each in told:
        assert set(each["signers"]) == {"from", "to"}
        assert set(each.get("ask", {})) == {side for side, hands in each["signers"].items() if not hands}
    from_cafe = [each["signers"]["from"] for each in told if each["from"] == "org-cafe-kardemomme"]
    (cafe,) = {tuple(hand.values()) for hands in from_cafe for hand in hands}
    assert cafe == ("actor-marianne-fuglsig", "permission-praktikaftale", "org-cafe-kardemomme", False)


def test_what_would_carry_each_pair_leads_over_the_agreement(demo):
    plain, told = asked(demo, "--top", "3"), asked(demo, "--top", "3", "--offers")
    for each, bare in zip(told["agreements"], plain["agreements"], strict=True):
        assert [{"youth": row["youth"], "area": row["area"]} for row in each["serves"]] == bare["serves"]
        for row in each["serves"]:
            assert list(row) == ["youth", "area", "offer", "provider", "chain"]
            assert row["chain"][-1] == row["provider"]
            assert (each["from"], each["to"]) in zip(row["chain"], row["chain"][1:], strict=False)


def test_a_sequence_is_labelled_and_covers_what_its_agreements_promise_together(demo, tmp_path: Path):
    sequence = asked(demo, "--sequence")["sequence"]
    assert list(sequence) == ["heuristic", "note", "count", "steps"]
    assert sequence["heuristic"] is True
    assert sequence["note"].startswith("Ikke bevist bedst")
    assert sequence["steps"][0] == asked(demo)["agreements"][0]
    links = [{"edge": step["edge"], "from": step["from"], "to": step["to"]} for step in sequence["steps"]]
    promised = [pair for step in sequence["steps"] for pair in step["serves"]]
    assert len(promised) == sequence["count"] > len(sequence["steps"][0]["serves"])
    assert gained(demo, tmp_path, *links) == sorted(promised, key=lambda pair: (pair["youth"], pair["area"]))
    assert len(asked(demo, "--sequence", "1")["sequence"]["steps"]) == 1


def test_the_best_repair_of_each_kind_gains_exactly_what_was_promised(demo, tmp_path: Path):
    repairs = asked(demo, "--repairs")["repairs"]
    assert [-each["at_once"] for each in repairs] == sorted(-each["at_once"] for each in repairs)
    best = {each["kind"]: each for each in reversed(repairs)}
    assert set(best) >= {"agreement", "consent", "grant", "link", "needs", "seat", "stage", "waiting_time"}
    for each in best.values():
        assert list(each) == ["kind", "change", "condition", "text", "who", "count", "at_once", "serves", "caveat"]
        assert each["count"] == len(each["serves"])
        assert each["who"]
        assert gained(demo, tmp_path, each["change"]) == each["serves"]
    assert asked(demo, "--repairs", "--top", "2")["repairs"] == repairs[:2]


def test_tables_tell_who_signs_and_what_may_be_done(demo):
    plain = demo("agreements", "--on", DAY)
    assert "Marianne Fuglsig" in plain.out
    assert "ingen er registreret med bemyndigelse til at underskrive" in plain.out
    carried = demo("agreements", "--on", DAY, "--top", "1", "--offers")
    assert "Hvad der ville bære dem" in carried.out
    assert "Gårdholdet: lommepengejob" in carried.out
    both = demo("agreements", "--on", DAY, "--sequence", "--repairs")
    assert both.code == 0
    for said in ("Den bedste ændring af hver slags", "Én plads", "Aftaler efter hinanden (", "Ikke bevist bedst: "):
        assert said in both.out


@pytest.mark.parametrize(
    ("more", "sheet", "column"),
    [
        ((), "Aftaler", "Kan skrive under for den første"),
        (("--offers",), "Aftaler", "Tilbud, der ville bære"),
        (("--sequence", "2", "--offers"), "Aftaler", "Vej"),
        (("--repairs",), "Ændringer", "Ændringen som data"),
    ],
)
def test_a_spreadsheet_has_a_row_for_each_pair(demo, tmp_path: Path, more, sheet, column):
    file = tmp_path / "svar.xlsx"
    answer = asked(demo, *more)
    assert demo("agreements", "--on", DAY, *more, "--format", "xlsx", "--out", file).code == 0
    book = load_workbook(file)
    assert book.sheetnames == [sheet, "Om svaret"]
    header, *rows = book[sheet].iter_rows(values_only=True)
    told = answer["sequence"]["steps"] if "sequence" in answer else answer.get("repairs", answer["agreements"])
    assert len(rows) == sum(each["count"] for each in told) > 0
    assert all(row[header.index(column)] for row in rows)


def test_a_spreadsheet_has_a_sheet_for_the_sequence_and_one_for_the_changes(demo, tmp_path: Path):
    more, file = ("--sequence", "2", "--repairs", "--top", "1"), tmp_path / "svar.xlsx"
    assert demo("agreements", "--on", DAY, *more, "--format", "xlsx", "--out", file).code == 0
    answer = asked(demo, *more)
    promised = {"Aftaler": answer["sequence"]["count"], "Ændringer": answer["repairs"][0]["count"]}
    assert {sheet.title: sheet.max_row - 1 for sheet in load_workbook(file).worksheets[:-1]} == promised


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--sequence", "0"), "--sequence"),
        (("--sequence", "mange"), "--sequence"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_2(demo, more, said):
    told = demo("agreements", *more)
    assert (told.code, told.out) == (2, "")
    assert said in told.err


def test_a_map_without_youths_has_no_agreements_no_sequence_and_no_repairs(kaedekort, tmp_path: Path):
    (tmp_path / "kommune.jsonl").write_text('{"node": "Municipality", "id": "0621"}', encoding="utf-8")
    assert kaedekort("load", "kommune.jsonl", "--store", "file:tomt.kgl").code == 0
    words = ("agreements", "--on", DAY, "--signers", "--offers", "--sequence", "--repairs", "--store", "file:tomt.kgl")
    answer = kaedekort(*words, "--format", "json").answer
    assert (answer["agreements"], answer["sequence"]["steps"], answer["repairs"]) == ([], [], [])
    assert "ingen" in kaedekort(*words).out
