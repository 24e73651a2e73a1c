"""Words that stand above columns: which the catalogue knows, in whatever form a list has them."""

import re
from functools import cache, lru_cache

from graphmodel.catalogue import Catalogue, fold
from importers.header_abbreviations import in_full
from importers.header_questions import meaning_of_question
from importers.own_sheets import is_own_header

NAMES_OF_ROWS = frozenset({"offer-name", "organisation-name", "person-name"})
"""Meanings of columns that say what a row is called."""
NAMES = NAMES_OF_ROWS | {"contact-name"}
_WHICH = re.compile(r"(?:,\s*|\s+[-–]\s+)(?:arbejde|privat|direkte|kontor|business|home|work)$", re.IGNORECASE)
"""Which of several telephones and streets is meant, as address books say it."""
_WHOSE = re.compile(r"(?:vores|jeres|din|dit|dine)\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")


@lru_cache(maxsize=10_000)
def known_header(text: str, catalogue: Catalogue) -> str:
    """The form of a header that the catalogue knows ("Telefon (direkte) *" → "Telefon"), or "" where it knows none.

    >>> from graphmodel.catalogue import load_catalogue
    >>> [known_header(text, load_catalogue()) for text in ("Tlf. (direkte):", "Telefon, arbejde", "Skostørrelse")]
    ['Tlf.', 'Telefon', '']
    """
    plain = _WHICH.sub("", " ".join(_BRACKETS.sub(" ", text).replace("*", " ").split()).strip(" :"))
    for form in dict.fromkeys(
        (text, plain, _WHOSE.sub("", plain, count=1), *(part.strip() for part in re.split(r"[/\n]", plain)))
    ):
        if form and catalogue.headers.candidates(form):
            return form
    return in_full(plain, catalogue) or _asked(text, catalogue)


def _asked(text: str, catalogue: Catalogue) -> str:
    """The header that asks for the same as a question does, "" where a text is none."""
    meaning = meaning_of_question(text) if text.rstrip(" *:").endswith("?") else ""
    words = catalogue.columns[meaning].words if meaning else ()
    return next((word for word in words if catalogue.headers.candidates(word) == (meaning,)), "")


def meanings(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    """What a header may mean, as ids of the catalogue's columns, the likeliest first; empty where nothing is known.

    >>> from graphmodel.catalogue import load_catalogue
    >>> meanings("Tlf. (direkte):", load_catalogue()), meanings("Skostørrelse", load_catalogue())
    (('phone',), ())
    """
    return catalogue.headers.candidates(known_header(text, catalogue))


def is_header_word(text: str, catalogue: Catalogue) -> bool:
    """Whether a text is a header that is known: of a field, of a relation, or of a column that the program writes itself."""
    return bool(known_header(text, catalogue)) or is_own_header(text) or fold(text) in _relation_headers(catalogue)


@cache
def _relation_headers(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(
        fold(word) for column in catalogue.relation_columns.values() for word in (column.name, *column.words)
    )
