"""Rows that name a node of the graph: what is still as it was sent out counts as not said, what a partner answers is told."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graphmodel.catalogue import fold
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.schema import NODE_TYPES
from importers.columns.columns import ColumnUse, Understanding
from importers.columns.overrides import EDGE
from importers.linking.known import KnownGraph
from importers.mentions import SUBJECTS
from importers.outgoing.fingerprints import fingerprint
from importers.outgoing.graph_texts import GraphTexts
from importers.own_sheets import ID, NO
from importers.replies.columns import Reply
from importers.replies.finding import find_by_name
from importers.replies.settled import ENDS, Record, Settled
from importers.replies.telling import (
    answer_of,
    tell_changed_twice,
    tell_confirmed,
    tell_day_unanswered,
    tell_day_without_home,
    tell_emptied,
    tell_found_by_name,
    tell_kept,
    tell_no,
    tell_no_to_unknown,
    tell_open_bound,
    tell_remark,
)
from importers.result import HeldBack, Issue, RowId, Severity, shortened
from importers.tables import Cell, Table, TableRow
from importers.understanding.cpr_cells import cpr_issue
from importers.values.cells import BOUNDS
from importers.values.words import Words

_DIGIT = re.compile(r"\d")
_CONFIRMING = frozenset({"verified_on", "confirmed_on"})


def settle_replies(
    table: Table,
    replies: Mapping[int, Reply],
    understanding: Understanding,
    known: KnownGraph,
    texts: GraphTexts,
    words: Words,
    sheet: int,
) -> Settled:
    """Look every row's id up, and leave in the row what the partner wrote anew; `texts` is what the graph says now.

    Where the ids are gone, a row is looked up by its name.
    """
    settled = Settled(texts.near)
    reader = _ReplyReader(understanding, known, texts, words, settled)
    reader.find_by_name(table.rows, replies)
    twice = _copied(replies)
    for row in table.rows:
        if cpr_issue(row, understanding):  # whoever reads the rows holds it back, and nothing of it is told
            settled.rows.append(row)
            continue
        reply = replies.get(row.number, Reply())
        found = _tell_copied(settled, reply.id) if reply.id and reply.id.text in twice else reader.read(row, reply)
        if isinstance(found, Issue):
            settled.held_back.append(HeldBack(RowId(sheet, row.number), found))
        else:
            settled.rows.append(found)
    return settled


def _copied(replies: Mapping[int, Reply]) -> set[str]:
    """The ids that stand in several rows of a sheet that we sent out: somebody copied a row, and which one is new nobody can tell."""
    counts = Counter(reply.id.text for reply in replies.values() if reply.id and reply.sent)
    return {id_ for id_, count in counts.items() if count > 1}


def _tell_copied(settled: Settled, id_: Cell) -> Issue:
    message = f"»{shortened(id_.text)}« står i flere rækker. De er holdt tilbage, for ingen kan se, hvilken der er den rigtige."
    suggestion = f"Gør »{ID}« tom i de rækker, der er nye."
    return settled.tell(Severity.ERROR, id_, "id_twice", message, suggestion)


class _ReplyReader:
    """Reads the rows of one table beside what the graph says of the nodes that they name."""

    def __init__(
        self, understanding: Understanding, known: KnownGraph, texts: GraphTexts, words: Words, settled: Settled
    ) -> None:
        self._known, self._shown, self._words, self._settled = known, texts, words, settled
        self._by_name: Mapping[int, Record] = {}
        self._label = next(label for label, subject in SUBJECTS.items() if subject == understanding.subject)
        self._is_of_edges = understanding.edges is not None
        self._uses = {use.column.index: use for use in understanding.uses}

    def find_by_name(self, rows: Sequence[TableRow], replies: Mapping[int, Reply]) -> None:
        """Look the rows up that name no node: all of them where the ids are gone, else those in which something is answered."""
        named = {reply.id.text.strip() for reply in replies.values() if reply.id}
        lost = [
            row
            for row in rows
            if (reply := replies.get(row.number, Reply())).id is None
            if not named or reply.answer or reply.remark or reply.by or reply.sent
        ]
        found = find_by_name(lost, "" if self._is_of_edges else self._label, self._uses, self._known, self._text)
        self._by_name = {number: record for number, record in found.items() if _id_of(record) not in named}
        if self._by_name:
            first = next(row for row in lost if row.number in self._by_name)
            tell_found_by_name(self._settled, first, len(self._by_name))

    def read(self, row: TableRow, reply: Reply) -> TableRow | Issue:
        """A row with what it says anew, or why it takes no part."""
        own = {index: cell for index, cell in row.cells.items() if self._is_said(index, cell, reply)}
        record = self._find(reply.id) if reply.id else self._by_name.get(row.number)
        if record is None:
            return self._without_id(row, reply, own)
        if isinstance(record, Issue):
            return record
        new = {index: cell for index, cell in own.items() if self._is_new(record, self._uses[index], cell.text, reply)}
        if isinstance(record, EdgeRecord) and (issue := self._names_another(record, new)):
            return issue
        at = reply.id or next(iter(own.values()))
        answer = answer_of(self._settled, reply)
        self._settled.named[row.number] = record
        new = self._without_open_bounds(record, new, is_no=answer == NO)
        self._tell(record, reply, answer, own, new, at)
        if answer == NO:
            new = {}
        self._settled.written[row.number] = frozenset(
            target.partition(".")[2] for index in new for target in self._uses[index].targets
        )
        takes_day = self._takes_day(record) and (answer or not reply.answer)
        read = {index: cell for index, cell in new.items() if takes_day or not self._is_confirming(index)}
        about = {
            index: cell
            for index, use in self._about()
            if (cell := new.get(index, self._as_known(record, use, own.get(index, at)))).text
        }
        return replace(row, cells=dict(sorted({**read, **about}.items())))

    def _as_known(self, record: Record, use: ColumnUse, at: Cell) -> Cell:
        """What the graph says now where a row says what it was sent out with: names may be others by then."""
        return Cell(self._text(record, use), at.address)

    def _is_said(self, index: int, cell: Cell, reply: Reply) -> bool:
        """Whether a cell is one to read, and says more than that nothing is known."""
        use = self._uses.get(index)
        return use is not None and (
            not self._words.is_placeholder(cell.text) or fingerprint(use.column.said, cell.text) in reply.sent
        )

    def _without_open_bounds(self, record: Record, new: Mapping[int, Cell], *, is_no: bool) -> dict[int, Cell]:
        """The cells without those that say in words that a bound which the graph knows is open: a list takes nothing away."""
        left = {}
        for index, cell in new.items():
            use = self._uses[index]
            reads = BOUNDS.get(use.targets[0]) if len(use.targets) == 1 else None
            said = reads(cell.text, use.column.header, self._words) if reads else None
            is_open = reads is not None and not (said and said.values) and not _DIGIT.search(cell.text)
            now = self._text(record, use) if is_open and not is_no else ""
            if now:
                tell_open_bound(self._settled, self._name(record), use.column.header, cell, now)
            else:
                left[index] = cell
        return left

    def _takes_day(self, record: Record) -> bool:
        return not isinstance(record, NodeRecord) or record.label != "Actor"

    def _without_id(self, row: TableRow, reply: Reply, own: Mapping[int, Cell]) -> TableRow | Issue:
        """A row of which nobody knows what it means, as one that a partner added; a no to it is for a person to act on."""
        said = next((cell for cell in (reply.remark, reply.answer, reply.by) if cell), None)
        if said and not own:
            message = f"Rækken siger kun »{shortened(said.text)}« og er holdt tilbage."
            return self._settled.tell(Severity.WARNING, said, "remark_alone", message)
        answer = answer_of(self._settled, reply)
        if answer == NO and reply.answer:
            texts = [f"{self._uses[index].column.header}: {shortened(cell.text)}" for index, cell in own.items()]
            return tell_no_to_unknown(self._settled, reply, reply.answer, texts)
        tell_remark(self._settled, "Rækken", reply)
        if not reply.answer or answer:
            return row
        days = {index: cell for index, cell in own.items() if self._is_confirming(index)}
        for day in days.values():
            tell_day_unanswered(self._settled, "Rækken", day)
        return replace(row, cells={index: cell for index, cell in row.cells.items() if index not in days})

    def _find(self, id_: Cell) -> Record | Issue:
        """The node or the edge that an id names, or why there is none."""
        text = id_.text.strip()
        record = self._known.edges.get(text) if self._is_of_edges else self._known.nodes.get((self._label, text))
        if record is not None:
            return record
        others = [label for label in SUBJECTS if (label, text) in self._known.nodes]
        if not others:
            message = f"Kortet har ikke noget med nummeret »{shortened(id_.text)}«. Rækken er holdt tilbage."
            suggestion = f"Ret »{ID}«, eller gør cellen tom, hvis rækken er ny."
            return self._settled.tell(Severity.ERROR, id_, "id_unknown", message, suggestion)
        there = NODE_TYPES[others[0]].label_da.lower()
        here = "samarbejder" if self._is_of_edges else NODE_TYPES[self._label].plural_da.lower()
        message = f"»{text}« hører i kortet til »{there}«, men rækken står blandt {here}. Rækken er holdt tilbage."
        return self._settled.tell(Severity.ERROR, id_, "id_of_another", message, "Flyt rækken til det rigtige ark.")

    def _names_another(self, edge: EdgeRecord, new: Mapping[int, Cell]) -> Issue | None:
        """Why a row that names a collaboration and tells anew of another takes no part."""
        for index, use in self._about():
            wanted = self._text(edge, use)
            if index in new and fold(new[index].text) != fold(wanted):
                message = f"»{new[index].text}« er rettet, men »{ID}« hører til samarbejdet med »{wanted}«. Rækken er holdt tilbage."
                suggestion = f"Er det et andet samarbejde, så skriv det i en række for sig uden »{ID}«."
                return self._settled.tell(Severity.ERROR, new[index], "other_collaboration", message, suggestion)
        return None

    def _about(self) -> list[tuple[int, ColumnUse]]:
        """The columns that say what a row is about; they stay though nothing in them changed."""
        names = ENDS if self._is_of_edges else {f"{self._label}.name", "Organisation.name"}
        return [(index, use) for index, use in self._uses.items() if use.targets[0] in names]

    def _text(self, record: Record, use: ColumnUse) -> str:
        """What was sent out in a cell."""
        target = use.targets[0]
        if target.partition(".")[2] in _CONFIRMING:
            return ""
        if isinstance(record, EdgeRecord):
            return self._shown.of_edge(record, target)
        return self._shown.of_node(record, target)

    def _is_new(self, record: Record, use: ColumnUse, text: str, reply: Reply) -> bool:
        """Whether somebody wrote a text since the row was sent out; where nobody knows what was sent, whether the graph says otherwise."""
        return fingerprint(use.column.said, text) not in reply.sent and text != self._text(record, use)

    def _is_confirming(self, index: int) -> bool:
        return self._uses[index].targets[0].partition(".")[2] in _CONFIRMING

    def _name(self, record: Record) -> str:
        if isinstance(record, EdgeRecord):
            return " ".join(self._shown.of_edge(record, f"{EDGE}{part}") for part in ("from", "edge", "to"))
        return str(record.properties.get("name") or record.id)

    def _tell(
        self,
        record: Record,
        reply: Reply,
        answer: str,
        own: Mapping[int, Cell],
        new: Mapping[int, Cell],
        at: Cell,
    ) -> None:
        """Everything that a row says and that is not a value to store; `at` is where it says what it is about."""
        name = self._name(record)
        if answer == NO:
            said = (f"{self._uses[index].column.header}: {shortened(cell.text)}" for index, cell in sorted(new.items()))
            tell_no(self._settled, name, reply, said)
            return
        tell_emptied(self._settled, name, at, self._emptied(record, own, reply))
        for index, cell in sorted(new.items()):
            use = self._uses[index]
            tell_kept(self._settled, name, use.column.header, cell, self._gone(record, use, cell))
            if reply.sent and fingerprint(use.column.said, now := self._text(record, use)) not in reply.sent and now:
                tell_changed_twice(self._settled, name, use.column.header, cell, now)
        tell_remark(self._settled, f"»{name}«", reply)
        days = [cell for index, cell in new.items() if self._is_confirming(index)]
        takes_day = self._takes_day(record)
        tell_confirmed(self._settled, name, reply, answer, has_day=bool(days), takes_day=takes_day)
        for day in days:
            if not takes_day:
                tell_day_without_home(self._settled, name, day)
            elif reply.answer and not answer:
                tell_day_unanswered(self._settled, name, day)

    def _emptied(self, record: Record, own: Mapping[int, Cell], reply: Reply) -> list[str]:
        """The columns in which a row was made silent and the graph is not, each with what the graph says."""
        return [
            f"{use.column.header} ({shortened(text)})"
            for index, use in sorted(self._uses.items())
            if index not in own and fingerprint(use.column.said, "") not in reply.sent
            if (text := self._text(record, use))
        ]

    def _gone(self, record: Record, use: ColumnUse, cell: Cell) -> list[str]:
        """What the graph ties to a node and a changed cell no longer names."""
        is_tie = (
            use.targets[0].partition(".")[2].isupper() or use.targets[0] == "Organisation.name" != f"{self._label}.name"
        )
        if not is_tie or not isinstance(record, NodeRecord):
            return []
        named = {fold(part) for part in _parts(cell.text)}
        return [part for part in _parts(self._text(record, use)) if fold(part) not in named]


def _id_of(record: Record) -> str:
    return record.id if isinstance(record, NodeRecord) else record.key


def _parts(text: str) -> Sequence[str]:
    return [part.strip() for part in text.split(";") if part.strip()]
