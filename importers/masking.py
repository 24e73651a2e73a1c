"""The texts of a sheet with every CPR number blotted out, also one that lost its zero or is parted over two cells."""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from graphmodel.catalogue import fold
from graphmodel.cpr import contains_cpr, mask_cpr
from importers.reading.sheets import Sheet
from importers.result import TableRead
from importers.understanding.contact_cells import p_number_in

_P_NUMBER = "Organisation.p_number"
_SIX_DIGITS, _FOUR_DIGITS = re.compile(r"\d{6}"), re.compile(r"\d{4}")


def p_number_cells(sheet: Sheet, tables: Iterable[TableRead]) -> frozenset[tuple[int, int]]:
    """The cells of a sheet that stand under a P-number's header, where ten digits are welcome."""
    found: set[tuple[int, int]] = set()
    for table in tables:
        if (table.file, table.sheet) != (sheet.file, sheet.name) or table.header_row is None:
            continue
        headers = {fold(header) for header, target in table.columns.items() if target == _P_NUMBER}
        for row in range(table.header_row - 1, table.first_row - 1):
            cells = sheet.rows[row] if row < len(sheet.rows) else ()
            for column, text in enumerate(cells):
                if text and fold(text) in headers:
                    found |= {(below, column) for below in range(table.first_row - 1, table.last_row)}
    return frozenset(found)


def masked_row(texts: Sequence[str], row: int, p_numbers: Collection[tuple[int, int]]) -> list[str]:
    """The texts of a row as they may be shown.

    >>> masked_row(["Sara", "311299", "1234", "101901234"], 0, ())
    ['Sara', 'xxxxxx-xxxx', 'xxxxxx-xxxx', 'xxxxxx-xxxx']
    """
    shown = [
        text if (row, column) in p_numbers and p_number_in(text) else _masked(text) for column, text in enumerate(texts)
    ]
    for column, (text, beside) in enumerate(pairwise(texts)):
        if _SIX_DIGITS.fullmatch(text) and _FOUR_DIGITS.fullmatch(beside) and contains_cpr(f"{text}-{beside}"):
            shown[column] = shown[column + 1] = mask_cpr(f"{text}-{beside}")
    return shown


def _masked(text: str) -> str:
    has_lost_its_zero = len(text) == 9 and text.isdigit() and contains_cpr(f"0{text}")
    return mask_cpr(f"0{text}") if has_lost_its_zero else mask_cpr(text)
