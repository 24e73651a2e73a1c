"""A question to the graph: a Cypher file of the catalogue and the type of its rows."""

import dataclasses
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from sys import intern
from typing import Generic, TypeVar

from graphmodel.access import Reader, Row
from graphmodel.errors import KaedekortError

RowType = TypeVar("RowType")

_AT_ONCE = 512
"""So many rows are made together: few enough to stay near the processor."""


@cache
def cypher_text(name: str) -> str:
    """The text of a question in `queries/cypher/`."""
    return files("queries").joinpath("cypher", f"{name}.cypher").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Query(Generic[RowType]):
    """A question by its file's name; its rows are instances of a frozen slotted dataclass whose fields are the columns."""

    name: str
    row: type[RowType]

    def run(self, reader: Reader, **parameters: object) -> tuple[RowType, ...]:
        """Ask it; the rows in the order of the file. Raises KaedekortError where the columns and the row type disagree."""
        answer = reader.run(cypher_text(self.name), parameters)
        if not answer:
            return ()
        columns = tuple(answer[0])
        fields = {field.name for field in dataclasses.fields(self.row)}  # type: ignore[arg-type]  # every row type is a dataclass
        if fields != set(columns):
            raise KaedekortError(
                f"{self.name}.cypher gives {sorted(columns)}, {self.row.__name__} has {sorted(fields)}"
            )
        return tuple(_made(self.row, columns, answer))


def _made(row_type: type[RowType], columns: Sequence[str], answer: Sequence[Row]) -> Iterator[RowType]:
    """The rows of an answer, each of which has the columns in their order.

    They are filled column by column, past the `__init__` of a frozen dataclass, which takes three to five times as long: a country has
    over a million rows. The same id in many of them is one text in memory.
    """
    setters = [getattr(row_type, column).__set__ for column in columns]
    for first in range(0, len(answer), _AT_ONCE):
        part = answer[first : first + _AT_ONCE]
        made = [object.__new__(row_type) for _ in part]
        cells_by_column = zip(*(row.values() for row in part), strict=True)
        for column, setter, cells in zip(columns, setters, cells_by_column, strict=True):
            shared = (
                [intern(id_) if isinstance(id_, str) else id_ for id_ in cells] if column.endswith("_id") else cells
            )
            deque(map(setter, made, shared), maxlen=0)
        yield from made
