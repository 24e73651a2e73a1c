"""Long and deep lists: what would take time by the square of the rows, or climb a ladder of a thousand steps, is gone through once."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from importers.outgoing.marked import marked_workbook
from importers.reading.sheets import Area, Sheet, Workbook
from importers.shapes.finding import find_tables
from importers.shapes.mark_headings import HeadingSubjects
from importers.shapes.views import MergedAreas
from tests.importers.grids import CATALOGUE, PLACES, headers
from tests.importers.lists import KOLDING, codes, edges_of, look_alone, nodes_of, write_csv

DEEP = 1_500
MANY = 400


def test_parents_stand_a_thousand_steps_above_each_other(tmp_path: Path) -> None:
    units = [["id", "parent_id", "Navn"], ["0", "", "Forening 0"]]
    units += [[str(at), str(at - 1), f"Forening {at}"] for at in range(1, DEEP)]
    organisations = write_csv(tmp_path / "organisationer.csv", units)
    offers = write_csv(tmp_path / "tilbud.csv", [["id", "organisation_id", "Navn"], ["a", str(DEEP - 1), "Mentor"]])
    preview = look_alone(tmp_path / "kort", organisations, offers, options=KOLDING)

    assert preview.result.as_json()["rows"] == {"read": DEEP + 1, "planned": DEEP + 1, "held_back": 0}
    assert len(edges_of(preview, "PART_OF")) == DEEP - 1
    assert edges_of(preview, "PROVIDES") == {(f"org-forening-{DEEP - 1}", "offer-mentor")}


def test_many_offers_of_one_name_are_told_apart_by_their_contacts(tmp_path: Path) -> None:
    rows = [["id", "organisation_id", "Navn", "Telefon"]]
    rows += [[str(at), "1", "Mentor", f"75{at:06d}"] for at in range(MANY)]
    organisations = write_csv(tmp_path / "organisationer.csv", [["id", "Navn"], ["1", "KFUM"]])
    preview = look_alone(tmp_path / "kort", organisations, write_csv(tmp_path / "tilbud.csv", rows), options=KOLDING)

    assert len(nodes_of(preview, "Offer")) == MANY
    assert "ids_of_one" not in codes(preview)


def test_many_offers_of_one_name_with_a_contact_in_common_are_one(tmp_path: Path) -> None:
    rows = [["id", "organisation_id", "Navn", "Mail"]]
    rows += [[str(at), "1", "Mentor", "post@kfum.dk"] for at in range(MANY)]
    organisations = write_csv(tmp_path / "organisationer.csv", [["id", "Navn"], ["1", "KFUM"]])
    preview = look_alone(tmp_path / "kort", organisations, write_csv(tmp_path / "tilbud.csv", rows), options=KOLDING)

    assert list(nodes_of(preview, "Offer")) == ["offer-mentor"]
    assert codes(preview).count("ids_of_one") == 1


@pytest.mark.parametrize("merged", [True, False])
def test_each_of_many_tables_under_each_other_keeps_its_own_merged_cells(merged: bool) -> None:
    rows: list[tuple[str, ...]] = []
    areas = []
    for at in range(MANY):
        areas.append(Area(len(rows) + 2, 1, len(rows) + 3, 1))
        rows += [(f"Region {at}",), ("Tilbud", "Udbyder", "Telefon"), (f"Mentor {at}", f"KFUM {at}", "75123456")]
        rows += [(f"Klub {at}", "", "75123457"), ()]
    sheet = Sheet("liste.xlsx", "Ark1", tuple(rows), tuple(areas) if merged else ())
    tables = find_tables(sheet, CATALOGUE, PLACES)

    assert len(tables) == MANY
    assert all(table.sheet is sheet for table in tables)
    assert [row.cells[1].text if 1 in row.cells else "" for row in tables[-1].rows] == [
        f"KFUM {MANY - 1}",
        f"KFUM {MANY - 1}" if merged else "",
    ]


def test_merged_areas_are_found_by_the_rows_that_they_cover() -> None:
    title, tall, single = Area(0, 0, 0, 3), Area(1, 0, 9, 0), Area(5, 2, 5, 3)
    areas = MergedAreas([single, tall, title])

    assert areas.touching(range(1)) == (title,)
    assert areas.touching(range(5, 6)) == (tall, single)
    assert areas.touching(range(6, 20)) == (tall,)
    assert areas.touching(range(10, 20)) == ()


def test_hundreds_of_marked_columns_that_nobody_knows_stay_columns_of_their_own() -> None:
    header = ("Tilbud", "Udbyder", *(f"Emne {at}" for at in range(MANY)))
    rows = [
        header,
        *((f"Mentor {at}", "KFUM", *("x" if column % 2 else "" for column in range(MANY))) for at in range(3)),
    ]
    (table,) = find_tables(Sheet("liste.xlsx", "Ark1", tuple(rows)), CATALOGUE, PLACES)

    assert len(headers(table)) == MANY + 2


def test_a_heading_may_be_about_several_subjects_and_most_decide() -> None:
    subjects = HeadingSubjects(CATALOGUE, PLACES)

    assert {subject.name for subject in subjects.subjects("15-17")} == {"age"}
    assert subjects.closed_subject("Kolding") is not None
    assert subjects.closed_subject("Skostørrelse") is None
    assert subjects.subject_of(["15-17", "18-24", "Noget andet"]) == subjects.closed_subject("15-17")
    assert subjects.subject_of(["15-17", "Noget", "Andet"]) is None


def test_of_merged_areas_over_each_other_the_upper_one_is_handed_back() -> None:
    areas = (Area(3, 0, 4, 1), Area(1, 0, 3, 0), *(Area(row, 3, row, 4) for row in range(5, MANY)))
    sheet = Sheet("liste.xlsx", "Ark1", tuple(("a", "b", "c", "d", "e") for _ in range(MANY)), areas)
    content = marked_workbook([Workbook("liste.xlsx", "0" * 64, (sheet,), ())], [], [])

    merged = {str(cells) for cells in load_workbook(BytesIO(content))["Ark1"].merged_cells.ranges}
    assert {"A2:A4", "D6:E6", f"D{MANY}:E{MANY}"} <= merged
    assert "A4:B5" not in merged
    assert len(merged) == MANY - 4
