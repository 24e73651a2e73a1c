"""The rows under a header while it is found out which of them are data, and what one text alone in its row looks like."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from importers.header_words import NAMES, NAMES_OF_ROWS
from importers.reading.sheets import Sheet
from importers.shapes.views import FilledRow

_ROWS_TO_LOOK_AT = 60
_FEWEST_CAPITALS = 4
_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Body:
    """What the rows of a table are judged by; `folded` is the header, `meaning` what the catalogue makes of a text about its row.

    `first` is the first row under the header, `columns` what each header may mean.
    """

    sheet: Sheet
    rows: Sequence[FilledRow]
    first: int
    folded: Mapping[int, str]
    columns: Mapping[int, frozenset[str]]
    width: int
    place_words: frozenset[str]
    meaning: Callable[[str], str]
    merged: frozenset[tuple[int, int]]

    def is_of_names(self, column: int) -> bool:
        """Whether the header of a column says that names stand under it."""
        return bool(self.columns.get(column, frozenset()) & NAMES)

    def is_beside_names(self, column: int) -> bool:
        """Whether a column has a header and stands right of the names of the rows, but not under names of its own."""
        names = min((each for each, known in self.columns.items() if known & NAMES_OF_ROWS), default=self.width)
        return column > names and column in self.folded and not self.is_of_names(column)

    def follows_a_gap(self, row: int) -> bool:
        """Whether the row above is empty."""
        return row > 0 and not self.rows[row - 1]

    def is_set_apart(self, row: int, column: int, text: str) -> bool:
        """Whether a lone text stands under a gap, ends in a colon, or shouts."""
        return self.follows_a_gap(row) or text.endswith(":") or self._shouts(column, text)

    def _shouts(self, column: int, text: str) -> bool:
        bare = _BRACKETS.sub("", text)
        are_capitals = bare.isupper() and sum(sign.isalpha() for sign in bare) >= _FEWEST_CAPITALS
        return are_capitals and not self._writes_in_capitals(column)

    def _writes_in_capitals(self, column: int) -> bool:
        """Whether full rows have words in capitals in a column as well, so that these are nothing special there."""
        texts = [cells[column] for cells in self.rows[self.first :] if len(cells) > 1 and column in cells]
        return sum(text.isupper() for text in texts[:_ROWS_TO_LOOK_AT]) * 2 > len(texts[:_ROWS_TO_LOOK_AT])
