"""Lists of nothing but names: whether "Navn" is an offer's, an organisation's or a person's; where nothing tells, it is asked."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from graphmodel.catalogue import Catalogue
from importers.doubts import Doubts, doubt
from importers.result import Decision, shortened
from importers.tables import Table, TableColumn
from importers.values.accounting import left_beside_phrases
from importers.values.contents import likeness_of, looks_like_organisation

_ENOUGH = 0.6
_WHOSE = frozenset({"organisation-name", "organisation-level"})
_ORGANISATIONS, _OFFERS, _PERSONS = "organisationer", "tilbud", "personer"
WHOSE_NAMES = {_ORGANISATIONS: "organisation-name", _OFFERS: "offer-name", _PERSONS: "person-name"}
"""What bare names may be, and the column of the catalogue that each answer makes of them."""


def tells_offers(meanings: AbstractSet[str], catalogue: Catalogue) -> bool:
    """Whether columns stand beside the names that only offers have (an age, an intake), or one that says who provides them."""
    return bool(meanings & _WHOSE) or any(
        column.offer and not column.organisation and not column.person and id_ in meanings
        for id_, column in catalogue.columns.items()
        if id_ != "offer-name"
    )


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
    suggested = _PERSONS if not is_told and likeness_of(texts, frozenset()) == "person" else _ORGANISATIONS
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
