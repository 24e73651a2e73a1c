"""The columns of every table: what each was understood to be, how sure that is and why, and what else it may be read as."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue, fold
from graphmodel.cpr import mask_cpr
from importers.columns.overrides import ColumnChoice
from importers.masking import masked_row
from webviz.importing.advising import Sentence, reason_of
from webviz.importing.grid import table_name
from webviz.importing.looking import Column, Frame, Looked
from webviz.importing.naming import plural_of_subject, targets_name
from webviz.importing.wanted import Addresses

_SURE, _LIKELY = 0.9, 0.7
_EXAMPLES, _LONGEST = 3, 60
AS_UNDERSTOOD, LEFT_OUT = "", "-"
"""What a form says for a column that is read as it is understood, and for one that is not to be read."""


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column: `number` is what the form counts it by, None where it is chosen for where the same column stood first.

    `sure` is sure, likely, guess, words (kept as text) or none; `chosen` what the form shows as chosen.
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


def build_columns(
    looked: Looked, chosen: Sequence[ColumnChoice], addresses: Addresses, catalogue: Catalogue
) -> tuple[TableColumns, ...]:
    """Every table with its columns. A choice holds for all columns of that header, so the form asks for each once."""
    targets = {fold(choice.column) or choice.column: choice.target or LEFT_OUT for choice in chosen}
    numbers = {key: number for number, key in enumerate(looked.keys)}
    asked: set[str] = set()
    tables = []
    for frame in looked.frames:
        lines = []
        for column in (column for column in looked.columns if column.table == frame.number):
            number = None if column.key in asked else numbers[column.key]
            asked.add(column.key)
            lines.append(_line(frame, column, number, targets, addresses, catalogue))
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
    targets: Mapping[str, str],
    addresses: Addresses,
    catalogue: Catalogue,
) -> ColumnLine:
    use, texts = column.use, frame.table.texts(column.column.index)
    sure, sure_name = _sureness(column, bool(texts))
    examples = masked_row(list(dict.fromkeys(texts))[:_EXAMPLES], -1, ())
    return ColumnLine(
        number=number,
        letter=column.column.letter,
        header=mask_cpr(column.column.header),
        address=addresses.of_cell(column.header_at) if column.header_at else None,
        reads=targets_name(use.targets, catalogue) if use else "",
        sure=sure,
        sure_name=sure_name,
        reason=reason_of(use, is_chosen=column.key in targets),
        examples=tuple(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…" for text in examples),
        chosen=targets.get(column.key, AS_UNDERSTOOD),
    )


def _sureness(column: Column, holds_something: bool) -> tuple[str, str]:
    use = column.use
    if use is None:
        return ("none", _("Ikke forstået")) if holds_something else ("none", _("Tom"))
    if use.as_words:
        return "words", _("Gemmes som tekst")
    if use.confidence >= _SURE:
        return "sure", _("Sikker")
    return ("likely", _("Formentlig")) if use.confidence >= _LIKELY else ("guess", _("Gæt"))
