"""A sheet while its tables are looked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from graphmodel.catalogue import Catalogue
from importers.reading.sheets import Sheet, column_letter
from importers.section_words import is_section_word
from importers.shapes.views import FilledRow, filled_rows
from importers.tables import Cell


@dataclass(frozen=True, slots=True)
class SearchedSheet:
    """A sheet while its tables are looked for: its filled cells, what is known about words, and how its columns are called."""

    sheet: Sheet
    rows: Sequence[FilledRow]
    catalogue: Catalogue
    place_words: frozenset[str]
    named: frozenset[str]
    is_turned: bool = False

    @classmethod
    def of(
        cls, sheet: Sheet, catalogue: Catalogue, place_words: frozenset[str], named: frozenset[str]
    ) -> "SearchedSheet":
        """A sheet as it stands."""
        return cls(sheet, filled_rows(sheet), catalogue, place_words, named)

    def is_section_word(self, text: str) -> bool:
        """Whether a text, or what it says after a colon, is a sector, a kind, an area, a phase or a place."""
        _, colon, rest = text.partition(":")
        return any(
            is_section_word(form, self.catalogue, self.place_words) for form in (text, rest if colon else "") if form
        )

    def cell(self, row: int, column: int) -> Cell:
        """A cell of the sheet."""
        return Cell(self.rows[row][column], self.sheet.address(row, column))

    def cells(self, row: int) -> tuple[Cell, ...]:
        """Every filled cell of a row."""
        return tuple(self.cell(row, column) for column in self.rows[row])

    def column_name(self, column: int) -> tuple[str, str]:
        """What a column is called where nothing stands above it, and its letter; in a turned sheet it is a row."""
        letter = str(column + 1) if self.is_turned else column_letter(column)
        return f"{'Række' if self.is_turned else 'Kolonne'} {letter}", letter
