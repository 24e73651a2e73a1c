"""A preview with what its page looks up again and again: where every message points, what every row is, which columns there are.

Made once, beside the pages, since a list may have a hundred thousand rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from graphmodel.access import Reader
from graphmodel.catalogue import fold
from graphmodel.cpr import mask_cpr
from graphmodel.records import NodeRecord
from graphmodel.store import GraphStore
from graphmodel.stored import nodes_now
from importers.columns.columns import ColumnUse, Understanding
from importers.importing import Preview
from importers.masking import masked_row, p_number_cells
from importers.reading.sheets import Area, Sheet
from importers.result import Decision, Issue
from importers.tables import RowKind, Table, TableColumn
from webviz.importing.places import Place, Places


class RowIs(Enum):
    """What a row of a sheet is to the import."""

    TITLE = "title"
    HEADER = "header"
    SECTION = "section"
    TOTAL = "total"
    NOTE = "note"
    EXAMPLE = "example"
    HELD_BACK = "held_back"


_MOST_HEADER_ROWS = 4
_MOST_HELD = 100
"""So far an area that is held back is marked, down and over."""
_ASIDES = {
    RowKind.TOTAL: RowIs.TOTAL,
    RowKind.NOTE: RowIs.NOTE,
    RowKind.HEADER: RowIs.HEADER,
    RowKind.EXAMPLE: RowIs.EXAMPLE,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to know about a cell; `place` is None where it is about a whole file. Its number counts from 0."""

    number: int
    issue: Issue
    place: Place | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it was understood; `use` is None where nobody understands it, or it is left out. `header_at` is its header's cell."""

    table: int
    column: TableColumn
    use: ColumnUse | None
    header_at: Place | None
    key: str
    """What a choice of a field names: two columns of one key are read alike."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A table where it stands in its sheet."""

    number: int
    sheet: int
    area: Area
    table: Table
    understanding: Understanding
    title_at: Place | None


class Said(NamedTuple):
    """What a row says in a column: the field that the column fills ("" where it fills none), its header, and the text."""

    target: str
    header: str
    text: str


@dataclass(frozen=True, slots=True)
class Looked:
    """A preview, looked at: problems by sheet and row, rows by what they are, tables, columns, and names of what the map has."""

    preview: Preview
    sheets: tuple[Sheet, ...]
    places: Places
    problems: tuple[Problem, ...]
    problems_at: Mapping[tuple[int, int], tuple[int, ...]]
    rows: Mapping[tuple[int, int], RowIs]
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
    spoken_of: Mapping[str, NodeRecord]
    """What the map holds of the things that questions are about, by the question's id."""
    known: Mapping[tuple[str, str], NodeRecord]
    """What the map holds of whatever the plan touches or leads to."""


def look_at(preview: Preview, store: GraphStore) -> Looked:
    """Look at a preview once."""
    sheets = tuple(sheet for workbook in preview.workbooks for sheet in workbook.sheets)
    places = Places(sheets)
    told = [issue for issue in preview.result.issues if issue.code != "undecided"]
    problems = tuple(Problem(number, issue, places.place(issue.cell)) for number, issue in enumerate(told))
    frames = tuple(_frames(preview.tables, places))
    columns = tuple(_columns(frames, places))
    settled = preview.settled
    decisions = [*preview.result.decisions, *(decision for decision, _answer in settled)]
    return Looked(
        preview=preview,
        sheets=sheets,
        places=places,
        problems=problems,
        problems_at=_by_row(problems),
        rows=_rows(preview, frames, places),
        held_cells=frozenset(_held_cells(preview, places)),
        frames=frames,
        columns=columns,
        keys=tuple(dict.fromkeys(column.key for column in columns)),
        p_numbers=tuple(p_number_cells(sheet, preview.result.tables) for sheet in sheets),
        settled=settled,
        evidence=_evidence(preview, decisions),
        spoken_of=store.read(lambda reader: _spoken_of(reader, decisions)),
        known=store.read(lambda reader: _known(reader, preview)),
    )


def _by_row(problems: Iterable[Problem]) -> dict[tuple[int, int], tuple[int, ...]]:
    found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for problem in problems:
        if problem.place:
            found[problem.place.sheet, problem.place.row].append(problem.number)
    return {row: tuple(numbers) for row, numbers in found.items()}


def _frames(tables: Sequence[tuple[Table, Understanding]], places: Places) -> Iterator[Frame]:
    for number, (table, understanding) in enumerate(tables):
        indexes = [one.index for column in table.columns for one in (column.united or (column,))]
        top = table.first_row if table.header_row is None else table.header_row
        last = max(table.last_row, top)
        found = places.area(table.sheet.span(top, last, min(indexes, default=0), max(indexes, default=0)))
        if found is not None:
            title_at = places.place(table.title.address) if table.title else None
            yield Frame(number, found[0], found[1], table, understanding, title_at)


def _columns(frames: Iterable[Frame], places: Places) -> Iterator[Column]:
    for frame in frames:
        uses = {use.column.index: use for use in frame.understanding.uses}
        for column in frame.table.columns:
            header_at = None
            if frame.table.header_row is not None:
                header_at = places.place(frame.table.sheet.address(frame.table.header_row, column.index))
            key = fold(column.header) or column.header
            yield Column(frame.number, column, uses.get(column.index), header_at, key)


def _rows(preview: Preview, frames: Iterable[Frame], places: Places) -> dict[tuple[int, int], RowIs]:
    """What each row is that is no plain data."""
    rows: dict[tuple[int, int], RowIs] = {}
    for frame in frames:
        rows |= {place[:2]: kind for address, kind in _marked(frame.table) if (place := places.place(address))}
    sheets = _count_sheets(preview)
    held_back = (held.row for held in preview.result.held_back if held.row.sheet < sheets)
    return rows | {(row.sheet, row.row): RowIs.HELD_BACK for row in held_back}


def _count_sheets(preview: Preview) -> int:
    return sum(len(workbook.sheets) for workbook in preview.workbooks)


def _held_cells(preview: Preview, places: Places) -> Iterator[Place]:
    """The cells of what is held back and is no row of any sheet: its row is counted beyond all sheets."""
    sheets = _count_sheets(preview)
    for held in preview.result.held_back:
        found = places.area(held.issue.cell) if held.row.sheet >= sheets else None
        if found is not None:
            sheet, area = found
            yield from (
                Place(sheet, row, column)
                for row in range(area.top, min(area.bottom, area.top + _MOST_HELD) + 1)
                for column in range(area.left, min(area.right, area.left + _MOST_HELD) + 1)
            )


def _marked(table: Table) -> Iterator[tuple[str, RowIs]]:
    """The addresses of the rows that are no plain data; of several words for one row the last holds."""
    if table.header_row is not None:
        left = table.columns[0].index if table.columns else 0
        last = min(max(table.first_row, table.header_row + 1), table.header_row + _MOST_HEADER_ROWS)
        yield from ((table.sheet.address(row, left), RowIs.HEADER) for row in range(table.header_row, last))
    for row in table.rows:
        if row.section is not None:
            yield row.section.address, RowIs.SECTION
    for aside in table.asides:
        yield aside.cell.address, _ASIDES[aside.kind]
    if table.title is not None:
        yield table.title.address, RowIs.TITLE


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


def _spoken_of(reader: Reader, decisions: Iterable[Decision]) -> dict[str, NodeRecord]:
    """What the map holds of the things that questions are about, by the question's id."""
    asked = {decision.id: decision.node for decision in decisions if decision.node}
    nodes = nodes_now(reader, [NodeRecord(*node) for node in asked.values()])
    return {id_: nodes[node] for id_, node in asked.items() if node in nodes}


def _known(reader: Reader, preview: Preview) -> dict[tuple[str, str], NodeRecord]:
    change_set = preview.plan.change_set
    ends = [
        NodeRecord(label, id_)
        for edge in change_set.edges
        for label, id_ in ((edge.from_label, edge.from_id), (edge.to_label, edge.to_id))
    ]
    asked = dict.fromkeys((record.label, record.id) for record in (*change_set.nodes, *ends))
    return nodes_now(reader, [NodeRecord(*key) for key in asked])
