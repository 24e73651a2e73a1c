"""The program that reads the values of a workbook by python-calamine, in a process of its own (see reader_process).

The file comes in by standard input; every sheet goes out as a line of JSON. Formulas are never computed: their stored results are
read. It imports little, for it starts once for every workbook.
"""

import io
import json
import resource
import sys
from typing import TypedDict

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from importers.reading.texts import text_of

PROTECTED, TOO_LARGE = 3, 4
"""How the process ends where the file asks for a password, and where it needs more memory than there is."""


class RawSheet(TypedDict):
    """A sheet in types that JSON knows.

    `height` and `width` reach to the last cell in use; `rows` begin with the sheet's first row and column, and are empty where
    they are too large. `merged` areas are top, left, bottom, right.
    """

    name: str
    is_hidden: bool
    height: int
    width: int
    rows: list[list[str]]
    merged: list[list[int]]


def main() -> None:
    """Read standard input, write standard output; the arguments are the rows, cells, seconds and bytes of memory there may be at most."""
    most_rows, most_cells, seconds, memory = map(int, sys.argv[1:])
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        _limit(kind, most)
    try:
        _write_sheets(load_workbook(io.BytesIO(sys.stdin.buffer.read())), most_rows, most_cells)
    except PasswordError:
        sys.exit(PROTECTED)
    except MemoryError:
        sys.exit(TOO_LARGE)


def _limit(kind: int, most: int) -> None:
    """Lower what the process may use; a limit that is stricter already stays."""
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _write_sheets(workbook: CalamineWorkbook, most_rows: int, most_cells: int) -> None:
    for place, metadata in enumerate(workbook.sheets_metadata):
        if metadata.typ == SheetTypeEnum.WorkSheet:  # charts and macro sheets hold no tables
            is_hidden = metadata.visible != SheetVisibleEnum.Visible
            sheet = _raw_sheet(workbook.get_sheet_by_index(place), most_rows, most_cells, is_hidden=is_hidden)
            sys.stdout.write(f"{json.dumps(sheet)}\n")


def _raw_sheet(found: CalamineSheet, most_rows: int, most_cells: int, *, is_hidden: bool) -> RawSheet:
    height, width = (found.end[0] + 1, found.end[1] + 1) if found.end else (0, 0)
    fits = 0 < height * width <= most_cells
    values = found.to_python(skip_empty_area=False, nrows=most_rows + 1) if fits else []
    rows = [[text_of(value) for value in row] for row in values]
    for cells in rows:
        while cells and not cells[-1]:
            cells.pop()
    merged = [[*first, *last] for first, last in found.merged_cell_ranges or ()]
    return RawSheet(name=found.name, is_hidden=is_hidden, height=height, width=width, rows=rows, merged=merged)


if __name__ == "__main__":
    main()
