"""An import's tables beside what partners answer in them: the columns for it taken out, their rows settled, their facts bound."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from importers.linking.known import KnownGraph
from importers.papers.reply_columns import Reply, take_replies
from importers.papers.returned import settle_replies
from importers.papers.settled import Settled
from importers.tables import Table
from importers.understanding.columns import Understanding
from importers.understanding.words import Words


@dataclass(frozen=True, slots=True)
class Answering:
    """The tables without the columns in which nodes are named and answered for, each with its number, and what stands there."""

    tables: Sequence[tuple[int, Table]]
    replies: Sequence[Mapping[int, Reply]]

    @classmethod
    def of(cls, tables: Sequence[tuple[int, Table]]) -> "Answering":
        """Take the columns out; a table that has none of them stays as it is."""
        taken = [take_replies(table) for _, table in tables]
        return cls(
            [(number, replied.table) for (number, _), replied in zip(tables, taken, strict=True)],
            [replied.replies for replied in taken],
        )

    def settle(self, at: int, table: Table, understanding: Understanding, known: KnownGraph, words: Words) -> Settled:
        """What comes of the rows of the table at a place, which may have been widened since."""
        return settle_replies(table, self.replies[at], understanding, known, words, self.tables[at][0])
