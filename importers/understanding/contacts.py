"""Phones, e-mails and addresses on the web: the first is for the field, and the whole cell is kept where it says more."""

import re
from dataclasses import dataclass, replace

import phonenumbers

_DANISH = re.compile(r"(?<![\d+])(?:(?:\+|00)45[ .-]?)?\(?\d(?:[ .\-/()]{0,2}\d){7}(?!\d)")
_FOREIGN = re.compile(r"\+(?!45)\d[\d .()-]{6,18}\d")
_DATE = re.compile(r"\b(?:\d{4}-\d{2}-\d{2}|\d{1,2}[.-]\d{1,2}[.-]\d{4})\b")
_SHORT = re.compile(r"(?:1813|112|114|116 ?\d{3}|70 ?\d{2})")
# Letters of any alphabet, since æ, ø and å do occur in addresses that people have.
_EMAIL = re.compile(r"[^\s@,;<>()\[\]\":/]+@[^\s@,;<>()\[\]\":/]+\.[^\W\d_]{2,}", re.UNICODE)
_WEB = re.compile(
    r"(?:https?://|www\.)[^\s,;<>\"]+|(?<![@\w.-])(?:[\w-]+\.)+(?:dk|com|org|net|nu|eu|info|io)\b(?:/[^\s,;<>\"]*)?",
    re.IGNORECASE,
)
_WORDS_THAT_SAY_NOTHING = re.compile(
    r"^(?:tlf|tel|telefon|mobil|mob|e-?mail|mail|mailto|web|www|hjemmeside|link)[.:]?\s*", re.IGNORECASE
)
_BRACKETS = re.compile(r"[()]")
_DANISH_LENGTH = 8
_AROUND = " .,;:/|()<>-–\n"


@dataclass(frozen=True, slots=True)
class Contacts:
    """What a cell holds of one kind: the first for the field, how many there are, and whether the cell says more than the first."""

    first: str
    count: int
    says_more: bool


def read_phones(text: str) -> Contacts | None:
    """The phones in a cell, as they are written.

    >>> read_phones("67338448")
    Contacts(first='67338448', count=1, says_more=False)
    >>> read_phones("Tlf. 75 12 34 56 (vagttelefon 20 30 40 50 efter kl. 16)")
    Contacts(first='75 12 34 56', count=2, says_more=True)
    >>> read_phones("(75) 12 34 56").first, read_phones("ring på hovednummeret") is None
    ('75 12 34 56', True)
    """
    undated = _DATE.sub(lambda date: "_" * len(date[0]), text)
    found = sorted([*_DANISH.finditer(undated), *_FOREIGN.finditer(undated)], key=lambda match: match.start())
    numbers = [match[0].strip(_AROUND) for match in found if _is_possible(match[0])]
    if not numbers and _SHORT.fullmatch(text.strip()):
        numbers = [text.strip()]
    contacts = _contacts(text, numbers)
    return replace(contacts, first=" ".join(_BRACKETS.sub(" ", contacts.first).split())) if contacts else None


def read_emails(text: str) -> Contacts | None:
    """The e-mail addresses in a cell.

    >>> read_emails("asbjørnl@kolding.dk"), read_emails("mailto:a@b.dk; c@d.dk").count
    (Contacts(first='asbjørnl@kolding.dk', count=1, says_more=False), 2)
    """
    return _contacts(text, [match[0].strip(".") for match in _EMAIL.finditer(text)])


def read_websites(text: str) -> Contacts | None:
    """The addresses on the web in a cell; addresses of e-mail are none.

    >>> read_websites("www.fgu.dk").first, read_websites("se mere på headspace.dk/unge").first
    ('www.fgu.dk', 'headspace.dk/unge')
    """
    return _contacts(text, [match[0].rstrip(".)") for match in _WEB.finditer(_EMAIL.sub(" ", text))])


def phone_digits(text: str) -> str:
    """A phone number as digits alone, the Danish prefix left out, so that two ways to write it are one.

    >>> phone_digits("+45 75 12 34 56") == phone_digits("75123456")
    True
    """
    digits = re.sub(r"\D", "", text)
    return digits[-8:] if len(digits) in (10, 12) and digits[:-8] in ("45", "0045") else digits


def _is_possible(text: str) -> bool:
    """Whether a number has the length of a phone number; made-up numbers that nobody has are welcome."""
    digits = re.sub(r"\D", "", text)
    if len(digits) == _DANISH_LENGTH and not text.startswith("+") and not digits.startswith("00"):
        return True  # what nearly every cell holds; 00 begins a foreign number
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(text, "DK"))
    except phonenumbers.NumberParseException:
        return False


def _contacts(text: str, found: list[str]) -> Contacts | None:
    if not found:
        return None
    rest = text.replace(found[0], " ", 1).strip(_AROUND)
    while (shorter := _WORDS_THAT_SAY_NOTHING.sub("", rest).strip(_AROUND)) != rest:
        rest = shorter
    return Contacts(found[0], len(dict.fromkeys(found)), bool(rest))
