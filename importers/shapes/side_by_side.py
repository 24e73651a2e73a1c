"""Tables that stand side by side: parted where an empty column has a list of its own on either side."""

from collections.abc import Iterable
from itertools import pairwise

from importers.header_words import NAMES_OF_ROWS, meanings
from importers.shapes.header_rows import find_headers
from importers.shapes.searched_sheet import SearchedSheet
from importers.shapes.views import part_of

_GO_TOGETHER = 0.8
"""How many rows are filled on both sides where each row goes on to the right."""
_MOST_PARTS = 12
"""With more empty columns than this, nobody put that many lists side by side."""


def side_by_side(searched: SearchedSheet) -> tuple[SearchedSheet, ...]:
    """The parts of a sheet that are each a table, or several under each other; the sheet itself where it is one."""
    runs = _runs(searched)
    if not 2 <= len(runs) <= _MOST_PARTS:
        return (searched,)
    parts: list[range] = [runs[0]]
    for run in runs[1:]:
        if _is_own(searched, parts[-1], run):
            parts.append(run)
        else:
            parts[-1] = range(parts[-1].start, run.stop)
    if len(parts) < 2:
        return (searched,)
    return tuple(_part(searched, part) for part in parts)


def _runs(searched: SearchedSheet) -> list[range]:
    """The columns that hold something, parted where one is empty."""
    used = sorted({column for cells in searched.rows for column in cells})
    breaks = [left + 1 for left, right in pairwise(used) if right > left + 1]
    starts = [used[0], *(min(column for column in used if column >= gap) for gap in breaks)] if used else []
    ends = [*breaks, used[-1] + 1] if used else []
    return [range(start, end) for start, end in zip(starts, ends, strict=True)]


def _part(searched: SearchedSheet, columns: range) -> SearchedSheet:
    return SearchedSheet.of(part_of(searched.sheet, columns), searched.catalogue, searched.place_words, searched.named)


def _is_own(searched: SearchedSheet, left: range, right: range) -> bool:
    """Whether what stands right of an empty column is a table of its own.

    Both sides must have a header that names their rows; and name the same kind of thing, or have rows that do not go together.
    """
    sides = [_part(searched, columns) for columns in (left, right)]
    headers = [find_headers(side.sheet, side.rows, side.catalogue, side.named) for side in sides]
    if not all(found and found[0].is_known for found in headers):
        return False
    names = [_names(side, found[0].texts.values()) for side, found in zip(sides, headers, strict=True)]
    if not all(names):
        return False
    filled = [{row for row, cells in enumerate(side.rows) if len(cells) > 1} for side in sides]
    go_together = len(filled[0] & filled[1]) >= _GO_TOGETHER * len(filled[0] | filled[1])
    has_same = bool(names[0] & names[1])
    return has_same or headers[0][0].top != headers[1][0].top or not go_together


def _names(searched: SearchedSheet, texts: Iterable[str]) -> frozenset[str]:
    """What the columns of a header name, by each word's likeliest meaning."""
    return NAMES_OF_ROWS & {name for text in texts for name in meanings(text, searched.catalogue)[:1]}
