"""Rows of one text beside each other: which of them head groups, which go on with the row above, and which nobody can tell."""

from collections.abc import Sequence
from itertools import pairwise

from graphmodel.catalogue import Catalogue
from importers.header_words import NAMES_OF_ROWS
from importers.section_words import is_section_word, may_be_a_name, speaks_of_many
from importers.shapes.body import Body
from importers.tables import RowKind

_FEWEST_HEADINGS = 2
_FILLED = (RowKind.DATA, RowKind.SECTION)


def settle_lone_rows(body: Body, rows: Sequence[int], kinds: dict[int, RowKind], catalogue: Catalogue) -> None:
    """Change the kinds of rows with one text for what stands in the other rows of the table."""
    _settle_words(body, rows, kinds, catalogue)
    _settle_further_lines(body, rows, kinds, catalogue)
    _settle_headings(body, rows, kinds)
    _settle_endings(body, rows, kinds)


def _settle_words(body: Body, rows: Sequence[int], kinds: dict[int, RowKind], catalogue: Catalogue) -> None:
    """A word that may be a name too ("Politi") heads rows where the first row is a heading, one of two or more over enough rows."""
    filled = [row for row in rows if kinds[row] in _FILLED]
    headings = [row for row in filled if kinds[row] is RowKind.SECTION]
    rows_each = 1 if len(headings) > _FEWEST_HEADINGS else 2
    are_enough = len(headings) >= _FEWEST_HEADINGS and len(filled) >= (1 + rows_each) * len(headings)
    if are_enough and headings[0] == filled[0]:
        return
    for row in headings:
        if len(body.rows[row]) > 1:
            continue
        column, text = next(iter(body.rows[row].items()))
        is_in_names = body.is_of_names(column) or not body.folded
        is_plain = (row, column) not in body.merged and not body.is_set_apart(row, column, text)
        if is_in_names and is_plain and may_be_a_name(text, catalogue, body.place_words):
            kinds[row] = RowKind.DATA


def _settle_further_lines(body: Body, rows: Sequence[int], kinds: dict[int, RowKind], catalogue: Catalogue) -> None:
    """Lone texts right of the names go on with the row above, where all of their column do: a note, a second phone."""
    under: dict[int, list[int]] = {}
    for row in rows:
        if kinds[row] is RowKind.SECTION and len(body.rows[row]) == 1:
            under.setdefault(next(iter(body.rows[row])), []).append(row)
    for column, lone in under.items():
        if all(_goes_on(body, row, column, kinds, catalogue) for row in lone):
            kinds.update(dict.fromkeys(lone, RowKind.DATA))


def _goes_on(body: Body, row: int, column: int, kinds: dict[int, RowKind], catalogue: Catalogue) -> bool:
    """Whether nothing tells a lone text to be a heading, and a row of data stands above it and its like."""
    text = body.rows[row][column]
    above = row - 1
    while above > body.first and len(body.rows[above]) == 1 and all(map(body.is_beside_names, body.rows[above])):
        above -= 1
    return (
        body.is_beside_names(column)
        and kinds.get(above) is RowKind.DATA
        and (row, column) not in body.merged
        and not body.is_set_apart(row, column, text)
        and not is_section_word(text, catalogue, body.place_words)
    )


def _settle_headings(body: Body, rows: Sequence[int], kinds: dict[int, RowKind]) -> None:
    """Lone names are the headings of groups where the first row is one, and each stands above full rows, twice as many in all.

    Those among them that nothing else tells to be headings need company: two of their own, or two that are headings for sure. Where
    all this is half so, or a name speaks of several things ("Øvrige tilbud"), a person may say what they are.
    """
    if body.width <= 2:
        return
    filled = [row for row in rows if kinds[row] in _FILLED]
    unknown = [row for row in filled if kinds[row] is RowKind.DATA and len(body.rows[row]) == 1]
    columns = {column for row in unknown for column in body.rows[row]}
    if len(columns) != 1:
        return
    column = columns.pop()
    lone = [row for row in filled if body.rows[row].keys() == {column}]
    is_above_rows = {above: len(body.rows[row]) > 1 for above, row in pairwise(filled)}
    if lone[0] == filled[0] and len(lone) >= _FEWEST_HEADINGS and all(is_above_rows.get(row) for row in lone):
        most = max(len(unknown), len(lone) - len(unknown))
        is_sure = most >= _FEWEST_HEADINGS and len(filled) >= 3 * len(lone)
        kinds.update(dict.fromkeys(unknown, RowKind.SECTION if is_sure else RowKind.NAME_OR_SECTION))
    elif body.columns.get(column, frozenset()) & NAMES_OF_ROWS:
        many = [row for row in unknown if is_above_rows.get(row) and speaks_of_many(body.rows[row][column])]
        kinds.update(dict.fromkeys(many, RowKind.NAME_OR_SECTION))


def _settle_endings(body: Body, rows: Sequence[int], kinds: dict[int, RowKind]) -> None:
    """A section under which no data comes is a note; so are lone texts below the last full row, after a sum or an empty row."""
    full = [row for row in rows if kinds[row] is RowKind.DATA and len(body.rows[row]) > 1]
    last_full = max(full, default=-1)
    for row in rows:
        if kinds[row] is RowKind.SECTION and row > last_full and full:
            kinds[row] = RowKind.NOTE
    if body.width <= 2 or not full:
        return
    is_apart = False
    for row in (row for row in rows if row > last_full):
        is_apart = is_apart or kinds[row] in (RowKind.BLANK, RowKind.TOTAL, RowKind.NOTE)
        if kinds[row] is RowKind.DATA and is_apart:
            kinds[row] = RowKind.NOTE
