"""What a person says about an import beside the files, and what the last import of the same source says where the person is silent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from graphmodel.catalogue import Catalogue, fold
from graphmodel.errors import WrongUse
from graphmodel.schema import NODE_TYPES
from importers.choices import AS_READ, Choices
from importers.columns.overrides import ColumnChoice, find_column
from importers.doubts import Answers
from importers.result import Issue, Severity
from importers.tables import Table, TableColumn
from importers.ways import Choosing, Way


@dataclass(frozen=True, slots=True)
class Options:
    """What a person says about an import beside the files.

    `source` names where the list comes from, so that a later edition is known as one (the files' names where it is "");
    `sheet` is the one sheet to read; `municipality` the code of whatever names none; `missing` the status to give to what earlier
    editions had and this one has not, by id, or under "" for all of it. What was chosen when the source was last read holds where
    nothing else is chosen, unless the person `forgets` it. AS_READ as a column's target, the answer to a question, the sheet or the
    municipality takes that one choice back. `today` is the ISO day of the import, after which nobody can have seen anything.
    """

    source: str = ""
    sheet: str = ""
    columns: tuple[ColumnChoice, ...] = ()
    answers: Answers = field(default_factory=Answers)
    municipality: str = ""
    missing: Mapping[str, str] = field(default_factory=dict)
    forgets: bool = False
    today: str = ""


def parse_missing(text: str) -> tuple[str, str]:
    """Read `STATUS` or `ID=STATUS`, the id "" where all is meant. Raises WrongUse where there is no status.

    >>> parse_missing("lukket"), parse_missing("offer-mentor=lukket")
    (('', 'lukket'), ('offer-mentor', 'lukket'))
    """
    id_, _, status = (part.strip() for part in text.rpartition("="))
    if not status:
        raise WrongUse(f"»{text}« er ikke en status. Skriv STATUS eller ID=STATUS, for eksempel »offer-mentor=lukket«.")
    return id_, status


def missing_choice(text: str, catalogue: Catalogue) -> tuple[str, str]:
    """What `parse_missing` reads, the status as the map writes it. Raises WrongUse where nobody knows it.

    >>> from graphmodel.catalogue import load_catalogue
    >>> missing_choice("offer-mentor=lukket", load_catalogue())
    ('offer-mentor', 'closed')
    """
    id_, said = parse_missing(text)
    known = {entry.value: entry.name for entry in catalogue.values.values("status")}
    read = catalogue.values.read("status", said)
    if said not in known and read is None:
        names = ", ".join(f"»{name}«" for name in known.values())
        raise WrongUse(f"»{said}« er ikke en status, vi kender. Skriv en af disse: {names}.")
    return id_, read.value if read else said


def with_remembered(options: Options, remembered: Choices, sheets: Sequence[str]) -> Options:
    """The options, filled up with what is remembered; a sheet is remembered as long as the files have one of that name.

    What is taken back is no choice any more, only that of a column stands until it is known which column is meant (`without_replaced`).
    """
    known = Choices() if options.forgets or not remembered.change else remembered
    columns = (ColumnChoice(header, target, is_remembered=True) for header, target in known.columns.items())
    answers = options.answers
    return replace(
        options,
        columns=(*options.columns, *columns),
        answers=replace(
            answers,
            choices={id_: answer for id_, answer in answers.choices.items() if answer != AS_READ},
            remembered={id_: answer for id_, answer in known.answers.items() if id_ not in answers.choices},
        ),
        municipality=_said(options.municipality, known.municipality),
        sheet=_said(options.sheet, known.sheet if known.sheet in sheets else ""),
    )


def _said(now: str, earlier: str) -> str:
    return "" if now == AS_READ else now or earlier


def without_replaced(choices: Sequence[ColumnChoice], tables: Sequence[Table]) -> tuple[ColumnChoice, ...]:
    """The column choices that hold: of two for one column, however it is named, the one made now; what is taken back is none."""
    now = [choice for choice in choices if not choice.is_remembered]
    chosen = {(at, column.index) for choice in now for at, column in _found(choice, tables)}
    named = {fold(choice.column) or choice.column for choice in now}
    earlier = (choice for choice in choices if choice.is_remembered)
    return (
        *(choice for choice in now if choice.target != AS_READ),
        *(
            choice
            for choice in earlier
            if (fold(choice.column) or choice.column) not in named
            and not chosen.intersection((at, column.index) for at, column in _found(choice, tables))
        ),
    )


def _found(choice: ColumnChoice, tables: Sequence[Table]) -> list[tuple[int, TableColumn]]:
    """The columns that a choice means, each with its table's place."""
    found = ((at, find_column(table, choice)) for at, table in enumerate(tables))
    return [(at, column) for at, column in found if column]


def to_remember(options: Options, answers: Mapping[str, str]) -> Choices:
    """What the next edition of the list is to be read with; earlier answers to questions that were not asked this time stay known."""
    columns = {choice.column: choice.target for choice in reversed(options.columns)}
    return Choices(columns, {**options.answers.remembered, **answers}, options.municipality, options.sheet)


def _called(target: str) -> str:
    """A target as people call it.

    >>> _called("Offer.name"), _called("Offer.SERVES")
    ('Tilbud: Navn (Offer.name)', 'Offer.SERVES')
    """
    label, _, name = target.partition(".")
    kind = NODE_TYPES.get(label)
    return f"{kind.label_da}: {kind.fields[name].label} ({target})" if kind and name in kind.fields else target


def told_of_remembered(asked: Options, filled: Options, remembered: Choices, tables: Sequence[Table]) -> list[Issue]:
    """Notes on what was taken from the last import of the source, each with the way to choose otherwise."""
    if not tables:
        return []
    issues = []
    for choice in (choice for choice in filled.columns if choice.is_remembered):
        if found := _found(choice, tables):
            at, column = found[0]
            cell = tables[at].sheet.address(tables[at].header_row or 0, column.index)
            read = f"læses som {_called(choice.target)}" if choice.target else "er valgt fra"
            message = f"Kolonnen »{column.header}« {read}, som da kilden sidst blev indlæst ({remembered.change})."
            issues.append(_note(cell, message, Choosing(Way.TAKE_BACK_COLUMN, column.header)))
    top = tables[0].sheet.address(tables[0].header_row or 0, 0)
    if filled.municipality and not asked.municipality:
        message = f"Kommunen {filled.municipality} er taget, som sidst ({remembered.change})."
        issues.append(_note(top, message, Choosing(Way.TAKE_BACK_MUNICIPALITY)))
    if filled.sheet and not asked.sheet:
        message = f"Kun arket »{filled.sheet}« er læst, som sidst ({remembered.change})."
        issues.append(_note(top, message, Choosing(Way.TAKE_BACK_SHEET)))
    return issues


def _note(cell: str, message: str, way: Choosing) -> Issue:
    return Issue(Severity.NOTE, cell, "remembered", message, way=way)
