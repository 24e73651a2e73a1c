"""Sheets that list relations: which column is the one end, the other, the type, and what is said of the relation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from graphmodel.catalogue import Catalogue, fold
from importers.columns.edge_matrix import are_names, columns_across, name_above, sample_of
from importers.columns.overrides import EDGE, ColumnChoice, find_column
from importers.header_words import known_header
from importers.result import Issue, Severity
from importers.tables import Table, TableColumn
from importers.values.contents import share_of
from importers.values.relations import Direction, RelationReader, relation_reader

FROM, TO, TYPE = "from", "to", "edge"
_ENOUGH = 0.6
_NEARLY_ALL = 0.8
_HALF = 0.5
_NAMES = frozenset({"organisation-name", "partners"})
_LABELS = {"organisation-name": "Organisation", "offer-name": "Offer", "person-name": "Actor"}
_SENTENCE = 3
_OF_RELATIONS = "edge-"
"""What the catalogue's columns for the ends and the type of a relation begin with."""
_OF_OTHERS = frozenset(
    {"age", "age-from", "age-to", "intake", "seats-total", "target-group", "route", "offer-name"}
    | {"person-responsibility", "person-title", "organisation-level"}
)
"""Columns that only lists of offers and of people have."""


@dataclass(frozen=True, slots=True)
class EdgeColumns:
    """How a sheet of relations is read.

    `fields` are its columns by what they say of a relation, `words` those whose cells are kept as words; `lacking` is the type where
    no column names one, from the sheet's title. In a matrix `across` are the columns of organisations, and a row is one as well;
    `are_words` where its cells are no types but words about the relation.
    """

    fields: Mapping[str, TableColumn]
    words: tuple[TableColumn, ...] = ()
    across: tuple[TableColumn, ...] = ()
    lacking: Direction | None = None
    is_guessed: bool = False
    """Whether nothing names the type of a mark, so that it is no more than knowing each other."""
    are_words: bool = field(default=False, kw_only=True)
    labels: Mapping[str, str] = field(default_factory=dict)
    """What the headers of the ends say that their names are: organisations, offers or persons."""
    is_first_row_header: bool = False
    """Whether the first row is a header that nothing but its words tells from the others."""
    issues: tuple[Issue, ...] = ()

    def targets(self) -> dict[int, str]:
        """What each column fills, by its index."""
        named = {column.index: EDGE + field for field, column in self.fields.items()}
        marks = {column.index: f"{EDGE}{TO}" for column in self.across}
        return named | marks | {column.index: f"{EDGE}note" for column in self.words}


def find_edge_columns(table: Table, catalogue: Catalogue, choices: Sequence[ColumnChoice] = ()) -> EdgeColumns | None:
    """The columns of a sheet that lists relations, or None where it lists anything else."""
    chosen = {column.index: choice.target for choice in choices if (column := find_column(table, choice))}
    if any(target and not target.startswith(EDGE) for target in chosen.values()):
        return None
    if not table.rows and not table.has_known_header:
        return None
    reader = relation_reader(catalogue)
    columns = [column for column in table.columns if chosen.get(column.index) != ""]
    told = {target.removeprefix(EDGE): column for column in columns if (target := chosen.get(column.index))}
    if not told and (across := columns_across(table, columns, reader)).columns:
        over = _of_title(table, reader)
        of_marks = over or Direction("KNOWS")
        return EdgeColumns({FROM: columns[0]}, (), across.columns, of_marks, over is None, are_words=across.are_words)
    headed = _with_first_row_as_header(table, columns)
    fields = _by_headers(table, columns, told, catalogue, reader)
    is_first_row_header = fields is None and bool(headed)
    if is_first_row_header:
        fields = _by_headers(table, headed, told, catalogue, reader)
    if fields is None:
        is_first_row_header, fields = False, _by_cells(table, columns, told, catalogue, reader)
    if fields is None and not told:
        fields = _between_names(table, columns, catalogue, reader)
        is_first_row_header = bool(fields and headed) and not reader.read(headed[1].said).directions
    if fields is None or FROM not in fields or TO not in fields:
        return None
    words, issues = _kept(table, columns, fields, catalogue)
    direction = None if TYPE in fields else (_of_header(fields[TO], reader) or _of_title(table, reader))
    lacking = None if TYPE in fields else direction or Direction("KNOWS")
    is_guessed = TYPE not in fields and direction is None
    labels = {end: label for end in (FROM, TO) if (label := _label_of(fields[end], catalogue))}
    return EdgeColumns(fields, words, (), lacking, is_guessed, labels, is_first_row_header, tuple(issues))


def _label_of(column: TableColumn, catalogue: Catalogue) -> str:
    """What a header says that the names under it are, "" where it does not."""
    found = catalogue.headers.candidates(known_header(column.said, catalogue))
    return _LABELS.get(found[0], "") if found else ""


def _with_first_row_as_header(table: Table, columns: Sequence[TableColumn]) -> list[TableColumn]:
    """The columns of a table without a header, each under what its first row says; none where that has a gap, or a header was found."""
    if table.header_row is not None or not table.rows:
        return []
    cells = table.rows[0].cells
    texts = {column.index: cells[column.index].text for column in columns if column.index in cells}
    return [replace(column, header=text, said=text) for column in columns if (text := texts.get(column.index, ""))]


def _by_headers(
    table: Table,
    columns: Sequence[TableColumn],
    told: Mapping[str, TableColumn],
    catalogue: Catalogue,
    reader: RelationReader,
) -> dict[str, TableColumn] | None:
    """The columns by what stands above them, where both ends are named; a weak word counts where the cells fit it."""
    fields = dict(told)
    taken = {column.index for column in told.values()}
    weak: set[str] = set()
    for is_weak in (False, True):
        for entry in catalogue.relation_columns.values():
            words = {fold(word) or word for word in (entry.weak if is_weak else (entry.name, *entry.words))}
            found = next((one for one in columns if one.index not in taken and _header_forms(one) & words), None)
            if entry.id in fields or found is None:
                continue
            if is_weak and not _fits(entry.id, sample_of(table, found), reader):
                continue
            fields[entry.id] = found
            taken.add(found.index)
            weak |= {entry.id} if is_weak else set()
    if FROM in fields and TO not in fields:
        other = _end_named_by_type(table, columns, taken, fields[FROM], catalogue, reader)
        return fields | {TO: other} if other else None
    if FROM not in fields or TO not in fields:
        return None
    if {FROM, TO} & weak and not all(are_names(sample_of(table, fields[end])) for end in (FROM, TO)):
        return None
    is_sure = TYPE in fields or not {FROM, TO} & weak or bool(told)
    return fields if is_sure and not _is_about_others(columns, taken, catalogue) else None


def _end_named_by_type(
    table: Table,
    columns: Sequence[TableColumn],
    taken: set[int],
    first: TableColumn,
    catalogue: Catalogue,
    reader: RelationReader,
) -> TableColumn | None:
    """The column whose header is the type itself ("Hvem; Arbejder sammen med"), where no column is one that ordinary lists have."""
    others = [one for one in columns if one.index not in taken]
    named = [one for one in others if _of_header(one, reader) and are_names(sample_of(table, one))]
    known = [catalogue.headers.candidates(known_header(one.said, catalogue)) for one in others if one not in named]
    means = catalogue.headers.candidates(first.said)
    is_a_list_of_things = any(known) or (len(means) == 1 and not means[0].startswith(_OF_RELATIONS))
    if len(named) != 1 or is_a_list_of_things or not are_names(sample_of(table, first)):
        return None
    return named[0]


def _of_header(column: TableColumn, reader: RelationReader) -> Direction | None:
    """The one type that a header says and nothing else."""
    said = reader.read(column.said)
    return said.directions[0] if said.is_plain and len(said.directions) == 1 and not said.values else None


def _is_about_others(columns: Sequence[TableColumn], taken: set[int], catalogue: Catalogue) -> bool:
    """Whether there are other columns such as only offers or people have."""
    others = (
        catalogue.headers.candidates(known_header(one.said, catalogue)) for one in columns if one.index not in taken
    )
    return any(bool(found) and found[0] in _OF_OTHERS for found in others)


def _header_forms(column: TableColumn) -> set[str]:
    """A header as it stands, and without what is said in brackets or after a slash."""
    said = column.said
    plain = said.split("(")[0] if not said.startswith("(") else said
    return {form for text in (said, plain, *said.split("/")) if (form := fold(text) or text.strip())}


def _fits(field: str, texts: Sequence[str], reader: RelationReader) -> bool:
    """Whether the cells under a word that may mean other things are what the field holds."""
    if field == TYPE:
        return share_of(texts, lambda text: bool(reader.read(text).directions)) >= _ENOUGH or not texts
    return are_names(texts)


def _by_cells(
    table: Table,
    columns: Sequence[TableColumn],
    told: Mapping[str, TableColumn],
    catalogue: Catalogue,
    reader: RelationReader,
) -> dict[str, TableColumn] | None:
    """A column of types between two of names: without a header, or in a list of organisations and their partners."""
    known = {fold(word) for word in catalogue.relation_columns[TYPE].words}
    types = [
        one for one in columns if _are_types(sample_of(table, one), reader, is_said=bool(_header_forms(one) & known))
    ]
    if len(types) != 1 or told:
        return None
    others = [one for one in columns if one is not types[0]]
    if table.header_row is None:
        ends = [one for one in others if are_names(sample_of(table, one))][:2]
        return {FROM: ends[0], TO: ends[1], TYPE: types[0]} if len(ends) == 2 else None
    named = [
        one for one in others if _NAMES.intersection(catalogue.headers.candidates(known_header(one.said, catalogue)))
    ]
    if len(named) != 2 or not all(are_names(sample_of(table, one)) for one in named):
        return None
    if _is_about_others(columns, {one.index for one in (*named, *types)}, catalogue):
        return None
    rest = {
        entry.id: found
        for entry in catalogue.relation_columns.values()
        if entry.id not in (FROM, TO, TYPE)
        and (
            found := next(
                (one for one in others if one not in named and _header_forms(one) & {*map(fold, entry.words)}), None
            )
        )
    }
    return {FROM: named[0], TO: named[1], TYPE: types[0], **rest}


def _between_names(
    table: Table, columns: Sequence[TableColumn], catalogue: Catalogue, reader: RelationReader
) -> dict[str, TableColumn] | None:
    """The first three columns where they read as a sentence, whatever stands over them: a name, how the two are tied, a name."""
    if len(columns) < _SENTENCE:
        return None
    first, middle, last = columns[:_SENTENCE]
    types, (givers, takers) = sample_of(table, middle), (sample_of(table, end) for end in (first, last))
    if not (givers and takers and are_names(givers) and are_names(takers)):
        return None
    has_first_row_over = table.header_row is None and bool(types) and not reader.read(types[0]).directions
    if share_of(types[has_first_row_over:], lambda text: bool(reader.read(text).directions)) < _NEARLY_ALL:
        return None
    if share_of(takers, lambda text: bool(reader.read(text).directions)) >= _HALF:
        return None
    headers = [catalogue.headers.candidates(known_header(end.said, catalogue)) for end in (first, last)]
    meanings = {found[0] for found in headers if found}
    is_of_names = meanings <= _NAMES or meanings == {"person-name"}
    return (
        {FROM: first, TYPE: middle, TO: last}
        if is_of_names and not _is_about_others(columns, set(), catalogue)
        else None
    )


def _are_types(texts: Sequence[str], reader: RelationReader, *, is_said: bool) -> bool:
    """Whether the cells of a column are types; where its header says so, half of them are enough."""
    if is_said:
        return share_of(texts, lambda text: bool(reader.read(text).directions)) >= _HALF
    return share_of(texts, lambda text: reader.read(text).is_plain) >= _NEARLY_ALL


def _of_title(table: Table, reader: RelationReader) -> Direction | None:
    """The one type that the title, the corner or the sheet's name speaks of."""
    corner = name_above(table, table.columns[0])
    for text in (corner.text if corner else "", table.title.text if table.title else "", table.sheet.name):
        said = reader.read(text)
        if len(said.directions) == 1 and not said.is_denied:
            return said.directions[0]
    return None


def _kept(
    table: Table, columns: Sequence[TableColumn], fields: Mapping[str, TableColumn], catalogue: Catalogue
) -> tuple[tuple[TableColumn, ...], list[Issue]]:
    """Further columns that other lists know, or that hold words: their cells are kept as words on the relation."""
    taken = {column.index for column in fields.values()}
    others = [one for one in columns if one.index not in taken and sample_of(table, one)]
    kept = tuple(
        one
        for one in others
        if catalogue.headers.candidates(known_header(one.said, catalogue))
        or (one.said and share_of(sample_of(table, one), lambda text: any(map(str.isalpha, text))) >= _NEARLY_ALL)
    )
    issues = [
        Issue(
            Severity.NOTE,
            table.sheet.address(table.header_row or 0, one.index),
            "column_as_text",
            f"En forbindelse har intet felt til kolonnen »{one.header}«. Cellerne er gemt i dens note.",
        )
        for one in kept
    ]
    return kept, issues
