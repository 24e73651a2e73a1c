"""The rows of a matrix of organisations: one at the side, and in each cell how it is tied to the one above."""

from graphmodel.catalogue import fold
from graphmodel.cpr import contains_cpr, mask_cpr
from importers.columns.edge_columns import FROM, EdgeColumns
from importers.columns.edge_matrix import is_header_row, name_above
from importers.mentions import Said
from importers.result import Issue, Severity, shortened
from importers.tables import Cell, Table, TableRow
from importers.understanding.edge_facts import EdgeBuild, EndOfEdge
from importers.understanding.edge_fields import EdgeFields
from importers.values.relations import Direction, RelationReader
from importers.values.words import Words


def read_matrix_row(
    table: Table,
    columns: EdgeColumns,
    row: TableRow,
    build: EdgeBuild,
    said: EdgeFields,
    reader: RelationReader,
    words: Words,
) -> None:
    """Tie the organisation at the side to those above; a cell that names no type is told, and holds the row back where no other does."""
    names = {column.index: name for column in columns.across if (name := name_above(table, column))}
    if is_header_row(table, row):
        for name in names.values():
            build.mention("Organisation", _end(name))
        return
    first = row.cells.get(columns.fields[FROM].index)
    if first is None or words.is_placeholder(first.text):
        address = table.sheet.address(row.number, columns.fields[FROM].index)
        said.refuse(address, "no_end", "Der står intet navn yderst i rækken.", "Skriv organisationens navn i filen.")
        return
    side = _end(first)
    build.mention("Organisation", side)
    for index, name in names.items():
        cell = row.cells.get(index)
        if cell is not None and not _says_nothing(cell.text, words, reader):
            _read_cell(columns, cell, side, name, build, said, reader)
    unknown = [issue for issue in said.issues if issue.code in ("unknown_relation", "relation_denied")]
    if unknown and not build.ties:
        said.errors.append(unknown[0])
        said.issues.remove(unknown[0])


def _read_cell(
    columns: EdgeColumns,
    cell: Cell,
    side: EndOfEdge,
    name: Cell,
    build: EdgeBuild,
    said: EdgeFields,
    reader: RelationReader,
) -> None:
    """Tie the organisation at the side to the one above by what the cell says."""
    if contains_cpr(name.text):
        message = f"Overskriften »{name.text}« ligner et CPR-nummer."
        said.refuse(name.address, "cpr", message, "Slet CPR-nummeret i filen, og indlæs den igen.")
        return
    directions = _directions(columns, cell, said, reader)
    if fold(name.text) != fold(side.name.text):
        beside = _beside(columns, cell, reader)
        for direction in directions:
            build.tie(direction, side, _end(name), cell.address, beside)
    elif directions and not reader.is_mark(cell.text):
        message = f"»{shortened(cell.text)}« binder »{side.name.text}« til sig selv og er ikke taget med."
        said.issues.append(Issue(Severity.WARNING, cell.address, "same_ends", mask_cpr(message)))


def _end(name: Cell) -> EndOfEdge:
    return EndOfEdge(Cell(" ".join(name.text.split()), name.address))


def _says_nothing(text: str, words: Words, reader: RelationReader) -> bool:
    """Whether a cell is empty in all but signs, or says that there is nothing."""
    if reader.is_mark(text):
        return False
    return (
        words.is_placeholder(text)
        or fold(text) in ("", "ingen")
        or words.catalogue.values.read_whole("answer", text) == "no"
    )


def _directions(columns: EdgeColumns, cell: Cell, said: EdgeFields, reader: RelationReader) -> list[Direction]:
    """The types of a cell; none, with a warning, where it names none that is known."""
    if reader.is_mark(cell.text):
        return [columns.lacking] if columns.lacking else []
    read = reader.read(cell.text)
    if _is_words(columns, cell, reader):
        return [columns.lacking] if columns.lacking else []
    complaint = reader.complaint(shortened(cell.text), read)
    if complaint is None and read.values.get("state") == "ended":
        complaint = ("relation_ended", f"»{shortened(cell.text)}« siger, at forbindelsen er ophørt, men ikke hvornår.")
    if complaint is None:
        return list(read.directions)
    suggestion = f"Skriv en af disse: {reader.known_names}."
    said.issues.append(Issue(Severity.WARNING, cell.address, complaint[0], mask_cpr(complaint[1]), suggestion))
    return []


def _is_words(columns: EdgeColumns, cell: Cell, reader: RelationReader) -> bool:
    """Whether a cell says something about a relation and names no type of one, in a matrix of such words."""
    read = reader.read(cell.text)
    return columns.are_words and not read.directions and not read.is_denied and read.values.get("state") != "ended"


def _beside(columns: EdgeColumns, cell: Cell, reader: RelationReader) -> EdgeFields:
    """What a cell says of the relation beside its type."""
    fields = EdgeFields()
    if reader.is_mark(cell.text):
        return fields
    read = reader.read(cell.text)
    fields.values.update({name: Said(value, cell.address) for name, value in read.values.items()})
    if read.says_more or _is_words(columns, cell, reader):
        fields.keep("Forbindelse", cell)
    return fields
