"""The columns in which a list names nodes of the graph and a partner answers for them: found in a table and taken out of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from importers.outgoing.fingerprints import read_fingerprints
from importers.own_sheets import ANSWER, BY, ID, REMARK, SENT, answer_in, header_form
from importers.tables import Cell, Table

_FIRST_WORD = re.compile(r"[\s,.;:!–-]+")
_TAKEN = (ID, ANSWER, BY, REMARK, SENT)
_MARKING = (ID, ANSWER, REMARK, SENT)
"""The headers that nobody else's list has; who confirmed what, many have."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a row says in these columns; `sent` are the marks of what was sent out, none in a list that we did not make."""

    id: Cell | None = None
    answer: Cell | None = None
    by: Cell | None = None
    remark: Cell | None = None
    sent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Replied:
    """A table without these columns, and what they say by the number of the row, none in a list that is no reply.

    The cells stay in their rows.
    """

    table: Table
    replies: Mapping[int, Reply] = field(default_factory=dict)


def take_replies(table: Table) -> Replied:
    """Take the columns out of a table that has one of them; any other table stays as it is."""
    found = {header_form(column.said): column for column in reversed(table.columns)}
    columns = {header: found.get(header_form(header)) for header in _TAKEN}
    if not any(columns[header] for header in _MARKING):
        return Replied(table)
    taken = {column.index: header for header, column in columns.items() if column is not None}
    replies = {}
    for row in table.rows:
        said = {taken[index]: cell for index, cell in row.cells.items() if index in taken}
        answer, remark = _answer_and_remark(said.get(ANSWER), said.get(REMARK))
        replies[row.number] = Reply(said.get(ID), answer, said.get(BY), remark, _marks(said.get(SENT)))
    rest = tuple(column for column in table.columns if column.index not in taken)
    return Replied(replace(table, columns=rest), replies)


def _answer_and_remark(answer: Cell | None, remark: Cell | None) -> tuple[Cell | None, Cell | None]:
    """The answer that the first word of a cell means; more words behind it ("nej, lukket i maj") are a remark as well."""
    if answer is None:
        return answer, remark
    text = answer.text.strip()
    first, *more = _FIRST_WORD.split(text, maxsplit=1)
    meant = answer_in(first)
    if not meant:
        return answer, remark
    said = Cell(meant, answer.address)
    if not "".join(more).strip():
        return said, remark
    return said, Cell(f"{text}; {remark.text}" if remark else text, answer.address)


def _marks(cell: Cell | None) -> frozenset[str]:
    return read_fingerprints(cell.text) if cell else frozenset()
