"""The marked workbook that comes back: the same source with the same choices, whatever the file is called by then."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graphmodel.catalogue import load_catalogue
from graphmodel.errors import WrongUse
from importers.choices import Choices
from importers.columns.overrides import ColumnChoice
from importers.handed_back import ORIGIN, Carried, taken_back
from importers.importing import Preview
from importers.options import Options, missing_choice
from importers.outgoing.marked import marked_workbook
from importers.own_sheets import TO_CHECK, is_own_sheet
from importers.reading.files import read_file
from tests.importers.lists import (
    NOON,
    YES,
    Rows,
    codes,
    contents,
    look,
    opened,
    store_it,
    write_csv,
    write_xlsx,
)

ROWS: Rows = [
    ["Tilbud", "Udbyder", "Telefon", "Bemærkning", "Alder"],
    ["Mentor", "Headspace", "75123456", "kun om onsdagen", "10-12"],
    ["Hold", "Headspac", "75123456", "ring først", "12-15"],
    ["Camp", "Huset", "", "", "spørg"],
]
CHOSEN = Options(columns=(ColumnChoice("Bemærkning", ""),), answers=YES)


def marked(shown: Preview, path: Path) -> Path:
    result = shown.result
    carried = Carried(shown.source, shown.choices)
    path.write_bytes(marked_workbook(shown.workbooks, result.issues, result.decisions, result.tables, carried))
    return path


def test_a_marked_workbook_is_the_same_source_and_takes_the_place_of_what_was_stored(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "spm.csv", ROWS)
    with opened(tmp_path) as store:
        before = contents(store)
        first = store_it(store, path, options=CHOSEN).change
        back = marked(look(store, path), tmp_path / "helt andet navn.xlsx")
        again = look(store, back)
        book = load_workbook(back)
        book["spm"]["E4"].value = "14-18"
        book.save(back)
        corrected = look(store, back)
        second = store_it(store, back).change
        kept = [store.undo(str(change), "en tester", NOON).kept for change in (second, first)]
        after = contents(store)

    assert (again.source, again.result.decisions, again.plan.change_set.is_empty()) == ("spm.csv", (), True)
    assert again.choices.columns == {"Bemærkning": ""}
    assert list(again.choices.answers.values()) == ["samme"]
    assert [(change.id, change.field, change.after) for change in corrected.plan.updates] == [
        ("offer-camp", "min_age", 14),
        ("offer-camp", "max_age", 18),
    ]
    assert (kept, after) == ([(), ()], before)


def test_choices_that_were_not_stored_yet_come_back_as_well_and_are_told(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        shown = look(store, write_csv(tmp_path / "spm.csv", ROWS), options=CHOSEN)
        again = look(store, marked(shown, tmp_path / "spm-markeret.xlsx"))

    assert again.result.plan == shown.result.plan
    assert again.choices == shown.choices
    (told,) = (issue for issue in again.result.issues if issue.code == "handed_back")
    assert told.cell == "spm-markeret.xlsx"
    assert told.message == (
        "Filen er hentet med mærker i Kædekort og hører til kilden »spm.csv«, så valgene derfra gælder også her."
    )
    assert any("(filen med mærker)" in issue.message for issue in again.result.issues if issue.code == "remembered")


def test_what_was_stored_last_holds_before_what_a_workbook_carries(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "spm.csv", ROWS)
    with opened(tmp_path) as store:
        back = marked(look(store, path, options=CHOSEN), tmp_path / "spm-markeret.xlsx")
        store_it(store, path, options=replace(CHOSEN, columns=(ColumnChoice("Bemærkning", "Offer.description"),)))
        again = look(store, back)

    assert again.choices.columns == {"Bemærkning": "Offer.description"}


def test_another_source_that_a_person_names_goes_before_the_one_that_a_workbook_carries(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        shown = look(store, write_csv(tmp_path / "spm.csv", ROWS), options=CHOSEN)
        again = look(store, marked(shown, tmp_path / "ny.xlsx"), options=Options(source="En anden liste"))

    assert (again.source, again.choices) == ("En anden liste", Choices())
    assert "handed_back" not in codes(again)


def test_a_source_that_differs_in_capitals_or_blanks_alone_is_the_one_that_is_known(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "spm.csv", ROWS)
    with opened(tmp_path) as store:
        store_it(store, path, options=replace(CHOSEN, source="Filur Nord"))
        again = look(store, path, options=Options(source="filur  nord"))

    assert (again.source, again.choices.columns) == ("Filur Nord", {"Bemærkning": ""})
    assert again.plan.change_set.is_empty()


def test_its_sheets_are_read_as_those_of_the_files_they_came_from(tmp_path: Path) -> None:
    """A text file's one sheet bears the file's name, which says nothing of a sector; a sheet that somebody named so does."""
    rows = [["Navn", "Alder"], ["Keramik", "13-18"], ["Skak", "10-12"]]
    with opened(tmp_path) as store:
        first = look(store, write_csv(tmp_path / "Kultur.csv", rows), write_xlsx(tmp_path / "b.xlsx", {"Ark1": rows}))
        second = look(store, marked(first, tmp_path / "retur.xlsx"))

    def told_of(shown: Preview) -> list[tuple[str, str, int]]:
        return [(table.file, table.sheet, table.rows) for table in shown.result.tables]

    assert second.source == first.source == "Kultur.csv, b.xlsx"
    assert told_of(second) == told_of(first) == [("Kultur.csv", "Kultur", 2), ("b.xlsx", "Ark1", 2)]


@pytest.mark.parametrize(
    "text", ["[]", "{", '{"columns": 3}', '{"columns": {"Alder": "Offer.hest"}}', '{"answers": {"a": 1}}', "null"]
)
def test_a_sheet_that_somebody_spoilt_chooses_nothing(tmp_path: Path, text: str) -> None:
    with opened(tmp_path) as store:
        shown = look(store, write_csv(tmp_path / "spm.csv", ROWS), options=CHOSEN)
        path = marked(shown, tmp_path / "spm-markeret.xlsx")
        book = load_workbook(path)
        book[ORIGIN]["B4"].value = text
        book.save(path)
        again = look(store, path)

    assert (again.source, again.choices.columns) == ("spm.csv", {})


def test_the_sheet_is_hidden_is_no_data_and_holds_no_cpr_number(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        shown = look(store, write_csv(tmp_path / "311299-1234.csv", ROWS), options=Options(source="Hr. 311299-1234"))
        path = marked(shown, tmp_path / "retur.xlsx")
    book = load_workbook(path)
    workbook, carried = taken_back(read_file(path))

    assert book.sheetnames[0] == TO_CHECK
    assert (book.sheetnames[-1], book[ORIGIN].sheet_state) == (ORIGIN, "hidden")
    assert [sheet.name for sheet in workbook.sheets if is_own_sheet(sheet)] == [TO_CHECK, ORIGIN]
    assert carried is not None
    assert carried.source == "Hr. xxxxxx-xxxx"


def test_long_choices_are_parted_over_several_cells_and_come_back_whole(tmp_path: Path) -> None:
    choices = Choices(answers={f"org-{number:05}-abcdef": "forskellige" for number in range(2_000)})
    with opened(tmp_path) as store:
        shown = look(store, write_csv(tmp_path / "spm.csv", ROWS))
    path = marked(replace(shown, choices=choices), tmp_path / "retur.xlsx")
    _, carried = taken_back(read_file(path))

    assert carried is not None
    assert carried.choices.answers == choices.answers


def test_our_own_list_of_doubts_is_not_searched_for_what_we_blotted_out_ourselves(tmp_path: Path) -> None:
    rows = [*ROWS[:2], ["Kor", "Huset", "311299-1234", "", "10-12"]]
    with opened(tmp_path) as store:
        path = marked(look(store, write_csv(tmp_path / "spm.csv", rows)), tmp_path / "spm-markeret.xlsx")
        as_it_is = look(store, path)
        book = load_workbook(path)
        book["spm"]["C3"].value = None
        book.save(path)
        corrected = look(store, path)

    assert [(issue.cell, issue.suggestion) for issue in as_it_is.result.issues if issue.code == "cpr"] == [
        ("spm!C3", "Slet »xxxxxx-xxxx« i cellen, og indlæs filen igen.")
    ]
    assert (corrected.result.held_back, "cpr" in codes(corrected)) == ((), False)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("lukket", ("", "closed")),
        ("nedlagt", ("", "closed")),
        ("paused", ("", "paused")),
        ("offer-a=på pause", ("offer-a", "paused")),
    ],
)
def test_a_status_for_what_is_gone_is_a_word_of_the_column_status(said: str, expected: tuple[str, str]) -> None:
    assert missing_choice(said, load_catalogue()) == expected


def test_any_other_word_is_refused_with_the_words_there_are() -> None:
    said = "»hest« er ikke en status, vi kender. Skriv en af disse: »lukket«, »på pause«, »aktiv«."
    with pytest.raises(WrongUse, match=re.escape(said)):
        missing_choice("offer-a=hest", load_catalogue())
