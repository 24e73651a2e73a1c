"""What an import says: the JSON of the design (section 5) as frozen values, and the law that no row is lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from graphmodel.cpr import mask_cpr
from graphmodel.errors import KaedekortError
from importers.ways import Choosing

_LONGEST_QUOTE = 60


def shortened(text: str) -> str:
    """A cell's text as a message quotes it."""
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 3] + "…"


class Severity(StrEnum):
    """How much an issue matters: an error holds rows back, a warning asks for a look, a note tells what was done."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_SEVERITY_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a person should know about a cell, a row or a column; the message is a Danish sentence.

    `suggestion` is what to do about it in the file, a Danish sentence as well, `way` what to choose instead.
    """

    severity: Severity
    cell: str
    code: str
    message: str
    suggestion: str = ""
    way: Choosing | None = None

    def as_json(self) -> dict[str, Any]:
        """The issue as it is shown, with no CPR number in it wherever it came from."""
        return {
            "severity": self.severity.value,
            "cell": mask_cpr(self.cell),
            "code": self.code,
            "message": mask_cpr(self.message),
            "suggestion": mask_cpr(
                " ".join(filter(None, [self.suggestion, self.way.in_terminal() if self.way else ""]))
            ),
        }


def in_order(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Issues as they are shown, each once: errors first, then by cell."""
    return tuple(
        sorted(
            dict.fromkeys(issues),
            key=lambda issue: (_SEVERITY_ORDER[issue.severity], issue.cell, issue.code, issue.message),
        )
    )


@dataclass(frozen=True, slots=True, order=True)
class RowId:
    """A row of a sheet, counted from 0; the sheet is named by its place among all sheets that were read."""

    sheet: int
    row: int


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A row that takes no part, and why."""

    row: RowId
    issue: Issue


@dataclass(frozen=True, slots=True)
class Decision:
    """A doubt that only a person can settle; `rows` wait for the answer, `node` is the label and the id of the graph's side of it.

    `other_nodes` are those that may be meant as well, where the answer tells which.
    """

    id: str
    cells: tuple[str, ...]
    question: str
    choices: tuple[str, ...]
    suggested: str
    rows: tuple[RowId, ...] = ()
    node: tuple[str, str] | None = None
    other_nodes: tuple[tuple[str, str], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The decision as it is asked."""
        return {
            "id": self.id,
            "cells": list(self.cells),
            "question": mask_cpr(self.question),
            "choices": list(self.choices),
            "suggested": self.suggested,
        }


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file and the hash of its bytes."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class TableRead:
    """A table as it was understood; rows are numbered as the sheet shows them, from 1."""

    file: str
    sheet: str
    title: str
    header_row: int | None
    first_row: int
    last_row: int
    rows: int
    columns: Mapping[str, str]
    unmapped: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The table as it is shown."""
        return {
            "file": mask_cpr(self.file),
            "sheet": mask_cpr(self.sheet),
            "title": mask_cpr(self.title),
            "header_row": self.header_row,
            "first_row": self.first_row,
            "last_row": self.last_row,
            "rows": self.rows,
            "columns": {mask_cpr(header): target for header, target in self.columns.items()},
            "unmapped": [mask_cpr(header) for header in self.unmapped],
        }


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """How many nodes of each label, and edges of each type, the plan creates and changes."""

    create: Mapping[str, int] = field(default_factory=dict)
    update: Mapping[str, int] = field(default_factory=dict)
    unchanged: Mapping[str, int] = field(default_factory=dict)
    missing: Mapping[str, int] = field(default_factory=dict)
    edges: Mapping[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, dict[str, int]]:
        """The counts, labels and types in order, zeros left out."""
        return {
            name: {key: count for key, count in sorted(counts.items()) if count}
            for name, counts in (
                ("create", self.create),
                ("update", self.update),
                ("unchanged", self.unchanged),
                ("missing", self.missing),
                ("edges", self.edges),
            )
        }


@dataclass(frozen=True, slots=True)
class Result:
    """What an import understood, plans, asks and, once it is applied, did.

    Every row read is planned or held back, never both, and each held back has its issue among `issues`: a result that
    breaks this law cannot be made.
    """

    files: tuple[FileRead, ...]
    tables: tuple[TableRead, ...]
    plan: PlanCounts
    read: int
    planned: int
    held_back: tuple[HeldBack, ...]
    decisions: tuple[Decision, ...]
    issues: tuple[Issue, ...]
    applied: bool = False
    change: str | None = None

    def __post_init__(self) -> None:
        rows = {held.row for held in self.held_back}
        said = set(self.issues)
        if len(rows) != len(self.held_back) or self.read != self.planned + len(rows):
            raise KaedekortError(
                f"{self.read} rows read, but {self.planned} planned and {len(self.held_back)} held back"
            )
        if any(held.issue not in said for held in self.held_back):
            raise KaedekortError("a row is held back without an issue")

    def as_json(self) -> dict[str, Any]:
        """The result as the command line prints it; keys and their order are those of the design."""
        return {
            "files": [{"file": mask_cpr(file.file), "sha256": file.sha256} for file in self.files],
            "tables": [table.as_json() for table in self.tables],
            "plan": self.plan.as_json(),
            "rows": {"read": self.read, "planned": self.planned, "held_back": len(self.held_back)},
            "decisions": [decision.as_json() for decision in self.decisions],
            "issues": [issue.as_json() for issue in self.issues],
            "applied": self.applied,
            "change": self.change,
        }
