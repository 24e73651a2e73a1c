"""Gathering what the cells of one row say about its organisation, its offer and its person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graphmodel.catalogue import fold
from graphmodel.cpr import mask_cpr
from graphmodel.fields import Kind, Value
from graphmodel.schema import NODE_TYPES
from importers.columns.columns import ColumnUse
from importers.columns.topics import TOPIC
from importers.mentions import JOINED, NOTES, Said
from importers.result import Issue, Severity, shortened
from importers.tables import Cell
from importers.understanding.partners import Partner, partners_in
from importers.understanding.readings import ColumnReader, Memory, Reading
from importers.values.contacts import is_same_contact
from importers.values.listed import is_a_kind_of_owner
from importers.values.persons import Person, persons_in
from importers.values.relations import Direction, relation_reader
from importers.values.understood import Understood
from importers.values.words import Words
from importers.ways import Choosing, Way

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
_PLACES = frozenset({"LOCATED_IN", "SERVES"})
_AGES = frozenset({"min_age", "max_age"})
_HOW_SOMEBODY_IS = "Actor.status"  # words for it ("sygemeldt") are nobody's way to get through


@dataclass(slots=True)
class Gathered:
    """What a row has said so far, field by field of each label, and what there is to say about it."""

    fields: dict[str, dict[str, Said]] = field(default_factory=lambda: {"Offer": {}, "Organisation": {}, "Actor": {}})
    edges: list[tuple[str, str, str, str]] = field(default_factory=list)
    """(label of the giver, type, id of the taker, cell)"""
    alternatives: dict[str, str] = field(default_factory=dict)
    """By the cell that names permissions of which one is enough, what they are called together."""
    names: dict[str, Cell] = field(default_factory=dict)
    levels: list[tuple[ColumnUse, Cell]] = field(default_factory=list)
    partners: list[Partner] = field(default_factory=list)
    beside: list[tuple[ColumnUse, str, Mapping[str, Value], Cell, bool]] = field(default_factory=list)
    """What cells say for fields that other columns may fill: (column, label, values, cell, whether they are inferred)"""
    persons: list["Gathered"] = field(default_factory=list)
    """The persons that the row names beside the first one, each gathered by itself."""
    issues: list[Issue] = field(default_factory=list)
    names_unknown_place: bool = False
    """Whether a municipality is named that nobody knows, so that no other may take its place."""
    sources: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The header and the text of each cell that was read, by its address."""

    def says(self, label: str) -> bool:
        """Whether anything was said about a label beside its name."""
        return bool(self.fields[label])

    def put(self, label: str, name: str, value: Value, cell: str, *, is_inferred: bool = False) -> bool:
        """Note a value; texts and lists are joined, and whether another value stands already where only one may."""
        before = self.fields[label].get(name)
        if before is None:
            self.fields[label][name] = Said(value, cell, is_inferred)
            return True
        if before.value == value or is_same_contact(name, before.value, value):
            return True
        if isinstance(value, list) and isinstance(before.value, list):
            self.fields[label][name] = Said(sorted({*before.value, *value}), before.cell)
            return True
        if _is_free_text(label, name) and isinstance(value, str) and isinstance(before.value, str):
            if fold(value) not in fold(before.value):
                self.fields[label][name] = before.with_line(value)
            return True
        return False

    def keep(self, target: str, header: str, text: str, cell: str) -> None:
        """Keep words that fit no field, with their column's header, where people read them; how somebody is, is told and left out."""
        if target == _HOW_SOMEBODY_IS:
            message = f"»{shortened(text)}« under »{header}« er ikke taget med, ud over hvad kortet har en status for."
            self.warn(Severity.WARNING, cell, "not_taken", message, "Er personen holdt op, så skriv »fratrådt«.")
            return
        label, _, name = target.partition(".")
        note = _OWN_NOTES.get(target, NOTES[label])
        if name != note:
            note = f"{note} {cell}" if label == "Actor" else note
            self.put(label, note, f"{mask_cpr(header)}: {text}", cell)

    def tells(self, target: str, text: str) -> bool:
        """Whether a text stands already among the words that are kept beside a target."""
        label = target.partition(".")[0]
        note = _OWN_NOTES.get(target, NOTES[label])
        return any(name.startswith(note) and text in str(said.value) for name, said in self.fields[label].items())

    def warn(
        self,
        severity: Severity,
        cell: str,
        code: str,
        message: str,
        suggestion: str = "",
        way: Choosing | None = None,
    ) -> None:
        """Note something for people."""
        self.issues.append(Issue(severity, cell, code, mask_cpr(message), suggestion, way))


def _is_free_text(label: str, name: str) -> bool:
    return name in JOINED and NODE_TYPES[label].fields[name].kind is Kind.TEXT


def gather(uses: Sequence[ColumnUse], cells: Mapping[int, Cell], words: Words, memory: Memory) -> Gathered:
    """Understand every cell of a row; `uses` are in reading order."""
    gathered = Gathered()
    for use in uses:
        cell = cells.get(use.column.index)
        if cell is None or use.targets[0] == TOPIC:
            continue
        reader = memory.reader_of(use, words)
        readings = reader.read(cell.text)
        if readings is None:
            continue
        gathered.sources[cell.address] = (use.column.header, cell.text)
        if reader.fills_fields:
            _take_values(gathered, use, cell, readings)
        else:
            _take_words(gathered, reader, cell, words)
    for use, label, values, cell, is_inferred in gathered.beside:
        _take_beside(gathered, use, label, values, cell, is_inferred=is_inferred)
        stands = any((said := gathered.fields[label].get(name)) and said.value == values[name] for name in values)
        if is_inferred and values.keys() <= _AGES and not stands:
            _take_back_told_ages(gathered, use, cell)
    return gathered


def _take_back_told_ages(gathered: Gathered, use: ColumnUse, cell: Cell) -> None:
    """Tell of ages in prose that they do not count, instead of that they were read: another column says others."""
    gathered.issues = [
        issue for issue in gathered.issues if (issue.cell, issue.code) != (cell.address, "inferred_value")
    ]
    message = f"{use.column.header}: Teksten nævner en anden alder end alderskolonnen. Alderskolonnen gælder."
    gathered.warn(Severity.NOTE, cell.address, "two_columns", message, "Ret den ene.")


def _take_words(gathered: Gathered, reader: ColumnReader, cell: Cell, words: Words) -> None:
    """Note what a cell names: a thing, a level of a hierarchy, partners; or keep it as words."""
    use = reader.use
    if use.as_words:
        gathered.keep("Actor." if use.of_person else f"{reader.label}.", use.column.header, cell.text, cell.address)
    elif reader.name == "name":
        _take_name(gathered, use, cell, words)
    elif reader.name == "PART_OF":
        gathered.levels.append((use, cell))
    else:
        _take_partners(gathered, use, cell, words)


def _take_beside(
    gathered: Gathered,
    use: ColumnUse,
    label: str,
    values: Mapping[str, Value],
    cell: Cell,
    *,
    is_inferred: bool = False,
) -> None:
    """Fill what no column of its own has filled; another value than that column's is kept as words, and an inferred one left."""
    for name, value in values.items():
        is_filled = name in NODE_TYPES[label].fields and gathered.put(
            label, name, value, cell.address, is_inferred=is_inferred
        )
        if (
            not is_filled
            and not is_inferred
            and name != "payer"  # of which another column's cell is no second opinion worth keeping
            and not gathered.tells(f"{label}.{name}", str(value))
        ):
            gathered.keep(f"{_of_another(label, cell, gathered)}.{name}", use.column.header, str(value), cell.address)


def _take_partners(gathered: Gathered, use: ColumnUse, cell: Cell, words: Words) -> None:
    """Note who the row's organisation is tied to; what is no name is kept as words and told."""
    direction = Direction(use.targets[0].partition(".")[2], use.is_reversed)
    partners, others = partners_in(cell, direction, words, relation_reader(words.catalogue))
    gathered.partners += partners
    if others:
        _not_understood(gathered, use, Cell("; ".join(others), cell.address))


def _take_name(gathered: Gathered, use: ColumnUse, cell: Cell, words: Words) -> None:
    if words.is_no_name(cell.text) or (use.targets[0] == "Organisation.name" and is_a_kind_of_owner(cell.text)):
        message = f"»{shortened(cell.text)}« under »{use.column.header}« er ikke et navn."
        gathered.warn(Severity.WARNING, cell.address, "no_name_there", message, "Skriv, hvad det hedder.")
        return
    label = use.targets[0].partition(".")[0]
    text = " ".join(cell.text.split())
    if label == "Actor":
        first, *others = persons_in(cell.text)
        gathered.beside.append((use, label, first.ways, cell, False))
        if first.says_more:
            gathered.keep(f"{label}.", use.column.header, text, cell.address)
        text = first.name
        if not text:
            return
        if label not in gathered.names:
            if first.title:
                gathered.put(label, "job_title", first.title, cell.address)
            gathered.persons += [_person_of(other, cell) for other in others]
    if label not in gathered.names:
        gathered.names[label] = Cell(text, cell.address)
    elif fold(gathered.names[label].text) != fold(text):
        gathered.keep(f"{_of_another(label, cell, gathered)}.name", use.column.header, text, cell.address)


def _person_of(person: Person, cell: Cell) -> Gathered:
    """A further person of a cell."""
    gathered = Gathered(names={"Actor": Cell(person.name, cell.address)})
    for name, value in (("job_title", person.title), *person.ways.items()):
        if value and name in NODE_TYPES["Actor"].fields:
            gathered.put("Actor", name, value, cell.address)
    return gathered


def _take_values(gathered: Gathered, use: ColumnUse, cell: Cell, readings: Sequence[Reading]) -> None:
    """Give a cell to the targets of its column: to all of them, or to the first that understands it."""
    for reading in readings:
        label, said = reading.label, reading.said
        for name, value in said.values.items():
            if not gathered.put(label, name, value, cell.address, is_inferred=said.is_inferred) and not (
                reading.target == "Offer.REQUIRES" and gathered.fields["Offer"]["route"].value in ("open", "self")
            ):
                _second_value(gathered, use, f"{label}.{name}", cell)
        for type_, id_ in said.edges:
            gathered.edges.append((label, type_, id_, cell.address))
        if reading.target.partition(".")[2] in _PLACES and not (said.edges or said.values):
            gathered.names_unknown_place = True
        if said.any_of:
            gathered.alternatives[cell.address] = said.any_of
        if said.beside:
            gathered.beside.append((use, label, said.beside, cell, said.infers_beside))
        if said.keep_text or not (said.values or said.edges or said.beside):
            # "alle" fills no field, but it does say that nobody is left out.
            gathered.keep(reading.target, use.column.header, cell.text, cell.address)
        _tell(gathered, use, cell, said)
    if not readings:
        _not_understood(gathered, use, cell)


def _tell(gathered: Gathered, use: ColumnUse, cell: Cell, said: Understood) -> None:
    """Note what there is to say of a value: what is odd about it, and what was taken for what."""
    if said.doubt:
        message = f"{use.column.header}: {said.doubt}"
        gathered.warn(Severity.WARNING, cell.address, "doubtful_value", message, "Se efter i kilden.")
    if said.remark:
        gathered.warn(Severity.NOTE, cell.address, "inferred_value", f"{use.column.header}: {said.remark}")


def _of_another(label: str, cell: Cell, gathered: Gathered) -> str:
    """Where words are kept beside a name: of a cell that names a second person with the organisation, for they are not the first's."""
    first = gathered.names.get("Actor")
    return "Organisation" if label == "Actor" and first is not None and first.address != cell.address else label


def _second_value(gathered: Gathered, use: ColumnUse, target: str, cell: Cell) -> None:
    """Another column has filled this field already: a second phone is kept as words, anything else is told as well."""
    gathered.keep(target, use.column.header, cell.text, cell.address)
    if target.partition(".")[2] not in ("phone", "email", "website", "address", "town", "postcode"):
        message = f"»{cell.text}« i kolonnen »{use.column.header}« siger noget andet end en tidligere kolonne. Den første gælder."
        gathered.warn(
            Severity.WARNING,
            cell.address,
            "two_columns",
            message,
            "Ret den ene.",
            Choosing(Way.LEAVE_OUT_COLUMN, use.column.header),
        )


def _not_understood(gathered: Gathered, use: ColumnUse, cell: Cell) -> None:
    target = use.targets[0]
    gathered.keep(target, use.column.header, cell.text, cell.address)
    if target == _HOW_SOMEBODY_IS:
        return
    rest = "er ikke forstået. Teksten er gemt som den står."
    if target.partition(".")[2] in _PLACES:
        gathered.names_unknown_place = True
        rest = "er ingen kommune, vi kender, så rækken er ikke lagt i nogen. Teksten er gemt som den står."
    message = f"»{shortened(cell.text)}« under »{use.column.header}« {rest}"
    gathered.warn(
        Severity.WARNING, cell.address, "not_understood", message, "Ret cellen, hvis den skal kunne søges på."
    )
