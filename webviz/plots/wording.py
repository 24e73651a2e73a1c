"""The words in a picture: names that fit, whatever they hold, and numbers as people write them."""

import re
import unicodedata

_GAP = re.compile(r"\s+")
_CUT = "…"
LONGEST_IN_A_SENTENCE = 60
"""So much of a name stands in a description."""
_NO_XML = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TURNED_ROUND = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
"""Signs that change the direction of what follows them."""


def one_line(text: str) -> str:
    r"""A text as it may stand in a picture: on one line, and no sign that cannot.

    >>> one_line("Bolig\n\x00 og  mere")
    'Bolig og mere'
    """
    shown = (
        sign for sign in _NO_XML.sub("", _GAP.sub(" ", text)) if unicodedata.bidirectional(sign) not in _TURNED_ROUND
    )
    return _GAP.sub(" ", "".join(shown)).strip()


def shortened(text: str, most: int) -> str:
    """A text of at most so many signs.

    >>> shortened("Ungeindsatsen", 8), shortened("Bolig", 8)
    ('Ungeind…', 'Bolig')
    """
    line = one_line(text)
    return line if len(line) <= most else line[: most - 1].rstrip() + _CUT


def folded(text: str, width: int, lines: int) -> list[str]:
    """A text on at most so many lines, broken between words where it can be.

    >>> folded("Huller i kæden efter område og årsag", 14, 2)
    ['Huller i kæden', 'efter område…']
    """
    found: list[str] = []
    for word in one_line(text).split():
        if found and len(found[-1]) + 1 + len(word) <= width:
            found[-1] += f" {word}"
        else:
            found.append(word)
    kept = [shortened(line, width) for line in found[:lines]]
    if len(found) > lines and not kept[-1].endswith(_CUT):
        kept[-1] = kept[-1][: width - 1] + _CUT
    return kept


def width_of(text: str, size: float) -> float:
    """How wide a text of a size is at most, about, in any plain font."""
    return len(text) * size * 0.62
