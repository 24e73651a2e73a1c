import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from graphmodel.errors import InputError, WrongUse
from importers.reading import workbooks
from importers.reading.files import read_file, read_files
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
    "a web page": ("liste.xls", lambda path: path.write_bytes(b"<html><table></table></html>"), "en hjemmeside"),
    "a torn workbook": ("revet.xlsx", torn_workbook, "klippet over"),
    "another archive": ("arkiv.xlsx", other_archive, "kan ikke åbnes"),
    "noise": ("støj.ods", lambda path: path.write_bytes(b"PK\x03\x04" + b"\x07" * 900), "kan ikke åbnes"),
    "a password": (
        "hemmelig.xlsx",
        lambda path: path.write_bytes(OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")),
        "adgangskode",
    ),
    "a workbook named csv": (
        "liste.csv",
        lambda path: write_xlsx(path.with_suffix(".xlsx"), {"A": [["x"]]}).rename(path),
        "omdøbt",
    ),
    "bytes named csv": ("bytes.csv", lambda path: path.write_bytes(b"\x01\x00\x00\x02" * 50 + b"a\x00"), "ikke tekst"),
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


def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx(tmp_path / "stor.xlsx", {"Ark1": [["Navn"]]})
    monkeypatch.setattr(workbooks, "_MOST_UNPACKED", 1_000)

    with pytest.raises(InputError, match="når den pakkes ud"):
        read_file(path)


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_xlsx(tmp_path / "lang.xlsx", {"Ark1": [["x"]] * 11})
    monkeypatch.setattr(workbooks, "MOST_ROWS", 10)

    with pytest.raises(InputError, match="mere end 10 rækker"):
        read_file(path)


def test_too_many_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="kolonner"):
        read_file(write_xlsx(tmp_path / "bred.xlsx", {"Ark1": [["x"] * 1_001]}))
    with pytest.raises(InputError, match="kolonner"):
        read_file(write_csv(tmp_path / "bred.csv", [["x"] * 1_001]))


def test_a_reader_that_panics_over_a_damaged_file_ends_in_a_sentence_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PanicException(BaseException):
        """As the reader's own, which is no Exception."""

    def panic(_: object) -> None:
        raise PanicException

    path = write_xlsx(tmp_path / "skadet.xlsx", {"Ark1": [["Navn"]]})
    monkeypatch.setattr(workbooks, "load_workbook", panic)

    with pytest.raises(InputError, match="kan ikke åbnes"):
        read_file(path)
