"""An attacker: everything that tables of counts could be, judging by what is shown of them, by brute force.

The details of a row are put together in every way that agrees with what is shown of it, and the ways through the rows are followed by the
sums of their columns. Breakdowns of the same entries must have the same sums of columns. Details of a row are one number, a digit each.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from webviz.disclosure.figures import Figure
from webviz.disclosure.protecting import Row
from webviz.disclosure.tables import Columns

Ways = NDArray[np.int64]
_BASE = 1 << 12
"""Larger than any count."""
_MOST_WAYS = 3_000_000
"""What an attacker of today has patience for."""


class TooMany(Exception):
    """There are more ways than one can look through."""


@dataclass(frozen=True)
class Seen:
    """What is shown of a row, and of each detail whether the attacker knows that it is more than 0 if it is hidden."""

    row: Row
    some: Sequence[bool]


@dataclass(frozen=True)
class Attacker:
    """Somebody who sees tables of some columns, and knows that no count in the whole is larger than `most`."""

    columns: Columns
    most: int

    def possible(self, whole: Seen, tables: Sequence[Sequence[Seen]]) -> list[list[Ways]]:
        """Of each table and row everything that its details could be, a way in each line."""
        highest = [figure if isinstance(figure, int) else self.most for figure in self._shown(whole.row)]
        if isinstance(whole.row.total, int):
            highest = [min(each, whole.row.total) for each in highest]
        width = _BASE ** np.arange(len(highest), dtype=np.int64)
        ways = [[self.ways(row, highest) @ width for row in rows] for rows in tables]
        ends = self.ways(whole, highest) @ width
        for rows in ways:
            ends = np.intersect1d(ends, _reached(rows, width, highest)[-1])
        return [[way[:, None] // width % _BASE for way in _through(rows, ends, width, highest)] for rows in ways]

    def ways(self, seen: Seen, highest: Sequence[int]) -> Ways:
        """Everything that the details of a row could be, by the row alone."""
        ranges = [
            [figure] if isinstance(figure, int) else range(int(some), most + 1)
            for figure, some, most in zip(self._shown(seen.row), seen.some, highest, strict=True)
        ]
        found: Ways = np.zeros((1, 0), dtype=np.int64)
        for each in ranges:
            _refuse_many(found, np.arange(len(each)))
            found = np.concatenate([np.column_stack([found, np.full(len(found), count)]) for count in each])
            if isinstance(seen.row.total, int):
                found = found[found.sum(axis=1) <= seen.row.total]
        total = found.sum(axis=1)
        fits = total == seen.row.total if isinstance(seen.row.total, int) else total > 0
        for number, part in enumerate(self.columns.parts):
            figure = seen.row.parts[part.name]
            if isinstance(figure, int):
                fits &= found[:, [of == number for of in self.columns.part_of]].sum(axis=1) == figure
        return found[fits]

    def _shown(self, row: Row) -> list[Figure]:
        return [row.details[name] for name in self.columns.details]


def _fitting(sums: Ways, width: Ways, highest: Sequence[int]) -> Ways:
    found: Ways = np.unique(sums)
    return found[(found[:, None] // width % _BASE <= np.array(highest)).all(axis=1)]


def _reached(rows: Sequence[Ways], width: Ways, highest: Sequence[int]) -> list[Ways]:
    """The sums of columns that there could be after each row, beginning before the first."""
    reached = [np.zeros(1, dtype=np.int64)]
    for ways in rows:
        _refuse_many(reached[-1], ways)
        reached.append(_fitting(np.add.outer(reached[-1], ways).ravel(), width, highest))
    return reached


def _through(rows: Sequence[Ways], ends: Ways, width: Ways, highest: Sequence[int]) -> list[Ways]:
    """What each row could be on a way that ends in one of the sums."""
    reached, found = _reached(rows, width, highest), []
    for number in range(len(rows) - 1, -1, -1):
        _refuse_many(ends, rows[number])
        before = np.subtract.outer(ends, rows[number])
        fits = np.isin(before, reached[number])
        found.append(rows[number][fits.any(axis=0)])
        ends = np.unique(before[fits])
    return found[::-1]


def _refuse_many(first: Ways, second: Ways) -> None:
    if len(first) * len(second) > _MOST_WAYS:
        raise TooMany
