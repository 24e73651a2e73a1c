"""A file on disk as a workbook of sheets, whatever kind of spreadsheet it is; what is none gets a plain sentence."""

import dataclasses
import hashlib
from collections.abc import Iterable
from pathlib import Path

from graphmodel.cpr import mask_cpr
from graphmodel.errors import InputError, WrongUse
from importers.reading.encodings import decode
from importers.reading.separated import separate
from importers.reading.sheets import Remark, Sheet, Workbook
from importers.reading.workbooks import MOST_COLUMNS, MOST_ROWS, protected, read_workbook

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
_SEPARATED = {".csv": "", ".tsv": "\t"}
READABLE = (*_SEPARATED, *_WORKBOOKS)
"""The endings of files that can be read."""
_MOST_BYTES = 100_000_000
_STRANGERS = (
    (b"\x89PNG", "et billede"),
    (b"\xff\xd8\xff", "et billede"),
    (b"GIF8", "et billede"),
    (b"BM", "et billede"),
    (b"RIFF", "et billede eller en lydfil"),
    (b"%PDF", "en PDF"),
    (b"<!DOCTYPE", "en hjemmeside"),
    (b"<!doctype", "en hjemmeside"),
    (b"<html", "en hjemmeside"),
    (b"{\\rtf", "et tekstdokument"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAMPLE = 4_000
_LEAST_READABLE = 0.9


def read_files(paths: Iterable[Path]) -> tuple[Workbook, ...]:
    """Read several files for one import; addresses name the file as well where there are several.

    Raises WrongUse where one of them is no file to be had, else InputError where one is no list; either with one sentence a file.
    """
    workbooks, complaints = [], []
    for path in paths:
        try:
            workbooks.append(read_file(path))
        except (InputError, WrongUse) as error:
            complaints.append(error)
    if complaints:
        kind = WrongUse if any(isinstance(error, WrongUse) for error in complaints) else InputError
        raise kind("\n".join(error.message for error in complaints))
    if len(workbooks) < 2:
        return tuple(workbooks)
    return tuple(_with_prefix(workbook, f"[{workbook.file}]") for workbook in workbooks)


def read_file(path: Path) -> Workbook:
    """Read one file.

    Raises WrongUse where there is none to be had, InputError where it is no spreadsheet, damaged, protected, empty or too large.
    """
    content = read_bytes(path)
    file, ending = path.name, path.suffix.lower()
    if ending not in READABLE:
        raise InputError(
            f"»{file}« er ikke et regneark, som kan læses. Brug en fil, der ender på {', '.join(READABLE)}."
        )
    _refuse_strangers(content, file)
    sheets, remarks = _separated_sheet(content, path) if ending in _SEPARATED else (read_workbook(content, file), ())
    if not any(sheet.rows for sheet in sheets):
        raise InputError(f"»{file}« er tom: der står ikke noget i nogen celle.")
    return Workbook(file, hashlib.sha256(content).hexdigest(), sheets, remarks)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises WrongUse where there are none to be had, InputError where there is nothing in it, or too much."""
    try:
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise InputError(
                f"»{path.name}« fylder {size // 1_000_000} MB. Højst {_MOST_BYTES // 1_000_000} MB kan indlæses."
            )
        content = path.read_bytes()
    except IsADirectoryError as error:
        raise WrongUse(f"»{path.name}« er en mappe. Peg på selve filen.") from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise WrongUse(f"Filen »{path.name}« findes ikke. Er stien skrevet rigtigt?") from error
    except PermissionError as error:
        raise WrongUse(f"Du har ikke lov til at læse »{path.name}«. Er filen åben i et andet program?") from error
    except (OSError, ValueError) as error:
        raise WrongUse(f"»{path.name}« kan ikke læses.") from error
    if not content.strip():
        raise InputError(f"»{path.name}« er tom.")
    return content


def _refuse_strangers(content: bytes, file: str) -> None:
    for start, kind in _STRANGERS:
        if content.lstrip().startswith(start) and (start != b"BM" or b"\x00" in content[:64]):
            raise InputError(
                f"»{file}« er {kind}, selv om navnet siger noget andet. Gem listen som et regneark, og indlæs den."
            )
    if content.startswith(_OLE) and _ENCRYPTED in content:
        raise InputError(protected(file))


def _separated_sheet(content: bytes, path: Path) -> tuple[tuple[Sheet], tuple[Remark, ...]]:
    file = path.name
    if content.startswith((b"PK\x03\x04", _OLE)):
        raise InputError(
            f"»{file}« er et regneark, der er omdøbt. Giv filen endelsen .xlsx (eller .xls), og indlæs den igen."
        )
    decoded = decode(content)
    sample = decoded.text[:_SAMPLE]
    if sum(sign.isprintable() or sign.isspace() for sign in sample) < _LEAST_READABLE * len(sample):
        raise InputError(
            f"»{file}« er ikke tekst, selv om navnet siger det. Gem listen som et regneark, og indlæs den."
        )
    separated = separate(decoded.text, _SEPARATED[path.suffix.lower()])
    if len(separated.rows) > MOST_ROWS:
        raise InputError(f"»{file}« har mere end {MOST_ROWS} rækker. Del filen, og indlæs delene hver for sig.")
    if max(map(len, separated.rows), default=0) > MOST_COLUMNS:
        raise InputError(f"»{file}« har mere end {MOST_COLUMNS} kolonner og er næppe en liste.")
    sheet = Sheet(file, mask_cpr(path.stem), separated.rows)
    return (sheet,), tuple(_remarks(sheet, decoded.odd_lines, separated.open_quotes))


def _remarks(sheet: Sheet, odd_lines: tuple[int, ...], open_quotes: tuple[int, ...]) -> list[Remark]:
    remarks = [
        Remark(
            f"linje {line}",
            "mixed_encoding",
            f"Linje {line} i »{sheet.file}« er gemt med andre tegn end resten af filen.",
            "Se efter, at æ, ø og å er rigtige i linjen.",
        )
        for line in odd_lines
    ]
    for row in open_quotes:
        message = (
            f"Et anførselstegn i rækken bliver aldrig lukket, så det er læst som et almindeligt tegn ({sheet.file})."
        )
        remarks.append(Remark(sheet.address(row, 0), "open_quote", message, "Se efter, at rækkerne er delt rigtigt."))
    return remarks


def _with_prefix(workbook: Workbook, prefix: str) -> Workbook:
    sheets = tuple(dataclasses.replace(sheet, prefix=prefix) for sheet in workbook.sheets)
    return dataclasses.replace(workbook, sheets=sheets)
