"""`match` and `chain`: the answer to the main question, as data, as a table and as a spreadsheet."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from kaedekort.cli import match_tables
from tests.oracle import CONDITIONS
from webviz.suggestions import grouping

DAY = "2026-11-23"
YOUTH = "youth-aborre-12"
OFFER_KEYS = {
    "offer", "name", "provider", "serves", "conditions", "stage_fit", "earliest_start", "latest_application", "handovers", "chain", "call",
    "caveats", "explanation", "unknown",
}  # fmt: skip
"""Those of the design, section 5, and `unknown`: whom to ask about each condition that is unknown (section 4)."""


def assert_is_an_offer(found: dict[str, Any]) -> None:
    assert set(found["conditions"]) == set(CONDITIONS)
    assert set(found["conditions"].values()) <= {"pass", "fail", "unknown"}
    assert found["serves"] == sorted(found["serves"])
    assert found["stage_fit"] in {"main", "partial", None}
    assert set(found["call"]) == {"name", "phone", "email"}
    for step in found["chain"]:
        assert set(step) == {"from", "edge", "to", "responsible", "permission", "confirmed_on"}
    assert [doubt["condition"] for doubt in found["unknown"]] == [
        name for name, status in found["conditions"].items() if status == "unknown"
    ]
    assert found["explanation"].endswith(".")


def test_every_youth_is_answered_with_exactly_the_keys_of_the_design(demo):
    told = demo("match", "--all", "--on", DAY, "--format", "json")
    assert told.code == 0
    assert told.err == ""
    assert len(told.answers) > 70
    assert [answer["youth"] for answer in told.answers] == sorted(answer["youth"] for answer in told.answers)
    for line, answer in zip(told.out.splitlines(), told.answers, strict=True):
        assert line == json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
        assert set(answer) == {"youth", "on", "graph_version", "ongoing", "matches", "near_misses", "unsuitable"}
        assert (answer["on"], answer["graph_version"]) == (DAY, 1)
        assert isinstance(answer["unsuitable"], int)
        assert answer["ongoing"] == sorted(answer["ongoing"], key=lambda each: each["offer"])
        assert all(set(each) == {"offer", "state"} for each in answer["ongoing"])
        for found in answer["matches"]:
            assert set(found) == OFFER_KEYS
            assert "fail" not in found["conditions"].values()
            assert_is_an_offer(found)
        for found in answer["near_misses"]:
            assert set(found) == OFFER_KEYS | {"failed"}
            assert_is_an_offer(found)
            assert all(set(failure) == {"condition", "reason", "repair", "who"} for failure in found["failed"])
            assert {failure["condition"] for failure in found["failed"]} == {
                name for name, status in found["conditions"].items() if status == "fail"
            }


def test_all_youths_at_once_get_what_each_gets_alone_also_one_that_is_named_twice(demo):
    together = demo("match", "--all", "--on", DAY, "--format", "json")
    several = [answer["youth"] for answer in together.answers][::20]
    alone = [demo("match", youth, "--on", DAY, "--format", "json").out for youth in several]
    assert {*alone} <= {*together.out.splitlines(keepends=True)}
    twice = demo("match", *several, several[0], "--on", DAY, "--format", "json")
    assert twice.out == "".join([*alone, alone[0]])


def test_today_is_the_day_where_none_is_said_and_the_group_takes_the_store_as_well(demo, monkeypatch):
    monkeypatch.delenv("KAEDEKORT_STORE")
    before = demo("--store", "file:demo.kgl", "match", YOUTH, "--format", "json")
    after = demo("--store", "file:nope.kgl", "match", "--format", "json", "--store", "file:demo.kgl", YOUTH)
    assert before.answer == after.answer
    assert before.answer["on"] == date.today().isoformat()  # noqa: DTZ011  the operator's own calendar day  # noqa: DTZ011  # the operator's own calendar day


def test_one_offer_is_judged_whatever_it_is(demo):
    answer = demo("match", YOUTH, "--on", DAY, "--format", "json", "--unsuitable").answer
    verdicts = {"match": "matches", "near_miss": "near_misses", "unsuitable": "unsuitable_offers"}
    assert answer["unsuitable"] == len(answer["unsuitable_offers"]) > 0
    for verdict, group in verdicts.items():
        found = answer[group][-1]
        alone = demo("match", YOUTH, "--offer", found["offer"], "--on", DAY, "--format", "json").answer
        assert list(alone)[:4] == ["youth", "on", "graph_version", "verdict"]
        assert alone["verdict"] == verdict
        assert {name: alone[name] for name in found} == found
        assert alone["failed"] == found.get("failed", [])
    ongoing = next(
        (each["youth"], each["ongoing"][0]["offer"])
        for each in demo("match", "--all", "--on", DAY, "--format", "json").answers
        if each["ongoing"]
    )
    youth, offer = ongoing
    assert demo("match", youth, "--offer", offer, "--on", DAY, "--format", "json").answer["verdict"] == "ongoing"
    every_youth = demo("match", "--all", "--offer", offer, "--on", DAY, "--format", "json")
    assert len(every_youth.answers) > 70


def test_a_profile_is_answered_like_a_youth_and_stored_nowhere(demo):
    before = demo("export").out
    profile = {"municipality": "0990", "age": 17, "interests": ["dyr-og-natur"], "birth_month": None, "stages": []}
    Path("profil.json").write_text(json.dumps(profile), encoding="utf-8-sig")
    answer = demo("match", "--profile", "profil.json", "--on", DAY, "--format", "json").answer
    assert answer["youth"] is None
    assert {found["conditions"]["age"] for found in answer["matches"]} <= {"pass", "unknown"}
    assert {found["conditions"]["place"] for found in answer["matches"]} == {"pass", "unknown"}
    offer = answer["matches"][0]["offer"]
    assert demo("match", "--profile", "profil.json", "--offer", offer, "--format", "json").answer["offer"] == offer
    assert demo("export").out == before


def test_the_limits_take_any_number(demo):
    few = demo("match", YOUTH, "--on", DAY, "--horizon", 0, "--max-handovers", 0, "--format", "json").answer
    usual = demo("match", YOUTH, "--on", DAY, "--format", "json").answer
    huge = demo("match", YOUTH, "--on", DAY, "--horizon", 10**12, "--max-handovers", 10**30, "--format", "json").answer
    assert len(few["matches"]) < len(usual["matches"]) <= len(huge["matches"])
    for day in ("0001-01-01", "9999-12-31"):
        far = demo("match", YOUTH, "--on", day, "--horizon", 10**12, "--unsuitable", "--format", "json")
        assert far.answer["on"] == day
        assert demo("match", YOUTH, "--on", day).code == 0


def test_the_table_shows_the_groups_and_what_it_takes(demo):
    told = demo("match", YOUTH, "--on", DAY)
    assert told.code == 0
    for words in (YOUTH, "Passer nu (", "Kan blive muligt (", "Det skal der til", "passer ikke lige nu", "Ring til"):
        assert words in told.out
    assert "stille«" not in told.out.replace("»stille omgivelser«", "")
    one = demo("match", YOUTH, "--on", DAY, "--offer", "offer-soevnskolen")
    assert one.out.startswith("\nSøvnskolen: ")
    assert "Passer ikke lige nu (" in demo("match", YOUTH, "--on", DAY, "--unsuitable").out


def test_the_table_leaves_nothing_out_without_a_word(demo):
    """Of each group the first twenty, and how many more there are."""
    short = demo("match", "youth-isfugl-11", "--on", DAY).out
    for youth in ("youth-isfugl-11", YOUTH):
        answer = demo("match", youth, "--on", DAY, "--format", "json").answer
        later = [found for found in answer["matches"] if (found["earliest_start"] or "") > "2026-12-23"]
        now = len(answer["matches"]) - len(later)
        assert later
        assert now
        table = demo("match", youth, "--on", DAY).out
        assert f"Passer nu ({now})" in table
        assert f"Starter senere – passer, men begynder om mere end en måned ({len(later)})" in table
    assert "tilbud mere" not in short
    Path("more.jsonl").write_text(
        "".join(
            f'{{"node": "Offer", "id": "offer-{n}", "name": "Nr. {n}", "route": "open", "intake": "rolling", "reach": "national"}}\n'
            f'{{"edge": "PROVIDES", "from": "org-rideklubben", "to": "offer-{n}"}}\n'
            f'{{"edge": "DEVELOPS", "from": "offer-{n}", "to": "area-doegnrytme"}}\n'
            for n in range(30)
        )
    )
    assert demo("load", "more.jsonl", "--merge").code == 0
    answer = demo("match", YOUTH, "--on", DAY, "--format", "json").answer
    now = sum((found["earliest_start"] or "") <= "2026-12-23" for found in answer["matches"])
    assert now > 30
    said = f"… og {now - 20} tilbud mere. Se dem alle med --format json eller --format xlsx --out FIL.xlsx.\n"
    assert said in demo("match", YOUTH, "--on", DAY).out


def test_later_is_the_same_in_a_table_and_on_a_page():
    assert match_tables.LATER_DAYS == grouping.LATER_DAYS


def test_no_start_is_shown_that_comes_too_late(demo):
    """The tenth grade starts in August, which is more than the horizon ahead: the table says so, and shows no day to go by."""
    youth, offer = "youth-graevling-33", "offer-tiende-ved-sundet"
    answer = demo("match", youth, "--on", DAY, "--format", "json").answer
    found = next(found for found in answer["near_misses"] if found["offer"] == offer)
    assert (found["conditions"]["time"], found["earliest_start"]) == ("fail", "2027-08-10")
    table = demo("match", youth, "--on", DAY).out
    assert "2027-08-10" not in table
    assert "ikke i tide" in table
    assert "tidligst begynde" in table
    assert demo("match", youth, "--on", DAY, "--format", "xlsx", "--out", "svar.xlsx").code == 0
    header, *rows = load_workbook("svar.xlsx")["Match"].iter_rows(values_only=True)
    sheet = [dict(zip(header, row, strict=True)) for row in rows]
    (late,) = (row for row in sheet if row["Tilbud"] == offer)
    assert (late["Tidligste start"], late["Søg senest"]) == (None, None)
    assert late["Det skal der til"].startswith("Man kan tidligst begynde 10. august 2027")
    assert {row["Gruppe"] for row in sheet if row["Tidligste start"]} >= {"Passer nu", "Starter senere"}
    for row in sheet:
        assert (row["Gruppe"] == "Starter senere") == (
            row["Tilbud"]
            in {each["offer"] for each in answer["matches"] if (each["earliest_start"] or "") > "2026-12-23"}
        )


def test_an_offer_that_suits_and_begins_later_is_not_said_to_suit_now(demo):
    answer = demo("match", YOUTH, "--on", DAY, "--format", "json").answer
    for found in answer["matches"]:
        head = demo("match", YOUTH, "--on", DAY, "--offer", found["offer"]).out.splitlines()[1]
        is_later = (found["earliest_start"] or "") > "2026-12-23"
        assert head.endswith(": Passer nu") != is_later
        assert (": Passer – begynder " in head) == is_later


def test_a_table_takes_names_as_they_are_also_those_that_look_like_mark_up_or_move_the_cursor(demo):
    Path("more.jsonl").write_text(
        '{"node": "Youth", "id": "youth-[/b]"}\n'
        '{"node": "Offer", "id": "offer-odd", "name": "[/red] \\u001b[2J rødt", "route": "open", "reach": "national"}\n'
        '{"edge": "PROVIDES", "from": "org-rideklubben", "to": "offer-odd"}\n',
        encoding="utf-8",
    )
    assert demo("load", "more.jsonl", "--merge").code == 0
    told = demo("match", "youth-[/b]", "--offer", "offer-odd")
    assert "[/red] ·[2J rødt" in told.out
    assert "\nyouth-[/b] · " in demo("match", "youth-[/b]").out
    assert "\x1b" not in demo("cypher", "MATCH (o:Offer {id: 'offer-odd'}) RETURN o.name AS `[/x]`").out


def test_a_spreadsheet_holds_every_offer_and_no_formula(demo):
    Path("more.jsonl").write_text(
        '{"node": "Offer", "id": "offer-sum", "name": "=HYPERLINK(\\"http://x\\";\\"kl\\u0007ik\\")", "reach": "national"}\n'
        '{"edge": "PROVIDES", "from": "org-rideklubben", "to": "offer-sum"}\n',
        encoding="utf-8",
    )
    assert demo("load", "more.jsonl", "--merge").code == 0
    answer = demo("match", YOUTH, "--on", DAY, "--format", "json").answer
    told = demo("match", YOUTH, "--on", DAY, "--format", "xlsx", "--out", "svar æ.xlsx")
    assert (told.code, told.out) == (0, "")
    assert "svar æ.xlsx" in told.err
    header, *rows = load_workbook("svar æ.xlsx")["Match"].iter_rows()
    assert [cell.value for cell in header][:5] == ["Ung", "Dag", "Gruppe", "Tilbud", "Navn"]
    assert [row[3].value for row in rows] == [
        *(found["offer"] for found in answer["matches"]), *(found["offer"] for found in answer["near_misses"])
    ]  # fmt: skip
    assert {row[0].value for row in rows} == {YOUTH}
    assert all(cell.data_type != "f" for row in rows for cell in row)
    assert [row[4].value for row in rows if row[3].value == "offer-sum"] == ['=HYPERLINK("http://x";"kl·ik")']


def test_the_chain_is_the_one_of_the_match(demo):
    found = next(
        found
        for answer in demo("match", "--all", "--on", DAY, "--format", "json").answers
        for found in ({**each, "youth": answer["youth"]} for each in answer["matches"])
        if len(found["chain"]) > 1
    )
    answer = demo("chain", found["youth"], found["offer"], "--on", DAY, "--format", "json").answer
    assert list(answer) == [
        "youth", "on", "graph_version", "offer", "name", "provider", "handovers", "chain", "call", "explanation",
    ]  # fmt: skip
    assert answer == {"on": DAY, "graph_version": 1} | {name: found[name] for name in answer if name in found}
    table = demo("chain", found["youth"], found["offer"], "--on", DAY).out
    assert "Sådan gør man" in table
    assert table.rstrip().endswith(found["explanation"][-20:])


def test_a_map_without_youths_answers_nothing_and_says_so(demo):
    Path("empty.jsonl").write_text('{"node": "Area", "id": "area-it"}\n')
    demo("--store", "file:new.kgl", "load", "empty.jsonl")
    told = demo("match", "--all", "--store", "file:new.kgl", "--format", "json")
    assert (told.code, told.out, told.err) == (0, "", "Der er ingen aktive unge i kortet.\n")
