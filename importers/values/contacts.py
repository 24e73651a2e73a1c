"""Phones, e-mails and addresses on the web: the first is for the field, and the whole cell is kept where it says more."""

import re
from dataclasses import dataclass, replace

import phonenumbers

from importers.values.no_phones import without_days_and_hours

_DIGIT = re.compile(r"\d")
_DANISH = re.compile(r"(?<![\d+])(?:(?:\+|00)45[ .-]?)?\(?\d(?:[ .\-/()]{0,2}\d){7}(?!\d)")
_ONE_DANISH = re.compile(r"\d\d(?: ?\d\d){3}")
"""What nearly every cell holds."""
_FOREIGN = re.compile(r"(?:\+(?!45)|(?<![\d+])00(?!45)[1-9])\d[\d .()-]{6,18}\d")
_TWO_IN_ONE = re.compile(r"(?<![\d+])([2-9]\d{7})(?=[2-9]\d{7}(?!\d))")
_WITHOUT_PLUS = re.compile(r"(?<![\d+])45[ .-]?(?=\d(?:[ .-]?\d){7}(?![ .-]?\d))")
_GOES_ON = re.compile(r"(?: \d\d){1,3}(?! ?\d|[-:.]\d)")
"""Pairs of digits behind a number that make it too long to be one."""
_POWER = re.compile(r"(\d[.,]\d{4,7})E\+?0?7", re.IGNORECASE)
"""How a spreadsheet shortens a number: "2.0304050E7"."""
_SHORT = re.compile(r"(?<![\d.,:+-])(?:1813|112|114|116 ?\d{3})(?![.,:-]?\d)")
# Letters of any alphabet, since æ, ø and å do occur in addresses that people have.
_EMAIL = re.compile(r"[^\s@,;<>()\[\]\":/]{1,64}@[^\s@,;<>()\[\]\":/]{1,255}\.[^\W\d_]{2,}", re.UNICODE)
_AT = re.compile(r"\s{0,3}(?:[(\[{<]\s*(?:at|a|snabel-?a)\s*[)\]}>]|(?<=\s)snabel-?a(?=\s))\s*", re.IGNORECASE)
_DOT = re.compile(r"\s{0,3}(?:[(\[{<]\s*(?:dot|punktum|\.)\s*[)\]}>]|(?<=\s)(?:dot|punktum)(?=\s))\s*", re.IGNORECASE)
_MAY_BE_AN_AT = re.compile(r"[@(\[{<]|snabel|\bat\b", re.IGNORECASE)
_AT_AS_A_WORD = re.compile(r"([\w.-]+) at ([\w-]+(?:\.[\w-]+)*\.[a-z]{2,})", re.IGNORECASE)
_BLANKS_BY_THE_AT = re.compile(r"(?<=\w)\s{0,3}@\s*(?=\w)")
_WEB = re.compile(
    r"(?:https?://|www\.)[^\s,;<>\"/]*\.[^\s,;<>\"/.]{2,}(?:/[^\s,;<>\"]*)?|(?<![@\w.-])(?:(?:[\w-]{1,63}\.)+(?:dk|com|org|net|nu|eu|info|io|app|gl|fo|site|online|page)\b"
    r"(?:/[^\s,;<>\"]*)?|(?:[\w-]{2,63}\.)+[a-z]{2,}/[^\s,;<>\"]+)",
    re.IGNORECASE,
)
_WORDS_THAT_SAY_NOTHING = re.compile(
    r"^(?:(?:tlf|tel|telefon|mobil|mob|mailto|e-?mail|mail|web|www|hjemmeside|link|læs mere på|læs mere|se)\b[.:]?|"
    r"[tmew](?:[:.]|$)|\(\+45\))\s*",
    re.IGNORECASE,
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
    is_respelled: bool = False
    """Whether the first is written another way in the cell, as in "info (at) kolding.dk"."""


def read_phones(text: str) -> Contacts | None:
    """The phones in a cell, as they are written.

    >>> read_phones("67338448")
    Contacts(first='67338448', count=1, says_more=False, is_respelled=False)
    >>> read_phones("Tlf. 75 12 34 56 (vagttelefon 20 30 40 50 efter kl. 16)")
    Contacts(first='75 12 34 56', count=2, says_more=True, is_respelled=False)
    >>> read_phones("(75) 12 34 56").first, read_phones("ring på hovednummeret") is None
    ('75 12 34 56', True)
    """
    if _ONE_DANISH.fullmatch(text) and _is_possible(text) and "_" not in without_days_and_hours(text):
        return Contacts(text, 1, says_more=False)
    if not _DIGIT.search(text):
        return None
    if power := _POWER.fullmatch(text.strip()):
        text = f"{float(power[1].replace(',', '.')) * 1e7:.0f}"
    text = _WITHOUT_PLUS.sub("+45 ", text.replace("(+45)", "+45"))
    if len(text) >= 2 * _DANISH_LENGTH:
        text = _TWO_IN_ONE.sub(r"\1 ", text)
    undated = without_days_and_hours(text)
    found = sorted([*_DANISH.finditer(undated), *_FOREIGN.finditer(undated)], key=lambda match: match.start())
    numbers = [
        match[0].strip(_AROUND) for match in found if _is_possible(match[0]) and not _GOES_ON.match(text, match.end())
    ]
    if not found:
        numbers = _SHORT.findall(undated)
    contacts = _contacts(*_each_once(text, numbers))
    if contacts is None or not _BRACKETS.search(contacts.first):
        return contacts
    return replace(contacts, first=" ".join(_BRACKETS.sub(" ", contacts.first).split()))


def read_emails(text: str) -> Contacts | None:
    """The e-mail addresses in a cell; where there is none, those that are written so that machines shall not find them.

    >>> read_emails("asbjørnl@kolding.dk").first, read_emails("mailto:a@b.dk; c@d.dk").count
    ('asbjørnl@kolding.dk', 2)
    >>> read_emails("info (at) kolding (dot) dk").first, read_emails("info@kolding") is None
    ('info@kolding.dk', True)
    """
    if not _MAY_BE_AN_AT.search(text):
        return None
    found = [match[0].strip(".") for match in _EMAIL.finditer(text)] if "@" in text else []
    if found:
        return _contacts(text, found)
    if whole := _AT_AS_A_WORD.fullmatch(text.strip()):
        text = f"{whole[1]}@{whole[2]}"
    respelled = _BLANKS_BY_THE_AT.sub("@", _DOT.sub(".", _AT.sub("@", text)))
    contacts = _contacts(respelled, [match[0].strip(".") for match in _EMAIL.finditer(respelled)])
    return replace(contacts, is_respelled=True) if contacts else None


def read_websites(text: str) -> Contacts | None:
    """The addresses on the web in a cell; addresses of e-mail are none.

    >>> read_websites("www.fgu.dk").first, read_websites("se mere på headspace.dk/unge").first
    ('www.fgu.dk', 'headspace.dk/unge')
    """
    if "." not in text:
        return None
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
    if len({*digits}) == 1:
        return False
    if len(digits) == _DANISH_LENGTH and not text.startswith("+") and not digits.startswith("00"):
        return True  # 00 begins a foreign number
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(text, "DK"))
    except phonenumbers.NumberParseException:
        return False


def _each_once(text: str, numbers: list[str]) -> tuple[str, list[str]]:
    """The text and its numbers without those that are an earlier one written another way."""
    kept: dict[str, str] = {}
    for number in numbers:
        if number != kept.setdefault(phone_digits(number), number):
            text = text.replace(number, " ", 1)
    return text, [*kept.values()]


def is_same_contact(name: str, one: object, other: object) -> bool:
    """Whether two values of a field are the same phone or e-mail, however they are written.

    >>> is_same_contact("phone", "66 11 11 11", "+45 66111111"), is_same_contact("town", "Odense", "odense")
    (True, False)
    """
    if name == "phone":
        return phone_digits(str(one)) == phone_digits(str(other))
    return name == "email" and str(one).lower() == str(other).lower()


def _contacts(text: str, found: list[str]) -> Contacts | None:
    if not found:
        return None
    rest = text.replace(found[0], " ", 1).strip(_AROUND)
    while (shorter := _WORDS_THAT_SAY_NOTHING.sub("", rest).strip(_AROUND)) != rest:
        rest = shorter
    return Contacts(found[0], len(dict.fromkeys(found)), bool(rest))
