"""A preview with what its page looks up again and again: where every message points, what every row is, which columns there are.

Made once, beside the pages, since a list may have a hundred thousand rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graphmodel.access import Reader
from graphmodel.catalogue import fold
from graphmodel.cpr import mask_cpr
from graphmodel.records import NodeRecord
from graphmodel.store import GraphStore
from graphmodel.stored import nodes_now
from importers.columns.columns import ColumnUse
from importers.columns.overrides import ColumnChoice
from importers.importing import Preview
from importers.masking import masked_row, p_number_cells
from importers.reading.sheets import Area, Sheet
from importers.result import Decision, Issue, Severity
from importers.tables import TableColumn
from webviz.importing.places import Place, Places
from webviz.importing.row_kinds import Frame, RowIs, by_sheet, frames_of, held_cells_of, rows_of

AS_UNDERSTOOD, LEFT_OUT = "", "-"
"""What a form says for a column that is read as it is understood, and for one that is not to be read."""
_BEFORE_ALL = Place(-1, -1, -1)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to know about a cell; `place` is None where it is about a whole file. Its number counts from 0.

    `area` is what it is about where that is more than one row of the sheet.
    """

    number: int
    issue: Issue
    place: Place | None
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it was understood; `use` is None where nobody understands it, or it is left out. `header_at` is its header's cell."""

    table: int
    column: TableColumn
    use: ColumnUse | None
    header_at: Place | None
    key: str
    """What a choice of a field names: two columns of one key are read alike."""
    choice: ColumnChoice | None = None
    """What a person chose for it, now or when the source was last read."""
    is_key: bool = False
    """Whether rows are known by it or answer with it, so that it is read before all others."""

    @property
    def chosen(self) -> str:
        """What a form shows as chosen."""
        return (self.choice.target or LEFT_OUT) if self.choice else AS_UNDERSTOOD


class Said(NamedTuple):
    """What a row says in a column: the field that the column fills ("" where it fills none), its header, and the text."""

    target: str
    header: str
    text: str


@dataclass(frozen=True, slots=True)
class Looked:
    """A preview, looked at: problems by sheet and row, rows by what they are, tables, columns, and names of what the map has.

    Problems stand in the order in which one goes through them: the gravest first, then from above.
    """

    preview: Preview
    sheets: tuple[Sheet, ...]
    places: Places
    problems: tuple[Problem, ...]
    problems_at: Mapping[tuple[int, int], tuple[int, ...]]
    rows: Mapping[tuple[int, int], RowIs]
    doubtful_rows: Mapping[int, Sequence[int]]
    """The rows of each sheet that a person should look at: an error, a warning, a question, or held back."""
    held_rows: Mapping[int, Sequence[int]]
    """The rows of each sheet that are held back."""
    held_cells: frozenset[Place]
    """The cells of what is held back where it lies across the sheet's rows, as in a turned list."""
    frames: tuple[Frame, ...]
    columns: tuple[Column, ...]
    keys: tuple[str, ...]
    """The columns that can be chosen for, in order; a form counts them."""
    p_numbers: tuple[frozenset[tuple[int, int]], ...]
    settled: tuple[tuple[Decision, str], ...]
    """Questions that an answer, or a sure suggestion, has settled, each with its answer."""
    evidence: Mapping[str, tuple[Said, ...]]
    """What the rows say that questions are about, by the address of a cell."""
    spoken_of: Mapping[str, tuple[NodeRecord, ...]]
    """What the map holds of the things that questions are about, by the question's id."""
    known: Mapping[tuple[str, str], NodeRecord]
    """What the map holds of whatever the plan touches or leads to."""


def look_at(preview: Preview, store: GraphStore) -> Looked:
    """Look at a preview once."""
    sheets = tuple(sheet for workbook in preview.workbooks for sheet in workbook.sheets)
    places = Places(sheets)
    told = [issue for issue in preview.result.issues if issue.code != "undecided"]
    problems = tuple(_problems(told, places))
    frames = tuple(frames_of(preview, places))
    columns = tuple(_columns(frames, places))
    settled = preview.settled
    decisions = [*preview.result.decisions, *(decision for decision, _answer in settled)]
    rows = rows_of(preview, frames, places)
    held_cells = frozenset(held_cells_of(preview, places))
    held_rows = {row for row, kind in rows.items() if kind is RowIs.HELD_BACK} | {place[:2] for place in held_cells}
    noted = {problem.place[:2] for problem in problems if problem.place and problem.issue.severity != Severity.NOTE}
    return Looked(
        preview=preview,
        sheets=sheets,
        places=places,
        problems=problems,
        problems_at=_by_row(problems),
        rows=rows,
        doubtful_rows=by_sheet(held_rows | noted),
        held_rows=by_sheet(held_rows),
        held_cells=held_cells,
        frames=frames,
        columns=columns,
        keys=tuple(dict.fromkeys(column.key for column in columns)),
        p_numbers=tuple(p_number_cells(sheet, preview.result.tables) for sheet in sheets),
        settled=settled,
        evidence=_evidence(preview, decisions),
        spoken_of=store.read(lambda reader: _spoken_of(reader, decisions)),
        known=store.read(lambda reader: _known(reader, preview)),
    )


def _problems(told: Iterable[Issue], places: Places) -> Iterator[Problem]:
    order = list(Severity)
    placed = [(issue, places.place(issue.cell)) for issue in told]
    placed.sort(key=lambda each: (order.index(each[0].severity), each[1] or _BEFORE_ALL))
    for number, (issue, place) in enumerate(placed):
        found = places.area(issue.cell) if place and ":" in issue.cell else None
        is_several = found is not None and found[1].bottom > found[1].top
        yield Problem(number, issue, place, found[1] if found and is_several else None)


def _by_row(problems: Iterable[Problem]) -> dict[tuple[int, int], tuple[int, ...]]:
    found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for problem in problems:
        if problem.place:
            found[problem.place.sheet, problem.place.row].append(problem.number)
    return {row: tuple(numbers) for row, numbers in found.items()}


def _columns(frames: Iterable[Frame], places: Places) -> Iterator[Column]:
    for frame in frames:
        uses = {use.column.index: use for use in frame.understanding.uses}
        unmapped = {column.index for column in frame.understanding.unmapped}
        for column in frame.table.columns:
            header_at = _header_at(frame, column, places)
            key = fold(column.header) or column.header
            choice = frame.understanding.chosen.get(column.index)
            is_key = column.index not in uses and column.index not in unmapped and choice is None
            yield Column(frame.number, column, uses.get(column.index), header_at, key, choice, is_key)


def _header_at(frame: Frame, column: TableColumn, places: Places) -> Place | None:
    """The cell of a column's header: of a header over several rows the lowest that says it."""
    table = frame.table
    if table.header_row is None:
        return None
    rows = range(max(table.first_row, table.header_row + 1) - 1, table.header_row, -1)
    saying = (row for row in rows if column.said and fold(table.sheet.text(row, column.index)) == fold(column.said))
    return places.place(table.sheet.address(next(saying, table.header_row), column.index))


def first_cell(address: str) -> str:
    """The first cell of an area.

    >>> first_cell("Ark1!A4:C4"), first_cell("Ark1!A4")
    ('Ark1!A4', 'Ark1!A4')
    """
    name, sign, cells = address.rpartition("!")
    return f"{name}{sign}{cells.partition(':')[0]}"


def _evidence(preview: Preview, decisions: Iterable[Decision]) -> dict[str, tuple[Said, ...]]:
    """What the rows say that questions are about."""
    wanted = {first_cell(cell) for decision in decisions for cell in decision.cells}
    found: dict[str, tuple[Said, ...]] = {}
    for table, understanding in preview.tables if wanted else ():
        headers = {column.index: mask_cpr(column.header) for column in table.columns}
        targets = {use.column.index: use.targets[0] for use in understanding.uses if not use.as_words}
        for row in table.rows:
            if here := wanted.intersection(first_cell(cell.address) for cell in row.cells.values()):
                texts = masked_row([cell.text for cell in row.cells.values()], -1, ())
                said = tuple(
                    Said(targets.get(index, ""), headers.get(index, ""), text)
                    for index, text in zip(row.cells, texts, strict=True)
                )
                found |= dict.fromkeys(here, said)
    return found


def _spoken_of(reader: Reader, decisions: Iterable[Decision]) -> dict[str, tuple[NodeRecord, ...]]:
    """What the map holds of the things that questions are about, by the question's id."""
    asked = {decision.id: (decision.node, *decision.other_nodes) for decision in decisions if decision.node}
    nodes = nodes_now(reader, [NodeRecord(*node) for several in asked.values() for node in several])
    return {id_: tuple(nodes[node] for node in several if node in nodes) for id_, several in asked.items()}


def _known(reader: Reader, preview: Preview) -> dict[tuple[str, str], NodeRecord]:
    change_set = preview.plan.change_set
    ends = [
        NodeRecord(label, id_)
        for edge in change_set.edges
        for label, id_ in ((edge.from_label, edge.from_id), (edge.to_label, edge.to_id))
    ]
    asked = dict.fromkeys((record.label, record.id) for record in (*change_set.nodes, *ends))
    return nodes_now(reader, [NodeRecord(*key) for key in asked])
