"""The port to a graph store: everything the program asks of an engine. The engines are in `graphmodel/engines/`."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from graphmodel import history
from graphmodel.access import Reader, Writer
from graphmodel.answering import Answered, as_plain
from graphmodel.applying import apply_change_set, fill_empty_store
from graphmodel.asking import asks_for_all_columns, check_question
from graphmodel.changes import Applied, Change, ChangeSet, Origin, Undone, check_against_model
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.undoing import undo_change

Answer = TypeVar("Answer")


class GraphStore(ABC):
    """A graph that can be asked and changed; both engines give the same answers to the same texts.

    `contract` tests hold every engine to these sentences. A store is safe to use from several threads.
    """

    @abstractmethod
    def read(self, work: Callable[[Reader], Answer]) -> Answer:
        """Answer questions from one state of the graph; `work` may be run again where the graph moved meanwhile, so it must only read.

        Raises QueryRefused where a text would write or cannot be run, StoreError where the store does not answer.
        """

    @abstractmethod
    def write(self, work: Callable[[Writer], Answer]) -> Answer:
        """Run `work` in a transaction: all that it wrote is stored when this returns, nothing of it where it raises.

        `work` may be run again from the start where another transaction was faster.
        """

    @abstractmethod
    def unwrap(self, value: object) -> object:
        """A value of this engine's own, such as a whole node, as dictionaries and texts; any other value as it is."""

    @abstractmethod
    def prepare(self) -> None:
        """Make sure that the constraints of the model are there; a store that has them is left as it is."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the store; nothing may be asked of it afterwards."""

    @property
    @abstractmethod
    def address(self) -> str:
        """Where the store is, as people name it; never with a password."""

    def version(self) -> int:
        """The graph's version: 0 before the first change, one more with every change."""
        return self.read(history.version)

    def ask(self, cypher: str, parameters: Mapping[str, object]) -> Answered:
        """Answer a question that a person wrote; two stores that hold the same graph answer the same.

        Raises QueryRefused where the text would do more than read the graph, or asks for what engines tell differently.
        """
        check_question(cypher)
        version, rows = self.read(lambda reader: (history.version(reader), reader.run(cypher, parameters)))
        if asks_for_all_columns(cypher):
            rows = [dict(sorted(row.items())) for row in rows]
        plain = ({column: as_plain(value, self.unwrap) for column, value in row.items()} for row in rows)
        return Answered(version, tuple(plain))

    def apply(self, change_set: ChangeSet, origin: Origin, made_on: datetime) -> Applied:
        """Store a change set whole or not at all, and note who, when, from what, with the previous values.

        A change set that asks for what already is so changes nothing and notes nothing. Raises ConflictingChange, MissingEnd, StoreError,
        and KaedekortError where it speaks of what the model has not got.
        """
        check_against_model(change_set)
        return self.write(lambda writer: apply_change_set(writer, change_set, origin, made_on))

    def fill(
        self, nodes: Sequence[NodeRecord], edges: Sequence[EdgeRecord], origin: Origin, made_on: datetime
    ) -> Applied:
        """Store a whole graph in a store that holds none; the caller has seen to it that it is empty."""
        return self.write(lambda writer: fill_empty_store(writer, nodes, edges, origin, made_on))

    def undo(self, change_id: str, made_by: str, made_on: datetime) -> Undone:
        """Take back a recorded change as far as later changes allow. Raises NotFound, WrongUse, StoreError."""
        return self.write(lambda writer: undo_change(writer, change_id, made_by, made_on))

    def changes(self) -> list[Change]:
        """Every recorded change, the first one first."""
        return self.read(history.changes)
