"""Which column of a table means what: by its header beside the others, by its cells, or because a person said so."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from graphmodel.catalogue import Catalogue, fold
from graphmodel.catalogue.list_entries import Likeness, Subject
from importers.doubts import Doubts, undecided
from importers.header_rows import known_header
from importers.mentions import NOTES
from importers.result import Issue, Severity
from importers.tables import Table, TableColumn
from importers.understanding.bare_names import WHOSE_NAMES, ask_whose, tells_offers
from importers.understanding.contents import column_by_contents, likeness_of
from importers.understanding.edge_columns import EdgeColumns, find_edge_columns
from importers.understanding.overrides import ColumnChoice, find_column
from importers.understanding.relations import Direction, RelationReader

_CONTACTS = frozenset({"phone", "email", "website"})
_ABOUT_ORGANISATIONS = frozenset(
    {"address", "website", "cvr", "p-number", "kind", "sector", "hours", "postcode", "town", "municipality"}
)
_EDGE_SHEETS = "Edge."
"""Targets of sheets that list edges (from, to, type); rows of things have no use for them."""
_LABELS: dict[Subject, str] = {"offer": "Offer", "organisation": "Organisation", "person": "Actor"}
_KEYS = frozenset({"id", "ids", "key", "noegle"})
"""Words for a reference to another list, never the thing itself."""
_BARE = frozenset({"navn", "name"})
"""Headers that name a thing without a word of what it is."""
_OF_OFFERS = frozenset({"payer"})
"""Columns whose words name a relation as well, and speak of the offer in a list of offers: "Finansieres af"."""
_NEAR = 90
_SHORTEST_NEAR = 5


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What a column is taken for, and why.

    `meaning` is the catalogue's column id, or "" where a person named a field that no column of it has; `targets` are what it fills;
    `confidence` is from 0 to 1, `reason` a Danish sentence. `as_words` where the rows have no such field, so that the cells are
    kept as words; `is_reversed` where whoever a cell names is the giver of the edge and the row's organisation the taker.
    """

    column: TableColumn
    meaning: str
    targets: tuple[str, ...]
    confidence: float
    reason: str
    fills_first: bool = False
    as_words: bool = False
    is_reversed: bool = False


@dataclass(frozen=True, slots=True)
class Understanding:
    """How a table is understood: what its rows are about, its columns, those nobody understands, and what there is to say about that.

    `blocks` is why no row can take part, where nobody can tell what the rows are; `edges` how a sheet of relations is read.
    """

    subject: Subject
    uses: tuple[ColumnUse, ...]
    unmapped: tuple[TableColumn, ...]
    issues: tuple[Issue, ...] = ()
    blocks: Issue | None = None
    edges: EdgeColumns | None = None


@dataclass(frozen=True, slots=True)
class _Guess:
    column: TableColumn
    meaning: str
    confidence: float
    reason: str
    target: str = ""
    relation: Direction | None = None
    """How whoever the cells name is tied to the row's organisation, where the header says so."""


def understand_columns(
    table: Table,
    catalogue: Catalogue,
    doubts: Doubts,
    choices: Sequence[ColumnChoice] = (),
    place_words: frozenset[str] = frozenset(),
) -> Understanding:
    """Choose a meaning for every column that has one."""
    if edges := find_edge_columns(table, catalogue, choices):
        return _of_edges(table, edges, choices)
    guesses = _by_headers(table, catalogue, place_words)
    guesses = _fill_the_gaps(table, guesses, catalogue)
    guesses, issues = _believe_the_cells(table, guesses)
    chosen = {column.index: choice for choice in choices if (column := find_column(table, choice))}
    guesses = [
        _as_told(guess, chosen[guess.column.index], catalogue) if guess.column.index in chosen else guess
        for guess in guesses
    ]
    guesses, blocks = _settle_bare_names(table, guesses, catalogue, doubts)
    subject = _subject(guesses, catalogue)
    uses = tuple(use for guess in guesses if (use := _use(guess, subject, catalogue)))
    used = {use.column.index for use in uses} | {index for index, choice in chosen.items() if not choice.target}
    unmapped = tuple(column for column in table.columns if column.index not in used)
    issues.extend(_kept_as_words(table, use) for use in uses if use.as_words and table.texts(use.column.index))
    return Understanding(subject, uses, unmapped, tuple(issues), blocks)


def _of_edges(table: Table, edges: EdgeColumns, choices: Sequence[ColumnChoice]) -> Understanding:
    """A sheet that lists relations: its rows are no things of their own."""
    targets = edges.targets()
    left_out = {column.index for choice in choices if not choice.target and (column := find_column(table, choice))}
    uses = tuple(
        ColumnUse(column, "", (targets[column.index],), 0.9, "Arket er en liste over forbindelser.")
        for column in table.columns
        if column.index in targets
    )
    unmapped = tuple(column for column in table.columns if column.index not in targets.keys() | left_out)
    return Understanding("organisation", uses, unmapped, edges.issues, edges=edges)


def _kept_as_words(table: Table, use: ColumnUse) -> Issue:
    cell = table.sheet.address(table.header_row or 0, use.column.index)
    message = f"Rækkerne har intet felt til kolonnen »{use.column.header}«. Cellerne er gemt som tekst."
    return Issue(Severity.NOTE, cell, "column_as_text", message)


def _settle_bare_names(
    table: Table, guesses: list[_Guess], catalogue: Catalogue, doubts: Doubts
) -> tuple[list[_Guess], Issue | None]:
    """A list of "Navn" and little else: organisations where something says so; else a person says what the names are."""
    bare = next(
        (guess for guess in guesses if guess.meaning == "offer-name" and fold(_form(guess.column, catalogue)) in _BARE),
        None,
    )
    others = {guess.meaning for guess in guesses if guess is not bare}
    is_told = any(guess.target for guess in guesses)
    if bare is None or bare.target or is_told or not table.rows or tells_offers(others, catalogue):
        return guesses, None
    kinds = [guess.column.index for guess in guesses if guess.meaning == "kind"]
    answer, decision = ask_whose(table, bare.column, kinds, catalogue, doubts, has_sector="sector" in others)
    if not answer:
        return guesses, undecided(decision)
    meaning = WHOSE_NAMES[answer]
    return [
        replace(guess, meaning=meaning, reason=f"Navnene er {answer}.") if guess is bare else guess for guess in guesses
    ], None


def _by_headers(table: Table, catalogue: Catalogue, place_words: frozenset[str]) -> list[_Guess]:
    forms = [_form(column, catalogue) for column in table.columns]
    relations = RelationReader(catalogue)
    likeness: dict[str, Likeness] = {}
    is_about_offers = any(
        {"age", "age-from", "route", "stage", "area", "intake", "offer-name"}
        & {*catalogue.headers.candidates(form)[:1]}
        for form in forms
    )
    for form, column in zip(forms, table.columns, strict=True):
        looks = likeness_of(table.texts(column.index), place_words) if form else None
        if looks and not (looks == "organisation" and is_about_offers):
            likeness[form] = looks
    return [
        _Guess(
            column,
            choice.column or "",
            0.95 if len(choice.candidates) == 1 else 0.85,
            choice.reason or "Overskriften kendes.",
            relation=relations.of_header(column.said),
        )
        for column, choice in zip(table.columns, catalogue.headers.choose(forms, likeness), strict=True)
    ]


def _form(column: TableColumn, catalogue: Catalogue) -> str:
    """The known form of a header; "Navn" under the heading "Udbyder" is the heading's name."""
    form = known_header(column.said, catalogue)
    group = known_header(column.group, catalogue) if fold(form) == "navn" else ""
    return group if group and catalogue.headers.candidates(group)[0].endswith("-name") else form


def _fill_the_gaps(table: Table, guesses: Sequence[_Guess], catalogue: Catalogue) -> list[_Guess]:
    """The guesses, each that has no meaning yet given one that no other column has, where something speaks for it."""
    taken = {guess.meaning for guess in guesses if guess.meaning}
    filled = []
    for guess in guesses:
        better = guess if guess.meaning or guess.relation else _by_words_or_contents(table, guess, taken, catalogue)
        taken.add(better.meaning)
        filled.append(better)
    return filled


def _by_words_or_contents(table: Table, guess: _Guess, taken: set[str], catalogue: Catalogue) -> _Guess:
    """A meaning for a header that is not known as it stands: by one of its words, by a spelling near to it, or by the cells."""
    texts = table.texts(guess.column.index)
    words = fold(guess.column.said).split()
    told = column_by_contents(texts)
    if told and told not in taken:
        return replace(guess, meaning=told, confidence=0.7, reason="Cellerne ligner det.")
    for word in _likely_words(words, catalogue):
        meaning = catalogue.headers.candidates(word)[0]
        is_whose = meaning.endswith("-name") and word != words[-1]
        if meaning not in taken and not is_whose:
            return replace(guess, meaning=meaning, confidence=0.6, reason=f"Ordet »{word}« i overskriften kendes.")
    near = _near_word(" ".join(words), catalogue)
    if near and near[1] not in taken:
        return replace(guess, meaning=near[1], confidence=0.6, reason=f"Overskriften ligner »{near[0]}«.")
    return guess


def _likely_words(words: Sequence[str], catalogue: Catalogue) -> list[str]:
    """The words of a header to go by: a way of contact first ("Mail til leder"), then the last word, which is what Danish speaks of."""
    if not 2 <= len(words) <= 4 or _KEYS.intersection(words):
        return []
    known = [word for word in words if len(word) > 2 and catalogue.headers.candidates(word)]
    contacts = [word for word in known if _CONTACTS & {*catalogue.headers.candidates(word)}]
    return list(dict.fromkeys([*contacts, *(word for word in (words[-1], words[0]) if word in known)]))


def _near_word(header: str, catalogue: Catalogue) -> tuple[str, str] | None:
    """The catalogue's word that a misspelt header is nearest to, and its column."""
    if len(header) < _SHORTEST_NEAR:
        return None
    words = {
        fold(word): (word, column.id)
        for column in catalogue.columns.values()
        for word in column.words
        if len(word) >= _SHORTEST_NEAR
    }
    found = process.extractOne(header, sorted(words), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return words[found[0]] if found else None


def _believe_the_cells(table: Table, guesses: Sequence[_Guess]) -> tuple[list[_Guess], list[Issue]]:
    """Where a header says phone and the cells are e-mails, the cells are right."""
    settled, issues = [], []
    for guess in guesses:
        told = column_by_contents(table.texts(guess.column.index)) if guess.meaning in _CONTACTS else ""
        if told in _CONTACTS and told != guess.meaning:
            cell = table.sheet.address(table.header_row or 0, guess.column.index)
            message = f"Kolonnen »{guess.column.header}« indeholder noget andet, end overskriften siger, og er læst efter cellerne."
            issues.append(
                Issue(
                    Severity.WARNING,
                    cell,
                    "header_contradicted",
                    message,
                    "Ret overskriften, eller vælg feltet med --as.",
                )
            )
            settled.append(
                replace(guess, meaning=told, confidence=0.8, reason="Cellerne siger noget andet end overskriften.")
            )
        else:
            settled.append(guess)
    return settled, issues


def _as_told(guess: _Guess, choice: ColumnChoice, catalogue: Catalogue) -> _Guess:
    """The column as a person chose it, with the catalogue's column that fills that target and as little else as possible."""
    if not choice.target:
        return replace(guess, meaning="", target="", confidence=1.0, reason="Valgt fra.")
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
        reason="Valgt med --as.",
    )


def _subject(guesses: Sequence[_Guess], catalogue: Catalogue) -> Subject:
    """What the rows are about; a list of organisations with their contact persons is about the organisations."""
    told = {guess.target.partition(".")[0] for guess in guesses if guess.target.endswith(".name")}
    if "Offer" in told:
        return "offer"
    meanings = {guess.meaning for guess in guesses if guess.meaning}
    subject = catalogue.headers.subject(meanings)
    is_about_persons = meanings & {"person-responsibility", "person-title", "organisation-level"}
    if (
        subject == "person"
        and "organisation-name" in meanings
        and meanings & _ABOUT_ORGANISATIONS
        and not is_about_persons
    ):
        return "organisation"
    return subject


def _use(guess: _Guess, subject: Subject, catalogue: Catalogue) -> ColumnUse | None:
    column = catalogue.columns.get(guess.meaning)
    if guess.target:
        is_reversed = guess.relation is not None and guess.relation.is_reversed
        return ColumnUse(
            guess.column, guess.meaning, (guess.target,), guess.confidence, guess.reason, is_reversed=is_reversed
        )
    if guess.relation and (column is None or column.id not in _OF_OFFERS or subject != "offer"):
        tie, reason = f"Organisation.{guess.relation.type}", "Overskriften nævner en forbindelse."
        return ColumnUse(guess.column, "", (tie,), 0.9, reason, is_reversed=guess.relation.is_reversed)
    targets = tuple(
        target for target in (column.targets(subject) if column else ()) if not target.startswith(_EDGE_SHEETS)
    )
    if (
        column is None
        or column.fills == "nothing"
        or (not targets and any(target.startswith(_EDGE_SHEETS) for target in column.organisation))
    ):
        return None
    if not targets:
        note = f"{_LABELS[subject]}.{NOTES[_LABELS[subject]]}"
        return ColumnUse(guess.column, column.id, (note,), guess.confidence, "Gemmes som tekst.", as_words=True)
    return ColumnUse(
        guess.column, column.id, targets, guess.confidence, guess.reason, fills_first=column.fills == "first"
    )
