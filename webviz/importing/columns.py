"""The columns of every table: what each was understood to be, how sure that is and why, what else it may be read as, and its values."""

from dataclasses import dataclass

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue
from graphmodel.cpr import mask_cpr
from importers.column_values import shown_texts
from webviz.importing.advising import Sentence, reason_of
from webviz.importing.grid import table_name
from webviz.importing.looking import Column, Looked
from webviz.importing.naming import plural_of_subject, targets_name
from webviz.importing.row_kinds import Frame
from webviz.importing.values import Values, build_values
from webviz.importing.wanted import Addresses

_SURE, _LIKELY = 0.9, 0.7
_EXAMPLES, _LONGEST = 3, 60


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column: `number` is what the form counts it by, None where it is chosen for where the same column stood first.

    `sure` is sure, likely, guess, words (kept as text) or none; `chosen` what the form shows as chosen, `is_as_last` where that was
    chosen when the source was last read. `values_number` is what an address counts the column by whose values are shown, `values` these
    where they are.
    """

    number: int | None
    letter: str
    header: str
    address: str | None
    reads: str
    sure: str
    sure_name: str
    reason: Sentence
    examples: tuple[str, ...]
    chosen: str
    is_as_last: bool
    values_number: int
    different: int
    values: Values | None


@dataclass(frozen=True, slots=True)
class TableColumns:
    """A table with its columns; `subject` is what its rows are about."""

    number: int
    name: str
    sheet: str
    subject: str
    rows: int
    address: str
    lines: tuple[ColumnLine, ...]


def build_columns(looked: Looked, addresses: Addresses, catalogue: Catalogue) -> tuple[TableColumns, ...]:
    """Every table with its columns. A choice holds for all columns of that header, so the form asks for each once."""
    numbers = {key: number for number, key in enumerate(looked.keys)}
    asked: set[str] = set()
    tables = []
    for frame in looked.frames:
        lines = []
        for place, column in enumerate(looked.columns, start=1):
            if column.table != frame.number:
                continue
            number = None if column.key in asked else numbers[column.key]
            asked.add(column.key)
            values = build_values(looked, place, addresses, catalogue) if place == addresses.wanted.values else None
            lines.append(_line(frame, column, number, addresses, catalogue, place, values))
        tables.append(
            TableColumns(
                number=frame.number,
                name=table_name(frame),
                sheet=mask_cpr(frame.table.sheet.name),
                subject=_("Forbindelser")
                if frame.understanding.edges
                else plural_of_subject(frame.understanding.subject),
                rows=len(frame.table.rows),
                address=addresses.of("ark", sheet=frame.sheet + 1, row=1, column=1),
                lines=tuple(lines),
            )
        )
    return tuple(tables)


def _line(
    frame: Frame,
    column: Column,
    number: int | None,
    addresses: Addresses,
    catalogue: Catalogue,
    place: int,
    values: Values | None,
) -> ColumnLine:
    use, different = column.use, len(set(frame.table.texts(column.column.index)))
    sure, sure_name = _sureness(column, bool(different))
    examples = shown_texts(frame.table, column.column.index, _EXAMPLES)
    return ColumnLine(
        number=number,
        letter=column.column.letter,
        header=mask_cpr(column.column.header),
        address=addresses.of_cell(column.header_at) if column.header_at else None,
        reads=targets_name(use.targets, catalogue) if use else "",
        sure=sure,
        sure_name=sure_name,
        reason=reason_of(column),
        examples=tuple(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…" for text in examples),
        chosen=column.chosen,
        is_as_last=column.choice is not None and column.choice.is_remembered,
        values_number=place,
        different=different,
        values=values,
    )


def _sureness(column: Column, holds_something: bool) -> tuple[str, str]:
    use = column.use
    if column.is_key:
        return "words", _("Nummer eller svar")
    if column.choice is not None and not column.choice.target:
        return "none", _("Ikke med")
    if use is None:
        return ("none", _("Ikke forstået")) if holds_something else ("none", _("Tom"))
    if use.as_words:
        return "words", _("Gemmes som tekst")
    if use.confidence >= _SURE:
        return "sure", _("Sikker")
    return ("likely", _("Formentlig")) if use.confidence >= _LIKELY else ("guess", _("Gæt"))
