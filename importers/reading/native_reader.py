"""The program that reads the values of a workbook by python-calamine, in a process of its own (see reader_process).

Formulas are never computed: their stored results are read.
"""

import io
from collections.abc import Iterator

from python_calamine import (
    CalamineSheet,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from importers.reading.raw_sheets import NeedsPassword, RawSheet, run_reader, without_empty_end
from importers.reading.texts import text_of


def read_sheets(content: bytes, most_rows: int, most_cells: int) -> Iterator[RawSheet]:
    """Every sheet that holds cells. Raises NeedsPassword, and whatever the library raises for a damaged file."""
    try:
        workbook = load_workbook(io.BytesIO(content))
    except PasswordError as error:
        raise NeedsPassword from error
    for place, metadata in enumerate(workbook.sheets_metadata):
        if metadata.typ == SheetTypeEnum.WorkSheet:  # charts and macro sheets hold no tables
            is_hidden = metadata.visible != SheetVisibleEnum.Visible
            yield _raw_sheet(workbook.get_sheet_by_index(place), most_rows, most_cells, is_hidden=is_hidden)


def _raw_sheet(found: CalamineSheet, most_rows: int, most_cells: int, *, is_hidden: bool) -> RawSheet:
    height, width = (found.end[0] + 1, found.end[1] + 1) if found.end else (0, 0)
    fits = 0 < height * width <= most_cells
    values = found.to_python(skip_empty_area=False, nrows=most_rows + 1) if fits else []
    rows = without_empty_end([[text_of(value) for value in row] for row in values])
    merged = [[*first, *last] for first, last in found.merged_cell_ranges or ()]
    return RawSheet(name=found.name, is_hidden=is_hidden, height=height, width=width, rows=rows, merged=merged)


if __name__ == "__main__":
    run_reader(read_sheets)
