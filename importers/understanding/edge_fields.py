"""What the cells of one row say of a relation beside its ends and its type: since when, on what ground, who keeps it going."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeAlias

from graphmodel.catalogue import fold
from graphmodel.cpr import mask_cpr
from importers.columns.edge_columns import EdgeColumns
from importers.mentions import Said
from importers.result import Issue, Severity, shortened
from importers.tables import Cell, TableColumn, TableRow
from importers.values.contacts import read_emails, read_phones
from importers.values.contents import looks_like_person
from importers.values.days import read_day, read_month, says_more_than_a_day
from importers.values.relations import RelationReader
from importers.values.words import Words
from importers.ways import Choosing, Way

_SPAN = frozenset({"valid_from", "valid_to"})
_LISTED = frozenset({"state", "agreement"})
_YEAR = re.compile(r"20\d\d")
_HOURS = re.compile(
    r"(?:ca\.?|cirka)?\s*(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:t|time|timer)?\.?\s*(?:(?:pr\.?|per|om)\s*(?:md|mdr|måneden|måned)\.?)?",
    re.IGNORECASE,
)

_MOST_HOURS = 744
_OPEN = frozenset({"loebende", "indtil videre", "tidsubegraenset", "uden udloeb", "ingen", "ubegraenset", "fortsat"})
_AFTER_A_NAME = re.compile(r"[,;:(/\n]|\s[-–]\s|(?:\+45\s*)?\d{2}\s?\d{2}|\S+@")
_CONTACT_WORDS = frozenset({"tlf", "telefon", "mobil", "mob", "mail", "e", "email"})
_DAY_WORDS = frozenset({"den", "senest", "sidst", "bekraeftet", "opdateret", "fra", "til", "og", "med", "kl"})


@dataclass(slots=True)
class EdgeFields:
    """What a row says of its relation; `errors` are why it cannot take part, `ended` the cell that says it is over.

    `lines` are words that fit no field, with their column's header, and their cells; `owner` is the name of who keeps the relation
    going, and what the cell says of them.
    """

    values: dict[str, Said] = field(default_factory=dict)
    lines: list[tuple[str, str]] = field(default_factory=list)
    owner: tuple[Cell, Mapping[str, Said]] | None = None
    ended: Cell | None = None
    issues: list[Issue] = field(default_factory=list)
    errors: list[Issue] = field(default_factory=list)

    def keep(self, header: str, cell: Cell) -> None:
        """Keep a cell's words."""
        self.lines.append((f"{mask_cpr(header)}: {cell.text}", cell.address))

    def warn(self, column: TableColumn, cell: Cell, why: str = "er ikke forstået") -> None:
        """Keep a cell's words and tell that they fill no field."""
        self.keep(column.header, cell)
        message = f"»{shortened(cell.text)}« under »{column.header}« {why}. Teksten er gemt, som den står."
        suggestion = "Ret cellen, hvis den skal kunne søges på."
        self.issues.append(Issue(Severity.WARNING, cell.address, "not_understood", mask_cpr(message), suggestion))

    def tell(self, cell: Cell, message: str) -> None:
        """Tell what was read into a cell."""
        self.issues.append(Issue(Severity.NOTE, cell.address, "inferred_value", mask_cpr(message)))

    def refuse(self, cell: str, code: str, message: str, suggestion: str, way: Choosing | None = None) -> None:
        """Tell why the row cannot take part."""
        whole = f"{mask_cpr(message)} Rækken er holdt tilbage."
        self.errors.append(Issue(Severity.ERROR, cell, code, whole, suggestion, way))

    def with_note(self) -> dict[str, Said]:
        """The values, the words that are kept among them as the note."""
        note = self.values.get("note")
        lines = [*([str(note.value)] if note else []), *(text for text, _ in self.lines)]
        if not lines:
            return self.values
        return self.values | {"note": Said("\n".join(dict.fromkeys(lines)), note.cell if note else self.lines[0][1])}


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a relation, its column, and the words that its cells are read with."""

    name: str
    column: TableColumn
    words: Words
    reader: RelationReader


_Reader: TypeAlias = Callable[[EdgeFields, _Field, Cell], None]


def read_edge_fields(columns: EdgeColumns, row: TableRow, words: Words, reader: RelationReader) -> EdgeFields:
    """Understand every cell of a row that is no end and no type."""
    found = EdgeFields()
    for name, column in columns.fields.items():
        cell = row.cells.get(column.index)
        if cell is not None and name in _READERS and (name in _LISTED or not words.is_placeholder(cell.text)):
            _READERS[name](found, _Field(name, column, words, reader), cell)
    for column in columns.words:
        if (cell := row.cells.get(column.index)) and not words.is_placeholder(cell.text):
            found.keep(column.header, cell)
    first, last = found.values.get("valid_from"), found.values.get("valid_to")
    if first and last and str(last.value) < str(first.value):
        message = f"Forbindelsen slutter {last.value}, før den begynder {first.value}."
        found.refuse(last.cell, "ends_before_it_begins", message, "Ret en af datoerne i filen.")
    return found


def _read_state(found: EdgeFields, field_: _Field, cell: Cell) -> None:
    """A state that nobody knows is none, for a relation without one counts as active."""
    read = field_.reader.value("state", cell.text)
    if read is None and field_.words.is_placeholder(cell.text):
        return
    if read is None:
        message = f"»{shortened(cell.text)}« under »{field_.column.header}« er ingen tilstand, vi kender: aktiv, planlagt eller mangler."
        way = Choosing(Way.LEAVE_OUT_COLUMN, field_.column.header)
        found.refuse(cell.address, "unknown_state", message, "Ret cellen.", way)
        return
    if read[0] == "ended":
        found.ended = cell
    else:
        found.values["state"] = Said(read[0], cell.address)
    if read[0] == "ended" or read[1]:
        found.keep(field_.column.header, cell)


def _read_agreement(found: EdgeFields, field_: _Field, cell: Cell) -> None:
    """How firm it is; a yes is the header's own word ("Skriftlig aftale"), and says no more than that where it has none."""
    answer = field_.words.catalogue.values.read_whole("answer", cell.text)
    of_header = field_.reader.value("agreement", field_.column.header)
    is_of_header = bool(answer and of_header)
    read = of_header if is_of_header else field_.reader.value("agreement", cell.text)
    if is_of_header and answer == "no":
        read = None
    if read:
        found.values["agreement"] = Said(read[0], cell.address)
    elif not answer and field_.words.is_placeholder(cell.text):
        return
    if read is None and not answer:
        found.warn(field_.column, cell)
    elif read is None or (read[1] and read is not of_header):
        found.keep(field_.column.header, cell)


def _read_answer(found: EdgeFields, field_: _Field, cell: Cell) -> None:
    answer = field_.words.catalogue.values.read_whole("answer", cell.text)
    if answer in ("yes", "no"):
        found.values[field_.name] = Said(answer == "yes", cell.address)
    else:
        found.warn(field_.column, cell)


def _read_day(found: EdgeFields, field_: _Field, cell: Cell) -> None:
    """A day; a month or a year is its first day, and where something ends its last."""
    if field_.name == "valid_to" and fold(cell.text) in _OPEN:
        return
    header = field_.column.header
    if day := read_day(cell.text):
        found.values[field_.name] = Said(day, cell.address)
        if says_more_than_a_day(cell.text, _DAY_WORDS):
            found.keep(header, cell)
    elif span := _span_of(cell.text):
        day = span[1] if field_.name == "valid_to" else span[0]
        found.values[field_.name] = Said(day, cell.address, is_inferred=True)
        found.tell(cell, f"{header}: »{cell.text}« er læst som {day}.")
    elif field_.name in _SPAN:
        message = f"»{shortened(cell.text)}« under »{header}« er ikke en dato, der findes."
        found.refuse(cell.address, "impossible_day", message, "Skriv datoen som 2026-11-23 eller 23.11.2026.")
    else:
        found.warn(field_.column, cell, "er ikke en dato, der findes")


def _span_of(text: str) -> tuple[str, str] | None:
    """The first and the last day of the month or the year that a text is."""
    if _YEAR.fullmatch(text.strip()):
        return f"{text.strip()}-01-01", f"{text.strip()}-12-31"
    month = read_month(text)
    if month is None:
        return None
    following = (date.fromisoformat(month).replace(day=28) + timedelta(days=4)).replace(day=1)
    return month, (following - timedelta(days=1)).isoformat()


def _read_hours(found: EdgeFields, field_: _Field, cell: Cell) -> None:
    hours = _HOURS.fullmatch(cell.text.strip())
    value = float(hours[1].replace(",", ".")) if hours else None
    if value is None or value > _MOST_HOURS:
        found.warn(field_.column, cell)
    else:
        found.values[field_.name] = Said(int(value) if value.is_integer() else value, cell.address)


def _read_text(found: EdgeFields, field_: _Field, cell: Cell) -> None:
    # The rule book asks for this very word (design, section 4, consent), however a list writes it.
    text = "forløb" if field_.name == "purpose" and fold(cell.text) in ("forloeb", "forloebet") else cell.text
    found.values[field_.name] = Said(text, cell.address)


def _read_owner(found: EdgeFields, field_: _Field, cell: Cell) -> None:
    """Who keeps the relation going: a person by first and last name, perhaps with a phone or an e-mail."""
    text = " ".join(cell.text.split())
    name = _AFTER_A_NAME.split(text)[0].strip(" .-–")
    if not looks_like_person(name):
        found.warn(field_.column, cell, "er ikke navnet på en person")
        return
    contacts = {"phone": read_phones(text), "email": read_emails(text)}
    fields = {label: Said(read.first, cell.address) for label, read in contacts.items() if read}
    found.owner = (Cell(name, cell.address), fields)
    beside = text[len(name) :]
    for said in fields.values():
        beside = beside.replace(str(said.value), "")
    if set(fold(beside).split()) - _CONTACT_WORDS:
        found.keep(field_.column.header, cell)


_READERS: dict[str, _Reader] = {
    "state": _read_state,
    "agreement": _read_agreement,
    "covers_units": _read_answer,
    "valid_from": _read_day,
    "valid_to": _read_day,
    "confirmed_on": _read_day,
    "review_on": _read_day,
    "hours_per_month": _read_hours,
    "legal_basis": _read_text,
    "purpose": _read_text,
    "procedure": _read_text,
    "note": _read_text,
    "owner": _read_owner,
}
