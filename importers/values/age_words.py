"""What lists write about ages, put into the few plain words that one set of rules reads: "u. 25" is "under 25"."""

import re

_PEOPLE = r"(?:(?:unge|børn|personer|borgere|deltagere|dem|nogen|elever)\s+)?(?:(?:der|som) er\s+)?"
_DENIES = rf"\b(?:ikke|ej|ingen)\s+(?:(?:for|til)\s+)?{_PEOPLE}"
_PLAINLY = (
    (re.compile(r"\s*(?:-+>|→|=>)\s*"), "-"),
    (re.compile(r"\bt\.?\s?o\.?\s?m\b\.?(?=\s*\d)"), "til og med"),
    (re.compile(r"\bu(?:\.\s?|/)(?=\d)"), "under "),
    (re.compile(r"\bo(?:\.\s?|/)(?=\d)"), "over "),
    (re.compile(r"\bårg\."), "årgang"),
    (re.compile(r"(?<=[\s\d])&(?=\s)"), "og"),
    (re.compile(r"(?<=[-–])\s*ca\.?\s*(?=\d)"), ""),
    (re.compile(r"\b(min|max|maks)(?:imum|imal)?s?\.?\s?alder(?:en)?(?: er)?\s*:?\s*(?=\d)"), r"alder \1 "),
    (re.compile(r"\btidligst(?:\s+(?:fra|når man er))?(?=\s*(?:fyldt\s*)?\d)"), "fra"),
    (re.compile(r"(?<=\d)-(?=\s*(?:,|/|og\b|eller\b))"), ""),
    (re.compile(r"\b(?:mellem|ml\.?) (?:det|de) (?=\d)"), "mellem "),
    (re.compile(r"\b(?:frem til|indtil|til) (?:det |de |sin |deres )?(\d{1,2})\.?[ -]?års?[- ]?(?:fødselsdag|dag)\w*"), r"under \1"),
    (re.compile(r"\b(?:frem til|indtil|til) (?:man|du|de|den unge|vedkommende) (?:er )?(?:fylder|fylde|bliver) (?=\d)"), "under "),
    (re.compile(r"(?<!fra )\b(?:frem til|til) det fyldte (?=\d)"), "under "),
    (re.compile(r"\bfrem til (?:det )?(?=\d)"), "til "),
    (re.compile(r"(?<=\d)\s?-?\s?årige\s*(?=(?:(?:op )?til|-|–)\s*\d)"), " "),
    (re.compile(rf"{_DENIES}(?:under|yngre end) (\d+)(?: år)?,? (?:og|eller) (?:over|ældre end) (?=\d)"), r"\1-"),
    (re.compile(rf"{_DENIES}(?:under|yngre end)\b"), "mindst"),
    (re.compile(rf"{_DENIES}(?:over|ældre end)\b"), "højst"),
    (re.compile(r"\bvære (?=\d{1,2}(?: år)?,? (?:men|og) (?:endnu )?ikke (?:er )?(?:fyldt )?\d)"), "være fyldt "),
    (re.compile(r"(?<=\d)(?: år)?,? (?:men|og) (?:endnu )?ikke (?:er )?(?:fyldt )?(?=\d)"), " og under "),
    (re.compile(r"\bfra og med\b"), "fra"),
    (re.compile(r"(?<=\d)\s+1/2(?!\d)"), "½"),
)  # fmt: skip


def in_plain_words(text: str) -> str:
    """A text in small letters with its abbreviations, arrows and denials of ages in plain words.

    >>> in_plain_words("u. 25"), in_plain_words("15 -> 25"), in_plain_words("18 t.o.m. 29"), in_plain_words("ej under 18")
    ('under 25', '15-25', '18 til og med 29', 'mindst 18')
    >>> in_plain_words("fra det fyldte 18. år til det fyldte 30. år"), in_plain_words("indtil 18-års fødselsdagen")
    ('fra det fyldte 18. år under 30. år', 'under 18')
    """
    for said, plainly in _PLAINLY:
        text = said.sub(plainly, text)
    return text
