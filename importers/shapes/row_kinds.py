"""What a row under a header is: data, a section's title, a sum, or a note to whoever fills the list in."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache

from graphmodel.catalogue import Catalogue, fold
from importers.header_words import NAMES
from importers.reading.sheets import Sheet
from importers.section_words import is_section_word, names_what_a_place_has
from importers.shapes.body import Body
from importers.shapes.lone_rows import settle_lone_rows
from importers.shapes.views import FilledRow
from importers.tables import RowKind

_NUMBER = re.compile(r"[\d\s.,%-]+(?:kr\.?)?|\d[\d.,]*\s\w+")
_ORDINAL = re.compile(r"\d+(?:[.,]\d+)*\.?")
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
    whole = Body(sheet, rows, body.start, folded, columns, width, place_words, _meanings(catalogue), merged)
    kinds = {row: _kind(whole, row, catalogue) for row in body}
    settle_lone_rows(whole, body, kinds, catalogue)
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


def _kind(body: Body, row: int, catalogue: Catalogue) -> RowKind:
    cells = body.rows[row]
    if not cells:
        return RowKind.BLANK
    if body.folded and all(fold(text) == body.folded.get(column, "") for column, text in cells.items()):
        return RowKind.HEADER
    if len(cells) == 1:
        column, text = next(iter(cells.items()))
        return _lone_kind(body, row, column, text, catalogue)
    if len(cells) == 2 and _is_numbered_heading(body, row):
        return RowKind.SECTION
    if _is_all_header_words(cells.values(), catalogue) or (
        body.folded and row == body.first and _is_header_again(cells.values(), catalogue)
    ):
        return RowKind.HEADER
    if _is_total(cells, body):
        return RowKind.TOTAL
    if all(map(_RULE.fullmatch, cells.values())) and len(cells) * 2 > body.width:
        return RowKind.NOTE
    if _is_closing_line(body, row):
        return RowKind.NOTE
    return _kind_of_words(body, row, list(cells.values()))


def _is_numbered_heading(body: Body, row: int) -> bool:
    """Whether a row is nothing but a number and a text, and numbers that begin with it go on below: "1 Fritid" above "1.1 Dans"."""
    (_, number), (column, _) = body.rows[row].items()
    below = next(filter(None, body.rows[row + 1 : row + 3]), {})
    first, beginning = _ordinal(next(iter(below.values()), "")), _ordinal(number)
    is_above = beginning and len(below) > 2 and first.startswith(f"{beginning}.")
    return bool(is_above) and "organisation-name" not in body.columns.get(column, frozenset())


def _ordinal(text: str) -> str:
    """A number that counts, as "1.1" for all of "1.1", "1.1." and "1,1"; "" where a text is no such number."""
    return text.replace(",", ".").rstrip(".") if _ORDINAL.fullmatch(text) else ""


def _is_closing_line(body: Body, row: int) -> bool:
    """Whether a short row stands apart and says who changed the list and when: "Dato: 1.9.2026 | Mette Hansen"."""
    cells = body.rows[row]
    is_apart = row > 0 and not body.rows[row - 1]
    return is_apart and len(cells) * 2 <= body.width and is_remark(next(iter(cells.values())))


def _kind_of_words(body: Body, row: int, texts: list[str]) -> RowKind:
    """Whether what a full row says is an example, hints or instructions rather than data."""
    if is_example(texts[0]):
        return RowKind.EXAMPLE
    if row == body.first and _are_hints(texts):
        return RowKind.NOTE
    if body.meaning(texts[0]) == "instruction" and _instructions(body, texts) * 2 > len(texts):
        return RowKind.NOTE
    is_first = row <= body.first + 1
    return RowKind.NOTE if is_first and _instructions(body, texts) * 3 > 2 * len(texts) else RowKind.DATA


def _are_hints(texts: Sequence[str]) -> bool:
    """Most cells in brackets; or the first and another are, and most say how to fill them in."""
    in_brackets = sum(map(is_hint, texts))
    filling_in = sum(is_hint(text) or bool(_FILL_IN.match(text)) for text in texts)
    return in_brackets * 2 > len(texts) or (is_hint(texts[0]) and in_brackets > 1 and filling_in * 2 > len(texts))


def _instructions(body: Body, texts: Sequence[str]) -> int:
    return sum(body.meaning(text) == "instruction" for text in texts)


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


def _is_total(cells: Mapping[int, str], body: Body) -> bool:
    """A word for a sum, and beside it nothing but numbers."""
    words = [text for text in cells.values() if not _NUMBER.fullmatch(text)]
    return len(words) == 1 and body.meaning(words[0]) == "total" and len(words[0]) <= _LONGEST_TOTAL


def _lone_kind(body: Body, row: int, column: int, text: str, catalogue: Catalogue) -> RowKind:
    """A row with one text: a section where something tells so, else data."""
    is_merged = (row, column) in body.merged
    known = body.columns.get(column, frozenset())
    if _TREE in known and not is_merged:
        return RowKind.DATA
    if is_example(text):
        return RowKind.EXAMPLE
    if body.width > 1 and (_COUNT.fullmatch(text) or (body.meaning(text) == "total" and len(text) <= _LONGEST_TOTAL)):
        return RowKind.TOTAL
    if body.width > 1 and (is_remark(text) or is_hint(text)):
        return RowKind.NOTE
    if len(text) > _LONGEST_SECTION and not is_merged and body.is_beside_names(column) and body.rows[row - 1]:
        return RowKind.DATA if row > body.first else RowKind.NOTE
    if len(text) > _LONGEST_SECTION or body.meaning(text) == "instruction":
        return RowKind.NOTE if is_merged or not known & NAMES or len(text) > _LONGEST_SECTION else RowKind.DATA
    if body.width > 1 and _is_letter_of_a_register(body, row, column, text):
        return RowKind.NOTE
    if is_merged:
        return RowKind.SECTION
    if body.width <= 2 or _NUMBER.fullmatch(text):
        return RowKind.DATA
    return RowKind.SECTION if _tells_a_section(body, row, column, text, known, catalogue) else RowKind.DATA


def _is_letter_of_a_register(body: Body, row: int, column: int, text: str) -> bool:
    """Whether a letter stands alone above names that begin with it."""
    below = next((cells for cells in body.rows[row + 1 : row + 3] if len(cells) > 1), {})
    return len(text) == 1 and text.isalpha() and below.get(column, "")[:1].upper() == text.upper()


def _tells_a_section(body: Body, row: int, column: int, text: str, known: frozenset[str], catalogue: Catalogue) -> bool:
    before_data = row + 1 < len(body.rows) and len(body.rows[row + 1]) > 1
    is_in_a_group = bool(known & NAMES) and column > min(body.folded, default=column)
    is_word = not is_in_a_group and (
        is_section_word(text, catalogue, body.place_words) or names_what_a_place_has(text, body.place_words)
    )
    if not before_data and any(len(cells) > 1 for cells in body.rows[row + 1 : row + 4]):
        return text.endswith(":") or is_word
    is_set_apart = body.is_set_apart(row, column, text)
    return before_data and bool(is_set_apart or is_word or (body.folded and not known & NAMES))
