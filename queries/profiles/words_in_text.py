"""The words of a text, folded for comparing, each with how and where it was written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graphmodel.catalogue import fold

_BREAK = re.compile(
    r"(?<!\d),|,(?!\d)|(?<!\d)(?<!\b\w)(?<!\bca)(?<!\bevt)(?<!\btlf)(?<!\bpt)\.|(?<=\d)\.(?!\d)|[;:()!?\n]|(?<=\s)[-–—](?=\s)"
)
"""What parts clauses; a point or a comma between digits parts nothing, nor does one after "m." or "ca."."""
_PIECE = re.compile(r"\S+")
_RUN = re.compile(r"[^\W_]+")
_SIGNS = ".,;:!?»«\"'()[]"


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word; `start` and `end` are where it is written in the text, `clause` counts the parts between commas."""

    folded: str
    start: int
    end: int
    clause: int
    is_capital: bool


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, in their order.

    >>> [(word.folded, word.clause) for word in words_of("17,5 år, Ry (på e-boks)")]
    [('17', 0), ('5', 0), ('aar', 0), ('ry', 1), ('paa', 2), ('e', 2), ('boks', 2)]
    """
    return tuple(_words(text))


def _words(text: str) -> Iterator[Word]:
    breaks = [found.start() for found in _BREAK.finditer(text)]
    clause = 0
    for piece in _pieces(text, breaks):
        while clause < len(breaks) and breaks[clause] < piece[0]:
            clause += 1
        start, end = piece
        folded = fold(text[start:end]).split()
        runs = [(run.start(), run.end()) for run in _RUN.finditer(text, start, end)]
        spans = runs if len(runs) == len(folded) else [(start, end)] * len(folded)
        for word, (first, last) in zip(folded, spans, strict=True):
            yield Word(word, first, last, clause, text[first].isupper())


def _pieces(text: str, breaks: list[int]) -> Iterator[tuple[int, int]]:
    """Where whatever stands between blanks and breaks begins and ends."""
    is_break = set(breaks)
    for found in _PIECE.finditer(text):
        start = found.start()
        for at in range(found.start(), found.end() + 1):
            if at == found.end() or at in is_break:
                if at > start:
                    yield start, at
                start = at + 1


def as_written(text: str, start: int, end: int) -> str:
    """A part of the text, with the rest of the words it cuts into and without the signs around it.

    >>> as_written("kan e-boks, tak", 6, 10)
    'e-boks'
    """
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return " ".join(text[start:end].split()).strip(_SIGNS)


def without_letters(folded: str) -> str:
    """A folded word as it is written by somebody without æ, ø and å on the keyboard.

    >>> without_letters("soevn"), without_letters("aabenraa")
    ('sovn', 'abenra')
    """
    return folded.replace("ae", "a").replace("oe", "o").replace("aa", "a")
