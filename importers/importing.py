"""An import from end to end: read → understand → link → plan, shown first, applied when a person says so."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from graphmodel.access import Reader
from graphmodel.catalogue import Catalogue, fold
from graphmodel.changes import ChangeSet, Origin
from graphmodel.cpr import mask_cpr
from graphmodel.errors import InputError, WrongUse
from graphmodel.reference import load_reference
from graphmodel.store import GraphStore
from importers.linking.doubts import Answers
from importers.linking.known import IMPORT, KnownGraph, read_known
from importers.linking.linker import link
from importers.linking.names import Generic
from importers.mentions import RowFacts
from importers.planning import check_municipality, name_of_unknown, plan, unknown_municipality
from importers.reading.files import read_bytes, read_files
from importers.reading.sheets import Workbook
from importers.result import FileRead, HeldBack, Issue, Result, Severity, TableRead, shortened
from importers.row_kinds import RowKind
from importers.tables import Table, find_tables
from importers.understanding.columns import Understanding, understand_columns
from importers.understanding.overrides import ColumnChoice, refuse_unknown_columns
from importers.understanding.rows import read_rows
from importers.understanding.words import Words

_ASIDES = {RowKind.TOTAL: "en sum", RowKind.NOTE: "en note", RowKind.HEADER: "overskriften igen"}
_SEVERITY_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Options:
    """What a person says about an import beside the files.

    `source` names where the list comes from, so that a later edition is known as one (the files' names where it is "");
    `sheet` is the one sheet to read; `municipality` the code of whatever names none.
    """

    source: str = ""
    sheet: str = ""
    columns: tuple[ColumnChoice, ...] = ()
    answers: Answers = field(default_factory=Answers)
    municipality: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do: the result to show, the change to apply, and the files it was made from."""

    result: Result
    change_set: ChangeSet
    source: str
    files: tuple[Path, ...]


def preview(files: Sequence[Path], store_reader: Reader, catalogue: Catalogue, options: Options = Options()) -> Preview:
    """Read files and find out what they would change; nothing is written.

    Raises InputError where a file is no list, WrongUse where a file or what an option names is not there.
    """
    if not files:
        raise WrongUse("Sig, hvilken fil der skal indlæses.")
    workbooks = read_files(files)
    source = mask_cpr(options.source or ", ".join(workbook.file for workbook in workbooks))
    known = read_known(store_reader, source)
    return _preview(workbooks, tuple(files), source, known, catalogue, options)


def _preview(
    workbooks: Sequence[Workbook],
    files: tuple[Path, ...],
    source: str,
    known: KnownGraph,
    catalogue: Catalogue,
    options: Options,
) -> Preview:
    municipalities = {node.id: str(node.properties.get("name", "")) for node in known.of_label("Municipality")}
    reference = load_reference()
    place = check_municipality(options.municipality, municipalities, reference) if options.municipality else ""
    strange = {place} - {"", *municipalities, *reference.municipalities}
    words = Words(catalogue, reference, municipalities | {code: name_of_unknown(code) for code in strange})
    tables = _tables(workbooks, words, options)
    refuse_unknown_columns(options.columns, [table for _, table in tables])
    read = _read_tables(tables, words, options, place)
    linked = link(
        read.facts, known, Generic.of(catalogue, words.place_words()), options.answers, catalogue.mutual_types
    )
    planned = plan(linked, known, words)
    issues = [*_remarks(workbooks), *read.issues, *linked.issues, *planned.issues]
    issues += [unknown_municipality(code, workbooks[0].file) for code in strange]
    result = Result(
        files=tuple(FileRead(workbook.file, workbook.sha256) for workbook in workbooks),
        tables=tuple(read.tables),
        plan=planned.counts,
        read=sum(len(table.rows) for _, table in tables),
        planned=len(linked.facts),
        held_back=(*read.held_back, *linked.held_back),
        decisions=linked.decisions,
        issues=tuple(
            sorted(
                dict.fromkeys(issues),
                key=lambda issue: (_SEVERITY_ORDER[issue.severity], issue.cell, issue.code, issue.message),
            )
        ),
    )
    return Preview(result, planned.change_set, source, files)


@dataclass(slots=True)
class _Read:
    """What came of all tables."""

    tables: list[TableRead] = field(default_factory=list)
    facts: list[RowFacts] = field(default_factory=list)
    held_back: list[HeldBack] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def _tables(workbooks: Sequence[Workbook], words: Words, options: Options) -> list[tuple[int, Table]]:
    """Every table with the place of its sheet among all sheets. Raises WrongUse where the sheet that was asked for is nowhere."""
    sheets = [sheet for workbook in workbooks for sheet in workbook.sheets]
    wanted = [(place, sheet) for place, sheet in enumerate(sheets) if options.sheet in ("", sheet.name)]
    if not wanted:
        names = ", ".join(f"»{sheet.name}«" for sheet in sheets)
        raise WrongUse(f"Der er ikke noget ark, der hedder »{options.sheet}«. Filen har {names}.")
    place_words = words.place_words()
    named = frozenset(fold(choice.column) for choice in options.columns)
    return [
        (place, table) for place, sheet in wanted for table in find_tables(sheet, words.catalogue, place_words, named)
    ]


def _read_tables(tables: Sequence[tuple[int, Table]], words: Words, options: Options, place: str) -> _Read:
    read = _Read()
    place_words = words.place_words()
    for sheet, table in tables:
        understanding = understand_columns(table, words.catalogue, options.columns, place_words)
        rows = read_rows(table, understanding, sheet, words, place)
        held_back, issues = rows.held_back, rows.issues
        read.tables.append(_table_read(table, understanding))
        read.facts.extend(rows.facts)
        read.held_back.extend(held_back)
        read.issues.extend([*understanding.issues, *_said_about(table, understanding), *issues])
    return read


def _table_read(table: Table, understanding: Understanding) -> TableRead:
    return TableRead(
        file=table.sheet.file,
        sheet=table.sheet.name,
        title=table.title.text if table.title else "",
        header_row=None if table.header_row is None else table.header_row + 1,
        first_row=table.first_row + 1,
        last_row=table.last_row + 1,
        rows=len(table.rows),
        columns={use.column.header: use.targets[0] for use in understanding.uses},
        unmapped=tuple(column.header for column in understanding.unmapped),
    )


def _said_about(table: Table, understanding: Understanding) -> list[Issue]:
    """What there is to say about a table as a whole: rows that are no data, columns that nobody understands, a header that is missing."""
    issues = [
        Issue(
            Severity.NOTE,
            aside.cell.address,
            "not_data",
            f"Rækken er {_ASIDES[aside.kind]} og er ikke læst som data: »{shortened(mask_cpr(aside.cell.text))}«",
        )
        for aside in table.asides
    ]
    for column in understanding.unmapped:
        if count := len(table.texts(column.index)):
            cell = table.sheet.address(table.header_row or 0, column.index)
            message = f"Kolonnen »{column.header}« er ikke forstået; dens {count} celler er ikke taget med."
            issues.append(
                Issue(
                    Severity.WARNING,
                    cell,
                    "column_unknown",
                    message,
                    f'Vælg et felt: --as "{column.header}=Label.felt".',
                )
            )
    if table.header_row is None and table.rows:
        cell = table.row_address(table.rows[0])
        message = f"Arket »{table.sheet.name}« har ingen overskrifter, vi kender: der blev ledt efter Tilbud, Organisation, Navn, Telefon …"
        issues.append(
            Issue(
                Severity.WARNING,
                cell,
                "no_header",
                message,
                "Skriv overskrifter over kolonnerne, eller vælg dem med --as A=Offer.name.",
            )
        )
    if table.sheet.is_hidden and table.rows:
        message = f"Arket »{table.sheet.name}« er skjult, men er læst med."
        issues.append(Issue(Severity.NOTE, table.row_address(table.rows[0]), "hidden_sheet", message))
    return issues


def _remarks(workbooks: Sequence[Workbook]) -> list[Issue]:
    return [
        Issue(Severity.WARNING, remark.cell, remark.code, remark.message, remark.suggestion)
        for workbook in workbooks
        for remark in workbook.remarks
    ]


def origin_of(shown: Preview, made_by: str) -> Origin:
    """Who applies a preview, and from what."""
    hashes = [file.sha256 for file in shown.result.files]
    whole = hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()
    return Origin(made_by, shown.source, IMPORT, whole)


def apply(shown: Preview, store: GraphStore, origin: Origin, made_on: datetime) -> Result:
    """Store what a preview showed, all of it or nothing, and answer the result with the change's id (None where nothing changed).

    Raises InputError where a file is no longer what was shown, ConflictingChange where the graph is not, StoreError.
    """
    for path, file in zip(shown.files, shown.result.files, strict=True):
        if hashlib.sha256(read_bytes(path)).hexdigest() != file.sha256:
            raise InputError(
                f"»{file.file}« er ændret, siden forhåndsvisningen blev lavet. Intet er gemt. Se forhåndsvisningen igen."
            )
    store.prepare()
    applied = store.apply(shown.change_set, origin, made_on)
    return replace(shown.result, applied=True, change=applied.change.id if applied.change else None)
