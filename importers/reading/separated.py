"""Text parted by semicolons, commas, tabs or bars, as rows of cells."""

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from importers.reading.texts import clean

if TYPE_CHECKING:
    from _csv import Reader

_SEPARATORS = ";\t,|"
_SAMPLE_LINES = 50
_LONGEST_CELL = 100_000
"""A quoted cell of several lines that is longer than this was never meant to be one."""
_MOST_LINES_IN_A_CELL = 100
_MOST_OPEN_QUOTES = 50
_END = "\x1eslut"
"""A last line of our own: where it is swallowed as well, a quotation mark was never closed."""


@dataclass(frozen=True, slots=True)
class Separated:
    """The rows of a text and what parted their cells; `open_quotes` are the rows, from 0, with a quotation mark that is never closed."""

    rows: tuple[tuple[str, ...], ...]
    separator: str
    open_quotes: tuple[int, ...] = ()


def separate(text: str, separator: str = "") -> Separated:
    r"""Part a text into rows of cells; the separator is found where it is not given.

    >>> separate('Navn;Tlf\r\n"Klub; syd";12345678\r\n').rows
    (('Navn', 'Tlf'), ('Klub; syd', '12345678'))
    >>> separate('"A;B\nC;D\n').rows, separate('"A;B\nC;D\n').open_quotes
    ((('"A', 'B'), ('C', 'D')), (0,))
    """
    text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:
        # Excel's own line that names the separator; kept as an empty row, so that addresses stay true.
        separator, text = first[4], "\n" + rest
    separator = separator or find_separator(text)
    rows, open_quotes = _parse(text, separator)
    cells = [tuple(clean(cell) for cell in row) for row in rows]
    while cells and not any(cells[-1]):
        cells.pop()
    return Separated(tuple(_without_empty_end(row) for row in cells), separator, tuple(open_quotes))


def find_separator(text: str) -> str:
    r"""The sign that parts most lines into equally many cells; a semicolon where nothing does.

    >>> find_separator("a,b,c\n1,2,3\n"), find_separator("Navn\nKlub, syd\n")
    (',', ';')
    """
    best, best_score = ";", 0.0
    sample = "\n".join(text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES])
    for sign in _SEPARATORS:
        rows, _ = _parse(sample, sign)
        widths = [len(row) for row in rows if any(row)]
        if not widths:
            continue
        width, times = Counter(widths).most_common(1)[0]
        shared = sum(found > 1 for found in widths)
        score = times / len(widths) * (width - 1) ** 0.5 * (shared / len(widths)) if width > 1 else 0.0
        if score > best_score * 1.001:
            best, best_score = sign, score
    return best


def _parse(text: str, separator: str) -> tuple[list[list[str]], list[int]]:
    """The rows, and which of them have a quotation mark that nobody closed; in such a line it means nothing."""
    lines = text.split("\n")
    rows: list[list[str]] = []
    open_quotes: list[int] = []
    start = 0
    with _cells_of_any_length():
        while start < len(lines):
            start = _parse_until_open(lines, start, separator, rows)
            if start < len(lines):
                open_quotes.append(len(rows))
                # Where every line has one, nobody meant them as quotation marks.
                last = start + 1 if len(open_quotes) < _MOST_OPEN_QUOTES else len(lines)
                rows.extend(line.split(separator) for line in lines[start:last])
                start = last
    return rows, open_quotes


def _parse_until_open(lines: list[str], start: int, separator: str, rows: list[list[str]]) -> int:
    """Add the rows from a line on, and answer the first line whose quotation mark swallows what follows it; else the number of lines."""
    at = start
    while at < len(lines):
        reader = _reader(lines, at, separator, strict=True)
        begin = at
        try:
            for row in reader:
                if row == [_END]:
                    return len(lines)
                following = begin + reader.line_num
                if following > len(lines) or (following > at + 1 and any(map(_has_swallowed, row))):
                    return at
                rows.append(row)
                at = following
        except csv.Error:
            # Something stands behind a closing mark. Over several lines it closes nothing; in one line it is a slip.
            if reader.line_num > at - begin + 1:
                return at
            rows.append(next(_reader(lines, at, separator, strict=False)))
            at += 1
    return at


def _reader(lines: list[str], start: int, separator: str, *, strict: bool) -> "Reader":
    """Lines keep their ends, which a quoted cell keeps; splitlines would also part at signs that are no line end here."""
    texts = (f"{line}\n" for line in chain(map(lines.__getitem__, range(start, len(lines))), [_END]))
    return csv.reader(texts, delimiter=separator, skipinitialspace=True, strict=strict)


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


def _without_empty_end(row: tuple[str, ...]) -> tuple[str, ...]:
    width = len(row)
    while width and not row[width - 1]:
        width -= 1
    return row[:width]
