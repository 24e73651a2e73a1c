"""Which rows of a sheet are headers: by the words that the catalogue knows, else by looking like one."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from statistics import median

from graphmodel.catalogue import Catalogue, fold
from importers.reading.sheets import Area, Sheet
from importers.row_kinds import is_section_word

_LONGEST_HEADER = 80
_MOST_HEADER_ROWS = 5
_ROWS_TO_LOOK_AT = 60
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NO_HEADER = re.compile(r"@|^https?:|^www\.|^[\d\s.,:/+%-]+$|\d{6}")


@dataclass(frozen=True, slots=True)
class Header:
    """The rows that a header fills (from 0, both included), its text by column, and whether the catalogue knows its words.

    `groups` is the heading above a column's own, where the header is over two rows.
    """

    top: int
    bottom: int
    texts: Mapping[int, str]
    groups: Mapping[int, str]
    is_known: bool


def known_header(text: str, catalogue: Catalogue) -> str:
    """The form of a header that the catalogue knows ("Telefon (direkte) *" → "Telefon"), or "" where it knows none.

    >>> from graphmodel.catalogue import load_catalogue
    >>> known_header("Tlf. (direkte):", load_catalogue()), known_header("Skostørrelse", load_catalogue())
    ('Tlf.', '')
    """
    plain = " ".join(_BRACKETS.sub(" ", text).replace("*", " ").split()).strip(" :")
    for form in dict.fromkeys((text, plain, *(part.strip() for part in re.split(r"[/\n]", plain)))):
        if form and catalogue.headers.candidates(form):
            return form
    return ""


def find_headers(sheet: Sheet, catalogue: Catalogue, named: frozenset[str] = frozenset()) -> tuple[Header, ...]:
    """Every header of a sheet from above; where no words are known, the one row that looks like a header, if any.

    `named` are folded headers that a person spoke of.
    """
    rows = [_filled(sheet, row) for row in range(len(sheet.rows))]
    found: list[Header] = []
    for row, cells in enumerate(rows):
        if found and row <= found[-1].bottom:
            continue
        if _has_known_words(cells, catalogue) and (not found or _may_follow(rows, row, found)):
            found.append(_header(sheet, row, rows, catalogue, is_known=True))
    if found:
        return tuple(found)
    likely = _likeliest(rows, catalogue, named, {area.top for area in sheet.merged})
    return () if likely is None else (_header(sheet, likely, rows, catalogue, is_known=False),)


def _filled(sheet: Sheet, row: int) -> dict[int, str]:
    return {column: text for column, text in enumerate(sheet.rows[row]) if text}


def _looks_like_a_header_cell(text: str) -> bool:
    return len(text) <= _LONGEST_HEADER and not _NO_HEADER.search(text)


def _has_known_words(cells: Mapping[int, str], catalogue: Catalogue) -> bool:
    """At least two words known, they are at least half, one of them no value ("Forening" is one), and nothing in the row is a number."""
    if len(cells) < 2 or not all(_looks_like_a_header_cell(text) for text in cells.values()):
        return False
    known = [text for text in cells.values() if known_header(text, catalogue)]
    return len(known) >= 2 and len(known) * 2 >= len(cells) and any(_is_no_value(text, catalogue) for text in known)


def _is_no_value(text: str, catalogue: Catalogue) -> bool:
    """Whether a header's word can only be a header: "Telefon", but not "Forening", which a cell may say as well."""
    return not is_section_word(text, catalogue, frozenset())


def _may_follow(rows: list[dict[int, str]], row: int, found: list[Header]) -> bool:
    """Whether a row may be a further header: it repeats one, or stands under an empty row or a title."""
    texts = {fold(text) for text in rows[row].values()}
    if any(len(texts & {fold(text) for text in header.texts.values()}) * 2 > len(texts) for header in found):
        return True
    return len(rows[row - 1]) <= 1 and any(rows[row + 1 : row + 3])


def _likeliest(
    rows: list[dict[int, str]], catalogue: Catalogue, named: frozenset[str], merged: AbstractSet[int]
) -> int | None:
    """The first row of names with values below, where none of its words, or too few, are known.

    It must differ from what stands under it: in a list without a header the first row looks like all the others. One with
    `merged` cells in it is a header.
    """
    widths = [len(cells) for cells in rows[:_ROWS_TO_LOOK_AT] if cells]
    if not widths:
        return None
    typical = median(widths)
    for row, cells in enumerate(rows[:_ROWS_TO_LOOK_AT]):
        below = [later for later in rows[row + 1 : row + 6] if later]
        if not below or not cells:
            continue
        texts = list(cells.values())
        short = sum(_looks_like_a_header_cell(text) for text in texts)
        if len(texts) == 1:
            # A list of one column: the header's word must be known, for a lone text is else a title.
            if known_header(texts[0], catalogue) and typical <= 1:
                return row
            continue
        is_named = short >= 0.7 * len(texts) and len(set(map(fold, texts))) >= 0.6 * len(texts)
        if (
            len(texts) >= 0.6 * typical
            and is_named
            and (row in merged or not named.isdisjoint(map(fold, texts)) or _differs_from(cells, below, catalogue))
        ):
            return row
        if len(texts) >= 0.6 * typical:
            return None
    return None


def _differs_from(cells: Mapping[int, str], below: list[dict[int, str]], catalogue: Catalogue) -> bool:
    """Whether a row can be the header of the rows below: a word that only headers have, or a name over numbers, days or contacts."""
    if any(known_header(text, catalogue) and _is_no_value(text, catalogue) for text in cells.values()):
        return True
    for column, text in cells.items():
        under = [row[column] for row in below if column in row]
        if under and _looks_like_a_header_cell(text) and not any(map(_looks_like_a_header_cell, under)):
            return True
    return False


def _is_lower_row(upper: Mapping[int, str], lower: Mapping[int, str], catalogue: Catalogue) -> bool:
    """Whether a row under a header is its second half: nothing but known words, some of them where the upper one is empty."""
    return (
        len(lower) >= 2
        and all(known_header(text, catalogue) for text in lower.values())
        and any(_is_no_value(text, catalogue) for text in lower.values())
        and any(column not in upper for column in lower)
    )


def _header(sheet: Sheet, row: int, rows: list[dict[int, str]], catalogue: Catalogue, *, is_known: bool) -> Header:
    merged = [area for area in sheet.merged if area.top <= row <= area.bottom or area.top == row - 1]
    bottom = max([row, *(area.bottom for area in merged if area.top <= row <= area.bottom < row + _MOST_HEADER_ROWS)])
    texts = dict(rows[row])
    is_over_two = bottom == row and row + 1 < len(rows) and is_known and _is_lower_row(texts, rows[row + 1], catalogue)
    if is_over_two:
        bottom = row + 1
    groups = _spread(dict(rows[row]), row, merged) if bottom > row else {}
    for lower in range(row + 1, bottom + 1):
        texts |= rows[lower]
    if is_over_two:
        groups = _over_the_gaps(groups, texts)
    top, above = row, rows[row - 1] if row else {}
    if above and _stands_above(above, row - 1, texts, merged):
        top = row - 1
        groups |= _spread(dict(above), row - 1, merged)
        texts = {column: text for column, text in above.items() if column not in texts} | texts
    groups = {column: text for column, text in groups.items() if column in texts and text != texts[column]}
    return Header(top, bottom, dict(sorted(texts.items())), groups, is_known)


def _stands_above(above: Mapping[int, str], row: int, texts: Mapping[int, str], merged: list[Area]) -> bool:
    """Whether the row above is a header's upper row: headings over some of the columns, not a title over all of them."""
    if not all(_looks_like_a_header_cell(text) for text in above.values()):
        return False
    spans = [area for area in merged if area.top == row and area.left in above]
    if any(area.right - area.left + 1 >= 0.8 * len(texts) for area in spans):
        return False
    return len(above) >= 2 and (bool(spans) or any(column not in texts for column in above))


def _over_the_gaps(groups: Mapping[int, str], texts: Mapping[int, str]) -> dict[int, str]:
    """Headings that nobody merged over their columns, each also over the columns up to the next one."""
    spread: dict[int, str] = {}
    heading = ""
    for column in sorted(texts):
        heading = groups.get(column, heading)
        if heading:
            spread[column] = heading
    return spread


def _spread(cells: dict[int, str], row: int, merged: list[Area]) -> dict[int, str]:
    """The texts of a row, each also under the columns that its merged cells cover."""
    for area in merged:
        if area.top == row and area.left in cells:
            for column in range(area.left, area.right + 1):
                cells[column] = cells[area.left]
    return cells
