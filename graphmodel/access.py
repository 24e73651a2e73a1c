"""How the rest of the program reads and writes a graph, whatever engine holds it."""

from collections.abc import Mapping
from typing import Any, Protocol, TypeAlias

Row: TypeAlias = dict[str, Any]
"""One row of an answer: the names of the query's columns, in its order, and their values (scalars and lists of scalars)."""


class Reader(Protocol):
    """One state of the graph; every question put to it is answered from that same state."""

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        """Answer a Cypher text; rows in the order that the text asks for, none is an empty list.

        Raises QueryRefused where the text cannot be run, StoreError where the store does not answer.
        """
        ...


class Writer(Protocol):
    """A transaction: what it runs is seen by nobody else until all of it is stored."""

    def run(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        """Run a Cypher text that reads or writes, and see what this transaction has written."""
        ...
