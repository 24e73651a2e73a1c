"""What one column is taken for so far."""

from dataclasses import dataclass

from importers.tables import TableColumn
from importers.values.relations import Direction


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What a column is taken for so far; `meaning` is the catalogue's column id, "" while there is none.

    `target` is the field that a person chose; `relation` how whoever the cells name is tied to the row's organisation, where the
    header says so. `is_bare` where it holds names and nothing says whose; `is_above` where it names what the row's own unit is part of.
    """

    column: TableColumn
    meaning: str
    confidence: float
    reason: str
    target: str = ""
    relation: Direction | None = None
    is_bare: bool = False
    is_above: bool = False
