import struct
import warnings
import zipfile
from pathlib import Path

import pytest

from graphmodel.errors import InputError
from importers.reading.files import read_file
from importers.reading.limits import LIMITS, Limits
from tests.importers.crafted import ONE_CELL, SHEET, ods_parts, pack, xlsx_parts
from tests.importers.crafted_xls import xls_bytes

SMALL = Limits(unpacked_bytes=2_000_000, text_signs=1_000_000)
OLD = xls_bytes({"Ark1": [["Navn", "Adresse"]] * 200})
ENTITIES = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(2, 11))
LAUGHS = f'<!DOCTYPE x [<!ENTITY a1 "haha">{ENTITIES}]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a10 SYSTEM "file:///etc/passwd">]>'


def refusal(path: Path, limits: Limits = LIMITS) -> str:
    with pytest.raises(InputError) as problem:
        read_file(path, limits)
    assert path.name in problem.value.message
    return problem.value.message


def outcome(path: Path) -> object:
    """The rows, or else the name that the refusal says."""
    try:
        return read_file(path).sheets[0].rows
    except InputError as problem:
        return path.name if path.name in problem.message else problem.message


def cell(address: str, value: str = "1") -> str:
    row = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{row}"><c r="{address}"><v>{value}</v></c></row>'


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "[Content_Types].xml"]
)
def test_xml_that_declares_entities_is_refused_in_every_part(tmp_path: Path, part: str, declared: str) -> None:
    parts = xlsx_parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', shared="<si><t>&a10;</t></si>")
    parts[part] = f'<?xml version="1.0"?><!-- {"x" * 300_000} -->{declared}{parts[part]}'

    assert "dokumenttype" in refusal(pack(tmp_path / "liste.xlsx", parts))


def test_entities_in_a_libreoffice_workbook_are_refused_too(tmp_path: Path) -> None:
    parts = ods_parts('<table:table table:name="A"/>')
    parts["content.xml"] = LAUGHS + parts["content.xml"]

    assert "dokumenttype" in refusal(pack(tmp_path / "liste.ods", parts))


def test_a_bomb_is_found_while_it_is_unpacked(tmp_path: Path) -> None:
    parts = xlsx_parts(ONE_CELL) | {"xl/media/image1.png": b"\0" * 3_000_000}
    path = pack(tmp_path / "bombe.xlsx", parts)

    assert path.stat().st_size < 10_000
    assert "fylder mere end 2 MB, når den pakkes ud" in refusal(path, SMALL)


def test_what_a_header_says_of_sizes_is_not_believed(tmp_path: Path) -> None:
    path = pack(tmp_path / "bombe.xlsx", xlsx_parts(ONE_CELL) | {"xl/media/image1.png": b"\0" * 3_000_000})
    packed = bytearray(path.read_bytes())
    for sign, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        struct.pack_into("<I", packed, packed.rfind(sign) + offset, 100)
    path.write_bytes(packed)

    assert sum(part.file_size for part in zipfile.ZipFile(path).infolist()) < 10_000
    assert "fylder mere end 2 MB" in refusal(path, SMALL)


def test_a_part_that_stands_in_the_archive_twice_is_refused(tmp_path: Path) -> None:
    path = pack(tmp_path / "liste.xlsx", xlsx_parts(ONE_CELL))
    with warnings.catch_warnings(), zipfile.ZipFile(path, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(SHEET, "<worksheet/>")

    assert "to gange" in refusal(path)


def test_nothing_of_an_archive_reaches_the_disk(tmp_path: Path) -> None:
    folder = tmp_path / "dyb" / "mappe"
    folder.mkdir(parents=True)
    parts = xlsx_parts(ONE_CELL) | {
        "../../ondt.txt": "x",
        f"{tmp_path}/ondt.txt": "x",
        "indre.zip": b"PK\x05\x06" + b"\0" * 18,
    }
    path = pack(folder / "liste.xlsx", parts)

    assert read_file(path).sheets[0].rows == (("Navn",),)
    assert sorted(file.name for file in tmp_path.rglob("*") if file.is_file()) == ["liste.xlsx"]


def test_a_protected_part_is_a_password(tmp_path: Path) -> None:
    path = pack(tmp_path / "liste.xlsx", xlsx_parts(ONE_CELL))
    packed = bytearray(path.read_bytes())
    packed[packed.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(packed)

    assert "adgangskode" in refusal(path)


def test_a_flipped_byte_in_a_packed_part_is_found(tmp_path: Path) -> None:
    path = pack(tmp_path / "liste.xlsx", xlsx_parts(ONE_CELL * 50))
    packed = bytearray(path.read_bytes())
    packed[packed.find(b"xl/worksheets/sheet1.xml") + 60] ^= 0xFF
    path.write_bytes(packed)

    assert "kan ikke åbnes" in refusal(path)


def test_a_cell_at_the_far_end_of_a_sheet_is_named_and_costs_nothing(tmp_path: Path) -> None:
    path = pack(tmp_path / "liste.xlsx", xlsx_parts(ONE_CELL + cell("XFD1048576")))

    assert refusal(path) == (
        "Arket »Ark1« i »liste.xlsx« har 16384 kolonner. Højst 1000 kan indlæses. "
        "Den sidste celle i brug er XFD1048576; slet det, der står langt fra listen."
    )


def test_a_cell_far_below_is_named(tmp_path: Path) -> None:
    assert "200000 rækker" in refusal(pack(tmp_path / "liste.xlsx", xlsx_parts(ONE_CELL + cell("B1048576"))))


def test_a_million_rows_that_are_empty_or_only_coloured_are_no_rows(tmp_path: Path) -> None:
    rows = ONE_CELL + "".join(f'<row r="{row}" s="1"><c r="XFD{row}" s="1"/></row>' for row in range(200_000, 202_000))
    parts = xlsx_parts(f'{rows}<row r="1048576"/>', columns='<dimension ref="A1:XFD1048576"/>', formats=("0000",))

    assert read_file(pack(tmp_path / "liste.xlsx", parts)).sheets[0].rows == (("Navn",),)


def test_formulas_drawn_down_far_below_the_list_that_show_nothing_are_no_rows(tmp_path: Path) -> None:
    rows = ONE_CELL + "".join(
        f'<row r="{row}"><c r="B{row}" t="str"><f>IF(A{row}="","",1)</f><v></v></c></row>' for row in range(2, 600)
    )
    workbook = read_file(pack(tmp_path / "liste.xlsx", xlsx_parts(rows)), Limits(rows=50))

    assert (workbook.sheets[0].rows, workbook.remarks) == ((("Navn",),), ())


@pytest.mark.parametrize("address", ["A0", "A99999999999", "ZZZZ1", "XFE1", "A-1", "1", "é1"])
def test_a_cell_outside_every_sheet_is_damage(tmp_path: Path, address: str) -> None:
    rows = f'<row r="1"><c r="{address}"><v>1</v></c></row>'

    assert "kan ikke åbnes" in refusal(pack(tmp_path / "liste.xlsx", xlsx_parts(rows)))


def test_one_long_text_in_very_many_cells_is_refused(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 40))
    parts = xlsx_parts(rows, shared=f"<si><r><t>{'x' * 20_000}</t></r><r><t>{'y' * 10_000}</t></r></si>")

    assert "mere end 1 mio. tegn" in refusal(pack(tmp_path / "liste.xlsx", parts), SMALL)


def test_a_reader_that_asks_for_all_memory_ends_in_a_sentence(tmp_path: Path) -> None:
    parts = xlsx_parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', shared="<si><t>x</t></si>")
    parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace("<sst ", '<sst uniqueCount="4294967296" ')

    assert "mere end 2 GB i hukommelsen" in refusal(pack(tmp_path / "liste.xlsx", parts))


@pytest.mark.parametrize(
    ("repeats", "before", "text", "words"),
    [
        (1, '<table:table-cell table:number-columns-repeated="16383"/>', "x", "har 16384 kolonner"),
        (1_000_000, "", "x", "mere end 200000 rækker"),
        (900, "", "x" * 2_000, "mere end 1 mio. tegn"),
        ("mange", "", "x", "kan ikke åbnes"),
    ],
)
def test_repeated_cells_of_libreoffice_are_counted_before_they_are_repeated(
    tmp_path: Path, repeats: object, before: str, text: str, words: str
) -> None:
    cell = f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="{repeats}">{before}{cell}</table:table-row>'
    path = pack(tmp_path / "liste.ods", ods_parts(f'<table:table table:name="A">{row}</table:table>'))

    assert words in refusal(path, Limits(text_signs=1_000_000))


def test_too_many_sheets_and_too_many_parts_are_refused(tmp_path: Path) -> None:
    tables = "".join(f'<table:table table:name="A{at}"/>' for at in range(4))
    path = pack(tmp_path / "liste.ods", ods_parts(tables))

    assert "mere end 3 ark" in refusal(path, Limits(sheets=3))
    assert "mere end 2 dele" in refusal(path, Limits(parts=2))
    parts = xlsx_parts(ONE_CELL)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        "</sheets>", '<sheet name="B" sheetId="2" r:id="rId9"/></sheets>'
    )
    assert "mere end 1 ark" in refusal(pack(tmp_path / "liste.xlsx", parts), Limits(sheets=1))


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    path = pack(tmp_path / "liste.xlsx", xlsx_parts(ONE_CELL))

    assert "er ikke læst efter -1 sekunder" in refusal(path, Limits(seconds=-1))


def test_a_reader_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "liste.xls"
    path.write_bytes(OLD)

    assert "er ikke læst efter 0 sekunder" in refusal(path, Limits(seconds=0))


def test_an_old_workbook_that_leads_the_reader_in_circles_ends_in_a_sentence(tmp_path: Path) -> None:
    damaged = bytearray(OLD)
    table = 512 + 512 * struct.unpack_from("<I", damaged, 76)[0]
    for at in range(128):
        struct.pack_into("<I", damaged, table + 4 * at, (at + 1) % 10)
    path = tmp_path / "liste.xls"
    path.write_bytes(damaged)

    assert "kan ikke åbnes" in refusal(path)


@pytest.mark.parametrize("part", ["xl/_rels/workbook.xml.rels", "xl/workbook.xml", SHEET, "_rels/.rels"])
@pytest.mark.parametrize("text", ["", "<", "<worksheet>", '<?xml version="1.0" encoding="UTF-0"?><a/>', "<other/>"])
def test_a_part_that_is_missing_or_no_xml_ends_in_a_sentence_or_is_not_needed(
    tmp_path: Path, part: str, text: str
) -> None:
    path = pack(tmp_path / "liste.xlsx", xlsx_parts(ONE_CELL) | {part: text})

    assert outcome(path) in ((("Navn",),), "liste.xlsx")
