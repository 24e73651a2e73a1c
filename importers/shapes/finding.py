"""Finding the tables of a sheet, whatever shape they have."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from graphmodel.catalogue import Catalogue, fold
from graphmodel.schema import NODE_TYPES
from importers.reading.sheets import Sheet
from importers.section_words import is_section_word
from importers.shapes.forms import find_forms
from importers.shapes.labels import Labels, find_labels, is_label
from importers.shapes.searched_sheet import SearchedSheet
from importers.shapes.sheet_kinds import PassedOver, passed_over
from importers.shapes.side_by_side import side_by_side
from importers.shapes.stacked import find_stacked
from importers.shapes.turned import find_turned
from importers.tables import Cell, Table

_AFTER_ALL_SHEETS = 100_000
_ANSWERS = frozenset({"svar", "besvarelse", "jeres svar", "dit svar", "skriv her", "udfyldes", "udfyld her", "vaerdi"})
"""What stands above the answers of a form."""


def find_in_sheets(
    sheets: Mapping[int, Sheet],
    catalogue: Catalogue,
    place_words: frozenset[str],
    named: frozenset[str],
    *,
    reads_all: bool = False,
) -> tuple[tuple[tuple[int, Table], ...], tuple[PassedOver, ...]]:
    """The tables of several sheets in their order, each with a number, and the sheets that hold no rows to read.

    `sheets` are by their place, which is the number of their tables. A table whose rows are no rows of the sheet, or stand beside
    another's, has a number of its own after all sheets, so that a number and a row name one row. All sheets are read where a person
    says so.
    """
    found = [(sheet, find_tables(sheet, catalogue, place_words, named)) for sheet in sheets.values()]
    left = {} if reads_all else passed_over(found, catalogue)
    numbered: list[tuple[int, Table]] = []
    further = count(_AFTER_ALL_SHEETS)
    for at, (place, (_, tables)) in enumerate(zip(sheets, found, strict=True)):
        taken: set[int] = set()
        for table in tables if at not in left else ():
            rows = {row.number for row in table.rows}
            is_plain = table.span is None and taken.isdisjoint(rows)
            numbered.append((place if is_plain else next(further), table))
            taken |= rows if is_plain else set()
    return tuple(numbered), tuple(left.values())


def find_tables(
    sheet: Sheet,
    catalogue: Catalogue,
    place_words: frozenset[str] = frozenset(),
    named: frozenset[str] = frozenset(),
) -> tuple[Table, ...]:
    """The tables of a sheet, those beside each other from the left; a sheet with cells but no header is one table without a header.

    `named` are folded headers that a person spoke of.
    """
    searched = SearchedSheet.of(sheet, catalogue, place_words, named)
    name = _name_that_tells(sheet, catalogue, place_words)
    found = _across(searched) or tuple(table for part in side_by_side(searched) for table in find_stacked(part))
    if len({table.title.text for table in found if table.title}) > 1:
        found = tuple(
            table
            if table.title is None or is_section_word(table.title.text, catalogue, place_words)
            else _with_title_as_section(table)
            for table in found
        )
    return tuple(replace(table, sheet_name=name) for table in found) if name else found


def _with_title_as_section(table: Table) -> Table:
    """Where each table of a sheet has a title of its own, the title tells its rows from those of the others."""
    return replace(table, rows=tuple(row if row.section else replace(row, section=table.title) for row in table.rows))


def _across(searched: SearchedSheet) -> tuple[Table, ...]:
    """The tables of a sheet whose fields stand down a column, or each beside its answer."""
    labels = find_labels(searched)
    if labels is not None and _has_columns_of_values(searched, labels) and (found := find_turned(searched, labels)):
        return found
    return find_forms(searched)


def _has_columns_of_values(searched: SearchedSheet, labels: Labels) -> bool:
    """Whether several columns of values stand beside the labels, and not values and labels by turns."""
    beside: dict[int, list[str]] = {}
    for row in labels.rows:
        for column, text in searched.rows[row].items():
            if column > labels.column:
                beside.setdefault(column, []).append(text)
    above = next((cells for cells in searched.rows if len(cells) > 1), {})
    if any(fold(text) in _ANSWERS for text in above.values()):
        return False
    by_turns = any(sum(is_label(searched, text) for text in texts) * 2 > len(texts) for texts in beside.values())
    return len(beside) > 1 and not by_turns


def _name_that_tells(sheet: Sheet, catalogue: Catalogue, place_words: frozenset[str]) -> Cell | None:
    """The name of a sheet of a workbook that is a sector, a kind, an area, a phase or a place; a text file's name is only its own."""
    is_kind = fold(sheet.name) in {fold(kind.plural_da) for kind in NODE_TYPES.values()}
    if sheet.is_named_after_file or is_kind or not is_section_word(sheet.name, catalogue, place_words):
        return None
    return Cell(sheet.name, f"{sheet.prefix}{sheet.name}")
