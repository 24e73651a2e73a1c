"""Rows that may hold a CPR number, in one cell or over two: they take no part, and what is told of them is masked."""

import re

from graphmodel.cpr import MASK, contains_cpr, mask_cpr
from importers.result import Issue, Severity
from importers.tables import Cell, TableRow
from importers.understanding.columns import Understanding
from importers.understanding.contact_cells import p_number_in

_SIX_DIGITS, _FOUR_DIGITS = re.compile(r"\d{6}"), re.compile(r"\d{4}")


def cpr_issue(row: TableRow, understanding: Understanding) -> Issue | None:
    """Why a row is held back: something in it may be a CPR number. Ten digits are welcome where the header says P-nummer."""
    p_numbers = {use.column.index for use in understanding.uses if "Organisation.p_number" in use.targets}
    sources = [(column, cell) for column, cell in row.cells.items()] + ([(-1, row.section)] if row.section else [])
    for column, cell in sources:
        if column in p_numbers and p_number_in(cell.text):
            continue
        # A spreadsheet that takes the number for a number drops the zero that it begins with.
        has_lost_its_zero = len(cell.text) == 9 and cell.text.isdigit() and contains_cpr(f"0{cell.text}")
        if has_lost_its_zero or contains_cpr(cell.text):
            shown = f"0{cell.text}" if has_lost_its_zero else _short(cell.text)
            return _issue(cell, "Cellen indeholder noget, der ligner et CPR-nummer", shown)
    for _, cell in sources:
        if MASK in cell.text:
            return _issue(cell, "Her stod et CPR-nummer, som er skjult, da filen blev givet tilbage", MASK)
    for column, cell in row.cells.items():
        beside = row.cells.get(column + 1)
        if beside and _SIX_DIGITS.fullmatch(cell.text) and _FOUR_DIGITS.fullmatch(beside.text):
            whole = f"{cell.text}-{beside.text}"
            if contains_cpr(whole):
                return _issue(cell, "Cellen og den næste ligner tilsammen et CPR-nummer", whole)
    return None


def _issue(cell: Cell, what: str, shown: str) -> Issue:
    message = f"{what} ({mask_cpr(shown)}). Rækken er holdt tilbage."
    return Issue(Severity.ERROR, cell.address, "cpr", message, "Slet CPR-nummeret i filen, og indlæs den igen.")


def _short(text: str) -> str:
    return text if len(text) <= 60 else "teksten er lang"
