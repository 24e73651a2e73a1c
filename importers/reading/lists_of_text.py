"""Bytes of text as a sheet, and what there is to say of its signs and quotation marks."""

from collections.abc import Iterator
from pathlib import Path
from unicodedata import category

from graphmodel.cpr import mask_cpr
from graphmodel.errors import InputError
from importers.reading.encodings import ONE_BYTE, Decoded, decode
from importers.reading.limits import Limits, refuse_too_large, refuse_too_long
from importers.reading.noticed import about_errors, spans_of_rows
from importers.reading.separated import Separated, separate
from importers.reading.sheets import Remark, Sheet
from importers.reading.workbooks import without_errors

_USUAL = {".tsv": "\t"}
_SAMPLE = 4_000
_LEAST_READABLE = 0.9
_MOST_LINES_TOLD = 50


def read_text(
    content: bytes, path: Path, limits: Limits, *, is_expected: bool
) -> tuple[tuple[Sheet, ...], tuple[Remark, ...]]:
    """One sheet, named after the file. Raises InputError where the bytes are no text, too much of it, or no table.

    A file whose name promises a workbook (`is_expected` is false) is a table only where it has lines that something parts.
    """
    file = path.name
    decoded = decode(content)
    sample = decoded.text[:_SAMPLE]
    is_readable = sum(map(_is_text, sample)) >= _LEAST_READABLE * len(sample)
    if not is_readable or _is_of_a_mainframe(content, decoded):
        raise InputError(_no_text(file) if is_expected else _no_workbook(file))
    refuse_too_long(file, decoded.text, limits)
    separated = separate(decoded.text, _USUAL.get(path.suffix.lower(), ""))
    if not is_expected and (not separated.separator or len(separated.rows) < 2):
        raise InputError(_no_workbook(file))
    width = max(map(len, separated.rows), default=0)
    refuse_too_large(file, "", len(separated.rows), width, "", limits)
    rows = [list(row) for row in separated.rows]
    errors = without_errors(rows)
    sheet = Sheet(file, mask_cpr(path.stem), tuple(map(tuple, rows)) if errors else separated.rows)
    return (sheet,), (*_about_signs(sheet, decoded, separated), *about_errors(sheet, errors))


def _is_of_a_mainframe(content: bytes, decoded: Decoded) -> bool:
    """Whether one-byte signs are mostly beyond ASCII: no language that is written in Latin letters looks like that."""
    sample = content[:_SAMPLE]
    return decoded.encoding in ONE_BYTE and sum(byte > 127 for byte in sample) * 2 > len(sample)


def _is_text(sign: str) -> bool:
    """Letters and blanks, and what steers them without being seen."""
    return sign.isprintable() or sign.isspace() or category(sign) == "Cf"


def _about_signs(sheet: Sheet, decoded: Decoded, separated: Separated) -> Iterator[Remark]:
    if decoded.is_repaired:
        message = f"Bogstaverne i »{sheet.file}« var gemt forkert (»Ã¸« for »ø«) og er rettet."
        yield Remark(sheet.file, "encoded_twice", message, "Se efter, at æ, ø og å er rigtige.")
    for line in decoded.odd_lines[:_MOST_LINES_TOLD]:
        message = f"Linje {line + 1} i »{sheet.file}« er gemt med andre tegn end resten af filen."
        cell = sheet.address(separated.row_of_line(line), 0)
        yield Remark(cell, "mixed_encoding", message, "Se efter, at æ, ø og å er rigtige i linjen.")
    if len(decoded.odd_lines) > _MOST_LINES_TOLD:
        count = len(decoded.odd_lines)
        message = (
            f"{count} linjer i »{sheet.file}« er gemt med andre tegn end resten; de første {_MOST_LINES_TOLD} er vist."
        )
        yield Remark(sheet.file, "mixed_encoding", message, "Gem filen som UTF-8, og indlæs den igen.")
    for line in decoded.unreadable_lines[:_MOST_LINES_TOLD]:
        message = f"Linje {line + 1} i »{sheet.file}« rummer tegn, der ikke kan læses, og som står som »\ufffd«."
        cell = sheet.address(separated.row_of_line(line), 0)
        yield Remark(cell, "unreadable_signs", message, "Ret tegnene i filen, og indlæs den igen.")
    if separated.other_rows:
        rows = spans_of_rows(separated.other_rows)
        message = f"{rows} i »{sheet.file}« er delt af et andet tegn end resten og er læst ved det."
        yield Remark(
            sheet.address(separated.other_rows[0], 0),
            "other_separator",
            message,
            "Se efter, at cellerne er delt rigtigt.",
        )
    for row in separated.open_quotes:
        message = (
            f"Et anførselstegn i rækken bliver aldrig lukket, så det er læst som et almindeligt tegn ({sheet.file})."
        )
        yield Remark(sheet.address(row, 0), "open_quote", message, "Se efter, at rækkerne er delt rigtigt.")


def _no_text(file: str) -> str:
    return f"»{file}« er ikke tekst, selv om navnet siger det. Gem listen som et regneark, og indlæs den."


def _no_workbook(file: str) -> str:
    return (
        f"»{file}« kan ikke åbnes som et regneark, selv om navnet siger det. Gem listen som et regneark, og indlæs den."
    )
