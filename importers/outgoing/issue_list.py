"""The sheet "Se efter": every issue and question of a list, each with a link to its cell."""

from collections import Counter
from collections.abc import Sequence

from openpyxl import Workbook

from graphmodel.cpr import mask_cpr
from importers.outgoing.cells import HEADER, WRAPPED, Look, set_widths, text_cell
from importers.outgoing.marks import COLOURS, SAID, Mark
from importers.outgoing.sheet_names import link_to
from importers.own_sheets import MARK, TO_CHECK
from importers.reading.sheets import column_letter

_HEADER = ("Hvor", "Slags", "Hvad", "Forslag")
_HOW = (
    "Ret i de farvede celler på de andre ark, gem filen, og indlæs den igen. Peg på en celle for at læse, hvad der er i vejen. "
    "Dette ark bliver ikke læst."
)
_MOST_LINKS = 60_000
"""A spreadsheet opens no sheet with more than 65,530."""


def write_issue_list(book: Workbook, marks: Sequence[Mark], names: Sequence[str], most_marked: int = 0) -> None:
    """Write the sheet; `names` are what the sheets are called here, `most_marked` is how many cells are marked where not all are."""
    page = book.create_sheet(TO_CHECK)
    rows = [(mask_cpr(mark.where), SAID[mark.kind], mark.message, mark.suggestion) for mark in marks]
    set_widths(page, [_HEADER, *rows])
    page.freeze_panes = "A4"
    page.append([text_cell(page, f"{MARK}{_counts(marks)}", Look(is_bold=True))])
    cut = f" Kun de første {most_marked} celler er farvet; resten står her." if most_marked else ""
    page.append([text_cell(page, f"{_HOW}{cut}")])
    page.append([text_cell(page, header, HEADER) for header in _HEADER])
    for number, (mark, texts) in enumerate(zip(marks, rows, strict=True)):
        link = _link(mark, names) if number < _MOST_LINKS else ""
        where, kind, *rest = texts
        coloured = Look(COLOURS[mark.kind], wraps=True)
        page.append(
            [
                text_cell(page, where, WRAPPED, link=link),
                text_cell(page, kind, coloured),
                *(text_cell(page, text, WRAPPED) for text in rest),
            ]
        )
    page.auto_filter.ref = f"A3:{column_letter(len(_HEADER) - 1)}{max(len(marks) + 3, 4)}"
    page.close()


def _counts(marks: Sequence[Mark]) -> str:
    found = Counter(mark.kind for mark in marks)
    said = ", ".join(f"{SAID[kind].lower()}: {found[kind]}" for kind in SAID if found[kind])
    return f"det skal du se efter ({said})" if said else "der er ikke noget at se efter"


def _link(mark: Mark, names: Sequence[str]) -> str:
    if not mark.places:
        return ""
    place = mark.places[0]
    return link_to(names[place.sheet], f"{column_letter(place.column)}{place.row + 1}")
