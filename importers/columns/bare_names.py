"""Lists of nothing but names: whether "Navn" is an offer's, an organisation's or a person's; where nothing tells, it is asked."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from graphmodel.catalogue import Catalogue, fold
from importers.doubts import Doubts, doubt
from importers.header_words import NAMES_OF_ROWS, meanings
from importers.result import Decision, shortened
from importers.tables import Table, TableColumn
from importers.values.accounting import left_beside_phrases
from importers.values.contents import likeness_of, looks_like_organisation, looks_like_person

_ENOUGH = 0.6
_FEW = 3
UNITS = {"afdeling": 1, "afd": 1, "egen afd": 1, "egen afdeling": 1, "enhed": 1, "enhedsnavn": 1, "afsnit": 2}
"""Headers of the units of an organisation, the smallest with the highest number."""
_OF_STAFF = UNITS.keys() | {"lokal", "lokalnr", "lokalnummer"}
_NAMED = re.compile(r"(?:navn|name)s?$")
_BEHIND = re.compile(r"\s*(?:[,(/]|\s[-–]\s)")
"""What parts a person's name from the unit, or from another person, behind it."""
_ONE_AGE = re.compile(r"\d{1,3}(?: år)?")
WHOSE = frozenset({"organisation-name", "organisation-level"})
"""Columns that say who a row belongs to."""
_HAD_BY_ORGANISATIONS = frozenset({"address", "website", "cvr", "p-number"})
_OFTEN_OF_ORGANISATIONS = frozenset({"description", "interest"})
"""Columns of offers that tell nothing beside those: a list of organisations describes and tags them as well."""
_ORGANISATIONS, _OFFERS, _PERSONS = "organisationer", "tilbud", "personer"
WHOSE_NAMES = {_ORGANISATIONS: "organisation-name", _OFFERS: "offer-name", _PERSONS: "person-name"}
"""What bare names may be, and the column of the catalogue that each answer makes of them."""


def tells_offers(meanings: AbstractSet[str], catalogue: Catalogue) -> bool:
    """Whether columns stand beside the names that only offers have (an age group, an intake), or one that says who provides them."""
    of_any = {"offer-name", "language"} | (_OFTEN_OF_ORGANISATIONS if meanings & _HAD_BY_ORGANISATIONS else set())
    return bool(meanings & WHOSE) or any(
        column.offer and not column.organisation and not column.person
        for id_, column in catalogue.columns.items()
        if id_ in meanings - of_any
    )


def tell_of_staff(headers: Iterable[str]) -> bool:
    """Whether headers are those of a list of staff: the unit that each belongs to, or a number within the house.

    >>> tell_of_staff(["Afdeling", "Telefon"]), tell_of_staff(["Udbyder", "Telefon"])
    (True, False)
    """
    return any(fold(header) in _OF_STAFF for header in headers)


def are_of_persons(texts: Sequence[str]) -> bool:
    """Whether names beside units are persons': a third of them look so, for such lists also have a reception and a telephone on duty."""
    return bool(texts) and _FEW * sum(looks_like_person(_BEHIND.split(text)[0]) for text in texts) >= len(texts)


def are_ages_of_persons(texts: Sequence[str]) -> bool:
    """Whether the cells of a column of ages are mostly one number each: how old somebody is, and no age group that an offer is for.

    >>> are_ages_of_persons(["17", "50 år", "32"]), are_ages_of_persons(["15-25", "18+", "17"])
    (True, False)
    """
    return 2 * sum(_ONE_AGE.fullmatch(text.strip()) is not None for text in texts) > len(texts)


def ask_whose(
    table: Table,
    column: TableColumn,
    kinds: Sequence[int],
    catalogue: Catalogue,
    doubts: Doubts,
    *,
    has_sector: bool,
) -> tuple[str, Decision]:
    """What the names of a column are: asked, unless what stands beside them tells; "" while nobody has answered."""
    texts = table.texts(column.index) or [""]
    is_told = _are_organisations(table, column.index, kinds, catalogue, has_sector=has_sector)
    suggested = _ORGANISATIONS if is_told else _likeliest(column, texts, catalogue)
    decision = doubt(
        "kolonne",
        column.header,
        (column.header, *(other.header for other in table.columns)),
        [table.sheet.address(table.header_row or 0, column.index)],
        f"Hvad er navnene i kolonnen »{column.header}«? Det første er »{shortened(texts[0])}«.",
        tuple(WHOSE_NAMES),
        suggested,
    )
    return doubts.settle(decision, is_sure=is_told), decision


def _likeliest(column: TableColumn, texts: Sequence[str], catalogue: Catalogue) -> str:
    """What names are likeliest to be: persons by their form; offers under a header that is a kind of them, or a word that nobody knows."""
    if likeness_of(texts, frozenset()) == "person":
        return _PERSONS
    is_kind = catalogue.id_of("organisation_kinds", column.said) is not None
    is_plain = not column.said or _NAMED.search(fold(column.said)) or _calls_rows(column.said, catalogue)
    return _ORGANISATIONS if is_kind or is_plain else _OFFERS


def _calls_rows(header: str, catalogue: Catalogue) -> bool:
    return not NAMES_OF_ROWS.isdisjoint(meanings(header, catalogue))


def _are_organisations(
    table: Table, names: int, kinds: Sequence[int], catalogue: Catalogue, *, has_sector: bool
) -> bool:
    """Whether names are organisations': a sector stands beside them, their kinds are kinds of organisations, or they look so.

    `names` and `kinds` are columns, counted from 0.
    """
    if has_sector or any(_are_kinds(table.texts(column), catalogue) for column in kinds):
        return True
    texts = table.texts(names)
    index = catalogue.words_of("organisation_kinds")
    like = [text for text in texts if looks_like_organisation(text) or index.ids_in(text)]
    return bool(texts) and len(like) >= _ENOUGH * len(texts)


def _are_kinds(texts: Sequence[str], catalogue: Catalogue) -> bool:
    index = catalogue.words_of("organisation_kinds")
    fitting = [text for text in texts if index.ids_in(text) and not left_beside_phrases(text, index)]
    return bool(texts) and len(fitting) >= _ENOUGH * len(texts)
