"""Cells with languages: those that an offer is given in, and the interpreters that it has."""

import re

from graphmodel.catalogue import fold
from importers.values.accounting import word_set
from importers.values.listed import DENIED, says_more_than
from importers.values.understood import Understood, parts_of
from importers.values.words import Words

_OF_NO_LANGUAGE = word_set(
    "lidt noget ja nej kun primaert gerne flersproget flersprogede personale modersmaal "
    "alle flere mange andre forskellige diverse sprog fremmedsprog tolk tolkning tolkebistand efter aftale behov mv m v fl"
)
_MAY_BE_A_LANGUAGE = re.compile(r"[^\W\d_]{4,}(?: [^\W\d_]{4,})?")


def read_languages(text: str, _header: str, words: Words) -> Understood | None:
    """The languages of a cell; one that the catalogue does not know keeps its own name, and "flere sprog" names none."""
    known, index = words.catalogue.needs, words.catalogue.words_of("needs")
    languages: list[str] = []
    met: list[str] = []
    says_more = False
    for part in (
        item.strip() for found in parts_of(text) for item in re.split(r"\s+og\s+|[()/+&]", found) if item.strip()
    ):
        ids = () if DENIED.search(part) else index.ids_in(part)
        languages.extend(id_ for id_ in ids if known[id_].kind == "language")
        met.extend(id_ for id_ in ids if known[id_].kind != "language")
        if ids or DENIED.search(part) or not _MAY_BE_A_LANGUAGE.fullmatch(part) or _names_no_language(part):
            says_more = says_more or not ids or says_more_than(part, index)
        else:
            languages.append(part.lower())
    values = (("languages", languages), ("accessibility", met))
    said = Understood({name: sorted(set(ids)) for name, ids in values if ids}, keep_text=says_more)
    return said if said.values or says_more else None


def _names_no_language(text: str) -> bool:
    return _OF_NO_LANGUAGE.issuperset(fold(text).split())
