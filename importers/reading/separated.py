"""Text parted by semicolons, commas, tabs or bars, as rows of cells."""

import csv
from collections import Counter
from dataclasses import dataclass

from importers.reading.texts import clean

_SEPARATORS = ";\t,|"
_SAMPLE_LINES = 50
_LONGEST_CELL = 100_000
_MOST_LINES_IN_A_CELL = 100


@dataclass(frozen=True, slots=True)
class Separated:
    """The rows of a text and what parted their cells; `quotes_ignored` where a quotation mark was never closed."""

    rows: tuple[tuple[str, ...], ...]
    separator: str
    quotes_ignored: bool = False


def separate(text: str, separator: str = "") -> Separated:
    r"""Part a text into rows of cells; the separator is found where it is not given.

    >>> separate('Navn;Tlf\r\n"Klub; syd";12345678\r\n').rows
    (('Navn', 'Tlf'), ('Klub; syd', '12345678'))
    """
    text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:
        # Excel's own line that names the separator; kept as an empty row, so that addresses stay true.
        separator, text = first[4], "\n" + rest
    separator = separator or find_separator(text)
    quoted = _parse(text, separator)
    rows = _parse_without_quotes(text, separator) if quoted is None else quoted
    cells = [tuple(clean(cell) for cell in row) for row in rows]
    while cells and not any(cells[-1]):
        cells.pop()
    return Separated(tuple(_without_empty_end(row) for row in cells), separator, quotes_ignored=quoted is None)


def find_separator(text: str) -> str:
    r"""The sign that parts most lines into equally many cells; a semicolon where nothing does.

    >>> find_separator("a,b,c\n1,2,3\n"), find_separator("Navn\nKlub, syd\n")
    (',', ';')
    """
    best, best_score = ";", 0.0
    sample = "\n".join(text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES])
    for sign in _SEPARATORS:
        rows = _parse(sample, sign) or _parse_without_quotes(sample, sign)
        widths = [len(row) for row in rows if any(row)]
        if not widths:
            continue
        width, times = Counter(widths).most_common(1)[0]
        shared = sum(found > 1 for found in widths)
        score = times / len(widths) * (width - 1) ** 0.5 * (shared / len(widths)) if width > 1 else 0.0
        if score > best_score * 1.001:
            best, best_score = sign, score
    return best


def _parse(text: str, separator: str) -> list[list[str]] | None:
    """The rows, or None where a quotation mark that nobody closed has swallowed what follows it."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(_lines(text), delimiter=separator, skipinitialspace=True):
            if any(len(cell) > _LONGEST_CELL or cell.count("\n") > _MOST_LINES_IN_A_CELL for cell in row):
                return None
            rows.append(row)
    except csv.Error:
        return None
    return rows


def _parse_without_quotes(text: str, separator: str) -> list[list[str]]:
    """The rows where quotation marks mean nothing."""
    return [line.split(separator) for line in text.split("\n")]


def _lines(text: str) -> list[str]:
    """Lines with their ends, which a quoted cell keeps; splitlines would also part at signs that are no line end here."""
    return [line + "\n" for line in text.split("\n")]


def _without_empty_end(row: tuple[str, ...]) -> tuple[str, ...]:
    width = len(row)
    while width and not row[width - 1]:
        width -= 1
    return row[:width]
