"""Cells with phones, e-mails, addresses on the web, and the numbers of companies."""

import re

from stdnum.dk import cvr as danish_cvr

from graphmodel.catalogue import fold
from importers.values.contact_parts import split_contact
from importers.values.contacts import Contacts, read_emails, read_phones, read_websites
from importers.values.understood import Understood, without_decimals
from importers.values.words import Words

_CVR = re.compile(r"(?<!\d)(?:DK[- ]?)?(\d{2}[ .]?\d{2}[ .]?\d{2}[ .]?\d{2})(?!\d)", re.IGNORECASE)
_CVR_SAYS_NOTHING = re.compile(r"\b(?:cvr|nr|nummer|dk|se)\b|[\s.:,;/()-]", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:ingen|nej|via (?:hjemmesiden?|mail|facebook)|ny medarbejder paa vej|ledig stilling|pt ingen|ingen pt)"
)
_P_NUMBER = re.compile(
    r"(?:p-?\s?(?:nr|nummer)?\.?\s*:?\s*)?(\d{10}|\d{4}\s\d{3}\s\d{3}|\d[\s.]\d{3}[\s.]\d{3}[\s.]\d{3})", re.IGNORECASE
)
"""Never six digits and four, which is how a CPR number is written."""


def read_phone(text: str, _header: str, _words: Words) -> Understood | None:
    """The first phone of a cell, and the e-mail or web address beside it."""
    plain = without_decimals(text)
    return _with_others("phone", plain) or _first("phone", read_phones(plain), plain)


def read_email(text: str, _header: str, _words: Words) -> Understood | None:
    """The first e-mail address of a cell; one that is written wrongly is told, not mended."""
    contacts = read_emails(text)
    if contacts is None and "@" in text:
        return Understood(keep_text=True, doubt=f"»{text}« ligner en e-mail, men er skrevet forkert.")
    return _with_others("email", text) or _first("email", contacts, text)


def read_contact_name(text: str, _header: str, _words: Words) -> Understood | None:
    """The name in a cell of contacts, and the phone, e-mail and web address that stand with it."""
    if _NOBODY.fullmatch(fold(text)):
        return Understood(keep_text=True)
    parts = split_contact(text)
    name = {"contact_name": parts.name} if parts.name else {}
    return Understood(name, keep_text=parts.says_more, beside=parts.ways)


def read_website(text: str, _header: str, _words: Words) -> Understood | None:
    """The first address on the web of a cell, or the e-mail address that stands there in its stead."""
    found = _first("website", read_websites(text), text)
    emails = read_emails(text) if found is None and "@" in text else None
    return Understood(beside={"email": emails.first}, keep_text=emails.says_more) if emails else found


def _with_others(name: str, text: str) -> Understood | None:
    """A cell that holds a phone and an e-mail, or the other one than its column's; a name in it is kept with its words."""
    other = "email" if name == "phone" else "phone"
    if not _may_hold(other, text):
        return None
    parts = split_contact(text)
    if other not in parts.ways or "website" in parts.ways:
        return None
    others = {other: parts.ways[other]}
    own = {name: parts.ways[name]} if name in parts.ways else {}
    return Understood(own, keep_text=parts.says_more or bool(parts.name), beside=others)


def _may_hold(other: str, text: str) -> bool:
    """Whether a contact of another kind than its column's may stand in a cell; in nearly none one does, which is seen at once."""
    return bool(read_emails(text)) if other == "email" else " " in text or bool(read_phones(text))


def _first(name: str, contacts: Contacts | None, text: str) -> Understood | None:
    if contacts is None:
        return None
    remark = f"»{text}« er læst som {contacts.first}." if contacts.is_respelled else ""
    return Understood(
        {name: contacts.first}, keep_text=contacts.says_more, remark=remark, is_inferred=contacts.is_respelled
    )


def read_cvr(text: str, _header: str, _words: Words) -> Understood | None:
    """The one CVR number of a cell; of several none is believed to be the organisation's own."""
    numbers = list(dict.fromkeys(re.sub(r"\D", "", found) for found in _CVR.findall(text)))
    if len(numbers) > 1:
        return Understood(
            keep_text=True, doubt=f"Der er {len(numbers)} CVR-numre i cellen, så ingen af dem er gemt som nummeret."
        )
    if not numbers:
        return None
    says_more = bool(_CVR_SAYS_NOTHING.sub("", _CVR.sub(" ", text, count=1)))
    is_valid = danish_cvr.is_valid(numbers[0])
    doubt = (
        "" if is_valid else f"CVR-nummeret {numbers[0]} har ikke et gyldigt kontrolciffer. Det er gemt, som det står."
    )
    return Understood({"cvr": numbers[0]}, keep_text=says_more, doubt=doubt)


def read_p_number(text: str, _header: str, _words: Words) -> Understood | None:
    """A P-number: ten digits and not a word more than that they are one."""
    digits = p_number_in(text)
    return Understood({"p_number": digits}) if digits else None


def p_number_in(text: str) -> str:
    """The ten digits of a text that is a P-number and nothing else; "" where it is none.

    >>> p_number_in("P-nr. 1003 456 789"), p_number_in("1003456789 (afd.)"), p_number_in("311299 1234")
    ('1003456789', '', '')
    """
    found = _P_NUMBER.fullmatch(text.strip())
    return re.sub(r"\D", "", found[1]) if found else ""
