from pathlib import Path

from graphmodel.catalogue import load_catalogue
from graphmodel.reference import load_reference
from importers.reading.files import read_file
from importers.reading.sheets import Sheet
from importers.shapes.finding import find_tables
from importers.tables import Table
from importers.values.words import Words
from tests.importers.lists import Rows, write_xlsx

CATALOGUE = load_catalogue()
PLACES = Words(CATALOGUE, load_reference()).place_words
HEADER = ["Tilbud", "Udbyder", "Alder", "Telefon"]
FULL = ["Mentor", "Ungeindsatsen", "15-25 år", "75123456"]


def sheet(rows: Rows) -> Sheet:
    return Sheet("liste.xlsx", "Ark1", tuple(tuple(str(cell or "") for cell in row) for row in rows))


def tables(rows: Rows) -> tuple[Table, ...]:
    return find_tables(sheet(rows), CATALOGUE, PLACES)


def test_a_title_blank_rows_and_blank_columns_stand_before_the_header() -> None:
    (table,) = tables([["", "Tilbud 2026"], ["", "Opdateret i går"], [], ["", *HEADER], ["", *FULL]])

    assert table.title is not None
    assert table.title.text == "Tilbud 2026"
    assert (table.header_row, table.first_row, table.last_row) == (3, 4, 4)
    assert (table.columns[0].letter, table.columns[0].header) == ("B", "Tilbud")
    assert table.rows[0].cells[1].address == "Ark1!B5"


def test_section_rows_are_told_to_the_rows_below_them() -> None:
    (table,) = tables([HEADER, ["Kommune"], FULL, FULL, ["FORENINGER"], FULL])

    assert [row.section.text if row.section else None for row in table.rows] == ["Kommune", "Kommune", "FORENINGER"]


def test_a_lone_name_in_the_column_of_names_is_data() -> None:
    (table,) = tables([HEADER, FULL, ["Lektiecafé"], FULL])

    assert [row.cells[0].text for row in table.rows] == ["Mentor", "Lektiecafé", "Mentor"]


def test_sums_and_notes_are_no_data_but_are_told() -> None:
    (table,) = tables([HEADER, FULL, ["I alt", "", "", "12"], [], ["Obs: ring først"]])

    assert len(table.rows) == 1
    assert [(aside.kind.value, aside.cell.address) for aside in table.asides] == [
        ("total", "Ark1!A3"),
        ("note", "Ark1!A5"),
    ]


def test_stacked_tables_have_each_their_title() -> None:
    rows = [["Region Nordjylland"], HEADER, FULL, FULL, [], ["Region Sjælland"], HEADER, FULL]
    first, second = tables(rows)

    assert [table.title.text for table in (first, second) if table.title] == ["Region Nordjylland", "Region Sjælland"]
    assert [len(table.rows) for table in (first, second)] == [2, 1]
    assert (second.header_row, second.first_row) == (6, 7)


def test_a_title_right_above_the_next_header_is_not_the_last_row_of_the_table_before() -> None:
    first, second = tables([HEADER, FULL, ["Sjælland"], HEADER, FULL])

    assert len(first.rows) == 1
    assert second.title is not None
    assert second.title.text == "Sjælland"


def test_cells_beyond_the_header_are_columns_named_by_their_letter() -> None:
    (table,) = tables([HEADER, [*FULL, "", "noget ekstra"]])

    assert table.columns[-1].header == "Kolonne F"


def test_headers_that_stand_twice_are_told_apart() -> None:
    (table,) = tables([["Tilbud", "Telefon", "Telefon"], ["Mentor", "1", "2"]])

    assert [column.header for column in table.columns] == ["Tilbud", "Telefon", "Telefon (C)"]


def test_a_header_over_two_rows_is_read_as_one(tmp_path: Path) -> None:
    rows = [
        ["Tilbud", "Kontakt", "", "Leder", ""],
        ["", "Navn", "Telefon", "Navn", "Telefon"],
        ["Mentor", "Ida", "1", "Bo", "2"],
    ]
    path = write_xlsx(tmp_path / "liste.xlsx", {"Ark1": rows}, merged=["A1:A2", "B1:C1", "D1:E1"])
    (table,) = find_tables(read_file(path).sheets[0], CATALOGUE)

    assert [column.header for column in table.columns] == [
        "Tilbud",
        "Kontakt: Navn",
        "Kontakt: Telefon",
        "Leder: Navn",
        "Leder: Telefon",
    ]
    assert len(table.rows) == 1


def test_merged_cells_down_a_column_count_for_every_row(tmp_path: Path) -> None:
    rows = [["Udbyder", "Tilbud"], ["Ungeindsatsen", "Mentor"], ["", "Praktik"]]
    path = write_xlsx(tmp_path / "liste.xlsx", {"Ark1": rows}, merged=["A2:A3"])
    (table,) = find_tables(read_file(path).sheets[0], CATALOGUE)

    assert table.rows[1].cells[0].text == "Ungeindsatsen"
    assert table.rows[1].cells[0].address == "Ark1!A2"


def test_a_section_over_merged_cells_is_a_section_whatever_it_says(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "liste.xlsx", {"Ark1": [HEADER, ["De gode steder"], FULL]}, merged=["A2:D2"])
    (table,) = find_tables(read_file(path).sheets[0], CATALOGUE)

    assert [row.section.text for row in table.rows if row.section] == ["De gode steder"]


def test_a_header_of_unknown_words_is_found_by_its_looks() -> None:
    (table,) = tables([["Skostørrelse", "Farve"], ["42", "blå"], ["43", "rød"]])

    assert (table.header_row, table.has_known_header) == (0, False)


def test_a_sheet_without_a_header_is_one_table_of_lettered_columns() -> None:
    (table,) = tables([["Headspace", "75123456", "a@b.dk"], ["Klubben", "75123457", "c@d.dk"]])

    assert table.header_row is None
    assert [column.header for column in table.columns] == ["Kolonne A", "Kolonne B", "Kolonne C"]


def test_an_empty_sheet_has_no_tables() -> None:
    assert tables([[], []]) == ()


def test_a_row_of_nothing_but_header_words_is_never_data() -> None:
    (table,) = tables([HEADER, ["Navn", "Leder", "År", "Mobil"], FULL])

    assert len(table.rows) == 1
    assert [(aside.kind.value, aside.cell.address) for aside in table.asides] == [("header", "Ark1!A2")]


def test_two_header_rows_that_nobody_merged_are_one_header() -> None:
    rows = [["Tilbud", "", "Kontakt", ""], ["Navn", "Alder", "Navn", "Telefon"], ["Mentor", "15-25", "Ida", "75123456"]]
    (table,) = tables(rows)

    assert [column.header for column in table.columns] == ["Tilbud: Navn", "Alder", "Kontakt: Navn", "Telefon"]
    assert [row.cells[0].text for row in table.rows] == ["Mentor"]


def test_the_first_row_of_a_list_without_a_header_is_data_like_the_others() -> None:
    rows = [
        ["Mentor", "KUI Ribe", "løbende", "gratis", "75123456"],
        ["Praktik", "KUI Ribe", "løbende", "gratis", "75123457"],
    ]
    (table,) = tables(rows)

    assert (table.header_row, len(table.rows)) == (None, 2)
    (named,) = find_tables(sheet(rows), CATALOGUE, PLACES, frozenset({"mentor"}))
    assert (named.header_row, len(named.rows)) == (0, 1)


def test_words_for_kinds_alone_are_no_header() -> None:
    (table,) = tables([["Virksomhed", "Forening"], ["Skole", "Kommune"]])

    assert len(table.rows) == 2


def test_a_place_right_above_the_header_is_about_the_rows_whatever_the_title_is() -> None:
    (table,) = tables([["Tilbud 2026"], ["Region Syddanmark"], HEADER, FULL])

    assert table.title is not None
    assert table.title.text == "Tilbud 2026"
    assert [row.section.text for row in table.rows if row.section] == ["Region Syddanmark"]


def test_what_stands_above_a_header_and_is_no_title_is_told() -> None:
    (table,) = tables([["Tilbud 2026"], ["Samlet af Ulla"], [], HEADER, FULL])

    assert [(aside.kind.value, aside.cell.text) for aside in table.asides] == [("note", "Samlet af Ulla")]
