"""Workbooks to take along."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from flask import Response

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_workbook(content: bytes, name: str) -> Response:
    """An answer that a browser keeps as a file of that name."""
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, mimetype=_XLSX, headers={"Content-Disposition": disposition})


def marked_name(names: Sequence[str]) -> str:
    """What the marked workbook of some files is called.

    >>> marked_name(["Rideklub.csv"])
    'Rideklub-markeret.xlsx'
    """
    return f"{Path(names[0]).stem if names else 'liste'}-markeret.xlsx"
