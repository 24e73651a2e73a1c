"""A header over several rows: headings merged over columns, or written once above the first of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from importers.reading.sheets import Area
from importers.shapes.views import FilledRow, MergedAreas

_MOST_ROWS = 5
_MOST_ABOVE = 3
_AS_WIDE_AS_A_TITLE = 0.8
"""A cell merged over so many of a header's columns is the title of all of them."""
IsLower: TypeAlias = Callable[[int, FilledRow], bool]
"""Whether a row, named by its number, goes on with the header whose texts stand above it."""
MayStandAbove: TypeAlias = Callable[[FilledRow, Mapping[int, str]], bool]
"""Whether the cells of a row may be headings over the columns of a header."""


@dataclass(frozen=True, slots=True)
class Header:
    """The rows that a header fills (from 0, both included), its text by column, and whether the catalogue knows its words.

    `groups` is what stands above a column's own text, the nearest first, where the header is over several rows.
    """

    top: int
    bottom: int
    texts: Mapping[int, str]
    groups: Mapping[int, str]
    is_known: bool


def header_around(
    merged: MergedAreas,
    row: int,
    rows: Sequence[FilledRow],
    is_lower: IsLower,
    may_stand_above: MayStandAbove,
    *,
    is_known: bool,
) -> Header:
    """The whole header that a row is a part of."""
    areas = merged.touching(range(row - _MOST_ABOVE, row + _MOST_ROWS))
    bottom, gaps = _bottom(row, rows, areas, is_lower)
    texts: dict[int, str] = {}
    for each in range(row, bottom + 1):
        texts |= rows[each]
    top = row
    while top and row - top < _MOST_ABOVE and _stands_above(rows[top - 1], top - 1, texts, areas, may_stand_above):
        top -= 1
        if not any(area.top == top and area.left in rows[top] for area in areas):
            gaps.add(top)
        texts = {column: text for column, text in rows[top].items() if column not in texts} | texts
    levels = [
        _over_the_gaps(rows[each], texts) if each in gaps else _spread(rows[each], each, areas)
        for each in range(top, bottom + 1)
    ]
    groups = {column: group for column in texts if (group := _group(column, texts[column], levels))}
    return Header(top, bottom, dict(sorted(texts.items())), groups, is_known)


def _bottom(row: int, rows: Sequence[FilledRow], merged: Sequence[Area], is_lower: IsLower) -> tuple[int, set[int]]:
    """The last row of a header, and the rows of it whose headings nobody merged over their columns."""
    bottom, gaps = row, set()
    texts = dict(rows[row])
    while bottom < row + _MOST_ROWS:
        reached = max((area.bottom for area in merged if area.top <= bottom and row <= area.bottom), default=bottom)
        if bottom < reached < row + _MOST_ROWS and reached < len(rows):
            bottom = reached
        elif bottom + 1 < len(rows) and rows[bottom + 1] and is_lower(bottom + 1, texts):
            if not any(area.top == bottom and area.right > area.left for area in merged):
                gaps.add(bottom)
            bottom += 1
        else:
            break
        texts |= rows[bottom]
    return bottom, gaps


def _group(column: int, own: str, levels: Sequence[Mapping[int, str]]) -> str:
    above = dict.fromkeys(level[column] for level in reversed(levels) if column in level)
    return " / ".join(text for text in above if text != own)


def _stands_above(
    above: FilledRow, row: int, texts: Mapping[int, str], merged: Sequence[Area], may_stand_above: MayStandAbove
) -> bool:
    """Whether a row is a header's upper row: headings over some of the columns, not a title over all of them."""
    if not above:
        return False
    spans = [area for area in merged if area.top == row and area.left in above and area.right > area.left]
    if any(area.right - area.left + 1 >= _AS_WIDE_AS_A_TITLE * len(texts) for area in spans):
        return False
    if len(above) == 1 and spans:
        inside = [column for column in texts if spans[0].left <= column <= spans[0].right]
        return len(inside) >= 2 and (spans[0].left > min(texts) or len(inside) < len(texts) / 2)
    if not may_stand_above(above, texts):
        return False
    return len(above) == 1 or bool(spans) or any(column not in texts for column in above)


def _over_the_gaps(cells: FilledRow, texts: Mapping[int, str]) -> dict[int, str]:
    """Headings that nobody merged over their columns, each also over the columns up to the next one."""
    spread: dict[int, str] = {}
    heading = ""
    for column in sorted({*texts, *cells}):
        heading = cells.get(column, heading)
        if heading:
            spread[column] = heading
    return spread


def _spread(cells: FilledRow, row: int, merged: Sequence[Area]) -> dict[int, str]:
    """The texts of a row, each also under the columns that its merged cells cover."""
    spread = dict(cells)
    for area in merged:
        if area.top == row and area.left in cells:
            spread |= dict.fromkeys(range(area.left, area.right + 1), cells[area.left])
    return spread | cells
