"""Lists that the tests make themselves, and an import of them into a store of its own."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from graphmodel.catalogue import load_catalogue
from graphmodel.changes import ChangeSet, Origin
from graphmodel.engines import Credentials, Purpose, open_store
from graphmodel.loading import export_lines
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.store import GraphStore
from importers.doubts import Answers
from importers.importing import Preview, apply, origin_of, preview
from importers.options import Options
from importers.progress import Progress, unheard
from importers.result import Result

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
Rows = Sequence[Sequence[Any]]
PLAIN = Options()
KOLDING = Options(municipality="0621")
YES = Answers(takes_suggestions=True)


def write_csv(path: Path, rows: Rows, encoding: str = "utf-8", separator: str = ";", line_end: str = "\r\n") -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=line_end).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def write_xlsx(path: Path, sheets: dict[str, Rows], merged: Sequence[str] = (), hidden: Sequence[str] = ()) -> Path:
    """A workbook; `merged` are ranges of the first sheet."""
    workbook = Workbook()
    workbook.remove(workbook["Sheet"])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for number, cells in enumerate(rows, start=1):
            for column, value in enumerate(cells, start=1):
                if value not in (None, ""):
                    sheet.cell(number, column, value)
        if name in hidden:
            sheet.sheet_state = "hidden"
    for cells in merged:
        workbook.worksheets[0].merge_cells(cells)
    workbook.save(path)
    return path


@contextmanager
def opened(folder: Path) -> Iterator[GraphStore]:
    store = open_store(f"file:{folder / 'kort.kgl'}", Credentials(), Purpose.WRITE)
    try:
        store.prepare()
        yield store
    finally:
        store.close()


def look(store: GraphStore, *files: Path, options: Options = PLAIN, progress: Progress = unheard) -> Preview:
    return preview(files, store, load_catalogue(), options, progress)


def look_alone(folder: Path, *files: Path, options: Options = PLAIN) -> Preview:
    """What an import would do to an empty graph."""
    folder.mkdir(exist_ok=True)
    with opened(folder) as store:
        return look(store, *files, options=options)


def store_it(store: GraphStore, *files: Path, options: Options = PLAIN) -> Result:
    shown = look(store, *files, options=options)
    return apply(shown, store, origin_of(shown, "en tester"), NOON)


def put(store: GraphStore, *records: NodeRecord | EdgeRecord) -> None:
    """What somebody else has said by a form."""
    nodes = tuple(record for record in records if isinstance(record, NodeRecord))
    edges = tuple(record for record in records if isinstance(record, EdgeRecord))
    store.apply(ChangeSet(nodes, edges), Origin("en anden", "formular", "form"), NOON)


def contents(store: GraphStore) -> list[str]:
    return sorted(store.read(lambda reader: list(export_lines(reader))))


def nodes_of(shown: Preview, label: str) -> dict[str, NodeRecord]:
    return {node.id: node for node in shown.plan.change_set.nodes if node.label == label}


def edges_of(shown: Preview, type_: str) -> set[tuple[str, str]]:
    return {(edge.from_id, edge.to_id) for edge in shown.plan.change_set.edges if edge.type == type_}


def edge_records(shown: Preview, type_: str) -> list[EdgeRecord]:
    return [edge for edge in shown.plan.change_set.edges if edge.type == type_]


def codes(shown: Preview) -> list[str]:
    return [issue.code for issue in shown.result.issues]
