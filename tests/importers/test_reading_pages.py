"""Pages and XML that systems call .xls because spreadsheets open them."""

from pathlib import Path

import pytest

from graphmodel.errors import InputError
from importers.reading.files import read_file
from importers.reading.sheets import Area, Workbook

ROWS = (("Tilbud", "Udbyder", "Telefon"), ("Mentor på Ærø", "KUI & co", "75123456"))
TABLE = """<table border=1><tr><th>Tilbud</th><th>Udbyder</th><th>Telefon</th></tr>
<tr><td>Mentor p&aring; Ærø</td><td>KUI &amp; co</td><td>75123456</td></tr></table>"""
PACKED = f"""MIME-Version: 1.0
Content-Type: multipart/related; boundary="x"

--x
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: 8bit

<html><body>{TABLE}</body></html>
--x
Content-Type: text/xml

<xml/>
--x--
"""
SPREADSHEET = """<?xml version="1.0" encoding="utf-8"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="s1"><NumberFormat ss:Format="00 00 00 00"/></Style>
<Style ss:ID="s2"><NumberFormat ss:Format="Percent"/></Style></Styles>
<Worksheet ss:Name="Tilbud"><Table><Column ss:Index="3" ss:Hidden="1"/>
<Row><Cell><Data ss:Type="String">Tilbud</Data></Cell><Cell><Data ss:Type="String">Tlf</Data></Cell>
<Cell><Data ss:Type="String">Dato</Data></Cell></Row>
<Row ss:Index="3" ss:Hidden="1"><Cell ss:MergeDown="1" ss:HRef="https://kui.example"><Data ss:Type="String">Men<B>tor</B></Data>
<Comment ss:Author="Ib"><Data>ny leder</Data></Comment></Cell><Cell ss:StyleID="s1"><Data ss:Type="Number">1101040</Data></Cell>
<Cell><Data ss:Type="DateTime">2026-02-01T00:00:00.000</Data></Cell><Cell ss:StyleID="s2"><Data ss:Type="Number">0.25</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="Error">#N/A</Data></Cell><Cell><Data ss:Type="DateTime">1899-12-31T08:30:00.000</Data></Cell>
<Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="DateTime">engang</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="Skjult"><Table><Row><Cell><Data ss:Type="Number">2.5</Data></Cell></Row></Table>
<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"""


def read(folder: Path, content: bytes, file: str = "liste.xls") -> Workbook:
    path = folder / file
    path.write_bytes(content)
    return read_file(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize(
    "around", ["{}", "<html><body>{}</body></html>", "<!-- x --><DIV>{}", "<style>a{{}}</style>\n{}"]
)
def test_the_table_of_a_page_is_a_sheet_and_what_it_is_is_told(tmp_path: Path, around: str, encoding: str) -> None:
    workbook = read(tmp_path, around.format(TABLE).encode(encoding))

    assert [(sheet.name, sheet.rows) for sheet in workbook.sheets] == [("liste", ROWS)]
    assert [remark.message for remark in workbook.remarks] == [
        "»liste.xls« er en hjemmeside med en tabel, selv om navnet siger noget andet. Den er læst som det, den er."
    ]


def test_a_page_that_is_packed_with_all_that_belongs_to_it_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, PACKED.encode()).sheets[0].rows == ROWS


def test_text_around_tables_and_several_tables_stand_under_each_other(tmp_path: Path) -> None:
    page = f"<h1>Tilbud i Varde</h1><p>Udtrukket<br>1.9.2026</p>{TABLE}<p>Øvrige</p>{TABLE}<p>Slut"
    rows = read(tmp_path, page.encode()).sheets[0].rows

    assert rows == (("Tilbud i Varde",), ("Udtrukket",), ("1.9.2026",), *ROWS, (), ("Øvrige",), *ROWS, (), ("Slut",))


def test_a_table_within_a_table_is_read_after_the_row_it_stands_in(tmp_path: Path) -> None:
    page = f"<table><tr><td>Menu<td>{TABLE}</td></tr><tr><td>Bund</td></tr></table>"

    assert read(tmp_path, page.encode()).sheets[0].rows == (("Menu",), *ROWS, (), ("Bund",))


def test_cells_over_several_rows_and_columns_are_merged_and_lines_in_a_cell_kept(tmp_path: Path) -> None:
    page = (
        "<table><tr><td rowspan=2>A<td colspan='2'>B<tr><td><p>c</p><p>d</p><td>e<br>f"
        "<tr style='display: none'><td>g<td rowspan=x>h<td><script>i</script></table>"
    )
    workbook = read(tmp_path, page.encode())

    assert workbook.sheets[0].rows == (("A", "B"), ("", "c\nd", "e\nf"), ("g", "h"))
    assert workbook.sheets[0].merged == (Area(0, 0, 1, 0), Area(0, 1, 0, 2))
    assert workbook.sheets[0].hidden_rows == (2,)


def test_addresses_that_a_page_leads_to_are_kept(tmp_path: Path) -> None:
    page = '<a href="/">Hjem</a><table><tr><td><a href="mailto:bo@kui.example">Bo</a><td><a href="#top">op</a><tr><td>x</table>'

    assert read(tmp_path, page.encode()).sheets[0].links == {(1, 0): "mailto:bo@kui.example"}


def test_a_text_that_begins_with_a_sign_of_markup_is_a_text(tmp_path: Path) -> None:
    assert read(tmp_path, b"<5 timer;Tilbud\n>5 timer;Mentor\n", "liste.csv").sheets[0].rows[0] == (
        "<5 timer",
        "Tilbud",
    )


def test_excels_xml_gives_what_a_person_sees(tmp_path: Path) -> None:
    workbook = read(tmp_path, SPREADSHEET.encode())
    offers, hidden = workbook.sheets

    assert offers.rows == (
        ("Tilbud", "Tlf", "Dato"),
        (),
        ("Mentor", "01 10 10 40", "2026-02-01", "25%"),
        ("", "", "08:30", "SAND", "engang"),
    )
    assert (offers.merged, offers.links) == ((Area(2, 0, 3, 0),), {(2, 0): "https://kui.example"})
    assert (hidden.name, hidden.rows, hidden.is_hidden) == ("Skjult", (("2,5",),), True)
    assert [(remark.code, remark.cell) for remark in workbook.remarks] == [
        ("renamed", "liste.xls"),
        ("hidden_columns", "Tilbud!C1"),
        ("hidden_rows", "Tilbud!A3"),
        ("comment", "Tilbud!A3"),
        ("error_cell", "Tilbud!B4"),
    ]


def test_a_row_far_below_costs_nothing_and_is_named(tmp_path: Path) -> None:
    far = SPREADSHEET.replace('ss:Index="3" ss:Hidden="1"><Cell ss:Merge', 'ss:Index="900000"><Cell ss:Merge')

    path = tmp_path / "liste.xls"
    path.write_bytes(far.encode())
    with pytest.raises(InputError, match="mere end 200000 rækker"):
        read_file(path)
