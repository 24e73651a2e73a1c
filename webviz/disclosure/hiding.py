"""Which counts inside a table are hidden whose sums are all known: the small ones, and as few others as keep them from being worked out.

Four counts where two rows cross two columns can change against each other without changing a sum. A small count is hidden with three
others of such a square in which there is room enough (Giessing and Repsilber, Tools and Strategies to Protect Multiple Tables with the
GHQUAR Cell Suppression Engine, 2002), and where no single square has it, with the counts of the cheapest ways in the network.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from webviz.disclosure.figures import FEWEST
from webviz.disclosure.flows import Arc, Network, arc_of, part_arc
from webviz.disclosure.tables import Numbers, Tabled

WIDTH = FEWEST
"""What is hidden may be so much more at most than at least, as far as anybody can tell."""
_A_COUNT = 10_000
"""Hiding one more count is worse than hiding a larger one, up to this size."""
_A_PART = 10**9
"""A part says more than its details: none is hidden for the sake of a detail."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Hidden:
    """Which counts are hidden: by row and column, and by row and part for what the columns of a part add up to."""

    columns: Mask
    parts: Mask


@dataclass(frozen=True, slots=True)
class CannotHide:
    """A small count that can be worked out whatever else of the table is hidden."""

    row: int
    column: int


def hide(tabled: Tabled, sums: Tabled, part_of: tuple[int, ...]) -> Hidden | CannotHide:
    """What to hide; `sums` are those of each part, and the totals of rows and columns are known.

    >>> two = Tabled(np.array([[9, 2], [8, 7], [6, 9]]), np.array([[9, 2], [8, 7], [6, 9]]))
    >>> hide(two, two, (0, 1)).columns.tolist()
    [[True, True], [True, True], [False, False]]
    """
    return _Hiding(tabled, sums, part_of).done()


class _Hiding:
    def __init__(self, tabled: Tabled, sums: Tabled, part_of: tuple[int, ...]) -> None:
        self._counts, self._sums, self._part_of = tabled.counts, sums.counts, part_of
        self._part = np.array(part_of, dtype=np.int64)
        self._is_own = np.array([part_of.count(part) == 1 for part in range(sums.counts.shape[1])], dtype=bool)
        self._some: Mask = tabled.counts > 0
        self._slack = np.maximum(tabled.counts - 1, 0)
        self._price, self._price_of_parts = _prices(tabled.counts, _A_COUNT), _prices(sums.counts, _A_PART)
        own = self._is_own[self._part]
        self._price[:, own] = self._price_of_parts[:, self._part[own]]
        self._price_of_parts[:, self._is_own] = 0
        self._columns = np.zeros(tabled.counts.shape, dtype=bool)
        self._parts = np.zeros(sums.counts.shape, dtype=bool)
        self._safe: set[Arc] = set()
        self._queue: list[Arc] = []
        self._has_network = False
        self._show_no_few(tabled, sums)

    def _show_no_few(self, tabled: Tabled, sums: Tabled) -> None:
        own = self._is_own[self._part]
        few = _is_few(tabled)
        for row, column in np.argwhere(few & own).tolist():
            self._hide(arc_of(row, column, self._part_of))
        for row, part in np.argwhere(_is_few(sums) & ~self._is_own).tolist():
            self._hide(part_arc(row, part))
        details = np.argwhere(few & ~own).tolist()
        for row, column in sorted(details, key=lambda each: (self._slack[:, each[1]].sum(), each)):
            self._hide(arc_of(row, column, self._part_of))

    def done(self) -> Hidden | CannotHide:
        """Protect everything that is hidden, what is hidden for it as well."""
        for arc in self._queue:  # which grows meanwhile
            if arc not in self._safe and (self._is_tight(arc) or not (self._by_square(arc) or self._by_ways(arc))):
                (row, _), (beside, column) = arc
                if beside == -1:
                    return CannotHide(row, column)
                of_part = np.flatnonzero((self._part == column) & self._some[row])
                return CannotHide(row, int(of_part[0]))
        return Hidden(self._columns, self._parts)

    def _hide(self, arc: Arc) -> None:
        (row, _), (beside, number) = arc
        mask, price = (self._columns, self._price) if beside == -1 else (self._parts, self._price_of_parts)
        if not mask[row, number]:
            mask[row, number], price[row, number] = True, 0
            if self._has_network:
                self._network.prices[arc] = 0
            self._queue.append(arc)

    def _is_tight(self, arc: Arc) -> bool:
        """Whether the other counts of its column or its row leave a count no room, whatever is hidden."""
        (row, _), (beside, column) = arc
        return beside == -1 and min(self._slack[:, column].sum(), self._slack[row].sum()) < WIDTH

    def _by_square(self, arc: Arc) -> bool:
        """Hide the cheapest square that leaves a count room enough, if there is one."""
        (row, _), (beside, number) = arc
        if beside == -1:
            found = [(number, self._squares(row, number))]
        else:
            inside = np.flatnonzero((self._part == number) & self._some[row]).tolist()
            found = [(column, self._squares(row, column, only_beyond=True)) for column in inside]
        best = min(
            ((int(prices.min(initial=_NEVER)), column, prices) for column, prices in found), key=lambda each: each[:2]
        )
        price, column, prices = best
        if price >= self._most(arc):
            return False
        other, beyond = divmod(int(prices.argmin()), prices.shape[1])
        parts = {self._part_of[column], self._part_of[beyond]}
        for each in (row, other):
            square = [arc_of(each, place, self._part_of) for place in (column, beyond)]
            if len(parts) > 1:
                square += [part_arc(each, part) for part in sorted(parts) if not self._is_own[part]]
            for corner in square:
                self._hide(corner)
                self._safe.add(corner)
        return True

    def _squares(self, row: int, column: int, *, only_beyond: bool = False) -> Numbers:
        """By another row and another column, what the square costs; _NEVER where it does not do. `only_beyond`: of another part."""
        slack, price, of_parts = self._slack, self._price, self._price_of_parts
        room = np.minimum(slack[row, column], slack) + np.minimum(slack[row][None, :], slack[:, column][:, None])
        some = self._some & self._some[row][None, :] & self._some[:, column][:, None] & (room >= WIDTH)
        some[row] = False
        part = self._part[column]
        is_beyond = self._part != part
        some[:, column] = False
        if only_beyond:
            some &= is_beyond[None, :]
        cost = price[row, column] + price[:, column][:, None] + price[row][None, :] + price
        through = (
            (of_parts[row, part] + of_parts[:, part])[:, None]
            + of_parts[row][self._part][None, :]
            + of_parts[:, self._part]
        )
        return np.where(some, cost + np.where(is_beyond[None, :], through, 0), _NEVER)

    def _by_ways(self, arc: Arc) -> bool:
        """Hide what lies on the cheapest ways that leave a count room enough, if there are any."""
        room = self._network.room(arc, WIDTH, self._most(arc))
        if room.below + room.above < WIDTH:
            return False
        for each in sorted(room.used):
            self._hide(each)
        self._safe.add(arc)
        return True

    def _most(self, arc: Arc) -> int:
        """What may be paid for a count at most: for a detail no part."""
        (_, _), (beside, column) = arc
        return _NEVER if beside != -1 or self._is_own[self._part[column]] else _A_PART

    @cached_property
    def _network(self) -> Network:
        network = Network()
        for row, column in np.argwhere(self._some).tolist():
            arc = arc_of(row, column, self._part_of)
            network.add(arc, int(self._counts[row, column]), int(self._price[row, column]))
        for row, part in np.argwhere((self._sums > 0) & ~self._is_own).tolist():
            network.add(part_arc(row, part), int(self._sums[row, part]), int(self._price_of_parts[row, part]))
        self._has_network = True
        return network


_NEVER = int(np.iinfo(np.int64).max)


def _prices(counts: Numbers, each: int) -> Numbers:
    """Of each count what it costs to hide it, by its size a little more."""
    return np.minimum(counts, _A_COUNT - 1) + each


def _is_few(tabled: Tabled) -> Mask:
    few: Mask = (tabled.youths > 0) & (tabled.youths < FEWEST)
    return few
