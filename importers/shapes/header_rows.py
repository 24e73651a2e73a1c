"""Which rows of a sheet are headers: by the words that the catalogue knows, else by looking like one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from graphmodel.catalogue import Catalogue, fold
from importers.header_words import is_header_word, known_header, meanings
from importers.marks import MarkWords
from importers.reading.sheets import Sheet
from importers.section_words import is_section_word
from importers.shapes.header_block import Header, header_around
from importers.shapes.mark_headings import is_age_group, weekday_named
from importers.shapes.row_kinds import is_example, is_hint
from importers.shapes.views import FilledRow, MergedAreas

_LONGEST_HEADER = 80
_ROWS_TO_LOOK_AT = 60
_ROWS_BELOW_A_HEADING = 30
_LONGEST_UNDER_A_HEADING = 40
_FEWEST_OF_OTHER_FIELDS = 3
_NEARLY_AS_WIDE, _MOST_ARE_SHORT, _MOST_ARE_DIFFERENT = 0.6, 0.7, 0.6
"""What a row of unknown words needs to be a header: the list's width, short texts, and few of them twice."""
_ONLY_DATA = re.compile(r"@\w|^https?:|^www\.|\d{6}|\d{2} \d{2} \d{2} \d{2}")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_HEADER = re.compile(r"@|^https?:|^www\.|^[\d\s.,:/+%✓✔☑√●•*-]+$|\d{6}")
"""Ways of contact, numbers, and marks that say yes."""


def find_headers(
    sheet: Sheet,
    rows: Sequence[FilledRow],
    catalogue: Catalogue,
    named: frozenset[str] = frozenset(),
) -> tuple[Header, ...]:
    """Every header of a sheet from above; where no words are known, the one row that looks like a header, if any.

    `rows` are the filled cells of the sheet; `named` are folded headers that a person spoke of.
    """
    marks, merged = MarkWords(catalogue), MergedAreas(sheet.merged)
    found: list[Header] = []
    words: list[frozenset[str]] = []
    for row, cells in enumerate(rows):
        if len(cells) < 2 or (found and row <= found[-1].bottom):
            continue
        is_known = _has_known_words(cells, catalogue) or (
            _may_stand_over_marks(rows, row, found) and _has_known_words(_unmarked(rows, row, marks), catalogue)
        )
        if is_known and (not found or _may_follow(rows, row, found[-1], words, catalogue)):
            found.append(_header(merged, row, rows, catalogue, marks, is_known=True))
            words = list({*words, frozenset(map(fold, found[-1].texts.values()))})
    if found:
        return tuple(found)
    likely = _likeliest(merged, rows, catalogue, named)
    return () if likely is None else (_header(merged, likely, rows, catalogue, marks, is_known=False),)


def _looks_like_a_header_cell(text: str) -> bool:
    return len(text) <= _LONGEST_HEADER and (not _NO_HEADER.search(text) or bool(_YEAR.fullmatch(text)))


def _has_known_words(cells: Mapping[int, str], catalogue: Catalogue) -> bool:
    """At least two words known, they are at least half, one of them no value ("Forening" is one), and nothing in the row is a number."""
    if len(cells) < 2 or not all(_looks_like_a_header_cell(text) for text in cells.values()):
        return False
    known = [text for text in cells.values() if is_header_word(text, catalogue)]
    return len(known) >= 2 and len(known) * 2 >= len(cells) and any(_is_no_value(text, catalogue) for text in known)


def _may_stand_over_marks(rows: Sequence[FilledRow], row: int, found: Sequence[Header]) -> bool:
    """Whether it is worth asking if columns with marks stand under a row: near the top, or under a gap or a title."""
    return row < _ROWS_TO_LOOK_AT if not found else len(rows[row - 1]) <= 1


def _unmarked(rows: Sequence[FilledRow], row: int, marks: MarkWords) -> dict[int, str]:
    """The cells of a row without those over a column of marks, whose headings may be any word or number, and without days of the week.

    A column without cells goes as well, where others are marked.
    """
    below = rows[row + 1 : row + 1 + _ROWS_TO_LOOK_AT]
    under = {column: [cells[column] for cells in below if column in cells] for column in rows[row]}
    marked = {
        column for column, texts in under.items() if marks.are_marks(texts) and not marks.is_mark(rows[row][column])
    }
    days = {column for column, text in rows[row].items() if weekday_named(text)}
    empty = {column for column, texts in under.items() if not texts} if marked or len(days) > 1 else set()
    ages = {column for column, text in rows[row].items() if is_age_group(text)} if marked else set()
    left_out = {*marked, *empty, *ages, *(days if len(days) > 1 else ())}
    return {column: text for column, text in rows[row].items() if column not in left_out}


def _is_no_value(text: str, catalogue: Catalogue) -> bool:
    """Whether a header's word can only be a header: "Telefon", but not "Forening", which a cell may say as well."""
    return not is_section_word(text, catalogue, frozenset())


def _may_follow(
    rows: Sequence[FilledRow], row: int, above: Header, words: Iterable[frozenset[str]], catalogue: Catalogue
) -> bool:
    """Whether a row may be a further header: it repeats one, stands under an empty row or a title, or is of other fields.

    `above` is the nearest header, `words` are the folded words of each that is different from the others.
    """
    if not any(rows[between] for between in range(above.bottom + 1, row)):
        return False  # the header above in other words
    if len(rows[row - 1]) * 2 > len(rows[row]) and _is_same(rows[row], above):
        return False  # the header again at the top of a page
    texts = {fold(text) for text in rows[row].values()}
    if any(len(texts & known) * 2 > len(texts) for known in words):
        return True
    is_apart = len(rows[row - 1]) <= 1 or _is_of_other_fields(rows[row], above, catalogue)
    return is_apart and any(rows[row + 1 : row + 3])


def _is_of_other_fields(cells: FilledRow, above: Header, catalogue: Catalogue) -> bool:
    """Whether all cells are words for columns, and half of them stand in the columns of other fields."""
    found = {column: meanings(text, catalogue) for column, text in cells.items()}
    if len(cells) < _FEWEST_OF_OTHER_FIELDS or not all(found.values()):
        return False
    before = {column: meanings(above.texts.get(column, ""), catalogue) for column in cells}
    return sum(set(found[column]).isdisjoint(before[column]) for column in cells) * 2 >= len(cells)


def _is_same(cells: FilledRow, header: Header) -> bool:
    return {at: fold(text) for at, text in cells.items()} == {at: fold(text) for at, text in header.texts.items()}


def _likeliest(
    merged: MergedAreas, rows: Sequence[FilledRow], catalogue: Catalogue, named: frozenset[str]
) -> int | None:
    """The first row of names with values below, where none of its words, or too few, are known.

    It must differ from what stands under it: in a list without a header the first row looks like all the others. One with merged
    cells in it is a header, and what stands above a column counts for it: "%" under "Fase 1" is a name.
    """
    widths = [len(cells) for cells in rows[:_ROWS_TO_LOOK_AT] if cells]
    if not widths:
        return None
    typical = median(widths)
    with_merged = {area.top for area in merged.touching(range(_ROWS_TO_LOOK_AT))}
    for row, cells in enumerate(rows[:_ROWS_TO_LOOK_AT]):
        below = [later for later in rows[row + 1 : row + 6] if later]
        if not below or not cells:
            continue
        if len(cells) == 1:
            # A list of one column: the header's word must be known, for a lone text is else a title.
            if typical <= 1 and known_header(next(iter(cells.values())), catalogue):
                return row
            continue
        if len(cells) < _NEARLY_AS_WIDE * typical or (row in with_merged and len(below[0]) > len(cells)):
            continue
        is_headed = not {row, row - 1}.isdisjoint(with_merged) or not named.isdisjoint(map(fold, cells.values()))
        if not is_headed and (any(map(_ONLY_DATA.search, cells.values())) or _is_age_among_ages(cells, below)):
            return None
        whole = _with_headings(merged, row, rows, catalogue)
        if _are_names(list(whole.values())) and (is_headed or _differs_from(cells, below, catalogue)):
            return row
        return None
    return None


def _is_age_among_ages(cells: FilledRow, below: Sequence[FilledRow]) -> bool:
    """Whether a row holds an age group above others, as rows of data do."""
    return any(
        is_age_group(text) and any(is_age_group(row.get(column, "")) for row in below) for column, text in cells.items()
    )


def _with_headings(merged: MergedAreas, row: int, rows: Sequence[FilledRow], catalogue: Catalogue) -> dict[int, str]:
    header = _header(merged, row, rows, catalogue, MarkWords(catalogue), is_known=False)
    return {column: f"{header.groups.get(column, '')} {text}".strip() for column, text in header.texts.items()}


def _are_names(texts: Sequence[str]) -> bool:
    short = sum(_looks_like_a_header_cell(text) for text in texts)
    return short >= _MOST_ARE_SHORT * len(texts) and len(set(map(fold, texts))) >= _MOST_ARE_DIFFERENT * len(texts)


def _differs_from(cells: Mapping[int, str], below: Sequence[FilledRow], catalogue: Catalogue) -> bool:
    """Whether a row can be the header of the rows below: a word that only headers have, or a name over numbers, days or contacts.

    A word above others of its kind ("Forløb" over "Kursus") may be a value as well as they; two such words that no row below has are none.
    """
    likely = 0
    for column, text in cells.items():
        under = [row[column] for row in below if column in row]
        is_word = bool(known_header(text, catalogue)) and not any(known_header(other, catalogue) for other in under)
        if is_word and _is_no_value(text, catalogue):
            return True
        likely += is_word or (bool(under) and not _DIGIT.search(text) and all(map(_DIGIT.search, under)))
        if under and _looks_like_a_header_cell(text) and not any(map(_looks_like_a_header_cell, under)):
            return True
    return likely > 1 and likely * 2 >= len(cells) and any(known_header(text, catalogue) for text in cells.values())


def _header(
    merged: MergedAreas, row: int, rows: Sequence[FilledRow], catalogue: Catalogue, marks: MarkWords, *, is_known: bool
) -> Header:
    def is_lower(at: int, upper: FilledRow) -> bool:
        if not is_known:
            return False
        plain = _unmarked(rows, at, marks)
        return _is_lower_row(upper, plain, catalogue) or _is_under_headings(upper, at, rows)

    def may_stand_above(above: FilledRow, texts: Mapping[int, str]) -> bool:
        if not all(map(_looks_like_a_header_cell, above.values())):
            return False
        return len(above) > 1 or _is_heading_of_marks(
            above, texts, rows[row + 1 : row + _ROWS_BELOW_A_HEADING], catalogue, marks
        )

    return header_around(merged, row, rows, is_lower, may_stand_above, is_known=is_known)


def _is_lower_row(upper: Mapping[int, str], lower: Mapping[int, str], catalogue: Catalogue) -> bool:
    """Whether a row under a header is its second half: known words, some of them where the upper one is empty.

    One of them need not be known where the upper row has only few headings.
    """
    if len(lower) < 2 or all(column in upper for column in lower):
        return False
    known = [text for text in lower.values() if known_header(text, catalogue)]
    unknown = len(lower) - len(known)
    is_known = unknown == 0 or (
        unknown * 4 <= len(lower)
        and len(upper) * 2 <= len(lower)
        and all(map(_looks_like_a_header_cell, lower.values()))
    )
    return is_known and any(_is_no_value(text, catalogue) for text in known)


def _is_under_headings(upper: FilledRow, at: int, rows: Sequence[FilledRow]) -> bool:
    """Whether a row names the columns under wide headings: only there, beginning right under one, and the rows below fill the others."""
    lower = rows[at]
    if len(lower) < 2 or min(upper) in lower or len(set(lower.values())) < len(lower):
        return False
    if not any(column not in upper for column in lower) or any(
        len(text) > _LONGEST_UNDER_A_HEADING for text in lower.values()
    ):
        return False
    if any(is_hint(text) or is_example(text) or "@" in text for text in lower.values()):
        return False
    wide = {column for column in upper if column + 1 in lower and column + 1 not in upper}
    is_headed = all(column in wide or column not in upper for column in lower)
    below = [cells for cells in rows[at + 1 : at + 6] if cells]
    return is_headed and bool(below) and sum(min(upper) in cells for cells in below) * 2 > len(below)


def _is_heading_of_marks(
    above: FilledRow, texts: Mapping[int, str], below: Sequence[FilledRow], catalogue: Catalogue, marks: MarkWords
) -> bool:
    """Whether a lone text above a header is the heading of columns with marks, and not the sheet's title."""
    at, text = next(iter(above.items()))
    if at <= min(texts) or at not in texts:
        return False
    is_marked = marks.are_marks([cells[at] for cells in below if at in cells])
    return is_marked or (bool(known_header(text, catalogue)) and at + 1 in texts)
