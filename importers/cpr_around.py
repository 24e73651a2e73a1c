"""CPR numbers outside the rows that are read: in a title, a header, a note, a row that waits, or the name of a sheet or a file."""

import re
from collections.abc import Iterator, Sequence

from graphmodel.catalogue import fold
from graphmodel.cpr import MASK, contains_cpr, mask_cpr
from importers.own_sheets import is_own_sheet
from importers.reading.sheets import Sheet, Workbook
from importers.result import HeldBack, Issue, Severity
from importers.tables import Table
from importers.understanding.cpr_cells import with_its_zero
from importers.values.contact_cells import p_number_in

_WAY_OUT = "Slet CPR-nummeret i filen, og indlæs den igen."
_OF_P_NUMBERS = re.compile(r"p ?(?:nr|nummer)\b|produktionsenhed")


def told_of_cpr(
    workbooks: Sequence[Workbook], tables: Sequence[tuple[int, Table]], held_back: Sequence[HeldBack]
) -> list[Issue]:
    """A warning for each place that holds what may be a CPR number and that no row told of.

    `tables` have the number of their sheet; rows that are `held_back` for another reason were not looked through.
    """
    told = {held.issue.cell for held in held_back if held.issue.code == "cpr"}
    waiting = {(held.row.sheet, held.row.row) for held in held_back if held.issue.code != "cpr"}
    issues = [
        _issue(mask_cpr(workbook.file), "Filens navn", "Giv filen et andet navn.")
        for workbook in workbooks
        if _holds_one(workbook.file)
    ]
    sheets = [sheet for workbook in workbooks for sheet in workbook.sheets]
    for number, sheet in enumerate(sheets):
        if _holds_one(sheet.name) and not _holds_one(sheet.file):
            issues.append(_issue(f"{sheet.prefix}{sheet.name}", "Arkets navn", "Giv arket et andet navn."))
        if is_own_sheet(sheet):
            continue  # what is blotted out there we blotted out ourselves, and nothing of it is read
        theirs = [table for place, table in tables if place == number]
        read = {row for table in theirs for row in _rows_of(table) if (number, row) not in waiting}
        issues += [_issue(cell, "Cellen") for cell in _cells_with_one(sheet, theirs, read) if cell not in told]
    return issues


def _rows_of(table: Table) -> Iterator[int]:
    """The rows of the sheet that a table's rows stand in."""
    if table.span is not None:
        yield from range(table.span.first, table.span.last + 1)
    else:
        yield from (row.number for row in table.rows)


def _cells_with_one(sheet: Sheet, tables: Sequence[Table], read: set[int]) -> Iterator[str]:
    p_numbers = {column.index for table in tables for column in table.columns if _OF_P_NUMBERS.match(fold(column.said))}
    for row, cells in enumerate(sheet.rows):
        if row in read:
            continue
        for column, text in enumerate(cells):
            is_welcome = column in p_numbers and p_number_in(text)
            if text and _holds_one(text) and not is_welcome:
                yield sheet.address(row, column)


def _holds_one(text: str) -> bool:
    return MASK in text or contains_cpr(with_its_zero(text))


def _issue(cell: str, what: str, way_out: str = _WAY_OUT) -> Issue:
    message = f"{what} indeholder noget, der ligner et CPR-nummer ({MASK}). Det gemmes ingen steder."
    return Issue(Severity.WARNING, cell, "cpr", message, way_out)
