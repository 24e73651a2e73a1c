"""Ages that are written in English, put into the Danish words for them, so that one set of rules reads both."""

import re

_WORDS = (
    (re.compile(r"\ball ages\b"), "alle aldre"),
    (re.compile(r"\bage(?:s|d)?(?: group| range)?\b"), "alder"),
    (re.compile(r"(?<=\d)[ -]?(?:years?|yrs?|y/?o)\b(?:[ -]olds?| of age)?"), " år"),
    (re.compile(r"\bbetween (\d{1,2}) (?:and|to) (\d{1,2})\b"), r"mellem \1 og \2"),
    (re.compile(r"\b(?:from )?(\d{1,2})(?: år)? (?:to|through|up to) (\d{1,2})\b"), r"\1-\2"),
    (re.compile(r"(?<=\d)(?: år)? (?:and|or) (?:over|above|older|up)\b"), " år og op"),
    (re.compile(r"(?<=\d)(?: år)? (?:and|or) (?:under|below|younger)\b"), " år og ned"),
    (re.compile(r"\b(?:younger than|below)(?= \d)"), "under"),
    (re.compile(r"\b(?:older than|above)(?= \d)"), "over"),
    (re.compile(r"\bup to(?= \d)"), "op til"),
    (re.compile(r"\b(?:at least|from)(?= \d)"), "fra"),
    (re.compile(r"\byoung people\b|\byouths?\b"), "unge"),
    (re.compile(r"(?<=\d) weeks?\b"), " uger"),
    (re.compile(r"(?<=\d) months?\b"), " mdr"),
    (re.compile(r"(?<=\d) hours?\b"), " timer"),
)
_MAY_BE_ENGLISH = re.compile(
    r"\b(?:ages?|aged|years?|yrs?|yo|to|and|or|between|through|younger|older|below|above|up to|least|from|youths?|young)\b"
)


def in_danish(text: str) -> str:
    """A text in small letters with what it says of ages in Danish words.

    >>> in_danish("ages 16 to 24"), in_danish("under 25 years old"), in_danish("between 18 and 30"), in_danish("15-25 år")
    ('alder 16-24', 'under 25 år', 'mellem 18 og 30', '15-25 år')
    """
    if not _MAY_BE_ENGLISH.search(text):
        return text
    for english, danish in _WORDS:
        text = english.sub(danish, text)
    return text
