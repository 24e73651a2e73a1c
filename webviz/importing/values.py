"""The values of a column: each different text once, in how many rows, and what it is understood as; what is not understood stands first."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue
from graphmodel.cpr import mask_cpr
from importers.column_values import ColumnValue, Fate, Meaning, values_of
from webviz.importing.looking import Looked
from webviz.importing.naming import label_name
from webviz.importing.wanted import Addresses, Part, part_of
from webviz.network.facts import facts_of
from webviz.words import listed, word

VALUES_A_PAGE = 50
_LONGEST = 200
_SHORT = 60
"""A longer text that fills a field as it stands is not said twice."""
FATES: Mapping[Fate, Callable[[], str]] = {
    Fate.REFUSED: lambda: _("Ligner et CPR-nummer"),
    Fate.HELD_BACK: lambda: _("Rækken er holdt tilbage"),
    Fate.NOT_UNDERSTOOD: lambda: _("Ikke forstået"),
    Fate.DOUBTFUL: lambda: _("Se efter"),
    Fate.AS_WORDS: lambda: _("Gemmes som tekst"),
    Fate.LEFT_OUT: lambda: _("Ikke med"),
    Fate.MISSING: lambda: _("Siger, at intet vides"),
    Fate.UNDERSTOOD: lambda: _("Forstået"),
    Fate.NOT_READ: lambda: _("Læses række for række"),
}
"""What becomes of a value, in words."""


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A text of a column; `address` leads to the first cell that says it."""

    text: str
    rows: int
    cell: str
    address: str | None
    fate: str
    fate_name: str
    means: str
    doubt: str


@dataclass(frozen=True, slots=True)
class Values:
    """A part of the values of a column, and how many there are of each fate."""

    number: int
    header: str
    lines: tuple[ValueLine, ...]
    part: Part
    counts: tuple[tuple[str, int], ...]
    closing: str
    """The address of the page without them."""


def build_values(looked: Looked, number: int, addresses: Addresses, catalogue: Catalogue) -> Values | None:
    """The values of a column, counted from 1 among all columns; None where there is no such column."""
    if not 1 <= number <= len(looked.columns):
        return None
    column = looked.columns[number - 1]
    frame = next(frame for frame in looked.frames if frame.number == column.table)
    doubtful = {problem.issue.cell for problem in looked.problems if problem.issue.severity != "note"}
    values = values_of(frame.table, column.column.index, column.use, looked.preview.words, doubtful, frame.read_as)
    part = part_of(
        len(values), addresses.wanted.values_page, VALUES_A_PAGE, addresses, "values_page", anchor_of_values(number)
    )
    if column.is_key:
        values = tuple(replace(value, fate=Fate.NOT_READ) if value.fate is Fate.LEFT_OUT else value for value in values)
    counts = Counter(value.fate for value in values)
    return Values(
        number=number,
        header=mask_cpr(column.column.header),
        lines=tuple(_line(value, looked, addresses, catalogue) for value in values[part.first - 1 : part.last]),
        part=part,
        counts=tuple((FATES[fate](), counts[fate]) for fate in Fate if counts[fate]),
        closing=addresses.of("kolonner", values=0, values_page=1),
    )


def anchor_of_values(number: int) -> str:
    """What the place of a column's values is called on the page.

    >>> anchor_of_values(3)
    'vaerdier-3'
    """
    return f"vaerdier-{number}"


def _line(value: ColumnValue, looked: Looked, addresses: Addresses, catalogue: Catalogue) -> ValueLine:
    place = looked.places.place(value.cell)
    return ValueLine(
        text=value.text if len(value.text) <= _LONGEST else f"{value.text[:_LONGEST]}…",
        rows=value.rows,
        cell=mask_cpr(value.cell),
        address=addresses.of_cell(place) if place else None,
        fate=value.fate.value,
        fate_name=FATES[value.fate](),
        means=mask_cpr("; ".join(_means(value.text, value.meaning, looked, catalogue))),
        doubt=mask_cpr(value.doubt),
    )


def _means(text: str, meaning: Meaning, looked: Looked, catalogue: Catalogue) -> Iterator[str]:
    """What a text is understood as: fields with their values, names, and what edges lead to."""
    for label, fields in meaning.fields.items():
        for fact in facts_of(label, fields, catalogue):
            yield fact.label if fact.text == text and len(text) > _SHORT else f"{fact.label}: {fact.text}"
        if name := fields.get("name"):
            yield f"{label_name(label)}: {name}"
    for target, name in meaning.names:
        yield f"{label_name(target.partition('.')[0])}: {name}"
    ends = [_end(id_, looked, catalogue) for _label, _type, id_ in meaning.edges]
    if ends:
        yield listed(ends)


def _end(id_: str, looked: Looked, catalogue: Catalogue) -> str:
    """What stands at the other end of an edge: something of the catalogue, or a municipality."""
    named: Mapping[str, str] = {
        **{sector.id: sector.name for sector in catalogue.sectors.values()},
        **{area.id: area.name for area in catalogue.areas.values()},
        **{stage.id: stage.name for stage in catalogue.stages.values()},
    }
    if id_ in named:
        return word(named[id_])
    places = looked.preview.words
    known = places.reference.municipalities.get(id_)
    return places.municipalities.get(id_) or (known.name if known else id_)
