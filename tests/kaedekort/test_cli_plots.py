"""`--plot`: the answer as a picture too, whole or not at all, and never over anything else."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook

from tests.kaedekort.conftest import ROOT

DAY = "2026-11-23"
SVG = "{http://www.w3.org/2000/svg}"


def told(file: Path) -> str:
    """The title and the description of a picture."""
    root = ET.fromstring(file.read_text(encoding="utf-8"))
    return " ".join(root.findtext(f"{SVG}{tag}") or "" for tag in ("title", "desc"))


def texts(file: Path) -> list[str]:
    return [each.text or "" for each in ET.fromstring(file.read_text(encoding="utf-8")).iter(f"{SVG}text")]


def test_the_picture_tells_what_the_answer_beside_it_tells(demo, tmp_path: Path):
    plain = demo("gaps", "--on", DAY, "--format", "json")
    both = demo("gaps", "--on", DAY, "--format", "json", "--plot", "huller.svg")
    areas = both.answer["areas"]
    total, gap = (sum(row[key] for row in areas) for key in ("youths", "gap"))

    assert both.out == plain.out
    assert both.err == "Skrevet i huller.svg.\n"
    assert told(tmp_path / "huller.svg").startswith(
        f"Huller efter område · 23. november 2026 {total} åbne områder hos unge: hul {gap}, "
    )
    matematik = [row for row in areas if row["area"] == "area-matematik"]
    assert "Matematik" in texts(tmp_path / "huller.svg")
    worst = f"{sum(row['gap'] for row in matematik)} af {sum(row['youths'] for row in matematik)}"
    assert worst in texts(tmp_path / "huller.svg")


def test_the_picture_is_of_the_municipality_that_was_asked_about(demo, tmp_path: Path):
    (answer,) = demo("gaps", "--on", DAY, "--municipality", "0991", "--format", "json", "--plot", "x.SVG").answers

    assert f" {sum(row['youths'] for row in answer['areas'])} åbne områder" in told(tmp_path / "x.SVG")
    assert len(told(tmp_path / "x.SVG").split(" · ")) == 3


def test_the_picture_is_of_the_pairs_that_were_asked_for_and_says_which(demo, tmp_path: Path):
    answer = demo("gaps", "--stage", "kontaktparat", "--on", DAY, "--format", "json", "--plot", "x.svg").answer
    pairs, said = answer["pairs"], told(tmp_path / "x.svg")
    gaps = sum(pair["coverage"] == "gap" for pair in pairs)

    assert 0 < gaps < len(pairs)
    assert said.startswith("Huller efter område · fase Kontaktparat · 23. november 2026 Kun: fase Kontaktparat. ")
    assert f" {len(pairs)} åbne områder hos unge, som ikke er dækket: hul {gaps}, muligt {len(pairs) - gaps}." in said
    assert "Kun: fase Kontaktparat." in texts(tmp_path / "x.svg")


def test_the_picture_has_what_is_covered_where_that_was_asked_for(demo, tmp_path: Path):
    words = ("gaps", "--age", "15-17", "--on", DAY, "--format", "json", "--plot", "x.svg")
    covered = len(demo(*words, "--covered").answer["covered"])
    assert told(tmp_path / "x.svg").startswith("Dækkede områder · 15-17 år · 23. november 2026 Kun: 15-17 år. ")
    assert f" {covered} dækkede områder hos unge." in told(tmp_path / "x.svg")

    not_covered = len(demo(*words, "--covered", "--pairs").answer["pairs"])
    assert f" {covered + not_covered} åbne områder hos unge: " in told(tmp_path / "x.svg")
    assert f"dækket {covered}." in told(tmp_path / "x.svg")


def test_the_picture_of_a_breakdown_has_a_bar_for_each_of_its_rows(demo, tmp_path: Path):
    answer = demo("gaps", "--by", "sector", "--on", DAY, "--format", "json", "--plot", "x.svg").answer
    rows, said, seen = answer["by_sector"], told(tmp_path / "x.svg"), texts(tmp_path / "x.svg")
    total = sum(row["youths"] for row in answer["areas"])

    assert said.startswith(f"Huller efter sektor · 23. november 2026 {total} åbne områder hos unge: ")
    assert sum(row["pairs"] for row in rows) > total
    assert "Nogle af dem tæller med i flere rækker." in said
    open_rows = [row for row in rows if row["gap"] or row["possible"]]
    assert [f"{row['gap']} af {row['pairs']}" in seen for row in open_rows] == [True] * len(open_rows)
    assert f"{len(rows) - len(open_rows)} mere er ikke tegnet, for alle er dækket." in said


def test_limits_that_are_not_usual_stand_in_the_title(demo, tmp_path: Path):
    demo("gaps", "--on", DAY, "--horizon", "20", "--max-handovers", "1", "--plot", "x.svg")
    assert "Huller efter område · start inden for 20 dage · højst 1 overlevering · 23. n" in told(tmp_path / "x.svg")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("gaps --life", "--life"),
        ("gaps --expiring --unreachable", "--expiring og --unreachable"),
        ("gaps --links", "--links"),
        ("gaps --by age --by stage", "--by age og --by stage"),
        ("gaps --by age --pairs", "--by age og de enkelte par"),
        ("gaps --transition kontaktparat:vejledningsparat", "--transition"),
        ("surfaces --states", "--states"),
        ("surfaces --lacks --sector sector-region", "--lacks"),
        ("surfaces --organisations --break-points", "--break-points"),
    ],
)
def test_what_there_is_no_picture_of_is_refused_with_those_that_there_are(demo, tmp_path: Path, words: str, what: str):
    refused = demo(*words.split(), "--on", DAY, "--plot", "x.svg")

    assert (refused.code, refused.out) == (2, "")
    assert f"--plot kan ikke tegne {what}. Der er " in refused.err
    assert not (tmp_path / "x.svg").exists()


def test_the_picture_of_the_surfaces_of_one_organisation_says_whose_they_are(demo, tmp_path: Path):
    words = ("--on", DAY, "--format", "json", "--plot", "x.svg")
    answer = demo("surfaces", "--organisation", "org-rusbasen", *words).answer
    count, said = sum(sum(row["edges"].values()) for row in answer["sectors"]), told(tmp_path / "x.svg")

    assert said.startswith("Samarbejde mellem sektorer · Rusbasen · 23. november 2026 ")
    assert "Kun dem, som Rusbasen er en del af." in said
    assert f"i alt {count}." in said
    demo("surfaces", "--organisations", "--sector", "sector-region", *words)
    assert "Kun dem, som Region er en del af." in told(tmp_path / "x.svg")


def test_a_picture_goes_with_every_form_of_the_answer(demo, tmp_path: Path):
    table = demo("gaps", "--on", DAY, "--plot", "tabel.svg")
    sheet = demo("gaps", "--on", DAY, "--format", "xlsx", "--out", "ark.xlsx", "--plot", "ark.svg")

    assert (table.code, sheet.code) == (0, 0)
    assert "Alle unge · 23. november 2026" in table.out
    assert load_workbook(tmp_path / "ark.xlsx").worksheets[0].max_row > 1
    assert (tmp_path / "tabel.svg").read_bytes() == (tmp_path / "ark.svg").read_bytes()


def test_a_picture_takes_the_place_of_an_older_one(demo, tmp_path: Path):
    file = tmp_path / "huller.svg"
    file.write_text("gammelt", encoding="utf-8")
    assert demo("gaps", "--on", DAY, "--plot", file).code == 0

    assert ET.fromstring(file.read_text(encoding="utf-8")).tag == f"{SVG}svg"
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".huller")]


def test_where_there_are_no_youths_the_picture_says_that_there_is_nothing(kaedekort, tmp_path: Path):
    line = json.dumps({"node": "Sector", "id": "sector-stat", "name": "Stat"})
    (tmp_path / "tom.jsonl").write_text(line, encoding="utf-8")
    assert kaedekort("--store", "file:tom.kgl", "load", "tom.jsonl").code == 0
    assert kaedekort("--store", "file:tom.kgl", "gaps", "--plot", "tom.svg").code == 0

    assert "så der er intet at vise" in told(tmp_path / "tom.svg")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("huller.png", "»huller.png« ender ikke på .svg."),
        ("huller", "»huller« ender ikke på .svg."),
        ("-", "»-« ender ikke på .svg."),
        (".", "er en mappe"),
        ("ingen/huller.svg", "Der kan ikke skrives i »ingen/huller.svg«"),
        ("kort.svg", "»kort.svg« er selve kortet. Vælg en anden fil med --plot."),
    ],
)
def test_a_file_that_cannot_hold_the_picture_is_refused_before_the_work(demo, tmp_path: Path, file, said):
    (tmp_path / "kort.svg").symlink_to("demo.kgl")
    before = (tmp_path / "demo.kgl").read_bytes()
    refused = demo("gaps", "--on", DAY, "--plot", file)

    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err
    assert (tmp_path / "demo.kgl").read_bytes() == before


def test_where_the_answer_cannot_be_given_no_picture_is_left(demo, tmp_path: Path):
    refused = demo("gaps", "--on", DAY, "--municipality", "9999", "--plot", "huller.svg")

    assert refused.code == 2
    assert not list(tmp_path.glob("*.svg"))


def test_without_a_picture_the_library_that_draws_is_not_read(built: Path, tmp_path: Path):
    program = "import sys; from kaedekort.cli import run; run(sys.argv[1:]); sys.exit('matplotlib' in sys.modules)"
    words = ("--store", f"file:{built / 'demo.kgl'}", "gaps", "--on", DAY, "--format", "json")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}

    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        encoding="utf-8",
        env=environment,
    )

    assert json.loads(done.stdout)["on"] == DAY


def test_a_picture_is_there_though_nobody_reads_the_answer(built: Path, start, tmp_path: Path):
    words = ("--store", f"file:{built / 'demo.kgl'}", "gaps", "--format", "json", "--plot", "x.svg")
    with start(*words, stdout=subprocess.PIPE) as process:
        process.stdout.close()

    assert process.returncode == 0
    assert ET.parse(tmp_path / "x.svg").getroot().tag == f"{SVG}svg"


def test_surfaces_are_drawn_sector_by_sector(demo, tmp_path: Path):
    answer = demo("surfaces", "--on", DAY, "--format", "json", "--plot", "flader.svg").answer
    counts = [sum(row["edges"].values()) for row in answer["sectors"]]

    assert f" i alt {sum(counts)}." in told(tmp_path / "flader.svg")
    assert sorted(int(text) for text in texts(tmp_path / "flader.svg") if text.isdigit()) == sorted(counts)
    assert texts(tmp_path / "flader.svg").count("Civilsamfund") == 2


def test_a_calendar_is_drawn_on_a_line_of_days_and_names_no_youth(demo, tmp_path: Path):
    answer = demo("calendar", "youth-aborre-12", "--on", DAY, "--format", "json", "--plot", "kalender.svg").answer
    ahead = [event for event in answer["events"] if event["day"] and event["day"] >= DAY]

    assert f"{len(ahead)} ting sker fra 23. november 2026" in told(tmp_path / "kalender.svg")
    assert len(ahead) <= 40
    assert {event["name"] for event in ahead if len(event["name"]) < 30} <= set(texts(tmp_path / "kalender.svg"))
    assert "aborre" not in (tmp_path / "kalender.svg").read_text(encoding="utf-8")


def test_the_calendar_of_the_whole_map_counts_its_many_events(demo, tmp_path: Path):
    answer = demo("calendar", "--on", DAY, "--format", "json", "--plot", "kalender.svg").answer
    dated = [event for event in answer["events"] if event["day"]]
    ahead = [event for event in dated if event["day"] >= DAY]

    assert sum(int(text) for text in texts(tmp_path / "kalender.svg") if text.isdigit()) == len(ahead) > 40
    assert f" {len(dated) - len(ahead)} er fra før den dag" in told(tmp_path / "kalender.svg")
    undated = len(answer["events"]) - len(dated)
    assert f" {undated} har ingen kendt dag og er ikke tegnet." in told(tmp_path / "kalender.svg")
