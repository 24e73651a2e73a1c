"""A cell in which a name, a phone and an e-mail stand together: which part is what."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from graphmodel.catalogue import fold
from importers.values.contacts import read_emails, read_phones, read_websites

_LABELS = re.compile(
    r"\b(?:tlf|tel|telefon|telefonnr|telefonnummer|mobil|mobilnr|mob|e-?mail|mail|mailto|web|www|hjemmeside|phone|nr|ring|ring til|"
    r"skriv til|på)\b\s*[.:]*|(?<!\w)[tmew](?=\s*[.:]|\s*$)\s*[.:]*",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^(?:kontakt(?:person)?|henvendelse(?: til)?|kontakt til|att|v|ved)\b[./:]*\s*", re.IGNORECASE)
_BY = re.compile(r"^v(?:ed)?/\s*", re.IGNORECASE)
_ADDRESS = re.compile(
    r"[A-ZÆØÅ][^\W\d_]+(?:[ .][^\W\d_]+){0,3} \d{1,3}\s?[A-Za-z]?,[^|\n;]*?\b\d{4} [A-ZÆØÅ][^\W\d_]+(?: [A-ZØ]{1,2}\b)?"
)
"""A street with its number, and a postcode with its town."""
_NAME = re.compile(r"[^\d(;|\n]+")
_AROUND = " .,;:/|()<>-–\n\t"
_ONLY_JOINTS = frozenset({"", "og", "eller", "samt", "pr", "via", "paa", "and", "or"})
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class ContactParts:
    """What a cell of contacts holds: the name, and the first phone, e-mail and web address by the field that each fills.

    `says_more` where anything else stands in it.
    """

    name: str
    ways: Mapping[str, str]
    says_more: bool


def split_contact(text: str) -> ContactParts:
    """The parts of a cell; a cell without a phone, an e-mail or a web address is a name as it stands.

    >>> split_contact("Anna Lind, tlf. 79 79 79 79")
    ContactParts(name='Anna Lind', ways={'phone': '79 79 79 79'}, says_more=False)
    >>> split_contact("Anna Lind"), split_contact("a@b.dk").name
    (ContactParts(name='Anna Lind', ways={}, says_more=False), '')
    """
    readers = (("email", read_emails), ("phone", read_phones), ("website", read_websites))
    found = {name: contacts for name, read in readers if (contacts := read(text))}
    if not found:
        return ContactParts(_BY.sub("", text), {}, says_more=False)
    if place := _ADDRESS.search(text):
        return _beside_an_address(text, place)
    ways = {name: contacts.first for name, contacts in found.items()}
    if any(contacts.count > 1 or contacts.first not in text for contacts in found.values()):
        return ContactParts(_name_before(text, ways), ways, says_more=True)
    rest = text
    for way in ways.values():
        rest = rest.replace(way, "|", 1)
    rest = _LABELS.sub(" ", rest)
    name = _name_in(rest)
    left = [part.strip(_AROUND) for part in re.split(r"[|\n]", rest.replace(name, "|", 1) if name else rest)]
    says_more = any(fold(_TITLE.sub("", part)) not in _ONLY_JOINTS for part in left)
    return ContactParts(name, ways, says_more)


def _beside_an_address(text: str, place: re.Match[str]) -> ContactParts:
    """The parts of a cell that an address stands in: it is no name, and is kept with the cell."""
    rest = split_contact(f"{text[: place.start()]} | {text[place.end() :]}")
    return ContactParts(rest.name, rest.ways, says_more=True)


def _name_before(text: str, ways: Mapping[str, str]) -> str:
    """The name that a cell of several phones begins with."""
    starts = [text.index(way) for way in ways.values() if way in text]
    return _name_in(_LABELS.sub(" ", text[: min(starts)])) if starts else ""


def _name_in(rest: str) -> str:
    """The first part of a text that begins as a name does, "" where none does."""
    for part in re.split(r"[|\n;]", rest):
        found = _NAME.match(_TITLE.sub("", part.strip(_AROUND)))
        name = " ".join(found[0].strip(_AROUND).split()) if found else ""
        if 1 < len(name) <= _LONGEST_NAME and name[0].isupper():
            return name
    return ""
