"""What came of the rows of a table."""

from dataclasses import dataclass, field

from importers.mentions import RowFacts
from importers.result import HeldBack, Issue


@dataclass(slots=True)
class RowsRead:
    """The facts of the rows that take part, the rows that do not, and what there is to say."""

    facts: list[RowFacts] = field(default_factory=list)
    held_back: list[HeldBack] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
