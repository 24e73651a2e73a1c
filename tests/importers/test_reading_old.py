"""Excel's old form (.xls) tells as much as the new one."""

from pathlib import Path

import pytest

from importers.reading.files import read_file
from importers.reading.sheets import Area, Workbook
from tests.importers.crafted_xls import OldSheet, OldValue, biff_stream, in_compound_file, xls_bytes

DAY = 46054.0
"""1 February 2026, counted from 1900."""


def read(folder: Path, content: bytes) -> Workbook:
    path = folder / "liste.xls"
    path.write_bytes(content)
    return read_file(path)


def remarks(workbook: Workbook) -> list[tuple[str, str]]:
    return [(remark.code, remark.cell) for remark in workbook.remarks]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Æblø  skolen ", "Æblø skolen"),
        ("'0045", "0045"),
        (67338448.0, "67338448"),
        (2.5, "2,5"),
        (True, "SAND"),
        (False, "FALSK"),
        ((1101040.0, "00 00 00 00"), "01 10 10 40"),
        ((555.0, "0000"), "0555"),
        ((0.25, "0%"), "25%"),
        ((6.0, '0 "uger"'), "6 uger"),
        ((1250.5, '#,##0.00 "kr."'), "1250,5 kr."),
        ((100.0, "[$kr-406] #,##0.00"), "kr 100"),
        ((DAY, "dd-mm-yyyy"), "2026-02-01"),
        ((DAY, "[$-406]d. mmmm yyyy"), "2026-02-01"),
        ((DAY + 14.5 / 24, "dd-mm-yyyy hh:mm"), "2026-02-01 14:30"),
        ((8.5 / 24, "hh:mm"), "08:30"),
        ((1.5625, "[h]:mm"), "37:30"),
        ((-5.0, "dd-mm-yyyy"), "-5"),
        ((1e9, "dd-mm-yyyy"), "1000000000"),
    ],
)
def test_a_cell_is_read_as_a_person_sees_it(tmp_path: Path, value: OldValue, shown: str) -> None:
    assert read(tmp_path, xls_bytes({"Ark1": [[value]]})).sheets[0].rows == ((shown,),)


def test_days_are_counted_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    content = xls_bytes({"Ark1": [[(DAY - 1462, "dd-mm-yyyy")]]}, days_from_1904=True)

    assert read(tmp_path, content).sheets[0].rows == (("2026-02-01",),)


def test_errors_are_missing_data_and_told_with_their_cells(tmp_path: Path) -> None:
    workbook = read(tmp_path, xls_bytes({"Ark1": [["Navn", "Tlf"], ["Klub", "#REF!"], ["Skole", "#N/A"]]}))

    assert workbook.sheets[0].rows == (("Navn", "Tlf"), ("Klub",), ("Skole",))
    assert [remark.message for remark in workbook.remarks] == [
        "I arket »Ark1« viser B3 fejlen #I/T og er læst som tom.",
        "I arket »Ark1« viser B2 fejlen #REFERENCE! og er læst som tom.",
    ]


def test_hidden_merged_and_commented_cells_are_told(tmp_path: Path) -> None:
    rows = [["Navn", "Tlf", "Note"], ["Klub", 75123456.0, "ny"], ["Skole"]]
    sheet = OldSheet(
        rows,
        merged=[(1, 2, 0, 0)],
        hidden_rows=[1],
        hidden_columns=[2],
        comments={(1, 0): ("Mette", "Lukker til sommer"), (0, 0): ("Kædekort", "vores egen")},
    )
    workbook = read(tmp_path, xls_bytes({"Ark1": sheet, "Skjult": OldSheet([["x"]], visibility=2)}))

    assert workbook.sheets[0].merged == (Area(1, 0, 2, 0),)
    assert [(sheet.name, sheet.is_hidden) for sheet in workbook.sheets] == [("Ark1", False), ("Skjult", True)]
    assert remarks(workbook) == [("hidden_columns", "Ark1!C1"), ("hidden_rows", "Ark1!A2"), ("comment", "Ark1!A2")]
    assert "»Lukker til sommer«" in workbook.remarks[2].message


def test_addresses_that_cells_lead_to_are_kept(tmp_path: Path) -> None:
    sheet = OldSheet([["Tilbud"], ["Mentor"]], links={(1, 0): "https://kui.example/mentor"})

    assert read(tmp_path, xls_bytes({"Ark1": sheet})).sheets[0].links == {(1, 0): "https://kui.example/mentor"}


def test_a_list_of_a_thousand_rows_is_read_to_its_end(tmp_path: Path) -> None:
    rows: list[list[OldValue]] = [["Tilbud", "Telefon"], *([f"Tilbud {at}", 20_000_000.0 + at] for at in range(1_000))]
    found = read(tmp_path, xls_bytes({"Ark1": rows})).sheets[0].rows

    assert (len(found), found[-1]) == (1_001, ("Tilbud 999", "20000999"))


@pytest.mark.parametrize("ending", ["xls", "xlsx", "csv"])
def test_an_old_workbook_is_known_by_its_bytes_with_and_without_the_file_around_it(tmp_path: Path, ending: str) -> None:
    stream = biff_stream({"Ark1": [["Navn", "By"], ["Klub", "Ribe"]]})
    path = tmp_path / f"liste.{ending}"

    for content in (stream, in_compound_file(stream), in_compound_file(stream, "Book")):
        path.write_bytes(content)
        assert read_file(path).sheets[0].rows == (("Navn", "By"), ("Klub", "Ribe"))
        assert [remark.code for remark in read_file(path).remarks] == (["renamed"] if ending == "csv" else [])
