"""`import --marked` and `--missing`: the list handed back with its doubts, and the words there are for what a list no longer has."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

LIST = "Tilbud;Udbyder;Alder\nMentor;Broen;10-12\nCamp;Broen;spørg\n"


@pytest.fixture
def listed(kaedekort, monkeypatch):
    monkeypatch.setenv("KAEDEKORT_STORE", "file:kort.kgl")
    Path("liste.csv").write_text(LIST, encoding="utf-8")
    assert kaedekort("import", "liste.csv", "--apply").code == 0
    return kaedekort


def test_the_marked_workbook_is_read_again_as_the_list_it_came_from(listed):
    told = listed("import", "liste.csv", "--marked", "retur.xlsx", "--format", "json")
    assert told.answer["plan"]["create"] == {}
    assert told.err.startswith("Listen med mærker er skrevet i retur.xlsx. ")
    book = load_workbook("retur.xlsx")
    book["liste"]["C3"].value = "14-18"
    book.save("retur.xlsx")

    applied = listed("import", "retur.xlsx", "--apply", "--format", "json").answer

    assert (applied["plan"]["create"], applied["plan"]["update"]) == ({}, {"Offer": 1})
    assert {change["source"] for change in listed("changes", "--format", "json").answer["changes"]} == {"liste.csv"}


@pytest.mark.parametrize(("name", "said"), [("retur.csv", "ender på .xlsx"), ("der.xlsx", "findes allerede")])
def test_it_is_written_as_a_workbook_and_over_no_other_file(listed, name, said):
    Path("der.xlsx").write_text("min", encoding="utf-8")
    told = listed("import", "liste.csv", "--marked", name)

    assert told.code == 2
    assert said in told.err
    assert Path("der.xlsx").read_text(encoding="utf-8") == "min"


def test_a_status_that_is_none_is_refused_and_a_danish_one_is_stored_as_the_map_has_it(listed):
    Path("liste.csv").write_text(LIST.replace("Camp;Broen;spørg\n", ""), encoding="utf-8")
    refused = listed("import", "liste.csv", "--missing", "hest", "--apply")
    stored = listed("import", "liste.csv", "--missing", "lukket", "--apply")

    assert (refused.code, stored.code) == (2, 0)
    assert "»hest« er ikke en status, vi kender." in refused.err
    assert '"status":"closed"' in listed("export").out.replace(" ", "")
