"""The file handed back: the cells as they were read, what is in doubt marked, and nothing live or secret in it."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from importers.doubts import undecided
from importers.outgoing.marked import marked_workbook
from importers.own_sheets import TO_CHECK, is_own_sheet
from importers.reading.files import read_file
from importers.reading.sheets import Area, Sheet, Workbook
from importers.reading.texts import clean
from importers.result import Decision, Issue, RowId, Severity, TableRead
from tests.importers.lists import look_alone, write_xlsx

Cells = tuple[tuple[str, ...], ...]
LIST: Cells = (("Tilbud", "Alder", "Telefon"), ("Mentor", "10-12", "=2+3"), ("", "18+", "+45 75 12 34 56"))


def workbook(rows: Cells, name: str = "Ark1", file: str = "liste.xlsx", **sheet: object) -> Workbook:
    return Workbook(file, "hash", (Sheet(file, name, rows, **sheet),))  # type: ignore[arg-type]


def issue(severity: Severity, cell: str, message: str = "Noget er galt.", suggestion: str = "Ret det.") -> Issue:
    return Issue(severity, cell, "code", message, suggestion)


def opened(content: bytes) -> object:
    return load_workbook(BytesIO(content))


def read_back(content: bytes, folder: Path) -> tuple[Sheet, ...]:
    path = folder / "tilbage.xlsx"
    path.write_bytes(content)
    return tuple(sheet for sheet in read_file(path).sheets if not is_own_sheet(sheet))


def without_empty_ends(rows: Cells) -> Cells:
    cut = [row[: max((at + 1 for at, text in enumerate(row) if text), default=0)] for row in rows]
    while cut and not cut[-1]:
        cut.pop()
    return tuple(cut)


texts = (
    st.text(max_size=12)
    .map(clean)
    .filter(
        lambda text: clean(text) == text and not text.startswith("#") and "\ufffe" not in text and "\uffff" not in text
    )
)
odd = st.sampled_from(
    ["=1+1", "-12", "@her", "+45", "SAND", "0012", "2026-01-02", "1,50", "_x0041_", "to\nlinjer", "Ærø"]
)
sheets = st.lists(st.lists(texts | odd, max_size=5).map(tuple), min_size=1, max_size=5).map(tuple)


@settings(max_examples=60, deadline=None)
@given(rows=sheets)
def test_every_cell_comes_back_with_its_text_at_its_address(
    tmp_path_factory: pytest.TempPathFactory, rows: Cells
) -> None:
    if not any(any(row) for row in rows):
        return
    content = marked_workbook([workbook(rows)], [issue(Severity.WARNING, "Ark1!B2")], [])

    (back,) = read_back(content, tmp_path_factory.mktemp("law"))

    assert (back.name, back.rows) == ("Ark1", without_empty_ends(rows))


def test_merged_areas_and_what_is_hidden_stay_so(tmp_path: Path) -> None:
    merged = (Area(1, 0, 2, 0), Area(2, 0, 3, 1), Area(0, 0, 0, 0))
    given_out = workbook(LIST, merged=merged, is_hidden=True, hidden_rows=(1,), hidden_columns=(2,))

    (back,) = read_back(marked_workbook([given_out], [], []), tmp_path)

    assert (back.merged, back.is_hidden, back.hidden_rows, back.hidden_columns) == (
        (Area(1, 0, 2, 0),),
        True,
        (1,),
        (2,),
    )


def test_a_doubtful_cell_is_coloured_by_severity_and_says_why_in_words() -> None:
    issues = [
        issue(Severity.ERROR, "Ark1!B2", "Alderen er en dato.", "Skriv 10-12."),
        issue(Severity.NOTE, "Ark1!B2", "Det er læst om.", ""),
        issue(Severity.WARNING, "Ark1!A3:C3", "Rækken har intet navn."),
        issue(Severity.NOTE, "Ark1!C2"),
    ]

    sheet = opened(marked_workbook([workbook(LIST)], issues, []))["Ark1"]  # type: ignore[index]

    assert sheet["B2"].comment.text == "Fejl: Alderen er en dato.\nForslag: Skriv 10-12.\n\nNote: Det er læst om."
    assert sheet["B3"].comment.text == "Se efter: Rækken har intet navn.\nForslag: Ret det."
    colours = [sheet[cell].fill.fgColor.rgb for cell in ("B2", "B3", "C2", "A2")]
    assert len(set(colours)) == 4
    assert sheet["A2"].comment is None


def test_a_question_stands_at_every_cell_that_it_is_about_and_its_waiting_rows_are_not_told_twice() -> None:
    asked = Decision("org-a-1", ("Ark1!A2", "Ark1!A3"), "Er de ens?", ("samme", "forskellige"), "samme", (RowId(0, 1),))
    waiting = undecided(asked)

    book = opened(marked_workbook([workbook((*LIST[:2], ("Mentorer",)))], [waiting], [asked]))

    says = "Spørgsmål: Er de ens?\nForslag: Svar »samme« eller »forskellige«; forslaget er »samme«. Spørgsmålet hedder org-a-1."
    assert [book["Ark1"][cell].comment.text for cell in ("A2", "A3")] == [says, says]  # type: ignore[index]
    assert book[TO_CHECK].max_row == 4  # type: ignore[index]


def test_what_concerns_several_rows_is_marked_in_each_of_them() -> None:
    sheet = workbook((("Xq", "Zz"), ("a", "b"), ("", "d"), ("e", "f"), ("g", "")))

    book = opened(marked_workbook([sheet], [issue(Severity.ERROR, "Ark1!A2:B4")], []))

    marked = [cell.coordinate for row in book["Ark1"].iter_rows() for cell in row if cell.comment]  # type: ignore[index]
    assert marked == ["A2", "B3", "A4"]
    assert book[TO_CHECK].max_row == 4  # type: ignore[index]


def test_the_list_in_front_leads_to_every_cell_the_gravest_first() -> None:
    issues = [
        issue(Severity.NOTE, "Ark1!A2", "En note."),
        issue(Severity.ERROR, "Ark1!C3", "En fejl."),
        issue(Severity.WARNING, "linje 3", "En linje."),
    ]

    book = opened(marked_workbook([workbook(LIST)], issues, []))
    page = book[TO_CHECK]  # type: ignore[index]

    assert book.sheetnames == [TO_CHECK, "Ark1"]  # type: ignore[attr-defined]
    assert page["A1"].value == "Kædekort · det skal du se efter (fejl: 1, se efter: 1, note: 1)"
    assert [[cell.value for cell in row] for row in page["A4:D6"]] == [
        ["Ark1!C3", "Fejl", "En fejl.", "Ret det."],
        ["linje 3", "Se efter", "En linje.", "Ret det."],
        ["Ark1!A2", "Note", "En note.", "Ret det."],
    ]
    assert [cell.hyperlink and cell.hyperlink.location for (cell,) in page["A4:A6"]] == ["'Ark1'!C3", None, "'Ark1'!A2"]
    assert page.auto_filter.ref == "A3:D6"


def test_where_more_is_in_doubt_than_a_workbook_opens_well_with_the_list_still_has_all() -> None:
    rows = tuple((f"celle {number}",) for number in range(5_002))
    issues = [issue(Severity.NOTE, f"Ark1!A{number}") for number in range(1, 5_003)]

    book = opened(marked_workbook([workbook(rows)], issues, []))

    assert str(book[TO_CHECK]["A2"].value).endswith("Kun de første 5000 celler er farvet; resten står her.")  # type: ignore[index]
    assert book[TO_CHECK].max_row == 5_005  # type: ignore[index]
    marked = [cell for (cell,) in book["Ark1"].iter_rows() if cell.comment]  # type: ignore[index]
    assert len(marked) == 5_000


def test_nothing_in_it_is_a_formula() -> None:
    content = marked_workbook([workbook(LIST)], [issue(Severity.ERROR, "Ark1!C2", "=1+1", "@her")], [])

    with ZipFile(BytesIO(content)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets"))
    sheet = opened(content)["Ark1"]  # type: ignore[index]
    assert [(sheet[cell].value, sheet[cell].data_type, sheet[cell].quotePrefix) for cell in ("C2", "C3", "B2")] == [
        ("=2+3", "s", True),
        ("+45 75 12 34 56", "s", True),
        ("10-12", "s", False),
    ]
    assert sheet["B2"].number_format == "@"


def test_no_cpr_number_is_in_it_but_p_numbers_are() -> None:
    rows = (
        ("Navn", "CPR", "P-nr.", "Note"),
        ("Sara", "3112991234", "1003456789", "ring om 311299-1234"),
        ("Ole", "112991234", "", ""),
        ("Per", "311299", "1234", "1003456789"),
    )
    told = TableRead("liste.xlsx", "Ark1", "", 1, 2, 4, 3, {"P-nr.": "Organisation.p_number"}, ())
    issues = [issue(Severity.ERROR, "Ark1!B2", "Her står 311299-1234.", "Slet 311299 1234.")]

    content = marked_workbook([workbook(rows)], issues, [], [told])

    with ZipFile(BytesIO(content)) as archive:
        whole = b"".join(map(archive.read, archive.namelist()))
    assert all(digits not in whole for digits in (b"311299", b"112991234"))
    sheet = opened(content)["Ark1"]  # type: ignore[index]
    mask = "xxxxxx-xxxx"
    assert [[cell.value for cell in row] for row in sheet["B2:D4"]] == [
        [mask, "1003456789", f"ring om {mask}"],
        [mask, None, None],
        [mask, mask, mask],
    ]


def test_sheets_of_several_files_get_names_of_their_own_and_their_own_marks() -> None:
    books = [
        Workbook(file, "hash", (Sheet(file, "Ark1", (("a",),), prefix=f"[{file}]"),)) for file in ("en.xlsx", "to.xlsx")
    ]
    books.append(Workbook("x.csv", "hash", (Sheet("x.csv", "Se efter", (("c",),), prefix="[x.csv]"),)))

    book = opened(marked_workbook(books, [issue(Severity.ERROR, "[to.xlsx]Ark1!A1")], []))

    assert book.sheetnames == [TO_CHECK, "Ark1", "Ark1 (2)", "Se efter (2)"]  # type: ignore[attr-defined]
    assert book["Ark1"]["A1"].comment is None  # type: ignore[index]
    assert book["Ark1 (2)"]["A1"].comment.text.startswith("Fejl: ")  # type: ignore[index]
    assert book[TO_CHECK]["A4"].hyperlink.location == "'Ark1 (2)'!A1"  # type: ignore[index]


def test_a_list_of_doubts_from_last_time_is_not_handed_back_again(tmp_path: Path) -> None:
    path = tmp_path / "tilbage.xlsx"
    path.write_bytes(marked_workbook([workbook(LIST)], [issue(Severity.ERROR, "Ark1!B2")], []))

    again = opened(marked_workbook([read_file(path)], [], []))

    assert again.sheetnames == [TO_CHECK, "Ark1"]  # type: ignore[attr-defined]
    assert again[TO_CHECK]["A1"].value == "Kædekort · der er ikke noget at se efter"  # type: ignore[index]


def test_a_text_that_a_spreadsheet_has_no_room_for_is_told() -> None:
    page = opened(marked_workbook([workbook((("x" * 40_000,),))], [], []))[TO_CHECK]  # type: ignore[index]

    assert (
        page["C4"].value
        == "Teksten er på 40000 tegn. Et regneark har plads til 32767 i en celle; resten er ikke med her."
    )


def test_handed_back_and_read_again_it_gives_the_same_tables_and_the_same_plan(tmp_path: Path) -> None:
    rows = [
        ["Tilbud 2026"],
        ["Tilbud", "Udbyder", "Alder", "Telefon", "CPR"],
        ["Mentor", "Headspace Ribe", "15-25", "+45 75 12 34 56", ""],
        ["Camp", "Headspace Ribe", "spørg", "", ""],
        ["Hold", "Headspace Ribe", "", "", "3112991234"],
    ]
    first = look_alone(
        tmp_path / "kort", write_xlsx(tmp_path / "liste.xlsx", {"Ark1": rows, "Vejledning": [["Skriv her"]]})
    )
    result = first.result
    path = tmp_path / "rettet.xlsx"
    path.write_bytes(marked_workbook(first.workbooks, result.issues, result.decisions, result.tables))

    again = look_alone(tmp_path / "kort", path).result

    assert [replace(table, file="") for table in again.tables] == [replace(table, file="") for table in result.tables]
    assert (again.plan.as_json(), again.read, again.planned) == (result.plan.as_json(), result.read, result.planned)
    assert [(held.issue.cell, held.issue.code) for held in again.held_back] == [
        (held.issue.cell, held.issue.code) for held in result.held_back
    ]


def test_only_sheets_with_our_words_on_top_are_ours() -> None:
    ours = Sheet("a.xlsx", "Omdøbt", ((), ("Kædekort · det skal du se efter",)))

    assert is_own_sheet(ours)
    assert not is_own_sheet(Sheet("a.xlsx", "Se efter", (("Tilbud", "Udbyder"), ("Kædekort", ""))))
