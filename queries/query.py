"""A question to the graph: a Cypher file of the catalogue and the type of its rows."""

import dataclasses
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar

from graphmodel.access import Reader
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
        try:
            return tuple(self.row(**row) for row in rows)
        except TypeError as error:
            columns = sorted(rows[0])
            fields = sorted(field.name for field in dataclasses.fields(self.row))  # type: ignore[arg-type]  # every row type is a dataclass
            raise KaedekortError(f"{self.name}.cypher gives {columns}, {self.row.__name__} has {fields}") from error
