"""What stands above a header: a title, a section that the first rows stand under, what is stated for all rows, and notes."""

from collections.abc import Mapping
from dataclasses import dataclass

from importers.header_words import known_header
from importers.reading.sheets import Sheet
from importers.shapes.row_kinds import is_remark
from importers.shapes.searched_sheet import SearchedSheet
from importers.shapes.statements import Statement, statements
from importers.tables import Aside, Cell, RowKind

_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above a header: the table's title, a section that its first rows stand under, and words that are neither."""

    title: Cell | None
    section: Cell | None
    section_cells: tuple[Cell, ...]
    asides: tuple[Aside, ...]
    stated: tuple[Statement, ...]

    @classmethod
    def of(cls, searched: SearchedSheet, rows: range, header: Mapping[int, str], *, is_first: bool) -> "Above":
        """The title is the first lone text for the sheet's first table, since more may be said under it; else the last.

        A sector or a place right above the header is about the rows, whatever else is the title.
        """
        filled = [row for row in rows if searched.rows[row]]
        stated = (
            statements({row: searched.rows[row] for row in filled}, header, searched.catalogue)
            if header and type(searched.sheet) is Sheet
            else ()
        )
        said = {statement.label_at[0] for statement in stated}
        filled = [row for row in filled if row not in said]
        lone = {row: found for row in filled if (found := _lone(searched, row))}
        titles = [row for row, found in lone.items() if _may_be_title(searched, row, found.text)]
        at = (min if is_first else max)(titles, default=None)
        nearest = max((row for row in lone if row != at and searched.is_section_word(lone[row].text)), default=None)
        section = lone[nearest] if nearest is not None else None
        beside = [_beside(searched, row, lone[row]) for row in (at, nearest) if row is not None]
        notes = [*(searched.cells(row) for row in filled if row not in (at, nearest)), *filter(None, beside)]
        return cls(
            lone[at] if at is not None else None,
            section and Cell(section.text.rstrip(" :"), section.address),
            searched.cells(nearest) if nearest is not None else (),
            tuple(Aside(RowKind.NOTE, cells) for cells in notes),
            stated,
        )


def _lone(searched: SearchedSheet, row: int) -> Cell | None:
    """The one text of a row; a word with a colon and what it says beside it are one text too, and a title may have a note beside it."""
    cells = searched.cells(row)
    if len(cells) == 1:
        return cells[0]
    if len(cells) != 2:
        return None
    if cells[0].text.endswith(":"):
        return Cell(f"{cells[0].text} {cells[1].text}", cells[0].address)
    is_section = searched.is_section_word(cells[0].text) and not known_header(cells[0].text, searched.catalogue)
    return cells[0] if is_remark(cells[1].text) or is_section else None


def _may_be_title(searched: SearchedSheet, row: int, text: str) -> bool:
    """Whether a lone text is short enough, about no change of the list, and no field with its answer unless that is a place or the like."""
    is_pair = len(searched.rows[row]) == 2 and ":" in text
    return len(text) <= _LONGEST_TITLE and not is_remark(text) and (not is_pair or searched.is_section_word(text))


def _beside(searched: SearchedSheet, row: int, found: Cell) -> tuple[Cell, ...]:
    """The cells of a row that its one text does not hold."""
    return tuple(cell for cell in searched.cells(row) if cell.text not in found.text)
