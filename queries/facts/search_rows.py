"""The rows of a search: everything on the map by its names, words and places. Nothing here ever names a youth."""

from dataclasses import dataclass

from graphmodel.access import Reader
from queries.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchableRow:
    """Something on the map and what it can be found by; `words` are interests or signs, `text` is what is said about it."""

    label: str
    id: str
    name: str | None
    status: str | None
    kind: str | None
    also_known_as: list[str] | None
    words: list[str] | None
    text: str | None
    youth_text: str | None
    phone: str | None
    postcode: str | None
    town: str | None


SEARCHABLE = Query("searchable", SearchableRow)
SEARCHABLE_OFFERS = Query("searchable_offers", SearchableRow)


def fetch_searchable(reader: Reader) -> tuple[SearchableRow, ...]:
    """Everything that can be found. Offers are asked for alone: they are most of it, and a row takes twice the time in a union."""
    return SEARCHABLE.run(reader) + SEARCHABLE_OFFERS.run(reader)
