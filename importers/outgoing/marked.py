"""The file handed back: every sheet as it was read, the doubtful cells coloured and commented, and a list of them all in front."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any, TypeAlias

from openpyxl.worksheet.cell_range import CellRange

from importers.handed_back import ORIGIN, Carried
from importers.masking import masked_row, p_number_cells
from importers.outgoing.cells import LONGEST_TEXT, Look, new_workbook, set_widths, text_cell
from importers.outgoing.issue_list import write_issue_list
from importers.outgoing.marks import COLOURS, Mark, Place, marks_of
from importers.outgoing.sheet_names import unique_names
from importers.own_sheets import TO_CHECK, is_own_sheet
from importers.reading.sheets import Area, Sheet, Workbook, column_letter
from importers.result import Decision, Issue, Severity, TableRead

_MOST_COMMENTS = 5_000
"""More make a workbook slow to open; every one of them is in the list all the same."""

_Marked: TypeAlias = Mapping[int, Mapping[int, list[Mark]]]
"""The marks of a sheet's cells, by row and column."""


def marked_workbook(
    workbooks: Sequence[Workbook],
    issues: Sequence[Issue],
    decisions: Sequence[Decision],
    tables: Sequence[TableRead] = (),
    carried: Carried | None = None,
) -> bytes:
    """An .xlsx with what was read and what there is to say about it, so that it can be corrected there and read again.

    No formula and no CPR number is in it; `tables` tell which columns hold P-numbers, `carried` what source it is to come back as.
    """
    sheets = [sheet for workbook in workbooks for sheet in workbook.sheets if not is_own_sheet(sheet)]
    names = unique_names([sheet.name for sheet in sheets], taken=[TO_CHECK, ORIGIN])
    marks = [*_too_long(sheets), *marks_of(sheets, issues, decisions)]
    book = new_workbook()
    places = {place for mark in marks for place in mark.places}
    write_issue_list(book, marks, names, most_marked=_MOST_COMMENTS if len(places) > _MOST_COMMENTS else 0)
    by_sheet = _by_cell(marks)
    for number, (sheet, name) in enumerate(zip(sheets, names, strict=True)):
        page = book.create_sheet(name)
        page.sheet_state = "hidden" if sheet.is_hidden else "visible"
        for area in _apart(sheet):
            page.merged_cells.add(area)
        for column in sheet.hidden_columns:
            page.column_dimensions[column_letter(column)].hidden = True
        for row in sheet.hidden_rows:
            page.row_dimensions[row + 1].hidden = True
        texts = _Texts(sheet, p_number_cells(sheet, tables))
        set_widths(page, texts)
        _write_rows(page, texts, by_sheet[number])
        page.close()
    if carried is not None:
        _write_origin(
            book, replace(carried, files={name: sheet.file for name, sheet in zip(names, sheets, strict=True)})
        )
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()


def _write_origin(book: Any, carried: Carried) -> None:
    page = book.create_sheet(ORIGIN)
    page.sheet_state = "hidden"
    for texts in carried.rows():
        page.append([text_cell(page, text) for text in texts])
    page.close()


class _Texts:
    """The rows of a sheet as they may be shown, made anew each time they are gone through."""

    def __init__(self, sheet: Sheet, p_numbers: frozenset[tuple[int, int]]) -> None:
        self._sheet, self._p_numbers = sheet, p_numbers

    def __iter__(self) -> Iterator[list[str]]:
        return (masked_row(row, number, self._p_numbers) for number, row in enumerate(self._sheet.rows))


def _write_rows(page: Any, rows: Iterable[Sequence[str]], marked: _Marked) -> None:
    for number, texts in enumerate(rows):
        of_row = marked.get(number, {})
        width = max(len(texts), *(column + 1 for column in of_row)) if of_row else len(texts)
        page.append(
            [_cell(page, texts[column] if column < len(texts) else "", of_row.get(column)) for column in range(width)]
        )


def _cell(page: Any, text: str, marks: Sequence[Mark] | None) -> Any:
    if not marks:
        return text_cell(page, text) if text else None
    return text_cell(page, text, Look(COLOURS[marks[0].kind]), "\n\n".join(mark.words for mark in marks))


def _by_cell(marks: Iterable[Mark]) -> Mapping[int, _Marked]:
    """The marks by sheet, row and column, the gravest first, up to as many cells as a workbook opens well with."""
    found: defaultdict[int, defaultdict[int, dict[int, list[Mark]]]] = defaultdict(lambda: defaultdict(dict))
    cells = 0
    for mark in marks:
        for place in mark.places:
            of_row = found[place.sheet][place.row]
            if place.column not in of_row and cells == _MOST_COMMENTS:
                continue
            cells += place.column not in of_row
            of_row.setdefault(place.column, []).append(mark)
    return found


def _too_long(sheets: Sequence[Sheet]) -> Iterator[Mark]:
    """A warning for each text that a spreadsheet has no room for."""
    for number, sheet in enumerate(sheets):
        for row, column, text in sheet.filled():
            if len(text) > LONGEST_TEXT:
                message = f"Teksten er på {len(text)} tegn. Et regneark har plads til {LONGEST_TEXT} i en celle; resten er ikke med her."
                suggestion = "Brug den oprindelige fil, eller gør teksten kortere."
                yield Mark(
                    Severity.WARNING.value,
                    sheet.address(row, column),
                    message,
                    suggestion,
                    (Place(number, row, column),),
                )


def _apart(sheet: Sheet) -> Iterator[CellRange]:
    """The merged areas of a sheet; where two lie over each other, which only a damaged file has, the upper one."""
    reaching: list[Area] = []
    """Those from above that reach the row of the next one."""
    for area in sorted(sheet.merged, key=lambda area: (area.top, area.left)):
        is_single = (area.top, area.left) == (area.bottom, area.right)
        reaching = [other for other in reaching if other.bottom >= area.top]
        if is_single or any(_overlap(area, other) for other in reaching):
            continue
        reaching.append(area)
        yield CellRange(None, area.left + 1, area.top + 1, area.right + 1, area.bottom + 1)


def _overlap(one: Area, other: Area) -> bool:
    return not (one.bottom < other.top or other.bottom < one.top or one.right < other.left or other.right < one.left)
