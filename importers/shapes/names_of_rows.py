"""Headers that say what the rows are called in other words than a header's: a list's title, or what all of them are."""

from dataclasses import replace

from graphmodel.catalogue import Catalogue
from importers.header_words import NAMES_OF_ROWS, meanings
from importers.tables import TableColumn

_PARTNERS, _ORGANISATION = "partners", "Organisation"
_THINGS = NAMES_OF_ROWS - {"organisation-name"}
_OF_A_TITLE = frozenset({"i", "for", "til", "hos", "på", "ved", "fra", "pr", "pr."})
"""What follows the word for the rows in a title: "Tilbud i Vejle"."""


def with_names(columns: tuple[TableColumn, ...], catalogue: Catalogue) -> tuple[TableColumn, ...]:
    """The columns, where the first of them says what the rows are called though its header is no word for that.

    A list of nothing but partners names them: there is nobody else in it whose partners they could be. And a title may stand
    where the first header should.
    """
    if not columns:
        return columns
    first = columns[0]
    found = meanings(first.said, catalogue)
    if len(columns) == 1 and found[:1] == (_PARTNERS,):
        return (replace(first, said=_ORGANISATION),)
    words = first.said.split()
    is_named = any(_THINGS & set(meanings(column.said, catalogue)[:1]) for column in columns)
    if found or is_named or len(words) < 2 or words[1].lower() not in _OF_A_TITLE:
        return columns
    is_thing = bool(_THINGS & set(meanings(words[0], catalogue)[:1]))
    return (replace(first, said=words[0]), *columns[1:]) if is_thing else columns
