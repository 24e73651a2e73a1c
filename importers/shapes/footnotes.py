"""Signs behind a cell's words that a note under the list explains: "Mentor*" and "*) kræver henvisning"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from importers.tables import Aside, Cell, RowKind, TableRow, Told

_EXPLAINS = re.compile(r"(\*{1,4}|[¹²³⁴]|\d(?=\)))\)?\s*[:=–-]?\s*(\S.*)", re.DOTALL)
_IN_BRACKETS = re.compile(r"\d")
_MOST_CELLS = 6


def without_footnote_signs(
    rows: tuple[TableRow, ...], asides: Sequence[Aside]
) -> tuple[tuple[TableRow, ...], tuple[Told, ...]]:
    """The rows without the signs that a note explains, and for each sign which cells had it."""
    notes = {sign: aside.cells[0] for aside in asides for sign in _sign_of(aside)}
    if not notes:
        return rows, ()
    marked: dict[str, list[Cell]] = {sign: [] for sign in notes}
    found = tuple(_row(row, marked) for row in rows)
    told = (_told(sign, notes[sign], cells) for sign, cells in marked.items() if cells)
    return found, tuple(told)


def _sign_of(aside: Aside) -> Iterator[str]:
    if aside.kind is RowKind.NOTE and (explained := _EXPLAINS.fullmatch(aside.cells[0].text)):
        yield explained[1]


def _row(row: TableRow, marked: dict[str, list[Cell]]) -> TableRow:
    cells = {column: _cell(cell, marked) for column, cell in row.cells.items()}
    return replace(row, cells=cells) if cells != row.cells else row


def _cell(cell: Cell, marked: dict[str, list[Cell]]) -> Cell:
    """The cell without its sign; the longest sign counts, and one that is all there is stays."""
    for sign in sorted(marked, key=len, reverse=True):
        for ending in (f"{sign})", f"({sign})", *([] if _IN_BRACKETS.fullmatch(sign) else [sign])):
            words = cell.text.removesuffix(ending).rstrip()
            if words and cell.text.endswith(ending) and not words.endswith(("*", "(")):
                marked[sign].append(cell)
                return Cell(words, cell.address)
    return cell


def _told(sign: str, note: Cell, cells: Sequence[Cell]) -> Told:
    names = [f"»{cell.text}«" for cell in cells[:_MOST_CELLS]]
    more = f" og {len(cells) - _MOST_CELLS} andre" if len(cells) > _MOST_CELLS else ""
    message = f"Mærket »{sign}« bag {', '.join(names)}{more} er forklaret i en note og ikke læst med: »{note.text}«"
    return Told(cells[0].address, "footnote", message)
