"""The rows of a list as they are understood, table by table, before it is known which of them speak of the same thing."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graphmodel.catalogue import fold
from graphmodel.errors import WrongUse
from importers.columns.columns import Understanding, understand_columns
from importers.doubts import Doubts
from importers.joining.joining import Joining
from importers.joining.offer_ends import find_offers_at_ends
from importers.joining.several_organisations import part_organisations
from importers.joining.turned_ends import turn_ends
from importers.linking.known import KnownGraph
from importers.mentions import RowFacts
from importers.options import Options
from importers.own_sheets import is_own_sheet
from importers.progress import Progress, Stage, told
from importers.reading.sheets import Workbook
from importers.remarks import about_table
from importers.replies.answered_tables import AnsweredTables
from importers.replies.binding import bind_named
from importers.replies.renaming import bind_renamed
from importers.result import HeldBack, Issue
from importers.shapes.finding import find_in_sheets
from importers.shapes.sheet_kinds import PassedOver
from importers.tables import Table
from importers.understanding.closed_sections import warn_of_closed
from importers.understanding.days_ahead import without_days_ahead
from importers.understanding.inferring import Inferring
from importers.understanding.located import contradicted_places, locate
from importers.understanding.other_towns import mind_other_towns
from importers.understanding.responsibilities import Responsibilities
from importers.understanding.rows import read_rows
from importers.understanding.several_offers import SeveralOffers
from importers.understanding.told_once import told_once
from importers.understanding.words_of_persons import house_words_of_persons
from importers.values.words import Words


@dataclass(slots=True)
class RowsRead:
    """What came of all tables: `rows` is how many rows they have, `left_out` the folded texts of those that take no part.

    `read_as` are the tables as they were read: ids have given way to the names they lead to, and rows held back before that are gone.
    """

    rows: int = 0
    tables: list[tuple[Table, Understanding]] = field(default_factory=list)
    read_as: list[Table] = field(default_factory=list)
    facts: list[RowFacts] = field(default_factory=list)
    held_back: list[HeldBack] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)


def find_all_tables(
    workbooks: Sequence[Workbook], words: Words, options: Options
) -> tuple[list[tuple[int, Table]], tuple[PassedOver, ...]]:
    """Every table with its number, and the sheets that hold no rows. Raises WrongUse where a sheet that was asked for is nowhere."""
    sheets = [sheet for workbook in workbooks for sheet in workbook.sheets]
    wanted = {place: sheet for place, sheet in enumerate(sheets) if options.sheet in ("", sheet.name)}
    if not wanted:
        names = ", ".join(f"»{sheet.name}«" for sheet in sheets)
        raise WrongUse(f"Der er ikke noget ark, der hedder »{options.sheet}«. Filen har {names}.")
    named = frozenset(fold(choice.column) for choice in options.columns)
    theirs = {place: sheet for place, sheet in wanted.items() if not is_own_sheet(sheet)}
    tables, left_out = find_in_sheets(theirs, words.catalogue, words.place_words, named, reads_all=bool(options.sheet))
    return list(tables), left_out


def read_all_rows(
    joining: Joining,
    answering: AnsweredTables,
    known: KnownGraph,
    words: Words,
    options: Options,
    doubts: Doubts,
    progress: Progress,
) -> RowsRead:
    """Understand every row of every table; the municipality of the options is that of whatever names none. Raises Stopped."""
    read = RowsRead(joining.rows)
    several = SeveralOffers(words)
    responsibilities = Responsibilities()
    done = 0
    for at, (sheet, table) in enumerate(joining.tables):
        if (read_as := joining.read_as(at)) is None:
            continue
        understanding = understand_columns(read_as, words, doubts, options.columns, options.today)
        settled = answering.settle(at, read_as, understanding, known, words)
        read_as = replace(read_as, rows=tuple(settled.rows))
        listed = told(read_as.rows, progress, Stage.UNDERSTANDING, done, joining.rows)
        rows = read_rows(read_as, understanding, sheet, words, options.municipality, listed)
        done += len(table.rows)
        read.tables.append((table, understanding))
        read.read_as.append(read_as)
        held_back = [*settled.held_back, *rows.held_back]
        facts = Inferring(read_as, understanding, words).infer(bind_named(rows.facts, settled, known), rows.issues)
        read.facts.extend(facts)
        read.issues.extend(contradicted_places(facts, words))
        several.note(read_as, understanding)
        responsibilities.note(sheet, read_as, understanding)
        read.held_back.extend(held_back)
        read.issues.extend([*settled.issues, *warn_of_closed(read_as, understanding)])
        read.issues.extend([*understanding.issues, *about_table(table, understanding), *told_once(rows.issues)])
        held = {held.row.row for held in held_back}
        read.left_out |= {fold(cell.text) for row in table.rows if row.number in held for cell in row.cells.values()}
    followed = joining.follow(bind_renamed(read.facts, known), read.issues)
    read.facts, read.issues = followed.facts, followed.issues
    read.held_back += followed.held_back
    for at, table, understanding in followed.tables:
        read.tables.insert(at, (table, understanding))
        read.read_as.insert(at, table)
        read.issues += about_table(table, understanding)
    read.left_out |= followed.left_out
    if not options.municipality:
        read.facts, told_of_places = locate(read.facts, words)
    else:
        read.facts, told_of_places = mind_other_towns(read.facts, options.municipality, words)
    read.issues += told_of_places
    read.facts = responsibilities.tie(several.part(read.facts, read.issues), known.of_label("Offer"))
    read.facts = without_days_ahead(read.facts, options.today, read.issues)
    read.facts = house_words_of_persons(_meant(read.facts, known, words, read.issues), read.issues)
    return read


def _meant(facts: list[RowFacts], known: KnownGraph, words: Words, issues: list[Issue]) -> list[RowFacts]:
    """The facts, the names in them as what they mean beside all other names of the list and of the graph."""
    facts = turn_ends(facts, known, issues)
    facts = part_organisations(facts, known, words, issues)
    return find_offers_at_ends(facts, known, issues)
