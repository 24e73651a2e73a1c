"""What the cells of a column say, text by text: in how many rows, where first, and what each is understood as by itself."""

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import Enum

from graphmodel.cpr import MASK, mask_cpr
from graphmodel.fields import Value
from importers.columns.columns import ColumnUse
from importers.masking import masked_row
from importers.mentions import NOTES
from importers.tables import Cell, Table
from importers.understanding.gathering import Gathered, gather
from importers.understanding.readings import Memory
from importers.values.words import Words

_MOST_READ = 2000
"""So many different texts are read; more are no values that one goes through, but prose, names or numbers."""


class Fate(Enum):
    """What becomes of a text, those first that a person should look at."""

    REFUSED = "refused"
    HELD_BACK = "held_back"
    NOT_UNDERSTOOD = "not_understood"
    DOUBTFUL = "doubtful"
    AS_WORDS = "words"
    LEFT_OUT = "left_out"
    MISSING = "missing"
    UNDERSTOOD = "understood"
    NOT_READ = "not_read"


_ORDER = {fate: place for place, fate in enumerate(Fate)}
_UNREAD_CODES = frozenset({"not_understood", "no_name_there"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a text says: values by label and field, edges by label, type and the id of the other end, and the names in it by target."""

    fields: Mapping[str, Mapping[str, Value]]
    edges: tuple[tuple[str, str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()


_NOTHING = Meaning({})


@dataclass(frozen=True, slots=True)
class ColumnValue:
    """A text of a column, no CPR number in it; `cell` is the first that says it, `doubt` a Danish sentence where there is one."""

    text: str
    rows: int
    cell: str
    fate: Fate
    meaning: Meaning = _NOTHING
    doubt: str = ""


def values_of(
    table: Table,
    column: int,
    use: ColumnUse | None,
    words: Words,
    doubtful: Container[str] = (),
    read_as: Table | None = None,
) -> tuple[ColumnValue, ...]:
    """Every different text of a column, what is not understood first, then what most rows say.

    `use` is None where the column is not read. `doubtful` are the cells that something is to be said of: all that is known of a
    column in a sheet of relations, whose cells mean something together only. `read_as` is the table as its rows were read, where ids
    have given way to names; what stands in no row of it is held back.
    """
    rows_read = {row.number: row.cells for row in (read_as or table).rows}
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    meant: dict[str, Cell] = {}
    doubts: set[str] = set()
    is_p_number = use is not None and "Organisation.p_number" in use.targets
    for row in table.rows:
        if cell := row.cells.get(column):
            shown = _shown(row.cells, column, is_p_number=is_p_number)
            counts[shown] += 1
            first.setdefault(shown, cell.address)
            if read := rows_read.get(row.number, {}).get(column):
                meant.setdefault(shown, read)
            if cell.address in doubtful:
                doubts.add(shown)
    memory = Memory()
    found = [
        ColumnValue(
            text,
            rows,
            first[text],
            *_fate(
                text, meant.get(text), use, words, memory if place < _MOST_READ else None, is_doubtful=text in doubts
            ),
        )
        for place, (text, rows) in enumerate(counts.most_common())
    ]
    return tuple(sorted(found, key=lambda value: (_ORDER[value.fate], -value.rows, value.text.casefold())))


def shown_texts(table: Table, column: int, most: int) -> list[str]:
    """The first different texts of a column, no CPR number in them."""
    texts: dict[str, None] = {}
    for row in table.rows:
        if column in row.cells:
            texts.setdefault(_shown(row.cells, column, is_p_number=False))
            if len(texts) == most:
                break
    return list(texts)


def _shown(cells: Mapping[int, Cell], column: int, *, is_p_number: bool) -> str:
    """A text as it may be shown: a CPR number may also be parted over it and a cell beside it."""
    text = cells[column].text
    if not any(sign.isdigit() for sign in text):
        return text
    around = [cells[at].text if at in cells else "" for at in (column - 1, column, column + 1)]
    return masked_row(around, 0, {(0, 1)} if is_p_number else ())[1]


def _fate(
    text: str, cell: Cell | None, use: ColumnUse | None, words: Words, memory: Memory | None, *, is_doubtful: bool
) -> tuple[Fate, Meaning, str]:
    """What becomes of a text, what it means, and what is doubtful about it; without a `memory` it is not read."""
    if MASK in text:
        return Fate.REFUSED, _NOTHING, ""
    if use is None:
        return Fate.LEFT_OUT, _NOTHING, ""
    if cell is None:
        return Fate.HELD_BACK, _NOTHING, ""
    if use.targets[0].startswith("Edge."):
        return Fate.NOT_UNDERSTOOD if is_doubtful else Fate.NOT_READ, _NOTHING, ""
    if memory is None:
        return Fate.NOT_READ, _NOTHING, ""
    gathered = gather((use,), {use.column.index: cell}, words, memory)
    meaning = _meaning(gathered, use)
    told = [issue for issue in gathered.issues if issue.severity != "note"]
    if not gathered.sources:
        fate = Fate.MISSING
    elif any(issue.code in _UNREAD_CODES for issue in told):
        fate = Fate.NOT_UNDERSTOOD
    elif told:
        fate = Fate.DOUBTFUL
    else:
        fate = Fate.UNDERSTOOD if meaning != _NOTHING else Fate.AS_WORDS
    return fate, meaning, told[0].message if told else ""


def _meaning(gathered: Gathered, use: ColumnUse) -> Meaning:
    fields: dict[str, dict[str, Value]] = {}
    for label, said in gathered.fields.items():
        for name, one in said.items():
            if not _is_kept(label, name, one.value, use):
                fields.setdefault(label, {})[name] = one.value
    names = [(f"{label}.name", cell.text) for label, cell in gathered.names.items()]
    names += [(use.targets[0], cell.text) for use, cell in gathered.levels]
    names += [(use.targets[0], partner.name.text) for partner in gathered.partners]
    return Meaning(fields, tuple((label, type_, id_) for label, type_, id_, _ in gathered.edges), tuple(names))


def _is_kept(label: str, name: str, value: Value, use: ColumnUse) -> bool:
    """Whether a field only keeps the words of the cell, under the column's header, beside what they mean."""
    is_for_words = name.startswith((NOTES[label], "how_to_apply", "schedule"))
    return is_for_words and isinstance(value, str) and value.startswith(f"{mask_cpr(use.column.header)}: ")
