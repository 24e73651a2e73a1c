"""Gathering what the cells of one row say about its organisation, its offer and its person."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from graphmodel.catalogue import fold
from graphmodel.cpr import mask_cpr
from graphmodel.fields import Kind, Value
from graphmodel.schema import COLLABORATION_TYPES, NODE_TYPES
from importers.columns.columns import ColumnUse
from importers.mentions import JOINED, NOTES, Said
from importers.result import Issue, Severity, shortened
from importers.tables import Cell
from importers.understanding.partners import Partner, partners_in
from importers.values.cells import BOUNDS, parser_of, read_age_group, understand_cell
from importers.values.contact_parts import split_contact
from importers.values.relations import Direction
from importers.values.understood import Understood
from importers.values.words import Words

_OWN_NOTES = {
    "Offer.route": "how_to_apply",
    "Offer.contact_name": "how_to_apply",
    "Offer.phone": "how_to_apply",
    "Offer.email": "how_to_apply",
    "Offer.REQUIRES": "how_to_apply",
    "Offer.intake": "how_to_apply",
    "Offer.intake_dates": "how_to_apply",
    "Offer.apply_by_days": "how_to_apply",
    "Offer.hours_per_week": "schedule",
}
_AGE_WORDS = r"(?:fra|mellem|imellem|ml\.?|under|over|op|til|og|med|fyldt|mindst|højst|max\.?|maks\.?|min\.?|år|årige|opefter|alder:?)"
_ONLY_AGES = re.compile(rf"(?:{_AGE_WORDS}\s+)*\d{{1,2}}(?:\s*(?:{_AGE_WORDS}|[-–+]|\d{{1,2}}))*\.?", re.IGNORECASE)
"""A cell that holds an age group and not a word more."""
_AGREEING_ROUTES = ("open", "self")


@dataclass(slots=True)
class Gathered:
    """What a row has said so far, field by field of each label, and what there is to say about it."""

    fields: dict[str, dict[str, Said]] = field(default_factory=lambda: {"Offer": {}, "Organisation": {}, "Actor": {}})
    edges: list[tuple[str, str, str, str]] = field(default_factory=list)
    """(label of the giver, type, id of the taker, cell)"""
    names: dict[str, Cell] = field(default_factory=dict)
    levels: list[tuple[ColumnUse, Cell]] = field(default_factory=list)
    partners: list[Partner] = field(default_factory=list)
    beside: list[tuple[ColumnUse, str, Mapping[str, Value], Cell]] = field(default_factory=list)
    """What cells say for fields that other columns may fill: (column, label, values, cell)"""
    issues: list[Issue] = field(default_factory=list)
    sources: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The header and the text of each cell that was read, by its address."""

    def says(self, label: str) -> bool:
        """Whether anything was said about a label beside its name."""
        return bool(self.fields[label])

    def put(self, label: str, name: str, value: Value, cell: str, *, is_inferred: bool = False) -> bool:
        """Note a value; texts and lists are joined, and whether another value stands already where only one may."""
        before = self.fields[label].get(name)
        if before is None or before.value == value:
            self.fields[label].setdefault(name, Said(value, cell, is_inferred))
            return True
        if isinstance(value, list) and isinstance(before.value, list):
            self.fields[label][name] = Said(sorted({*before.value, *value}), before.cell)
            return True
        if _is_free_text(label, name) and isinstance(value, str) and isinstance(before.value, str):
            if fold(value) not in fold(before.value):
                self.fields[label][name] = Said(f"{before.value}\n{value}", before.cell)
            return True
        return False

    def keep(self, target: str, header: str, text: str, cell: str) -> None:
        """Keep words that fit no field, with their column's header, where people read them."""
        label, _, name = target.partition(".")
        note = _OWN_NOTES.get(target, NOTES[label])
        if name != note:
            self.put(label, note, f"{mask_cpr(header)}: {text}", cell)

    def tells(self, target: str, text: str) -> bool:
        """Whether a text stands already among the words that are kept beside a target."""
        label = target.partition(".")[0]
        kept = self.fields[label].get(_OWN_NOTES.get(target, NOTES[label]))
        return kept is not None and text in str(kept.value)

    def warn(self, severity: Severity, cell: str, code: str, message: str, suggestion: str = "") -> None:
        """Note something for people."""
        self.issues.append(Issue(severity, cell, code, mask_cpr(message), suggestion))


def _is_free_text(label: str, name: str) -> bool:
    return name in JOINED and NODE_TYPES[label].fields[name].kind is Kind.TEXT


Readings: TypeAlias = list[tuple[str, Understood]]
"""What the targets of a column make of a text."""


@dataclass(slots=True)
class Memory:
    """What texts were found to mean, for lists say the same thing in row after row; readings are by column."""

    placeholders: dict[str, bool] = field(default_factory=dict)
    readings: dict[tuple[int, str], Readings] = field(default_factory=dict)

    def is_placeholder(self, text: str, words: Words) -> bool:
        """Whether a text says that nothing is known."""
        if text not in self.placeholders:
            self.placeholders[text] = words.is_placeholder(text)
        return self.placeholders[text]

    def readings_of(self, use: ColumnUse, text: str, words: Words) -> Readings:
        """What the targets of a column make of a text."""
        key = (use.column.index, text)
        if key not in self.readings:
            self.readings[key] = _readings(use, text, words)
        return self.readings[key]


def in_reading_order(uses: Sequence[ColumnUse]) -> tuple[ColumnUse, ...]:
    """Who has to say yes comes last: where the way in is known already, "ingen visitation" only agrees with it."""
    return tuple(sorted(uses, key=lambda use: use.targets[0] == "Offer.REQUIRES"))


def gather(uses: Sequence[ColumnUse], cells: Mapping[int, Cell], words: Words, memory: Memory) -> Gathered:
    """Understand every cell of a row; `uses` are in reading order."""
    gathered = Gathered()
    for use in uses:
        cell = cells.get(use.column.index)
        if cell is None or memory.is_placeholder(cell.text, words):
            continue
        gathered.sources[cell.address] = (use.column.header, cell.text)
        name = use.targets[0].partition(".")[2]
        if use.as_words:
            gathered.keep(f"{use.targets[0].partition('.')[0]}.", use.column.header, cell.text, cell.address)
        elif name == "name":
            _take_name(gathered, use, cell, words)
        elif name == "PART_OF":
            gathered.levels.append((use, cell))
        elif name in COLLABORATION_TYPES:
            _take_partners(gathered, use, cell, words)
        else:
            _take_values(gathered, use, cell, words, memory)
    for use, label, values, cell in gathered.beside:
        _take_beside(gathered, use, label, values, cell)
    return gathered


def _take_beside(gathered: Gathered, use: ColumnUse, label: str, values: Mapping[str, Value], cell: Cell) -> None:
    """Fill what no column of its own has filled; another value than that column's is kept as words."""
    for name, value in values.items():
        is_filled = name in NODE_TYPES[label].fields and gathered.put(label, name, value, cell.address)
        if not is_filled and not gathered.tells(f"{label}.{name}", str(value)):
            gathered.keep(f"{_of_another(label, gathered)}.{name}", use.column.header, str(value), cell.address)


def _take_partners(gathered: Gathered, use: ColumnUse, cell: Cell, words: Words) -> None:
    """Note who the row's organisation is tied to; what is no name is kept as words and told."""
    direction = Direction(use.targets[0].partition(".")[2], use.is_reversed)
    partners, others = partners_in(cell, direction, words)
    gathered.partners += partners
    if others:
        _not_understood(gathered, use, Cell("; ".join(others), cell.address))


def _take_name(gathered: Gathered, use: ColumnUse, cell: Cell, words: Words) -> None:
    if words.is_no_name(cell.text):
        message = f"»{shortened(cell.text)}« under »{use.column.header}« er ikke et navn."
        gathered.warn(Severity.WARNING, cell.address, "no_name_there", message, "Skriv, hvad det hedder.")
        return
    label = use.targets[0].partition(".")[0]
    text = " ".join(cell.text.split())
    if label == "Actor":
        parts = split_contact(cell.text)
        gathered.beside.append((use, label, parts.ways, cell))
        if parts.says_more:
            gathered.keep(f"{label}.", use.column.header, text, cell.address)
        text = " ".join(parts.name.split())
        if not text:
            return
    if label not in gathered.names:
        gathered.names[label] = Cell(text, cell.address)
    elif fold(gathered.names[label].text) != fold(text):
        gathered.keep(f"{_of_another(label, gathered)}.name", use.column.header, text, cell.address)


def _take_values(gathered: Gathered, use: ColumnUse, cell: Cell, words: Words, memory: Memory) -> None:
    """Give a cell to the targets of its column: to all of them, or to the first that understands it."""
    understood = False
    for target, said in memory.readings_of(use, cell.text, words):
        understood = True
        label = target.partition(".")[0]
        for name, value in said.values.items():
            if not gathered.put(label, name, value, cell.address, is_inferred=said.is_inferred) and not (
                target == "Offer.REQUIRES" and gathered.fields["Offer"]["route"].value in _AGREEING_ROUTES
            ):
                _second_value(gathered, use, f"{label}.{name}", cell)
        gathered.edges.extend((label, type_, id_, cell.address) for type_, id_ in said.edges)
        gathered.beside.append((use, label, said.beside, cell))
        if said.keep_text or not (said.values or said.edges or said.beside):
            # "alle" fills no field, but it does say that nobody is left out.
            gathered.keep(target, use.column.header, cell.text, cell.address)
        if said.doubt:
            gathered.warn(
                Severity.WARNING,
                cell.address,
                "doubtful_value",
                f"{use.column.header}: {said.doubt}",
                "Se efter i kilden.",
            )
        if said.remark:
            gathered.warn(Severity.NOTE, cell.address, "inferred_value", f"{use.column.header}: {said.remark}")
    if not understood:
        _not_understood(gathered, use, cell)


def _readings(use: ColumnUse, text: str, words: Words) -> Readings:
    """What the targets of a column make of a text; two that answer the same count once."""
    if "Offer.conditions" in use.targets and (ages := _ages_alone(text, use, words)) is not None:
        return [("Offer.min_age", ages)]
    found: Readings = []
    for place, target in enumerate(use.targets):
        parser = parser_of(target)
        if parser is not None and parser in map(parser_of, use.targets[:place]):
            continue
        said = _reading(target, use, text, words)
        if said is None or any(said == other for _, other in found):
            continue
        found.append((target, said))
        if use.fills_first:
            break
    return found


def _reading(target: str, use: ColumnUse, text: str, words: Words) -> Understood | None:
    if target in BOUNDS and len(use.targets) == 1:
        return BOUNDS[target](text, use.column.header, words)
    if target in BOUNDS and "Offer.conditions" in use.targets:
        return read_age_group(text, use.column.header, words, is_prose=True)
    return understand_cell(target, text, use.column.header, words, takes_text=target == use.targets[0])


def _ages_alone(text: str, use: ColumnUse, words: Words) -> Understood | None:
    """The ages of a cell that holds nothing else, in a column that may hold any words about the target group."""
    if len(use.targets) == 1 or not _ONLY_AGES.fullmatch(text.strip()):
        return None
    said = read_age_group(text, use.column.header, words)
    return said if said and not said.doubt and not said.keep_text else None


def _of_another(label: str, gathered: Gathered) -> str:
    """Where words about a second one are kept: of a second person with the organisation, for they say nothing of the first."""
    return "Organisation" if label == "Actor" and "Organisation" in gathered.names else label


def _second_value(gathered: Gathered, use: ColumnUse, target: str, cell: Cell) -> None:
    """Another column has filled this field already: a second phone is kept as words, anything else is told as well."""
    label, _, name = target.partition(".")
    gathered.keep(f"{_of_another(label, gathered)}.{name}", use.column.header, cell.text, cell.address)
    if target.partition(".")[2] not in ("phone", "email", "website", "address", "town", "postcode"):
        message = f"»{cell.text}« i kolonnen »{use.column.header}« siger noget andet end en tidligere kolonne. Den første gælder."
        gathered.warn(
            Severity.WARNING,
            cell.address,
            "two_columns",
            message,
            "Ret den ene, eller vælg kolonnen fra med --as KOLONNE=.",
        )


def _not_understood(gathered: Gathered, use: ColumnUse, cell: Cell) -> None:
    target = use.targets[0]
    gathered.keep(target, use.column.header, cell.text, cell.address)
    message = f"»{shortened(cell.text)}« under »{use.column.header}« er ikke forstået. Teksten er gemt som den står."
    gathered.warn(
        Severity.WARNING, cell.address, "not_understood", message, "Ret cellen, hvis den skal kunne søges på."
    )
