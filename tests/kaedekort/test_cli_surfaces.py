"""`surfaces`: where organisations work together and what hangs on one, as data, as tables and as a spreadsheet."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

DAY = "2026-11-23"
PLAIN = ["on", "graph_version", "sectors", "brokers", "single_points"]
PARTS = {
    "--organisations": "organisations",
    "--states": "states",
    "--break-points": "break_points",
    "--lacks": "lacks",
    "--costs": "costs",
    "--contacts": "contacts",
    "--pairs": "pairs",
}


def asked(demo, *options: str) -> dict:
    return demo("surfaces", "--on", DAY, "--format", "json", *options).answer


def load(kaedekort, *things: dict) -> None:
    """A map of a few things in the store of the folder."""
    Path("kort.jsonl").write_text("".join(json.dumps(thing) + "\n" for thing in things), encoding="utf-8")
    assert kaedekort("load", "kort.jsonl").code == 0


def test_surfaces_are_told_with_exactly_the_keys_of_the_design(demo):
    answer = asked(demo)
    assert list(answer) == PLAIN
    assert [list(row) for row in answer["sectors"]] == [["from", "to", "edges", "unconfirmed"]] * len(answer["sectors"])
    pairs = [(row["from"], row["to"]) for row in answer["sectors"]]
    assert pairs == sorted(set(pairs)) != []
    assert [list(row) for row in answer["brokers"]] == [["organisation", "betweenness"]] * len(answer["brokers"])
    brokers = [row["organisation"] for row in answer["brokers"]]
    assert brokers == sorted(set(brokers))
    assert all(round(row["betweenness"], 6) == row["betweenness"] for row in answer["brokers"])
    points = [next(iter(row.items())) for row in answer["single_points"]]
    assert points == sorted(points) != []
    assert {kind for kind, _ in points} == {"actor", "organisation"}
    assert min(row["pairs_lost"] for row in answer["single_points"]) >= 1


@pytest.mark.parametrize(("option", "key"), PARTS.items())
def test_each_option_adds_its_own_key_and_nothing_else(demo, option, key):
    opened = asked(demo, option)
    assert list(opened) == [*PLAIN, key]
    assert {name: opened[name] for name in PLAIN} == asked(demo)
    assert opened[key]


def test_every_figure_can_be_opened_down_to_its_rows(demo):
    answer = asked(demo, *PARTS)
    in_force = [row for row in answer["organisations"] if row["in_force"]]
    of_sectors = {(row["from"], row["to"]): row for row in answer["sectors"]}
    one_way = [
        row for row in in_force if row["type"] in ("REFERS_TO", "HANDS_OVER_TO", "DELIVERS_FOR", "FUNDS", "SUPERVISES")
    ]
    for (giver, taker), row in of_sectors.items():
        found = [each for each in one_way if giver in each["from_sectors"] and taker in each["to_sectors"]]
        for kind in {each["type"] for each in found}:
            assert row["edges"][kind] == sum(each["type"] == kind for each in found)
    assert sum(row["unconfirmed"] for row in answer["sectors"]) == sum(not row["confirmed_on"] for row in in_force)
    for state in answer["states"]:
        row = of_sectors.get((state["from"], state["to"]))
        assert (state["in_force"], state["confirmed"]["never"]) == (
            (sum(row["edges"].values()), row["unconfirmed"]) if row else (0, 0)
        )
    for point in answer["single_points"]:
        ((kind, id_), (_, lost)) = point.items()
        assert sum(pair.get(kind) == id_ for pair in answer["pairs"]) == lost
    for edge in answer["costs"]["edges"]:
        assert len(edge["carries"]) == (edge["pairs_carried"] or 0)
    assert sum(row["hours_per_month"] or 0 for row in in_force) == sum(
        row["hours_per_month"] or 0 for row in answer["costs"]["sectors"]
    )


def test_what_hangs_on_one_is_what_is_lost_without_it(demo):
    answer = asked(demo, "--pairs")
    ((kind, id_), (_, lost)) = answer["single_points"][-1].items()
    without = demo("what-if", "--without", f"{kind}:{id_}", "--on", DAY, "--format", "json").answer
    assert without["loses"] == [
        {"youth": pair["youth"], "area": pair["area"]} for pair in answer["pairs"] if pair.get(kind) == id_
    ]
    assert len(without["loses"]) == lost


def test_a_pair_on_its_way_over_an_edge_is_explained_by_its_chain(demo):
    edges = asked(demo, "--costs", "--pairs")["costs"]["edges"]
    edge = next(edge for edge in edges if edge["carries"] and edge["type"] == "REFERS_TO")
    pair = edge["carries"][0]
    chain = demo("chain", pair["youth"], pair["offer"], "--on", DAY, "--format", "json").answer["chain"]
    assert (edge["from"], edge["type"], edge["to"]) in [(step["from"], step["edge"], step["to"]) for step in chain]


def test_who_names_an_organisation_or_a_sector_sees_its_collaborations_alone(demo):
    every = asked(demo, "--organisations")["organisations"]
    own = asked(demo, "--organisation", "org-jobhuset")["organisations"]
    assert own == [row for row in every if "org-jobhuset" in (row["from"], row["to"])] != every
    regional = asked(demo, "--sector", "sector-region")["organisations"]
    assert regional == [row for row in every if "sector-region" in row["from_sectors"] + row["to_sectors"]] != []
    assert any(row["holds"] == "over" and not row["in_force"] for row in regional)


def test_the_table_tells_the_sectors_what_hangs_on_one_and_where_there_is_more(demo):
    table = demo("surfaces", "--on", DAY)
    assert (table.code, table.err) == (0, "")
    assert "Samarbejdsflader · 23. november 2026" in table.out
    for words in (
        "Sektor for sektor",
        "Hænger på én",
        "Bindeled",
        "Mere at se",
        "Birkesund Ungeindsats",
        "henviser til",
    ):
        assert words in table.out
    for option in PARTS:
        assert option in table.out


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--organisations", ("Organisation for organisation", "ved ikke", "og 51 forbindelser mere")),
        ("--organisation=org-produktionsskolen-kajen", ("lukket", "2018-06-01 (8", "skriftlig")),
        ("--sector=sector-region", ("aftalt, udløb", "planlagt", "mangler", "(13", "Helle Krogvang")),
        ("--states", ("Hvor friske", "11 flere")),
        ("--break-points", ("netværkets form, ikke hvad unge mister", "36 + 1")),
        ("--lacks", ("§ 115", "intet lovgrundlag", "uden aftale", "Ejer")),
        ("--costs", ("Timer sektor for sektor", "fører ingen unge", "ved ikke")),
        ("--contacts", ("Knud Hjortlund", "Unge uden kontaktperson")),
        ("--pairs", ("hver ung og hvert område", "youth-")),
    ],
)
def test_each_part_is_a_table_for_people(demo, option, words):
    table = demo("surfaces", "--on", DAY, option)
    assert (table.code, table.err) == (0, "")
    assert [each for each in words if each not in table.out] == []
    assert "Sektor for sektor\n" not in table.out


def test_the_spreadsheet_has_a_row_for_each_collaboration_that_is_asked_for(demo):
    assert demo("surfaces", "--on", DAY, "--organisations", "--format", "xlsx", "--out", "alle.xlsx").code == 0
    assert demo("surfaces", "--on", DAY, "--sector", "sector-stat", "--format", "xlsx", "--out", "stat.xlsx").code == 0
    for file, rows in (
        ("alle.xlsx", asked(demo, "--organisations")),
        ("stat.xlsx", asked(demo, "--sector", "sector-stat")),
    ):
        sheet, _about = load_workbook(file).worksheets
        head, *body = sheet.iter_rows(values_only=True)
        assert [(row[0], row[head.index("Slags")], row[head.index("Til")]) for row in body] == [
            (row["from"], row["type"], row["to"]) for row in rows["organisations"]
        ]


def test_the_spreadsheet_has_a_sheet_for_each_part(demo):
    answer = asked(demo, *PARTS)
    assert demo("surfaces", "--on", DAY, "--format", "xlsx", "--out", "først.xlsx").code == 0
    assert demo("surfaces", "--on", DAY, *PARTS, "--format", "xlsx", "--out", "alt.xlsx").code == 0
    first, every = load_workbook("først.xlsx"), load_workbook("alt.xlsx")
    assert first.sheetnames == ["Sektor for sektor", "Hænger på én", "Hænger på én, hver ung", "Bindeled", "Om svaret"]
    for book, columns in (
        (first, ["Hvem", "Ung", "Område"]),
        (every, ["Hvem", "Ung", "Område", "Uden: hvordan", "Årsag"]),
    ):
        head, *pairs = book["Hænger på én, hver ung"].iter_rows(values_only=True)
        assert list(head[:-1]) == columns
        assert [row[1] for row in pairs] == [pair["youth"] for pair in answer["pairs"]]
    rows = {sheet.title: sheet.max_row - 1 for sheet in every.worksheets[:-1]}
    lacks, costs = answer["lacks"], answer["costs"]
    assert rows == {
        "Sektor for sektor": len(answer["sectors"]),
        "Hænger på én": len(answer["single_points"]),
        "Hænger på én, hver ung": len(answer["pairs"]),
        "Bindeled": sum(row["betweenness"] > 0 for row in answer["brokers"]),
        "Samarbejdsflader": len(answer["organisations"]),
        "Friskhed": len(answer["states"]),
        "Holder andre sammen": len(answer["break_points"]),
        "Deling af oplysninger": len(lacks["information"]),
        "Møder uden henvisning": len(lacks["meetings_without_referrals"]),
        "Uden aftale": len(lacks["referrals_without_agreement"]),
        "Uden ejer": len(lacks["handovers_without_owner"]),
        "Timer efter sektor": len(costs["sectors"]),
        "Timer efter organisation": len(costs["organisations"]),
        "Timer efter forbindelse": len(costs["edges"]),
        "Vejen går over": sum(len(edge["carries"]) for edge in costs["edges"]),
        "Kontaktpersoner": len(answer["contacts"]["people"]),
        "Unge uden kontaktperson": len(answer["contacts"]["without"]),
    }
    _head, *people = every["Kontaktpersoner"].iter_rows(values_only=True)
    assert sorted(row[1] for row in people) == sorted(len(row["youths"]) for row in answer["contacts"]["people"])


def test_each_pair_that_hangs_on_one_tells_how_it_would_stand_without_and_why(demo):
    pairs = asked(demo, "--pairs")["pairs"]
    told = [pair["without"] for pair in pairs if pair.get("actor") == "actor-rikke-damvang"]
    assert told == [{"state": "gap", "cause": "authority"}]
    assert {pair["without"]["state"] for pair in pairs} == {"gap", "possible"}
    table = demo("surfaces", "--on", DAY, "--pairs").out
    for words in ("Uden: hvordan", "Årsag", "Muligt", "Hul", "ingen, der kan bestemme"):
        assert words in table


def test_a_sector_or_an_organisation_narrows_every_part(demo):
    whole, own = asked(demo, *PARTS), asked(demo, *PARTS, "--sector", "sector-region")
    regional = {"org-ungepsykiatrien", "org-laegehuset"}
    for part in ("sectors", "states"):
        assert own[part] == [row for row in whole[part] if "sector-region" in (row["from"], row["to"])] != []
    assert {row["organisation"] for row in own["brokers"]} == regional
    assert own["brokers"] == [row for row in whole["brokers"] if row["organisation"] in regional]
    assert own["break_points"] == [row for row in whole["break_points"] if row["organisation"] in regional]
    assert [len(rows) for rows in own["lacks"].values()] == [0, 1, 0, 1]
    assert [row["actor"] for row in own["contacts"]["people"]] == ["actor-helle-krogvang"]
    assert "without" not in own["contacts"]
    assert own["single_points"] == own["pairs"] == []
    costs = [row for row in whole["costs"]["organisations"] if row["organisation"] in regional]
    assert own["costs"]["organisations"] == costs != []
    assert (
        "Samarbejdsflader · Region · 23. november 2026"
        in demo("surfaces", "--on", DAY, "--sector", "sector-region").out
    )
    of_one = asked(demo, "--organisation", "org-rusbasen", "--pairs")
    assert list(of_one) == [*PLAIN, "pairs"]
    assert of_one["pairs"] == [pair for pair in whole["pairs"] if pair.get("organisation") == "org-rusbasen"] != []


def test_names_are_texts_whatever_they_look_like(kaedekort):
    load(
        kaedekort,
        {"node": "Organisation", "id": "org: æ 1", "name": "=HYPERLINK(1)"},
        {"node": "Organisation", "id": 'org"2'},
        {
            "edge": "FUNDS",
            "from": "org: æ 1",
            "to": 'org"2',
            "owner": "[bold]ingen",
            "note": "=1+1",
            "hours_per_month": 1.5,
        },
    )
    assert kaedekort("surfaces", "--on", DAY, "--organisations", "--format", "xlsx", "--out", "ark.xlsx").code == 0
    cells = {cell.value: cell.data_type for row in load_workbook("ark.xlsx").worksheets[0].iter_rows() for cell in row}
    assert (cells["=HYPERLINK(1)"], cells["=1+1"], cells[1.5]) == ("s", "s", "n")
    table = kaedekort("surfaces", "--on", DAY, "--organisation", 'org"2').out
    assert "=HYPERLINK(1)" in table
    assert "[bold]ingen" in "".join(table.split())
    assert "ingen sektor" in kaedekort("surfaces", "--on", DAY).out


def test_a_map_without_surfaces_says_so(kaedekort):
    load(kaedekort, {"node": "Organisation", "id": "org-1"})
    told = kaedekort("surfaces", "--on", DAY, "--format", "json")
    assert told.answer == {
        "on": DAY,
        "graph_version": 1,
        "sectors": [],
        "brokers": [{"organisation": "org-1", "betweenness": 0.0}],
        "single_points": [],
    }
    assert told.err == "Der er ingen samarbejdsflader i kortet: ingen organisationer er forbundet med hinanden.\n"
    assert "Sektor for sektor: ingen." in kaedekort("surfaces", "--on", DAY).out


def test_a_day_on_which_nothing_holds_or_of_which_nothing_is_told_is_said_so(kaedekort):
    ends = {"from": "org-1", "to": "org-2"}
    load(
        kaedekort,
        {"node": "Organisation", "id": "org-1"},
        {"node": "Organisation", "id": "org-2"},
        {"edge": "FUNDS", **ends, "valid_from": "2020-01-01", "valid_to": "2020-12-31"},
        {"edge": "KNOWS", **ends, "confirmed_on": "2021-01-01", "valid_to": "2021-12-31"},
    )
    assert "Ingen af kortets 2 samarbejdsflader er i kraft 23. november 2026." in kaedekort("surfaces", "--on", DAY).err
    for day, said in (
        ("0001-01-01", "Kortet fortæller ikke om 1. januar 1: den første dato i kortet er 1. januar 2020."),
        ("2199-01-01", "Kortet fortæller ikke om 1. januar 2199: den sidste dato i kortet er 31. december 2021."),
    ):
        assert said in kaedekort("surfaces", "--on", day).err
    assert kaedekort("surfaces", "--on", "2020-05-05").err == ""
    last = kaedekort("surfaces", "--on", "9999-12-31", "--organisations", "--states", "--format", "json").answer
    assert [row["holds"] for row in last["organisations"]] == ["over", "over"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--sector", "sector-findes-ikke"), "Der er ingen sektor i kortet med id'et »sector-findes-ikke«."),
        (("--organisation", ""), "Der er ingen organisation i kortet med id'et »«."),
        (("--format", "xlsx"), "Sig, hvilken fil regnearket skal skrives i"),
        (("--on", "2026-02-30"), "»2026-02-30« er ikke en dato i kalenderen."),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence_and_exit_2(demo, arguments, said):
    told = demo("surfaces", *arguments)
    assert (told.code, told.out) == (2, "")
    assert said in told.err
    assert not Path("ark.xlsx").exists()
