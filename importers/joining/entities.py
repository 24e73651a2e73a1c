"""What tables and headers speak of: organisations, places of theirs, offers or persons; and which words only say that a cell is an id."""

import re
from collections.abc import Sequence
from enum import StrEnum

from graphmodel.catalogue import fold
from importers.tables import Table


class Entity(StrEnum):
    """What the rows of a table are, where each row is a thing of its own."""

    ORGANISATION = "organisation"
    LOCATION = "location"
    OFFER = "offer"
    PERSON = "person"


ORGANISATIONS = (Entity.ORGANISATION, Entity.LOCATION)
"""What becomes an organisation in the graph: organisations, and places of theirs."""
BARE_NAMES = frozenset({"navn", "name"})
"""Headers of names that do not say of what."""
_NOUNS = {
    Entity.ORGANISATION: (
        "organisation organisationer organization organizations organisations org udbyder udbydere leverandoer leverandoerer "
        "aktoer aktoerer provider providers agency agencies forening foreninger virksomhed virksomheder partner partnere "
        "institution institutioner"
    ),
    Entity.LOCATION: (
        "location locations lokation lokationer sted steder lokalitet lokaliteter afdeling afdelinger enhed enheder "
        "site sites filial filialer"
    ),
    Entity.OFFER: (
        "service services tilbud tilbuddet tilbuddene indsats indsatser aktivitet aktiviteter forloeb ydelse ydelser "
        "kursus kurser offer offers activity activities"
    ),
    Entity.PERSON: (
        "contact contacts kontakt kontakter kontaktperson kontaktpersoner person personer persons people "
        "medarbejder medarbejdere leder ledere ansat ansatte"
    ),
}
_ENTITIES = {noun: entity for entity, nouns in _NOUNS.items() for noun in nouns.split()}
_ID_WORDS = frozenset(
    {"id", "ids", "nr", "nummer", "kode", "koder", "code", "codes", "key", "noegle", "ref", "uuid", "guid"}
)
_ID_ENDINGS = ("nummer", "koder", "kode", "ids", "id", "nr")
_PARENT_WORDS = frozenset({"parent", "overordnet", "overordnede", "moder", "hoerer", "under", "del", "af", "hoved"})
_ENDS_OF_RELATIONS = {
    "Fra": frozenset({"fra", "from", "afsender", "giver", "source", "kilde"}),
    "Til": frozenset({"til", "to", "modtager", "tager", "target"}),
}
_ALONE = frozenset({*_ID_WORDS, "loebenr", "loebenummer", "loebe", "id nr", "rec", "record id"})
_NO_NAME_OF_A_SHEET = re.compile(r"(?:ark|sheet|table|tabel|data)\s*\d*")
_CAMEL = re.compile(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])")
_MOST_DIFFERENT_ENDING = 3


def words_of(text: str) -> list[str]:
    """The words of a header or a table's name, an id at the end of one taken apart from it.

    >>> words_of("OrganisationsID"), words_of("service_at_location"), words_of("Tilbudsnr.")
    (['organisation', 'id'], ['service', 'at', 'location'], ['tilbud', 'nr'])
    """
    words: list[str] = []
    for word in fold(_CAMEL.sub(" ", text)).split():
        words.extend(_taken_apart(word))
    return [_without_s(word) for word in words]


def _taken_apart(word: str) -> list[str]:
    for ending in _ID_ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and _without_s(stem) in _ENTITIES:
            return [stem, ending]
    return [word]


def _without_s(word: str) -> str:
    """A noun without the s that joins it to the next: "organisations" before "id"."""
    plain = word.removesuffix("s")
    return plain if word != plain and plain in _ENTITIES else word


def is_id(header: str) -> bool:
    """Whether a header says that its cells are ids, whatever of."""
    return is_plain_id(header) or bool(_ID_WORDS.intersection(words_of(header)))


def is_plain_id(header: str) -> bool:
    """Whether a header says nothing but that its cells are ids: "ID", "Nr.", "Løbenummer"."""
    words = words_of(header)
    return bool(words) and all(word in _ALONE for word in words)


def is_above(header: str) -> bool:
    """Whether a header speaks of what a row is part of: "parent_id", "Hører under nr"."""
    return bool(_PARENT_WORDS.intersection(words_of(header)))


def end_of(header: str) -> str:
    """Which end of a relation a header names, "Fra" or "Til"; "" where it names none.

    >>> end_of("Fra id"), end_of("to_id"), end_of("Fra alder")
    ('Fra', 'Til', '')
    """
    words = [word for word in words_of(header) if word not in _ALONE and word not in _ENTITIES]
    return next((end for end, known in _ENDS_OF_RELATIONS.items() if len(words) == 1 and words[0] in known), "")


def stem_of(header: str) -> tuple[str, ...]:
    """What a header's ids are of: ("location",) of "location_id", () where it does not say.

    >>> stem_of("location_id"), stem_of("Nr."), stem_of("parent_organization_id")
    (('location',), (), ('organization',))
    """
    return tuple(word for word in words_of(header) if word not in _ALONE and word not in _PARENT_WORDS)


def entity_of(words: Sequence[str]) -> Entity | None:
    """The thing that a table's name or a header's stem speaks of: that of its last word, unless an earlier one is another.

    >>> entity_of(["aktive", "tilbud"]), entity_of(["service", "area"]), entity_of(["service", "at", "location"])
    (<Entity.OFFER: 'offer'>, None, None)
    """
    plain = [word for word in words if not word.isdigit()]
    named = {_ENTITIES[word] for word in plain if word in _ENTITIES}
    return named.pop() if len(named) == 1 and plain[-1] in _ENTITIES else None


def are_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two nouns differ in their endings at most: "category" and "categories".

    >>> are_alike(["taxonomy"], ["taxonomies"]), are_alike(["taxonomy", "term"], ["taxonomies"])
    (True, False)
    """
    mine, theirs = "".join(one), "".join(other)
    shared = next(
        (at for at, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b), min(len(mine), len(theirs))
    )
    return (
        bool(mine and theirs)
        and abs(len(mine) - len(theirs)) <= _MOST_DIFFERENT_ENDING
        and shared >= max(min(len(mine), len(theirs)) - 2, 3)
    )


def name_of(table: Table) -> str:
    """What a table is called: its sheet, unless that has no name of its own; then its file."""
    title = table.sheet.name
    return table.sheet.file.rpartition(".")[0] if _NO_NAME_OF_A_SHEET.fullmatch(fold(title)) else title


def nouns_of(tables: Sequence[Table]) -> list[list[str]]:
    """The words of each table's name without those that all of them begin with ("ohana_")."""
    names = [words_of(name_of(table)) for table in tables]
    while len(names) > 1 and all(len(words) > 1 for words in names) and len({words[0] for words in names}) == 1:
        names = [words[1:] for words in names]
    return names
