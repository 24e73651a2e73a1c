"""A row right under a header that says what its numbers are counted in: "kr." under "Pris", "uger" under "Varighed"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from importers.shapes.header_block import Header
from importers.shapes.views import FilledRow

_UNIT = re.compile(
    r"\W*(?:(?:i|antal|pr\.?|per|/)?\s*(?:kr\.?|kroner|dkk|uger?|md\.?|mdr\.?|måned(?:er)?|dage?|timer?|minutter|min\.?|år|stk\.?|personer|unge|%"
    r"|pct\.?|procent|døgn|ja/nej|dato|tekst|tal)\W*)+",
    re.IGNORECASE,
)


def with_units(header: Header, rows: Sequence[FilledRow]) -> Header:
    """The header with the row of units under it, if there is one; it says nothing where the rows are named."""
    at = header.bottom + 1
    cells = rows[at] if at < len(rows) else {}
    is_one = (
        header.is_known
        and bool(cells)
        and len(cells) < len(header.texts)
        and min(header.texts) not in cells
        and all(column in header.texts and _UNIT.fullmatch(text) for column, text in cells.items())
    )
    if not is_one:
        return header
    texts = {
        column: f"{text} ({cells[column].strip('()[] ')})" if column in cells else text
        for column, text in header.texts.items()
    }
    return replace(header, bottom=at, texts=texts)
