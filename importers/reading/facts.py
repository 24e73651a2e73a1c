"""What a look into a workbook's own XML finds that the reader of its values does not tell."""

import re
from dataclasses import dataclass, field

from importers.reading.number_formats import NumberForm
from importers.reading.sheets import Area

Place = tuple[int, int]
"""A cell's row and column, counted from 0."""


_LINKS = re.compile(r'(?:of:)?=?\s*HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)


def linked_by(formula: str) -> str:
    """The address that a formula leads to, where it is written in it; "" for any other formula, none of which is ever computed.

    >>> linked_by('HYPERLINK("https://kui.example","Se her")'), linked_by("A1+1")
    ('https://kui.example', '')
    """
    found = _LINKS.match(formula)
    return found[1] if found else ""


@dataclass(slots=True)
class Comment:
    """What somebody wrote beside a cell."""

    place: Place
    author: str = ""
    text: str = ""


@dataclass(slots=True)
class SheetFacts:
    """A sheet beside its values, `is_table` where it holds cells and was looked through; rows and columns are counted from 0.

    `height` and `width` are those of the cells in use. `shown` are cells whose number format, or whose text as it was stored,
    says more than the value; `errors` are cells by their error; `uncalculated` are cells with a formula whose result was never
    stored. `links` are what cells lead to.
    """

    name: str
    is_table: bool = False
    height: int = 0
    width: int = 0
    last: Place = (0, 0)
    shown: dict[Place, NumberForm | str] = field(default_factory=dict)
    errors: dict[str, list[Place]] = field(default_factory=dict)
    uncalculated: list[Place] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    links: dict[Place, str] = field(default_factory=dict)


@dataclass(slots=True)
class WorkbookFacts:
    """A workbook beside its values: the sheets in their order, and what is never run or followed."""

    sheets: list[SheetFacts] = field(default_factory=list)
    has_macros: bool = False
    has_links: bool = False
