"""The real files beside the project: what each gives, in figures. They are not part of the project, so they may be absent."""

import json
from pathlib import Path

import pytest

from graphmodel.catalogue import load_catalogue
from graphmodel.changes import Origin
from graphmodel.errors import InputError
from graphmodel.loading import fill, read_objects
from importers.options import Options
from importers.reading.files import read_file
from kaedekort.demo.municipality import build_demo
from tests.importers.lists import NOON, YES, codes, contents, edges_of, look, look_alone, nodes_of, opened, store_it

DATA = Path(__file__).parents[2] / ".." / "shared" / "data"
LISTS = DATA / "partner-lists"
TRAPS = sorted((DATA / "spreadsheet-traps").glob("*")) + sorted((DATA / "ohana").glob("*.csv"))
DEMO_LIST = Path(__file__).parents[2] / "kaedekort" / "demo" / "partnerliste.xlsx"

needs_data = pytest.mark.skipif(not LISTS.is_dir(), reason="de rigtige filer ligger ikke ved siden af projektet")


@needs_data
def test_all_leaders_of_a_municipality_come_in_as_they_are(tmp_path: Path) -> None:
    shown = look_alone(tmp_path, LISTS / "os2mo_alle_ledere.csv", options=Options(municipality="0621"))
    units = nodes_of(shown, "Organisation")

    assert shown.result.as_json()["rows"] == {"read": 62, "planned": 62, "held_back": 0}
    assert shown.result.plan.as_json() == {
        "create": {"Actor": 54, "Municipality": 1, "Organisation": 62},
        "update": {},
        "unchanged": {},
        "missing": {},
        "edges": {"LOCATED_IN": 62, "PART_OF": 61, "WORKS_AT": 54},
    }
    assert (shown.result.issues, shown.result.decisions) == ((), ())
    assert len([id_ for id_ in units if id_.startswith("org-kantine-")]) == 3
    assert len([id_ for id_ in units if id_.startswith("org-administration-")]) == 9
    assert nodes_of(shown, "Actor")["actor-joergen-oestergaard-soerensen"].properties["email"] == "jørgens@kolding.dk"


@needs_data
def test_the_leaders_come_again_unchanged_and_go_with_an_undo(tmp_path: Path) -> None:
    path, options = LISTS / "os2mo_alle_ledere.csv", Options(municipality="0621")
    with opened(tmp_path) as store:
        result = store_it(store, path, options=options)
        again = look(store, path, options=options)
        assert again.plan.change_set.is_empty()
        assert again.result.plan.as_json()["unchanged"] == {"Actor": 54, "Organisation": 62}
        store.undo(result.change or "", "en tester", NOON)
        assert contents(store) == []


@needs_data
@pytest.mark.parametrize("municipality", ["", "0860"])
def test_managers_in_windows_letters_come_in_with_each_their_unit(tmp_path: Path, municipality: str) -> None:
    path, options = LISTS / "os2mo_viborg_managers.csv", Options(municipality=municipality)
    with opened(tmp_path) as store:
        result = store_it(store, path, options=options)
        again = look(store, path, options=options)

        assert (result.read, result.planned, result.decisions) == (41, 41, ())
        assert (result.plan.create["Actor"], result.plan.create["Organisation"]) == (41, 41)
        assert len(result.tables[0].unmapped) == 7
        assert again.plan.change_set.is_empty()
        assert any("Østervrå børnehus" in line for line in contents(store))
        assert sum('"name": "Administration"' in line for line in contents(store)) == 6


def test_the_list_that_the_demo_ships_comes_in(tmp_path: Path) -> None:
    shown = look_alone(tmp_path, DEMO_LIST, options=Options(answers=YES))
    offers = nodes_of(shown, "Offer")

    assert shown.result.as_json()["rows"] == {"read": 31, "planned": 31, "held_back": 0}
    assert len(offers) == 31
    assert {offer.properties.get("route") for offer in offers.values()} >= {"open", "self", "referral", "visitation"}
    assert offers["offer-papirvaerksted"].properties["route"] == "open"
    assert offers["offer-papirvaerksted"].properties["phone"] == "01 10 01 40"
    assert len({sector for _, sector in edges_of(shown, "IN_SECTOR")}) == 6
    assert "cpr" not in codes(shown)


@pytest.mark.parametrize("municipality", ["", "0990"])
def test_the_list_that_the_demo_ships_needs_one_answer_where_the_demo_is_known(
    tmp_path: Path, municipality: str
) -> None:
    options = Options(municipality=municipality)
    with opened(tmp_path) as store:
        fill(store, read_objects(build_demo(load_catalogue().as_objects())), Origin("en tester", "demo", "demo"), NOON)
        shown = look(store, DEMO_LIST, options=options)

    (decision,) = shown.result.decisions
    assert decision.question == (
        "Er »Gældsrådgivning« i filen (fra 18 år, Torvet 14, Jette, 01 15 01 00, kontakt@frivilligbirkesund.example) "
        "det samme som »Gældsrådgivning for unge« i kortet (offer-gaeldsraadgivning, fra 18 år, Torvet 14, Christian Lovby)?"
    )
    assert shown.result.as_json()["rows"] == {"read": 31, "planned": 30, "held_back": 1}


def test_the_list_that_the_demo_ships_comes_into_an_empty_graph_without_a_question_and_goes_again(
    tmp_path: Path,
) -> None:
    options = Options(municipality="0990")
    with opened(tmp_path) as store:
        result = store_it(store, DEMO_LIST, options=options)
        assert (result.decisions, result.planned, result.plan.create["Municipality"]) == ((), 31, 1)
        assert look(store, DEMO_LIST, options=options).plan.change_set.is_empty()
        store.undo(result.change or "", "en tester", NOON)
        assert contents(store) == []


@needs_data
@pytest.mark.parametrize("path", TRAPS, ids=lambda path: path.name)
def test_no_file_ends_in_a_traceback_and_no_row_is_lost(tmp_path: Path, path: Path) -> None:
    with opened(tmp_path) as store:
        result = store_it(store, path, options=Options(answers=YES))
        again = look(store, path, options=Options(answers=YES))

    assert result.read > 0
    assert result.read == result.planned + len(result.held_back)
    assert again.plan.change_set.is_empty()
    assert json.dumps(result.as_json())


@needs_data
@pytest.mark.parametrize(
    ("file", "sheet", "rows"),
    [
        ("fl_skip-rows.xlsx", "Sheet 1", 1),
        ("fl_multiline-headers.xlsx", "Лист1", 1),
        ("fl_issue-312.xlsx", "invalid", 4),
        ("fl_encoding-issue-274.csv", "fl_encoding-issue-274", 507),
        ("ugnis_TrailingCellsWorkbook.xlsx", "Sheet1", 3),
        ("fl_table-with-ints-floats-dates.ods", "test", 3),
    ],
)
def test_the_tables_of_the_traps_are_found(tmp_path: Path, file: str, sheet: str, rows: int) -> None:
    (table,) = look_alone(tmp_path, DATA / "spreadsheet-traps" / file).result.tables

    assert (table.sheet, table.rows) == (sheet, rows)


@needs_data
def test_what_a_workbook_shows_is_what_is_read() -> None:
    numbers = read_file(DATA / "spreadsheet-traps" / "fl_adjust-floating-point-error.xlsx").sheets[0]
    dates = read_file(DATA / "spreadsheet-traps" / "fl_table-with-ints-floats-dates.ods").sheets[0]

    assert numbers.rows[2] == ("W-2-98-NC TF1 0-4cm Total P split 1", "68,665", "274,66", "274,66")
    assert dates.rows[1] == ("2013", "3,3", "2009-08-16", "2009-08-16 05:43")
    with pytest.raises(InputError):
        read_file(DATA / "README.md")
