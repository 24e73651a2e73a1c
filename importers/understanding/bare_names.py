"""Lists of nothing but names: whether "Navn" is an offer's, or an organisation's, or for a person to say."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from graphmodel.catalogue import Catalogue
from importers.tables import Table
from importers.understanding.accounting import left_beside_phrases
from importers.understanding.contents import looks_like_organisation

_ENOUGH = 0.6
_WHOSE = frozenset({"organisation-name", "organisation-level"})


def tells_offers(meanings: AbstractSet[str], catalogue: Catalogue) -> bool:
    """Whether columns stand beside the names that only offers have (an age, an intake), or one that says who provides them."""
    return bool(meanings & _WHOSE) or any(
        column.offer and not column.organisation and not column.person and id_ in meanings
        for id_, column in catalogue.columns.items()
        if id_ != "offer-name"
    )


def are_organisations(
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
