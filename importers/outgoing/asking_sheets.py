"""A sheet that asks: what each row is about, the columns for the answer, what is known, and the id by which the row is known again."""

from collections.abc import Sequence

from openpyxl import Workbook

from importers.outgoing.cells import HEADER, Look, offer_list, set_widths, text_cell
from importers.outgoing.columns import PaperColumn
from importers.outgoing.fingerprints import fingerprints_of_row
from importers.own_sheets import ANSWER, ANSWERS, BY, DAY, ID, REMARK, SENT
from importers.reading.sheets import column_letter

_ALWAYS = frozenset(
    {"name", "min_age", "max_age", "route", "intake", "seats_free", "phone", "email", "contact_name", "job_title"}
    | {"from", "to", "edge", "agreement", "purpose"}
)
"""What is asked about though the graph knows nothing of it; of the rest only what it knows for some row."""
_ABOUT = frozenset({"name", "from", "to", "edge"})
_ANSWERING, _LOCKED = Look("E3EFD9", is_bold=True, wraps=True), Look("EEEEEE", is_grey=True)
_CUT = Look("EEEEEE", is_grey=True, is_cut=True)
_ANSWER_COLUMNS = (
    PaperColumn(ANSWER, "", "ja, nej eller rettet: rettet, hvis du har ændret noget i rækken.", ANSWERS),
    PaperColumn(DAY, "", "Dagen, hvor du så rækken efter, for eksempel 01.08.2026."),
    PaperColumn(BY, "", "Dit navn eller din stilling."),
    PaperColumn(REMARK, "", "Det, vi ellers skal vide. Skriv aldrig noget om en bestemt ung."),
)
_FOR_US = (
    (ID, "Bruges til at kende rækken igen. Ret den ikke."),
    (SENT, "Bruges til at se, hvad du har rettet. Ret det ikke."),
)
_NARROW = 6


def write_asking_sheet(
    book: Workbook, name: str, columns: Sequence[PaperColumn], rows: Sequence[Sequence[str]], ids: Sequence[str]
) -> None:
    """Write a sheet of rows that are asked about; none where there are none."""
    if not rows:
        return
    used = [number for number, column in enumerate(columns) if _is_asked(column) or any(row[number] for row in rows)]
    about = [number for number in used if columns[number].target.partition(".")[2] in _ABOUT]
    rest = [number for number in used if number not in about]
    layout = [*(columns[number] for number in about), *_ANSWER_COLUMNS, *(columns[number] for number in rest)]
    filled = [_cells(row, about, rest) for row in rows]
    page = book.create_sheet(name)
    set_widths(page, [[*(column.header for column in layout), max(ids, key=len)], *filled])
    page.column_dimensions[column_letter(len(layout) + 1)].width = _NARROW
    page.freeze_panes = "B2"
    looks = [_ANSWERING if column in _ANSWER_COLUMNS else HEADER for column in layout]
    header = [text_cell(page, column.header, look, column.takes) for column, look in zip(layout, looks, strict=True)]
    page.append([*header, *(text_cell(page, text, _LOCKED, why) for text, why in _FOR_US)])
    for texts, id_ in zip(filled, ids, strict=True):
        known = [text_cell(page, text) if text else None for text in texts]
        marks = fingerprints_of_row(
            (column.header, text) for column, text in zip(layout, texts, strict=True) if column.target
        )
        page.append([*known, text_cell(page, id_, _LOCKED), text_cell(page, marks, _CUT)])
    offer_list(page, layout.index(_ANSWER_COLUMNS[0]), 2, f'"{",".join(ANSWERS)}"')
    page.close()


def _cells(row: Sequence[str], about: Sequence[int], rest: Sequence[int]) -> list[str]:
    """The texts of a row in the order of its sheet, the answers still open."""
    return [*(row[number] for number in about), *("" for _ in _ANSWER_COLUMNS), *(row[number] for number in rest)]


def _is_asked(column: PaperColumn) -> bool:
    return column.target.partition(".")[2] in _ALWAYS
