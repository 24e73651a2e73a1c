"""Words that a section or a title consists of: a sector, a kind, an area, a phase or a place of the catalogue, or an age group."""

import re

from graphmodel.catalogue import Catalogue, fold
from graphmodel.catalogue.loading import Worded

_COUNTED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-ZÆØÅ])\s*(?:[.)]|[-–:]\s)\s*(?=[A-ZÆØÅ])")
_AGE_GROUP = re.compile(
    r"(?=.*\d)(?:(?:de|for|til|unge|børn|voksne|alder|alderen|mellem|ml|under|over|fra|og|op|år|årige)\b|\d{1,2}\b|[\s+.:–-])+",
    re.IGNORECASE,
)
_MANY = (
    r"(?:tilbud|indsatser|aktiviteter|foreninger|klubber|organisationer|institutioner|projekter|forløb|grupper|hold|kurser|"
    r"skoler|uddannelser|ordninger|værksteder|væresteder|partnere|samarbejdspartnere|kontakter)"
)
"""Words for what a list holds, as they speak of several."""
_AT_A_PLACE = re.compile(rf"{_MANY}\s+(?:i|for|fra|på|til)\s+(?P<place>.+)", re.IGNORECASE)
_SPEAKS_OF_MANY = re.compile(rf"(?:øvrige|andre|diverse|alle|for|til)\b|.*\b{_MANY}\b", re.IGNORECASE)
_OF_ROWS: tuple[Worded, ...] = ("organisation_kinds", "offer_kinds", "areas", "stages")
_SECTIONS: tuple[Worded, ...] = ("sectors", *_OF_ROWS)


def without_number(title: str) -> str:
    """A title without the number or letter that it is counted by, and without the signs around it.

    >>> without_number("1. Kommunale tilbud"), without_number("B) Civilsamfund:"), without_number("1. klasse")
    ('Kommunale tilbud', 'Civilsamfund', '1. klasse')
    """
    plain = title.strip(" :-–*#")
    return _COUNTED.sub("", plain) or plain


def is_counted(title: str) -> bool:
    """Whether a title begins with a number or a letter that it is counted by.

    >>> is_counted("1. Om tilbuddet"), is_counted("1. klasse")
    (True, False)
    """
    return bool(_COUNTED.match(title.strip()))


def is_section_word(text: str, catalogue: Catalogue, place_words: frozenset[str]) -> bool:
    """Whether a whole text is a sector, a kind, an area, a phase or a place that the catalogue names, or an age group.

    >>> from graphmodel.catalogue import load_catalogue
    >>> [is_section_word(text, load_catalogue(), frozenset()) for text in ("Unge under 18 år", "Unge 2026", "Ungehuset")]
    [True, False, False]
    """
    folded = fold(without_number(text))
    if _AGE_GROUP.fullmatch(text):
        return True
    return folded in place_words or any(catalogue.id_of(subject, folded) for subject in _SECTIONS)


def may_be_a_name(text: str, catalogue: Catalogue, place_words: frozenset[str]) -> bool:
    """Whether a section's word may as well be what one row is called: a kind, an area or a phase that is not in the plural.

    >>> from graphmodel.catalogue import load_catalogue
    >>> [may_be_a_name(text, load_catalogue(), frozenset()) for text in ("Politi", "Bostøtte", "Foreninger", "Civilsamfund", "15-17 år")]
    [True, True, False, False, False]
    """
    folded = fold(without_number(text))
    if is_counted(text) or _AGE_GROUP.fullmatch(text) or folded in place_words:
        return False
    is_many = folded.endswith("er") and is_section_word(folded.removesuffix("er"), catalogue, place_words)
    return not is_many and any(catalogue.id_of(subject, folded) for subject in _OF_ROWS)


def names_what_a_place_has(text: str, place_words: frozenset[str]) -> bool:
    """Whether a text is a word for what a list holds and the place that has it, as headings are; `place_words` are folded.

    >>> [names_what_a_place_has(text, frozenset(["odense"])) for text in ("Tilbud i Odense", "Headspace i Odense")]
    [True, False]
    """
    found = _AT_A_PLACE.fullmatch(without_number(text))
    return found is not None and fold(found["place"]) in place_words


def speaks_of_many(text: str) -> bool:
    """Whether a text speaks of several things or of whom they are for, as headings do and few names.

    >>> [speaks_of_many(text) for text in ("Øvrige tilbud", "For unge forældre", "Tilbud med egenbetaling", "Ungehuset")]
    [True, True, True, False]
    """
    return _SPEAKS_OF_MANY.match(without_number(text)) is not None
