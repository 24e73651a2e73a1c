"""An import from end to end: read → understand → link → plan, shown first, applied when a person says so."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from graphmodel.catalogue import Catalogue
from graphmodel.changes import Origin
from graphmodel.cpr import mask_cpr
from graphmodel.errors import InputError, WrongUse
from graphmodel.reference import load_reference
from graphmodel.store import GraphStore
from importers.absence import told_of_absent_edges
from importers.choices import Choices
from importers.columns.columns import Understanding
from importers.columns.overrides import refuse_unknown_columns, targets
from importers.cpr_around import told_of_cpr
from importers.doubts import Doubts, may_have_been_asked, refuse_answers_carried_out, refuse_unknown_answers
from importers.doubts import told as told_answer
from importers.handed_back import Carried, filled_up, source_of, taken_back, told_of_carried
from importers.joining.joining import Joining
from importers.linking.known import IMPORT, KnownGraph, read_known
from importers.linking.linker import Linked, link
from importers.linking.names import Generic
from importers.municipality import check_municipality, name_of_unknown, unknown_municipality
from importers.options import Options, to_remember, told_of_remembered, with_remembered, without_replaced
from importers.planning import Plan, plan
from importers.progress import Progress, Stage, told, unheard
from importers.reading.files import read_bytes, read_files
from importers.reading.sheets import Workbook
from importers.remarks import about_files, about_sheets
from importers.replies.answered_tables import AnsweredTables
from importers.result import Decision, FileRead, Issue, Result, TableRead, in_order
from importers.rows_read import RowsRead, find_all_tables, read_all_rows
from importers.shapes.finding import find_tables
from importers.shapes.sheet_kinds import PassedOver
from importers.sources import known_as, told_of_earlier
from importers.tables import Table
from importers.understanding.headings import settle_headings
from importers.values.words import Words


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do: the result to show, the plan behind it, and the files it was made from.

    `tables` are the tables with what was understood of their columns, `settled` the doubts that somebody or something answered,
    `choices` what the next edition is to remember, `version` the graph's version that the plan was made for, `options` everything
    that holds, chosen now or remembered, `words` what was known about words, and `read_as` the tables as their rows were read.
    """

    result: Result
    plan: Plan
    source: str
    files: tuple[Path, ...]
    workbooks: tuple[Workbook, ...]
    tables: tuple[tuple[Table, Understanding], ...]
    settled: tuple[tuple[Decision, str], ...]
    choices: Choices
    version: int
    options: Options
    words: Words
    read_as: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What an import begins with: the files, their tables, the graph, and what is known about words.

    `carried` is what each file says of itself if it is a marked one, `remembered` what was chosen for the source before now, `asked`
    what the person chose, `options` both of them, with the municipality's code; `strange` is that code where
    nobody knows it. `tables` have their sheet's number, `passed_over` are the sheets without any.
    """

    workbooks: tuple[Workbook, ...]
    carried: tuple[Carried | None, ...]
    source: str
    known: KnownGraph
    remembered: Choices
    asked: Options
    options: Options
    words: Words
    strange: frozenset[str]
    tables: tuple[tuple[int, Table], ...]
    passed_over: tuple[PassedOver, ...]

    @property
    def file(self) -> str:
        """The name of the first file: where what concerns the whole list is told."""
        return self.workbooks[0].file


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
    begun = _read(files, store, catalogue, options, progress)
    doubts = Doubts(begun.options.answers)
    read, told_of_tables = _understand(begun, doubts, progress)
    progress(Stage.LINKING, 0, 0)
    generic = Generic.of(catalogue, begun.words.place_words)
    needless = may_have_been_asked(options.answers.choices, _names(read))
    linked = link(read.facts, begun.known, generic, begun.options.answers, catalogue.mutual_types, progress)
    asked = doubts.open | {decision.id: decision for decision in linked.decisions}
    settled = {**doubts.settled, **linked.settled}
    known = asked | {id_: decision for id_, (decision, _) in settled.items()}
    refuse_answers_carried_out(options.answers.choices, known, begun.known.remembered)
    refuse_unknown_answers(options.answers, known, needless)
    progress(Stage.PLANNING, 0, 0)
    planned = plan(linked, begun.known, begun.words, linked.left_out | read.left_out, options.missing, progress)
    issues = [
        *told_of_tables,
        *read.issues,
        *(told_answer(*doubts.settled[id_]) for id_ in sorted(doubts.settled)),
        *linked.issues,
        *planned.issues,
        *told_of_absent_edges(planned.absent_edges, begun.file),
    ]
    choices = to_remember(begun.options, _answered(begun.options, settled))
    return Preview(
        _result(begun.workbooks, read, linked, planned, asked, issues),
        planned.noted(is_chosen_anew=choices.as_text() not in ("", begun.known.remembered.as_text())),
        begun.source,
        tuple(files),
        begun.workbooks,
        tuple(read.tables),
        tuple(settled[id_] for id_ in sorted(settled)),
        choices,
        begun.known.version,
        begun.options,
        begun.words,
        tuple(read.read_as),
    )


def _read(
    files: Sequence[Path], store: GraphStore, catalogue: Catalogue, options: Options, progress: Progress
) -> _Beginning:
    """The files, the graph that they meet, and what was chosen when their source was last read."""
    if not files:
        raise WrongUse("Sig, hvilken fil der skal indlæses.")
    read = [taken_back(file) for file in read_files(told(files, progress, Stage.READING, 0, len(files), every=1))]
    workbooks, carried = tuple(workbook for workbook, _ in read), tuple(said for _, said in read)
    source = mask_cpr(options.source or source_of(workbooks, carried))
    known = store.read(lambda reader: read_known(reader, source))
    if (earlier := known_as(source, known.sources)) != source:
        source, known = earlier, store.read(lambda reader: read_known(reader, earlier))
    remembered = filled_up(known.remembered, carried, source, targets(catalogue))
    sheets = [sheet.name for workbook in workbooks for sheet in workbook.sheets]
    filled = with_remembered(options, remembered, sheets)
    words, place, strange = _words(known, catalogue, filled)
    found, passed_over = find_all_tables(workbooks, words, filled)
    tables = [table for _, table in found]
    refuse_unknown_columns(options.columns, tables)
    filled = replace(filled, columns=without_replaced(filled.columns, tables), municipality=place)
    return _Beginning(
        workbooks,
        carried,
        source,
        known,
        remembered,
        options,
        filled,
        words,
        frozenset(strange),
        tuple(found),
        tuple(passed_over),
    )


def _understand(begun: _Beginning, doubts: Doubts, progress: Progress) -> tuple[RowsRead, list[Issue]]:
    """What the rows of all tables say, and what there is to tell of the files, the sheets and the choices."""
    options, words = begun.options, begun.words
    lists = [table for sheet in begun.passed_over for table in find_tables(sheet.sheet, words.catalogue)]
    answering = AnsweredTables.of([(sheet, settle_headings(table, doubts)) for sheet, table in begun.tables])
    joining = Joining.of(answering.tables, words, lists, options.columns)
    read = read_all_rows(joining, answering, begun.known, words, options, doubts, progress)
    issues = [
        *about_files(begun.workbooks),
        *about_sheets(begun.passed_over),
        *told_of_cpr(begun.workbooks, begun.tables, read.held_back),
        *(unknown_municipality(code, begun.file) for code in sorted(begun.strange)),
        *told_of_carried(begun.workbooks, begun.carried, begun.source),
        *told_of_earlier(begun.source, begun.known.sources, begun.file),
        *told_of_remembered(begun.asked, options, begun.remembered, [table for _, table in begun.tables]),
    ]
    return read, issues


def _result(
    workbooks: Sequence[Workbook],
    read: RowsRead,
    linked: Linked,
    planned: Plan,
    asked: Mapping[str, Decision],
    issues: Sequence[Issue],
) -> Result:
    """What is shown of it all; `asked` are the decisions that nobody has answered."""
    return Result(
        files=tuple(FileRead(workbook.file, workbook.sha256) for workbook in workbooks),
        tables=tuple(_table_read(table, understanding) for table, understanding in read.tables),
        plan=planned.counts,
        read=read.rows,
        planned=len(linked.rows),
        held_back=(*read.held_back, *linked.held_back),
        decisions=tuple(asked[id_] for id_ in sorted(asked)),
        issues=in_order(issues),
    )


def _names(read: RowsRead) -> Iterator[str]:
    """What a question may be about: the things of all rows, and the columns."""
    for fact in read.facts:
        yield from (mention.name for mention in fact.mentions)
    for table, _ in read.tables:
        yield from (column.header for column in table.columns)


def _answered(options: Options, settled: Mapping[str, tuple[Decision, str]]) -> dict[str, str]:
    """The answers that a person gave, by decision: one by one, or by taking the suggestions."""
    answers = options.answers
    return {id_: answer for id_, (_, answer) in settled.items() if answers.takes_suggestions or id_ in answers.choices}


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
