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
from importers.joining.joining import Joining
from importers.linking.known import IMPORT, KnownGraph, read_known
from importers.linking.linker import Linked, link
from importers.linking.names import Generic
from importers.mentions import RowFacts
from importers.municipality import check_municipality, name_of_unknown, unknown_municipality
from importers.options import Options, to_remember, told_of_remembered, with_remembered
from importers.papers.answering import Answering
from importers.papers.identities import with_identities
from importers.papers.ours import is_our_sheet
from importers.planning import Plan, plan
from importers.progress import Progress, Stage, told, unheard
from importers.reading.files import read_bytes, read_files
from importers.reading.sheets import Workbook
from importers.remarks import about_files, about_sheets, about_table
from importers.result import FileRead, HeldBack, Issue, Result, TableRead, in_order
from importers.shapes.finding import find_in_sheets, find_tables
from importers.shapes.sheet_kinds import PassedOver
from importers.sources import told_of_earlier
from importers.tables import Table
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
    source = mask_cpr(options.source or ", ".join(sorted(workbook.file for workbook in workbooks)))
    known = store.read(lambda reader: read_known(reader, source))
    filled = with_remembered(
        options, known.remembered, [sheet.name for workbook in workbooks for sheet in workbook.sheets]
    )
    words, place, strange = _words(known, catalogue, filled)
    tables, left_out = _tables(workbooks, words, filled)
    refuse_unknown_columns(
        [choice for choice in filled.columns if not choice.is_remembered], [table for _, table in tables]
    )
    doubts = Doubts(filled.answers)
    lists = [table for sheet in left_out for table in find_tables(sheet.sheet, catalogue)]
    answering = Answering.of(tables)
    joining = Joining.of(answering.tables, words, lists, filled.columns)
    read = _read_tables(joining, answering, known, words, filled, place, doubts, progress)
    progress(Stage.LINKING, 0, 0)
    linked = link(read.facts, known, Generic.of(catalogue, words.place_words()), filled.answers, catalogue.mutual_types)
    settled = {**doubts.settled, **linked.settled}
    asked = {**doubts.open, **{decision.id: decision for decision in linked.decisions}}
    refuse_unknown_answers(filled.answers, asked | {id_: decision for id_, (decision, _) in settled.items()})
    progress(Stage.PLANNING, 0, 0)
    planned = plan(linked, known, words, _left_out(read, linked), options.missing)
    issues = [
        *about_files(workbooks),
        *about_sheets(left_out),
        *read.issues,
        *(told_answer(*doubts.settled[id_]) for id_ in sorted(doubts.settled)),
        *linked.issues,
        *planned.issues,
        *(unknown_municipality(code, workbooks[0].file) for code in strange),
        *told_of_earlier(source, known.sources, workbooks[0].file),
        *told_of_remembered(options, filled, known.remembered, [table for _, table in tables]),
    ]
    result = Result(
        files=tuple(FileRead(workbook.file, workbook.sha256) for workbook in workbooks),
        tables=tuple(_table_read(table, understanding) for table, understanding in read.tables),
        plan=planned.counts,
        read=read.rows,
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
    """What came of all tables: `rows` is how many rows they have, `left_out` the folded texts of those that take no part."""

    rows: int = 0
    tables: list[tuple[Table, Understanding]] = field(default_factory=list)
    facts: list[RowFacts] = field(default_factory=list)
    held_back: list[HeldBack] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)


def _tables(
    workbooks: Sequence[Workbook], words: Words, options: Options
) -> tuple[list[tuple[int, Table]], tuple[PassedOver, ...]]:
    """Every table with its number, and the sheets that hold no rows. Raises WrongUse where a sheet that was asked for is nowhere."""
    sheets = [sheet for workbook in workbooks for sheet in workbook.sheets]
    wanted = {place: sheet for place, sheet in enumerate(sheets) if options.sheet in ("", sheet.name)}
    if not wanted:
        names = ", ".join(f"»{sheet.name}«" for sheet in sheets)
        raise WrongUse(f"Der er ikke noget ark, der hedder »{options.sheet}«. Filen har {names}.")
    named = frozenset(fold(choice.column) for choice in options.columns)
    theirs = {place: sheet for place, sheet in wanted.items() if not is_our_sheet(sheet)}
    tables, left_out = find_in_sheets(
        theirs, words.catalogue, words.place_words(), named, reads_all=bool(options.sheet)
    )
    return list(tables), left_out


def _read_tables(
    joining: Joining,
    answering: Answering,
    known: KnownGraph,
    words: Words,
    options: Options,
    place: str,
    doubts: Doubts,
    progress: Progress,
) -> _Read:
    read = _Read(joining.rows)
    place_words = words.place_words()
    done = 0
    for at, (sheet, table) in enumerate(joining.tables):
        if (read_as := joining.read_as(at)) is None:
            continue
        understanding = understand_columns(read_as, words.catalogue, doubts, options.columns, place_words)
        settled = answering.settle(at, read_as, understanding, known, words)
        read_as = replace(read_as, rows=tuple(settled.rows))
        listed = told(read_as.rows, progress, Stage.UNDERSTANDING, done, joining.rows)
        rows = read_rows(read_as, understanding, sheet, words, place, listed)
        done += len(table.rows)
        read.tables.append((table, understanding))
        held_back = [*settled.held_back, *rows.held_back]
        read.facts.extend(with_identities(rows.facts, settled, known))
        read.held_back.extend(held_back)
        read.issues.extend(settled.issues)
        read.issues.extend([*understanding.issues, *about_table(table, understanding), *rows.issues])
        held = {held.row.row for held in held_back}
        read.left_out |= {fold(cell.text) for row in table.rows if row.number in held for cell in row.cells.values()}
    followed = joining.follow(read.facts, read.issues)
    read.facts, read.issues = followed.facts, followed.issues
    read.held_back += followed.held_back
    for at, table, understanding in followed.tables:
        read.tables.insert(at, (table, understanding))
        read.issues += about_table(table, understanding)
    read.left_out |= followed.left_out
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
        header_row=None if table.place.header is None else table.place.header + 1,
        first_row=table.place.first + 1,
        last_row=table.place.last + 1,
        rows=len(table.rows),
        columns={header: use.targets[0] for use in understanding.uses for header in use.column.headers},
        unmapped=tuple(header for column in understanding.unmapped for header in column.headers),
    )


def origin_of(shown: Preview, made_by: str) -> Origin:
    """Who applies a preview, and from what."""
    hashes = [file.sha256 for file in shown.result.files]
    whole = hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()
    files = tuple(mask_cpr(file.file) for file in shown.result.files)
    return Origin(made_by, shown.source, IMPORT, whole, files, shown.choices.as_text())


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
