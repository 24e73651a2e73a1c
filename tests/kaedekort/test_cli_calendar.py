"""`calendar`: what lies ahead, as data, as a table, as a spreadsheet and as a file for other calendars."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

DAY = "2026-11-23"
YOUTH = "youth-due-17"


def test_a_youths_calendar_has_exactly_these_keys(demo):
    answer = demo("calendar", YOUTH, "--on", DAY, "--format", "json").answer
    assert list(answer) == ["on", "graph_version", "youth", "events", "waiting"]
    assert (answer["on"], answer["youth"]) == (DAY, YOUTH)
    for event in answer["events"]:
        assert list(event) == ["day", "kind", "label", "id", "name", "text"]
        assert event["day"] is None or "2026-11-23" <= event["day"] <= "2027-05-22"
    order = [
        (event["day"] is None, event["day"] or "", event["kind"], event["label"], event["id"])
        for event in answer["events"]
    ]
    assert order == sorted(order) != []
    for wait in answer["waiting"]:
        assert list(wait) == ["offer", "name", "weeks", "seats_free", "seats_on", "known"]


def test_its_starts_are_those_of_the_match(demo):
    match = demo("match", YOUTH, "--on", DAY, "--format", "json").answer
    events = demo("calendar", YOUTH, "--on", DAY, "--format", "json").answer["events"]
    starts = {(event["id"], event["day"]) for event in events if event["kind"] in {"start", "from"}}
    known = [each for each in match["matches"] if each["conditions"]["time"] == "pass"]
    assert starts == {(each["offer"], each["earliest_start"]) for each in known}
    unknown = {event["id"] for event in events if event["kind"] == "unknown_start"}
    assert unknown == {each["offer"] for each in match["matches"]} - {each["offer"] for each in known}


def test_a_last_day_to_apply_stands_in_the_next_month_though_the_start_does_not(demo, tmp_path: Path):
    asked = ("calendar", "youth-nattergal-79", "--on", DAY, "--horizon", "30")
    events = demo(*asked, "--format", "json").answer["events"]
    last = {event["day"]: event["id"] for event in events if event["kind"] == "last_application"}
    assert "starten 1. februar 2027" in next(event["text"] for event in events if event["day"] == "2026-12-03")
    table, file = demo(*asked).out, tmp_path / "kalender.xlsx"
    assert "Lærling hos Ravn og Datter" in table
    assert "(--horizon 70 for det, der begynder efter kalenderen)" in table
    assert demo(*asked, "--format", "xlsx", "--out", str(file)).code == 0
    explained = {row[3]: row[-1] for row in load_workbook(file).worksheets[0].iter_rows(values_only=True)}
    command = explained[last["2026-12-03"]].split()
    assert command[-2:] == ["--horizon", "70"]
    assert demo(*command[1:], "--format", "json").answer["verdict"] == "match"


def test_what_opens_matches_when_asked_on_that_day_and_fails_on_time_today(demo):
    events = demo("calendar", "youth-graevling-33", "--on", DAY, "--format", "json").answer["events"]
    opens = [event for event in events if event["kind"] == "opens"]
    assert len(opens) == 2
    for event in opens:
        asked = ("match", "youth-graevling-33", "--offer", event["id"], "--format", "json", "--on")
        assert demo(*asked, DAY).answer["conditions"]["time"] == "fail"
        assert demo(*asked, event["day"]).answer["verdict"] == "match"


def test_a_municipality_and_the_whole_map_have_a_calendar_without_youths(demo):
    own = demo("calendar", "--municipality", "0991", "--on", DAY, "--format", "json").answer
    whole = demo("calendar", "--on", DAY, "--format", "json").answer
    assert (own["municipality"], whole["municipality"]) == ("0991", None)
    assert 0 < len(own["events"]) < len(whole["events"])
    about_edges = [event for event in whole["events"] if "edge" in event]
    assert {tuple(event) for event in about_edges} == {("day", "kind", "edge", "from", "to", "name", "text")}
    assert "youth-" not in str(whole)
    assert {event["kind"] for event in whole["events"]} >= {"start", "from", "last_application", "end", "reminder"}


def test_the_horizon_bounds_the_calendar(demo):
    short = demo("calendar", "--on", DAY, "--horizon", "10", "--format", "json").answer["events"]
    long = demo("calendar", "--on", DAY, "--horizon", "3653", "--format", "json").answer["events"]
    dated = [event for event in short if event["day"]]
    assert dated == [event for event in long if event["day"] and event["day"] <= "2026-12-03"] != []
    refused = demo("calendar", "--on", DAY, "--horizon", "3654")
    assert (refused.code, refused.err) == (2, "Kalenderen ser højst ti år frem (--horizon 3653).\n")


@pytest.mark.parametrize("whose", [(YOUTH,), ("--municipality", "0990")])
def test_each_is_a_table_for_people_and_a_spreadsheet(demo, tmp_path: Path, whose):
    file = tmp_path / "kalender.xlsx"
    table = demo("calendar", *whose, "--on", DAY)
    assert (table.code, table.err) == (0, "")
    assert "23. november 2026 til 22. maj 2027" in table.out
    assert "Ventetider og pladser" in table.out
    assert demo("calendar", *whose, "--on", DAY, "--format", "xlsx", "--out", str(file)).code == 0
    answer = demo("calendar", *whose, "--on", DAY, "--format", "json").answer
    rows = list(load_workbook(file).worksheets[0].iter_rows(values_only=True))
    assert len(rows) == 1 + len(answer["events"]) + len(answer["waiting"])
    assert rows[0][0] == "Dag"
    assert str(rows[1][-1]).startswith("kaedekort ")


def test_a_calendar_file_goes_to_stdout_or_into_a_file_and_reads_back(demo, tmp_path: Path):
    file = tmp_path / "kalender.ics"
    printed = demo("calendar", YOUTH, "--on", DAY, "--format", "ics")
    written = demo("calendar", YOUTH, "--on", DAY, "--format", "ics", "--out", str(file))
    assert (printed.code, written.out, written.err) == (0, "", f"Skrevet i {file}.\n")
    assert file.read_bytes().decode() == printed.out
    events = demo("calendar", YOUTH, "--on", DAY, "--format", "json").answer["events"]
    entries = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    days = [event["day"] for event in events if event["day"] and not (event["kind"] == "from" and event["day"] == DAY)]
    assert [entry.decoded("dtstart") for entry in entries] == [date.fromisoformat(day) for day in days]
    assert "due-17" not in printed.out
    assert len({str(entry["uid"]) for entry in entries}) == len(entries)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((YOUTH, "--municipality", "0990"), "ikke begge"),
        (("--municipality", "9999"), "9999"),
        (("youth-ukendt",), "youth-ukendt"),
        (("--on", "2026-02-30"), "ikke en dato"),
        (("--format", "xlsx"), "--out FIL.xlsx"),
        (("--format", "json", "--out", "x.json"), "--format xlsx eller ics"),
    ],
)
def test_what_cannot_be_asked_is_said_and_ends_with_2(demo, arguments, said):
    told = demo("calendar", *arguments)
    assert (told.code, told.out) == (2, "")
    assert said in told.err


def test_an_empty_calendar_and_a_bare_youth_are_said_so(kaedekort, tmp_path: Path):
    file = tmp_path / "bar.jsonl"
    file.write_text('{"node": "Youth", "id": "youth-bar"}\n', encoding="utf-8")
    assert kaedekort("load", file).code == 0
    told = kaedekort("calendar", "youth-bar", "--on", DAY)
    assert "I kortet mangler den unge fase, åbne delmål og kontaktperson" in told.err
    assert "Kalenderen er tom fra 23. november 2026 til 22. maj 2027." in told.err
    assert "Kalender: ingen." in told.out


WAITING_AND_CLOSED = """
{"node": "Organisation", "id": "org-a", "name": "A"}
{"node": "Offer", "id": "offer-tom", "name": "Ingen optag", "route": "open"}
{"node": "Youth", "id": "youth-lukket", "status": "closed"}
{"edge": "PROVIDES", "from": "org-a", "to": "offer-tom"}
"""


def test_an_unknown_start_stands_with_its_sentence_and_without_a_day(kaedekort, tmp_path: Path):
    file, sheet, picture = (tmp_path / name for name in ("kort.jsonl", "kalender.xlsx", "kalender.svg"))
    file.write_text(WAITING_AND_CLOSED.lstrip(), encoding="utf-8")
    assert kaedekort("load", file).code == 0
    told = kaedekort("calendar", "youth-lukket", "--on", DAY)
    assert "Uden fast startdag" in told.out
    assert "Det vides ikke, hvornår man kan begynde hos A." in told.out
    assert "Den unge »youth-lukket« er ikke aktiv i kortet." in told.err
    asked = ("calendar", "youth-lukket", "--on", DAY, "--format", "xlsx", "--out", sheet, "--plot", picture)
    assert kaedekort(*asked).code == 0
    rows = list(load_workbook(sheet).worksheets[0].iter_rows(values_only=True))
    assert rows[1][:4] == (None, "Start ukendt", "Ingen optag", "offer-tom")
    drawn = picture.read_text(encoding="utf-8")
    assert (
        "Der sker ikke noget fra 23. november 2026 til 22. maj 2027. 1 har ingen kendt dag og er ikke tegnet." in drawn
    )


def test_a_day_far_from_everything_in_the_map_is_said_so(demo):
    for day, said in (("1900-01-01", "den første dato i kortet er"), ("2199-01-01", "den sidste dato i kortet er")):
        for whose in ((), (YOUTH,), ("--municipality", "0991")):
            told = demo("calendar", *whose, "--on", day, "--format", "json")
            assert (told.code, said in told.err) == (0, True)
