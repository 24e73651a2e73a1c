"""What a row under a header is: data, a section's title, a sum, or a note to whoever fills the list in."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from graphmodel.catalogue import Catalogue, fold
from importers.reading.sheets import Sheet

_NUMBER = re.compile(r"[\d\s.,%-]+(?:kr\.?)?|\d[\d.,]*\s\w+")
_LONGEST_SECTION = 80
_TREE = "organisation-level"
_NAMES = frozenset({"offer-name", "organisation-name", "person-name", "contact-name"})


class RowKind(Enum):
    """What a row is."""

    DATA = "data"
    BLANK = "blank"
    SECTION = "section"
    TOTAL = "total"
    NOTE = "note"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the rows of a table are judged by; `folded` is the header, `meaning` what the catalogue makes of a text about its row."""

    sheet: Sheet
    folded: Mapping[int, str]
    columns: Mapping[int, frozenset[str]]
    width: int
    place_words: frozenset[str]
    meaning: Callable[[str], str]


def kinds_of_rows(
    sheet: Sheet, rows: Sequence[int], header: Mapping[int, str], catalogue: Catalogue, place_words: frozenset[str]
) -> dict[int, RowKind]:
    """The kind of each row under a header; `place_words` are folded names of municipalities and regions."""
    columns = {column: frozenset(catalogue.headers.candidates(text)) for column, text in header.items()}
    folded = {column: fold(text) for column, text in header.items()}
    shape = _Shape(sheet, folded, columns, len(header), place_words, _meanings(catalogue))
    kinds = {row: _kind(shape, row, catalogue) for row in rows}
    _settle_endings(shape, rows, kinds)
    return kinds


def _meanings(catalogue: Catalogue) -> Callable[[str], str]:
    """What a text says about its row ("total", "instruction", "" for nothing), each text looked up once."""

    @cache
    def meaning(text: str) -> str:
        reading = catalogue.values.read("row", text)
        return reading.value if reading else ""

    return meaning


def _filled(sheet: Sheet, row: int) -> dict[int, str]:
    return {column: text for column, text in enumerate(sheet.rows[row]) if text}


def _kind(shape: _Shape, row: int, catalogue: Catalogue) -> RowKind:
    cells = _filled(shape.sheet, row)
    if not cells:
        return RowKind.BLANK
    if all(fold(text) == shape.folded.get(column, "") for column, text in cells.items()):
        return RowKind.HEADER
    if len(cells) > 1 and _is_all_header_words(cells.values(), catalogue):
        return RowKind.HEADER
    if _is_total(cells, shape):
        return RowKind.TOTAL
    if len(cells) == 1:
        column, text = next(iter(cells.items()))
        return _lone_kind(shape, row, column, text, catalogue)
    texts = list(cells.values())
    if shape.meaning(texts[0]) != "instruction":
        return RowKind.DATA
    instructions = sum(shape.meaning(text) == "instruction" for text in texts)
    return RowKind.NOTE if instructions * 2 > len(texts) else RowKind.DATA


def _is_all_header_words(texts: Collection[str], catalogue: Catalogue) -> bool:
    """Nothing but words for columns, one of them no value as well ("Forening" is both): never data, whatever stands above."""
    return all(catalogue.headers.candidates(text) for text in texts) and not all(
        is_section_word(text, catalogue, frozenset()) for text in texts
    )


def _is_total(cells: Mapping[int, str], shape: _Shape) -> bool:
    """A word for a sum, and beside it nothing but numbers."""
    words = [text for text in cells.values() if not _NUMBER.fullmatch(text)]
    return len(words) == 1 and shape.meaning(words[0]) == "total" and len(words[0]) <= 30


def _lone_kind(shape: _Shape, row: int, column: int, text: str, catalogue: Catalogue) -> RowKind:
    """A row with one text: a section where something tells so, else data."""
    is_merged = any(area.top == row and area.left == column and area.right > column for area in shape.sheet.merged)
    known = shape.columns.get(column, frozenset())
    if _TREE in known and not is_merged:
        return RowKind.DATA
    if len(text) > _LONGEST_SECTION or shape.meaning(text) == "instruction":
        return RowKind.NOTE if is_merged or not known & _NAMES or len(text) > _LONGEST_SECTION else RowKind.DATA
    if is_merged:
        return RowKind.SECTION
    if shape.width <= 2 or _NUMBER.fullmatch(text):
        return RowKind.DATA
    return RowKind.SECTION if _tells_a_section(shape, row, text, known, catalogue) else RowKind.DATA


def _tells_a_section(shape: _Shape, row: int, text: str, known: frozenset[str], catalogue: Catalogue) -> bool:
    after_blank = row > 0 and not _filled(shape.sheet, row - 1)
    before_data = row + 1 < len(shape.sheet.rows) and len(_filled(shape.sheet, row + 1)) > 1
    loud = text.endswith(":") or (text.isupper() and sum(sign.isalpha() for sign in text) > 3)
    return before_data and (
        after_blank or loud or not known & _NAMES or is_section_word(text, catalogue, shape.place_words)
    )


def is_section_word(text: str, catalogue: Catalogue, place_words: frozenset[str]) -> bool:
    """Whether a whole text is a sector, a kind, an area, a phase or a place that the catalogue names."""
    folded = fold(text.strip(" :"))
    if folded in place_words:
        return True
    subjects = (
        catalogue.sectors,
        catalogue.organisation_kinds,
        catalogue.offer_kinds,
        catalogue.areas,
        catalogue.stages,
    )
    return any(
        folded in {fold(entry.name), *map(fold, entry.words)} for subject in subjects for entry in subject.values()
    )


def _settle_endings(shape: _Shape, rows: Sequence[int], kinds: dict[int, RowKind]) -> None:
    """A section under which no data comes is a note; so are lone texts below the last full row, after a sum or an empty row."""
    full = [row for row in rows if kinds[row] is RowKind.DATA and len(_filled(shape.sheet, row)) > 1]
    last_full = max(full, default=-1)
    for row in rows:
        if kinds[row] is RowKind.SECTION and row > last_full and full:
            kinds[row] = RowKind.NOTE
    if shape.width <= 2 or not full:
        return
    is_apart = False
    for row in (row for row in rows if row > last_full):
        is_apart = is_apart or kinds[row] in (RowKind.BLANK, RowKind.TOTAL, RowKind.NOTE)
        if kinds[row] is RowKind.DATA and is_apart:
            kinds[row] = RowKind.NOTE
