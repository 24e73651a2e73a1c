"""An import's tables beside what partners answer in them: the columns for it taken out, their rows settled, their facts bound."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from importers.columns.columns import Understanding
from importers.linking.known import KnownGraph
from importers.outgoing.graph_texts import GraphTexts
from importers.replies.columns import Reply, take_replies
from importers.replies.settled import Settled
from importers.replies.settling import settle_replies
from importers.tables import Table
from importers.values.words import Words


@dataclass(slots=True)
class AnsweredTables:
    """The tables without the columns in which nodes are named and answered for, each with its number, and what stands there."""

    tables: Sequence[tuple[int, Table]]
    replies: Sequence[Mapping[int, Reply]]
    _texts: GraphTexts | None = None
    """What the graph says, found once for all tables; never where no table names a node."""

    @classmethod
    def of(cls, tables: Sequence[tuple[int, Table]]) -> "AnsweredTables":
        """Take the columns out; a table that has none of them stays as it is."""
        taken = [take_replies(table) for _, table in tables]
        return cls(
            [(number, replied.table) for (number, _), replied in zip(tables, taken, strict=True)],
            [replied.replies for replied in taken],
        )

    def settle(self, at: int, table: Table, understanding: Understanding, known: KnownGraph, words: Words) -> Settled:
        """What comes of the rows of the table at a place, whose ids may have given way to names since."""
        if not self.replies[at]:
            return Settled(rows=list(table.rows))
        if self._texts is None:
            self._texts = GraphTexts(known, words)
        return settle_replies(table, self.replies[at], understanding, known, self._texts, words, self.tables[at][0])
