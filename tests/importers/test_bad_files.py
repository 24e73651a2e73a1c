import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from graphmodel.errors import InputError, WrongUse
from importers.reading.files import read_file, read_files
from importers.reading.limits import Limits
from tests.importers.crafted import ods_parts, pack, xlsx_parts
from tests.importers.crafted_xls import in_compound_file, xls_bytes
from tests.importers.lists import write_csv, write_xlsx

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def torn_workbook(path: Path) -> None:
    write_xlsx(path, {"Ark1": [["Navn"]] * 500})
    path.write_bytes(path.read_bytes()[:2_000])


def other_archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("læsmig.txt", "ikke et regneark")


BAD: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "empty": ("tom.csv", lambda path: path.write_bytes(b""), "er tom"),
    "only blanks": ("blank.csv", lambda path: path.write_bytes(b" \r\n \r\n"), "er tom"),
    "only separators": ("tegn.csv", lambda path: path.write_bytes(b";;;\r\n;;;\r\n"), "er tom"),
    "an empty workbook": ("tom.xlsx", lambda path: write_xlsx(path, {"Ark1": []}), "er tom"),
    "a picture": ("billede.xlsx", lambda path: path.write_bytes(PNG), "et billede"),
    "a picture named csv": ("billede.csv", lambda path: path.write_bytes(PNG), "et billede"),
    "a PDF": ("liste.xlsx", lambda path: path.write_bytes(b"%PDF-1.7 ..."), "en PDF"),
    "a web page without a table": (
        "liste.xls",
        lambda path: path.write_bytes(b"<html><body>Log ind</body></html>"),
        "en hjemmeside uden en tabel",
    ),
    "a web page with an empty table": (
        "liste.xls",
        lambda path: path.write_bytes(b"<html><table><tr><td></td></tr></table></html>"),
        "er tom",
    ),
    "a torn workbook": ("revet.xlsx", torn_workbook, "klippet over"),
    "another archive": ("arkiv.xlsx", other_archive, "et pakket arkiv (.zip). Pak det ud"),
    "parts of a workbook": ("rest.xlsx", lambda path: pack(path, {"xl/workbook.xml": "<x/>"}), "kan ikke åbnes"),
    "noise": ("støj.ods", lambda path: path.write_bytes(b"PK\x03\x04" + b"\x07" * 900), "kan ikke åbnes"),
    "a password": (
        "hemmelig.xlsx",
        lambda path: path.write_bytes(OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")),
        "adgangskode",
    ),
    "a web page named csv": ("liste.csv", lambda path: path.write_bytes(b"\xef\xbb\xbf <HTML><body>"), "en hjemmeside"),
    "XML": ("liste.xlsx", lambda path: path.write_bytes(b'<?xml version="1.0"?><liste/>'), "en XML-fil"),
    "Excel's XML with nothing in it": (
        "liste.xls",
        lambda path: path.write_bytes(
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
        ),
        "er tom",
    ),
    "Excel's XML, torn": (
        "liste.xls",
        lambda path: path.write_bytes(
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksh'
        ),
        "klippet over",
    ),
    "Excel's XML with entities": (
        "liste.xls",
        lambda path: path.write_bytes(
            b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
        ),
        "kan ikke åbnes",
    ),
    "a letter from an old Word": (
        "brev.xls",
        lambda path: path.write_bytes(in_compound_file(b"", "WordDocument")),
        "fra Word",
    ),
    "a mail from Outlook": (
        "mail.xls",
        lambda path: path.write_bytes(in_compound_file(b"", "__substg1.0_0037001F")),
        "fra Outlook",
    ),
    "a password in an old workbook": (
        "hemmelig.xls",
        lambda path: path.write_bytes(xls_bytes({"Ark1": [["Navn"]]}, is_protected=True)),
        "adgangskode",
    ),
    "an old workbook that is torn": (
        "revet.xls",
        lambda path: path.write_bytes(xls_bytes({"Ark1": [["Navn", "Adresse"]] * 200})[:3_000]),
        "klippet over",
    ),
    "an empty old workbook": ("tom.xls", lambda path: path.write_bytes(xls_bytes({"Ark1": []})), "er tom"),
    "a list of a mainframe": (
        "liste.csv",
        lambda path: path.write_bytes("Tilbud;Udbyder\nMentor;KUI\n".encode("cp500")),
        "ikke tekst",
    ),
    "JSON": ("liste.csv", lambda path: path.write_bytes(b'[{"navn": "Mentor"}]'), "en JSON-fil"),
    "a visiting card": ("kort.txt", lambda path: path.write_bytes(b"BEGIN:VCARD\nFN:Bo"), "et visitkort"),
    "prose named xlsx": ("brev.xlsx", lambda path: path.write_bytes(b"Hej med dig, hvordan"), "kan ikke åbnes"),
    "a letter named xlsx": ("brev.xlsx", lambda path: pack(path, {"word/document.xml": "<w/>"}), "fra Word"),
    "Excel's binary form": ("liste.xlsx", lambda path: pack(path, {"xl/workbook.bin": "x"}), ".xlsb"),
    "a list from Numbers": ("liste.xlsx", lambda path: pack(path, {"Index/Document.iwa": "x"}), "Numbers"),
    "a letter from LibreOffice": (
        "brev.ods",
        lambda path: pack(path, ods_parts("") | {"mimetype": "application/vnd.oasis.opendocument.text"}),
        "intet regneark",
    ),
    "two workbooks in one": ("to.xlsx", lambda path: pack(path, xlsx_parts("") | ods_parts("")), "kan ikke åbnes"),
    "a packed file": ("liste.xlsx", lambda path: path.write_bytes(b"\x1f\x8b\x08" + b"\x00" * 60), "pakket arkiv"),
    "an old workbook with nothing in it": (
        "gammel.xls",
        lambda path: path.write_bytes(OLE + b"\x00" * 600),
        "kan ikke åbnes",
    ),
    "bytes named csv": ("bytes.csv", lambda path: path.write_bytes(b"\x01\x00\x00\x02" * 50 + b"a\x00"), "ikke tekst"),
    "a password in LibreOffice": (
        "hemmelig.ods",
        lambda path: pack(path, ods_parts("") | {"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}),
        "adgangskode",
    ),
    "an unknown ending": ("liste.docx", lambda path: path.write_bytes(b"hej"), "ikke et regneark"),
}
NONE: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "a folder": ("mappe.csv", lambda path: path.mkdir(), "er en mappe"),
    "nothing there": ("væk.csv", lambda _: None, "findes ikke"),
    "nothing below a file": ("fil.csv/væk.csv", lambda path: path.parent.write_text("Navn\nx\n"), "findes ikke"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_gets_a_sentence_with_its_name(tmp_path: Path, name: str) -> None:
    file, make, words = BAD[name]
    make(tmp_path / file)

    with pytest.raises(InputError) as problem:
        read_file(tmp_path / file)

    assert words in problem.value.message
    assert file in problem.value.message
    assert problem.value.exit_code == 1


@pytest.mark.parametrize("name", NONE)
def test_what_is_no_file_at_all_is_a_wrong_call_and_not_a_bad_list(tmp_path: Path, name: str) -> None:
    file, make, words = NONE[name]
    make(tmp_path / file)

    with pytest.raises(WrongUse, match=words) as problem:
        read_file(tmp_path / file)

    assert problem.value.exit_code == 2


def test_all_files_that_cannot_be_read_are_told_at_once(tmp_path: Path) -> None:
    good = write_csv(tmp_path / "god.csv", [["Navn"], ["x"]])
    empty = write_csv(tmp_path / "tom.csv", [])

    with pytest.raises(WrongUse) as problem:
        read_files([tmp_path / "a.csv", good, empty, tmp_path / "b.csv"])
    assert len(problem.value.message.splitlines()) == 3

    with pytest.raises(InputError) as lists_alone:
        read_files([good, empty])
    assert len(lists_alone.value.message.splitlines()) == 1


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(rows=10), "mere end 10 rækker. Del filen"),
        (Limits(columns=2), "har 3 kolonner. Højst 2 kan indlæses"),
        (Limits(cells=32), "har 11 rækker gange 3 kolonner"),
        (Limits(file_bytes=20), "Højst 0 MB kan indlæses"),
    ],
)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_too_much_of_anything_is_refused_with_the_limit(
    tmp_path: Path, ending: str, limits: Limits, words: str
) -> None:
    rows = [["x", "y", "z"]] * 11
    path = tmp_path / f"liste.{ending}"
    write_csv(path, rows) if ending == "csv" else write_xlsx(path, {"Ark1": rows})

    with pytest.raises(InputError, match=words):
        read_file(path, limits)


@pytest.mark.parametrize(
    ("limits", "words"), [(Limits(lines=9), "mere end 9 linjer"), (Limits(cells=4), "mio. skilletegn")]
)
def test_a_text_of_nothing_but_lines_or_separators_is_refused(tmp_path: Path, limits: Limits, words: str) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Navn;By\nKlub;Ribe\n" + ";\r\n" * 20, encoding="utf-8")

    with pytest.raises(InputError, match=words):
        read_file(path, limits)
    assert len(read_file(path).sheets[0].rows) == 2


def test_a_list_as_large_as_the_limits_is_read(tmp_path: Path) -> None:
    limits = Limits(rows=11, columns=3, cells=33, sheets=1)
    path = write_xlsx(tmp_path / "liste.xlsx", {"Ark1": [["x", "y", "z"]] * 11})

    assert len(read_file(path, limits).sheets[0].rows) == 11


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        (Limits(rows=2), "mere end 2 rækker"),
        (Limits(columns=1), "har 2 kolonner"),
        (Limits(cells=5), "har 3 rækker gange 2 kolonner"),
        (Limits(sheets=0), "mere end 0 ark"),
    ],
)
@pytest.mark.parametrize("kind", ["old", "page"])
def test_an_old_workbook_and_a_page_are_held_to_the_same_limits(
    tmp_path: Path, kind: str, limits: Limits, words: str
) -> None:
    path = tmp_path / "liste.xls"
    page = f"<table>{'<tr><td>x<td>y' * 3}</table>".encode()
    path.write_bytes(xls_bytes({"Ark1": [["x", "y"]] * 3}) if kind == "old" else page)

    assert len(read_file(path).sheets[0].rows) == 3
    with pytest.raises(InputError, match=words):
        read_file(path, limits)
