"""What a row under a header is: data, a section's title, a sum, or a note to whoever fills the list in."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from graphmodel.catalogue import Catalogue, fold
from importers.header_words import NAMES
from importers.reading.sheets import Sheet
from importers.section_words import is_section_word, may_be_a_name
from importers.shapes.views import FilledRow
from importers.tables import RowKind

_NUMBER = re.compile(r"[\d\s.,%-]+(?:kr\.?)?|\d[\d.,]*\s\w+")
_FEWEST_HEADINGS = 2
_ROWS_TO_LOOK_AT = 60
_LONGEST_SECTION, _LONGEST_HEADER_WORD, _LONGEST_TOTAL = 80, 40, 30
_TREE = "organisation-level"
_EXAMPLE = re.compile(
    r"\W*(?:eksempel|eks\.?|f\.?\s?eks\.?|example|fx)\s*(?:$|[:–—)-]|på\b)|.*\(eksempel\)\W*$", re.IGNORECASE
)
_HINT = re.compile(r"[(\[{<].*[)\]}>]", re.DOTALL)
_CHANGED = (
    r"(?:(?:sidst|senest)\s+)?"
    r"(?:opdateret|ajourført|revideret|redigeret|udarbejdet|rettet|udskrevet|udfyldt|underskrevet|godkendt)\b"
)
_HEADED = r"(?:kilder?|noter?|nb|obs|ps|forklaring(?:er)?|signaturforklaring|underskrift|dato|version|bemærk)\b\s*[:.!]"
_OF_A_LETTER = r"(?:med )?venlig hilsen|mvh|vh|spørgsmål til|har du spørgsmål"
_OF_A_PAGE = r"side \d+(?: af \d+)?$|fortsættes|fortsat fra"
_EXPLAINS_A_SIGN = r"\*+\)?\s*\w|[¹²³⁴]\s*\w|[✓xX]\s*="
_REMARK = re.compile(f"{_CHANGED}|{_HEADED}|{_OF_A_LETTER}|{_OF_A_PAGE}|{_EXPLAINS_A_SIGN}", re.IGNORECASE)
"""How a line about the list itself begins: who changed it and when, what a sign means, whom to ask."""
_RULE = re.compile(r"[-–—=_*~:+|.\s]{3,}")
"""A cell that is nothing but a line drawn under a header."""
_FILL_IN = re.compile(r"(?:fx|f\.?\s?eks\.?|eks\.?|skriv|vælg|angiv|indsæt|udfyld|max|maks)\b", re.IGNORECASE)
"""How a hint for whoever fills a cell in begins."""
_COUNT = re.compile(r"(?:antal|i alt|total)\b[^\d]*\d+\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the rows of a table are judged by; `folded` is the header, `meaning` what the catalogue makes of a text about its row."""

    sheet: Sheet
    rows: Sequence[FilledRow]
    first: int
    folded: Mapping[int, str]
    columns: Mapping[int, frozenset[str]]
    width: int
    place_words: frozenset[str]
    meaning: Callable[[str], str]
    merged: frozenset[tuple[int, int]]

    def writes_in_capitals(self, column: int) -> bool:
        """Whether full rows have words in capitals in a column as well, so that these are nothing special there."""
        texts = [cells[column] for cells in self.rows[self.first :] if len(cells) > 1 and column in cells]
        return sum(text.isupper() for text in texts[:_ROWS_TO_LOOK_AT]) * 2 > len(texts[:_ROWS_TO_LOOK_AT])


def kinds_of_rows(
    sheet: Sheet,
    rows: Sequence[FilledRow],
    body: range,
    header: Mapping[int, str],
    catalogue: Catalogue,
    place_words: frozenset[str],
) -> dict[int, RowKind]:
    """The kind of each row under a header; `rows` are the filled cells of the sheet, `place_words` folded names of places."""
    columns = {column: frozenset(catalogue.headers.candidates(text)) for column, text in header.items()}
    folded = {column: fold(text) for column, text in header.items()}
    merged = frozenset((area.top, area.left) for area in sheet.merged if area.right > area.left)
    width = len(header) or max((len(rows[row]) for row in body), default=0)
    shape = _Shape(sheet, rows, body.start, folded, columns, width, place_words, _meanings(catalogue), merged)
    kinds = {row: _kind(shape, row, catalogue) for row in body}
    _settle_words(shape, body, kinds, catalogue)
    _settle_headings(shape, body, kinds)
    _settle_endings(shape, body, kinds)
    return kinds


def is_example(text: str) -> bool:
    """Whether a cell says that its row only shows how to fill in the list.

    >>> is_example("Eksempel: Mentorforløb"), is_example("Mentorforløb (eksempel)"), is_example("Eksempelværkstedet")
    (True, True, False)
    """
    return bool(_EXAMPLE.match(text))


def is_hint(text: str) -> bool:
    """Whether a cell holds nothing but words in brackets, as hints under a header do.

    >>> is_hint("(skriv her)"), is_hint("Mentor (ny)")
    (True, False)
    """
    return bool(_HINT.fullmatch(text.strip()))


def is_remark(text: str) -> bool:
    """Whether a line is about the list itself.

    >>> is_remark("Opdateret 1.9.2026 af Mette"), is_remark("* kræver henvisning"), is_remark("Opdagerklubben")
    (True, True, False)
    """
    return bool(_REMARK.match(text))


def is_instruction(text: str, catalogue: Catalogue) -> bool:
    """Whether a cell tells whoever fills the list in what to do."""
    reading = catalogue.values.read("row", text)
    return reading is not None and reading.value == "instruction"


def _meanings(catalogue: Catalogue) -> Callable[[str], str]:
    """What a text says about its row ("total", "instruction", "" for nothing), each text looked up once."""

    @cache
    def meaning(text: str) -> str:
        reading = catalogue.values.read("row", text)
        return reading.value if reading else ""

    return meaning


def _kind(shape: _Shape, row: int, catalogue: Catalogue) -> RowKind:
    cells = shape.rows[row]
    if not cells:
        return RowKind.BLANK
    if shape.folded and all(fold(text) == shape.folded.get(column, "") for column, text in cells.items()):
        return RowKind.HEADER
    if len(cells) == 1:
        column, text = next(iter(cells.items()))
        return _lone_kind(shape, row, column, text, catalogue)
    if _is_all_header_words(cells.values(), catalogue) or (
        shape.folded and row == shape.first and _is_header_again(cells.values(), catalogue)
    ):
        return RowKind.HEADER
    if _is_total(cells, shape):
        return RowKind.TOTAL
    if all(map(_RULE.fullmatch, cells.values())) and len(cells) * 2 > shape.width:
        return RowKind.NOTE
    if _is_closing_line(shape, row):
        return RowKind.NOTE
    return _kind_of_words(shape, row, list(cells.values()))


def _is_closing_line(shape: _Shape, row: int) -> bool:
    """Whether a short row stands apart and says who changed the list and when: "Dato: 1.9.2026 | Mette Hansen"."""
    cells = shape.rows[row]
    is_apart = row > 0 and not shape.rows[row - 1]
    return is_apart and len(cells) * 2 <= shape.width and is_remark(next(iter(cells.values())))


def _kind_of_words(shape: _Shape, row: int, texts: list[str]) -> RowKind:
    """Whether what a full row says is an example, hints or instructions rather than data."""
    if is_example(texts[0]):
        return RowKind.EXAMPLE
    if row == shape.first and _are_hints(texts):
        return RowKind.NOTE
    if shape.meaning(texts[0]) == "instruction" and _instructions(shape, texts) * 2 > len(texts):
        return RowKind.NOTE
    is_first = row <= shape.first + 1
    return RowKind.NOTE if is_first and _instructions(shape, texts) * 3 > 2 * len(texts) else RowKind.DATA


def _are_hints(texts: Sequence[str]) -> bool:
    """Most cells in brackets; or the first and another are, and most say how to fill them in."""
    in_brackets = sum(map(is_hint, texts))
    filling_in = sum(is_hint(text) or bool(_FILL_IN.match(text)) for text in texts)
    return in_brackets * 2 > len(texts) or (is_hint(texts[0]) and in_brackets > 1 and filling_in * 2 > len(texts))


def _instructions(shape: _Shape, texts: Sequence[str]) -> int:
    return sum(shape.meaning(text) == "instruction" for text in texts)


def _is_header_again(texts: Collection[str], catalogue: Catalogue) -> bool:
    """Words for columns right under a header, each another's: the same in another language, of which the catalogue may not know all."""
    columns = {found[0]: text for text in texts if (found := catalogue.headers.candidates(text))}
    known = columns.values()
    plain = all(
        len(text) <= _LONGEST_HEADER_WORD and not any(sign.isdigit() or sign == "@" for sign in text) for text in texts
    )
    return (
        plain
        and len(known) >= 2
        and len(known) * 2 >= len(texts)
        and sum(not is_section_word(text, catalogue, frozenset()) for text in known) >= 2
    )


def _is_all_header_words(texts: Collection[str], catalogue: Catalogue) -> bool:
    """Nothing but words for columns, one of them no value as well ("Forening" is both): never data, whatever stands above."""
    return all(catalogue.headers.candidates(text) for text in texts) and not all(
        is_section_word(text, catalogue, frozenset()) for text in texts
    )


def _is_total(cells: Mapping[int, str], shape: _Shape) -> bool:
    """A word for a sum, and beside it nothing but numbers."""
    words = [text for text in cells.values() if not _NUMBER.fullmatch(text)]
    return len(words) == 1 and shape.meaning(words[0]) == "total" and len(words[0]) <= _LONGEST_TOTAL


def _lone_kind(shape: _Shape, row: int, column: int, text: str, catalogue: Catalogue) -> RowKind:
    """A row with one text: a section where something tells so, else data."""
    is_merged = (row, column) in shape.merged
    known = shape.columns.get(column, frozenset())
    if _TREE in known and not is_merged:
        return RowKind.DATA
    if is_example(text):
        return RowKind.EXAMPLE
    if shape.width > 1 and (_COUNT.fullmatch(text) or (shape.meaning(text) == "total" and len(text) <= _LONGEST_TOTAL)):
        return RowKind.TOTAL
    if shape.width > 1 and (is_remark(text) or is_hint(text)):
        return RowKind.NOTE
    if len(text) > _LONGEST_SECTION or shape.meaning(text) == "instruction":
        return RowKind.NOTE if is_merged or not known & NAMES or len(text) > _LONGEST_SECTION else RowKind.DATA
    if shape.width > 1 and _is_letter_of_a_register(shape, row, column, text):
        return RowKind.NOTE
    if is_merged:
        return RowKind.SECTION
    if shape.width <= 2 or _NUMBER.fullmatch(text):
        return RowKind.DATA
    return RowKind.SECTION if _tells_a_section(shape, row, column, text, known, catalogue) else RowKind.DATA


def _is_letter_of_a_register(shape: _Shape, row: int, column: int, text: str) -> bool:
    """Whether a letter stands alone above names that begin with it."""
    below = next((cells for cells in shape.rows[row + 1 : row + 3] if len(cells) > 1), {})
    return len(text) == 1 and text.isalpha() and below.get(column, "")[:1].upper() == text.upper()


def _tells_a_section(
    shape: _Shape, row: int, column: int, text: str, known: frozenset[str], catalogue: Catalogue
) -> bool:
    before_data = row + 1 < len(shape.rows) and len(shape.rows[row + 1]) > 1
    is_in_a_group = bool(known & NAMES) and column > min(shape.folded, default=column)
    is_word = not is_in_a_group and is_section_word(text, catalogue, shape.place_words)
    if not before_data and any(len(cells) > 1 for cells in shape.rows[row + 1 : row + 4]):
        return text.endswith(":") or is_word
    is_set_apart = _is_set_apart(shape, row, column, text)
    return before_data and bool(is_set_apart or is_word or (shape.folded and not known & NAMES))


def _is_set_apart(shape: _Shape, row: int, column: int, text: str) -> bool:
    """Whether a lone text stands under a gap, ends in a colon, or shouts."""
    is_in_capitals = text.isupper() and sum(sign.isalpha() for sign in text) > 3
    is_loud = text.endswith(":") or (is_in_capitals and not shape.writes_in_capitals(column))
    return is_loud or (row > 0 and not shape.rows[row - 1])


def _settle_words(shape: _Shape, rows: Sequence[int], kinds: dict[int, RowKind], catalogue: Catalogue) -> None:
    """A word that may be a name too ("Politi") heads rows where the first row is a heading, one of two or more over enough rows."""
    filled = [row for row in rows if kinds[row] in (RowKind.DATA, RowKind.SECTION)]
    headings = [row for row in filled if kinds[row] is RowKind.SECTION]
    rows_each = 1 if len(headings) > _FEWEST_HEADINGS else 2
    are_enough = len(headings) >= _FEWEST_HEADINGS and len(filled) >= (1 + rows_each) * len(headings)
    if are_enough and headings[0] == filled[0]:
        return
    for row in headings:
        column, text = next(iter(shape.rows[row].items()))
        is_in_names = bool(shape.columns.get(column, frozenset()) & NAMES) or not shape.folded
        is_plain = (row, column) not in shape.merged and not _is_set_apart(shape, row, column, text)
        if is_in_names and is_plain and may_be_a_name(text, catalogue, shape.place_words):
            kinds[row] = RowKind.DATA


def _settle_headings(shape: _Shape, rows: Sequence[int], kinds: dict[int, RowKind]) -> None:
    """Lone names are the headings of groups where the first row is one, and each stands above full rows, twice as many in all."""
    data = [row for row in rows if kinds[row] is RowKind.DATA]
    lone = [row for row in data if len(shape.rows[row]) == 1]
    if len(lone) < _FEWEST_HEADINGS or shape.width <= 2 or lone[0] != data[0] or len(data) < 3 * len(lone):
        return
    columns = {column for row in lone for column in shape.rows[row]}
    follows = dict(pairwise(data))
    if len(columns) == 1 and all(row in follows and len(shape.rows[follows[row]]) > 1 for row in lone):
        kinds.update(dict.fromkeys(lone, RowKind.SECTION))


def _settle_endings(shape: _Shape, rows: Sequence[int], kinds: dict[int, RowKind]) -> None:
    """A section under which no data comes is a note; so are lone texts below the last full row, after a sum or an empty row."""
    full = [row for row in rows if kinds[row] is RowKind.DATA and len(shape.rows[row]) > 1]
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
