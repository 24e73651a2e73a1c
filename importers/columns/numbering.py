"""Columns that number the rows and say nothing of them: "Nr.", "Løbenr.", or 1, 2, 3 … without a header."""

import re

from importers.tables import Table, TableColumn

_FEWEST = 3
_ID = re.compile(r"[\w./-]*\d[\w./-]*")


def counts_rows(table: Table, column: TableColumn) -> bool:
    """Whether the cells of a column count up one by one, row after row, as a numbering does and a number of seats does not."""
    texts = table.texts(column.index)
    if len(texts) < _FEWEST or not all(text.strip(" .").isdecimal() for text in texts):
        return False
    numbers = [int(text.strip(" .")) for text in texts]
    return numbers == [*range(numbers[0], numbers[0] + len(numbers))]


def holds_ids(table: Table, column: TableColumn) -> bool:
    """Whether every cell of a column is a number or a code in one word; another text under "Nr." says something."""
    return all(_ID.fullmatch(text.strip()) for text in table.texts(column.index))
