"""Lists with their fields down and their rows across: read as if the sheet were turned."""

from dataclasses import replace

from importers.header_words import NAMES_OF_ROWS, meanings
from importers.reading.sheets import column_letter
from importers.shapes.labels import Labels
from importers.shapes.searched_sheet import SearchedSheet
from importers.shapes.stacked import find_rearranged
from importers.shapes.views import turned, with_text
from importers.tables import Aside, Cell, RowKind, Span, Table, Told

_NAMES, _PROVIDER = "Navn", "organisation-name"
"""What names are called that nobody gave a label, and the field that says whose they are."""


def find_turned(searched: SearchedSheet, labels: Labels) -> tuple[Table, ...]:
    """The tables of a sheet whose labels stand in a column; where the labels come again, a further table begins.

    Empty where one of them is none.
    """
    tables: list[Table] = []
    start = 0
    for place, block in enumerate(blocks := _blocks(labels)):
        end = blocks[place + 1].start if place + 1 < len(blocks) else len(searched.rows)
        end = _before_title(searched, block.stop, end) if place + 1 < len(blocks) else end
        table = _table(searched, labels, range(start, end), block)
        if table is None:
            return ()
        tables.append(table)
        start = end
    return tuple(tables)


def _blocks(labels: Labels) -> list[range]:
    """The rows from the first label to the last, parted where the first label stands again."""
    rows = sorted(labels.rows)
    first = labels.rows[rows[0]]
    starts = [row for row in rows if labels.rows[row] == first] if labels.is_alone else rows[:1]
    ends = [*starts[1:], rows[-1] + 1]
    return [
        range(start, max(row for row in rows if start <= row < end) + 1)
        for start, end in zip(starts, ends, strict=True)
    ]


def _before_title(searched: SearchedSheet, first: int, end: int) -> int:
    """Where the rows begin that stand above the next block alone: its title."""
    while end > first and len(searched.rows[end - 1]) == 1:
        end -= 1
    return end


def _table(searched: SearchedSheet, labels: Labels, around: range, block: range) -> Table | None:
    top = block.start
    while top > around.start and len(searched.rows[top - 1]) > 1:
        top -= 1
    bottom = block.stop
    while bottom < around.stop and len(searched.rows[bottom]) > 1:
        bottom += 1
    outside = [row for row in (*range(around.start, top), *range(bottom, around.stop)) if searched.rows[row]]
    sheet = turned(searched.sheet, range(top, bottom))
    if top < block.start and _are_names_without_a_label(searched, labels, top):
        sheet = with_text(sheet, labels.column, top, _NAMES)
    table = find_rearranged(searched, sheet)
    if table is None:
        return None
    title = _title(searched, [row for row in outside if row < top])
    beside = [Aside(RowKind.NOTE, (table.title,))] if title and table.title else []
    asides = [
        Aside(RowKind.NOTE, searched.cells(row)) for row in outside if not title or searched.cells(row)[0] != title
    ]
    labels_at = searched.sheet.span(top, bottom - 1, labels.column, labels.column)
    beside_them = f"hver af de {len(table.rows)} kolonner" if len(table.rows) > 1 else "den ene kolonne"
    message = (
        f"Arket er læst på tværs: overskrifterne står ned ad kolonne {column_letter(labels.column)}, "
        f"og {beside_them} ved siden af er en række."
    )
    return replace(
        table,
        title=title or table.title,
        asides=(*asides, *beside, *table.asides),
        span=Span(None, top, bottom - 1),
        told=(Told(labels_at, "turned", message), *table.told),
    )


def _are_names_without_a_label(searched: SearchedSheet, labels: Labels, row: int) -> bool:
    """Whether a row above the labels has nothing in their column and something in each other: what the columns are called."""
    beside = {column for each in labels.rows for column in searched.rows[each] if column > labels.column}
    cells = searched.rows[row]
    is_named = any(
        NAMES_OF_ROWS & set(meanings(text, searched.catalogue)[:1]) - {_PROVIDER} for text in labels.rows.values()
    )
    return not is_named and labels.column not in cells and beside <= set(cells)


def _title(searched: SearchedSheet, rows: list[int]) -> Cell | None:
    return next((searched.cells(row)[0] for row in rows if len(searched.rows[row]) == 1), None)
