"""The commands under an answer ask what the answer asked, and its heading says whom it is about and how far it looks."""

import shlex
from pathlib import Path

import pytest
from openpyxl import load_workbook

DAY = "2026-11-23"
PAIR = ("youth-bogfinke-35", "offer-ungestoette-18-22")
"""A youth for whom an offer begins later than 20 days ahead: within the usual horizon it matches."""


def cells(file: Path, sheet: str, column: str) -> list:
    head, *rows = load_workbook(file)[sheet].iter_rows(values_only=True)
    return [row[head.index(column)] for row in rows]


def heading(answer) -> str:
    """The first line that says anything."""
    return next(line for line in answer.out.splitlines() if line.strip())


def test_the_command_of_a_row_asks_as_far_ahead_as_the_answer(demo, tmp_path: Path):
    file = tmp_path / "par.xlsx"
    asked = ("gaps", "--pairs", "--youth", PAIR[0], "--on", DAY, "--horizon", "20")
    assert demo(*asked, "--format", "xlsx", "--out", file).code == 0
    (command,) = [each for each in cells(file, "Huller", "Se nærmere") if PAIR[1] in each]
    assert command == f"kaedekort match {PAIR[0]} --offer {PAIR[1]} --on {DAY} --horizon 20"
    explained = demo(*shlex.split(command)[1:], "--format", "json").answer
    assert (explained["verdict"], explained["failed"][0]["condition"]) == ("near_miss", "time")
    without = demo("match", PAIR[0], "--offer", PAIR[1], "--on", DAY, "--format", "json").answer
    assert without["verdict"] == "match"
    assert f"kaedekort match UNG --offer TILBUD --on {DAY} --horizon 20" in demo(*asked).out


def test_the_command_of_a_figure_keeps_the_municipality_and_the_limits(demo):
    asked = ("--municipality", "0991", "--on", DAY, "--max-handovers", "1")
    table = demo("gaps", "--by", "stage", *asked)
    (note,) = [line for line in table.out.splitlines() if line.startswith("Se et tals par: ")]
    command = f"kaedekort gaps --stage ID --municipality 0991 --on {DAY} --max-handovers 1"
    assert note == f"Se et tals par: {command} (og de dækkede med --covered)"
    (row,) = [
        row for row in demo("gaps", "--by", "stage", *asked, "--format", "json").answer["by_stage"]
        if row["stage"] == "kontaktparat"
    ]  # fmt: skip
    words = shlex.split(command.replace("ID", "kontaktparat"))[1:]
    assert len(demo(*words, "--format", "json").answer["pairs"]) == row["possible"] + row["gap"]
    assert len(demo(*words, "--covered", "--format", "json").answer["covered"]) == row["covered"]


def test_surfaces_name_the_day_and_the_limits_in_what_to_try(demo, tmp_path: Path):
    file = tmp_path / "flader.xlsx"
    asked = ("surfaces", "--on", DAY, "--max-handovers", "1")
    assert demo(*asked, "--format", "xlsx", "--out", file).code == 0
    column = f"Prøv: kaedekort what-if --on {DAY} --max-handovers 1 --without"
    points = demo(*asked, "--format", "json").answer["single_points"]
    lost = {
        f"{kind}:{point[kind]}": point["pairs_lost"]
        for point in points
        for kind in ("actor", "organisation")
        if kind in point
    }
    tried = cells(file, "Hænger på én", column)
    assert sorted(tried) == sorted(lost)
    words = shlex.split(f"{column.removeprefix('Prøv: kaedekort ')} {tried[0]}")
    assert len(demo(*words, "--format", "json").answer["loses"]) == lost[tried[0]]
    assert heading(demo(*asked)) == "Samarbejdsflader · 23. november 2026 · højst 1 overlevering · kortets udgave 1"


@pytest.mark.parametrize(
    ("command", "sheet", "column"),
    [
        (("agreements",), "Aftaler", "Sådan er det i dag"),
        (("agreements", "--repairs"), "Ændringer", "Sådan er det i dag"),
        (("what-if", "--without", "organisation:org-ungeindsatsen"), "Hvad nu hvis", "Sådan er det i dag"),
    ],
)
def test_agreements_and_what_if_ask_as_far_ahead(demo, tmp_path: Path, command, sheet, column):
    file = tmp_path / "svar.xlsx"
    asked = (*command, "--on", DAY, "--horizon", "90", "--max-handovers", "2")
    assert demo(*asked, "--format", "xlsx", "--out", file).code == 0
    commands = cells(file, sheet, column)
    assert commands
    assert all(each.endswith(f"--on {DAY} --horizon 90 --max-handovers 2") for each in commands)
    said = "Alle unge · 23. november 2026 · start inden for 90 dage · højst 2 overleveringer · kortets udgave 1"
    assert heading(demo(*asked)) == said


@pytest.mark.parametrize(
    ("narrowed", "said"),
    [
        ((), "Alle unge"),
        (("--municipality", "0991"), "Hjortevig (opdigtet)"),
        (("--municipality", "0991", "--life"), "Hjortevig (opdigtet)"),
        (("--municipality", "ukendt", "--pairs"), "unge uden kommune"),
        (("--stage", "kontaktparat"), "fase Kontaktparat"),
        (("--stage", "kontaktparat", "--stage", "ukendt", "--age", "15-17"), "fase Kontaktparat eller ukendt · 15-17 år"),
        (("--youth", "youth-ulv-52", "--covered"), "youth-ulv-52"),
        (("--area", "area-it", "--cause", "chain"), "område It · årsag: ingen vej derhen"),
        (("--stage", "kontaktparat", "--links"), "Alle unge"),
    ],
)  # fmt: skip
def test_the_heading_says_whom_the_answer_is_about(demo, narrowed, said):
    table = demo("gaps", *narrowed, "--on", DAY)
    assert heading(table) == f"{said} · 23. november 2026 · kortets udgave 1"


def test_a_filter_that_narrows_the_pairs_alone_stands_above_them(demo):
    assert (
        "Det, der ikke er dækket · fase Kontaktparat"
        in demo("gaps", "--stage", "kontaktparat", "--links", "--on", DAY).out
    )


def test_covered_pairs_are_a_table_and_each_can_be_explained(demo, tmp_path: Path):
    plain = demo("gaps", "--on", DAY, "--format", "json").answer
    told = demo("gaps", "--covered", "--on", DAY, "--format", "json").answer
    assert list(told) == [*plain, "covered"]
    assert len(told["covered"]) == sum(row["covered"] for row in plain["areas"])
    file = tmp_path / "daekket.xlsx"
    assert demo("gaps", "--covered", "--on", DAY, "--format", "xlsx", "--out", file).code == 0
    commands = cells(file, "Dækket", "Se nærmere")
    assert len(commands) == len(told["covered"])
    assert demo(*shlex.split(commands[0])[1:]).code == 0
    assert "gaps --area ID" in demo("gaps", "--on", DAY).out


def test_a_step_between_stages_can_be_opened_as_its_row_says(demo, tmp_path: Path):
    plain = demo("gaps", "--on", DAY, "--format", "json").answer
    file = tmp_path / "huller.xlsx"
    assert demo("gaps", "--on", DAY, "--format", "xlsx", "--out", file).code == 0
    for written, row in zip(cells(file, "Overgange mellem faser", "Fra:til"), plain["transitions"], strict=True):
        answer = demo("gaps", "--transition", *shlex.split(written), "--on", DAY, "--format", "json").answer
        assert list(answer) == [*plain, "transition"]
        (step,) = answer["transition"]
        assert (len(step["youths"]), len(step["offers"])) == (row["youths"], row["offers"])
    table = demo("gaps", "--transition", "kontaktparat:vejledningsparat", "--on", DAY)
    assert "Kontaktparat → Vejledningsparat: unge i den første fase (26)" in table.out
    wrong = demo("gaps", "--transition", "kontaktparat", "--on", DAY)
    assert (wrong.code, wrong.out) == (2, "")
    assert "Skriv to fasers id'er med kolon imellem" in wrong.err


def test_permissions_that_offers_require_come_first_with_what_to_try(demo, tmp_path: Path):
    file = tmp_path / "huller.xlsx"
    assert demo("gaps", "--on", DAY, "--format", "xlsx", "--out", file).code == 0
    counts = cells(file, "Bemyndigelser", "Tilbud, der kræver den")
    tried = cells(file, "Bemyndigelser", f"Prøv: kaedekort what-if --on {DAY} --without")
    assert counts == sorted(counts, reverse=True)
    assert [bool(each) for each in tried] == [count > 0 for count in counts]
    assert {0, 5} <= set(counts)
    told = demo("gaps", "--requires", "--on", DAY, "--format", "json").answer
    assert sorted(len(row["offers"]) for row in told["requires"]) == sorted(counts)
    assert [row["permission"] for row in told["requires"]] == [row["permission"] for row in told["permissions"]]
    assert {tuple(row) for row in told["permissions"]} == {("permission", "problem", "actors")}
    assert demo("what-if", "--without", tried[0], "--on", DAY).code == 0


def test_the_ended_offer_is_named_and_can_be_explained(demo, tmp_path: Path):
    file = tmp_path / "livet.xlsx"
    assert demo("gaps", "--life", "--on", DAY, "--format", "xlsx", "--out", file).code == 0
    rows = demo("gaps", "--life", "--on", DAY, "--format", "json").answer["life"]
    commands = cells(file, "Overgange i livet", "Se nærmere")
    for row, command, ends in zip(rows, commands, cells(file, "Overgange i livet", "Slutter"), strict=True):
        assert command.endswith(f"--on {row['on']}")
        assert all(f"--offer {offer}" in command for offer in row["ends"][:1])
        assert all(f"({offer})" in ends for offer in row["ends"])
    explained = next(command for row, command in zip(rows, commands, strict=True) if row["ends"])
    assert demo(*shlex.split(explained)[1:]).code == 0


def test_the_demo_tells_of_a_discharge_a_release_and_courses_that_are_expected_to_end(demo):
    """Eight weeks of examination from 16 November last until 10 January; the release is agreed."""
    rows = demo("gaps", "--life", "--on", DAY, "--format", "json").answer["life"]
    told = {row["event"]: (row["youth"], row["on"], row["expected"]) for row in rows}
    assert told["transition-udskrivning"] == ("youth-roedkaelk-78", "2027-01-11", True)
    assert told["transition-loesladelse"] == ("youth-natsvaermer-51", "2027-03-15", False)
    assert sum(row["expected"] for row in rows) >= 9
    table = demo("gaps", "--life", "--on", DAY).out
    assert "(ventes)" in table
    assert "ingen slutdag er aftalt" in table


def test_a_broken_way_is_told_with_its_link_and_a_command_that_shows_it(demo, tmp_path: Path):
    table = demo("gaps", "--unreachable", "--on", DAY)
    assert "Vejen dertil er brudt" in table.out
    command = f"kaedekort network org-ungeindsatsen --on {DAY}"
    assert f"Se et brudt led: {command}" in table.out
    assert "planlagt" in demo(*shlex.split(command)[1:]).out
    file = tmp_path / "veje.xlsx"
    assert demo("gaps", "--unreachable", "--on", DAY, "--format", "xlsx", "--out", file).code == 0
    mended = [each for each in cells(file, "Tilbud, som ingen kan nå", "Det skal der til") if each]
    assert mended == [
        "Få det på plads, at Birkesund Ungeindsats henviser til Boligteamet (planlagt). Det kan Jan Østervang."
    ]


def test_what_lacks_its_links_can_be_narrowed_to_a_kind(demo):
    whole = demo("gaps", "--links", "--on", DAY, "--format", "json").answer["links"]
    offers = demo("gaps", "--kind", "offer", "--kind", "role", "--on", DAY, "--format", "json").answer["links"]
    assert offers == [row for row in whole if row["kind"] in {"offer", "role"}] != []
    assert "offer-sommerjob" not in {row["id"] for row in whole}


def test_youths_without_a_municipality_can_be_opened(demo):
    whole = demo("gaps", "--on", DAY, "--format", "json").answer["areas"]
    own = demo("gaps", "--municipality", "ukendt", "--on", DAY, "--format", "json").answer["areas"]
    assert own == [row for row in whole if row["municipality"] is None] != []
