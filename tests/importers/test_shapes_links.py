"""Cells that lead somewhere: the address is data, wherever the words that are clicked stand."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from importers.reading.files import read_file
from importers.shapes.finding import find_tables
from importers.tables import Table
from tests.importers.crafted import ods_parts, pack, xlsx_parts
from tests.importers.grids import CATALOGUE, PLACES, drawn, headers
from tests.importers.lists import look_alone, nodes_of, write_xlsx


def table_of(drawing: str, links: dict[tuple[int, int], str]) -> Table:
    (table,) = find_tables(replace(drawn(drawing), links=links), CATALOGUE, PLACES)
    return table


def told(table: Table) -> list[tuple[str, str, str]]:
    return [(each.code, each.cell, each.message) for each in table.told]


@pytest.mark.parametrize(
    ("text", "link", "read"),
    [
        ("Link", "https://kui.example/", "https://kui.example/"),
        ("Læs mere her", "https://kui.example/mentor", "https://kui.example/mentor"),
        ("KUI i Ribe", "https://kui.example", "KUI i Ribe https://kui.example"),
        ("kui.example", "https://www.kui.example/", "kui.example"),
        ("Se www.kui.example for mere", "http://kui.example", "Se www.kui.example for mere"),
    ],
)
def test_in_a_column_of_web_pages_the_address_stands_in_the_cell(text: str, link: str, read: str) -> None:
    table = table_of(f"Tilbud|Hjemmeside\nMentor|{text}\nSang|", {(1, 1): link})

    assert table.rows[0].cells[1] == (read, "Ark1!B2")
    assert [each.code for each in table.told] == ([] if read == text else ["links"])


def test_a_mailbox_behind_a_word_or_a_name_is_read_without_the_letter_it_begins() -> None:
    table = table_of(
        "Tilbud|Mail|Kontakt\nMentor|Skriv til os|Bo Lund",
        {(1, 1): "mailto:kui@x.dk?subject=Hej", (1, 2): "mailto:bo%40x.dk"},
    )

    assert [cell.text for cell in table.rows[0].cells.values()] == ["Mentor", "kui@x.dk", "Bo Lund, bo@x.dk"]


def test_names_that_can_be_clicked_fill_a_column_of_addresses_that_stand_where_the_names_do() -> None:
    table = table_of(
        "Tilbud|Udbyder|Telefon\nMentor|KUI|75123456\nSang|Klub|\nDans|Klub|",
        {(1, 0): "https://mentor.example", (3, 0): "https://dans.example"},
    )

    assert headers(table) == ["Tilbud", "Udbyder", "Telefon", "Hjemmeside"]
    assert [row.cells.get(3) for row in table.rows] == [
        ("https://mentor.example", "Ark1!A2"),
        None,
        ("https://dans.example", "Ark1!A4"),
    ]
    assert table.sheet.address(2, 3) == "Ark1!A3"
    assert [table.row_address(row) for row in table.rows] == ["Ark1!A2:C2", "Ark1!A3:B3", "Ark1!A4:C4"]
    assert told(table) == [
        (
            "links",
            "Ark1!A2",
            "2 celler i kolonnen »Tilbud« fører til en adresse, som er læst med: https://mentor.example, https://dans.example.",
        )
    ]


def test_where_the_column_of_addresses_says_something_else_the_address_is_told() -> None:
    table = table_of(
        "Tilbud|Hjemmeside\nMentor|kui.dk\nSang|", {(1, 0): "https://mentor.dk", (2, 0): "https://sang.dk"}
    )

    assert [row.cells[1].text for row in table.rows] == ["kui.dk", "https://sang.dk"]
    assert told(table)[1] == (
        "links_left",
        "Ark1!A2",
        "En celle i kolonnen »Tilbud« fører til en adresse, som ikke er læst med: https://mentor.dk.",
    )


def test_links_of_a_workbook_come_from_the_cells_and_from_formulas(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "liste.xlsx", {"Ark1": [["Tilbud", "Udbyder"], ["Mentor", "KUI"], ["Sang", "Klub"]]})
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet["A2"].hyperlink = "https://mentor.dk/"
    sheet["B2"].hyperlink = "mailto:kui@kui.dk"
    sheet["B3"].hyperlink = "#Ark1!A1"
    book.save(path)
    assert read_file(path).sheets[0].links == {(1, 0): "https://mentor.dk/", (1, 1): "mailto:kui@kui.dk"}
    shown = look_alone(tmp_path / "kort", path)
    assert "https://mentor.dk/" in [node.properties.get("website") for node in nodes_of(shown, "Offer").values()]

    formula = '<c r="A1" t="str"><f>HYPERLINK("https://a.dk","A")</f><v>A</v></c><c r="B1"><f>1+1</f><v>2</v></c>'
    assert read_file(pack(path, xlsx_parts(f'<row r="1">{formula}</row>'))).sheets[0].links == {(0, 0): "https://a.dk"}


def test_links_of_libreoffice_come_from_the_text_and_from_formulas(tmp_path: Path) -> None:
    clicked = '<text:p><text:a xlink:href="https://a.dk">A</text:a></text:p>'
    formula = 'table:formula="of:=HYPERLINK(&quot;https://b.dk&quot;;&quot;B&quot;)"'
    row = f'<table:table-cell office:value-type="string">{clicked}</table:table-cell>'
    row += f'<table:table-cell {formula} office:value-type="string"><text:p>B</text:p></table:table-cell>'
    parts = ods_parts(f'<table:table table:name="A"><table:table-row>{row}</table:table-row></table:table>')
    parts["content.xml"] = parts["content.xml"].replace(
        " xmlns:calcext", ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:calcext'
    )

    assert read_file(pack(tmp_path / "liste.ods", parts)).sheets[0].links == {
        (0, 0): "https://a.dk",
        (0, 1): "https://b.dk",
    }
