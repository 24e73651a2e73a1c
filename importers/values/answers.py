"""Yes and no, alone in a cell or with words behind them."""

import re

from graphmodel.catalogue import Catalogue

_LEADING = re.compile(
    r"(ja|nej)\b(?:\s*[,.:;(–-]+\s*|\s+(?=hvis|men|dog|kun|fra|til|på|ved|efter))(.+)", re.IGNORECASE | re.DOTALL
)

_IN_BRACKETS = re.compile(r"\((.+)\)")
"""An answer with a reservation: "(x)"."""


def read_answer(text: str, catalogue: Catalogue) -> tuple[str, str]:
    """The answer that a text is or begins with ("yes", "no", or "" for none), and the words behind it.

    >>> from graphmodel.catalogue import load_catalogue
    >>> words = load_catalogue()
    >>> read_answer("x", words), read_answer("Ja (chat)", words), read_answer("jakke", words)
    (('yes', ''), ('yes', 'chat'), ('', ''))
    >>> read_answer("(x)", words)
    ('yes', 'x')
    """
    if whole := catalogue.values.read_whole("answer", text):
        in_brackets = _IN_BRACKETS.fullmatch(text.strip())
        return whole, in_brackets[1].strip() if in_brackets else ""
    if found := _LEADING.fullmatch(text.strip()):
        return ("yes" if found[1].lower() == "ja" else "no"), found[2].strip(" ().")
    return "", ""
