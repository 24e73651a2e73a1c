"""Rows that may hold a CPR number, in one cell or over two: they take no part, and what is told of them is masked."""

import re

from graphmodel.cpr import MASK, contains_cpr, mask_cpr
from importers.columns.columns import Understanding
from importers.result import Issue, Severity
from importers.tables import Cell, TableRow
from importers.values.contact_cells import p_number_in

_BETWEEN = "\0"
"""What no cell holds and no CPR number is written over."""
_DIGITS_ALONE = re.compile(rf"(?:^|{_BETWEEN})(?:\d{{6}}|\d{{9}})(?:$|{_BETWEEN})")
"""A cell that may be half a number, or one that lost its zero."""
_SIX_DIGITS, _FOUR_DIGITS = re.compile(r"\d{6}"), re.compile(r"\d{4}")


def cpr_issue(row: TableRow, understanding: Understanding) -> Issue | None:
    """Why a row is held back: something in it may be a CPR number. Ten digits are welcome where the header says P-nummer."""
    whole = _BETWEEN.join([cell.text for cell in row.cells.values()] + ([row.section.text] if row.section else []))
    if not (contains_cpr(whole) or MASK in whole or _DIGITS_ALONE.search(whole)):
        return None  # as nearly every row: one look is enough
    p_numbers = {use.column.index for use in understanding.uses if "Organisation.p_number" in use.targets}
    sources = [(column, cell) for column, cell in row.cells.items()] + ([(-1, row.section)] if row.section else [])
    for column, cell in sources:
        if column in p_numbers and p_number_in(cell.text):
            continue
        whole = with_its_zero(cell.text)
        if contains_cpr(whole):
            shown = whole if whole != cell.text else _short(cell.text)
            return _issue(cell, "Cellen indeholder noget, der ligner et CPR-nummer", shown)
    for _, cell in sources:
        if MASK in cell.text:
            hidden = "Her stod et CPR-nummer, som er skjult, da filen blev givet tilbage"
            return _issue(cell, hidden, MASK, f"Slet »{MASK}« i cellen, og indlæs filen igen.")
    for column, cell in row.cells.items():
        beside = row.cells.get(column + 1)
        if beside and (parted := parted_over(cell.text, beside.text)):
            return _issue(cell, "Cellen og den næste ligner tilsammen et CPR-nummer", parted)
    return None


def with_its_zero(text: str) -> str:
    """A text as it is, or with the zero that a spreadsheet dropped from a CPR number because it took it for a number.

    >>> with_its_zero("101901234"), with_its_zero("12345678")
    ('0101901234', '12345678')
    """
    return f"0{text}" if len(text) == 9 and text.isdigit() and contains_cpr(f"0{text}") else text


def parted_over(text: str, beside: str) -> str:
    """The CPR number that two cells hold together, "" where they hold none.

    >>> parted_over("311299", "1234"), parted_over("311299", "ja")
    ('311299-1234', '')
    """
    whole = f"{text}-{beside}"
    return whole if _SIX_DIGITS.fullmatch(text) and _FOUR_DIGITS.fullmatch(beside) and contains_cpr(whole) else ""


def _issue(cell: Cell, what: str, shown: str, way_out: str = "Slet CPR-nummeret i filen, og indlæs den igen.") -> Issue:
    message = f"{what} ({mask_cpr(shown)}). Rækken er holdt tilbage."
    return Issue(Severity.ERROR, cell.address, "cpr", message, way_out)


def _short(text: str) -> str:
    return text if len(text) <= 60 else "teksten er lang"
