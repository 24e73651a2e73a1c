"""Postcodes and the towns beside them: whether they belong together, and which municipality they surely lie in."""

import re

from graphmodel.catalogue import fold
from graphmodel.reference import DISTRICTS, Postcode, Reference
from importers.values.words import Words

_FOUR_DIGITS = re.compile(r"\d{4}")
_DISTRICT = re.compile(rf"\s(?:{'|'.join(DISTRICTS)})$")
_GREENLAND = "39"
_OF_ONE_RECIPIENT = re.compile(r"0[5-9]\d{2}|10\d{2}")
"""Postcodes that large recipients have to themselves; the reference has none of them."""


def contradiction(postcode: str, town: str, words: Words) -> str:
    """What to say where a postcode belongs to another town than the one beside it, or to none; "" where nothing speaks against them."""
    reference = words.reference
    known = reference.postcodes.get(postcode)
    if known and fold(known.town).partition(" ")[0] == fold(town).partition(" ")[0]:
        return ""
    others = towns_called(town, reference)
    if known is None:
        return _unknown(postcode, town, others)
    if not others or any(other.postcode == postcode for other in others):
        return ""
    return f"Postnummer {postcode} er {known.town}, men der står {town}."


def _unknown(postcode: str, town: str, others: tuple[Postcode, ...]) -> str:
    if not _FOUR_DIGITS.fullmatch(postcode) or postcode.startswith(_GREENLAND) or _OF_ONE_RECIPIENT.fullmatch(postcode):
        return ""
    if others and any(other.postcode[:2] == postcode[:2] for other in others):
        return ""
    known = f" {town} har {others[0].postcode}." if others else ""
    return f"Postnummer {postcode} kender vi ikke.{known}"


def towns_called(town: str, reference: Reference) -> tuple[Postcode, ...]:
    """Every postcode of a town, with or without the letters of a district behind its name.

    >>> from graphmodel.reference import load_reference
    >>> [one.town for one in towns_called("Odense", load_reference())[:2]], towns_called("Ingenby", load_reference())
    (['Odense C', 'Odense V'], ())
    """
    return reference.towns(town) or reference.districts(town)


def without_district(town: str) -> str:
    """The name of a town without the letters of its district.

    >>> without_district("København NV"), without_district("Kolding")
    ('København', 'Kolding')
    """
    return _DISTRICT.sub("", town.strip())


def municipality_of(postcode: str, town: str, words: Words) -> str:
    """The code of the municipality that a place surely lies in: its town has the municipality's name, and the postcode lies nearest to it.

    >>> from graphmodel.catalogue import load_catalogue
    >>> from graphmodel.reference import load_reference
    >>> words = Words(load_catalogue(), load_reference())
    >>> municipality_of("5000", "Odense C", words), municipality_of("6091", "Bjert", words), municipality_of("5700", "Odense", words)
    ('0461', '', '')
    """
    known = words.reference.postcodes.get(postcode)
    hint = words.reference.municipality_hint(postcode) if known else None
    if known is None or hint is None or contradiction(postcode, town or known.town, words):
        return ""
    named = words.reference.municipality(without_district(known.town))
    return hint.code if named is not None and named.code == hint.code else ""
