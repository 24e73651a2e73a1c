"""The rows of a sheet that lists relations, as facts: two ends and how they are tied; and which rows cannot take part."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphmodel.catalogue import fold
from graphmodel.schema import EDGE_TYPES
from importers.columns.columns import Understanding
from importers.columns.edge_columns import FROM, TO, TYPE, EdgeColumns
from importers.mentions import RowFacts, Said
from importers.result import HeldBack, Issue, RowId, Severity, shortened
from importers.tables import Cell, Table, TableRow
from importers.understanding.cpr_cells import cpr_issue
from importers.understanding.edge_facts import EdgeBuild, EndOfEdge
from importers.understanding.edge_fields import EdgeFields, read_edge_fields
from importers.understanding.edge_matrix_rows import read_matrix_row
from importers.understanding.row_results import RowsRead
from importers.values.relations import Direction, RelationReader, RelationSaid
from importers.values.words import Words

_SEVERAL = re.compile(r"[;\n|•]|\s\+\s")
_NOBODY = frozenset({"alle", "mange", "flere", "diverse", "andre", "div", "m fl", "ingen"})


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every row is read with; `beside` is the municipality of the list."""

    table: Table
    columns: EdgeColumns
    words: Words
    reader: RelationReader
    beside: str


def read_edge_rows(
    table: Table, understanding: Understanding, sheet: int, words: Words, place: str, rows: Iterable[TableRow]
) -> RowsRead:
    """Understand the rows of a sheet of relations; every error of a row is told, and the row is held back for the first."""
    read = RowsRead()
    columns = understanding.edges
    if columns is None:
        return read
    whole = _Sheet(table, columns, words, RelationReader(words.catalogue), place)
    for row in rows:
        id_ = RowId(sheet, row.number)
        if issue := cpr_issue(row, understanding):
            read.held_back.append(HeldBack(id_, issue))
            read.issues.append(issue)
            continue
        build, said = EdgeBuild(id_, place), EdgeFields()
        if columns.is_first_row_header and row is table.rows[0]:
            message = "Rækken er læst som overskrifter til en liste over forbindelser."
            said.issues.append(Issue(Severity.NOTE, table.row_address(row), "header_believed", message))
        elif columns.across:
            read_matrix_row(table, columns, row, build, said, whole.reader, words)
        else:
            said = _read_row(whole, row, build)
        read.issues.extend([*said.issues, *said.errors])
        if said.errors:
            read.held_back.append(HeldBack(id_, said.errors[0]))
        else:
            read.facts.append(RowFacts(id_, table.row_address(row), tuple(build.mentions), tuple(build.ties)))
    if read.facts:
        read.issues.extend(_inferred(whole))
    return read


def _read_row(whole: _Sheet, row: TableRow, build: EdgeBuild) -> EdgeFields:
    """Put the ends of a row and their ties together; what the row says is answered, with the errors that hold it back."""
    said = read_edge_fields(whole.columns, row, whole.words, whole.reader)
    givers, takers = (_ends(whole, row, end, said) for end in (FROM, TO))
    directions, cell = _directions(whole, row, said)
    pairs = [(giver, taker) for giver in givers for taker in takers if fold(giver.name.text) != fold(taker.name.text)]
    if givers and takers and not pairs:
        message = f"»{givers[0].name.text}« står i begge ender af forbindelsen."
        said.refuse(takers[0].name.address, "same_ends", message, "Ret den ene ende i filen.")
    _check_state(directions, said, cell)
    if row.section and not whole.reader.read(row.section.text).directions:
        said.keep("Afsnit", row.section)
    if not said.errors:
        for direction in directions:
            for giver, taker in pairs:
                build.tie(_as_headers_say(direction, whole.columns.labels), giver, taker, cell, said)
    return said


def _as_headers_say(direction: Direction, labels: Mapping[str, str]) -> Direction:
    """The direction, turned where the headers of both ends together say that its organisation stands at the other end."""
    kind = EDGE_TYPES[direction.type]
    if kind.from_labels == kind.to_labels:
        return direction
    giver, taker = (TO, FROM) if direction.is_reversed else (FROM, TO)
    as_said = (labels.get(giver) in kind.from_labels) + (labels.get(taker) in kind.to_labels)
    as_turned = (labels.get(taker) in kind.from_labels) + (labels.get(giver) in kind.to_labels)
    return Direction(direction.type, not direction.is_reversed) if as_turned > as_said else direction


def _check_state(directions: list[Direction], said: EdgeFields, cell: str) -> None:
    """A relation that is over needs the day; one without a field for its state cannot be planned."""
    if said.ended and "valid_to" not in said.values:
        message = f"»{shortened(said.ended.text)}« siger, at forbindelsen er ophørt, men ikke hvornår."
        said.refuse(said.ended.address, "relation_ended", message, "Skriv datoen i en kolonne, der hedder Gælder til.")
    state = said.values.get("state")
    if state and state.value != "active" and any(not EDGE_TYPES[one.type].is_collaboration for one in directions):
        message = "Kun et samarbejde mellem organisationer kan være planlagt eller mangle."
        said.refuse(state.cell or cell, "state_without_field", message, "Indlæs rækken, når forbindelsen er der.")


def _ends(whole: _Sheet, row: TableRow, end: str, said: EdgeFields) -> list[EndOfEdge]:
    """The names at one end of a row; none, with an error, where there is none."""
    column = whole.columns.fields[end]
    cell = row.cells.get(column.index)
    parts = [" ".join(part.split()).strip(" .-") for part in _SEVERAL.split(cell.text)] if cell else []
    names = [
        part for part in parts if fold(part) and not whole.words.is_placeholder(part) and fold(part) not in _NOBODY
    ]
    if cell is None or not names:
        address = cell.address if cell else whole.table.sheet.address(row.number, column.index)
        shown = f"»{shortened(cell.text)}« er intet navn" if cell else "Der står intet navn"
        message = f"{shown} under »{column.header}«, så forbindelsen mangler en ende."
        said.refuse(address, "no_end", message, "Skriv organisationens navn i filen.")
        return []
    place = _place(whole, row, f"{end}_municipality", said)
    return [EndOfEdge(Cell(name, cell.address), place) for name in names]


def _place(whole: _Sheet, row: TableRow, field: str, said: EdgeFields) -> str:
    column = whole.columns.fields.get(field)
    cell = row.cells.get(column.index) if column else None
    if column is None or cell is None or whole.words.is_placeholder(cell.text):
        return ""
    code = whole.words.municipality(cell.text)
    if code is None:
        said.warn(column, cell, "er ingen kommune, vi kender")
    return code or ""


def _directions(whole: _Sheet, row: TableRow, said: EdgeFields) -> tuple[list[Direction], str]:
    """The types that a row names, and the cell that does; none, with an error, where it names none that is known."""
    column = whole.columns.fields.get(TYPE)
    if column is None:
        return _lacking(whole, row)
    cell = row.cells.get(column.index)
    address = cell.address if cell else whole.table.sheet.address(row.number, column.index)
    read = whole.reader.read(cell.text) if cell else RelationSaid()
    if cell is None or (not read.directions and whole.words.is_placeholder(cell.text)):
        message = "Rækken siger ikke, hvordan de to er forbundet."
        said.refuse(address, "no_relation", message, f"Skriv en af disse: {whole.reader.known_names}.")
        return [], address
    if complaint := whole.reader.complaint(shortened(cell.text), read):
        said.refuse(address, *complaint, f"Skriv en af disse: {whole.reader.known_names}.")
        return [], address
    for name, value in read.values.items():
        if value == "ended":
            said.ended = said.ended or cell
        else:
            said.values.setdefault(name, Said(value, address))
    if read.says_more:
        said.keep(column.header, cell)
    return list(read.directions), address


def _lacking(whole: _Sheet, row: TableRow) -> tuple[list[Direction], str]:
    """The type where no column names one: the section's, else the sheet's own."""
    address = whole.table.row_address(row)
    section = whole.reader.read(row.section.text).directions if row.section else ()
    lacking = section[0] if len(section) == 1 else whole.columns.lacking
    return [lacking] if lacking else [], address


def _inferred(whole: _Sheet) -> list[Issue]:
    """One note where the type is not in the rows: it is the title's, or no more than knowing each other."""
    lacking, across = whole.columns.lacking, whole.columns.across
    is_marked = any(
        whole.reader.is_mark(row.cells[one.index].text)
        for row in whole.table.rows
        for one in across
        if one.index in row.cells
    )
    sections = {row.section.text if row.section else "" for row in whole.table.rows}
    is_silent = any(len(whole.reader.read(text).directions) != 1 for text in sections)
    are_words = whole.columns.are_words
    if lacking is None or not (is_marked or are_words if across else is_silent):
        return []
    name = whole.reader.name_of(lacking.type)
    where = "En celle" if are_words else "Et kryds" if across else "En række"
    why = "" if whole.columns.is_guessed else ", som overskriften siger"
    kept = " Ordene er gemt i dens note." if are_words else ""
    message = f"{where} uden en slags er læst som »{name}«{why}.{kept}"
    cell = whole.table.row_address(whole.table.rows[0])
    suggestion = f"Skriv slagsen i cellen, hvis den er en anden: {whole.reader.known_names}."
    return [Issue(Severity.NOTE, cell, "relation_inferred", message, suggestion)]
