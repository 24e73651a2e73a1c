"""What one cell under a header makes of a row: the fields, and how sure they are."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

import pytest

from graphmodel.catalogue import fold, load_catalogue
from graphmodel.reference import load_reference
from importers.columns.columns import ColumnUse
from importers.header_words import known_header
from importers.mentions import NOTES
from importers.tables import Cell, TableColumn
from importers.understanding.gathering import Gathered, gather
from importers.understanding.readings import Memory
from importers.values.words import Words

WORDS = Words(load_catalogue(), load_reference(), {"0990": "Birkesund (opdigtet)"})
Row: TypeAlias = tuple[str, Mapping[str, object], str]
"""The text of a cell, the fields that it gives, and its marks."""
_NOTES = frozenset({*NOTES.values(), "how_to_apply", "schedule"})
_MARKS = {"doubtful_value": "doubt", "not_understood": "unknown", "inferred_value": "told"}


def each_cell(tables: Mapping[str, Sequence[Row]]) -> list[Any]:
    """The rows of tables by header, as parameters: header, text, fields, marks."""
    return [
        pytest.param(header, *row, id=f"{header}: {row[0]}".replace("\n", " ⏎ "))
        for header, rows in tables.items()
        for row in rows
    ]


def fields_of(header: str, text: str) -> dict[str, object]:
    """The values that a cell gives, by field; edges by their type as the ids of their ends."""
    gathered = _gathered(header, text)
    found: dict[str, object] = {
        name: said.value
        for fields in gathered.fields.values()
        for name, said in fields.items()
        if not (name in _NOTES and _is_kept(said.value, header, text))
    }
    for _, type_, end, _ in gathered.edges:
        ends = found.setdefault(type_, [])
        assert isinstance(ends, list)
        ends.append(end)
    return found


def marks_of(header: str, text: str) -> str:
    """How a cell was taken: "kept" as words beside the values, "inferred", "told", a "doubt", or "unknown"; "" for plainly."""
    gathered = _gathered(header, text)
    said = [one for fields in gathered.fields.values() for one in fields.values()]
    marks = {_MARKS[issue.code] for issue in gathered.issues}
    if any(one.is_inferred for one in said):
        marks = marks - {"told"} | {"inferred"}
    if "unknown" not in marks and any(_is_kept(one.value, header, text) for one in said):
        marks.add("kept")
    return " ".join(sorted(marks))


def _is_kept(value: object, header: str, text: str) -> bool:
    return isinstance(value, str) and fold(value) == fold(f"{header}: {text}")


@cache
def _gathered(header: str, text: str) -> Gathered:
    use = _use(header)
    return gather((use,), {0: Cell(text, "A2")}, WORDS, Memory())


@cache
def _use(header: str) -> ColumnUse:
    known = known_header(header, WORDS.catalogue) or known_header(header.partition(" pr.")[0], WORDS.catalogue)
    column = WORDS.catalogue.columns[WORDS.catalogue.headers.candidates(known)[0]]
    targets = tuple(target for target in column.offer if not target.startswith("Edge."))
    return ColumnUse(
        TableColumn(0, "A", header, header), column.id, targets, 0.9, "", fills_first=column.fills == "first"
    )
