"""From an address, as messages write it, to the cell of a sheet that it means."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from importers.reading.sheets import Area, Sheet, column_index

_CELLS = re.compile(r"([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?")


class Place(NamedTuple):
    """A cell: its sheet by that sheet's place among all sheets, row and column counted from 0."""

    sheet: int
    row: int
    column: int


class Places:
    """Finds cells of some sheets by their addresses."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._by_name = {Sheet.address(sheet, 0, 0).removesuffix("A1"): place for place, sheet in enumerate(sheets)}

    def area(self, address: str) -> tuple[int, Area] | None:
        """The sheet and the rectangle that an address means; None where it means no cell, as a file's name does.

        A sheet's name alone means its first cell.

        >>> Places([Sheet("liste.csv", "liste", ())]).area("liste!B2:D2")
        (0, Area(top=1, left=1, bottom=1, right=3))
        """
        name, sign, cells = address.rpartition("!")
        sheet, found = self._by_name.get(name + sign), _CELLS.fullmatch(cells)
        if sheet is None or found is None:
            whole = self._by_name.get(f"{address}!")
            return None if whole is None else (whole, Area(0, 0, 0, 0))
        top, left = int(found[2]) - 1, column_index(found[1]) or 0
        bottom = int(found[4]) - 1 if found[4] else top
        right = (column_index(found[3]) or left) if found[3] else left
        return sheet, Area(top, left, bottom, right)

    def place(self, address: str) -> Place | None:
        """The cell to go to: of several in a row, the first that holds something."""
        found = self.area(address)
        if found is None:
            return None
        sheet, area = found
        filled = (at for at in range(area.left, area.right + 1) if self._sheets[sheet].text(area.top, at))
        return Place(sheet, area.top, next(filled, area.left))
