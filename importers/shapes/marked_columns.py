"""Columns of marks read as one: an x under "15-17", "18-24" or "Engelsk" becomes a column that says which of them it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graphmodel.catalogue import Catalogue, fold
from importers.marks import MarkWords
from importers.reading.sheets import Sheet
from importers.shapes.mark_headings import AGES, MONTHS, WEEKDAYS, month_named, weekday_named
from importers.shapes.marked_groups import MarkedGroup, find_groups, is_header_of_many
from importers.tables import Cell, TableColumn, TableRow
from importers.values.ages import read_ages

_LEAST_OF_A_MATRIX = 2
_NO_END = 999
"""An age that stands for no upper bound."""
_NOTHING = frozenset({"lukket", "nej"})


def unite_marked(
    sheet: Sheet,
    columns: tuple[TableColumn, ...],
    rows: tuple[TableRow, ...],
    catalogue: Catalogue,
    place_words: frozenset[str],
) -> tuple[tuple[TableColumn, ...], tuple[TableRow, ...]]:
    """The columns and rows, each group of columns with marks as one column whose cells name what is marked."""
    if _is_matrix(columns, rows):
        return columns, rows
    marks = MarkWords(catalogue)
    groups = find_groups(columns, rows, catalogue, place_words, marks)
    if not groups:
        return columns, rows
    taken: set[str] = {column.header for column in columns}
    united = {group.columns[0].index: _united(group, taken, catalogue) for group in groups}
    gone = {column.index for group in groups for column in group.columns}
    left = [
        united.get(column.index, column) for column in columns if column.index in united or column.index not in gone
    ]
    reader = _Reader(sheet, groups, frozenset(gone), _merged_across(sheet, gone), catalogue, marks)
    return tuple(left), tuple(reader.row(row) for row in rows)


def _is_matrix(columns: Sequence[TableColumn], rows: Sequence[TableRow]) -> bool:
    """Whether the same names stand down the first column and across the header: a mark is then between two of them."""
    if not columns:
        return False
    first = columns[0].index
    down = {fold(row.cells[first].text) for row in rows if first in row.cells}
    return len(down & {fold(column.said) for column in columns[1:] if column.said}) >= _LEAST_OF_A_MATRIX


def _united(group: MarkedGroup, taken: set[str], catalogue: Catalogue) -> TableColumn:
    first = group.columns[0]
    heading = " ".join(group.heading.split(" / ", maxsplit=1)[0].split())
    word = group.subject.header if group.subject else heading
    if heading and group.subject not in (AGES, MONTHS, WEEKDAYS) and is_header_of_many(heading, catalogue):
        word = heading
    header = heading or word
    while header in taken:
        header = f"{header} ({first.letter})"
    taken.add(header)
    return TableColumn(first.index, first.letter, header, word, "", group.columns)


def _merged_across(sheet: Sheet, columns: set[int]) -> dict[tuple[int, int], int]:
    """The last column of cells that are merged over several of the columns, by row and first column."""
    return {
        (row, area.left): area.right
        for area in sheet.merged
        if area.left in columns and area.right > area.left
        for row in range(area.top, area.bottom + 1)
    }


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the rows of a table whose groups of columns are read as one each; what the same marks say is found once."""

    sheet: Sheet
    groups: Sequence[MarkedGroup]
    gone: frozenset[int]
    across: Mapping[tuple[int, int], int]
    catalogue: Catalogue
    marks: MarkWords
    texts: dict[tuple[int, tuple[str, ...]], str] = field(default_factory=dict)

    def row(self, row: TableRow) -> TableRow:
        """A row with one cell for each group that it says something of."""
        if self.gone.isdisjoint(row.cells):
            return row
        cells = {column: cell for column, cell in row.cells.items() if column not in self.gone}
        for place, group in enumerate(self.groups):
            said = self._said(row, group)
            if said and (text := self._text(place, said)):
                filled = [column for column in said if self.marks.answer(said[column]) != "no"] or list(said)
                cells[group.columns[0].index] = Cell(text, _address(self.sheet, row, filled))
        return TableRow(row.number, dict(sorted(cells.items())), row.section)

    def _said(self, row: TableRow, group: MarkedGroup) -> dict[int, str]:
        """What stands under the headings of a group, by column; a cell merged over several says it under each."""
        said: dict[int, str] = {}
        for column in group.columns:
            if cell := row.cells.get(column.index):
                last = self.across.get((row.number, column.index), column.index)
                said |= dict.fromkeys(range(column.index, last + 1), cell.text)
        return said

    def _text(self, place: int, said: Mapping[int, str]) -> str:
        group = self.groups[place]
        key = (place, tuple(said.get(column.index, "") for column in group.columns))
        if key not in self.texts:
            self.texts[key] = _text(group, said, self.catalogue, self.marks)
        return self.texts[key]


def _address(sheet: Sheet, row: TableRow, columns: Sequence[int]) -> str:
    """The cells of a row that were read as one: the cell itself, or from the first to the last."""
    own = [column for column in columns if column in row.cells]
    first, last = own[0], own[-1]
    return row.cells[first].address if first == last else sheet.span(row.number, row.number, first, last)


def _text(group: MarkedGroup, said: Mapping[int, str], catalogue: Catalogue, marks: MarkWords) -> str:
    """What a row's marks say: the headings that are marked; other words stand beside the heading they stand under."""
    if group.subject is WEEKDAYS:
        return _hours(group, said, marks)
    marked: list[str] = []
    words: list[str] = []
    for column in group.columns:
        text = said.get(column.index, "")
        answer = "yes" if fold(text) == fold(column.said) and text else marks.answer(text)
        if answer == "yes":
            marked.append(column.said)
        elif text and not answer:
            words.append(f"{column.said}: {text}")
    return "; ".join([*_in_full(group, marked, catalogue), *words])


def _in_full(group: MarkedGroup, marked: Sequence[str], catalogue: Catalogue) -> list[str]:
    if group.subject is MONTHS:
        months = [month_named(text, catalogue) or text for text in marked]
        return [" og ".join(months)] if months else []
    return _ages(marked) if group.subject is AGES else list(marked)


def _ages(marked: Sequence[str]) -> list[str]:
    """Age groups, those that follow each other as one; what is no age group comes last.

    >>> _ages(["15-17", "18-24"]), _ages(["13-15 år", "18+"]), _ages(["Forældre", "25+"])
    (['15-24 år'], ['13-15 år', '18+'], ['25+', 'Forældre'])
    """
    read = [(text, ages) for text in marked if (ages := read_ages(text)) is not None and ages.says_something]
    bounds = sorted((ages.min_age or 0, _NO_END if ages.max_age is None else ages.max_age, text) for text, ages in read)
    united: list[tuple[int, int, str]] = []
    for low, high, text in bounds:
        if united and low <= united[-1][1] + 1:
            first, last, _ = united.pop()
            united.append((first, max(last, high), ""))
        else:
            united.append((low, high, text))
    known = {text for text, _ in read}
    return [text or _between(low, high) for low, high, text in united] + [text for text in marked if text not in known]


def _between(low: int, high: int) -> str:
    if high == _NO_END:
        return f"{low}+"
    return f"{low}-{high} år" if low else f"op til {high} år"


def _hours(group: MarkedGroup, said: Mapping[int, str], marks: MarkWords) -> str:
    """The days that are marked or have hours, as words."""
    days = []
    for column in group.columns:
        text, day = said.get(column.index, ""), weekday_named(column.said) or column.said
        if not text or fold(text) in _NOTHING:
            continue
        answer = marks.answer(text)
        days.append(day if answer == "yes" else "" if answer else f"{day} {text}")
    return ", ".join(filter(None, days))
