from datetime import date
from pathlib import Path

import pytest

from importers.reading.encodings import decode
from importers.reading.files import read_file, read_files
from importers.reading.separated import separate
from tests.importers.lists import write_csv, write_xlsx

DANISH = [["Navn", "By"], ["Ungdomsskolen Årslev", "Nørre Åby"], ["Ærø Højskole", "Ærøskøbing"]]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "mac_roman", "cp850", "iso8859_15"]
)
def test_danish_letters_survive_every_encoding(tmp_path: Path, encoding: str) -> None:
    sheet = read_file(write_csv(tmp_path / "liste.csv", DANISH, encoding)).sheets[0]

    assert [list(row) for row in sheet.rows] == DANISH


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_separators_and_line_ends_are_recognised(tmp_path: Path, separator: str, line_end: str) -> None:
    path = write_csv(tmp_path / "liste.csv", DANISH, separator=separator, line_end=line_end)

    assert [list(row) for row in read_file(path).sheets[0].rows] == DANISH


def test_a_file_put_together_of_two_encodings_names_the_odd_line_and_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    lines = ["Navn;By", "Højskolen;Ærø", "Skolen;Nørre Åby", "Klubben;Årslev"]
    path.write_bytes(b"\n".join(line.encode("cp1252" if "Klubben" in line else "utf-8") for line in lines))

    workbook = read_file(path)

    assert workbook.sheets[0].rows[3] == ("Klubben", "Årslev")
    assert [(remark.code, remark.cell) for remark in workbook.remarks] == [("mixed_encoding", "liste!A4")]


def test_a_file_of_two_encodings_is_read_right_whatever_its_line_ends_and_wherever_the_bytes_are(
    tmp_path: Path,
) -> None:
    path = tmp_path / "liste.csv"
    both = "Ærø;".encode() + "Nørre Åby".encode("cp1252")
    path.write_bytes(b"\r".join([b"Navn;By", "Højskolen;Tårs".encode(), both, "Å;Ø".encode()]))

    workbook = read_file(path)

    assert workbook.sheets[0].rows == (("Navn", "By"), ("Højskolen", "Tårs"), ("Ærø", "Nørre Åby"), ("Å", "Ø"))
    assert [(remark.code, remark.cell) for remark in workbook.remarks] == [("mixed_encoding", "liste!A3")]


def test_the_row_of_an_odd_line_is_named_where_cells_have_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes('Navn;Note\nÆ;"å\nø"\n'.encode() + "B;Sø\n".encode("cp1252") + "C;Å\n".encode())
    (remark,) = read_file(path).remarks

    assert read_file(path).sheets[0].rows[2] == ("B", "Sø")
    assert remark.cell == "liste!A3"
    assert remark.message.startswith("Linje 4 i »liste.csv«")


def test_letters_that_were_encoded_twice_are_put_right_and_told(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    write_csv(path, DANISH)
    path.write_bytes(path.read_bytes().decode("cp1252").encode())
    workbook = read_file(path)

    assert [list(row) for row in workbook.sheets[0].rows] == DANISH
    assert [(remark.code, remark.cell) for remark in workbook.remarks] == [("encoded_twice", "liste.csv")]


def test_signs_that_cannot_be_read_are_told_with_their_row(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes("Navn;By\nÆ;Ø\n".encode("utf-16") + b"x")

    assert [(remark.code, remark.cell) for remark in read_file(path).remarks] == [("unreadable_signs", "liste!A3")]


def test_bytes_that_are_no_danish_at_all_still_become_text() -> None:
    assert decode(bytes(range(128, 256))).text


def test_quoted_cells_keep_their_separators_and_line_breaks() -> None:
    assert separate('a;"b;\r\nc"\r\nd;e\r\n').rows == (("a", "b;\nc"), ("d", "e"))


def test_a_quotation_mark_that_is_never_closed_swallows_nothing(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Navn;Type\n" + '"Klub;sport\n' + "Skole;leg\n" * 300, encoding="utf-8")

    workbook = read_file(path)

    assert len(workbook.sheets[0].rows) == 302
    assert [remark.code for remark in workbook.remarks] == ["open_quote"]


def test_an_open_quotation_mark_in_a_short_list_is_told_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text('Tilbud;Udbyder\n"a\nb";KUI\n"A;B\nC;D\nE;F', encoding="utf-8")

    workbook = read_file(path)

    assert workbook.sheets[0].rows == (("Tilbud", "Udbyder"), ("a\nb", "KUI"), ('"A', "B"), ("C", "D"), ("E", "F"))
    assert [(remark.code, remark.cell) for remark in workbook.remarks] == [("open_quote", "liste!A3")]


def test_open_quotation_marks_in_a_long_list_are_each_found() -> None:
    lines = [f'"klub {at};b' if at in (0, 4_000, 8_999) else f'"klub {at}";b' for at in range(9_000)]
    separated = separate("\n".join(lines))

    assert len(separated.rows) == 9_000
    assert separated.open_quotes == (0, 4_000, 8_999)
    assert separated.rows[4_000:4_002] == (('"klub 4000', "b"), ("klub 4001", "b"))


def test_an_open_quotation_mark_that_a_later_one_seems_to_close_is_found() -> None:
    separated = separate('"A;B\nC;D\n"q;r";3\n"slip" ;4\n')

    assert separated.rows == (('"A', "B"), ("C", "D"), ("q;r", "3"), ("slip", "4"))
    assert separated.open_quotes == (0,)


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_of_any_length_is_a_cell_and_nobody_is_told_of_quotation_marks(quote: str) -> None:
    separated = separate(f"Navn;By\n{quote}{'x' * 300_000}{quote};Ribe\n")

    assert [len(cell) for cell in separated.rows[1]] == [300_000, 4]
    assert separated.open_quotes == ()


def test_quotation_marks_that_open_every_line_mean_nothing() -> None:
    separated = separate('"A;B\n' * 500)

    assert separated.rows == (('"A', "B"),) * 500


def test_excels_line_about_the_separator_is_no_data(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("sep=,\nNavn,By\nKlub,Ribe\n", encoding="utf-8")

    assert read_file(path).sheets[0].rows == ((), ("Navn", "By"), ("Klub", "Ribe"))


@pytest.mark.parametrize("line", ["sep=,", '"sep=,"', "SEP=,"])
def test_excels_line_about_the_separator_is_found_however_it_is_written(line: str) -> None:
    assert separate(f"{line}\na;b,c\n").rows == ((), ("a;b", "c"))


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("liste.csv", "Navn\tBy\nKlub, syd\tRibe\n"),
        ("liste.tsv", "Navn;By\nKlub, syd;Ribe\n"),
        ("liste.txt", "Navn|By\nKlub, syd|Ribe\n"),
        ("liste.TXT", "Navn ; By \n Klub, syd ; Ribe \n"),
        ("liste.csv", '"Navn;By"\n"Klub, syd;Ribe"\n'),
        ("liste.csv", 'Navn;="By"\n"=""Klub, syd""";Ribe\n'),
        ("liste.csv", "Navn;By\r\r\nKlub,\u00a0syd;\u202fRibe\u200b\r\r\n"),
    ],
)
def test_a_list_is_read_by_what_parts_its_lines_and_not_by_its_name(tmp_path: Path, file: str, text: str) -> None:
    path = tmp_path / file
    path.write_bytes(text.encode())

    assert read_file(path).sheets[0].rows == (("Navn", "By"), ("Klub, syd", "Ribe"))
    assert read_file(path).remarks == ()


def test_a_tab_parts_a_tsv_even_where_semicolons_would(tmp_path: Path) -> None:
    path = tmp_path / "liste.tsv"
    path.write_text("a;b\tc;d\n1;2\t3;4\n", encoding="utf-8")

    assert read_file(path).sheets[0].rows == (("a;b", "c;d"), ("1;2", "3;4"))


def test_quotation_marks_protect_the_commas_of_a_single_column() -> None:
    assert separate('"Navn"\n"Klub, syd"\n"Skole, nord"\n').rows == (("Navn",), ("Klub, syd",), ("Skole, nord",))


def test_zeros_that_a_formula_keeps_are_kept_and_a_formula_is_only_text() -> None:
    assert separate("=\"0045\";=cmd|'/C calc'!A1;=1+1\n").rows == (("0045", "=cmd|'/C calc'!A1", "=1+1"),)


def test_errors_in_a_text_file_are_missing_data_and_told(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "liste.csv", [["Navn", "Tlf", "By"], ["Klub", "#I/T", "Ribe"], ["Skole", "#I/T", "#####"]]
    )
    workbook = read_file(path)

    assert workbook.sheets[0].rows == (("Navn", "Tlf", "By"), ("Klub", "", "Ribe"), ("Skole",))
    assert [(remark.code, remark.cell) for remark in workbook.remarks] == [
        ("error_cell", "liste!C3"),
        ("error_cell", "liste!B2"),
    ]


def test_a_file_with_the_wrong_name_is_read_as_what_it_is_and_that_is_told(tmp_path: Path) -> None:
    text = write_csv(tmp_path / "liste.xlsx", DANISH)
    book = write_xlsx(tmp_path / "andet.xlsx", {"Ark1": DANISH}).rename(tmp_path / "liste.csv")
    old = write_xlsx(tmp_path / "andet.xlsx", {"Ark1": DANISH}).rename(tmp_path / "liste.xls")

    for path in (text, book, old):
        assert [list(row) for row in read_file(path).sheets[0].rows] == DANISH
    assert [[remark.code for remark in read_file(path).remarks] for path in (text, book, old)] == [
        ["renamed"],
        ["renamed"],
        [],
    ]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Klub\u00a0\u2003syd", "Klub syd"),
        ("Klub\u200b\u00ad\ufeffsyd", "Klubsyd"),
        ("Klub\x0bsyd", "Klub\nsyd"),
        ("Klub \u2029 syd", "Klub\nsyd"),
        ("Klub\x1fsyd", "Klub syd"),
        ("Klub\x00", "Klub"),
        ("'0045", "0045"),
        ("'t Huis' have", "'t Huis' have"),
    ],
)
def test_odd_blanks_and_line_ends_part_words_as_a_person_sees_it(tmp_path: Path, raw: str, text: str) -> None:
    path = tmp_path / "liste.csv"
    path.write_bytes(f'Navn;By\n"{raw}";Ribe\n'.encode())

    assert read_file(path).sheets[0].rows[1] == (text, "Ribe")


def test_ragged_rows_blanks_and_apostrophes_are_evened_out() -> None:
    assert separate("a; b;c;;\n'12345678;\u00a0x \u200b\n\n\n").rows == (("a", "b", "c"), ("12345678", "x"))


def test_numbers_dates_and_truths_of_a_workbook_become_what_a_person_sees(tmp_path: Path) -> None:
    rows = [[67338448.0, 2.5, date(2026, 2, 1), True, 1234567890123, "x"]]
    sheet = read_file(write_xlsx(tmp_path / "liste.xlsx", {"Ark1": rows})).sheets[0]

    assert sheet.rows == (("67338448", "2,5", "2026-02-01", "SAND", "1234567890123", "x"),)


def test_addresses_are_those_of_the_sheet_whatever_stands_above_and_to_the_left(tmp_path: Path) -> None:
    sheet = read_file(write_xlsx(tmp_path / "liste.xlsx", {"Ark1": [[], [], [], ["", "", "Navn"]]})).sheets[0]

    assert sheet.text(3, 2) == "Navn"
    assert sheet.address(3, 2) == "Ark1!C4"


def test_merged_cells_and_hidden_sheets_are_told(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "liste.xlsx", {"Ark1": [["Titel"]], "Gemt": [["x"]]}, merged=["A1:C2"], hidden=["Gemt"]
    )
    sheets = read_file(path).sheets

    assert [(area.top, area.left, area.bottom, area.right) for area in sheets[0].merged] == [(0, 0, 1, 2)]
    assert [sheet.is_hidden for sheet in sheets] == [False, True]


def test_several_files_are_told_apart_in_every_address(tmp_path: Path) -> None:
    one, other = write_csv(tmp_path / "a.csv", DANISH), write_csv(tmp_path / "b.csv", DANISH)

    assert [workbook.sheets[0].address(0, 0) for workbook in read_files([one, other])] == ["[a.csv]a!A1", "[b.csv]b!A1"]


def test_rows_that_another_sign_parts_are_read_by_it_and_told(tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    path.write_text(
        'Navn;By;Tlf\nKlub;Ribe;1\nSkole, syd;Ribe;2\nHus,Vejle,3\n"Sang, musik"\n"A, b",Varde,4\n', encoding="utf-8"
    )
    workbook = read_file(path)

    assert workbook.sheets[0].rows == (
        ("Navn", "By", "Tlf"),
        ("Klub", "Ribe", "1"),
        ("Skole, syd", "Ribe", "2"),
        ("Hus", "Vejle", "3"),
        ("Sang, musik",),
        ("A, b", "Varde", "4"),
    )
    assert [(remark.code, remark.cell, remark.message) for remark in workbook.remarks] == [
        (
            "other_separator",
            "liste!A4",
            "Rækkerne 4 og 6 i »liste.csv« er delt af et andet tegn end resten og er læst ved det.",
        )
    ]


@pytest.mark.parametrize(
    ("stored", "seen"),
    [
        ("12;#KUI Vejle", "KUI Vejle"),
        ("12;#KUI Vejle;#15;#PPR", "KUI Vejle; PPR"),
        ("Bo Lund;#34", "Bo Lund"),
        ("Motivation;#Netværk", "Motivation; Netværk"),
        (";#Motivation;#Netværk;#", "Motivation; Netværk"),
        ("C#; Netværk", "C#; Netværk"),
    ],
)
def test_what_sharepoint_keeps_in_a_cell_is_read_without_its_numbers(stored: str, seen: str) -> None:
    assert separate(f'Navn,Værdi\nx,"{stored}"\n', ",").rows[1] == ("x", seen)


def test_quotation_marks_are_known_as_databases_and_letters_write_them() -> None:
    assert separate('Navn,Note\nKlub,"Sagde \\"hej\\", og gik"\n').rows[1] == ("Klub", 'Sagde "hej", og gik')
    assert separate("“Navn”;“By”\n“Klub „Nord””;„Ribe“\n").rows == (("Navn", "By"), ("“Klub „Nord””", "Ribe"))
