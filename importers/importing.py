"""An import from end to end: read → understand → link → plan, shown first, applied when a person says so."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from graphmodel.catalogue import Catalogue, fold
from graphmodel.changes import Origin
from graphmodel.cpr import mask_cpr
from graphmodel.errors import InputError, WrongUse
from graphmodel.reference import load_reference
from graphmodel.store import GraphStore
from importers.choices import Choices
from importers.doubts import Doubts, refuse_unknown_answers
from importers.doubts import told as told_answer
from importers.linking.known import IMPORT, KnownGraph, read_known
from importers.linking.linker import Linked, link
from importers.linking.names import Generic
from importers.mentions import RowFacts
from importers.municipality import check_municipality, name_of_unknown, unknown_municipality
from importers.options import Options, to_remember, told_of_remembered, with_remembered
from importers.planning import Plan, plan
from importers.progress import Progress, Stage, told, unheard
from importers.reading.files import read_bytes, read_files
from importers.reading.sheets import Workbook
from importers.remarks import about_files, about_table
from importers.result import FileRead, HeldBack, Issue, Result, TableRead, in_order
from importers.tables import Table, find_tables
from importers.understanding.columns import Understanding, understand_columns
from importers.understanding.overrides import refuse_unknown_columns
from importers.understanding.rows import read_rows
from importers.understanding.words import Words


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do: the result to show, the plan behind it, and the files it was made from.

    `tables` are the tables with what was understood of their columns, `choices` what the next edition is to remember,
    `version` is the graph's version that the plan was made for.
    """

    result: Result
    plan: Plan
    source: str
    files: tuple[Path, ...]
    workbooks: tuple[Workbook, ...]
    tables: tuple[tuple[Table, Understanding], ...]
    choices: Choices
    version: int


def preview(
    files: Sequence[Path],
    store: GraphStore,
    catalogue: Catalogue,
    options: Options,
    progress: Progress = unheard,
) -> Preview:
    """Read files and find out what they would change; nothing is written.

    Raises InputError where a file is no list, WrongUse where a file or what an option names is not there, Stopped.
    """
    if not files:
        raise WrongUse("Sig, hvilken fil der skal indlæses.")
    workbooks = read_files(told(files, progress, Stage.READING, 0, len(files), every=1))
    source = mask_cpr(options.source or ", ".join(workbook.file for workbook in workbooks))
    known = store.read(lambda reader: read_known(reader, source))
    filled = with_remembered(
        options, known.remembered, [sheet.name for workbook in workbooks for sheet in workbook.sheets]
    )
    words, place, strange = _words(known, catalogue, filled)
    tables = _tables(workbooks, words, filled)
    refuse_unknown_columns(
        [choice for choice in filled.columns if not choice.is_remembered], [table for _, table in tables]
    )
    doubts = Doubts(filled.answers)
    read = _read_tables(tables, words, filled, place, doubts, progress)
    progress(Stage.LINKING, 0, 0)
    linked = link(read.facts, known, Generic.of(catalogue, words.place_words()), filled.answers, catalogue.mutual_types)
    settled = {**doubts.settled, **linked.settled}
    asked = {**doubts.open, **{decision.id: decision for decision in linked.decisions}}
    refuse_unknown_answers(filled.answers, asked | {id_: decision for id_, (decision, _) in settled.items()})
    progress(Stage.PLANNING, 0, 0)
    planned = plan(linked, known, words, _left_out(read, linked), options.missing)
    issues = [
        *about_files(workbooks),
        *read.issues,
        *(told_answer(*doubts.settled[id_]) for id_ in sorted(doubts.settled)),
        *linked.issues,
        *planned.issues,
        *(unknown_municipality(code, workbooks[0].file) for code in strange),
        *told_of_remembered(options, filled, known.remembered, [table for _, table in tables]),
    ]
    result = Result(
        files=tuple(FileRead(workbook.file, workbook.sha256) for workbook in workbooks),
        tables=tuple(_table_read(table, understanding) for table, understanding in read.tables),
        plan=planned.counts,
        read=sum(len(table.rows) for _, table in tables),
        planned=len(linked.facts),
        held_back=(*read.held_back, *linked.held_back),
        decisions=tuple(asked[id_] for id_ in sorted(asked)),
        issues=in_order(issues),
    )
    answers = {
        id_: answer
        for id_, (_, answer) in settled.items()
        if filled.answers.takes_suggestions or id_ in filled.answers.choices
    }
    return Preview(
        result,
        planned,
        source,
        tuple(files),
        workbooks,
        tuple(read.tables),
        to_remember(filled, answers),
        known.version,
    )


def _words(known: KnownGraph, catalogue: Catalogue, options: Options) -> tuple[Words, str, set[str]]:
    """What is known about words, the municipality of whatever names none, and its code where nobody knows it. Raises WrongUse."""
    municipalities = {node.id: str(node.properties.get("name", "")) for node in known.of_label("Municipality")}
    reference = load_reference()
    place = check_municipality(options.municipality, municipalities, reference) if options.municipality else ""
    strange = {place} - {"", *municipalities, *reference.municipalities}
    return (
        Words(catalogue, reference, municipalities | {code: name_of_unknown(code) for code in strange}),
        place,
        strange,
    )


@dataclass(slots=True)
class _Read:
    """What came of all tables; `left_out` are the folded texts of the rows that take no part."""

    tables: list[tuple[Table, Understanding]] = field(default_factory=list)
    facts: list[RowFacts] = field(default_factory=list)
    held_back: list[HeldBack] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)


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


def _read_tables(
    tables: Sequence[tuple[int, Table]],
    words: Words,
    options: Options,
    place: str,
    doubts: Doubts,
    progress: Progress,
) -> _Read:
    read = _Read()
    place_words = words.place_words()
    done, whole = 0, sum(len(table.rows) for _, table in tables)
    for sheet, table in tables:
        understanding = understand_columns(table, words.catalogue, doubts, options.columns, place_words)
        rows = read_rows(
            table, understanding, sheet, words, place, told(table.rows, progress, Stage.UNDERSTANDING, done, whole)
        )
        done += len(table.rows)
        read.tables.append((table, understanding))
        read.facts.extend(rows.facts)
        read.held_back.extend(rows.held_back)
        read.issues.extend([*understanding.issues, *about_table(table, understanding), *rows.issues])
        held = {held.row.row for held in rows.held_back}
        read.left_out |= {fold(cell.text) for row in table.rows if row.number in held for cell in row.cells.values()}
    return read


def _left_out(read: _Read, linked: Linked) -> frozenset[str]:
    """The folded names that stand in rows which take no part: they are in the list, whatever becomes of their rows."""
    taking_part = {fact.row for fact in linked.facts}
    waiting = (mention for fact in read.facts if fact.row not in taking_part for mention in fact.mentions)
    return frozenset(read.left_out | {fold(mention.name) for mention in waiting})


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


def origin_of(shown: Preview, made_by: str) -> Origin:
    """Who applies a preview, and from what."""
    hashes = [file.sha256 for file in shown.result.files]
    whole = hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()
    return Origin(made_by, shown.source, IMPORT, whole, shown.choices.as_text())


def apply(shown: Preview, store: GraphStore, origin: Origin, made_on: datetime, progress: Progress = unheard) -> Result:
    """Store what a preview showed, all of it or nothing, and answer the result with the change's id (None where nothing changed).

    Raises InputError where a file is no longer what was shown, ConflictingChange where the graph is not, StoreError.
    """
    for path, file in zip(shown.files, shown.result.files, strict=True):
        if hashlib.sha256(read_bytes(path)).hexdigest() != file.sha256:
            raise InputError(
                f"»{file.file}« er ændret, siden forhåndsvisningen blev lavet. Intet er gemt. Se forhåndsvisningen igen."
            )
    progress(Stage.STORING, 0, 0)
    store.prepare()
    applied = store.apply(shown.plan.change_set, origin, made_on)
    return replace(shown.result, applied=True, change=applied.change.id if applied.change else None)
