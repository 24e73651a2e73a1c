"""Workbooks in Excel's old form, written record by record, for nothing writes them any longer."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_SECTOR = 512
_SMALLEST_STREAM = 4096
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_ERRORS = {"#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#NUM!": 0x24, "#N/A": 0x2A}
_FIRST_FORMAT = 164
_LONGEST_RECORD = 8_000
OldValue = str | float | bool | tuple[float, str]
"""What a cell may hold; a pair is a number and its format, a text that is an error's word an error."""


@dataclass(frozen=True)
class OldSheet:
    """A sheet; rows and columns are counted from 0, merged areas are first and last row, first and last column."""

    rows: Sequence[Sequence[OldValue]]
    visibility: int = 0
    merged: Sequence[tuple[int, int, int, int]] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    comments: Mapping[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)


def xls_bytes(
    sheets: Mapping[str, OldSheet | Sequence[Sequence[OldValue]]],
    *,
    days_from_1904: bool = False,
    is_protected: bool = False,
) -> bytes:
    """A whole file; a protected one says so and holds what nobody can read."""
    return in_compound_file(biff_stream(sheets, days_from_1904=days_from_1904, is_protected=is_protected))


def biff_stream(
    sheets: Mapping[str, OldSheet | Sequence[Sequence[OldValue]]],
    *,
    days_from_1904: bool = False,
    is_protected: bool = False,
) -> bytes:
    """The records of a workbook, without the compound file that they usually lie in."""
    whole = {name: sheet if isinstance(sheet, OldSheet) else OldSheet(sheet) for name, sheet in sheets.items()}
    codes = {
        value[1]: None for sheet in whole.values() for row in sheet.rows for value in row if isinstance(value, tuple)
    }
    styles = {"": 0} | {code: place for place, code in enumerate(codes, 1)}
    start = [
        _bof(5),
        *([_record(0x2F, bytes(54))] if is_protected else []),
        _record(0x42, struct.pack("<H", 1200)),
        _record(0x22, struct.pack("<H", days_from_1904)),
    ]
    start += [
        _record(0x041E, struct.pack("<H", _FIRST_FORMAT + place) + _text(code)) for place, code in enumerate(codes)
    ]
    start += [
        _record(0xE0, struct.pack("<HHH14x", 0, place and _FIRST_FORMAT + place - 1, 1)) for place in range(len(styles))
    ]
    bodies = [_sheet(sheet, styles) for sheet in whole.values()]
    names = [(name, sheet.visibility) for name, sheet in whole.items()]
    offset = len(b"".join(start)) + sum(len(_bound(0, *name)) for name in names) + 4
    for name, body in zip(names, bodies, strict=True):
        start.append(_bound(offset, *name))
        offset += len(body)
    return b"".join([*start, _record(0x0A), *bodies])


def in_compound_file(stream: bytes, name: str = "Workbook") -> bytes:
    """A compound file that holds one stream: a sector with the table of sectors, one with the folder, and the stream."""
    padded = stream.ljust(max(_SMALLEST_STREAM, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    count = len(padded) // _SECTOR
    tables = -(-(count + 2) // (_SECTOR // 4 - 1))
    first = tables + 1
    table = [_TABLE] * tables + [_END] + [*range(first + 1, first + count), _END]
    table += [_FREE] * (tables * _SECTOR // 4 - len(table))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, tables, tables, 0, _SMALLEST_STREAM, _END, 0, _END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    folder = _entry("Root Entry", 5, _END, 0, 1) + _entry(name, 2, first, len(padded), _FREE)
    return header + struct.pack(f"<{len(table)}I", *table) + folder.ljust(_SECTOR, b"\0") + padded


def _entry(name: str, kind: int, first: int, size: int, child: int) -> bytes:
    signs = (name + "\0").encode("utf-16-le")
    return struct.pack("<64sHBBIII36xIII", signs, len(signs), kind, 1, _FREE, _FREE, child, first, size, 0)


def _sheet(sheet: OldSheet, styles: Mapping[str, int]) -> bytes:
    records = [_bof(0x10)]
    records += [_record(0x7D, struct.pack("<HHHHHH", at, at, 2048, 0, 1, 0)) for at in sheet.hidden_columns]
    records += [_record(0x208, struct.pack("<HHHHHHI", at, 0, 1, 255, 0, 0, 0x20)) for at in sheet.hidden_rows]
    records += [
        _cell(row, column, value, styles)
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if value != ""
    ]
    for number, (place, (author, text)) in enumerate(sheet.comments.items(), 1):
        records += _comment(number, place, author, text)
    if sheet.merged:
        areas = b"".join(struct.pack("<4H", *area) for area in sheet.merged)
        records.append(_record(0xE5, struct.pack("<H", len(sheet.merged)) + areas))
    records += [_link(place, address) for place, address in sheet.links.items()]
    return b"".join([*records, _record(0x0A)])


def _cell(row: int, column: int, value: OldValue, styles: Mapping[str, int]) -> bytes:
    value, code = value if isinstance(value, tuple) else (value, "")
    place = struct.pack("<HHH", row, column, styles[code])
    if isinstance(value, bool):
        return _record(0x205, place + struct.pack("<BB", value, 0))
    if isinstance(value, str) and value in _ERRORS:
        return _record(0x205, place + struct.pack("<BB", _ERRORS[value], 1))
    if isinstance(value, str):
        return _record(0x204, place + _text(value[: _LONGEST_RECORD // 2 - 10]))
    return _record(0x203, place + struct.pack("<d", value))


def _comment(number: int, place: tuple[int, int], author: str, text: str) -> list[bytes]:
    """A note is a drawn thing with a number, its text, and the cell and the author it belongs to."""
    signs = text.encode("utf-16-le")
    about = struct.pack("<HHHHH12x", 0x15, 18, 0x19, number, 0x4011)
    return [
        _record(0x5D, about + struct.pack("<HH", 0, 0)),
        _record(0x1B6, struct.pack("<HH6xHHI", 0x212, 0, len(text), 16, 0)),
        _record(0x3C, b"\1" + signs),
        _record(0x3C, struct.pack("<HHIHHI", 0, 0, 0, len(text), 0, 0)),
        _record(0x1C, struct.pack("<HHHH", *place, 0, number) + _text(author) + b"\0"),
    ]


def _link(place: tuple[int, int], address: str) -> bytes:
    standard = bytes.fromhex("d0c9ea79f9bace118c8200aa004ba90b")
    of_an_address = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
    signs = (address + "\0").encode("utf-16-le")
    row, column = place
    where = struct.pack("<HHHH", row, row, column, column)
    return _record(
        0x1B8, where + standard + struct.pack("<II", 2, 3) + of_an_address + struct.pack("<I", len(signs)) + signs
    )


def _bound(offset: int, name: str, visibility: int) -> bytes:
    return _record(0x85, struct.pack("<IBBBB", offset, visibility, 0, len(name), 1) + name.encode("utf-16-le"))


def _bof(kind: int) -> bytes:
    return _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))


def _text(text: str) -> bytes:
    signs = text.encode("utf-16-le", errors="replace")
    return struct.pack("<HB", len(signs) // 2, 1) + signs


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data
