"""What the columns of a table of details mean: phones, addresses, opening hours and whatever else hangs on a thing by its id."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graphmodel.catalogue import Catalogue, fold
from importers.header_words import known_header
from importers.joining.entities import name_of
from importers.joining.joins import Joins
from importers.tables import TableColumn

Part = Literal["value", "remark", "opens", "closes", "closed", "kind", "country", "prefix", "street"]

_VALUES = frozenset({"number", "nummer", "nr", "name", "navn", "value", "vaerdi", "tekst", "text", "weekday"})
"""Headers that say nothing beside the table's own name."""
_PARTS: dict[Part, frozenset[str]] = {
    "opens": frozenset({"opens at", "opens", "aabner", "fra", "start", "starttid", "fra kl"}),
    "closes": frozenset({"closes at", "closes", "lukker", "til", "slut", "sluttid", "til kl"}),
    "closed": frozenset({"closed", "lukket"}),
    "kind": frozenset({"number type", "type", "address type", "telefontype", "adressetype", "slags", "art"}),
    "country": frozenset({"country", "land", "landekode"}),
    "prefix": frozenset({"country prefix", "landekode tlf", "prefix"}),
    "street": frozenset({"address 2", "adresse 2", "adresselinje 2", "etage"}),
}
_NO_DETAILS = frozenset(
    {
        "kind",
        "sector",
        "status",
        "offer-name",
        "organisation-name",
        "organisation-level",
        "person-name",
        "contact-name",
        "person-title",
    }
    | {
        "person-responsibility",
        "also-known-as",
        "description",
        "edge-from",
        "edge-to",
        "edge-type",
        "verified-on",
        "valid-from",
    }
    | {"valid-to", "intake", "deadline", "route", "permission", "partners", "cvr", "p-number"}
)
"""Meanings that are of things with rows of their own; beside a detail they are words about it."""
_TOPIC = "kind"
"""What "Kategori" means: the one thing that a table of links to words says, and a word beside a number or an address."""
_BESIDE = {
    "postal": "Postadresse",
    "mail address": "Postadresse",
    "post": "Postadresse",
    "fax": "Fax",
    "telefax": "Fax",
}
"""Words for what is no address to visit and no number to call."""
_LABELS = {
    "phone": "Telefon",
    "email": "E-mail",
    "website": "Hjemmeside",
    "address": "Adresse",
    "hours": "Åbningstider",
}
_SPECIAL_DAYS = ("holiday", "ferie", "helligdag", "saerlig")
_ENDINGS = ("", "s", "es", "er", "e", "r", "numre")


@dataclass(frozen=True, slots=True)
class DetailColumn:
    """A column of details: the catalogue's meaning of it ("" where it is words), and its part in what a row says."""

    column: TableColumn
    meaning: str
    part: Part


@dataclass(frozen=True, slots=True)
class DetailTable:
    """A table of details: what it is about ("" where the catalogue has no word for it), how its words are headed, its columns."""

    about: str
    heading: str
    columns: tuple[DetailColumn, ...]
    is_beside: bool = False
    """Whether its rows are postal addresses or fax numbers, which fill no field."""


def understand_details(joins: Joins, place: int, catalogue: Catalogue) -> DetailTable:
    """What a table of details is about, and its columns but for the ids."""
    noun = joins.keyed.nouns[place]
    columns = joins.keyed.other_columns(place)
    about = _about(noun, columns, catalogue)
    beside = beside_heading(" ".join(noun))
    special = any(word.startswith(_SPECIAL_DAYS) for word in noun)
    heading = beside or (
        "Særlige åbningstider" if special and about == "hours" else _LABELS.get(about) or _called(joins, place)
    )
    return DetailTable(about, heading, tuple(_column(column, about, catalogue) for column in columns), bool(beside))


def beside_heading(text: str) -> str:
    """The heading of what is only words about a thing, "" where a text does not say so."""
    words = f" {fold(text)} "
    return next((heading for word, heading in _BESIDE.items() if f" {word}" in words), "")


def _about(noun: Sequence[str], columns: Sequence[TableColumn], catalogue: Catalogue) -> str:
    if any(fold(column.said) in _PARTS["opens"] for column in columns) and any(
        "schedule" in word or "tid" in word for word in noun
    ):
        return "hours"
    for text in (" ".join(noun), *noun[-1:]):
        for ending in _ENDINGS:
            known = catalogue.headers.candidates(text.removesuffix(ending)) if text.endswith(ending) else ()
            if known and known[0] not in _NO_DETAILS:
                return known[0]
    return ""


def _called(joins: Joins, place: int) -> str:
    noun = joins.keyed.nouns[place]
    return " ".join(noun).capitalize() or name_of(joins.keyed.tables[place])


def _column(column: TableColumn, about: str, catalogue: Catalogue) -> DetailColumn:
    said = fold(column.said)
    part: Part = next((part for part, words in _PARTS.items() if said in words), "remark")
    if part != "remark":
        return DetailColumn(column, "", part)
    if said in _VALUES:
        return DetailColumn(column, about if about != "hours" else "", "value")
    form = known_header(column.said, catalogue)
    meaning = catalogue.headers.candidates(form)[0] if form else ""
    if meaning == about == "hours":
        return DetailColumn(column, "", "value")
    is_topic = meaning == _TOPIC and not about
    is_value = bool(meaning) and (is_topic or meaning not in _NO_DETAILS)
    return DetailColumn(column, meaning if is_value else "", "value" if is_value else "remark")
