"""A question to the graph: a Cypher file of the catalogue and the type of its rows."""

import dataclasses
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from sys import intern
from typing import Generic, TypeVar

from graphmodel.access import Reader, Row
from graphmodel.errors import KaedekortError

RowType = TypeVar("RowType")


@cache
def cypher_text(name: str) -> str:
    """The text of a question in `queries/cypher/`."""
    return files("queries").joinpath("cypher", f"{name}.cypher").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Query(Generic[RowType]):
    """A question by its file's name; its rows are instances of a frozen dataclass whose fields are the columns."""

    name: str
    row: type[RowType]

    def run(self, reader: Reader, **parameters: object) -> tuple[RowType, ...]:
        """Ask it; the rows in the order of the file. Raises KaedekortError where the columns and the row type disagree."""
        rows = reader.run(cypher_text(self.name), parameters)
        _share_ids(rows)
        try:
            return tuple(self.row(**row) for row in rows)
        except TypeError as error:
            columns = sorted(rows[0])
            fields = sorted(field.name for field in dataclasses.fields(self.row))  # type: ignore[arg-type]  # every row type is a dataclass
            raise KaedekortError(f"{self.name}.cypher gives {columns}, {self.row.__name__} has {fields}") from error


def _share_ids(rows: list[Row]) -> None:
    """Let the same id in many rows be one text in memory: a country's facts are a tenth smaller."""
    columns = [column for column in rows[0] if column.endswith("_id")] if rows else []
    for row in rows:
        for column in columns:
            value = row[column]
            if isinstance(value, str):
                row[column] = intern(value)
