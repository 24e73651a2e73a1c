import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from importers.reading.files import read_file, read_files
from importers.reading.noticed import spans
from importers.reading.sheets import Area, Remark, Sheet
from tests.importers.crafted import ONE_CELL, ods_parts, pack, xlsx_parts
from tests.importers.lists import write_xlsx

LOOKS: list[tuple[Any, str, str]] = [
    (555, "0000", "0555"),
    (1100140, "00 00 00 00", "01 10 01 40"),
    (38321042, "## ## ## ##", "38 32 10 42"),
    (1100140, '"+45 "00 00 00 00', "+45 01 10 01 40"),
    (101901234, "000000-0000", "010190-1234"),
    (0.25, "0%", "25%"),
    (0.125, "0%", "12,5%"),
    (0.125, "0.00%", "12,5%"),
    (250, '#,##0.00 "kr."', "250 kr."),
    (250.5, '_-* #,##0.00 "kr."_-;-* #,##0.00 "kr."_-;_-* "-"?? "kr."_-;_-@_-', "250,5 kr."),
    (75, "[$kr.-406] #,##0.00", "kr. 75"),
    (33, '"Uge "0', "Uge 33"),
    (18, '0 "år"', "18 år"),
    (3, 'General" dage"', "3 dage"),
    (1000, "# ##0", "1000"),
    (2.5, "0.0", "2,5"),
    (1234.5, "#,##0.00", "1234,5"),
    (1000.5577, "0.00", "1000,5577"),
    (12345678901234567890, "0", "12345678901234600000"),
    (0.0000001, "General", "0,0000001"),
    (dt.date(2026, 2, 1), "d. mmmm yyyy", "2026-02-01"),
    (dt.date(1900, 1, 5), "d/m/yyyy", "1900-01-05"),
    (dt.datetime.fromisoformat("2026-02-01 12:30"), "d/m/yyyy h:mm", "2026-02-01 12:30"),
    (dt.time(9, 30), "hh:mm", "09:30"),
    (dt.timedelta(hours=37, minutes=30), "[h]:mm", "37:30"),
    (True, "General", "SAND"),
    ("0045", "@", "0045"),
    ("2,5", "General", "2,5"),
]


def write_cells(path: Path, cells: dict[str, Any], formats: dict[str, str] | None = None) -> Path:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Ark1"
    for address, value in cells.items():
        sheet[address] = value
    for address, code in (formats or {}).items():
        sheet[address].number_format = code
    workbook.save(path)
    return path


def only_sheet(path: Path) -> Sheet:
    (sheet,) = read_file(path).sheets
    return sheet


def said(path: Path) -> list[tuple[str, str]]:
    return [(remark.code, remark.cell) for remark in read_file(path).remarks]


def remark_of(path: Path, code: str) -> Remark:
    (remark,) = [remark for remark in read_file(path).remarks if remark.code == code]
    return remark


def test_a_cell_is_read_as_a_person_sees_it_and_never_with_fewer_decimals(tmp_path: Path) -> None:
    values = {f"A{row}": value for row, (value, _, _) in enumerate(LOOKS, 1)}
    formats = {f"A{row}": code for row, (_, code, _) in enumerate(LOOKS, 1)}
    sheet = only_sheet(write_cells(tmp_path / "liste.xlsx", values, formats))

    assert [cells[0] for cells in sheet.rows] == [look for _, _, look in LOOKS]


def test_days_are_counted_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    parts = xlsx_parts('<row r="1"><c r="A1" s="1"><v>46054</v></c></row>', formats=("d-m-yyyy",))
    mac = parts | {
        "xl/workbook.xml": parts["xl/workbook.xml"].replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    }

    assert only_sheet(pack(tmp_path / "pc.xlsx", parts)).rows == (("2026-02-01",),)
    assert only_sheet(pack(tmp_path / "mac.xlsx", mac)).rows == (("2030-02-02",),)


def test_a_formula_is_never_computed_and_one_without_a_result_is_told_with_its_cell(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f>1+1</f><v>3</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="str"><f>IF(1,"","")</f><v></v></c></row>'
        '<row r="2"><c r="A2" t="str"><f>UPPER("x")</f><v>X</v></c><c r="B2"><f>1+1</f><v/></c></row>'
    )
    path = pack(tmp_path / "liste.xlsx", xlsx_parts(rows))
    remark = remark_of(path, "formula_without_value")

    assert only_sheet(path).rows == (("3",), ("X",))
    assert (remark.cell, remark.is_note) == ("Ark1!B1", False)
    assert remark.message == "Formlerne i B1:B2 i arket »Ark1« er aldrig regnet ud, så cellerne er læst som tomme."


def test_errors_of_formulas_are_missing_data_and_told_with_their_cells(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>Klub</t></is></c><c r="B{row}" t="e"><f>X1</f><v>{error}</v></c></row>'
        for row, error in enumerate(["#REF!", "#N/A", "#N/A", "#REF!"], 1)
    )
    path = pack(tmp_path / "liste.xlsx", xlsx_parts(rows))

    assert only_sheet(path).rows == (("Klub",),) * 4
    assert [(remark.cell, remark.message) for remark in read_file(path).remarks] == [
        ("Ark1!B2", "I arket »Ark1« viser B2:B3 fejlen #I/T og er læst som tomme."),
        ("Ark1!B1", "I arket »Ark1« viser B1 og B4 fejlen #REFERENCE! og er læst som tomme."),
    ]


def test_an_error_that_was_typed_or_pasted_is_an_error_too(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "liste.xlsx", {"Ark1": [["Navn", "#REFERENCE!"], ["#1 på listen", "Err:502"]]})

    assert only_sheet(path).rows == (("Navn",), ("#1 på listen",))
    assert said(path) == [("error_cell", "Ark1!B1"), ("error_cell", "Ark1!B2")]


def test_hidden_columns_and_rows_are_read_and_told_where_they_hold_something(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Ark1"
    for _ in range(6):
        sheet.append(["a", "b", "c", "d", None, "f"])
    for column in "CDEH":
        sheet.column_dimensions[column].hidden = True
    for row in (2, 4, 5, 9):
        sheet.row_dimensions[row].hidden = True
    workbook.save(tmp_path / "liste.xlsx")
    read = read_file(tmp_path / "liste.xlsx")

    assert (read.sheets[0].hidden_columns, read.sheets[0].hidden_rows) == ((2, 3), (1, 3, 4))
    assert read.sheets[0].rows == (("a", "b", "c", "d", "", "f"),) * 6
    assert [(remark.cell, remark.message, remark.is_note) for remark in read.remarks] == [
        ("Ark1!C1", "Kolonnerne C og D i arket »Ark1« er skjult, men læst med.", True),
        ("Ark1!A2", "Rækkerne 2 og 4-5 i arket »Ark1« er skjult, men læst med.", True),
    ]


def test_one_hidden_column_is_told_in_the_singular(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="B1"><v>1</v></c></row><row r="2" hidden="1"><c r="B2"><v>1</v></c></row>'
    parts = xlsx_parts(rows, columns='<cols><col min="2" max="2" hidden="1"/></cols>')
    path = pack(tmp_path / "liste.xlsx", parts)

    assert remark_of(path, "hidden_columns").message == "Kolonne B i arket »Ark1« er skjult, men læst med."
    assert remark_of(path, "hidden_rows").message == "Række 2 i arket »Ark1« er skjult, men læst med."


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_sheet_that_is_hidden_however_well_is_read_and_known_as_hidden(tmp_path: Path, state: str) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["A1"] = "x"
    hidden = workbook.create_sheet("Gemt")
    hidden["A1"], hidden.sheet_state = "y", state
    workbook.save(tmp_path / "liste.xlsx")

    assert [(sheet.is_hidden, sheet.rows) for sheet in read_file(tmp_path / "liste.xlsx").sheets] == [
        (False, (("x",),)),
        (True, (("y",),)),
    ]


def test_comments_are_told_word_for_word_but_not_those_the_program_wrote_itself(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Ark1"
    sheet.append(["Klub", "Skole", "Have"])
    sheet["A1"].comment = Comment("lukker 1/8,\nring til 010190-1234", "Anne")
    sheet["B1"].comment = Comment("Er det den samme?", "Kædekort")
    workbook.save(tmp_path / "liste.xlsx")
    remark = remark_of(tmp_path / "liste.xlsx", "comment")

    assert (remark.cell, remark.is_note) == ("Ark1!A1", True)
    assert "lukker 1/8, ring til" in remark.message
    assert "1234" not in remark.message


def test_a_long_row_of_comments_ends_in_their_number(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    for row in range(1, 31):
        workbook.worksheets[0].cell(row, 1, "x").comment = Comment(f"nr. {row}", "Anne")
    workbook.save(tmp_path / "liste.xlsx")
    remarks = read_file(tmp_path / "liste.xlsx").remarks

    assert [remark.code for remark in remarks] == ["comment"] * 20 + ["comments"]
    assert "har 30 kommentarer" in remarks[-1].message


def test_of_a_thread_of_comments_the_words_are_told_and_not_the_notice_that_stands_in_for_them(tmp_path: Path) -> None:
    kinds = "http://schemas.microsoft.com/office"
    parts = xlsx_parts(ONE_CELL) | {
        "xl/worksheets/_rels/sheet1.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{kinds}/comments" Target="../comments1.xml"/>'
        f'<Relationship Id="b" Type="{kinds}/2017/10/relationships/threadedComment" Target="/xl/threadedComments/t1.xml"/>'
        "</Relationships>",
        "xl/comments1.xml": "<comments><authors><author>tc=1</author></authors><commentList>"
        '<comment ref="A1" authorId="0"><text><t>[Threaded comment] Your version of Excel …</t></text></comment>'
        '<comment ref="B2" authorId="0"><text><r><t>en </t></r><r><t>note</t></r></text></comment></commentList></comments>',
        "xl/threadedComments/t1.xml": '<ThreadedComments><threadedComment ref="A1"><text>Er den lukket?</text></threadedComment>'
        '<threadedComment ref="A1"><text>Ja, 1/8</text></threadedComment></ThreadedComments>',
    }
    told = read_file(pack(tmp_path / "liste.xlsx", parts)).remarks

    assert [(remark.cell, remark.message.partition(": ")[2]) for remark in told] == [
        ("Ark1!A1", "»Er den lukket?«"),
        ("Ark1!A1", "»Ja, 1/8«"),
        ("Ark1!B2", "»en note«"),
    ]


def test_macros_and_links_to_other_files_are_told_and_left_alone(tmp_path: Path) -> None:
    parts = xlsx_parts(ONE_CELL) | {
        "xl/vbaProject.bin": "makro",
        "xl/externalLinks/externalLink1.xml": '<externalLink><ddeLink ddeService="cmd"/></externalLink>',
    }
    path = pack(tmp_path / "liste.xlsm", parts)

    assert only_sheet(path).rows == (("Navn",),)
    assert said(path) == [("macros", "liste.xlsm"), ("external_links", "liste.xlsm")]
    assert all(remark.is_note for remark in read_file(path).remarks)


def test_elements_with_a_prefix_and_cells_without_an_address_are_found_as_well(tmp_path: Path) -> None:
    parts = xlsx_parts("", formats=("0000",))
    parts["xl/worksheets/sheet1.xml"] = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        '<x:row><x:c s="1"><x:v>555</x:v></x:c></x:row><x:row hidden="1"><x:c/><x:c><x:v>2</x:v></x:c></x:row>'
        "</x:sheetData></x:worksheet>"
    )
    sheet = only_sheet(pack(tmp_path / "liste.xlsx", parts))

    assert sheet.rows == (("0555",), ("", "2"))
    assert sheet.hidden_rows == (1,)


def test_signs_that_the_file_writes_in_code_become_what_they_stand_for(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>linje 1_x000D_\nlinje 2</t></is></c></row>'

    assert only_sheet(pack(tmp_path / "liste.xlsx", xlsx_parts(rows))).rows == (("linje 1\nlinje 2",),)


ODS_TABLE = (
    '<table:table table:name="Ark1"><table:table-column/><table:table-column table:visibility="collapse"/>'
    "<table:table-row>"
    '<table:table-cell office:value-type="float" office:value="555"><text:p>0555</text:p></table:table-cell>'
    '<table:table-cell office:value-type="float" office:value="38321042"><text:p>38 32 10 42</text:p></table:table-cell>'
    '<table:table-cell office:value-type="percentage" office:value="0.25"><text:p>25 %</text:p></table:table-cell>'
    '<table:table-cell office:value-type="currency" office:value="250"><text:p>250,00 kr.</text:p></table:table-cell>'
    '<table:table-cell office:value-type="float" office:value="1000.56"><text:p>1.000,6</text:p></table:table-cell>'
    "</table:table-row><table:table-row>"
    '<table:table-cell office:value-type="string"><office:annotation><text:p>ring</text:p><text:p>først</text:p></office:annotation>'
    "<text:p>to<text:line-break/>linjer</text:p></table:table-cell>"
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p>'
    "</table:table-cell>"
    "<table:table-cell table:formula=\"of:='file:///c:/x.ods'#$A.B1\"/>"
    '<table:table-cell office:value-type="date" office:date-value="2026-02-01"><text:p>1. feb. 2026</text:p></table:table-cell>'
    '</table:table-row><table:table-row table:visibility="filter">'
    '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" office:value-type="string">'
    "<text:p>flettet</text:p></table:table-cell><table:covered-table-cell/>"
    '</table:table-row><table:table-row table:number-rows-repeated="1048573">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    '<table:table table:name="Gemt" table:style-name="ta2"><table:table-row>'
    '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'
)
HIDDEN_STYLE = (
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
)


def test_a_libreoffice_workbook_tells_as_much_as_one_from_excel(tmp_path: Path) -> None:
    path = pack(tmp_path / "liste.ods", ods_parts(ODS_TABLE, HIDDEN_STYLE))
    first, second = read_file(path).sheets

    assert first.rows == (
        ("0555", "38 32 10 42", "25 %", "250,00 kr.", "1000,56"),
        ("to\nlinjer", "", "", "2026-02-01"),
        ("flettet",),
    )
    assert first.merged == (Area(2, 0, 3, 1),)
    assert (first.hidden_columns, first.hidden_rows) == ((1,), (2,))
    assert (second.rows, second.is_hidden) == ((("x",),), True)
    assert said(path) == [
        ("external_links", "liste.ods"),
        ("hidden_columns", "Ark1!B1"),
        ("hidden_rows", "Ark1!A3"),
        ("formula_without_value", "Ark1!C2"),
        ("comment", "Ark1!A2"),
        ("error_cell", "Ark1!B2"),
    ]
    assert "»ring først«" in remark_of(path, "comment").message


def test_what_is_said_names_the_file_where_there_are_several(tmp_path: Path) -> None:
    one = write_xlsx(tmp_path / "a.xlsx", {"Ark1": [["Navn", "#REF!"]]})
    other = write_xlsx(tmp_path / "b.xlsx", {"Ark1": [["Navn"]]})

    assert [remark.cell for remark in read_files([one, other])[0].remarks] == ["[a.xlsx]Ark1!B1"]


def test_many_cells_are_named_by_the_first_of_them() -> None:
    assert spans([(row * 2, 0) for row in range(20)]) == "A1, A3, A5, A7, A9 og 15 andre"
