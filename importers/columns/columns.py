"""Which column of a table means what: by its header beside the others, by its cells, or because a person said so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from graphmodel.catalogue import Catalogue
from graphmodel.catalogue.list_entries import Subject
from graphmodel.schema import EDGE_TYPES
from importers.columns.bare_names import (
    WHOSE,
    WHOSE_NAMES,
    are_ages_of_persons,
    are_of_persons,
    ask_whose,
    tell_of_staff,
    tells_offers,
)
from importers.columns.births import BIRTH, leave_births_out
from importers.columns.column_guess import ColumnGuess
from importers.columns.column_guesses import guess_columns
from importers.columns.edge_columns import EdgeColumns, find_edge_columns
from importers.columns.held_days import with_days_held
from importers.columns.internal import is_internal, leave_internal_out
from importers.columns.numbering import counts_rows, holds_ids
from importers.columns.offer_names import settle_offer_names
from importers.columns.overrides import ColumnChoice, find_column
from importers.columns.persons_permissions import PERMITTED, leave_permissions_out
from importers.columns.persons_words import is_of_person, is_remark_on_person
from importers.columns.topics import with_topics
from importers.columns.whose_ways import are_rows_of_persons, with_whose_ways
from importers.doubts import Doubts, undecided
from importers.mentions import LABELS, NOTES
from importers.result import Issue, Severity
from importers.tables import Table, TableColumn
from importers.values.words import Words

_ABOUT_ORGANISATIONS = frozenset(
    {"address", "website", "cvr", "p-number", "kind", "sector", "hours", "postcode", "town", "municipality"}
)
_EDGE_SHEETS = "Edge."
"""Targets of sheets that list edges (from, to, type); rows of things have no use for them."""
_WORDS_OF_PERSONS = f"Organisation.{NOTES['Organisation']}"
"""Where words about persons are kept: a person has no field for them."""
_OF_OFFERS = frozenset({"payer"})
"""Columns whose words name a relation as well, and speak of the offer in a list of offers: "Finansieres af"."""


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What a column is taken for, and why.

    `meaning` is the catalogue's column id, or "" where a person named a field that no column of it has; `targets` are what it fills;
    `confidence` is from 0 to 1, `reason` a Danish sentence. `as_words` where the rows have no such field, so that the cells are
    kept as words, `of_person` with the person's name before them; `is_reversed` where whoever a cell names is the giver of the edge
    and the row's organisation the taker;
    `is_above` where it names what the row's own unit is part of.
    """

    column: TableColumn
    meaning: str
    targets: tuple[str, ...]
    confidence: float
    reason: str
    fills_first: bool = False
    as_words: bool = False
    of_person: bool = False
    is_reversed: bool = False
    is_above: bool = False


@dataclass(frozen=True, slots=True)
class Understanding:
    """How a table is understood: what its rows are about, its columns, those nobody understands, and what there is to say about that.

    `blocks` is why no row can take part, where nobody can tell what the rows are; `edges` how a sheet of relations is read; `chosen`
    what a person chose for columns, now or when the source was last read, by the column's place in the sheet.
    """

    subject: Subject
    uses: tuple[ColumnUse, ...]
    unmapped: tuple[TableColumn, ...]
    issues: tuple[Issue, ...] = ()
    blocks: Issue | None = None
    edges: EdgeColumns | None = None
    chosen: Mapping[int, ColumnChoice] = field(default_factory=dict)
    numbering: frozenset[int] = frozenset()
    """The columns, by their place in the sheet, that only number the rows."""
    births: frozenset[int] = frozenset()
    """The columns, by their place in the sheet, that tell when persons were born or how old they are."""
    permissions: frozenset[int] = frozenset()
    """The columns, by their place in the sheet, that tell what persons may decide, grant or share."""
    remarks: frozenset[int] = frozenset()
    """The columns, by their place in the sheet, that remark on persons."""
    internal: frozenset[int] = frozenset()
    """The columns, by their place in the sheet, that are for the list's own people."""


def understand_columns(
    table: Table,
    words: Words,
    doubts: Doubts,
    choices: Sequence[ColumnChoice] = (),
    today: str = "",
) -> Understanding:
    """Choose a meaning for every column that has one; `today` is the ISO day of the import, "" where nobody said."""
    catalogue = words.catalogue
    chosen = {column.index: choice for choice in choices if (column := find_column(table, choice))}
    if edges := find_edge_columns(table, catalogue, choices):
        return _of_edges(table, edges, chosen)
    guesses, issues = guess_columns(table, words)
    guesses = leave_internal_out(with_topics(guesses, catalogue), chosen, catalogue)
    guesses = [
        _as_told(guess, chosen[guess.column.index], catalogue) if guess.column.index in chosen else guess
        for guess in guesses
    ]
    guesses, told = settle_offer_names(table, guesses, words, today)
    issues.extend(told)
    guesses, blocks = _settle_bare_names(table, guesses, catalogue, doubts)
    guesses = leave_permissions_out(table, leave_births_out(table, guesses, chosen), chosen)
    guesses, told = with_days_held(table, guesses, chosen, today)
    issues.extend(told)
    guesses = with_whose_ways(table, guesses, catalogue)
    subject = _subject(table, guesses, catalogue)
    keeper = _keeper_of_words(guesses, subject)
    uses = tuple(use for guess in guesses if (use := _use(guess, subject, keeper, catalogue)))
    used = {use.column.index for use in uses} | {index for index, choice in chosen.items() if not choice.target}
    unmapped = tuple(column for column in table.columns if column.index not in used)
    has_keeper = keeper == "Organisation"
    issues.extend(
        _kept_as_words(table, use)
        for use in uses
        if use.as_words and table.texts(use.column.index) and (has_keeper or not use.of_person)
    )
    numbering = frozenset(
        guess.column.index
        for guess in guesses
        if guess.meaning == "form-begun"
        or (guess.meaning == "row-id" and holds_ids(table, guess.column))
        or (not guess.meaning and not guess.target and counts_rows(table, guess.column))
    )
    births = frozenset(guess.column.index for guess in guesses if guess.meaning == BIRTH and not guess.target)
    permissions = frozenset(guess.column.index for guess in guesses if guess.meaning == PERMITTED)
    remarks = frozenset(
        column.index for column in unmapped if subject == "person" and is_remark_on_person(column, catalogue)
    )
    return Understanding(
        subject,
        uses,
        unmapped,
        tuple(issues),
        blocks,
        chosen=chosen,
        numbering=numbering,
        births=births,
        permissions=permissions,
        remarks=remarks,
        internal=frozenset(column.index for column in unmapped if is_internal(column)),
    )


def _of_edges(table: Table, edges: EdgeColumns, chosen: Mapping[int, ColumnChoice]) -> Understanding:
    """A sheet that lists relations: its rows are no things of their own."""
    targets = edges.targets()
    left_out = {index for index, choice in chosen.items() if not choice.target}
    uses = tuple(
        ColumnUse(column, "", (targets[column.index],), 0.9, "Arket er en liste over forbindelser.")
        for column in table.columns
        if column.index in targets
    )
    unmapped = tuple(column for column in table.columns if column.index not in targets.keys() | left_out)
    return Understanding("organisation", uses, unmapped, edges.issues, edges=edges, chosen=chosen)


def _kept_as_words(table: Table, use: ColumnUse) -> Issue:
    cell = table.sheet.address(table.header_row or 0, use.column.index)
    how = "som tekst ved organisationen, med personens navn" if use.of_person else "som tekst"
    message = f"Rækkerne har intet felt til kolonnen »{use.column.header}«. Cellerne er gemt {how}."
    return Issue(Severity.NOTE, cell, "column_as_text", message)


def _settle_bare_names(
    table: Table, guesses: list[ColumnGuess], catalogue: Catalogue, doubts: Doubts
) -> tuple[list[ColumnGuess], Issue | None]:
    """Names and nothing that says whose: organisations' where something tells; else a person says what they are."""
    is_told = any(guess.target for guess in guesses)
    kinds = [guess.column.index for guess in guesses if guess.meaning == "kind"]
    settled = {}
    blocks = None
    for bare in (guess for guess in guesses if guess.is_bare and not guess.target and table.rows):
        others = {guess.meaning for guess in guesses if guess is not bare and not _tells_of_persons(table, guess)}
        is_staff = tell_of_staff(guess.column.said for guess in guesses if guess is not bare)
        if bare.meaning == "offer-name" and (
            is_told or tells_offers(others - WHOSE if is_staff else others, catalogue)
        ):
            continue
        if is_staff and are_of_persons(table.texts(bare.column.index)):
            settled[bare.column.index] = replace(bare, meaning="person-name", reason="Det er en liste over ansatte.")
            continue
        answer, decision = ask_whose(table, bare.column, kinds, catalogue, doubts, has_sector="sector" in others)
        if not answer:
            blocks = blocks or undecided(decision)
            continue
        meaning = WHOSE_NAMES[answer]
        settled[bare.column.index] = replace(bare, meaning=meaning, reason=f"Navnene er {answer}.")
    return [settled.get(guess.column.index, guess) for guess in guesses], blocks


def _tells_of_persons(table: Table, guess: ColumnGuess) -> bool:
    """Whether a column of ages says how old somebody is, so that it makes no offers of the names beside it."""
    return guess.meaning == "age" and are_ages_of_persons(table.texts(guess.column.index))


def _as_told(guess: ColumnGuess, choice: ColumnChoice, catalogue: Catalogue) -> ColumnGuess:
    """The column as a person chose it, with the catalogue's column that fills that target and as little else as possible."""
    if not choice.target:
        return replace(guess, meaning="", target="", relation=None, confidence=1.0, reason="Valgt fra.")
    fitting = [
        (len(targets), place, column.id)
        for place, column in enumerate(catalogue.columns.values())
        for targets in (column.offer, column.organisation, column.person)
        if choice.target in targets and not (column.fills == "first" and len(targets) > 1)
    ]
    return replace(
        guess,
        meaning=min(fitting)[2] if fitting else "",
        target=choice.target,
        confidence=1.0,
        reason="Valgt, da kilden sidst blev indlæst." if choice.is_remembered else "Valgt.",
        is_above=False,
    )


def _subject(table: Table, guesses: Sequence[ColumnGuess], catalogue: Catalogue) -> Subject:
    """What the rows are about; a list of organisations with their contact persons is about the organisations."""
    told = {guess.target.partition(".")[0] for guess in guesses if guess.target.endswith(".name")}
    if "Offer" in told:
        return "offer"
    meanings = {guess.meaning for guess in guesses if guess.meaning and not guess.is_above}
    subject = catalogue.headers.subject(meanings)
    is_about_persons = meanings & {"person-responsibility", "person-title", "organisation-level"}
    if (
        subject == "person"
        and "organisation-name" in meanings
        and meanings & _ABOUT_ORGANISATIONS
        and not is_about_persons
        and not are_rows_of_persons(table, guesses)
    ):
        return "organisation"
    return subject


def _keeper_of_words(guesses: Sequence[ColumnGuess], subject: Subject) -> str:
    """The label that keeps what no field is for: of people at organisations, the organisation."""
    is_beside = any(guess.meaning in WHOSE for guess in guesses)
    return "Organisation" if subject == "person" and is_beside else LABELS[subject]


def _use(guess: ColumnGuess, subject: Subject, keeper: str, catalogue: Catalogue) -> ColumnUse | None:
    column = catalogue.columns.get(guess.meaning)
    if guess.target:
        is_reversed = guess.relation is not None and guess.relation.is_reversed
        return ColumnUse(
            guess.column, guess.meaning, (guess.target,), guess.confidence, guess.reason, is_reversed=is_reversed
        )
    if guess.relation and (column is None or column.id not in _OF_OFFERS or subject != "offer"):
        label = EDGE_TYPES[guess.relation.type].from_labels[0]
        tie, reason = f"{label}.{guess.relation.type}", "Overskriften nævner en forbindelse."
        return ColumnUse(guess.column, "", (tie,), 0.9, reason, is_reversed=guess.relation.is_reversed)
    targets = tuple(
        target for target in (column.targets(subject) if column else ()) if not target.startswith(_EDGE_SHEETS)
    )
    if subject == "person" and column is not None and is_remark_on_person(guess.column, catalogue):
        return None
    if subject == "person" and column is not None and is_of_person(guess.column, column):
        reason = "Gemmes som tekst, hvor personen arbejder."
        return ColumnUse(
            guess.column, column.id, (_WORDS_OF_PERSONS,), guess.confidence, reason, as_words=True, of_person=True
        )
    if (
        column is None
        or column.fills == "nothing"
        or (not targets and any(target.startswith(_EDGE_SHEETS) for target in column.organisation))
    ):
        return None
    if not targets:
        note = f"{keeper}.{NOTES[keeper]}"
        return ColumnUse(guess.column, column.id, (note,), guess.confidence, "Gemmes som tekst.", as_words=True)
    return ColumnUse(
        guess.column,
        column.id,
        targets,
        guess.confidence,
        guess.reason,
        fills_first=column.fills == "first",
        is_above=guess.is_above,
    )
