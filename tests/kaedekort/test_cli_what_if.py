"""`what-if`: several files as one, what is said of the question, and both sides of every pair; and a day that the map says nothing of."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.queries.maps import edge, less, node, sure

DAY = "2026-11-23"
KEYS = ["on", "graph_version", "loses", "gains", "matches_lost", "matches_gained"]
PAIR = {"youth": "youth-1", "area": "area-doegnrytme"}
FULL = {"seats_free": 0}
SEAT = node("Offer", "offer-mentor", seats_free=1, seats_on="2026-11-20")
WAY = edge("REFERS_TO", "org-kui", "org-huset")


@pytest.fixture
def asked(kaedekort, tmp_path: Path):
    """Draws a map of some objects, and asks what if; files are given by their objects."""

    def ask(objects, *words, files=(), command="what-if", on=DAY, form=("--format", "json")):
        (tmp_path / "kort.jsonl").write_text(lines(objects), encoding="utf-8")
        assert kaedekort("load", "kort.jsonl", "--replace", "--store", "file:kort.kgl").code == 0
        for number, added in enumerate(files, start=1):
            (tmp_path / f"{number}.jsonl").write_text(lines(added), encoding="utf-8")
            words = (*words, "--with", f"{number}.jsonl")
        return kaedekort(command, *words, "--on", on, *form, "--store", "file:kort.kgl")

    return ask


def lines(objects):
    return "\n".join(json.dumps(each, ensure_ascii=False) for each in objects)


def test_several_files_are_one(asked):
    objects = less(sure(offer=FULL), "REFERS_TO")
    for alone in ([SEAT], [WAY]):
        assert asked(objects, files=[alone]).answer["gains"] == []
    assert asked(objects, files=[[SEAT], [WAY]]).answer["gains"] == [PAIR]
    assert asked(objects, files=[[SEAT, WAY], [WAY]]).answer["gains"] == [PAIR]


def test_an_edge_of_one_file_may_lead_to_a_node_of_another(asked):
    new = node("Offer", "offer-ny", name="Nyt", reach="national", intake="rolling", route="self")
    edges = [edge("DEVELOPS", "offer-ny", "area-doegnrytme"), edge("PROVIDES", "org-kui", "offer-ny")]
    told = asked(sure(offer=FULL), files=[edges, [new]])
    assert told.answer["gains"] == [PAIR]
    assert told.err == "Er ikke i kortet, men regnes med i svaret: tilbud »offer-ny«.\n"
    assert asked(sure(), files=[edges]).code == 1


@pytest.mark.parametrize(
    ("second", "name"),
    [
        ([{**SEAT, "seats_free": 2}], "Tilbud »offer-mentor«"),
        ([{**WAY, "state": "active"}], "forbindelsen REFERS_TO fra »org-kui« til »org-huset«"),
    ],
)
def test_two_files_that_differ_are_refused_by_name(asked, second, name):
    told = asked(sure(), files=[[SEAT, WAY], second])
    assert (told.code, told.out) == (1, "")
    assert told.err == f"»1.jsonl« og »2.jsonl« siger hver sit om {name}. Lad kun den ene af dem sige det.\n"


def test_what_the_map_does_not_have_and_what_falls_away_is_said(asked):
    wrong = node("Offer", "offer-nix", seats_free=3)
    told = asked(sure(), "--without", "organisation:org-huset", files=[[wrong, WAY]])
    assert told.err.splitlines() == [
        "Er ikke i kortet, men regnes med i svaret: tilbud »offer-nix«.",
        "Falder væk, for den ene ende er taget væk: REFERS_TO fra »org-kui« til »org-huset«.",
    ]
    many = [node("Area", f"area-{number}") for number in range(7)]
    assert "»area-4« og 2 mere." in asked(sure(), files=[many]).err
    back = [node("Organisation", "org-huset"), WAY, edge("PROVIDES", "org-huset", "offer-mentor")]
    assert asked(sure(), "--without", "organisation:org-huset", files=[back]).err == ""


def test_what_ends_before_it_begins_is_warned_of_as_where_it_is_loaded(asked):
    never = {**WAY, "valid_from": "2026-12-01", "valid_to": "2026-11-01"}
    told = asked(less(sure(), "REFERS_TO"), files=[[SEAT, never], [SEAT]])
    assert (told.code, told.answer["gains"]) == (0, [])
    assert told.err == (
        "»1.jsonl«: Linje 2: REFERS_TO slutter (2026-11-01), før det begynder (2026-12-01), og gælder derfor aldrig.\n"
    )


def test_an_edge_that_holds_both_ways_is_found_from_either_end(asked):
    mutual = [*less(sure(), "REFERS_TO"), edge("CO_DELIVERS_WITH", "org-kui", "org-huset")]
    for ends in ("org-kui:org-huset", "org-huset:org-kui"):
        assert asked(mutual, "--without", f"edge:CO_DELIVERS_WITH:{ends}").answer["loses"] == [PAIR]
    one_way = asked(sure(), "--without", "edge:REFERS_TO:org-huset:org-kui")
    assert (one_way.code, one_way.err) == (
        2,
        "Der er ingen forbindelse i kortet, der hedder »edge:REFERS_TO:org-huset:org-kui«.\n",
    )


def test_of_two_edges_that_each_hold_both_ways_the_one_as_it_is_written_is_taken(asked):
    twice = [edge("CO_DELIVERS_WITH", "org-kui", "org-huset"), edge("CO_DELIVERS_WITH", "org-huset", "org-kui")]
    objects = [*less(sure(), "REFERS_TO"), *twice]
    things = [f"edge:CO_DELIVERS_WITH:{each['from']}:{each['to']}" for each in twice]
    assert asked(objects, "--without", things[0]).answer["loses"] == []
    assert asked(objects, "--without", things[0], "--without", things[1]).answer["loses"] == [PAIR]


def test_one_seat_is_one_youths(asked):
    other = [
        node("Youth", "youth-2", birth_month="2008-05"),
        node("SubGoal", "subgoal-2"),
        edge("LIVES_IN", "youth-2", "0621"),
        edge("WORKS_TOWARDS", "youth-2", "subgoal-2"),
        edge("IN_AREA", "subgoal-2", "area-doegnrytme"),
        edge("AT_STAGE", "youth-2", "kontaktparat", main=True),
        edge("CONSENTS_TO", "youth-2", "org-huset"),
    ]
    objects = sorted(sure(*other, offer=FULL), key=lambda thing: "edge" in thing)
    told = asked(objects, files=[[SEAT]])
    assert told.answer["gains"] == [PAIR, {**PAIR, "youth": "youth-2"}]
    assert told.err == (
        "»Mentor« har 1 ledig plads, men 2 unge ville blive dækket af tilbuddet. "
        "Én plads er én ungs: på én gang dækker det 1 af dem.\n"
    )
    assert asked(objects, files=[[{**SEAT, "seats_free": 2}]]).err == ""


def test_both_sides_are_data_only_where_they_are_asked_for(asked):
    objects = sure(offer=FULL)
    plain, told = (asked(objects, *more, files=[[SEAT]]).answer for more in ((), ("--explain",)))
    assert list(plain) == list(told) == KEYS
    assert plain["gains"] == [PAIR]
    assert plain["matches_gained"] == [{"youth": "youth-1", "offer": "offer-mentor"}]
    (gained,), (match,) = told["gains"], told["matches_gained"]
    assert list(gained) == ["youth", "area", "before", "after"]
    assert gained["before"] == {
        "state": "gap",
        "cause": "capacity",
        "offer": "offer-mentor",
        "provider": None,
        "chain": [],
    }
    assert (gained["after"]["state"], gained["after"]["chain"]) == ("carried", ["org-kui", "org-huset"])
    assert match == {
        "youth": "youth-1",
        "offer": "offer-mentor",
        "missing": None,
        "failed": ["capacity"],
        "unknown": [],
    }


def test_the_table_and_the_spreadsheet_tell_both_sides(asked, tmp_path: Path):
    table = asked(sure(offer=FULL), files=[[SEAT]], form=())
    assert "Hul: ingen plads; nærmest er Mentor" in table.out
    assert "Dækket: Mentor (Ungehuset)" in table.out
    assert "kaedekort match youth-1 --offer offer-mentor --on 2026-11-23" in table.out
    asked(sure(offer=FULL), files=[[SEAT]], form=("--format", "xlsx", "--out", "svar.xlsx"))
    _, *rows = load_workbook(tmp_path / "svar.xlsx")["Hvad nu hvis"].iter_rows(values_only=True)
    explained = "kaedekort match youth-1 --offer offer-mentor --on 2026-11-23"
    before, after = ("Hul", "ingen plads", "Mentor"), ("Dækket", None, "Mentor (Ungehuset)")
    assert rows == [
        ("Nu dækket", "youth-1", "area-doegnrytme", "Døgnrytme", *before, *after, explained),
        ("Passer nu", "youth-1", "offer-mentor", "Mentor", "Går ikke", "ingen plads", None, "Passer", None, None, explained),
    ]  # fmt: skip


def test_a_match_that_is_only_no_longer_denied_is_told_apart(demo, tmp_path: Path):
    asked = ("what-if", "--without", "role:role-voksenraadgiver", "--on", DAY)
    gained = demo(*asked, "--explain", "--format", "json").answer["matches_gained"]
    assert [row["unknown"] for row in gained] == [["authority"]] * 10
    said = "10 af dem, der passer nu, går kun fra »går ikke« til »vides ikke«"
    assert said in demo(*asked).out
    assert demo(*asked, "--format", "xlsx", "--out", "svar.xlsx").code == 0
    header, *rows = load_workbook(tmp_path / "svar.xlsx")["Hvad nu hvis"].iter_rows(values_only=True)
    now = [row[header.index("Efter")] for row in rows if row[0] == "Passer nu"]
    assert now == ["Vides ikke"] * 10
    assert "»vides ikke«" not in demo("what-if", "--without", "offer:offer-bilen", "--on", DAY).out


@pytest.mark.parametrize("command", [("agreements",), ("what-if", "--without", "organisation:org-ssp")])
@pytest.mark.parametrize(
    ("day", "said"), [("1990-01-01", "den første dato i kortet"), ("2099-01-01", "den sidste dato")]
)
def test_a_day_that_the_map_says_nothing_of_is_told(demo, command, day, said):
    told = demo(*command, "--on", day, "--format", "json")
    assert told.code == 0
    assert said in told.err
    assert "Kortet fortæller ikke om 1. januar" in told.err
    assert demo(*command, "--on", DAY, "--format", "json").err == ""


@pytest.mark.parametrize(("command", "words"), [("agreements", ()), ("what-if", ("--without", "offer:offer-mentor"))])
def test_a_map_without_active_youths_says_so(asked, command, words):
    said = "Der er ingen aktive unge med et åbent område i kortet"
    assert said in asked(sure(youth={"status": "inactive"}), *words, command=command).err
    assert said not in asked(sure(), *words, command=command).err


def test_youths_of_whom_nobody_is_known_are_counted_where_agreements_are_looked_for(asked):
    said = "Om 1 ung vides det ikke, hvem der er om dem nu"
    alone = asked(less(sure(), "org-kui"), command="agreements")
    assert said in alone.err
    assert "kaedekort gaps --links" in alone.err
    assert said not in asked(less(sure(), "REFERS_TO"), command="agreements").err
    covered = [node("Organisation", "org-kui"), edge("PROVIDES", "org-kui", "offer-mentor")]
    walks_in = sorted([*less(sure(offer={"route": "open"}), "org-kui"), *covered], key=lambda thing: "edge" in thing)
    assert asked(walks_in, command="agreements").err == ""
