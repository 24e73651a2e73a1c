"""The texts of a sheet with every CPR number blotted out, also one that lost its zero or is parted over two cells."""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from graphmodel.catalogue import fold
from graphmodel.cpr import mask_cpr
from importers.reading.sheets import Sheet
from importers.result import TableRead
from importers.understanding.cpr_cells import parted_over, with_its_zero
from importers.values.contact_cells import p_number_in

_P_NUMBER = "Organisation.p_number"


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
        text if (row, column) in p_numbers and p_number_in(text) else mask_cpr(with_its_zero(text))
        for column, text in enumerate(texts)
    ]
    for column, (text, beside) in enumerate(pairwise(texts)):
        if parted := parted_over(text, beside):
            shown[column] = shown[column + 1] = mask_cpr(parted)
    return shown
