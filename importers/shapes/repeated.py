"""What is said once for several rows: cells merged down a column, and marks that mean the value above."""

import re
from collections.abc import Iterable, Mapping, Sequence

from importers.reading.sheets import Sheet
from importers.tables import Cell, TableColumn, TableRow, Told

_LONGEST = 24
_MOST_ACROSS = 2
_LONGEST_ACROSS = 80
_QUOTES = r"[\"”“„〃″ˮ‟]|''|´´|``|’’|,,"
_DASHES = r"[-–—\s]*"
_DO, _IDEM = r"d\.?\s?o\.?", r"i\.?d\.?e\.?m\.?"
_SAME = r"dito|ditto|(?:samme )?som (?:ovenfor|ovenstående)|samme|(?:det )?samme her"
_DITTO = re.compile(rf"{_DASHES}(?:{_QUOTES}){_DASHES}|{_DO}|{_IDEM}|{_SAME}", re.IGNORECASE)


def is_ditto(text: str) -> bool:
    """Whether a cell says that the value above is meant.

    >>> [is_ditto(text) for text in ('"', '-"-', "do.", "Samme", "-", "Samme sted, 2. sal")]
    [True, True, True, True, False, False]
    """
    return len(text) <= _LONGEST and bool(_DITTO.fullmatch(text.strip()))


def merged_down(sheet: Sheet, data: Iterable[int]) -> dict[int, dict[int, Cell]]:
    """What merged cells say about the rows below their first one, by row and column."""
    spread: dict[int, dict[int, Cell]] = {}
    down = [area for area in sheet.merged if area.bottom > area.top]
    wanted = set(data) if down else set()
    for area in down:
        if text := sheet.text(area.top, area.left):
            for row in wanted.intersection(range(area.top + 1, area.bottom + 1)):
                spread.setdefault(row, {})[area.left] = Cell(text, sheet.address(area.top, area.left))
    return spread


def merged_across(
    sheet: Sheet, rows: Mapping[int, Mapping[int, str]], columns: Iterable[int]
) -> dict[int, dict[int, Cell]]:
    """What cells merged over two or three columns say in the others, in rows that say something beside them; by row and column."""
    headed = set(columns)
    spread: dict[int, dict[int, Cell]] = {}
    for area in sheet.merged:
        beside = range(area.left + 1, area.right + 1)
        cells = rows.get(area.top, {})
        if (
            area.left not in cells
            or not 1 <= len(beside) <= _MOST_ACROSS
            or not headed.issuperset((area.left, *beside))
        ):
            continue
        if len(cells) > 1 and len(cells[area.left]) <= _LONGEST_ACROSS:
            cell = Cell(cells[area.left], sheet.address(area.top, area.left))
            spread.setdefault(area.top, {}).update(dict.fromkeys(beside, cell))
    return spread


def with_values_above(
    rows: Sequence[TableRow], columns: Sequence[TableColumn]
) -> tuple[tuple[TableRow, ...], tuple[Told, ...]]:
    """The rows with the value above in place of each mark for it, and a note for each column that has some.

    A mark with nothing above it stays as it is.
    """
    known: dict[str, bool] = {}
    above: dict[int, str] = {}
    first: dict[int, tuple[str, str]] = {}
    count: dict[int, int] = {}
    found: list[TableRow] = []
    for row in rows:
        meant: dict[int, Cell] = {}
        for column, cell in row.cells.items():
            text = cell.text
            if len(text) <= _LONGEST:
                is_mark = known.get(text)
                if is_mark is None:
                    is_mark = known[text] = is_ditto(text)
                if is_mark and column in above:
                    meant[column] = Cell(above[column], cell.address)
                    first.setdefault(column, (text, cell.address))
                    count[column] = count.get(column, 0) + 1
                    continue
            above[column] = text
        found.append(TableRow(row.number, {**row.cells, **meant}, row.section) if meant else row)
    headers = {column.index: column.header for column in columns}
    return tuple(found), tuple(
        _told(headers.get(column, ""), *first[column], count[column]) for column in sorted(first)
    )


def _told(header: str, mark: str, address: str, count: int) -> Told:
    cells = f"{count} celler" if count > 1 else "En celle"
    return Told(
        address, "ditto", f"{cells} i kolonnen »{header}« siger »{mark}« og er læst som det, der står ovenover."
    )
