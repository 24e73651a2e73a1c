"""What is stated once above a list for all its rows: "Organisation: | KFUM Kolding" over a table of offers."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphmodel.catalogue import Catalogue
from importers.header_words import meanings
from importers.shapes.views import FilledRow, Place

_FIELDS = frozenset({"organisation-name", "municipality", "sector"})
_OF_THE_ORGANISATION = frozenset({"contact-name", "phone", "email", "website", "address"})
"""Only beside the organisation they belong to; else they may be those of whoever made the list."""
_LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class Statement:
    """A field's name and what is stated for it, both with their places."""

    label: str
    text: str
    meaning: str
    label_at: Place
    text_at: Place


def statements(rows: Mapping[int, FilledRow], header: Mapping[int, str], catalogue: Catalogue) -> tuple[Statement, ...]:
    """What the rows above a header state for whatever the header itself has no column for; the first of several counts."""
    taken = {_meaning(text, catalogue) for text in header.values()}
    found: list[Statement] = []
    read = [_statement(row, cells, catalogue) for row, cells in rows.items()]
    named = any(statement and statement.meaning == "organisation-name" for statement in read)
    is_about_one = named and "organisation-name" not in taken
    wanted = _FIELDS | _OF_THE_ORGANISATION if is_about_one else _FIELDS
    for statement in read:
        if statement and statement.meaning in wanted and statement.meaning not in taken:
            taken.add(statement.meaning)
            found.append(statement)
    return tuple(found)


def _statement(row: int, cells: FilledRow, catalogue: Catalogue) -> Statement | None:
    places = sorted(cells)
    if len(places) == 1:
        label, colon, text = (part.strip() for part in cells[places[0]].partition(":"))
    elif len(places) == 2:
        label, colon, text = cells[places[0]].strip(" :"), ":", cells[places[1]]
    else:
        return None
    if not colon or not text or not label or len(label) > _LONGEST_LABEL or "\n" in label:
        return None
    return Statement(label, text, _meaning(label, catalogue), (row, places[0]), (row, places[-1]))


def _meaning(label: str, catalogue: Catalogue) -> str:
    return next(iter(meanings(label, catalogue)), "")
