"""Workbooks as sheets of text, by python-calamine; nothing in them is executed."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    XmlError,
    ZipError,
    load_workbook,
)

from graphmodel.cpr import mask_cpr
from graphmodel.errors import InputError
from importers.reading.sheets import Area, Sheet
from importers.reading.texts import text_of

MOST_ROWS = 200_000
MOST_COLUMNS = 1_000
_MOST_UNPACKED = 500_000_000


def read_workbook(content: bytes, file: str) -> tuple[Sheet, ...]:
    """Every sheet of a workbook that holds cells. Raises InputError where it cannot be opened or is too large."""
    _refuse_bombs(content, file)
    with _said_plainly(file):
        workbook = load_workbook(io.BytesIO(content))
        return tuple(_sheet(workbook, place, file) for place in _worksheets(workbook))


@contextmanager
def _said_plainly(file: str) -> Iterator[None]:
    """Turn whatever the reader says of a damaged file into a sentence for the person who has it."""
    try:
        yield
    except PasswordError as error:
        raise InputError(protected(file)) from error
    except (CalamineError, ZipError, XmlError, OSError, ValueError) as error:
        raise InputError(_broken(file)) from error
    except BaseException as error:
        # Some damaged files make the reader panic, and its panics are no Exception.
        if type(error).__name__ == "PanicException":
            raise InputError(_broken(file)) from error
        raise


def protected(file: str) -> str:
    """The sentence for a file that asks for a password."""
    return f"»{file}« er beskyttet med adgangskode. Gem en kopi uden adgangskode, og indlæs den."


def _broken(file: str) -> str:
    return f"»{file}« kan ikke åbnes som et regneark. Filen er måske klippet over under overførslen. Hent den igen, eller gem den på ny."


def _refuse_bombs(content: bytes, file: str) -> None:
    """Look at what a packed file says it unpacks to before anything is unpacked."""
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError(_broken(file)) from error
    if unpacked > _MOST_UNPACKED:
        raise InputError(
            f"»{file}« fylder {unpacked // 1_000_000} MB, når den pakkes ud. Højst {_MOST_UNPACKED // 1_000_000} MB kan indlæses."
        )


def _worksheets(workbook: CalamineWorkbook) -> list[int]:
    """The places of the sheets that can hold tables; charts and macro sheets are none."""
    return [place for place, metadata in enumerate(workbook.sheets_metadata) if metadata.typ == SheetTypeEnum.WorkSheet]


def _sheet(workbook: CalamineWorkbook, place: int, file: str) -> Sheet:
    metadata = workbook.sheets_metadata[place]
    found = workbook.get_sheet_by_index(place)
    rows = _rows(found, file)
    merged = tuple(Area(*first, *last) for first, last in found.merged_cell_ranges or ())
    return Sheet(file, mask_cpr(metadata.name), rows, merged, is_hidden=metadata.visible != SheetVisibleEnum.Visible)


def _rows(found: CalamineSheet, file: str) -> tuple[tuple[str, ...], ...]:
    """The rows as text up to the last one that holds something, cells empty at the end of a row left out.

    The rows above and the columns left of what is used are there as well, so that row and column stay those of the sheet.
    """
    width = found.end[1] + 1 if found.end else 0
    if width > MOST_COLUMNS:
        raise InputError(f"Arket »{found.name}« i »{file}« har {width} kolonner. Højst {MOST_COLUMNS} kan indlæses.")
    rows: list[tuple[str, ...]] = []
    last = 0
    for raw in found.to_python(skip_empty_area=False, nrows=MOST_ROWS + 1):
        cells = [text_of(value) for value in raw]
        while cells and not cells[-1]:
            cells.pop()
        rows.append(tuple(cells))
        if cells:
            last = len(rows)
    if last > MOST_ROWS:
        raise InputError(
            f"Arket »{found.name}« i »{file}« har mere end {MOST_ROWS} rækker. Del filen, og indlæs delene hver for sig."
        )
    return tuple(rows[:last])
