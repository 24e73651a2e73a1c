"""Which node or edge a row means whose id is gone: the one that the graph has of its name and its owner, or nobody knows."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from graphmodel.catalogue import fold
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.schema import COLLABORATION_TYPES
from importers.columns.columns import ColumnUse
from importers.columns.overrides import EDGE
from importers.linking.known import KnownGraph
from importers.linking.node_names import names_of
from importers.replies.settled import ENDS, Record
from importers.tables import Cell, TableRow

Text = Callable[[Record, ColumnUse], str]
"""What the graph shows of a record under a column."""
_OWNERS = frozenset({"Organisation.name", "Organisation.PART_OF"})
_NARROWING = frozenset({"Organisation.LOCATED_IN", f"{EDGE}valid_from"})


def find_by_name(
    rows: Sequence[TableRow], label: str, uses: Mapping[int, ColumnUse], known: KnownGraph, text: Text
) -> dict[int, Record]:
    """What the rows mean by their number, without those that fit none, several, or the same as another row.

    `label` is what the rows are about, "" for collaborations; `uses` are the columns that are understood.
    """
    target = f"{label}.name" if label else f"{EDGE}from"
    names = next((index for index, use in uses.items() if use.targets[0] == target), None)
    if names is None:
        return {}
    by_name: dict[str, list[Record]] = defaultdict(list)
    for record in known.of_label(label) if label else _collaborations(known):
        called = names_of(record) if isinstance(record, NodeRecord) else [text(record, uses[names])]
        for name in {fold(name) for name in called}:
            by_name[name].append(record)
    found: dict[int, Record] = {}
    for row in rows:
        candidates = by_name.get(fold(row.cells[names].text), []) if names in row.cells else []
        told = {index: cell for index, cell in row.cells.items() if index in uses and index != names}
        fitting = _fitting(candidates, told, uses, _OWNERS if label else ENDS, text)
        if len(fitting) > 1:
            fitting = _fitting(fitting, told, uses, _NARROWING, text)
        if len(fitting) == 1:
            found[row.number] = fitting[0]
    counts = Counter(_key(record) for record in found.values())
    return {number: record for number, record in found.items() if counts[_key(record)] == 1}


def _collaborations(known: KnownGraph) -> list[EdgeRecord]:
    return [edge for _, edge in sorted(known.edges.items()) if edge.type in COLLABORATION_TYPES]


def _fitting(
    candidates: Sequence[Record],
    told: Mapping[int, Cell],
    uses: Mapping[int, ColumnUse],
    targets: frozenset[str],
    text: Text,
) -> list[Record]:
    """The candidates of which the graph shows what the row tells under those targets."""
    telling = [(uses[index], _parts(cell.text)) for index, cell in told.items() if uses[index].targets[0] in targets]
    return [one for one in candidates if all(_parts(text(one, use)) == parts for use, parts in telling)]


def _parts(text: str) -> set[str]:
    return {fold(part) for part in text.split(";") if part.strip()}


def _key(record: Record) -> tuple[str, str]:
    return record.identity if isinstance(record, NodeRecord) else ("", record.key)
