"""Tables that stand side by side: parted where an empty column has a list of its own on either side."""

from collections.abc import Iterable
from itertools import pairwise

from importers.header_rows import find_headers, known_header
from importers.shapes.reading import Reading, reading_of
from importers.shapes.views import part_of

_NAMES = frozenset({"offer-name", "organisation-name", "person-name"})
_MOST_PARTS = 12
"""With more empty columns than this, nobody put that many lists side by side."""


def side_by_side(reading: Reading) -> tuple[Reading, ...]:
    """The parts of a sheet that are each a table, or several under each other; the sheet itself where it is one."""
    runs = _runs(reading)
    if not 2 <= len(runs) <= _MOST_PARTS:
        return (reading,)
    parts: list[range] = [runs[0]]
    for run in runs[1:]:
        if _is_own(reading, parts[-1], run):
            parts.append(run)
        else:
            parts[-1] = range(parts[-1].start, run.stop)
    if len(parts) < 2:
        return (reading,)
    return tuple(_part(reading, part) for part in parts)


def _runs(reading: Reading) -> list[range]:
    """The columns that hold something, parted where one is empty."""
    used = sorted({column for cells in reading.rows for column in cells})
    breaks = [left + 1 for left, right in pairwise(used) if right > left + 1]
    starts = [used[0], *(min(column for column in used if column >= gap) for gap in breaks)] if used else []
    ends = [*breaks, used[-1] + 1] if used else []
    return [range(start, end) for start, end in zip(starts, ends, strict=True)]


def _part(reading: Reading, columns: range) -> Reading:
    return reading_of(part_of(reading.sheet, columns), reading.catalogue, reading.place_words, reading.named)


def _is_own(reading: Reading, left: range, right: range) -> bool:
    """Whether what stands right of an empty column is a table of its own.

    Both sides must have a header that names their rows; and name the same kind of thing, or have rows that do not go together.
    """
    sides = [_part(reading, columns) for columns in (left, right)]
    headers = [find_headers(side.sheet, side.rows, side.catalogue, side.named) for side in sides]
    if not all(found and found[0].is_known for found in headers):
        return False
    names = [_names(side, found[0].texts.values()) for side, found in zip(sides, headers, strict=True)]
    if not all(names):
        return False
    filled = [{row for row, cells in enumerate(side.rows) if len(cells) > 1} for side in sides]
    go_together = len(filled[0] & filled[1]) >= 0.8 * len(filled[0] | filled[1])
    has_same = bool(names[0] & names[1])
    return has_same or headers[0][0].top != headers[1][0].top or not go_together


def _names(reading: Reading, texts: Iterable[str]) -> frozenset[str]:
    """What the columns of a header name, by each word's likeliest meaning."""
    likeliest = [reading.catalogue.headers.candidates(known_header(text, reading.catalogue))[:1] for text in texts]
    return _NAMES & {name for names in likeliest for name in names}
