"""`kaedekort supply`: its views as sheets, what is not told, and what it says where nothing is seen to lack."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.queries.maps import edge, node

DAY = "2026-11-23"
ALONE = [
    node("Organisation", "org"),
    node("Offer", "offer-a", name="Café", min_age=15),
    node("Offer", "offer-b"),
    edge("PROVIDES", "org", "offer-a"),
    edge("PROVIDES", "org", "offer-b"),
]
AREA = [node("Area", "area-bolig", name="Bolig"), edge("DEVELOPS", "offer-a", "area-bolig")]
STAGE = [node("Stage", "kontaktparat", name="Kontaktparat"), edge("SUITS", "offer-a", "kontaktparat")]
NOT_SEEN = "så det kan ikke ses, hvor der intet er."
EVERYWHERE = "Der er noget til hver fase og hvert område, der spørges om."


@pytest.fixture
def supply_of(kaedekort, tmp_path: Path):
    """Asks for the supply of a map of some objects."""

    def ask(objects, *words):
        (tmp_path / "kort.jsonl").write_text("\n".join(map(json.dumps, objects)), encoding="utf-8")
        store = ("--store", "file:kort.kgl")
        assert kaedekort(*store, "load", "kort.jsonl", "--replace").code == 0
        return kaedekort(*store, "supply", "--on", DAY, *words)

    return ask


def test_a_workbook_has_a_sheet_for_each_view_with_names_and_ids(demo, tmp_path: Path):
    answer = demo("supply", "--on", DAY, "--format", "json").answer
    assert demo("supply", "--on", DAY, "--format", "xlsx", "--out", "x.xlsx").code == 0
    sheets = {sheet.title: list(sheet.values) for sheet in load_workbook(tmp_path / "x.xlsx")}
    assert list(sheets)[:6] == [
        "Tilbud", "Tilbud efter område og fase", "Efter vej ind", "Efter alder", "Efter sektor", "Her er der intet",
    ]  # fmt: skip

    def offers_of(dimension: str, key: str | None) -> int:
        return len({id_ for cell in answer["cells"] if cell[dimension] == key for id_ in cell["offers"]})

    for title, dimension in (("Efter vej ind", "route"), ("Efter alder", "age"), ("Efter sektor", "sector")):
        rows = sheets[title][1:]
        assert [row[2] for row in rows] == [offers_of(dimension, row[0]) for row in rows]
        assert {row[0] for row in rows} == {cell[dimension] for cell in answer["cells"]}
    bolig = next(row for row in sheets["Tilbud efter område og fase"] if row[0] == "area-bolig")
    assert (bolig[1], bolig[-1]) == ("Bolig", offers_of("area", "area-bolig"))
    nothing = sheets["Her er der intet"][1:]
    assert [(row[0], row[2], row[5]) for row in nothing] == [
        (each["stage"], each["area"], ", ".join(each["maybe"])) for each in answer["nothing"]
    ]
    assert nothing[0][1:5:2] == ("Kontaktparat", "Certifikat/kørekort")
    assert nothing[0][4:] == ("Virksomhedskontakten", "offer-kontakt-til-virksomheder")
    assert len(sheets["Tilbud"]) == 138


def test_what_may_be_for_an_empty_cell_goes_by_its_name(demo):
    table = demo("supply", "--on", DAY).out
    assert "Virksomhedskontakten, Nat-sms" in table
    assert "offer-kontakt-til-virksomheder" not in table


def test_an_age_that_is_not_told_can_be_asked_for_as_the_table_says_it(demo):
    whole = demo("supply", "--on", DAY, "--format", "json").answer
    told = demo("supply", "--on", DAY, "--age", "ukendt", "--format", "json").answer
    assert {cell["age"] for cell in told["cells"]} == {None}
    unknown = {id_ for cell in whole["cells"] if cell["age"] is None for id_ in cell["offers"]}
    assert {each["offer"] for each in told["offers"]} == unknown
    assert len(unknown) == 3


def test_where_there_are_no_phases_or_areas_it_is_not_told_as_if_there_was_something_for_each(supply_of):
    nothing = supply_of(ALONE).out
    assert f"Der er hverken faser eller områder i kortet, {NOT_SEEN}" in nothing
    assert "For 2 tilbud er fasen ikke oplyst." in nothing
    assert f"Der er ingen faser i kortet, {NOT_SEEN}" in supply_of([*ALONE, *AREA]).out
    assert f"Der er ingen områder i kortet, {NOT_SEEN}" in supply_of([*ALONE, *STAGE]).out
    for objects in (ALONE, [*ALONE, *AREA], [*ALONE, *STAGE]):
        told = supply_of(objects).out
        assert "Her er der intet" not in told
        assert EVERYWHERE not in told


def test_that_there_is_something_everywhere_is_said_with_what_is_not_told(supply_of):
    told = supply_of([*ALONE, *AREA, *STAGE]).out
    assert EVERYWHERE in told
    assert "For 1 tilbud er fasen ikke oplyst." in told
    assert "For 1 tilbud er området ikke oplyst." in told
    other = [node("Area", "area-it", name="It")]
    assert EVERYWHERE not in supply_of([*ALONE, *AREA, *STAGE, *other]).out


def test_where_only_what_is_not_told_is_asked_for_nothing_is_said_of_the_rest(supply_of):
    told = supply_of([*ALONE, *AREA, *STAGE, node("Area", "area-it")], "--stage", "ukendt").out
    assert EVERYWHERE not in told
    assert "Her er der intet" not in told
    assert "For 1 tilbud er fasen ikke oplyst." in told
