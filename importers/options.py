"""What a person says about an import beside the files, and what the last import of the same source says where the person is silent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from graphmodel.catalogue import fold
from graphmodel.errors import WrongUse
from graphmodel.schema import NODE_TYPES
from importers.choices import Choices
from importers.columns.overrides import ColumnChoice, find_column
from importers.doubts import Answers
from importers.result import Issue, Severity
from importers.tables import Table


@dataclass(frozen=True, slots=True)
class Options:
    """What a person says about an import beside the files.

    `source` names where the list comes from, so that a later edition is known as one (the files' names where it is "");
    `sheet` is the one sheet to read; `municipality` the code of whatever names none; `missing` the status to give to what earlier
    editions had and this one has not, by id, or under "" for all of it. What was chosen when the source was last read holds where
    nothing else is chosen, unless the person `forgets` it.
    """

    source: str = ""
    sheet: str = ""
    columns: tuple[ColumnChoice, ...] = ()
    answers: Answers = field(default_factory=Answers)
    municipality: str = ""
    missing: Mapping[str, str] = field(default_factory=dict)
    forgets: bool = False


def parse_missing(text: str) -> tuple[str, str]:
    """Read `STATUS` or `ID=STATUS`, the id "" where all is meant. Raises WrongUse where there is no status.

    >>> parse_missing("lukket"), parse_missing("offer-mentor=lukket")
    (('', 'lukket'), ('offer-mentor', 'lukket'))
    """
    id_, _, status = (part.strip() for part in text.rpartition("="))
    if not status:
        raise WrongUse(f"»{text}« er ikke en status. Skriv STATUS eller ID=STATUS, for eksempel »offer-mentor=lukket«.")
    return id_, status


def with_remembered(options: Options, remembered: Choices, sheets: Sequence[str]) -> Options:
    """The options, filled up with what is remembered; a sheet is remembered as long as the files have one of that name."""
    if options.forgets or not remembered.change:
        return options
    chosen = {fold(choice.column) or choice.column for choice in options.columns}
    columns = tuple(
        ColumnChoice(header, target, is_remembered=True)
        for header, target in remembered.columns.items()
        if (fold(header) or header) not in chosen
    )
    return replace(
        options,
        columns=(*options.columns, *columns),
        answers=replace(options.answers, remembered=remembered.answers),
        municipality=options.municipality or remembered.municipality,
        sheet=options.sheet or (remembered.sheet if remembered.sheet in sheets else ""),
    )


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
    if filled is asked or not tables:
        return []
    way = "Vælg noget andet med --as, --decide eller --municipality, eller læs listen, som var den ny, med --forget."
    issues = []
    for choice in (choice for choice in filled.columns if choice.is_remembered):
        found = next(((table, column) for table in tables if (column := find_column(table, choice))), None)
        if found:
            table, column = found
            cell = table.sheet.address(table.header_row or 0, column.index)
            read = f"læses som {_called(choice.target)}" if choice.target else "er valgt fra"
            message = f"Kolonnen »{column.header}« {read}, som da kilden sidst blev indlæst ({remembered.change})."
            issues.append(Issue(Severity.NOTE, cell, "remembered", message, way))
    top = tables[0].sheet.address(tables[0].header_row or 0, 0)
    for is_taken, message in (
        (filled.municipality != asked.municipality, f"Kommunen {filled.municipality} er taget"),
        (filled.sheet != asked.sheet, f"Kun arket »{filled.sheet}« er læst"),
    ):
        if is_taken:
            issues.append(Issue(Severity.NOTE, top, "remembered", f"{message}, som sidst ({remembered.change}).", way))
    return issues
