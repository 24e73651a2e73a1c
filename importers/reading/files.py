"""A file on disk as a workbook of sheets, whatever kind of spreadsheet it is; what is none gets a plain sentence."""

import dataclasses
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from graphmodel.errors import InputError, WrongUse
from importers.reading.kinds import Kind, kind_of
from importers.reading.limits import LIMITS, Limits
from importers.reading.lists_of_text import read_text
from importers.reading.sheets import Remark, Workbook
from importers.reading.workbooks import read_packed, read_unpacked

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
_SEPARATED = (".csv", ".tsv", ".txt")
_OTHERWISE_CALLED: Mapping[Kind | None, str] = {
    Kind.TEXT: "tekst med skilletegn",
    Kind.PAGE: "en hjemmeside med en tabel",
    Kind.XML: "et regneark i Excels XML-form",
}
READABLE = (*_SEPARATED, *_WORKBOOKS)
"""The endings of files that can be read."""


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


def read_file(path: Path, limits: Limits = LIMITS) -> Workbook:
    """Read one file as what its bytes are; where its name says something else, that is told.

    Raises WrongUse where there is none to be had, InputError where it is no spreadsheet, damaged, protected, empty or too large.
    """
    content = read_bytes(path, limits)
    file, ending = path.name, path.suffix.lower()
    if ending not in READABLE:
        raise InputError(
            f"»{file}« er ikke et regneark, som kan læses. Brug en fil, der ender på {', '.join(READABLE)}."
        )
    kind = kind_of(content, file)
    if kind == Kind.TEXT:
        sheets, remarks = read_text(content, path, limits, is_expected=ending in _SEPARATED)
    elif kind is None:
        sheets, remarks = read_packed(content, file, limits)
    else:
        sheets, remarks = read_unpacked(content, file, kind, limits)
    if not any(sheet.rows for sheet in sheets):
        raise InputError(f"»{file}« er tom: der står ikke noget i nogen celle.")
    if (kind == Kind.TEXT) != (ending in _SEPARATED) or kind in (Kind.PAGE, Kind.XML):
        remarks = (_renamed(file, kind), *remarks)
    return Workbook(file, hashlib.sha256(content).hexdigest(), sheets, remarks)


def _renamed(file: str, kind: Kind | None) -> Remark:
    what = _OTHERWISE_CALLED.get(kind, "et regneark, der er omdøbt")
    return Remark(
        file,
        "renamed",
        f"»{file}« er {what}, selv om navnet siger noget andet. Den er læst som det, den er.",
        is_note=True,
    )


def read_bytes(path: Path, limits: Limits = LIMITS) -> bytes:
    """The bytes of a file. Raises WrongUse where there are none to be had, InputError where there is nothing in it, or too much."""
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise InputError(
                f"»{path.name}« fylder {-(-size // 1_000_000)} MB. Højst {limits.file_bytes // 1_000_000} MB kan indlæses."
            )
        content = path.read_bytes()
    except IsADirectoryError as error:
        raise WrongUse(f"»{path}« er en mappe. Peg på selve filen.") from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise WrongUse(f"Filen »{path.name}« findes ikke. Er stien skrevet rigtigt?") from error
    except PermissionError as error:
        raise WrongUse(f"Du har ikke lov til at læse »{path.name}«. Er filen åben i et andet program?") from error
    except (OSError, ValueError) as error:
        raise WrongUse(f"»{path.name}« kan ikke læses.") from error
    if not content.strip():
        raise InputError(f"»{path.name}« er tom.")
    return content


def _with_prefix(workbook: Workbook, prefix: str) -> Workbook:
    sheets = tuple(dataclasses.replace(sheet, prefix=prefix) for sheet in workbook.sheets)
    remarks = tuple(
        dataclasses.replace(remark, cell=prefix + remark.cell) if remark.cell != workbook.file else remark
        for remark in workbook.remarks
    )
    return dataclasses.replace(workbook, sheets=sheets, remarks=remarks)
