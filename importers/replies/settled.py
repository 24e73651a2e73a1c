"""What comes of the rows of a table that name nodes of the graph: those to read, those held back, and what is told of them."""

from dataclasses import dataclass, field
from typing import TypeAlias

from graphmodel.cpr import mask_cpr
from graphmodel.records import EdgeRecord, NodeRecord
from importers.columns.overrides import EDGE
from importers.linking.known import Neighbours
from importers.result import HeldBack, Issue, Severity
from importers.tables import Cell, TableRow

Record: TypeAlias = NodeRecord | EdgeRecord

ENDS = frozenset({f"{EDGE}from", f"{EDGE}to", f"{EDGE}edge"})
"""The columns that say which collaboration a row is about."""


@dataclass(slots=True)
class Settled:
    """The rows to read, the node or edge that each names by the number of the row, those held back, and what there is to say.

    `written` are, by the number of the row, the fields that a partner wrote in columns of their own. `near` is who is tied to whom in
    the graph; nobody is known where no row names anything.
    """

    near: Neighbours = field(default_factory=lambda: Neighbours({}, {}))
    rows: list[TableRow] = field(default_factory=list)
    named: dict[int, Record] = field(default_factory=dict)
    written: dict[int, frozenset[str]] = field(default_factory=dict)
    held_back: list[HeldBack] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def tell(self, severity: Severity, cell: Cell, code: str, message: str, suggestion: str = "") -> Issue:
        """Note something for people."""
        issue = Issue(severity, cell.address, code, mask_cpr(message), suggestion)
        self.issues.append(issue)
        return issue
