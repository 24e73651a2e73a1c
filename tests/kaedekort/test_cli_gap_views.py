"""`gaps` with its views and `supply`: as data, as tables and as spreadsheets, and what is said of bad input."""

import json
import shlex
from pathlib import Path

import pytest
from openpyxl import load_workbook

DAY = "2026-11-23"
BINDING = ["on", "graph_version", "areas", "permissions", "transitions"]
PLAIN_PAIR = ["youth", "area", "coverage", "cause", "offer"]
VIEWS = {
    "--life": [
        "youth", "event", "on", "month", "of", "ends", "outgrown", "starts", "areas_lost", "areas_gained", "expected", "takes_over",
    ],
    "--expiring": ["permission", "on", "problem", "actors", "ends", "offers", "pairs"],
    "--unreachable": ["offer", "reasons", "broken"],
    "--covered": ["youth", "area", "coverage", "offers"],
    "--requires": ["permission", "offers"],
}  # fmt: skip


@pytest.fixture
def gaps(demo):
    """Asks for gaps on the day."""
    return lambda *words: demo("gaps", "--on", DAY, *words)


def rows_of(file: Path) -> list[tuple]:
    return list(load_workbook(file).worksheets[0].iter_rows(values_only=True))


def test_without_options_nothing_is_told_beside_the_keys_of_the_design(gaps):
    assert list(gaps("--format", "json").answer) == BINDING
    assert list(gaps("--pairs", "--format", "json").answer) == [*BINDING, "pairs"]


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_has_a_key_of_its_own(gaps, view):
    answer = gaps(view, "--format", "json").answer
    assert list(answer) == [*BINDING, view.removeprefix("--")]
    rows = answer[view.removeprefix("--")]
    assert rows
    assert [list(row) for row in rows] == [VIEWS[view]] * len(rows)


def test_everything_at_once_has_every_key_in_its_order(gaps):
    answer = gaps("--all", "--format", "json").answer
    views = ["by_stage", "by_sector", "by_age", "life", "expiring", "unreachable", "links"]
    assert list(answer) == [*BINDING, "pairs", "covered", *views, "requires"]
    for name in ("stage", "age"):
        rows = answer[f"by_{name}"]
        assert sum(row["pairs"] for row in rows) >= sum(row["youths"] for row in answer["areas"])
        assert all(row["pairs"] == row["covered"] + row["possible"] + row["gap"] for row in rows)
    assert {row["kind"] for row in answer["links"]} >= {"offer", "youth", "sub_goal", "organisation"}


def test_a_figure_opens_to_its_pairs_and_a_pair_to_its_explanation(gaps, demo):
    whole = gaps("--pairs", "--format", "json").answer
    row = next(row for row in whole["areas"] if row["causes"])
    (cause,) = list(row["causes"])[:1]
    opened = gaps("--municipality", row["municipality"], "--area", row["area"], "--cause", cause, "--format", "json")
    pairs = opened.answer["pairs"]
    assert len(pairs) == row["causes"][cause]
    assert all(pair in whole["pairs"] for pair in pairs)
    explained = demo("match", pairs[0]["youth"], "--offer", pairs[0]["offer"], "--on", DAY, "--format", "json").answer
    assert cause in [failure["condition"] for failure in explained["failed"]]


def test_repairs_stand_beside_each_pair(gaps):
    plain = gaps("--pairs", "--format", "json").answer["pairs"]
    told = gaps("--repairs", "--format", "json").answer["pairs"]
    more = ["reason", "advice", "repair", "who", "also_failing", "still_unknown"]
    assert [list(pair) for pair in told] == [[*PLAIN_PAIR, *more]] * len(plain)
    assert [{name: pair[name] for name in PLAIN_PAIR} for pair in told] == plain
    assert any(pair["repair"] for pair in told)


def test_a_sheet_of_pairs_names_the_command_that_explains_each(gaps, demo, tmp_path: Path):
    file = tmp_path / "par.xlsx"
    assert gaps("--repairs", "--format", "xlsx", "--out", file).code == 0
    head, *rows = rows_of(file)
    assert head[-4:] == ("Hvorfor", "Det skal der til", "Hvem", "Se nærmere")
    command = shlex.split(next(row[-1] for row in rows if row[5]))
    assert demo(*command[1:]).code == 0
    assert gaps("--format", "xlsx", "--out", file).code == 0
    plain, *_ = rows_of(file)
    assert plain == (*head[:-4], "Se nærmere")


@pytest.mark.parametrize(
    ("view", "title"),
    [
        (["--by", "stage"], "Efter fase"),
        (["--by", "sector"], "Efter sektor"),
        (["--by", "age"], "Efter alder"),
        (["--life"], "Overgange i livet"),
        (["--expiring"], "Bemyndigelser, der udløber"),
        (["--unreachable"], "Tilbud, som ingen kan nå"),
        (["--links"], "Mangler kobling"),
        (["--repairs"], "Hvorfor"),
    ],
)
def test_each_view_is_a_table_for_people_and_a_spreadsheet(gaps, tmp_path: Path, view, title):
    table = gaps(*view)
    assert (table.code, table.err) == (0, "")
    assert title in table.out
    assert "Overgange mellem faser" not in table.out
    file = tmp_path / "svar.xlsx"
    assert gaps(*view, "--format", "xlsx", "--out", file).code == 0
    assert len(rows_of(file)) > 1


def test_a_plain_table_says_what_else_there_is_and_how_many(gaps):
    table = gaps().out
    count = len(gaps("--life", "--format", "json").answer["life"])
    assert [line.split("│")[2].strip() for line in table.splitlines() if "--life" in line] == [str(count)]
    assert all(option in table for option in ("--pairs", "--repairs", "--expiring", "--unreachable", "--links", "--by"))
    assert "Flere visninger" not in gaps("--all").out


def test_a_birthday_is_told_by_its_month(gaps):
    row = next(row for row in gaps("--life", "--format", "json").answer["life"] if row["month"] == "2026-11")
    assert row["on"] == "2026-12-01"
    assert any("i november 2026" in line and row["youth"] in line for line in gaps("--life").out.splitlines())


def test_a_pair_names_its_offer_and_provider(gaps):
    asked = ("--youth", "youth-ulv-52", "--cause", "authority")
    (pair,) = gaps(*asked, "--format", "json").answer["pairs"]
    table = gaps(*asked).out
    assert all(told in table for told in (pair["offer"], "Vej ud: exitmentor, SSP Birkesund"))
    assert "Områder" not in table


def test_what_has_lapsed_is_told_with_the_day_that_is_past(demo):
    """The demo's permissions of the employment act end with 2026."""
    later = "2027-01-15"
    rows = demo("gaps", "--expiring", "--on", later, "--format", "json").answer["expiring"]
    lapsed = [row for row in rows if row["on"] == "2027-01-01"]
    assert lapsed
    assert {row["problem"] for row in lapsed} == {"out_of_date"}
    assert "Er dagen gået, er bemyndigelsen allerede udløbet" in demo("gaps", "--expiring", "--on", later).out
    assert "Udløbet: det er ukendt" in demo("gaps", "--on", later).out


def test_all_views_are_a_sheet_each_and_the_pairs_come_first(gaps, tmp_path: Path):
    file = tmp_path / "alt.xlsx"
    base = ["Huller", "Områder", "Bemyndigelser", "Overgange mellem faser"]
    assert gaps("--format", "xlsx", "--out", file).code == 0
    assert load_workbook(file).sheetnames == [*base, "Om svaret"]
    assert gaps("--all", "--format", "xlsx", "--out", file).code == 0
    further = ["Efter fase", "Efter sektor", "Efter alder", "Overgange i livet", "Bemyndigelser, der udløber"]
    every = ["Huller", "Dækket", *base[1:], *further, "Tilbud, som ingen kan nå", "Mangler kobling", "Om svaret"]
    assert load_workbook(file).sheetnames == every
    assert gaps("--by", "age", "--by", "stage", "--format", "xlsx", "--out", file).code == 0
    assert load_workbook(file).sheetnames == ["Efter alder", "Efter fase", "Om svaret"]
    assert gaps("--cause", "chain", "--format", "xlsx", "--out", file).code == 0
    assert load_workbook(file).sheetnames == ["Huller", "Om svaret"]


@pytest.mark.parametrize("cause", ["area", "place"])
def test_what_can_be_the_cause_of_no_gap_cannot_be_chosen(gaps, cause):
    assert gaps("--cause", cause).code == 2


def test_transitions_in_life_are_asked_about_in_the_catalogue_s_words(gaps):
    assert "hvor samtykket alene er den unges?" in gaps("--life").out


def test_a_plot_is_written_beside_the_table(gaps, tmp_path: Path):
    file = tmp_path / "huller.svg"
    assert gaps("--plot", file).code == 0
    assert file.read_text(encoding="utf-8").lstrip().startswith(("<?xml", "<svg"))


def test_a_day_outside_what_the_map_tells_of_is_said(demo):
    for command in ("gaps", "supply"):
        told = demo(command, "--on", "2099-01-01", "--format", "json")
        assert told.code == 0
        assert "Kortet fortæller ikke om 1. januar 2099" in told.err
        assert demo(command, "--on", DAY, "--format", "json").err == ""


def test_supply_is_told_by_cells_with_rows_where_it_is_narrowed(demo):
    plain = demo("supply", "--on", DAY, "--format", "json").answer
    assert list(plain) == ["on", "graph_version", "municipality", "cells", "nothing", "no_provider"]
    assert plain["no_provider"] == ["offer-produktionsskole-baad"]
    assert "1 tilbud uden udbyder er ikke talt med." in demo("supply", "--on", DAY).out
    assert {tuple(cell) for cell in plain["cells"]} == {("stage", "area", "age", "route", "sector", "offers")}
    assert all(cell["offers"] for cell in plain["cells"])
    full = {(cell["stage"], cell["area"]) for cell in plain["cells"]}
    assert not full & {(each["stage"], each["area"]) for each in plain["nothing"]}
    narrow = demo("supply", "--on", DAY, "--area", "area-transport", "--age", "17", "--format", "json").answer
    assert list(narrow) == [*plain, "offers"]
    assert {cell["area"] for cell in narrow["cells"]} == {"area-transport", None}


def test_supply_is_a_table_and_a_spreadsheet(demo, tmp_path: Path):
    table = demo("supply", "--on", DAY, "--municipality", "0991")
    assert (table.code, table.err) == (0, "")
    for title in ("Tilbud efter område og fase", "Efter vej ind", "Efter alder", "Efter sektor", "Her er der intet"):
        assert title in table.out
    assert "ukendt" in table.out
    file = tmp_path / "tilbud.xlsx"
    assert demo("supply", "--on", DAY, "--stage", "kontaktparat", "--format", "xlsx", "--out", file).code == 0
    head, *rows = rows_of(file)
    assert (head[0], head[-1]) == ("Tilbud", "Se nærmere")
    assert demo(*shlex.split(rows[0][-1])[1:]).code == 0


def test_a_map_without_youths_has_a_supply_and_views_of_its_own(kaedekort, tmp_path: Path):
    lines = [
        {"node": "Municipality", "id": "0621"},
        {"node": "Organisation", "id": "org-a", "name": "=Foreningen"},
        {"node": "Offer", "id": "offer a'b", "name": "=Café"},
        {"edge": "PROVIDES", "from": "org-a", "to": "offer a'b"},
    ]
    file = tmp_path / "partnere.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert kaedekort("load", file).code == 0
    found = kaedekort("supply", "--format", "json").answer
    nothing_known = dict.fromkeys(("stage", "area", "age", "route", "sector"))
    assert found["cells"] == [nothing_known | {"offers": ["offer a'b"]}]
    views = kaedekort("gaps", "--all", "--format", "json")
    assert "ingen aktive unge" in views.err
    assert kaedekort("gaps", "--unreachable", "--links", "--expiring").err == ""
    assert [row["id"] for row in views.answer["links"]] == ["offer a'b", "org-a"]
    assert views.answer["unreachable"] == [{"offer": "offer a'b", "reasons": ["not_mapped"], "broken": []}]
    sheet = tmp_path / "links.xlsx"
    assert kaedekort("gaps", "--links", "--format", "xlsx", "--out", sheet).code == 0
    _, first, _ = rows_of(sheet)
    assert first[2] == "=Café"
    assert kaedekort(*shlex.split(first[-1])[1:]).code == 0
    assert kaedekort("gaps", "--all").code == kaedekort("supply").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gaps", "--area", "x"), "Der er intet område i kortet med id'et »x«."),
        (("gaps", "--youth", "x"), "Der er ingen aktiv ung i kortet med id'et »x«."),
        (("gaps", "--stage", "x"), "Der er ingen fase i kortet med id'et »x«."),
        (("gaps", "--sector", "x"), "Der er ingen sektor i kortet med id'et »x«."),
        (("gaps", "--cause", "x"), "--cause"),
        (("gaps", "--by", "x"), "--by"),
        (("supply", "--municipality", "x"), "Der er ingen kommune i kortet med koden »x«."),
        (("supply", "--stage", "x"), "Der er ingen fase i kortet med id'et »x«."),
        (("supply", "--age", "ung"), "»ung« er ikke en alder. Skriv den som 17, 15-17 eller 30-."),
        (("supply", "--age", "18-15"), "»18-15« er ikke en alder."),
        (("supply", "--format", "xlsx"), "Sig, hvilken fil regnearket skal skrives i"),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence_and_exit_2(demo, arguments, said):
    told = demo(*arguments)
    assert told.code == 2
    assert said in told.err
    assert told.out == ""


@pytest.mark.parametrize("on", ["1900-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_have_an_answer(demo, on):
    far = demo("gaps", "--all", "--on", on, "--horizon", "9" * 30, "--format", "json")
    assert (far.code, len(far.answers)) == (0, 1)
    assert demo("supply", "--on", on, "--format", "json").code == 0
