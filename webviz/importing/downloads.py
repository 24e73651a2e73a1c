"""Workbooks to take along."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from flask import Response

from importers.handed_back import Carried
from importers.importing import Preview
from importers.outgoing.marked import marked_workbook
from importers.reading.sheets import Workbook
from importers.result import Result

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MARKED = "-markeret"


@dataclass(frozen=True, slots=True)
class Marking:
    """What a file is handed back from, with everything that is to be looked at marked in its cell."""

    workbooks: tuple[Workbook, ...]
    result: Result
    carried: Carried

    @classmethod
    def of(cls, preview: Preview) -> "Marking":
        """What a preview has to mark."""
        return cls(preview.workbooks, preview.result, Carried(preview.source, preview.choices))

    @property
    def says_something(self) -> bool:
        """Whether there is anything to correct."""
        return bool(self.result.decisions) or any(issue.severity != "note" for issue in self.result.issues)

    def as_bytes(self) -> bytes:
        """The workbook."""
        result = self.result
        return marked_workbook(self.workbooks, result.issues, result.decisions, result.tables, self.carried)


def as_workbook(content: bytes, name: str) -> Response:
    """An answer that a browser keeps as a file of that name."""
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, mimetype=_XLSX, headers={"Content-Disposition": disposition})


def marked_name(names: Sequence[str]) -> str:
    """What the marked workbook of some files is called.

    >>> marked_name(["Rideklub.csv"]), marked_name(["Rideklub-markeret.xlsx"])
    ('Rideklub-markeret.xlsx', 'Rideklub-markeret.xlsx')
    """
    return f"{Path(names[0] if names else 'liste').stem.removesuffix(_MARKED)}{_MARKED}.xlsx"
