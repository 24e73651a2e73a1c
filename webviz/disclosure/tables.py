"""Tables of counts: what is counted by rows, in columns of which some add up to others, and how many youths stand behind each count.

The columns are a tree of two levels under the row's total: parts that add up to it, and details that add up to a part. A municipality's
areas by coverage are one: covered, possible and gap add up to all; the causes add up to the gap.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Part:
    """A column that with the others of its kind adds up to the total; its details add up to it. One without details is its own only one."""

    name: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table; the details of all parts are numbered one after the other."""

    parts: tuple[Part, ...]

    @property
    def details(self) -> tuple[str, ...]:
        """The names of the details of all parts."""
        return tuple(name for part in self.parts for name in part.details)

    @property
    def part_of(self) -> tuple[int, ...]:
        """The number of each detail's part."""
        return tuple(number for number, part in enumerate(self.parts) for _ in part.details)


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, one entry after the other: the row, the detail and the youth of each."""

    row: Numbers
    detail: Numbers
    youth: Numbers

    @classmethod
    def of(cls, entries: Iterable[tuple[int, int, int]]) -> "Counted":
        """Entries of row, detail and youth."""
        table = np.array(list(entries), dtype=np.int64).reshape(-1, 3)
        return cls(table[:, 0], table[:, 1], table[:, 2])

    def in_one_row(self) -> "Counted":
        """All entries in the first row."""
        return Counted(np.zeros_like(self.row), self.detail, self.youth)


@dataclass(frozen=True, slots=True)
class Tabled:
    """Counts by rows and columns, and the different youths behind each, in the same shape."""

    counts: Numbers
    youths: Numbers


def table(counted: Counted, rows: Sequence[int], columns: Sequence[int]) -> Tabled:
    """The counts where row r of the entries stands in row rows[r], and detail d in column columns[d]; both begin at 0."""
    shape = (max(rows, default=-1) + 1, max(columns, default=-1) + 1)
    row, column = np.array(rows, dtype=np.int64)[counted.row], np.array(columns, dtype=np.int64)[counted.detail]
    cell = row * shape[1] + column
    many = int(counted.youth.max(initial=0)) + 1
    different = np.unique(cell * many + counted.youth) // many
    size = shape[0] * shape[1]
    return Tabled(_tallied(cell, size).reshape(shape), _tallied(different, size).reshape(shape))


def _tallied(cells: Numbers, size: int) -> Numbers:
    return np.bincount(cells, minlength=size).astype(np.int64)
