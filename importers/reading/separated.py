"""Text parted by semicolons, commas, tabs or bars, as rows of cells."""

import csv
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from importers.reading.encodings import LINE_END
from importers.reading.raw_sheets import without_empty_end
from importers.reading.texts import clean

if TYPE_CHECKING:
    from _csv import Reader

_SEPARATORS = ";\t,|"
_SAMPLE_LINES, _SAMPLE_SIGNS = 50, 1_000_000
_LONGEST_CELL = 100_000
"""A quoted cell of several lines that is longer than this was never meant to be one."""
_MOST_LINES_IN_A_CELL = 100
_MOST_LINES_IN_A_ROW = 2_000
"""Nobody looks further for the end of a row, or a mark that is never closed would be followed to the end of the file."""
_MOST_OPEN_QUOTES = 50
_TYPESET = ("“", "”", "„")
_LEAST_WIDTH_TO_TELL = 3
"""A line that another sign parts into fewer cells may be a sentence with a comma in it."""
_ESCAPED, _DOUBLED = '\\"', '""'
"""A quotation mark within a quoted cell: as databases write it, and as everybody else does."""
_END = "\x1eslut"
"""A last line of our own: where it is swallowed as well, a quotation mark was never closed."""


@dataclass(frozen=True, slots=True)
class Separated:
    """The rows of a text and what parted their cells; `separator` is "" where nothing parts most lines.

    `open_quotes` are the rows, from 0, with a quotation mark that is never closed; `other_rows` those that another sign parts into as
    many cells as the rest; `lines` the line, from 0, that each row begins on.
    """

    rows: tuple[tuple[str, ...], ...]
    separator: str
    open_quotes: tuple[int, ...] = ()
    other_rows: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()

    def row_of_line(self, line: int) -> int:
        """The row that a line is part of, both counted from 0."""
        return max(bisect_right(self.lines, line) - 1, 0)


def separate(text: str, usual: str = "") -> Separated:
    r"""Part a text into rows of cells; the usual separator is taken before others that part the lines as well.

    >>> separate('Navn;Tlf\r\n"Klub; syd";12345678\r\n').rows
    (('Navn', 'Tlf'), ('Klub; syd', '12345678'))
    >>> separate('"A;B\nC;D\n').rows, separate('"A;B\nC;D\n').open_quotes
    ((('"A', 'B'), ('C', 'D')), (0,))
    """
    text = "\n".join(LINE_END.split(text))
    first, _, rest = text.partition("\n")
    separator = ""
    if first.strip('"').lower().startswith("sep=") and len(first.strip('"')) == 5:
        # Excel's own line that names the separator; kept as an empty row, so that addresses stay true.
        separator, text = first.strip('"')[4], "\n" + rest
    if _ESCAPED in text and _DOUBLED not in text:
        text = text.replace(_ESCAPED, _DOUBLED)
    separator = separator or find_separator(text, usual)
    parsed, open_quotes = _parse(text, separator or ";")
    if not separator and (inner := _without_quotes_around_lines(parsed)):
        found = find_separator(inner, usual)
        again, open_again = _parse(inner, found or ";")
        if found and len({len(row) for _, row in again if any(row)}) == 1:
            text, separator, parsed, open_quotes = inner, found, again, open_again
    parsed, other_rows = _parted_otherwise(parsed, text, separator)
    cleaned = _Cleaned()
    rows = without_empty_end([[cleaned[cell] for cell in row] for _, row in parsed])
    while rows and not rows[-1]:
        rows.pop()
    lines = tuple(line for line, _ in parsed[: len(rows)])
    return Separated(tuple(map(tuple, rows)), separator, tuple(open_quotes), tuple(other_rows), lines)


def _parted_otherwise(
    parsed: list[tuple[int, list[str]]], text: str, separator: str
) -> tuple[list[tuple[int, list[str]]], list[int]]:
    """The rows, those that the separator does not part parted by the sign that gives them the usual width; and which those are.

    So two lists look that were put together by hand.
    """
    widths = Counter(len(row) for _, row in parsed if len(row) > 1)
    width = max(widths, key=lambda found: (widths[found], found), default=0)
    found: list[int] = []
    rows, lines = list(parsed), text.split("\n")
    for at, (line, row) in enumerate(parsed if separator and width >= _LEAST_WIDTH_TO_TELL else ()):
        if len(row) == 1 and "\n" not in row[0] and (cells := _parted_into(lines[line], width, separator)):
            rows[at] = line, cells
            found.append(at)
    return rows, found


def _parted_into(text: str, width: int, separator: str) -> list[str]:
    for sign in _SEPARATORS:
        if sign != separator and text.count(sign) >= width - 1:
            cells, open_quotes = _parse(text, sign)
            if len(cells) == 1 and not open_quotes and len(cells[0][1]) == width:
                return cells[0][1]
    return []


class _Cleaned(dict[str, str]):
    """What cells hold, by how they are written; a list says the same thing in row after row, so each text is cleaned and kept once."""

    def __missing__(self, cell: str) -> str:
        """The text of a cell that was not met before."""
        text = self[cell] = _written(clean(cell))
        return text


def _without_quotes_around_lines(parsed: Sequence[tuple[int, list[str]]]) -> str:
    """The text of a file whose lines are each one quoted cell, as some programs store a list a second time; else ""."""
    lines = ["".join(cells) for _, cells in parsed]
    is_so = all(len(cells) <= 1 for _, cells in parsed) and not any("\n" in line for line in lines)
    return "\n".join(lines) if is_so else ""


def find_separator(text: str, usual: str = "") -> str:
    r"""The sign that parts most lines into equally many cells; "" where nothing does.

    >>> find_separator("a,b,c\n1,2,3\n"), find_separator("Navn\nKlub, syd\n"), find_separator("a;b\tc\n", "\t")
    (',', '', '\t')
    """
    best, best_score = "", 0.0
    sample = "\n".join(text[:_SAMPLE_SIGNS].split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES])
    for sign in f"{usual}{_SEPARATORS}":
        rows, _ = _parse(sample, sign)
        widths = [len(row) for _, row in rows if any(row)]
        if not widths:
            continue
        width, times = Counter(widths).most_common(1)[0]
        shared = sum(found > 1 for found in widths)
        score = times / len(widths) * (width - 1) ** 0.5 * (shared / len(widths)) if width > 1 else 0.0
        if sign == usual and times * 2 > len(widths) and score:
            return usual
        if score > best_score * 1.001:
            best, best_score = sign, score
    return best


def _parse(text: str, separator: str) -> tuple[list[tuple[int, list[str]]], list[int]]:
    """The rows with the line they begin on, and which of them have a quotation mark that nobody closed; in such a line it means nothing."""
    lines = text.split("\n")
    rows: list[tuple[int, list[str]]] = []
    open_quotes: list[int] = []
    once: dict[str, str] = {}
    start = 0
    with _cells_of_any_length():
        while start < len(lines):
            start = _parse_until_open(lines, start, separator, rows, once)
            if start < len(lines):
                open_quotes.append(len(rows))
                # Where every line has one, nobody meant them as quotation marks.
                last = start + 1 if len(open_quotes) < _MOST_OPEN_QUOTES else len(lines)
                rows.extend((at, lines[at].split(separator)) for at in range(start, last))
                start = last
    return rows, open_quotes


def _parse_until_open(
    lines: list[str], start: int, separator: str, rows: list[tuple[int, list[str]]], once: dict[str, str]
) -> int:
    """Add the rows from a line on, and answer the first line whose quotation mark swallows what follows it; else the number of lines.

    `once` keeps each text in memory once.
    """
    at = start
    while at < len(lines):
        begin, begun = at, [at]
        reader = _reader(lines, begun, separator, strict=True)
        try:
            for row in reader:
                if row == [_END]:
                    return len(lines)
                following = begin + reader.line_num
                if following > len(lines) or (following > at + 1 and any(map(_has_swallowed, row))):
                    return at
                rows.append((at, [once.setdefault(cell, cell) for cell in row]))
                begun[0] = at = following
        except csv.Error:
            # Something stands behind a closing mark. Over several lines it closes nothing; in one line it is a slip.
            if reader.line_num > at - begin + 1:
                return at
            rows.append((at, next(_reader(lines, [at], separator, strict=False))))
            at += 1
    return at


def _reader(lines: list[str], begun: list[int], separator: str, *, strict: bool) -> "Reader":
    """A reader from a line on; whoever takes its rows keeps in `begun` which line the next one begins on."""
    return csv.reader(_lines(lines, begun), delimiter=separator, skipinitialspace=True, strict=strict)


def _lines(lines: list[str], begun: list[int]) -> Iterator[str]:
    """Lines keep their ends, which a quoted cell keeps; splitlines would also part at signs that are no line end here."""
    for at in range(begun[0], len(lines)):
        if at - begun[0] >= _MOST_LINES_IN_A_ROW:
            return
        yield f"{lines[at]}\n"
    yield f"{_END}\n"


def _has_swallowed(cell: str) -> bool:
    return len(cell) > _LONGEST_CELL or cell.count("\n") > _MOST_LINES_IN_A_CELL


@contextmanager
def _cells_of_any_length() -> Iterator[None]:
    """The reader of the standard library stops at 131,072 signs; how much a file may hold is checked before."""
    before = csv.field_size_limit(2**31 - 1)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _written(cell: str) -> str:
    """A cell written as ="0045" is text to a spreadsheet: a trick that keeps its zeros. Typeset quotation marks are marks as well."""
    if cell.startswith(_TYPESET) and cell.endswith(_TYPESET) and sum(map(cell.count, _TYPESET)) == 2:
        return cell[1:-1].strip()
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') and cell.count('"') == 2 else cell
