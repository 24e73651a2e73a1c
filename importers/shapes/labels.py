"""Fields that stand down a column instead of across a row: which cells are labels, and which way a sheet is to be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graphmodel.catalogue import fold
from importers.header_words import NAMES, known_header, meanings
from importers.section_words import is_section_word
from importers.shapes.searched_sheet import SearchedSheet
from importers.shapes.views import FilledRow

_MOST_ROWS = 2_000
_ROWS_TO_LOOK_AT = 60
_FEWEST_LABELS = 3
_LONGEST_LABEL = 60
_MOST_ROWS_HAVE_ONE = 0.6


@dataclass(frozen=True, slots=True)
class Labels:
    """The column that the labels stand in, and the rows that have a known one, each with its label.

    Where they are not alone, headings over several labels stand left of them.
    """

    column: int
    rows: dict[int, str]
    is_alone: bool


def find_labels(searched: SearchedSheet) -> Labels | None:
    """The column of labels of a sheet that is read across, or None where the sheet is a list as most are.

    Most of its cells must be header words, three of them different, one a name; and no row may hold more header words than it.
    """
    rows = searched.rows
    if not len([row for row in rows[:_MOST_ROWS] if row]) >= 2 or len(rows) > _MOST_ROWS:
        return None
    columns = sorted({column for cells in rows[:_ROWS_TO_LOOK_AT] for column in cells})[:3]
    found = [labels for column in columns if (labels := _labels_in(searched, column))]
    best = max(found, key=lambda labels: len(labels.rows), default=None)
    if best is None or _widest_header(searched, rows) >= len({fold(text) for text in best.rows.values()}):
        return None
    return None if any(_is_header_of_a_list(searched, cells) for cells in rows[:_ROWS_TO_LOOK_AT]) else best


def _labels_in(searched: SearchedSheet, column: int) -> Labels | None:
    cells = {row: cells[column] for row, cells in enumerate(searched.rows) if column in cells}
    known = {row: text for row, text in cells.items() if is_label(searched, text)}
    telling = meanings_of(searched, known.values())
    beside = [row for row in known if any(other > column for other in searched.rows[row])]
    is_named = any(_is_name(searched, text) for text in known.values())
    if len(telling) < _FEWEST_LABELS or not is_named or len(beside) * 2 < len(known):
        return None
    full = [row for row in cells if len(searched.rows[row]) > 1]
    is_alone = not any(min(searched.rows[row]) < column for row in known)
    return (
        Labels(column, known, is_alone)
        if len(set(known) & set(full)) >= _MOST_ROWS_HAVE_ONE * max(1, len(full))
        else None
    )


def is_label(searched: SearchedSheet, text: str) -> bool:
    """Whether a cell is a word that the catalogue knows as a header."""
    return len(text) <= _LONGEST_LABEL and bool(known_header(text, searched.catalogue))


def meanings_of(searched: SearchedSheet, labels: Iterable[str]) -> frozenset[str]:
    """What labels are likeliest to mean, words that may be values left out: "Kursus" and "Forløb" are one."""
    return frozenset(
        meanings(text, searched.catalogue)[0]
        for text in labels
        if not is_section_word(text, searched.catalogue, searched.place_words)
    )


def _is_name(searched: SearchedSheet, text: str) -> bool:
    return not NAMES.isdisjoint(meanings(text, searched.catalogue))


def _is_header_of_a_list(searched: SearchedSheet, cells: FilledRow) -> bool:
    """Whether a row of three cells or more holds nothing but header words, two of which are no values."""
    return (
        len(cells) > 2
        and all(is_label(searched, text) for text in cells.values())
        and sum(not is_section_word(text, searched.catalogue, searched.place_words) for text in cells.values()) > 1
    )


def _widest_header(searched: SearchedSheet, rows: Sequence[FilledRow]) -> int:
    """The most header words that stand in one row beside each other, words that may be values left out."""
    return max(
        (
            sum(
                is_label(searched, text) and not is_section_word(text, searched.catalogue, searched.place_words)
                for text in cells.values()
            )
            for cells in rows[:_ROWS_TO_LOOK_AT]
            if len(cells) > 1
        ),
        default=0,
    )
